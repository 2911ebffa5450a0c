"""Customers: find, add, change, look at one, reveal a phone number with a reason."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain import search as search_rules
from app.domain.access import Permission, mask_phone
from app.domain.customer_rules import CustomerEntry, check_evidence, checked, typed_text
from app.domain.importing_contacts import is_masked
from app.domain.scoring import shown
from app.domain.text import is_whole
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import customer_list
from app.models import customers as customer_rows
from app.models import grades as grade_rows
from app.models import points as point_rows
from app.models import sales as sale_rows
from app.models import search as search_rows
from app.services import grader, id_numbers, redaction, whom
from app.services.desk import Desk, Work
from app.services.done import Changes, Done
from app.services.id_numbers import Held
from app.services.redaction import Hidden
from app.services.schemes import rules_of, scheme_of
from app.services.star_table import observed_of, stars_of

# Beyond this a typed query is not a name, a phone or a card any more.
_LONGEST_QUERY = 200


@dataclass(frozen=True)
class Hit:
    """One customer found at the front desk."""

    id: int
    number: str
    name: str
    phone: str
    level: int
    level_name: str
    stars: int
    observed: bool = False


@dataclass(frozen=True)
class SaleRow:
    """One line of a customer's history, redacted for the signed-in role."""

    document: str
    day: date
    amount_minor: int | Hidden | None
    category: str
    product: str
    channel: str
    is_return: bool


@dataclass(frozen=True)
class Card:
    """Everything about one customer that the signed-in role may see; an ID number never whole."""

    id: int
    entry: CustomerEntry
    level: int
    level_name: str
    stars: int
    score: Decimal | Hidden | None
    points: int
    last_review: date | None
    next_review: date | None
    referrer: str
    id_number: Held
    observed: bool = False


def find(desk: Desk, query: str, limit: int = 20) -> list[Hit]:
    """Return the customers a typed text finds: exact and ending matches first, then by level."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        hits = search_rows.find(
            work.connection, query[:_LONGEST_QUERY], masked=redaction.finds_by_mask(desk)
        )
        levels = customer_list.levels_of(work.connection, [key for key, _ in hits])
        order = search_rules.rank(hits, levels)[:limit]
        found = customer_list.rows(work.connection, order)
        _, scheme = scheme_of(work)
    result = []
    for row in [found[key] for key in order if key in found]:
        level = row.level or 0
        name = scheme.levels[level - 1].name if level else ""
        phone = mask_phone(row.phone)
        stars = stars_of(scheme, level)
        observed = observed_of(desk, scheme, row) is not None
        result.append(Hit(row.id, row.number, row.name, phone, level, name, stars, observed))
    return result


def id_of(desk: Desk, number: str) -> int:
    """Return the customer of an external number, verbatim."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        row = customer_rows.by_number(work.connection, number) if is_whole(number) else None
    if row is None:
        raise no_customer(number)
    return int(row.id)


def no_customer(number: str) -> UserError:
    """Return the refusal for a number that nobody carries."""
    return UserError(
        "no_customer",
        QT_TRANSLATE_NOOP("Errors", "No customer has the number {number}."),
        {"number": number[:60]},
        advice=QT_TRANSLATE_NOOP("Errors", "Look the customer up by name or phone first."),
        field="customer",
    )


def add_customer(desk: Desk, entry: CustomerEntry) -> Done[int]:
    """Add a customer and grade it; returns its id. Without a number it gets the next free one."""
    desk.require(Permission.EDIT_CUSTOMER)
    entry = checked(entry, desk.clock.today())
    check_evidence(entry)
    if entry.joined is None:
        entry = replace(entry, joined=desk.clock.today())
    with desk.work() as work:
        number = entry.number or free_number(work, customer_rows.next_id(work.connection))
        entry = replace(entry, number=number)
        _check_free(work, entry, None)
        _check_referrer(work, entry.referrer_id, None)
        now = desk.clock.now()
        customer_id = customer_rows.add(
            work.connection, {**_columns(entry), "created_at": now, "updated_at": now}
        )
        customer_rows.set_tags(work.connection, customer_id, entry.tags)
        search_rows.put(work.connection, customer_id, _tokens(entry))
        grader.grade(work, rules_of(work), [customer_id], grader.Why())
        work.note("add_customer", "customer", customer_id)
        if entry.id_number:
            id_numbers.put(work, customer_id, entry.id_number)
    return Done(customer_id, Changes(customers=frozenset({customer_id})))


