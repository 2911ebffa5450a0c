"""Batches: the list of bulk acts, and taking one back."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from app.domain import search as search_rules
from app.domain.access import Permission
from app.domain.grading import Cause, Held, without_batch
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import batches as batch_rows
from app.models import cases as case_rows
from app.models import customers as customer_rows
from app.models import grades as grade_rows
from app.models import id_numbers as number_rows
from app.models import levels as level_rows
from app.models import refused as refused_rows
from app.models import sale_bulk, undoing
from app.models import schemes as scheme_rows
from app.models import search as search_rows
from app.services import grader, holds, import_returns, review_run, schedule
from app.services.desk import Desk, Work
from app.services.done import Changes, Done
from app.services.progress import SILENT, Progress
from app.services.schemes import rules_of

TITLES: Final[dict[str, str]] = {
    "import": QT_TRANSLATE_NOOP("Batches", "Import"),
    "scheme": QT_TRANSLATE_NOOP("Batches", "Grading scheme"),
    "review": QT_TRANSLATE_NOOP("Batches", "Review"),
    "tags": QT_TRANSLATE_NOOP("Batches", "Tag"),
}


@dataclass(frozen=True)
class BatchRow:
    """One bulk act as the list shows it; `refused` counts the refused rows still kept."""

    id: int
    kind: str
    title: str
    day: date
    at: datetime
    actor: str
    counts: dict[str, Any]
    is_undone: bool
    undone_at: datetime | None
    undone_by: str
    run: int
    refused: int = 0


@dataclass(frozen=True)
class UndoReport:
    """What taking a batch back did: how many customers it touched, how many of them are gone.

    `batches` are the numbers taken back, in that order.
    """

    batch: int
    customers: int
    removed: int
    batches: tuple[int, ...] = ()


def list_batches(desk: Desk) -> list[BatchRow]:
    """Return the bulk acts, newest first."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        rows = sorted(batch_rows.latest(work.connection), key=lambda row: row.at, reverse=True)
        refused = refused_rows.counts(work.connection)
    sees = desk.may(Permission.SEE_AMOUNTS)
    return [
        BatchRow(
            id=row.id,
            kind=row.kind,
            title=row.title,
            day=row.day,
            at=row.at,
            actor=row.actor,
            counts={
                key: value
                for key, value in json.loads(row.counts).items()
                if (sees or key != "total_amount") and key != review_run.RUN
            },
            is_undone=row.undone_at is not None,
            undone_at=row.undone_at,
            undone_by=row.undone_by,
            run=_run_of(row),
            refused=refused.get(row.id, 0),
        )
        for row in rows
    ]


def _run_of(row: Any) -> int:  # noqa: ANN401 - a database row
    """Return the first batch of the run that a batch belongs to: most stand alone."""
    return int(json.loads(row.counts).get(review_run.RUN, row.id))


def run_of(rows: Sequence[BatchRow], row: BatchRow) -> list[BatchRow]:
    """Return what still stands of a batch's run, newest first: a catch-up of 14 days has 14."""
    return [one for one in rows if one.run == row.run and not one.is_undone]


def undo(desk: Desk, batch_id: int, progress: Progress = SILENT) -> Done[UndoReport]:
    """Take a batch back: the shop is as if it had not been, its history says that it was."""
    desk.require(Permission.UNDO_BATCH)
    with desk.work() as work:
        batch = _checked(batch_rows.get(work.connection, batch_id), batch_id)
        progress.step(0, 1)
        report = _take_back(work, batch)
        progress.check()
    return Done(report, _CHANGES)


def undo_run(desk: Desk, batch_id: int, progress: Progress = SILENT) -> Done[UndoReport]:
    """Take back all that stands of a batch's run, newest first: all of it, or nothing.

    Each batch is marked as taken back and noted by itself.
    """
    desk.require(Permission.UNDO_BATCH)
    with desk.work() as work:
        batch = _checked(batch_rows.get(work.connection, batch_id), batch_id)
        run = _run_of(batch)
        since = batch_rows.standing_since(work.connection, batch.kind, run)
        standing = [one for one in since if _run_of(one) == run]
        touched: set[int] = set()
        for place, one in enumerate(standing):
            progress.step(place, len(standing))
            progress.check()
            changes = batch_rows.changes_of(work.connection, one.id, review_run.REVIEW)
            touched.update(key for key, _, _ in changes)
            report = _take_back(work, one)
        progress.check()
    numbers = tuple(one.id for one in standing)
    customers = len(touched) if touched else report.customers
    return Done(UndoReport(batch_id, customers, report.removed, numbers), _CHANGES)


_CHANGES: Final = Changes(all_customers=True, sales=True, scheme=True, batches=True)


def _take_back(work: Work, batch: Any) -> UndoReport:  # noqa: ANN401 - a database row
    report = _WAYS_BACK.get(batch.kind, _undo_import)(work, batch.id)
    desk = work.desk
    batch_rows.mark_undone(work.connection, batch.id, desk.clock.now(), desk.actor.login)
    work.note("undo_batch", "batch", batch.id, details={"customers": report.customers})
    return replace(report, batches=(batch.id,))


