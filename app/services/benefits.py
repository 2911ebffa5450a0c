"""Benefits per level: the list, what a level and a customer get, and every change, with undo."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from app.domain import benefits as benefit_rules
from app.domain.access import Permission
from app.domain.benefits import BenefitEntry
from app.domain.schemes import Scheme
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import benefits as benefit_rows
from app.models import grades as grade_rows
from app.services import redaction, whom
from app.services.desk import Desk, Work
from app.services.done import Changes, Done
from app.services.redaction import Hidden
from app.services.schemes import scheme_of

_NOUN: Final = "benefit"


@dataclass(frozen=True)
class BenefitRow:
    """One benefit in the owner's words; its cost is HIDDEN for roles that may not see amounts."""

    id: int
    level: int
    upward: bool
    text: str
    note: str
    quota: str
    validity: str
    cost_minor: int | Hidden | None

    def reaches(self, rank: int) -> bool:
        """Say whether customers of a rank get it."""
        return benefit_rules.reaches(self.level, self.upward, rank)


@dataclass(frozen=True)
class LevelColumn:
    """One level of the scheme in force as the matrix shows it, with how many customers hold it."""

    rank: int
    stars: int
    name: str
    colour: str
    customers: int


@dataclass(frozen=True)
class Matrix:
    """All benefits against all levels; `without` are the ranks that get nothing.

    `resting` are benefits of ranks above the highest level: nobody gets them now.
    """

    levels: tuple[LevelColumn, ...]
    rows: tuple[BenefitRow, ...]
    resting: tuple[BenefitRow, ...]
    without: tuple[int, ...]


@dataclass(frozen=True)
class Saved:
    """A benefit that an act touched, and the act, which can be undone by its number."""

    benefit_id: int
    change: int


def matrix(desk: Desk) -> Matrix:
    """Return every benefit against every level of the scheme in force."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        rows = live_rows(work)
        _, scheme = scheme_of(work)
        counts = grade_rows.counts_by_level(work.connection)
    levels = tuple(
        LevelColumn(rank, level.stars, level.name, level.colour, counts.get(rank, 0))
        for rank, level in enumerate(scheme.levels, 1)
    )
    given = [(row.level, row.upward) for row in rows]
    return Matrix(
        levels,
        rows,
        tuple(row for row in rows if row.level > len(levels)),
        benefit_rules.levels_without(given, len(levels)),
    )


def of_customer(desk: Desk, customer_id: int) -> tuple[BenefitRow, ...]:
    """Return what one customer gets by its official level."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        whom.customer(work, customer_id)
        grade = grade_rows.get(work.connection, customer_id)
        return of_rank(work, grade.level if grade else 0)


def live_rows(work: Work) -> tuple[BenefitRow, ...]:
    """Return every benefit inside a transaction, redacted for who is at the desk."""
    return tuple(
        BenefitRow(
            id=row.id,
            level=row.level,
            upward=row.upward,
            text=row.text,
            note=row.note,
            quota=row.quota,
            validity=row.validity,
            cost_minor=redaction.amount(work.desk, row.cost_minor),
        )
        for row in benefit_rows.live(work.connection)
    )


def of_rank(work: Work, rank: int) -> tuple[BenefitRow, ...]:
    """Return what a rank of the scheme in force gets, inside a transaction."""
    _, scheme = scheme_of(work)
    return rows_of_level(work, scheme, rank)


def rows_of_level(work: Work, scheme: Scheme, rank: int) -> tuple[BenefitRow, ...]:
    """Return what a rank gets inside a transaction; a rank above the highest level gets nothing."""
    if not 1 <= rank <= len(scheme.levels):
        return ()
    return tuple(row for row in live_rows(work) if row.reaches(rank))


def add(desk: Desk, entry: BenefitEntry) -> Done[Saved]:
    """Add a benefit behind the others."""
    desk.require(Permission.EDIT_BENEFITS)
    entry = benefit_rules.checked(entry)
    with desk.work() as work:
        if len(benefit_rows.live(work.connection)) >= benefit_rules.MOST_BENEFITS:
            raise UserError(
                "too_many_benefits",
                QT_TRANSLATE_NOOP("Errors", "A shop can promise at most {most} benefits."),
                {"most": benefit_rules.MOST_BENEFITS},
                advice=QT_TRANSLATE_NOOP("Errors", "Remove those that nobody asks for."),
                field="text",
            )
        benefit_id = benefit_rows.add(work.connection, asdict(entry))
        return _kept(work, "add_benefit", benefit_id, {benefit_id: {"removed": True}})


