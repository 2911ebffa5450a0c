"""The Reviews page: what is due, the worklist, levels set by hand, levels over time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.access import Permission
from app.domain.schemes import Scheme
from app.services import (
    batches,
    benchmark,
    level_trend,
    overrides,
    reviews,
    schemes,
    star_table,
    worklist,
)
from app.services.batches import BatchRow, UndoReport
from app.services.benchmark import Benchmark
from app.services.desk import Desk
from app.services.done import Changes, Done
from app.services.level_trend import MonthShare, Movement, Traveller
from app.services.overrides import OverrideRow
from app.services.progress import Progress
from app.services.review_run import KIND, ReviewReport
from app.services.reviews import DueDay
from app.services.worklist import WorkRow
from app.ui import messages
from app.ui.commands import Command
from app.ui.dialogs.benchmark_edit import BenchmarkDialog
from app.ui.dialogs.override_edit import EndDialog
from app.ui.dialogs.review_run import RunDialog
from app.ui.dialogs.review_undo import ask_run
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.page import Page, Part
from app.ui.widgets import parts, review_words
from app.ui.widgets.banner import UNDO_KEY, Offer
from app.ui.widgets.filter_bar import Choice, FilterBar
from app.ui.widgets.level_badge import Level, levels_of
from app.ui.widgets.override_list import HandPanel
from app.ui.widgets.pill import Pill
from app.ui.widgets.progress_card import ProgressCard
from app.ui.widgets.review_due import RUN_KEY, DuePanel
from app.ui.widgets.review_trend import TrendPanel
from app.ui.widgets.review_work import WorkPanel

_AHEAD: Final = timedelta(days=800)
WORK, HAND, TREND = 1, 2, 3


@dataclass(frozen=True)
class _Seen:
    """What every part of the page needs, read in one go."""

    scheme: Scheme
    levels: Mapping[int, Level]
    due: Sequence[DueDay]
    following: DueDay | None
    past: Sequence[BatchRow]
    is_trial: bool
    hands: int


class ReviewsPage(Page):
    """Reviews on schedule, and everything about levels that do not follow the score."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__(desk, hub, jobs)
        self.setObjectName("reviews_page")
        self.title.setText(self.tr("Reviews"))
        may = desk.may
        self._seen: _Seen | None = None
        self._everybody = False
        self._work: int | None = None
        self.pill = Pill("trial_pill")
        self.pill.show_state("info", self.tr("Trial run: nothing becomes official"), "warn")
        self.pill.hide()
        self.acts.addWidget(self.pill)
        self.chips = FilterBar("review_parts")
        self.progress = ProgressCard()
        self.due = DuePanel(may_run=may(Permission.REVIEW), may_undo=may(Permission.UNDO_BATCH))
        self.work = WorkPanel(desk)
        self.hands = HandPanel(desk.clock.today(), may_set=may(Permission.OVERRIDE))
        self.trend = TrendPanel(may_enter=may(Permission.EDIT_SCHEME))
        self._stack = QStackedWidget()
        for panel in (self.due, self.work, self.hands, self.trend):
            self._stack.addWidget(panel)
        self.body.addLayout(parts.row(self.chips, 0))
        self.body.addWidget(self.progress)
        self.body.addWidget(self._stack, 1)
        self._show_chips(0, 0)
        self._connect()

    def _connect(self) -> None:
        self.chips.chosen.connect(lambda value: self._show_part(value or 0))
        self.due.run_asked.connect(self.run)
        self.due.whom_asked.connect(self._show_whom)
        self.due.undo_asked.connect(self.take_back)
        for panel in (self.due, self.work, self.hands, self.trend):
            panel.customer_asked.connect(partial(self.page_asked.emit, "front_desk"))
        self.hands.end_asked.connect(self._end)
        self.hands.period_asked.connect(lambda _period: self._read_hands())
        self.trend.month_asked.connect(self._read_month)
        self.trend.cell_asked.connect(self._read_names)
        self.trend.figures_asked.connect(self.enter_figures)

    def _show_chips(self, due: int, hands: int) -> None:
        self.chips.show_choices(
            [
                Choice(None, self.tr("Due"), due),
                Choice(WORK, self.tr("Worklist"), self._work),
                Choice(HAND, self.tr("Set by hand"), hands),
                Choice(TREND, self.tr("Over time"), None),
            ]
        )

    def commands(self) -> Sequence[Command]:
        """Return what can be done here, by what the role may."""
        may, acts = self.desk.may, []
        if may(Permission.REVIEW):
            acts.append(
                Command("run_review", self.tr("Run the review"), self.run, RUN_KEY, "check")
            )
            everybody = partial(self._show_whom, everybody=True)
            text = self.tr("Review everybody")
            acts.append(Command("review_all", text, everybody, "F8", "refresh"))
        for value, name, text, key in (
            (None, "show_due", self.tr("Due reviews"), "Alt+1"),
            (WORK, "show_worklist", self.tr("Worklist before reviews"), "Alt+2"),
            (HAND, "show_hands", self.tr("Levels set by hand"), "Alt+3"),
            (TREND, "show_trend", self.tr("Levels over time"), "Alt+4"),
        ):
            acts.append(Command(name, text, partial(self.go_to, value), key, "calendar"))
        if may(Permission.EDIT_SCHEME):
            text = self.tr("Figures of others")
            acts.append(Command("benchmark", text, self.enter_figures, "F9", "note"))
        return acts

    def go_first(self) -> None:
        """Begin with the list of the part that is shown."""
        lists = (self.due.movers, self.work.list, self.hands.list, self.trend.chart)
        lists[self._stack.currentIndex()].setFocus()

    def show_part(self, part: Part) -> None:
        """Show what is due, the levels set by hand, or the levels over time."""
        self.go_to({"hands": HAND, "trend": TREND}.get(part.name))

    def go_to(self, value: int | None) -> None:
        """Show one of the parts."""
        self.chips.show_value(value)
        self._show_part(value or 0)
        self.go_first()

    def _show_part(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._read_part()

    def take_changes(self, changes: Changes, _initiator: object) -> None:
        """Follow what moves levels, reviews or their settings."""
        if changes != Changes(cases=True):
            self.refresh()

    def refresh(self) -> None:
        """Read everything that is shown anew."""
        desk = self.desk

        def look(_progress: Progress) -> _Seen:
            today = desk.clock.today()
            _, scheme = schemes.scheme_in_force(desk)
            ahead = reviews.due(desk, today + _AHEAD)
            return _Seen(
                scheme,
                levels_of(star_table.level_counts(desk)),
                [one for one in ahead if one.day <= today],
                next((one for one in ahead if one.day > today), None),
                [row for row in batches.list_batches(desk) if row.kind == KIND],
                reviews.is_trial(desk),
                len(overrides.standing(desk)),
            )

        self._ask(look, self._show, "reviews")

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        self.pill.setVisible(seen.is_trial)
        due = sum(one.customers for one in seen.due)
        self._show_chips(due, seen.hands)
        self.due.show_due(seen.due, seen.following)
        self.due.show_past(seen.past)
        self._say_state(seen)
        self._read_part()

    def _say_state(self, seen: _Seen) -> None:
        words = {
            "month": self.tr("each month"),
            "quarter": self.tr("each quarter"),
            "half_year": self.tr("each half-year"),
            "year": self.tr("each year"),
        }
        is_calendar = seen.scheme.review_basis == "calendar"
        by = self.tr("by the calendar") if is_calendar else self.tr("by each customer's own day")
        text = self.tr("Reviewed {period}, {basis}")
        self.state.setText(text.format(period=words[seen.scheme.review_every], basis=by))

    def _read_part(self) -> None:
        """Read what only the part on the screen needs."""
        if self._seen is None:
            return
        place, desk = self._stack.currentIndex(), self.desk
        if place == WORK:
            self._ask(lambda _p: worklist.worklist(desk), self._show_work, "worklist")
        elif place == HAND:
            self._read_hands()
        elif place == TREND:
            self._ask(
                lambda _p: (level_trend.shares(desk), benchmark.read(desk)),
                self._show_trend,
                "trend",
            )
        else:
            self._preview()

    def _ask(self, look: object, show: object, replaces: str) -> None:
        self.jobs.ask(look, show, initiator=self, failed=self.refuse, replaces=replaces)  # type: ignore[arg-type] # a question and who takes its answer

    def _preview(self) -> None:
        """Try the review at once: it is done and taken back again."""
        seen = self._seen
        if seen is None:
            return
        self.due.show_mode(everybody=self._everybody)
        if not self.desk.may(Permission.REVIEW) or not (self._everybody or seen.due):
            self.due.show_report(None, seen.scheme, seen.levels)
            return
        desk, everybody = self.desk, self._everybody
        job = self.jobs.prepare(
            lambda progress: (
                reviews.run(desk, everybody=everybody, preview=True, progress=progress).value
            ),
            self._show_preview,
            initiator=self,
            failed=self.refuse,
        )
        note = self.tr("Nothing is changed by looking.")
        self.progress.follow(job, self.tr("Working out who would move"), note)

    def _show_preview(self, report: ReviewReport) -> None:
        if self._seen is not None:
            self.due.show_report(report, self._seen.scheme, self._seen.levels)

    def _show_whom(self, everybody: bool) -> None:  # noqa: FBT001 - what a signal carries
        """Show the review of those due, or of everybody."""
        self._everybody = everybody
        if self._stack.currentIndex():
            self.go_to(None)
        else:
            self._preview()

    def run(self) -> None:
        """Ask once with the verdict, then review."""
        report = self.due.report
        if self._stack.currentIndex() or report is None or not report.reviewed:
            text = self.tr("Nobody is due for review.")
            more = self.tr("Everybody can be reviewed out of turn: choose Everybody.")
            self.say(messages.done(text, more))
            return
        dialog = RunDialog(self, self.desk, self.jobs, report, everybody=self._everybody)
        dialog.saved = self._on_run
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_run(self, done: Done[ReviewReport]) -> None:
        report = done.value
        self._everybody = False
        count = report.reviewed
        what = QCoreApplication.translate("ReviewsPage", "Reviewed %Ln customer(s).", "", count)
        if report.is_trial:
            self.say(messages.done(what, self.tr("A trial run: nothing became official.")))
            return
        undo = Offer(self.tr("Undo"), partial(self._undo, report.batches[-1]), UNDO_KEY, "return")
        may = self.desk.may(Permission.UNDO_BATCH)
        self.say(messages.done(what, review_words.verdict(report), *([undo] if may else [])))

    def take_back(self, batch: int) -> None:
        """Take one review back; ask first whether all that were run with it go back as well."""
        past = self._seen.past if self._seen is not None else ()
        row = next((one for one in past if one.id == batch), None)
        dialog = ask_run(self, self.jobs, past, row, self.desk) if row is not None else None
        if dialog is None:
            self._undo(batch)
        else:
            dialog.saved = self._say_back

    def _undo(self, batch: int) -> None:
        """Take back what was run in one go, the newest first."""
        undo = partial(batches.undo_run, self.desk, batch)
        self.jobs.write(undo, self._say_back, initiator=self, failed=self.refuse)

    def _say_back(self, done: Done[UndoReport]) -> None:
        as_before = self.tr("Levels and review days are what they were before.")
        count = len(done.value.batches)
        told = QCoreApplication.translate("ReviewsPage", "Took %n review(s) back.", "", count)
        self.say(messages.done(told, as_before))

    def _show_work(self, rows: Sequence[WorkRow]) -> None:
        if self._seen is not None:
            self._work = len(rows)
            self.work.show_rows(rows, self._seen.levels)
            self._show_chips(sum(one.customers for one in self._seen.due), self._seen.hands)

    def _read_hands(self) -> None:
        desk, period = self.desk, self.hands.period

        def look(_progress: Progress) -> list[OverrideRow]:
            return overrides.standing(desk) if period is None else overrides.made(desk, *period)

        self._ask(look, self._show_hands, "hands")

    def _show_hands(self, rows: Sequence[OverrideRow]) -> None:
        if self._seen is not None:
            self.hands.show_rows(rows, self._seen.levels)

    def _end(self, row: OverrideRow) -> None:
        levels = self._seen.levels if self._seen is not None else {}
        dialog = EndDialog(self, self.desk, self.jobs, row, levels)
        text = self.tr("Ended the level of {name} set by hand.").format(name=row.name[:60])
        dialog.saved = lambda _done: self.say(messages.done(text))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_trend(self, found: tuple[Sequence[MonthShare], Benchmark]) -> None:
        if self._seen is not None:
            self.trend.show_benchmark(found[1], self._seen.levels)
            self.trend.show_months(found[0], self._seen.levels)

    def _read_month(self, month: date) -> None:
        def show(seen: Movement) -> None:
            if self._seen is not None:
                self.trend.show_movement(seen, self._seen.scheme)

        self._ask(lambda _p: level_trend.movement(self.desk, month), show, "month")

    def _read_names(self, month: date, old: int, new: int) -> None:
        def show(rows: Sequence[Traveller]) -> None:
            self.trend.show_names(rows, old, new)

        self._ask(lambda _p: level_trend.travellers(self.desk, month, old, new), show, "names")

    def enter_figures(self) -> None:
        """Open the form of somebody else's figures."""
        self._ask(lambda _p: benchmark.read(self.desk), self._open_figures, "form")

    def _open_figures(self, seen: Benchmark) -> None:
        dialog = BenchmarkDialog(self, self.desk, self.jobs, seen)
        dialog.saved = lambda _done: self.go_to(TREND)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def widget(self) -> QWidget:
        """Return the page as the parent of dialogs."""
        return self