def edit_customer(desk: Desk, customer_id: int, entry: CustomerEntry) -> Done[int]:
    """Change a customer's record; its official level is never set by this, only its live score."""
    desk.require(Permission.EDIT_CUSTOMER)
    with desk.work() as work:
        row = whom.customer(work, customer_id)
        if not entry.phone or is_masked(entry.phone):
            # A form that was shown a masked number hands the mask back: the number stays.
            hidden = not desk.may(Permission.SEE_PHONES)
            entry = replace(entry, phone=row.phone if hidden else entry.phone)
        entry = checked(entry, desk.clock.today())
        check_evidence(entry, _entry(desk, row, ()))
        entry = replace(entry, number=entry.number or row.number)
        _check_free(work, entry, customer_id)
        _check_referrer(work, entry.referrer_id, customer_id)
        before = search_rules.tokens(row.number, row.name, row.phone, row.email)
        customer_rows.change(
            work.connection, customer_id, {**_columns(entry), "updated_at": desk.clock.now()}
        )
        customer_rows.set_tags(work.connection, customer_id, entry.tags)
        search_rows.replace(work.connection, customer_id, before, _tokens(entry))
        touched = _touched(row, entry)
        grader.grade(work, rules_of(work), touched, grader.Why(), keeps_levels=True)
        changed = {
            name: [getattr(row, name), value]
            for name, value in _columns(entry).items()
            if value != getattr(row, name)
        }
        details = {"fields": list(changed)}
        work.note("edit_customer", "customer", customer_id, details=details, values=changed)
        if entry.id_number:
            id_numbers.put(work, customer_id, entry.id_number)
    return Done(customer_id, Changes(customers=frozenset(touched)))


def _touched(row: Any, entry: CustomerEntry) -> set[int]:  # noqa: ANN401 - a database row
    touched = {row.id, row.referrer_id, entry.referrer_id}
    return {key for key in touched if key is not None}


def card(desk: Desk, customer_id: int) -> Card:
    """Return one customer's card."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        row = whom.customer(work, customer_id)
        grade = grade_rows.get(work.connection, customer_id)
        tags = customer_rows.tags_of(work.connection, [customer_id]).get(customer_id, ())
        _, scheme = scheme_of(work)
        referrer = customer_rows.get(work.connection, row.referrer_id) if row.referrer_id else None
        id_number = id_numbers.held_in(work, customer_id)
        points = point_rows.balance(work.connection, customer_id, desk.clock.today())
    level = grade.level if grade else 0
    sees = desk.may(Permission.SEE_AMOUNTS)
    return Card(
        id=customer_id,
        entry=_entry(desk, row, tags),
        level=level,
        level_name=scheme.levels[level - 1].name if level else "",
        stars=stars_of(scheme, level),
        score=(shown(grade.score) if sees else redaction.HIDDEN) if grade else None,
        points=points,
        last_review=grade.last_review if grade else None,
        next_review=grade.next_review if grade else None,
        referrer=referrer.name if referrer else "",
        observed=grade is not None and observed_of(desk, scheme, grade) is not None,
        id_number=id_number,
    )


def history(desk: Desk, customer_id: int, limit: int = 200) -> list[SaleRow]:
    """Return a customer's sales and returns, newest first."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        whom.customer(work, customer_id)
        rows = sale_rows.history(work.connection, customer_id, limit)
    return [
        SaleRow(
            document=row.document or "",
            day=row.day,
            amount_minor=redaction.amount(desk, row.amount_minor),
            category=row.category or "",
            product=row.product or "",
            channel=row.channel,
            is_return=row.amount_minor < 0,
        )
        for row in rows
    ]