def _checked(batch: Any, batch_id: int) -> Any:  # noqa: ANN401 - a database row
    if batch is None:
        raise UserError(
            "no_batch",
            QT_TRANSLATE_NOOP("Errors", "There is no batch {batch}."),
            {"batch": batch_id},
            advice=QT_TRANSLATE_NOOP("Errors", "Look at the list of batches."),
        )
    if batch.undone_at is not None:
        raise UserError(
            "batch_undone",
            QT_TRANSLATE_NOOP("Errors", "Batch {batch} was taken back before."),
            {"batch": batch_id},
            advice=QT_TRANSLATE_NOOP("Errors", "There is nothing to do."),
        )
    return batch


def _undo_import(work: Work, batch_id: int) -> UndoReport:
    connection = work.connection
    span = sale_bulk.span_of(connection, batch_id)
    built_on = undoing.built_on(connection, batch_id, span)
    if built_on is not None:
        raise _kept_by(batch_id, built_on)
    touched = undoing.customers_of(connection, batch_id, span)
    import_returns.let_wait_again(work, batch_id)
    sale_bulk.void_batch(connection, batch_id, span)
    undoing.void_openings(connection, batch_id)
    undoing.void_feedback(connection, batch_id)
    case_rows.void_batch(connection, batch_id, _by_whom(work))
    _restore_customers(work, batch_id)
    number_rows.remove_of_batch(connection, batch_id)
    removed = _remove_created(work, batch_id)
    alive = touched - removed
    _restore_levels(work, level_rows.of_batch(connection, batch_id), alive)
    grader.grade(work, rules_of(work), alive, grader.Why(reason=f"undo {batch_id}"))
    _restore_reviews(work, batch_id, alive)
    return UndoReport(batch_id, len(touched), len(removed))


def _by_whom(work: Work) -> dict[str, Any]:
    """Return who takes cases back and when, as a step of their course."""
    desk = work.desk
    return {"at": desk.clock.now(), "day": desk.clock.today(), "actor": desk.actor.login}


def _kept_by(batch_id: int, built_on: undoing.BuiltOn) -> UserError:
    """Return the refusal to take a batch back, naming the first record that stands on it."""
    advice = QT_TRANSLATE_NOOP(
        "Errors",
        "A return or line recorded at the counter cannot be taken back, so this batch stays: "
        "correct its other sales by returns. Nothing was changed.",
    )
    if built_on.batch_id is not None:
        advice = QT_TRANSLATE_NOOP(
            "Errors", "Take batch {other} back first, then this one. Nothing was changed."
        )
    return UserError(
        "batch_built_on",
        QT_TRANSLATE_NOOP(
            "Errors",
            "Later returns or lines ({count}) stand on sales of batch {batch}; the first is of "
            "{day} in document {document}.",
        ),
        {
            "count": built_on.lines,
            "batch": batch_id,
            "day": built_on.day.isoformat(),
            "document": built_on.document or "—",
            "other": built_on.batch_id,
        },
        advice=advice,
    )


def _restore_customers(work: Work, batch_id: int) -> None:
    """Put back what the batch changed in customers, where nobody has changed it since."""
    connection = work.connection
    for customer_id, before, after in _backwards(work, batch_id, "customer"):
        row = customer_rows.get(connection, customer_id)
        if row is None:
            continue
        back = {
            key: _as_stored(key, value)
            for key, value in before.items()
            if getattr(row, key) == _as_stored(key, after[key])
        }
        if not back:
            continue
        customer_rows.change(connection, customer_id, {**back, "updated_at": work.desk.clock.now()})
        now = {**row._mapping, **back}  # noqa: SLF001 - how a row becomes a mapping
        search_rows.replace(
            connection,
            customer_id,
            search_rules.tokens(row.number, row.name, row.phone, row.email),
            search_rules.tokens(now["number"], now["name"], now["phone"], now["email"]),
        )
    for customer_id, before, after in _backwards(work, batch_id, "tags"):
        had = customer_rows.tags_of(connection, [customer_id]).get(customer_id, ())
        if sorted(had) == after["tags"]:
            customer_rows.set_tags(connection, customer_id, before["tags"])


def _backwards(
    work: Work, batch_id: int, noun: str
) -> list[tuple[int, dict[str, Any], dict[str, Any]]]:
    """Return what a batch changed in rows of a noun, the last change first."""
    return list(batch_rows.changes_of(work.connection, batch_id, noun))[::-1]


def _as_stored(key: str, value: Any) -> Any:  # noqa: ANN401 - any column's value
    return date.fromisoformat(value) if key == "joined" and value else value


def _remove_created(work: Work, batch_id: int) -> set[int]:
    """Void the customers that the batch added and that nothing else needs."""
    removed = undoing.removable_customers(work.connection, batch_id)
    for row in customer_rows.brief_of(work.connection, sorted(removed)):
        found_by = search_rules.tokens(row.number, row.name, row.phone, row.email)
        search_rows.drop(work.connection, row.id, found_by)
    number_rows.remove(work.connection, sorted(removed))
    undoing.void_customers(work.connection, sorted(removed), batch_id)
    grade_rows.drop(work.connection, sorted(removed))
    return removed


