"""The Grading page: edit the scheme, see at once who would move, apply it as one batch, undo it."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSplitter, QWidget

from app import config
from app.domain.schemes import WHOLE
from app.services import batches, schemes, what_if
from app.services.desk import Desk
from app.services.done import Changes, Done
from app.services.grading import RegradeReport
from app.services.progress import Progress
from app.services.what_if import Session, Trial
from app.ui import messages, style
from app.ui.commands import Command
from app.ui.dialogs.scheme_apply import ApplyDialog, verdict
from app.ui.dialogs.scheme_backtest import show_backtest
from app.ui.dialogs.scheme_wishes import WishesDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.page import Page
from app.ui.scheme_sources import SchemeSources
from app.ui.widgets import parts
from app.ui.widgets.banner import Notice, Offer
from app.ui.widgets.bounds_panel import BoundsPanel
from app.ui.widgets.button import Button
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.matrix_panel import MatrixPanel
from app.ui.widgets.pill import Pill
from app.ui.widgets.scheme_bar import APPLY_KEY, DISCARD_KEY, SchemeBar
from app.ui.widgets.scheme_draft import Draft
from app.ui.widgets.scheme_editor import SchemeEditor
from app.ui.widgets.weight_panel import BALANCE_KEY

QUIET_MS: Final = 300
SPLIT: Final = "split_grading"
_LEFT, _RIGHT = 344, 312
_LEAST_LEFT = 320


class GradingPage(Page):
    """The workbench of the scheme; nothing here changes the shop until it is applied."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__(desk, hub, jobs)
        self.setObjectName("grading_page")
        self.title.setText(self.tr("Grading scheme"))
        version, in_force = schemes.scheme_in_force(desk)
        self._version = version
        self.draft = Draft(in_force)
        self._session: Session | None = None
        self.trial: Trial | None = None
        self.editor = SchemeEditor(self.draft, desk.currency, desk.decimals)
        self.bounds = BoundsPanel(desk)
        self.movers = MatrixPanel()
        self.bar = SchemeBar()
        self._pill = Pill("trial_pill")
        self._pill.show_state("info", self.tr("Trial, not in force"), "warn")
        self.sources = SchemeSources(self)
        self._reopen_soon = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._reopen_soon.timeout.connect(self._reopen)
        self._count_soon = QTimer(self, singleShot=True, interval=2 * QUIET_MS)
        self._count_soon.timeout.connect(self._count_borderline)
        self._tabs: list[QWidget] = []
        self._build()
        self._connect()
        self._on_draft()

    def _build(self) -> None:
        self.acts.addWidget(self._pill)
        for name, text, icon, act in self._head_acts():
            button = Button(text, "quiet" if name != "versions" else "plain", icon=icon, name=name)
            button.clicked.connect(act)
            self.acts.addWidget(button)
        back = IconButton("return", self.tr("Back-test on the last year"), name="backtest")
        back.clicked.connect(self.backtest)
        self.acts.addWidget(back)
        self.splitter = QSplitter()
        self.splitter.setObjectName("grading_splitter")
        self.splitter.setHandleWidth(12)
        self.splitter.setChildrenCollapsible(False)
        fields = max(_LEAST_LEFT, style.px(306))  # numbers must be read, charts may shrink
        for widget, least in ((self.editor, fields), (self.bounds, 360), (self.movers, 264)):
            widget.setMinimumWidth(least)
            self.splitter.addWidget(widget)
        self.editor.setMaximumWidth(max(460, fields))
        self.movers.setMaximumWidth(460)
        self.splitter.setStretchFactor(1, 1)
        left, right = config.load().windows.get(SPLIT, (_LEFT, _RIGHT))
        self.splitter.setSizes([left, 4 * (left + right), right])
        self.splitter.splitterMoved.connect(self._remember_split)
        self.body.addWidget(self.splitter, 1)
        self.body.addWidget(self.bar)

    def _head_acts(self) -> list[tuple[str, str, str, Callable[[], None]]]:
        return [
            ("templates", self.tr("Templates"), "star", self.sources.choose_template),
            ("scheme_file", self.tr("File"), "file", self.sources.open_file_menu),
            ("versions", self.tr("Versions"), "clock", self.sources.show_versions),
        ]

    def _connect(self) -> None:
        self.draft.changed.connect(self._on_draft)
        self.editor.levels.wishes_asked.connect(self.show_wishes)
        self.bounds.chart.bound_moved.connect(self.draft.move_bound)
        self.bounds.chart.drawn.connect(self._order_tabs)
        self.movers.cell_asked.connect(self._ask_cell)
        self.movers.borderline_asked.connect(self._ask_borderline)
        self.movers.all_asked.connect(self._show_all_movers)
        self.movers.list.customer_asked.connect(self._go_to)
        self.bar.discard_asked.connect(self.discard)
        self.bar.apply_asked.connect(self.apply)

    def _order_tabs(self) -> None:
        """Let Tab go through the page as it is read, whenever fields or bounds came or went."""
        heads = [self.findChild(QWidget, name) for name, *_ in self._head_acts()]
        chart, right, bar = self.bounds.chart, self.movers, self.bar
        order = [head for head in heads if head is not None] + self.editor.controls()
        order += [chart, *chart.flags]
        order += [right.matrix, right.all, right.near, right.list, bar.discard, bar.apply]
        if order != self._tabs:
            self._tabs = order
            parts.lead_tab(order)

    def commands(self) -> Sequence[Command]:
        """Return what can be done here."""
        return [
            Command("apply_scheme", self.tr("Apply the scheme"), self.apply, APPLY_KEY, "check"),
            Command("discard", self.tr("Discard the trial"), self.discard, DISCARD_KEY, "close"),
            Command("balance", self.tr("Balance the weights"), self.draft.balance, BALANCE_KEY),
            Command(
                "templates", self.tr("Begin with a template"), self.sources.choose_template, "F8"
            ),
            Command(
                "versions", self.tr("Versions of the scheme"), self.sources.show_versions, "F7"
            ),
            Command("backtest", self.tr("Back-test on the last year"), self.backtest, "Ctrl+T"),
            Command("wishes", self.tr("At most so many on a level"), self.show_wishes, "F9"),
            Command("load_scheme", self.tr("Load a scheme file"), self.sources.load_file, "Ctrl+O"),
            Command(
                "save_scheme", self.tr("Save as a scheme file"), self.sources.save_file, "Ctrl+S"
            ),
        ]

    def widget(self) -> QWidget:
        """Return the page as the parent of dialogs."""
        return self

    def go_first(self) -> None:
        """Begin with the first weight."""
        rows = [*self.editor.weights.rows.values()]
        (rows[0].slider if rows else self.editor.weights.add).setFocus()

    def refresh(self) -> None:
        """Read the shop anew and try the draft on it."""
        self._reopen()

    def take_changes(self, changes: Changes, _initiator: object) -> None:
        """Read the shop anew after a short quiet when customers, sales or the scheme changed."""
        if changes.customers or changes.all_customers or changes.sales or changes.scheme:
            self._reopen_soon.start()

    def _reopen(self) -> None:
        desk = self.desk

        def read(_progress: Progress) -> Session:
            return what_if.open_session(desk)

        self.jobs.ask(read, self._take_session, initiator=self, replaces="scheme session")

    def _take_session(self, session: Session) -> None:
        is_other = session.in_force != self.draft.in_force
        self._session, self._version = session, session.version
        if is_other:
            was_touched = self.draft.is_touched and self.draft.scheme != session.in_force
            kept = self.draft.scheme
            self.draft.begin(session.in_force)
            if was_touched:
                self.draft.load(kept)
        self._on_draft()

    def _on_draft(self) -> None:
        """Follow a change of the draft: what is seen at once, then the trial."""
        self.editor.show_problem()
        self.bar.name_version(self._version)
        self._say_state()
        self._order_tabs()
        tried = self.draft.tried()
        if tried is None:
            self.bar.show_broken(self._why_not())
        if tried is None or self._session is None:
            return
        self.bounds.show_bounds(tried, self.trial)
        session = self._session
        self.jobs.ask(
            lambda _progress: what_if.try_scheme(session, tried),
            lambda trial: self._show_trial(session, trial),
            initiator=self,
            failed=self.refuse,
            replaces="trial",
        )

    def _show_trial(self, session: Session, trial: Trial) -> None:
        self.trial = trial
        self.bounds.show_trial(trial, session.in_force)
        self.movers.show_trial(trial, session.in_force)
        self.editor.levels.show_counts(trial.after)
        if self.draft.tried() is not None:
            self.bar.show_trial(trial)
        self._count_soon.start()
        self._say_state()

    def _say_state(self) -> None:
        is_touched = self.draft.is_touched
        text = self.tr("{name}, version {version} in force")
        self.state.setText(text.format(name=self.draft.in_force.name, version=self._version))
        self._pill.setVisible(is_touched)
        self.bar.allow(discard=is_touched, why_not=self._why_not())

    def _why_not(self) -> str:
        """Return why applying is not offered, nothing when it is."""
        if self.draft.wrong or self.draft.tried() is None:
            return self.tr("Mend the field marked in red first.")
        if not self.draft.is_touched:
            return self.tr("This is the scheme in force.")
        if self.trial is None or self.trial.scheme != self.draft.tried():
            return self.tr("The trial is being worked out.")
        return ""

    def _ask_cell(self, old: int, new: int) -> None:
        session, trial = self._session, self.trial
        if session is not None and trial is not None:
            self.jobs.ask(
                lambda _progress: what_if.movers_in(session, trial, old, new),
                lambda movers: self.movers.show_cell(trial, movers, old, new),
                initiator=self,
                replaces="cell",
            )

    def _ask_borderline(self) -> None:
        session, trial = self._session, self.trial
        if session is not None and trial is not None:
            self.jobs.ask(
                lambda _progress: what_if.borderline(session, trial),
                lambda found: self.movers.show_borderline(trial, found),
                initiator=self,
                replaces="cell",
            )

    def _count_borderline(self) -> None:
        """Count who hangs by a thread once the draft rests: it is not worked out in every drag."""
        session, trial = self._session, self.trial
        if session is not None and trial is not None:
            self.jobs.ask(
                lambda _progress: what_if.borderline(session, trial, 0).count,
                self.movers.count_borderline,
                initiator=self,
                replaces="borderline count",
            )

    def _show_all_movers(self) -> None:
        if self.trial is not None:
            self.movers.show_movers(self.trial)

    def _go_to(self, customer_id: int) -> None:
        self.page_asked.emit("customers", customer_id)

    def apply(self) -> None:
        """Ask once with who moves, then apply; weights that do not add up are balanced first."""
        if self.draft.total != WHOLE and self.draft.tried() is not None:
            what = self.tr("The weights add up to {total}, not 100.")
            more = self.tr("What is shown is the balanced scheme. Balance the weights, then apply.")
            offer = Offer(self.tr("Balance"), self.draft.balance, BALANCE_KEY)
            self.say(Notice("warn", what.format(total=self.draft.total), more, (offer,)))
            return
        why_not = self._why_not()
        if why_not or self._session is None or self.trial is None:
            self.say(Notice("accent", why_not or self.tr("The shop is being read.")))
            return
        dialog = ApplyDialog(self, self.jobs, self._session, self.trial, self._on_applied)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_applied(self, done: Done[RegradeReport]) -> None:
        """Say what was done, with its undo."""
        told = verdict(self.trial) if self.trial is not None else ""
        self.draft.begin(self.draft.scheme)
        self._version += 1
        self._say_state()
        what = self.tr("Version {version} is in force: {verdict}.")
        batch = done.batch or 0
        undo = Offer(self.tr("Undo"), lambda: self._undo(batch), "Ctrl+Z", "return")
        more = self.tr("Batch {batch} takes it back, here or on the Data page.")
        self.say(
            messages.done(
                what.format(version=self._version, verdict=told), more.format(batch=batch), undo
            )
        )

    def _undo(self, batch: int) -> None:
        self.jobs.write(
            lambda progress: batches.undo(self.desk, batch, progress),
            lambda _done: self.say(
                messages.done(
                    self.tr("Took the scheme back."),
                    self.tr("Every level is what it was before."),
                )
            ),
            initiator=self,
            failed=self.refuse,
        )

    def discard(self) -> None:
        """Go back to the scheme in force; for a moment the trial can be had again."""
        if not self.draft.is_touched:
            return
        kept = self.draft.scheme
        self.draft.load(self.draft.in_force)
        undo = Offer(self.tr("Undo"), lambda: self.draft.load(kept), "Ctrl+Z", "return")
        self.say(messages.done(self.tr("Discarded the trial."), "", undo))

    def show_wishes(self) -> None:
        """Ask how many a level may hold, and propose bounds."""
        if self._session is None or self.trial is None:
            return
        dialog = WishesDialog(self, self.jobs, self._session, self.trial, self.draft.set_bounds)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def backtest(self) -> None:
        """Hold the draft to the year that followed a year ago, beside the scheme in force."""
        tried, in_force = self.draft.tried(), self.draft.in_force
        if tried is None:
            self.say(Notice("accent", self._why_not()))
        else:
            show_backtest(self, tried, in_force)

    def _remember_split(self, *_place: int) -> None:
        left, _, right = self.splitter.sizes()
        self.preferences_asked.emit(SPLIT, f"{left},{right}")
