"""Official reviews: what is due, what one would do, running it as batches, catching up."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.access import Permission
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.models import batches as batch_rows
from app.models import grades as grade_rows
from app.models import settings as setting_rows
from app.services import backup_rounds, grader, holds
from app.services.desk import Desk, Work
from app.services.done import Changes, Done
from app.services.progress import SILENT, Progress
from app.services.review_run import KIND, ReviewReport, Tally, review
from app.services.schemes import rules_of

AUTOMATIC: Final = "review.automatic"


@dataclass(frozen=True)
class DueDay:
    """How many customers fall due for review on a day."""

    day: date
    customers: int


def due(desk: Desk, until: date | None = None) -> list[DueDay]:
    """Return the days up to one (else today) on which reviews fall due, with their customers."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        found = grade_rows.due_days(work.connection, until or desk.clock.today())
    return [DueDay(day, count) for day, count in found]


def is_trial(desk: Desk) -> bool:
    """Say whether the shop only tries grading out: reviews are worked out, nothing is official."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        return holds.is_trial(work)


def run(
    desk: Desk,
    *,
    everybody: bool = False,
    preview: bool = False,
    progress: Progress = SILENT,
) -> Done[ReviewReport]:
    """Review whoever is due, each on its due day, or everybody today; each day is a batch.

    A preview does just the same and takes it all back, so that it cannot differ.
    """
    desk.require(Permission.REVIEW)
    if not preview:
        backup_rounds.before(desk, KIND)
    with desk.work() as work:
        tries_out = holds.is_trial(work)
        tally = Tally()
        if everybody:
            _review_all(work, tally)
        else:
            review_due(work, tally, progress)
        keeps = not preview and not tries_out
        if keeps and tally.batches:
            grader.run(work, rules_of(work), grader.Why())
            work.note("review", details={"batches": tally.batches})
        progress.check()
        if not keeps:
            tally.batches = []
            work.connection.rollback()
    report = tally.report(is_trial=tries_out)
    if not keeps or not report.batches:
        return Done(report, Changes())
    return Done(report, Changes(all_customers=True, batches=True), report.batches[-1])


def is_waiting(desk: Desk) -> bool:
    """Say whether reviews fell due that the shop wants to be run by themselves."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        stored = setting_rows.all_of(work.connection)
        wanted = stored.get(AUTOMATIC, True) and not stored.get(holds.TRIAL, False)
        return bool(wanted and _days_to_do(work, desk.clock.today()))


def catch_up(desk: Desk, progress: Progress = SILENT) -> Done[ReviewReport | None]:
    """Run the reviews that fell due while nobody was there, if the shop wants that.

    A due day whose review was taken back by hand waits for a person.
    """
    if not is_waiting(desk):
        return Done(None, Changes())
    backup_rounds.before(desk, KIND)
    with desk.work() as work:
        tally = Tally()
        review_due(work, tally, progress, automatic=True)
        grader.run(work, rules_of(work), grader.Why())
        progress.check()
        work.note("catch_up_reviews", details={"batches": tally.batches})
    report = tally.report(is_trial=False)
    return Done(report, Changes(all_customers=True, batches=True), report.batches[-1])


def _days_to_do(work: Work, today: date) -> list[date]:
    """Return the due days that nobody has taken back."""
    back = batch_rows.undone_days(work.connection, KIND)
    return [day for day, _ in grade_rows.due_days(work.connection, today) if day not in back]


def review_due(work: Work, tally: Tally, progress: Progress, *, automatic: bool = False) -> None:
    """Review day after day: what a review makes due again before today is reviewed again."""
    today = work.desk.clock.today()
    asked = {day for day, _ in grade_rows.due_days(work.connection, today)}
    skipped = asked - set(_days_to_do(work, today)) if automatic else set()
    first = min(asked, default=today)
    text = translate("Progress", QT_TRANSLATE_NOOP("Progress", "Reviewing"))
    while True:
        days = [day for day, _ in grade_rows.due_days(work.connection, today)]
        day = next((day for day in days if day not in skipped), None)
        if day is None:
            return
        progress.step((day - first).days, max(1, (today - first).days), text)
        progress.check()
        review(work, day, grade_rows.due_on(work.connection, day), tally)


def _review_all(work: Work, tally: Tally) -> None:
    table = grade_rows.table(work.connection, None)
    ids = [int(key) for key in table[:, 0]]
    if ids:
        review(work, work.desk.clock.today(), ids, tally)
