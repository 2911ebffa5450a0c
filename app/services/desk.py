"""The desk: one signed-in person at one shop, handed to every service as its first argument."""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from app.domain import access
from app.domain.access import Permission, Role
from app.errors import StorageError, UserError, not_allowed
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.paths import Paths

if TYPE_CHECKING:
    from app.models.database import Connection, Database
    from app.models.last_act import Mark

_PATIENT_TRIES: Final = 12


class Actor(NamedTuple):
    """Who is signed in."""

    login: str
    name: str
    role: Role
    own_grants: frozenset[Permission] = frozenset()
    own_title: str = ""
    without: frozenset[Permission] = frozenset()

    def may(self, permission: Permission) -> bool:
        """Say whether this person holds a permission, and does without none of it now."""
        holds = permission in access.GRANTS[self.role] or permission in self.own_grants
        return holds and permission not in self.without


class Clock(Protocol):
    """Where days and moments come from; nothing below the window asks the system."""

    def today(self) -> date:
        """Return the business day."""

    def now(self) -> datetime:
        """Return the moment in UTC."""


class SystemClock:
    """The PC's clock, with a fixed business day when one was asked for."""

    def __init__(self, business_day: date | None = None) -> None:
        self._business_day = business_day

    @property
    def is_asked(self) -> bool:
        """Whether somebody named the business day, whatever the PC says."""
        return self._business_day is not None

    def today(self) -> date:
        """Return the business day: the asked one, else the PC's local date."""
        return self._business_day or datetime.now(UTC).astimezone().date()

    def now(self) -> datetime:
        """Return the moment in UTC."""
        return datetime.now(UTC)


class ShopSettings(NamedTuple):
    """The settings that rules and reports need at hand."""

    name: str
    currency: str
    decimals: int
    is_demo: bool = False


class Word(NamedTuple):
    """A second person's word for one act: who gave it, and for which act; "" for the next one."""

    approver: str
    of: str = ""


@dataclass
class Desk:
    """Everything a service needs: the database, who asks, what day it is, where files go."""

    database: "Database"
    actor: Actor
    clock: Clock
    settings: ShopSettings
    paths: Paths
    word: Word | None = None

    @property
    def currency(self) -> str:
        """Return the shop's currency, such as CNY."""
        return self.settings.currency

    @property
    def decimals(self) -> int:
        """Return how many decimals the currency has: CNY 2, JPY 0."""
        return self.settings.decimals

    @property
    def is_checked(self) -> bool:
        """Whether every page of the file was found whole, so that acts may write."""
        return not self.database.waits_for_check

    def require_key(self) -> bytes:
        """Return the shop's key, for acts that a plain shop has no use for.

        Raises:
            UserError: this shop is plain.

        """
        if self.database.key is None:
            raise UserError(
                "shop_is_plain",
                QT_TRANSLATE_NOOP("Errors", "This shop is not encrypted and has no password."),
                advice=QT_TRANSLATE_NOOP("Errors", "Create an encrypted shop and import into it."),
            )
        return self.database.key

    def close(self) -> None:
        """Let go of the shop's files."""
        self.database.close()

    def may(self, permission: Permission) -> bool:
        """Say whether the signed-in person may do a thing."""
        return self.actor.may(permission)

    def facing_customer(self) -> "Desk":
        """Return a desk that reads no amounts, for a screen that a customer may see, too."""
        blind = self.actor._replace(without=self.actor.without | {Permission.SEE_AMOUNTS})
        return replace(self, actor=blind)

    def require(self, permission: Permission) -> None:
        """Refuse an act that the signed-in person may not do, before anything is touched."""
        if not self.may(permission):
            raise not_allowed(translate("Permissions", access.TITLES[permission]))

    @contextlib.contextmanager
    def read(self) -> "Iterator[Work]":
        """Give one consistent picture of the shop for questions."""
        with self.database.read() as connection:
            yield Work(self, connection, [])

    @contextlib.contextmanager
    def work(self, *, links_later: bool = False) -> "Iterator[Work]":
        """Give one transaction for one act: all of it is done, or nothing.

        With `links_later` the act itself checks at its end that its rows point to rows.
        """
        try:
            with self.database.work(links_later=links_later) as connection:
                work = Work(self, connection, [])
                yield work
                moved = _marks_to_move(work) if work.noted else []
        except BaseException:
            # A word given for an act that then failed is not there for another.
            self.word = None
            raise
        for marks, mark in moved:
            marks.keep(self.paths, mark)

    def note(self, act: str, details: Mapping[str, Any]) -> None:
        """Write the audit line of what stands on the disk already; busy tills are waited out.

        Refusing it would leave a backup that nobody made. Each try has the database's own patience.
        """
        for left in reversed(range(_PATIENT_TRIES)):
            try:
                with self.work() as work:
                    work.note(act, details=details)
            except StorageError as error:
                if error.code != "storage_busy" or not left:
                    raise
            else:
                return


class Work(NamedTuple):
    """The inside of one transaction; only services hold it, and it never leaves them."""

    desk: Desk
    connection: "Connection"
    noted: list[tuple[int, str]]

    def note(
        self,
        act: str,
        noun: str = "",
        record_id: int | None = None,
        *,
        details: Mapping[str, Any] | None = None,
        reason: str = "",
        values: Mapping[str, Any] | None = None,
    ) -> None:
        """Write one audit line inside the act's own transaction.

        A reason in somebody's words and values before and after can be erased with the person.
        """
        from app.models import audit as audit_rows  # noqa: PLC0415 - loads SQLAlchemy

        line = audit_rows.add(
            self.connection,
            {
                "at": self.desk.clock.now(),
                "actor": self.desk.actor.login,
                "act": act,
                "noun": noun,
                "record_id": record_id,
            },
            details or {},
            audit_rows.Personal(record_id if noun == "customer" else None, reason, values),
        )
        self.noted.append(line)


def _marks_to_move(work: Work) -> list[tuple[Any, "Mark"]]:
    """Return what keeps marks, and the mark of the act just noted, where the file holds the last.

    Loaded with the first act: a window is painted without it.
    """
    from app.models import last_act, seen_here  # noqa: PLC0415 - as said above

    mark = last_act.Mark(*work.noted[-1])
    keepers = (last_act, seen_here)
    return [(one, mark) for one in keepers if _holds(work, one.read(work.desk.paths))]


def _holds(work: Work, mark: "Mark | None") -> bool:
    """Say whether the file holds the act that is marked: otherwise an old one was put back.

    Its mark stays then, or the warning would be gone as soon as new acts outnumber the lost ones.
    """
    from app.models import audit as audit_rows  # noqa: PLC0415 - loads SQLAlchemy

    if mark is None or not work.desk.database.is_sqlite:
        return True
    return audit_rows.chain_of(work.connection, mark.number) == mark.chain