def reveal_phone(desk: Desk, customer_id: int, reason: str) -> str:
    """Return one full phone number; the reason goes to the audit log."""
    desk.require(Permission.REVEAL_PHONE)
    reason = typed_text(reason, "reason")
    if not reason:
        raise UserError(
            "reason_missing",
            QT_TRANSLATE_NOOP("Errors", "A full phone number is shown only with a reason."),
            advice=QT_TRANSLATE_NOOP("Errors", 'Type why you need it, such as "call back".'),
            field="reason",
        )
    with desk.work() as work:
        row = whom.customer(work, customer_id)
        work.note("reveal_phone", "customer", customer_id, reason=reason)
        return str(row.phone)


def _check_free(work: Work, entry: CustomerEntry, own_id: int | None) -> None:
    """Refuse a number that somebody else carries, and a phone that is not marked as shared."""
    taken = customer_rows.by_number(work.connection, entry.number)
    if taken is not None and taken.id != own_id:
        raise UserError(
            "number_taken",
            QT_TRANSLATE_NOOP("Errors", "The number {number} belongs to {name}."),
            {"number": entry.number, "name": taken.name},
            advice=QT_TRANSLATE_NOOP("Errors", "Type another number or leave it empty."),
            field="number",
        )
    if not entry.phone or entry.shares_phone:
        return
    holders = customer_rows.brief_by(work.connection, "phone", [entry.phone])
    others = [holder for holder in holders if holder.id != own_id]
    if others:
        raise UserError(
            "phone_taken",
            QT_TRANSLATE_NOOP("Errors", "This phone number belongs to {name}."),
            {"name": others[0].name},
            advice=QT_TRANSLATE_NOOP(
                "Errors",
                'Open that customer, or tick "family number" when several people share it.',
            ),
            field="phone",
        )


def _check_referrer(work: Work, referrer_id: int | None, own_id: int | None) -> None:
    """Refuse a referrer who is not there, and one whom this customer brought, however far off."""
    if referrer_id is None:
        return
    if customer_rows.get(work.connection, referrer_id) is None:
        raise UserError(
            "no_referrer",
            QT_TRANSLATE_NOOP("Errors", "The customer who is to be the referrer is not there."),
            advice=QT_TRANSLATE_NOOP("Errors", "Choose another referrer, or none."),
            field="referrer",
        )
    if own_id is not None and closes_ring(work, referrer_id, own_id):
        raise UserError(
            "referral_ring",
            QT_TRANSLATE_NOOP("Errors", "A customer cannot be brought by itself, even in a ring."),
            advice=QT_TRANSLATE_NOOP("Errors", "Choose another referrer, or none."),
            field="referrer",
        )


def closes_ring(work: Work, referrer_id: int, own_id: int) -> bool:
    """Say whether a customer stands in the line of those who brought its referrer, or is it."""
    seen: set[int] = set()
    above: int | None = referrer_id
    while above is not None and above not in seen:
        if above == own_id:
            return True
        seen.add(above)
        row = customer_rows.get(work.connection, above)
        above = row.referrer_id if row is not None else None
    return False


def free_number(work: Work, customer_id: int) -> str:
    """Return a number of our own for a customer that came without one: SD000123."""
    number = f"SD{customer_id:06d}"
    while customer_rows.by_number(work.connection, number) is not None:
        number += "X"
    return number


def _columns(entry: CustomerEntry) -> dict[str, Any]:
    values = asdict(entry)
    del values["tags"], values["id_number"]
    return values


def _entry(desk: Desk, row: Any, tags: tuple[str, ...]) -> CustomerEntry:  # noqa: ANN401
    values = {name: getattr(row, name) for name in _columns(CustomerEntry(name=""))}
    values["phone"] = redaction.phone(desk, row.phone)
    return CustomerEntry(**values, tags=tags)


def _tokens(entry: CustomerEntry) -> set[str]:
    return search_rules.tokens(entry.number, entry.name, entry.phone, entry.email)
