"""What somebody wants to know first in the morning: figures of the month, what is to be done.

Nothing here is kept: every figure is counted from the shop's own rows when it is asked for. What
a role may not see leaves as HIDDEN or is left out; what the shop has no data for is left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from app.domain import birthdays
from app.domain.access import Permission
from app.domain.cases import CaseKind, Urgency
from app.domain.grading import Cause
from app.models import cases as case_rows
from app.models import customer_list, day_figures
from app.models import grades as grade_rows
from app.models import overrides as override_rows
from app.services.case_views import CaseRow, Lens
from app.services.desk import Desk, Work
from app.services.schemes import scheme_of
from app.services.star_table import observed_of
from app.services.today_figures import Figures, figures_of

AHEAD_DAYS: Final = 7
_REVIEW_DAYS: Final = 14
_MOST: Final = 20
_RISEN: Final = (Cause.PROMOTION.value, Cause.REVIEW.value)
_DUE: Final = (case_rows.OVERDUE, case_rows.TODAY)
_OPEN: Final = (*_DUE, case_rows.LATER)


class TodoKind(StrEnum):
    """One kind of thing to do; those of one day stand in this order."""

    OVERDUE = "overdue"
    CASES = "cases"
    BIRTHDAYS = "birthdays"
    REVIEWS = "reviews"
    HELD = "held"
    NOTICES = "notices"


@dataclass(frozen=True)
class Todo:
    """How many things of a kind are to do, when the first is due, and which weighs most.

    `today` is how many of the birthdays are today's; `case` is the number of the contact named,
    `over` by how many days it is late; `customer` is whom it is about where it is one alone.
    """

    kind: TodoKind
    count: int
    day: date
    name: str = ""
    case: int = 0
    over: int = 0
    today: int = 0
    customer: int = 0


class CareKind(StrEnum):
    """Why somebody deserves a word; those of one day stand in this order."""

    COMPLAINT = "complaint"
    BIRTHDAY = "birthday"
    HELD = "held"
    ROSE = "rose"


@dataclass(frozen=True)
class CareRow:
    """One customer who deserves a word: why, since or until when.

    `text` are a complaint's first words, or whether a level that ends is an override or a gift.
    """

    id: int
    number: str
    name: str
    level: int
    level_name: str
    kind: CareKind
    day: date
    text: str = ""
    observed: bool = False


@dataclass(frozen=True)
class Tasks:
    """What is to do by due time, and who deserves a word; `customers` says if there is anybody."""

    todos: tuple[Todo, ...]
    care: tuple[CareRow, ...]
    has_customers: bool


@dataclass(frozen=True)
class Today:
    """Everything at once, from one picture of the shop."""

    day: date
    figures: Figures
    tasks: Tasks


def look(desk: Desk) -> Today:
    """Return all of it from one picture of the shop."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        return Today(desk.clock.today(), figures_of(work), _tasks(work))


