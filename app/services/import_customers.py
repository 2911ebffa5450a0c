"""Writes the customers of a file: new ones added, known ones brought up to date, totals opened."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from app.domain import search as search_rules
from app.domain.importing import ParsedCustomer, Reject
from app.domain.periods import add_months
from app.errors import UserError
from app.models import batches as batch_rows
from app.models import customers as customer_rows
from app.models import search as search_rows
from app.services.customers import closes_ring
from app.services.desk import Work
from app.services.import_numbers import Numbers
from app.services.import_people import People, Reference

# What a list may correct in a customer that the shop knows already.
_CORRECTED: Final = (
    "name",
    "phone",
    "email",
    "birthday",
    "influence",
    "potential",
    "note",
    "gender",
    "address",
    "occupation",
)


class CustomerWriter:
    """Takes the customers of one file batch by batch."""

    def __init__(self, work: Work, batch_id: int, people: People) -> None:
        self.created = 0
        self.updated = 0
        self.unchanged = 0
        self.rejects: list[Reject] = []
        self.rejected_minor = 0
        self.reviews: dict[int, tuple[date | None, date | None]] = {}
        self._work = work
        self._batch_id = batch_id
        self._people = people
        self._nameless: Counter[str] = Counter()
        self._referrers: list[tuple[ParsedCustomer, int]] = []
        self.numbers = Numbers(work, batch_id)

    def take(self, parsed: Sequence[ParsedCustomer]) -> None:
        """Write one batch of rows."""
        references = [_reference(row) for row in parsed]
        self._people.look_up(references)
        for row, reference in zip(parsed, references, strict=True):
            before = self._people.created
            try:
                customer_id = self._match(row, reference)
            except UserError as error:
                self.rejects.append(_rejected(row, error))
                self.rejected_minor += row.amount_minor or 0
                continue
            is_new = self._people.created > before
            self._people.flush()
            changed = self._bring_up(customer_id, row, is_new=is_new)
            changed = self._open_totals(customer_id, row) or changed
            changed = self.numbers.take(customer_id, row.id_number) or changed
            self._count(is_new=is_new, is_changed=changed)
            if row.last_review or row.next_review:
                self.reviews[customer_id] = (row.last_review, row.next_review)
            if row.referrer:
                self._referrers.append((row, customer_id))

    def finish(self) -> None:
        """Link customers to those who brought them, now that everybody is there."""
        for row, customer_id in self._referrers:
            self._link(row, customer_id)

    def _match(self, row: ParsedCustomer, reference: Reference) -> int:
        found = self._people.match(reference)
        if found is not None:
            return found
        # A name alone is nobody; the n-th such row of a list is the n-th such customer.
        alike = customer_rows.nameless(self._work.connection, row.name)
        place = self._nameless[row.name]
        self._nameless[row.name] += 1
        if place < len(alike):
            self._people.touched.add(alike[place])
            return alike[place]
        return self._people.add_nameless(reference)

    def _count(self, *, is_new: bool, is_changed: bool) -> None:
        if is_new:
            self.created += 1
        elif is_changed:
            self.updated += 1
        else:
            self.unchanged += 1

    def _bring_up(self, customer_id: int, row: ParsedCustomer, *, is_new: bool) -> bool:
        stored: Any = customer_rows.get(self._work.connection, customer_id)
        news = self._news(stored, row)
        tags_changed = self._add_tags(customer_id, row, is_new=is_new)
        if not news:
            return tags_changed
        customer_rows.change(
            self._work.connection,
            customer_id,
            {**news, "updated_at": self._work.desk.clock.now()},
        )
        self._people.learn(stored, news)
        if not is_new:
            self._remember(stored, news)
        return True

    def _news(self, stored: Any, row: ParsedCustomer) -> dict[str, Any]:  # noqa: ANN401
        """Return what the row says that the shop does not know or knows otherwise."""
        given = {name: getattr(row, name) for name in _CORRECTED}
        joined = row.joined
        if joined is None and row.tenure_months is not None and stored.joined is None:
            joined = add_months(self._work.desk.clock.today(), -row.tenure_months)
        given["joined"] = joined
        return {
            key: value
            for key, value in given.items()
            if value not in {None, ""} and value != getattr(stored, key)
        }

    def _remember(self, stored: Any, news: Mapping[str, Any]) -> None:  # noqa: ANN401
        """Let undo put a known customer back, and let it be found by what it is now."""
        before = {key: _plain(getattr(stored, key)) for key in news}
        after = {key: _plain(value) for key, value in news.items()}
        batch_rows.remember(
            self._work.connection, self._batch_id, "customer", [(stored.id, before, after)]
        )
        now = {**stored._mapping, **news}  # noqa: SLF001 - how a row becomes a mapping
        search_rows.replace(
            self._work.connection,
            stored.id,
            search_rules.tokens(stored.number, stored.name, stored.phone, stored.email),
            search_rules.tokens(now["number"], now["name"], now["phone"], now["email"]),
        )

    def _add_tags(self, customer_id: int, row: ParsedCustomer, *, is_new: bool) -> bool:
        if not row.tags:
            return False
        connection = self._work.connection
        had = customer_rows.tags_of(connection, [customer_id]).get(customer_id, ())
        tags = sorted({*had, *row.tags})
        if tags == sorted(had):
            return False
        customer_rows.set_tags(connection, customer_id, tags)
        if not is_new:
            batch_rows.remember(
                connection,
                self._batch_id,
                "tags",
                [(customer_id, {"tags": list(had)}, {"tags": tags})],
            )
        return True

    def _open_totals(self, customer_id: int, row: ParsedCustomer) -> bool:
        """Enter a total that came without its sales, unless the shop has the sales or the entry."""
        if row.amount_minor is None and row.frequency is None:
            return False
        connection = self._work.connection
        amount, orders = row.amount_minor or 0, row.frequency or 0
        stored = customer_rows.openings_of(connection, customer_id)
        if any((entry.amount_minor, entry.orders) == (amount, orders) for entry in stored):
            return False
        if customer_rows.has_sales(connection, customer_id):
            return False
        customer_rows.void_openings(connection, [entry.id for entry in stored], self._batch_id)
        customer_rows.add_openings(
            connection,
            [
                {
                    "customer_id": customer_id,
                    "day": self._work.desk.clock.today(),
                    "amount_minor": amount,
                    "orders": orders,
                    "batch_id": self._batch_id,
                    "voided": 0,
                }
            ],
        )
        return True

    def _link(self, row: ParsedCustomer, customer_id: int) -> None:
        connection = self._work.connection
        found = customer_rows.by_number(connection, row.referrer)
        referrer = found.id if found else None
        if referrer is None:
            holders = customer_rows.brief_by(connection, "phone", [row.referrer])
            referrer = holders[0].id if len(holders) == 1 else None
        stored = customer_rows.get(connection, customer_id)
        if referrer is None or stored is None or stored.referrer_id is not None:
            return
        if closes_ring(self._work, referrer, customer_id):
            return
        customer_rows.change(connection, customer_id, {"referrer_id": referrer})
        self._people.touched.add(referrer)
        batch_rows.remember(
            connection,
            self._batch_id,
            "customer",
            [(customer_id, {"referrer_id": None}, {"referrer_id": referrer})],
        )


def _reference(row: ParsedCustomer) -> Reference:
    return Reference(row.number, row.phone, row.email, row.name, row.channel)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any column's value
    return value.isoformat() if isinstance(value, date) else value


def _rejected(row: ParsedCustomer, error: UserError) -> Reject:
    value = str(getattr(row, error.field, ""))
    return Reject(row.line, error.field, value, error, ())
