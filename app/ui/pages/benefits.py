"""The benefits page: what each level gives, in the owner's words, edited in place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.access import Permission
from app.domain.benefits import BenefitEntry
from app.errors import UserError
from app.services import benefits, logo
from app.services.benefits import Matrix, Saved
from app.services.desk import Desk
from app.services.done import Changes, Done
from app.ui import files, messages
from app.ui.commands import Command
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.page import Page
from app.ui.tables.benefit_table import COST, TEXT, BenefitModel, MatrixColumn
from app.ui.widgets import parts
from app.ui.widgets.banner import Offer
from app.ui.widgets.benefit_matrix import MatrixView
from app.ui.widgets.button import Button, act_button
from app.ui.widgets.empty_hint import EmptyHint
from app.ui.widgets.pill import Pill

Act = Callable[[], Done[Saved]]


class BenefitsPage(Page):
    """The matrix of levels and benefits; every change is saved at once and can be undone."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__(desk, hub, jobs)
        self.setObjectName("benefits_page")
        self._may_edit = desk.may(Permission.EDIT_BENEFITS)
        self._goes_to: tuple[int, int] | None = None
        self.model = BenefitModel(desk, self, may_edit=self._may_edit)
        self.model.saved_asked.connect(self._on_save_asked)
        self.model.refused.connect(lambda what: self._on_refused(*what))
        self.table = MatrixView(self.model)
        self.table.setAccessibleName(self.tr("Benefits by level"))
        self.table.move_asked.connect(self.move_row)
        self.table.remove_asked.connect(self.remove)
        self._flag = Pill("benefits_flag")
        self._build()

    def _build(self) -> None:
        self.title.setText(self.tr("Benefits"))
        for command in self.commands():
            if command.name in {"benefit_new", "print_rules"}:
                kind = "primary" if command.name == "benefit_new" else "plain"
                self.acts.addWidget(act_button(command, kind))
        card = parts.card("benefits_card")
        self._keys = parts.Elided("caption", "quiet", "benefits_keys")
        self._keys.setText(
            self.tr(
                "Space on a level: given from there on; again: only there. Enter types, "
                "Alt and arrows move a row, Delete removes it."
            )
            if self._may_edit
            else ""
        )
        box = parts.column(gap=8, margins=(0, 8, 0, 8), parent=card)
        box.addWidget(self.table, 1)
        foot = parts.row(gap=8, margins=(16, 0, 16, 0))
        foot.addWidget(self._keys, 1)
        box.addLayout(foot)
        self._empty = EmptyHint("benefits")
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(self._empty)
        flag_row = QWidget()
        line = parts.row(gap=0, parent=flag_row)
        line.addWidget(self._flag)
        line.addStretch(1)
        flag_row.hide()
        self._flag_row = flag_row
        self.body.addWidget(flag_row)
        self.body.addWidget(self._stack, 1)

    def commands(self) -> Sequence[Command]:
        """Return what can be done here."""
        made = []
        if self._may_edit:
            made += [
                Command("print_rules", self.tr("Rule sheet…"), self.print_rules, "Ctrl+P", "print"),
                Command("benefit_new", self.tr("Add a benefit"), self.add, "Ctrl+N", "plus"),
                Command("benefit_undo", self.tr("Undo the last change"), self.undo_last, "Ctrl+Z"),
            ]
        else:
            made.append(
                Command("print_rules", self.tr("Rule sheet…"), self.print_rules, "Ctrl+P", "print")
            )
        if self.desk.may(Permission.CHANGE_SETTINGS):
            made += [
                Command("logo_choose", self.tr("Choose the shop's logo…"), self.choose_logo),
                Command("logo_remove", self.tr("Remove the shop's logo"), self.remove_logo),
            ]
        return made

    def refresh(self) -> None:
        """Show the benefits anew."""
        self.jobs.ask(
            lambda _progress: benefits.matrix(self.desk),
            self._show,
            initiator=self,
            failed=self.refuse,
            replaces="benefits",
        )

    def take_changes(self, changes: Changes, _initiator: object) -> None:
        """Follow changes of benefits, of the scheme, and of who holds which level."""
        if changes.benefits or changes.scheme:
            self.refresh()

    def go_first(self) -> None:
        """Put the focus into the matrix."""
        self.table.setFocus()

    def _show(self, matrix: Matrix) -> None:
        index = self.table.currentIndex()
        here = self._goes_to or (index.row(), index.column())
        self._goes_to = None
        self.model.show_matrix(matrix, self._columns(matrix))
        self.table.fit()
        self._say_state(matrix)
        is_empty = not matrix.rows and self._hints(matrix)
        self._stack.setCurrentIndex(1 if is_empty else 0)
        for button in self.findChildren(Button, "benefit_new"):
            button.setVisible(not is_empty)  # the hint has the one primary button then
        row = min(max(0, here[0]), self.model.rowCount() - 1)
        column = min(max(0, here[1]), self.model.columnCount() - 1)
        if row >= 0 and column >= 0:
            self.table.setCurrentIndex(self.model.index(row, column))

    def _columns(self, matrix: Matrix) -> tuple[MatrixColumn, ...]:
        levels = tuple(
            MatrixColumn(f"level_{level.rank}", level.name, level) for level in matrix.levels
        )
        cost = (MatrixColumn(COST, self.tr("Cost a year")),)
        return (
            MatrixColumn(TEXT, self.tr("Benefit")),
            *levels,
            MatrixColumn("quota", self.tr("How often")),
            MatrixColumn("validity", self.tr("Valid")),
            MatrixColumn("note", self.tr("Note")),
            *(cost if self.desk.may(Permission.SEE_AMOUNTS) else ()),
        )

    def _say_state(self, matrix: Matrix) -> None:
        count = len(matrix.rows)
        text = QCoreApplication.translate("BenefitsPage", "%n benefit(s)", "", count)
        rests = len(matrix.resting)
        if rests:
            words = QCoreApplication.translate("BenefitsPage", "%n of levels not in use", "", rests)
            text = self.tr("{count}, {rest}").format(count=text, rest=words)
        self.state.setText(text)
        self._flag_row.setVisible(bool(matrix.without) and bool(matrix.rows))
        names = [level.name for level in matrix.levels if level.rank in matrix.without]
        said = self.tr("Nothing is given at: {levels}").format(levels=self.tr(", ").join(names))
        self._flag.show_state("alert", said, "warn")

    def _hints(self, matrix: Matrix) -> bool:
        """Say what is missing while there is no benefit; False once a row is being typed."""
        if self._goes_to is not None or not matrix.levels:
            return False
        acts = []
        if self._may_edit:
            first = Button(self.tr("Add a benefit"), "primary", icon="plus", name="first_benefit")
            first.clicked.connect(self.add)
            acts.append(first)
        self._empty.show_hint(
            self.tr("No level gives anything yet."),
            self.tr("Write down what customers of a level get; they read it on their statement."),
            *acts,
        )
        return True

    def add(self) -> None:
        """Begin a new benefit in the last row."""
        self._stack.setCurrentIndex(0)
        self.table.setFocus()
        index = self.model.index(self.model.rowCount() - 1, 0)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)
        self.table.edit(index)

    def _on_save_asked(
        self, benefit_id: int | None, entry: BenefitEntry, row: int, column: int
    ) -> None:
        def act() -> Done[Saved]:
            if benefit_id is None:
                return benefits.add(self.desk, entry)
            return benefits.edit(self.desk, benefit_id, entry)

        self._goes_to = (row, column)
        said = self.tr("Benefit added") if benefit_id is None else self.tr("Benefit changed")
        self._write(act, said, entry.text, lambda error: self._on_refused(error, row, column))

    def _write(
        self,
        act: Act,
        said: str,
        which: str,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Do one act and offer to undo it."""

        def done(result: Done[Saved]) -> None:
            change = result.value.change
            offer = Offer(self.tr("Undo"), lambda: self.undo(change), "Ctrl+Z", "return")
            self.say(messages.done(said, which, offer))

        self.jobs.write(lambda _progress: act(), done, initiator=self, failed=failed or self.refuse)

    def _on_refused(self, error: BaseException, row: int, column: int) -> None:
        """Show why, and open the cell again with what was typed."""
        self.refuse(error)
        if isinstance(error, UserError):
            index = self.model.index(row, column)
            self.table.setCurrentIndex(index)
            QTimer.singleShot(0, self.table, lambda: self.table.edit(index))

    def move_row(self, steps: int) -> None:
        """Move the benefit chosen up or down."""
        row = self.table.currentIndex().row()
        benefit = self.model.benefit_at(row)
        if benefit is None or not self._may_edit:
            return
        last = len(self.model.matrix.rows) - 1
        target = min(max(0, row + steps), last)
        if target != row:
            self._goes_to = (target, self.table.currentIndex().column())
            chosen = benefit.id
            moved = self.tr("Benefit moved")
            self._write(lambda: benefits.move(self.desk, chosen, steps), moved, benefit.text)

    def remove(self) -> None:
        """Take the benefit chosen off the list."""
        benefit = self.model.benefit_at(self.table.currentIndex().row())
        if benefit is not None and self._may_edit:
            chosen = benefit.id
            removed = self.tr("Benefit removed")
            self._write(lambda: benefits.remove(self.desk, chosen), removed, benefit.text)

    def undo(self, change: int) -> None:
        """Take one change back."""
        undone = self.tr("Change taken back")
        self.jobs.write(
            lambda _progress: benefits.undo(self.desk, change),
            lambda _done: self.say(messages.done(undone)),
            initiator=self,
            failed=self.refuse,
        )

    def undo_last(self) -> None:
        """Take the latest change back."""
        self.jobs.ask(
            lambda _progress: benefits.last_change(self.desk),
            lambda change: self.undo(change) if change is not None else None,
            initiator=self,
            failed=self.refuse,
        )

    def print_rules(self) -> None:
        """Open the rule sheet for customers."""
        from app.ui.dialogs.print_rules import RulesDialog  # noqa: PLC0415 - print support is slow

        dialog = RulesDialog(self, self.desk, self.jobs)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose_logo(self) -> None:
        """Ask for a picture and print it on every paper from now on."""
        kinds = self.tr("Pictures (*.png *.jpg *.jpeg *.svg)")
        path = files.open_file(self, self.tr("The shop's logo"), kinds)
        if path is not None:
            said = self.tr("Papers carry the new logo")
            self.jobs.write(
                lambda _progress: logo.set_logo(self.desk, path),
                lambda _done: self.say(messages.done(said, path.name)),
                initiator=self,
                failed=self.refuse,
            )

    def remove_logo(self) -> None:
        """Print papers without a logo from now on."""
        said = self.tr("Papers carry no logo now")
        self.jobs.write(
            lambda _progress: logo.remove_logo(self.desk),
            lambda _done: self.say(messages.done(said)),
            initiator=self,
            failed=self.refuse,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the words take the room that is left."""
        super().resizeEvent(event)
        self.table.fit()
