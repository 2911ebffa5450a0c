"""The cases of the service log and their course: the tables and the questions asked of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    ForeignKey,
    Index,
    Row,
    Select,
    String,
    Text,
    case,
    func,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.models import search
from app.models.base import Base, Day, Moment, RowId
from app.models.customers import Customer, Feedback
from app.models.database import in_ids
from app.models.grades import Grade

OPEN: Final = "open"
VOID: Final = "void"
_MOST_DIGITS: Final = 9  # of a case's number; longer figures are a phone or a card
# The groups of a list in its order, as numbers that sort.
OVERDUE, TODAY, LATER, DONE = range(4)
GROUPS: Final = (OVERDUE, TODAY, LATER, DONE)


class Case(Base):
    """One contact that wants care; its status is that of the last step of its course."""

    __tablename__ = "service_case"

    id: Mapped[RowId]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    kind: Mapped[str] = mapped_column(String)
    channel: Mapped[str] = mapped_column(String)
    text: Mapped[str] = mapped_column(Text)
    day: Mapped[date] = mapped_column(Day)
    due: Mapped[date | None] = mapped_column(Day)
    owner: Mapped[str] = mapped_column(String, server_default="")
    status: Mapped[str] = mapped_column(String)
    result: Mapped[str] = mapped_column(Text, server_default="")
    told: Mapped[date | None] = mapped_column(Day)
    closed: Mapped[date | None] = mapped_column(Day)
    at: Mapped[datetime] = mapped_column(Moment)
    batch_id: Mapped[int | None]

    __table_args__ = (
        Index("ix_service_case_customer_id", "customer_id"),
        Index("ix_service_case_status_due", "status", "due"),
    )


class CaseStep(Base):
    """One step of a case's course: who, when, what, and the status that it left; only added to."""

    __tablename__ = "case_step"

    id: Mapped[RowId]
    case_id: Mapped[int] = mapped_column(ForeignKey("service_case.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    day: Mapped[date] = mapped_column(Day)
    actor: Mapped[str] = mapped_column(String)
    act: Mapped[str] = mapped_column(String)
    status: Mapped[str] = mapped_column(String)
    text: Mapped[str] = mapped_column(Text, server_default="")
    details: Mapped[str] = mapped_column(Text, server_default="{}")
    feedback_id: Mapped[int | None] = mapped_column(ForeignKey("feedback.id"))

    __table_args__ = (Index("ix_case_step_case_id", "case_id"),)


@dataclass(frozen=True)
class CaseQuery:
    """Which cases a list is to hold; what is empty lets every case pass.

    With `masked` the words find a customer's phone only where its mask shows the digits.
    """

    today: date
    groups: Sequence[int] = GROUPS
    kind: str = ""
    owner: str | None = None
    customer_id: int | None = None
    words: str = ""
    masked: bool = False


def add(connection: Connection, values: Mapping[str, Any]) -> int:
    """Add a case and return its id."""
    key = connection.execute(insert(Case).values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def change(connection: Connection, case_id: int, values: Mapping[str, Any]) -> None:
    """Change some columns of one case."""
    connection.execute(update(Case).where(Case.id == case_id).values(**values))


def add_step(connection: Connection, values: Mapping[str, Any]) -> None:
    """Add a step to the course of a case."""
    connection.execute(insert(CaseStep).values(**values))


def next_ids(connection: Connection) -> tuple[int, int]:
    """Return the ids that the next case and the next step of a bulk act may take."""
    last = [
        connection.execute(select(func.coalesce(func.max(table.id), 0))).scalar_one()
        for table in (Case, CaseStep)
    ]
    return last[0] + 1, last[1] + 1


def add_many(
    connection: Connection,
    cases: Sequence[Mapping[str, Any]],
    steps: Sequence[Mapping[str, Any]],
) -> None:
    """Add many cases, whose ids are already chosen, with their steps."""
    if cases:
        connection.execute(insert(Case), list(cases))
        connection.execute(insert(CaseStep), list(steps))


def _group_of(today: date) -> ColumnElement[int]:
    return case(
        (Case.status != OPEN, DONE),
        (Case.due.is_(None), LATER),
        (Case.due < today, OVERDUE),
        (Case.due == today, TODAY),
        else_=LATER,
    )


def _rows() -> Select[Any]:
    """Return every case that stands, with its customer, level, and who logged it."""
    return (
        select(
            Case.__table__,
            Customer.number,
            Customer.name,
            func.coalesce(Grade.level, 0).label("level"),
            Grade.since_day,
            Grade.frequency,
            Grade.last_day,
            CaseStep.actor.label("logged_by"),
        )
        .join(Customer, Customer.id == Case.customer_id)
        .outerjoin(Grade, Grade.customer_id == Case.customer_id)
        .join(CaseStep, (CaseStep.case_id == Case.id) & (CaseStep.act == "log"))
        .where(Customer.voided == 0, Case.status != VOID)
    )


def get(connection: Connection, case_id: int) -> Row[Any] | None:
    """Return one case that stands."""
    return connection.execute(_rows().where(Case.id == case_id)).one_or_none()


def state_of(connection: Connection, case_id: int) -> Row[Any] | None:
    """Return one case of a customer who is there, a void one too."""
    query = (
        select(Case.__table__)
        .join(Customer, Customer.id == Case.customer_id)
        .where(Case.id == case_id, Customer.voided == 0)
    )
    return connection.execute(query).one_or_none()


def listed(connection: Connection, query: CaseQuery, limit: int) -> list[Row[Any]]:
    """Return cases: overdue, today, later, each by level, then age; the done ones newest first."""
    group = _group_of(query.today)
    found = _where(connection, _rows(), query).order_by(
        group,
        case((Case.status == OPEN, None), else_=Case.closed).desc(),
        func.coalesce(Grade.level, 0).desc(),
        Case.day,
        Case.id,
    )
    return list(connection.execute(found.limit(limit)))


def due_of(connection: Connection, query: CaseQuery) -> tuple[int, date | None]:
    """Return how many cases a list would hold, and the earliest day on which one of them is due."""
    rows = _where(connection, _rows(), query).subquery()
    count, first = connection.execute(select(func.count(), func.min(rows.c.due))).one()
    return int(count), first


def _where(connection: Connection, rows: Select[Any], query: CaseQuery) -> Select[Any]:
    if tuple(query.groups) != GROUPS:
        rows = rows.where(_group_of(query.today).in_(query.groups))
    if query.kind:
        rows = rows.where(Case.kind == query.kind)
    if query.owner is not None:
        rows = rows.where(Case.owner == query.owner)
    if query.customer_id is not None:
        rows = rows.where(Case.customer_id == query.customer_id)
    if query.words:
        rows = rows.where(_matches(connection, query))
    return rows


def _matches(connection: Connection, query: CaseQuery) -> ColumnElement[bool]:
    """Return what a case found by typed words has: its customer, its text, or its number."""
    words = query.words
    customers = [key for key, _ in search.find(connection, words, masked=query.masked)]
    number = words.removeprefix("#")
    is_number = number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS
    by_number = [Case.id == int(number)] if is_number else []
    return or_(
        Case.customer_id.in_(customers),
        Case.text.icontains(words, autoescape=True),
        Case.result.icontains(words, autoescape=True),
        *by_number,
    )


def told_of(
    connection: Connection, customer_ids: Sequence[int], kind: str, since: date
) -> Iterator[Any]:
    """Yield the cases of a kind of some customers that are open, or as young as a day, in order."""
    for condition in in_ids("customer_id", customer_ids):
        query = (
            select(Case.customer_id, Case.day, Case.status, Case.text)
            .where(text(condition), Case.kind == kind, Case.status != VOID)
            .where(or_(Case.status == OPEN, Case.day >= since))
            .order_by(Case.customer_id, Case.day, Case.id)
        )
        yield from connection.execute(query).all()


def counts(connection: Connection, today: date) -> list[Row[Any]]:
    """Return how many cases stand of each group, kind, channel and owner."""
    group = _group_of(today).label("place")
    query = (
        select(group, Case.kind, Case.channel, Case.owner, func.count().label("number"))
        .join(Customer, Customer.id == Case.customer_id)
        .where(Customer.voided == 0, Case.status != VOID)
        .group_by(group, Case.kind, Case.channel, Case.owner)
    )
    return list(connection.execute(query))


def steps_of(connection: Connection, case_id: int) -> list[Row[Any]]:
    """Return the course of a case, first step first, with the answers given at its end."""
    query = (
        select(CaseStep.__table__, Feedback.mark, Feedback.note)
        .outerjoin(Feedback, Feedback.id == CaseStep.feedback_id)
        .where(CaseStep.case_id == case_id)
        .order_by(CaseStep.id)
    )
    return list(connection.execute(query))


def void_batch(connection: Connection, batch_id: int, step: Mapping[str, Any]) -> None:
    """Void the cases that a batch brought; `step` says who takes them back and when."""
    brought = (Case.batch_id == batch_id) & (Case.status != VOID)
    ids = [row[0] for row in connection.execute(select(Case.id).where(brought))]
    connection.execute(update(Case).where(brought).values(status=VOID))
    steps = [{**step, "case_id": case_id, "act": "take_back", "status": VOID} for case_id in ids]
    if steps:
        connection.execute(insert(CaseStep), steps)