def edit(desk: Desk, benefit_id: int, entry: BenefitEntry) -> Done[Saved]:
    """Change a benefit's words, its level or its cost."""
    desk.require(Permission.EDIT_BENEFITS)
    entry = benefit_rules.checked(entry)
    with desk.work() as work:
        had, given = _live(work, benefit_id), asdict(entry)
        before = {name: had[name] for name, value in given.items() if value != had[name]}
        benefit_rows.change(work.connection, benefit_id, given)
        return _kept(work, "edit_benefit", benefit_id, {benefit_id: before})


def remove(desk: Desk, benefit_id: int) -> Done[Saved]:
    """Take a benefit off the list; undo puts it back where it stood."""
    desk.require(Permission.EDIT_BENEFITS)
    with desk.work() as work:
        _live(work, benefit_id)
        benefit_rows.change(work.connection, benefit_id, {"removed": True})
        return _kept(work, "remove_benefit", benefit_id, {benefit_id: {"removed": False}})


def move(desk: Desk, benefit_id: int, steps: int) -> Done[Saved]:
    """Move a benefit up (below 0) or down the list, which is the order on screen and paper."""
    desk.require(Permission.EDIT_BENEFITS)
    with desk.work() as work:
        _live(work, benefit_id)
        rows = benefit_rows.live(work.connection)
        order = benefit_rules.moved([row.id for row in rows], benefit_id, steps)
        places = {key: place for place, key in enumerate(order, 1)}
        before = {row.id: {"place": row.place} for row in rows if row.place != places[row.id]}
        for key in before:
            benefit_rows.change(work.connection, key, {"place": places[key]})
        return _kept(work, "move_benefit", benefit_id, before)


def undo(desk: Desk, change: int) -> Done[int]:
    """Take one act on the benefits back, unless what it touched was changed since."""
    desk.require(Permission.EDIT_BENEFITS)
    with desk.work() as work:
        row = benefit_rows.change_of(work.connection, change)
        if row is None or row.undone:
            raise UserError(
                "benefit_change_undone",
                QT_TRANSLATE_NOOP("Errors", "This change of the benefits was taken back before."),
                advice=QT_TRANSLATE_NOOP("Errors", "There is nothing to do."),
            )
        before, after = _by_id(row.before), _by_id(row.after)
        now = benefit_rows.by_ids(work.connection, sorted(after))
        if any(
            now[key][name] != value for key, had in after.items() for name, value in had.items()
        ):
            raise UserError(
                "benefit_changed_since",
                QT_TRANSLATE_NOOP("Errors", "The benefit was changed again since."),
                advice=QT_TRANSLATE_NOOP("Errors", "Take the later change back first."),
            )
        for key, values in before.items():
            benefit_rows.change(work.connection, key, values)
        benefit_rows.mark_undone(work.connection, change)
        work.note("undo_benefit_change", _NOUN, details={"change": change})
    return Done(change, Changes(benefits=True))


def last_change(desk: Desk) -> int | None:
    """Return the latest act on the benefits that undo would take back; None without one."""
    desk.require(Permission.EDIT_BENEFITS)
    with desk.read() as work:
        row = benefit_rows.last_change(work.connection)
    return row.id if row else None


def _live(work: Work, benefit_id: int) -> dict[str, Any]:
    """Return a benefit's values; refuse one that is not on the list."""
    values = benefit_rows.by_ids(work.connection, [benefit_id]).get(benefit_id)
    if values is None or values["removed"]:
        raise UserError(
            "benefit_gone",
            QT_TRANSLATE_NOOP("Errors", "This benefit is no longer on the list."),
            advice=QT_TRANSLATE_NOOP("Errors", "The list is refreshed; choose again."),
        )
    return values


def _kept(
    work: Work, act: str, benefit_id: int, before: Mapping[int, Mapping[str, Any]]
) -> Done[Saved]:
    """Note an act and keep the rows as they were before and are now."""
    now = benefit_rows.by_ids(work.connection, sorted(before))
    after = {key: {name: now[key][name] for name in had} for key, had in before.items()}
    change = benefit_rows.remember(
        work.connection,
        {"at": work.desk.clock.now(), "actor": work.desk.actor.login},
        before,
        after,
    )
    work.note(act, _NOUN, benefit_id, details={"change": change})
    return Done(Saved(benefit_id, change), Changes(benefits=True))


def _by_id(body: str) -> dict[int, dict[str, Any]]:
    return {int(key): values for key, values in json.loads(body).items()}
