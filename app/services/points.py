"""Points given and taken by hand: each with its reason, taken back by a row of its own."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.domain import points as rules
from app.domain.access import Permission
from app.domain.customer_rules import typed_text
from app.domain.points import Posting
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import points as point_rows
from app.services import approvals, whom
from app.services.desk import Desk, Work
from app.services.done import Changes, Done


@dataclass(frozen=True)
class PointsEntry:
    """What somebody gives (50) or takes (-50) by hand, and why."""

    customer_id: int
    points: int
    reason: str


@dataclass(frozen=True)
class PointsRow:
    """One row of the ledger; `balance` is the one after it, `reverses` the row it takes back.

    `may_go` says that it was not taken back and takes no other row back itself.
    """

    id: int
    day: date
    at: datetime
    kind: str
    points: int
    balance: int
    reason: str
    actor: str
    reverses: int | None
    may_go: bool


@dataclass(frozen=True)
class Account:
    """A customer's points on the business day: the balance, and the ledger, newest first."""

    customer_id: int
    number: str
    name: str
    balance: int
    rows: tuple[PointsRow, ...]


@dataclass(frozen=True)
class Posted:
    """What an act wrote: its row, the customer's name, and the balance before and after."""

    id: int
    name: str
    points: int
    before: int
    after: int


def account(desk: Desk, customer_id: int) -> Account:
    """Return a customer's balance and ledger on the business day."""
    desk.require(Permission.SEE_CUSTOMERS)
    today = desk.clock.today()
    with desk.read() as work:
        customer = whom.customer(work, customer_id)
        found = point_rows.of_customer(work.connection, customer_id)
    found = [row for row in found if row.day <= today]
    after = rules.course(_ledger(found))
    gone = {row.reverses_id for row in found}
    rows = [
        PointsRow(
            id=row.id,
            day=row.day,
            at=row.at,
            kind=row.kind,
            points=row.delta,
            balance=after[row.id],
            reason=row.reason,
            actor=row.actor,
            reverses=row.reverses_id,
            may_go=row.reverses_id is None and row.id not in gone,
        )
        for row in reversed(found)
    ]
    balance = rows[0].balance if rows else 0
    return Account(customer_id, customer.number, customer.name, balance, tuple(rows))


def adjust(desk: Desk, entry: PointsEntry) -> Done[Posted]:
    """Give a customer points, or take some; the balance is never taken below 0."""
    desk.require(Permission.ADJUST_POINTS)
    with desk.work() as work:
        customer = whom.customer(work, entry.customer_id)
        reason = typed_text(entry.reason, "reason")
        delta = rules.checked(entry.points, reason)
        ledger = _ledger(point_rows.of_customer(work.connection, entry.customer_id))
        _check_left(work, customer.name, ledger, delta)
        what = f"{entry.customer_id} {delta} {reason}"
        about = f"{customer.name}: {delta:+,}\n{reason}"
        approval = approvals.check(work, "points", what, about=about)
        values = {"kind": rules.kind_of(delta), "delta": delta, "reason": reason}
        posted = _post(work, customer, ledger, values)
        work.note(
            "adjust_points",
            "customer",
            entry.customer_id,
            details={"points": delta} | approval,
            reason=reason,
            values={"balance": [posted.before, posted.after]},
        )
    return Done(posted, Changes(customers=frozenset({entry.customer_id})))


def reverse(desk: Desk, entry_id: int, reason: str = "") -> Done[Posted]:
    """Take a row back by one that undoes it; nothing is ever struck out."""
    desk.require(Permission.ADJUST_POINTS)
    with desk.work() as work:
        row, found = _standing(work, entry_id)
        customer = whom.customer(work, row.customer_id)
        ledger = _ledger(found)
        _check_left(work, customer.name, ledger, -row.delta)
        about = f"{customer.name}: {-row.delta:+,}\n{row.reason}"
        approval = approvals.check(work, "points", f"back {entry_id}", about=about)
        reason = typed_text(reason, "reason")
        values = {"kind": rules.REVERSED, "delta": -row.delta, "reason": reason}
        posted = _post(work, customer, ledger, values | {"reverses_id": entry_id})
        work.note(
            "undo_points",
            "customer",
            row.customer_id,
            details={"points": -row.delta} | approval,
            reason=reason,
            values={"balance": [posted.before, posted.after]},
        )
    return Done(posted, Changes(customers=frozenset({row.customer_id})))


def _ledger(found: list[Any]) -> list[Posting]:
    return [Posting(row.id, row.day, row.delta) for row in found]


def _check_left(work: Work, name: str, ledger: list[Posting], delta: int) -> None:
    """Refuse to take more than what is left, today and on any later day that is booked already."""
    most = rules.left(ledger, work.desk.clock.today())
    if delta < 0 and most + delta < 0:
        raise rules.too_few(name, -delta, max(0, most))


def _standing(work: Work, entry_id: int) -> tuple[Any, list[Any]]:
    """Return a row that can be taken back, and all rows of its customer."""
    row = point_rows.get(work.connection, entry_id)
    if row is None or row.day > work.desk.clock.today():
        raise UserError(
            "points_no_row",
            QT_TRANSLATE_NOOP("Errors", "The ledger of points has no row {number}."),
            {"number": entry_id},
            advice=QT_TRANSLATE_NOOP("Errors", "Look at the customer's ledger again."),
        )
    found = point_rows.of_customer(work.connection, row.customer_id)
    if row.reverses_id is not None or entry_id in {other.reverses_id for other in found}:
        raise UserError(
            "points_gone",
            QT_TRANSLATE_NOOP("Errors", "This row was taken back, or takes another one back."),
            advice=QT_TRANSLATE_NOOP("Errors", "Give or take the points anew, with a reason."),
        )
    return row, found


def _post(
    work: Work,
    customer: Any,  # noqa: ANN401 - a database row
    ledger: list[Posting],
    values: dict[str, Any],
) -> Posted:
    """Add a row; return what it made of the balance."""
    desk = work.desk
    today = desk.clock.today()
    before = rules.balance(row.delta for row in ledger if row.day <= today)
    entry_id = point_rows.add(
        work.connection,
        {
            "customer_id": customer.id,
            "day": today,
            "at": desk.clock.now(),
            "actor": desk.actor.login,
            **values,
        },
    )
    delta = int(values["delta"])
    return Posted(entry_id, customer.name, delta, before, before + delta)