def tasks(desk: Desk) -> Tasks:
    """Return what is to do, by due time, and who deserves a word."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        return _tasks(work)


def _tasks(work: Work) -> Tasks:
    today = work.desk.clock.today()
    lens = Lens.of(work)
    born = _born(work, today)
    held = [
        row
        for row in override_rows.standing(work.connection)
        if row.until is not None and today <= row.until <= today + timedelta(days=AHEAD_DAYS)
    ]
    people = _People(work, [row.customer_id for row in held])
    held = sorted(
        (row for row in held if row.customer_id in people.found),
        key=lambda row: (row.until, -row.level),
    )
    todos = [
        *_case_todos(work, lens, today),
        *_birthday_todos(born, today),
        *_review_todos(work, today),
    ]
    if held:
        first = held[0]
        name = people.found[first.customer_id].name
        only = first.customer_id if len(held) == 1 else 0
        todos.append(Todo(TodoKind.HELD, len(held), first.until, name, customer=only))
    todos += _notice_todos(work, today)
    order = list(TodoKind)
    todos.sort(key=lambda todo: (todo.day, order.index(todo.kind)))
    care = _care(work, lens, born, held[:_MOST])
    return Tasks(tuple(todos), care, day_figures.has_customers(work.connection))


def _case_todos(work: Work, lens: Lens, today: date) -> list[Todo]:
    """Return the contacts that are overdue or due today; each names that of the highest level."""
    if not work.desk.may(Permission.SEE_CASES):
        return []
    kinds = {case_rows.OVERDUE: TodoKind.OVERDUE, case_rows.TODAY: TodoKind.CASES}
    found = []
    for group, kind in kinds.items():
        query = case_rows.CaseQuery(today, (group,))
        rows = case_rows.listed(work.connection, query, 1)
        if rows:
            count, first = case_rows.due_of(work.connection, query)
            row = lens.row(rows[0])
            found.append(Todo(kind, count, first or today, row.name, row.id, row.days_over))
    return found


@dataclass(frozen=True)
class _Born:
    """Somebody with a birthday within the next days."""

    id: int
    level: int
    day: date


def _born(work: Work, today: date) -> list[_Born]:
    """Return whose birthday is today or in the next seven days, the first and best ones first."""
    days = [today + timedelta(days=ahead) for ahead in range(AHEAD_DAYS + 1)]
    # 29 February is kept on the 28th of a common year.
    leap = [date(2024, 2, 29)] if any((day.month, day.day) == (2, 28) for day in days) else []
    found = []
    for row in day_figures.born_on(work.connection, [*days, *leap]):
        ahead = birthdays.days_until(row.birthday, today)
        if ahead is not None and ahead <= AHEAD_DAYS:
            found.append(_Born(row.id, row.level, days[ahead]))
    return sorted(found, key=lambda one: (one.day, -one.level, one.id))


def _birthday_todos(born: Sequence[_Born], today: date) -> list[Todo]:
    if not born:
        return []
    of_today = sum(1 for one in born if one.day == today)
    only = born[0].id if len(born) == 1 else 0
    return [Todo(TodoKind.BIRTHDAYS, len(born), born[0].day, today=of_today, customer=only)]


def _review_todos(work: Work, today: date) -> list[Todo]:
    """Return the reviews that are due, else those of the next due day within two weeks."""
    days = grade_rows.due_days(work.connection, today + timedelta(days=_REVIEW_DAYS))
    due = [one for one in days if one[0] <= today] or days[:1]
    if not due:
        return []
    return [Todo(TodoKind.REVIEWS, sum(count for _, count in due), due[0][0])]


def _notice_todos(work: Work, today: date) -> list[Todo]:
    """Return the grace periods of reviews that end within a week."""
    until = today + timedelta(days=AHEAD_DAYS)
    count, first = day_figures.notices_between(work.connection, today, until)
    return [Todo(TodoKind.NOTICES, count, first)] if first is not None else []


class _People:
    """Customers by id, as the rows of lists tell of them."""

    def __init__(self, work: Work, ids: Iterable[int]) -> None:
        self.found = customer_list.rows(work.connection, sorted(set(ids)))
        self._desk = work.desk
        self._scheme = scheme_of(work)[1]

    def row(self, key: int, kind: CareKind, day: date, text: str = "") -> CareRow:
        """Return one of them as one who deserves a word."""
        row = self.found[key]
        level = row.level or 0
        return CareRow(
            key,
            row.number,
            row.name,
            level,
            self._scheme.levels[level - 1].name if level else "",
            kind,
            day,
            text,
            observed_of(self._desk, self._scheme, row) is not None,
        )


def _care(
    work: Work,
    lens: Lens,
    born: Sequence[_Born],
    held: Sequence[Any],
) -> tuple[CareRow, ...]:
    """Return who deserves a word: complaints, today's birthdays, then the best customers first."""
    today = work.desk.clock.today()
    week = today - timedelta(days=AHEAD_DAYS)
    risen = day_figures.risen_since(work.connection, week, _RISEN, _MOST)
    wanted = [(one.id, CareKind.BIRTHDAY, one.day, "") for one in born[:_MOST]]
    wanted += [(row.customer_id, CareKind.HELD, row.until, row.kind) for row in held]
    wanted += [(row.customer_id, CareKind.ROSE, row.day, "") for row in risen]
    people = _People(work, (one[0] for one in wanted))
    rows = [people.row(*one) for one in dict.fromkeys(wanted) if one[0] in people.found]
    rows.sort(key=lambda row: (_waits(row, today), -row.level, row.day))
    return (*_complaints(work, lens, today), *rows)


def _waits(row: CareRow, today: date) -> bool:
    """Say whether a word can wait: not on the day of a birthday."""
    return row.kind is not CareKind.BIRTHDAY or row.day != today


def _complaints(work: Work, lens: Lens, today: date) -> list[CareRow]:
    """Return the complaints that are still open, as the service page lists them."""
    if not work.desk.may(Permission.SEE_CASES):
        return []
    query = case_rows.CaseQuery(today, _OPEN, CaseKind.COMPLAINT)
    rows = [lens.row(row) for row in case_rows.listed(work.connection, query, _MOST)]
    return [_complaint(row) for row in rows if row.urgency is not Urgency.DONE]


def _complaint(row: CaseRow) -> CareRow:
    return CareRow(
        row.customer_id,
        row.number,
        row.name,
        row.level,
        row.level_name,
        CareKind.COMPLAINT,
        row.day,
        row.title,
        row.observed,
    )
