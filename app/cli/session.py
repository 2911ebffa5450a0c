"""One command at one shop: which folder, who signs in with what, and how far it is."""

import argparse
import contextlib
import getpass
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from app import bootstrap, config, log, paths, vault
from app.cli import language
from app.cli.progress import TerminalProgress
from app.domain.passwords import is_easy
from app.errors import StorageError, UserError
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.services import approvals, at_open, grading, refused_rows, sweeping
from app.services.desk import Desk

# Takes the pictures: folder, size, (language, theme) pairs, business day, progress -> files.
Shoot = Callable[
    [Path, tuple[int, int], Sequence[tuple[str, str]], date | None, TerminalProgress],
    Sequence[Path],
]
_Opened = TypeVar("_Opened")
_NOT_NOW: Final = frozenset({"storage_read_only", "storage_busy", "storage_full"})


@dataclass(frozen=True)
class Call:
    """One command with its options."""

    options: argparse.Namespace
    shoot: Shoot | None = None
    is_asking: bool = False

    @property
    def shop(self) -> Path:
        """The shop's folder: named, else STARDESK_SHOP, else the user's data folder."""
        named = self.options.shop or os.environ.get("STARDESK_SHOP")
        return Path(named).expanduser() if named else paths.default_shop()

    @property
    def login(self) -> str | None:
        """Who signs in: named, else STARDESK_LOGIN, else the last user here, else the only one."""
        return self.options.login or os.environ.get("STARDESK_LOGIN") or _last_user(self.shop)

    @property
    def language(self) -> str:
        """The language of messages and of names made up for a new shop."""
        return language.choose(self.options.lang)

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """Open the shop for this command and close it afterwards."""
        folder = self.shop
        if _is_shop(folder):
            log.start(paths.Paths(folder).logs)
        desk = self._opened(folder)
        try:
            if self.options.approved_by:
                password = os.environ.get("STARDESK_APPROVER_PASSWORD", "")
                approvals.grant(desk, self.options.approved_by, password)
            self._tell(desk)
            yield desk
        finally:
            desk.close()

    def _tell(self, desk: Desk) -> None:
        """Say what is not as it should be; a clock that may be wrong dates nothing unasked."""
        found = at_open.look(desk)
        if self.options.as_of is None and found.clock is not None and not self.is_asking:
            raise found.clock
        for finding in found.all:
            if finding is not found.clock or self.options.as_of is None:
                print(*finding.sentences(), sep="\n", file=sys.stderr)
        if found.clock is None:
            # A shop that cannot be written to now lets go of old rows another day.
            with contextlib.suppress(StorageError):
                refused_rows.age_out(desk)
                sweeping.finish(desk)

    def _opened(self, folder: Path) -> Desk:
        """Open the shop of a folder."""
        login, day = self.login, self.options.as_of
        return self._asking(
            folder,
            lambda name, password: bootstrap.open_desk(
                folder, name or login, password=password, business_day=day
            ),
        )

    def key_of(self, folder: Path) -> bytes | None:
        """Return the key of the vault in a folder, opened as a shop is; None where there is none.

        A backup carries the slots that were valid when it was made.
        """
        if not vault.exists(folder):
            return None
        return self._asking(
            folder,
            lambda name, password: bootstrap.key_of(folder, name or self.login, password),
        )

    def _asking(self, folder: Path, opened: Callable[[str | None, str | None], _Opened]) -> _Opened:
        """Open with the password of the environment, else the key store, else a prompt."""
        try:
            return opened(None, os.environ.get("STARDESK_PASSWORD") or None)
        except UserError as error:
            if error.code != "password_missing" or not is_asking_possible():
                raise
        name = self.login or bootstrap.logins(folder)[0]
        text = translate("Cli", QT_TRANSLATE_NOOP("Cli", "Password of {login}: "))
        return opened(name, getpass.getpass(text.format(login=name)))

    def bring_up(self, desk: Desk) -> tuple[str, ...]:
        """Let live scores and figures follow to the business day, as the window does; say so.

        A shop that cannot be written to now answers with what it has, and that is said too.
        """
        later = grading.ahead_until(desk)
        if later is not None:
            text = QT_TRANSLATE_NOOP(
                "Cli",
                "Stored live scores and figures are those of {day}, which is after {today}.",
            )
            today = desk.clock.today().isoformat()
            return (translate("Cli", text).format(day=later.isoformat(), today=today),)
        day = grading.stale_since(desk)
        if day is None or (self.options.as_of is None and at_open.look(desk).clock is not None):
            return ()
        values = {"day": day.isoformat(), "today": desk.clock.today().isoformat()}
        text = QT_TRANSLATE_NOOP("Cli", "Live scores and figures followed from {day} to {today}.")
        try:
            with self.progress() as progress:
                grading.catch_up(desk, progress)
        except StorageError as error:
            if error.code not in _NOT_NOW:
                raise
            text = QT_TRANSLATE_NOOP(
                "Cli",
                "Live scores and figures are those of {day}: the shop cannot be written to now.",
            )
        return (translate("Cli", text).format(**values),)

    def progress(self) -> TerminalProgress:
        """Return what shows how far a long act is, and stops it on Ctrl+C."""
        return TerminalProgress()


def _last_user(folder: Path) -> str | None:
    """Return who signed in last at a window of this computer, if known to this shop."""
    last = config.load().last_login
    with contextlib.suppress(UserError, OSError):
        return last if last in bootstrap.logins(folder) else None
    return None


def _is_shop(folder: Path) -> bool:
    try:
        return bootstrap.is_shop(folder)
    except (OSError, ValueError):  # a name too long, a disk gone
        raise UserError(
            "no_shop",
            QT_TRANSLATE_NOOP("Errors", "There is no shop in {folder}."),
            {"folder": str(folder)[:200]},
            advice=QT_TRANSLATE_NOOP("Errors", "Create one, or name the folder of yours."),
        ) from None


def warned_of(password: str) -> tuple[str, ...]:
    """Return what to say of a new password that is easy to guess; it counts all the same."""
    if not is_easy(password):
        return ()
    text = QT_TRANSLATE_NOOP(
        "Cli",
        "This password is easy to guess: take a longer one, such as a short sentence.",
    )
    return (translate("Cli", text),)


def is_asking_possible() -> bool:
    """Say whether somebody sits at a terminal who could answer a question."""
    return sys.stdin is not None and sys.stdin.isatty()
