"""Who a row of a file is about: number, then phone, then e-mail; a name alone is nobody."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from app.domain import search as search_rules
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import batches as batch_rows
from app.models import customers as customer_rows
from app.models import search as search_rows
from app.models.database import after_bulk
from app.services.desk import Work

OWN_NUMBER: Final = "SD"
_KEYS: Final = ("number", "phone", "email")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a row says about who it concerns; empty text says nothing."""

    number: str = ""
    phone: str = ""
    email: str = ""
    name: str = ""
    channel: str = ""


@dataclass(slots=True)
class _Known:
    """One customer as far as matching needs it."""

    id: int
    number: str
    name: str
    phone: str
    email: str
    is_new: bool = False
    before: dict[str, str] | None = None

    @property
    def has_own_number(self) -> bool:
        """Say whether the number is only ours, to give way to the shop's: SD000007 of 7."""
        return self.number.rstrip("X") == f"{OWN_NUMBER}{self.id:06d}"


@dataclass
class People:
    """The customers that one import meets: known ones are found, new ones are added in bulk."""

    work: Work
    batch_id: int
    channel: str
    touched: set[int] = field(default_factory=set)
    created: int = 0
    _by: dict[str, dict[str, list[_Known]]] = field(
        default_factory=lambda: {key: {} for key in _KEYS}
    )
    _new: list[dict[str, Any]] = field(default_factory=list)
    _created_ids: set[int] = field(default_factory=set)
    _next_id: int = 0
    _is_empty_shop: bool = False

    def __post_init__(self) -> None:
        self._next_id = customer_rows.next_id(self.work.connection)
        self._is_empty_shop = not customer_rows.any_live(self.work.connection)

    def look_up(self, references: Iterable[Reference]) -> None:
        """Read the known customers of a batch of rows in three questions."""
        if self._is_empty_shop:
            return
        asked: dict[str, set[str]] = defaultdict(set)
        for reference in references:
            for key in _KEYS:
                value = getattr(reference, key)
                if value and value not in self._by[key]:
                    asked[key].add(value)
        for key, values in asked.items():
            for value in values:
                self._by[key][value] = []
            for row in customer_rows.brief_by(self.work.connection, key, sorted(values)):
                known = self._same(_Known(row.id, row.number, row.name, row.phone, row.email))
                self._by[key][getattr(row, key)].append(known)

    def _same(self, found: _Known) -> _Known:
        """Return the customer met before under another key, so that both keys agree."""
        for key in _KEYS:
            for known in self._by[key].get(getattr(found, key), ()):
                if known.id == found.id:
                    return known
        return found

    def match(self, reference: Reference) -> int | None:
        """Return the customer of a row, adding a new one; None for a walk-in.

        Raises:
            UserError: number, phone and e-mail name different customers.

        """
        known = self._find(reference)
        if known is None:
            if not (reference.number or reference.phone or reference.email):
                return None
            known = self._add(reference)
        else:
            self._fill(known, reference)
        self.touched.add(known.id)
        return known.id

    def add_nameless(self, reference: Reference) -> int:
        """Add a customer of whom only the name is known."""
        known = self._add(reference)
        self.touched.add(known.id)
        return known.id

    def _find(self, reference: Reference) -> _Known | None:
        if reference.number:
            own = self._by["number"].get(reference.number, [])
            if own:
                return self._unclashed(own[0], reference)
        for key in ("phone", "email"):
            value = getattr(reference, key)
            holders = self._by[key].get(value, []) if value else []
            if holders:
                return self._holder(holders, reference)
        return None

    def _unclashed(self, known: _Known, reference: Reference) -> _Known:
        holders = self._by["phone"].get(reference.phone, []) if reference.phone else []
        if holders and all(holder.id != known.id for holder in holders):
            raise _clash(reference, holders[0])
        return known

    def _holder(self, holders: list[_Known], reference: Reference) -> _Known:
        """Return who of those sharing a phone or e-mail is meant; several need the same name."""
        fitting = [known for known in holders if not reference.number or known.has_own_number]
        if len(fitting) > 1:
            fitting = [known for known in fitting if known.name == reference.name]
        if len(fitting) != 1:
            raise _clash(reference, holders[0])
        return fitting[0]

    def _add(self, reference: Reference) -> _Known:
        customer_id = self._next_id
        self._next_id += 1
        number = reference.number or self._own_number(customer_id)
        known = _Known(
            customer_id,
            number,
            reference.name or number,
            reference.phone,
            reference.email,
            is_new=True,
        )
        self._keep(known)
        moment = self.work.desk.clock.now()
        self._new.append(
            {
                "id": customer_id,
                "number": number,
                "name": known.name,
                "phone": known.phone,
                "email": known.email,
                "channel": reference.channel or self.channel,
                "batch_id": self.batch_id,
                "created_at": moment,
                "updated_at": moment,
            }
        )
        self.created += 1
        self._created_ids.add(customer_id)
        return known

    def _own_number(self, customer_id: int) -> str:
        number = f"{OWN_NUMBER}{customer_id:06d}"
        while customer_rows.by_number(self.work.connection, number) is not None:
            number += "X"
        return number

    def _keep(self, known: _Known) -> None:
        for key in _KEYS:
            value = getattr(known, key)
            holders = self._by[key].setdefault(value, []) if value else None
            if holders is not None and known not in holders:
                holders.append(known)

    def _fill(self, known: _Known, reference: Reference) -> None:
        """Take over what the file knows and the shop does not; nothing known is overwritten."""
        news: dict[str, str] = {}
        if reference.number and known.has_own_number:
            news["number"] = reference.number
        for key in ("phone", "email"):
            if getattr(reference, key) and not getattr(known, key):
                news[key] = getattr(reference, key)
        if reference.name and known.name == known.number:
            news["name"] = reference.name
        news = {key: value for key, value in news.items() if value != getattr(known, key)}
        if news:
            self._change(known, news)

    def _change(self, known: _Known, news: dict[str, str]) -> None:
        self.flush()
        before = {key: getattr(known, key) for key in news}
        customer_rows.change(
            self.work.connection, known.id, {**news, "updated_at": self.work.desk.clock.now()}
        )
        old = _tokens(known)
        for key, value in news.items():
            setattr(known, key, value)
        self._keep(known)
        # The customers of this import get their tokens at its end, and undo voids them whole.
        if not known.is_new:
            search_rows.replace(self.work.connection, known.id, old, _tokens(known))
            batch_rows.remember(
                self.work.connection, self.batch_id, "customer", [(known.id, before, news)]
            )

    def learn(self, stored: Any, news: Mapping[str, Any]) -> None:  # noqa: ANN401 - a database row
        """Let the rows below find a customer by what a list has just corrected in it."""
        for key in _KEYS:
            for known in list(self._by[key].get(getattr(stored, key), ())):
                if known.id != stored.id:
                    continue
                if key in news:
                    self._by[key][getattr(stored, key)].remove(known)
                known.name = news.get("name", known.name)
                known.phone = news.get("phone", known.phone)
                known.email = news.get("email", known.email)
                self._keep(known)

    def flush(self) -> None:
        """Write the customers met so far, so that sales can name them."""
        customer_rows.add_many(self.work.connection, self._new)
        self._new.clear()

    def finish(self) -> None:
        """Write what is left and let the new customers be found."""
        self.flush()
        after_bulk(self.work.connection, "customer")
        search_rows.put_many(
            self.work.connection,
            (
                (row.id, search_rules.tokens(row.number, row.name, row.phone, row.email))
                for row in customer_rows.brief_of_batch(self.work.connection, self.batch_id)
                if row.id in self._created_ids
            ),
        )


def _tokens(known: _Known) -> set[str]:
    return search_rules.tokens(known.number, known.name, known.phone, known.email)


def _clash(reference: Reference, holder: _Known) -> UserError:
    return UserError(
        "clash",
        QT_TRANSLATE_NOOP(
            "Errors", "Number, phone and e-mail of this row belong to different customers."
        ),
        {"number": reference.number, "other": holder.number},
        advice=QT_TRANSLATE_NOOP(
            "Errors", "Correct the row, or mark the phone of customer {other} as a family number."
        ),
        field="phone" if reference.phone else "email",
    )
