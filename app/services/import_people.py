"""Who a row of a file is about: number, then phone, then e-mail; a name alone is nobody."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import numpy as np

from app.domain import search as search_rules
from app.domain.importing_columns import Buyer
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import batches as batch_rows
from app.models import customers as customer_rows
from app.models import search as search_rows
from app.models.database import after_bulk
from app.services.desk import Work

OWN_NUMBER: Final = "SD"
_KEYS: Final = ("number", "phone", "email")
# Where a batch asks about one customer in this many, all are read at once; not beyond this size.
_MANY: Final = 20
_ALL_AT_ONCE: Final = 120_000
_KEPT: Final = 300_000


class Reference(NamedTuple):
    """What a row says about who it concerns; empty text says nothing."""

    number: str = ""
    phone: str = ""
    email: str = ""
    name: str = ""
    channel: str = ""


@dataclass(slots=True, eq=False)
class _Known:
    """One customer as far as matching needs it."""

    id: int
    number: str
    name: str
    phone: str
    email: str
    is_new: bool = False

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
    # Most numbers, phones and e-mails are one customer's: only others cost a list.
    _by: dict[str, dict[str, _Known | list[_Known]]] = field(
        default_factory=lambda: {key: {} for key in _KEYS}
    )
    _new: list[dict[str, Any]] = field(default_factory=list)
    _created_ids: set[int] = field(default_factory=set)
    _next_id: int = 0
    _is_whole: bool = False

    def __post_init__(self) -> None:
        self._next_id = customer_rows.next_id(self.work.connection)

    def look_up(self, references: Sequence[Reference]) -> None:
        """Read the known customers of a batch of rows: one by one, or all where many are asked."""
        if sum(map(len, self._by.values())) > _KEPT:
            # What was met stands in the tables: a million customers are not kept in memory.
            self.forget()
        if self._is_whole:
            return
        asked = [
            {value for value in values if value and value not in self._by[key]}
            for key, values in zip(_KEYS, list(zip(*references, strict=True))[:3], strict=False)
        ]
        count = self._next_id - 1
        if count <= _ALL_AT_ONCE and sum(map(len, asked)) * _MANY >= count:
            self.forget()
            self._is_whole = True
            self._take_in(customer_rows.brief_of_all(self.work.connection))
            return
        for key, values in zip(_KEYS, asked, strict=False):
            for value in values:
                self._by[key][value] = []
            self._take_in(customer_rows.brief_by(self.work.connection, key, sorted(values)), key)

    def forget(self) -> None:
        """Let go of what was read; the tables hold it all."""
        with self.set_aside():
            pass

    @contextlib.contextmanager
    def set_aside(self) -> Iterator[None]:
        """Let go of what was read, and hold the ids packed as long as memory is wanted.

        They are made anew: old ones lie between what goes and would keep its memory.
        """
        self.flush()
        self._is_whole = False
        kept = [np.fromiter(ids, np.int64, len(ids)) for ids in (self.touched, self._created_ids)]
        self.touched, self._created_ids = set(), set()
        for key in _KEYS:
            self._by[key].clear()
        yield
        self.touched.update(kept[0].tolist())
        self._created_ids.update(kept[1].tolist())

    def _take_in(self, rows: Iterable[Sequence[Any]], only: str = "") -> None:
        """Keep customers read from the shop, under all their keys or only that asked about."""
        for row in rows:
            customer_id, number, name, phone, email = row
            is_new = customer_id in self._created_ids
            known = _Known(customer_id, number, name, phone, email, is_new)
            if only:
                known = self._same(known)
                self._put(only, getattr(known, only), known)
            else:
                self._keep(known)

    def _same(self, found: _Known) -> _Known:
        """Return the customer met before under another key, so that both keys agree."""
        for key in _KEYS:
            for known in self._holders_of(key, getattr(found, key)):
                if known.id == found.id:
                    return known
        return found

    def _holders_of(self, key: str, value: str) -> Sequence[_Known]:
        """Return who has a number, a phone or an e-mail; nobody has a blank one."""
        found = self._by[key].get(value) if value else None
        if found is None:
            return ()
        return found if isinstance(found, list) else (found,)

    def match(self, reference: Reference) -> int | None:
        """Return the customer of a row, adding a new one; None for a walk-in.

        Raises:
            UserError: number, phone and e-mail name different customers.

        """
        plain = self._plainly(reference.number, reference.phone, reference.email)
        known = plain or self._find(reference)
        if known is None:
            if not (reference.number or reference.phone or reference.email):
                return None
            known = self._add(reference)
        elif plain is None:
            self._fill(known, reference)
        self.touched.add(known.id)
        return known.id

    def add_nameless(self, reference: Reference) -> int:
        """Add a customer of whom only the name is known."""
        known = self._add(reference)
        self.touched.add(known.id)
        return known.id

    def met(self, buyers: Iterable[Buyer]) -> list[int]:
        """Return the customer of each buyer who is known already and of whom nothing is new, or 0.

        Most of those named in a list are such; the others want `look_up` and `match`.
        """
        plainly = self._plainly
        known = [plainly(number, phone, email) for number, _, phone, email in buyers]
        ids = [one.id if one else 0 for one in known]
        self.touched.update(ids)
        self.touched.discard(0)
        return ids

    def _plainly(self, number: str, phone: str, email: str) -> _Known | None:
        """Return the one whose number is given, when the row says nothing else that is new."""
        own = self._by["number"].get(number)
        if not isinstance(own, _Known):
            return None
        agrees = (not phone or phone == own.phone) and (not email or email == own.email)
        return own if agrees and own.name != own.number else None

    def _find(self, reference: Reference) -> _Known | None:
        own = self._holders_of("number", reference.number)
        if own:
            return self._unclashed(own[0], reference)
        for key in ("phone", "email"):
            holders = self._holders_of(key, getattr(reference, key))
            if holders:
                return self._holder(holders, reference)
        return None

    def _unclashed(self, known: _Known, reference: Reference) -> _Known:
        holders = self._holders_of("phone", reference.phone)
        if holders and all(holder.id != known.id for holder in holders):
            raise _clash(reference, holders[0])
        return known

    def _holder(self, holders: Sequence[_Known], reference: Reference) -> _Known:
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
        if known.number:
            self._put("number", known.number, known)
        if known.phone:
            self._put("phone", known.phone, known)
        if known.email:
            self._put("email", known.email, known)

    def _put(self, key: str, value: str, known: _Known) -> None:
        mine = self._by[key]
        found = mine.setdefault(value, known)
        if found is known:
            return
        if not found:
            mine[value] = known
        elif isinstance(found, list):
            if known not in found:
                found.append(known)
        else:
            mine[value] = [found, known]

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
            value = getattr(stored, key)
            for known in list(self._holders_of(key, value)):
                if known.id != stored.id:
                    continue
                if key in news:
                    others = [one for one in self._holders_of(key, value) if one is not known]
                    self._by[key][value] = others
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