def _restore_levels(work: Work, changes: Sequence[Any], alive: set[int]) -> None:
    """Give customers back the level that they would have without the batch.

    It is the one before the batch where that change is still their last; where sales or returns
    came since, it falls to what those alone support. A later scheme's level waits for a review.
    """
    chosen = [change for change in changes if change.customer_id in alive]
    now = grader.standing(work, rules_of(work), [change.customer_id for change in chosen])
    live = dict(zip(now.facts.customer_id.tolist(), now.rank.tolist(), strict=True))
    undone = batch_rows.undone(work.connection)
    for change in chosen:
        since = level_rows.since(work.connection, change.customer_id, change.id)
        # What another batch did and its undoing cancel out: neither is a decision since.
        causes = [Cause(step.cause) for step in since if step.batch_id not in undone]
        before = Held(change.old_level, change.old_base)
        held = without_batch(before, live[change.customer_id], causes)
        if held is not None:
            _put_back(work, [change, *since][-1], held, change.batch_id)


def _put_back(
    work: Work,
    last: Any,  # noqa: ANN401 - a database row
    held: Held,
    batch_id: int,
) -> None:
    """Set a level and its base, with a row in the history when it moves: it names what is undone.

    The row stands after the customer's last one.
    """
    level, base = held
    grade_rows.change(work.connection, last.customer_id, {"level": level, "base_level": base})
    if level == last.new_level:
        return
    level_rows.add(
        work.connection,
        {
            "customer_id": last.customer_id,
            "day": work.desk.clock.today(),
            "at": work.desk.clock.now(),
            "cause": Cause.UNDO.value,
            "old_level": last.new_level,
            "old_base": last.new_base,
            "new_level": level,
            "new_base": base,
            "score": last.score,
            "version": last.version,
            "working": last.working,
            "batch_id": batch_id,
            "actor": work.desk.actor.login,
            "reason": "",
        },
    )


def _restore_reviews(work: Work, batch_id: int, alive: set[int]) -> None:
    rows = [
        {
            "customer_id": customer_id,
            "last_review": date.fromisoformat(before["last_review"]),
            "next_review": date.fromisoformat(before["next_review"]),
        }
        for customer_id, before, _ in batch_rows.changes_of(work.connection, batch_id, "review")
        if customer_id in alive
    ]
    grade_rows.change_reviews(work.connection, rows)


def _undo_scheme(work: Work, batch_id: int) -> UndoReport:
    """Put the earlier scheme back in force and the levels it had given."""
    connection = work.connection
    version = scheme_rows.of_batch(connection, batch_id)
    current = scheme_rows.in_force(connection).version
    if version is None or version != current:
        raise UserError(
            "scheme_followed",
            QT_TRANSLATE_NOOP("Errors", "A later scheme than that of batch {batch} is in force."),
            {"batch": batch_id},
            advice=QT_TRANSLATE_NOOP("Errors", "Take the later scheme back first."),
        )
    former = rules_of(work).scheme
    scheme_rows.put_in_force(connection, scheme_rows.before(connection, version))
    rules = rules_of(work)
    changes = level_rows.first_since_version(connection, version)
    now = grader.standing(work, rules, [change.customer_id for change in changes])
    live = dict(zip(now.facts.customer_id.tolist(), now.rank.tolist(), strict=True))
    pinned = holds.pinned_under(work, version)
    for change in changes:
        if change.customer_id in pinned:
            continue
        last = level_rows.last(connection, change.customer_id)
        grade = grade_rows.get(connection, change.customer_id)
        old = Held(change.old_level, change.old_base)
        held = without_batch(old, live.get(change.customer_id, 0), ())
        if held is not None and last is not None and grade is not None:
            _put_back(work, last, held, batch_id)
    for customer_id, before, _ in batch_rows.changes_of(connection, batch_id, grader.BASE):
        grade_rows.change(connection, customer_id, {"base_level": before["base"]})
    schedule.put_back(work, former, rules.scheme, batch_id)
    # The break-points of the earlier scheme are those of its own last full run.
    why = grader.Why(batch_id=batch_id, reason="undo")
    result = grader.run(work, rules, why, refit=rules.lacks_breaks)
    return UndoReport(batch_id, result.customers, 0)


def _undo_review(work: Work, batch_id: int) -> UndoReport:
    """Put levels, bases, review days and notices back as they were before a review."""
    review_run.check_unbuilt(work, batch_id)
    touched = review_run.put_back(work, batch_id)
    _restore_levels(work, level_rows.of_batch(work.connection, batch_id), touched)
    return UndoReport(batch_id, len(touched), 0)


_WAYS_BACK: Final[dict[str, Callable[[Work, int], UndoReport]]] = {
    "scheme": _undo_scheme,
    "review": _undo_review,
}
