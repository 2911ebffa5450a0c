"""A second person's word: who, and their password; then the act goes on as it was asked for."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from app.errors import UserError
from app.services import approvals
from app.services.desk import Desk
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.field import Field, Form, text_edit
from app.ui.widgets.rest import Rest


class ApprovalDialog(FormDialog):
    """Names the act that waits; closes when somebody who may approve typed their password."""

    def __init__(self, parent: QWidget, desk: Desk, jobs: Jobs, needed: UserError) -> None:
        translate = QCoreApplication.translate
        title = translate("ApprovalDialog", "A second person approves")
        act = translate("ApprovalDialog", "Approve")
        super().__init__(parent, title, act, name="approval_dialog")
        self._desk = desk
        self._jobs = jobs
        self._of = str(needed.values.get(approvals.OF, ""))
        self._rest = Rest(self.act, desk.clock.now)
        self.granted: Callable[[], None] | None = None
        self.declined: Callable[[], None] | None = None
        self.body.addWidget(parts.label(needed.sentences()[0], "table", wrap=True))
        if about := str(needed.values.get("about", "")):
            what = parts.label(about, "heading", name="approval_about", wrap=True)
            self.body.addWidget(what)
        self._login = QComboBox()
        self._password = text_edit(secret=True, longest=1000)
        login = Field(self.tr("Who approves"), self._login, name="login")
        password = Field(
            self.tr("Their password"),
            self._password,
            name="password",
            hint=self.tr("The log keeps both names. Nothing typed before is lost."),
        )
        self.body.addWidget(login)
        self.body.addWidget(password)
        self.set_form(Form({"login": login, "password": password}))
        self.finished.connect(self._on_finished)
        self._password.setFocus()
        jobs.ask(
            lambda _progress: approvals.approvers(desk),
            self._show_approvers,
            initiator=self,
            failed=self.refuse,
        )

    def _show_approvers(self, logins: Sequence[str]) -> None:
        self._login.addItems(list(logins))
        if logins:
            self._login.currentTextChanged.connect(self._wait)
            self._wait()
        else:
            self.act.setEnabled(False)
            text = self.tr("Nobody else may approve. The owner gives the right under Roles.")
            self.form.fields["login"].set_error(text)

    def save(self) -> None:
        """Try the password."""
        login, password = self._login.currentText(), self._password.text()
        desk, of = self._desk, self._of
        self.form.clear_errors()
        self.act.setEnabled(False)
        self._jobs.ask(
            lambda _progress: approvals.grant(desk, login, password, of),
            lambda _login: self.accept(),
            initiator=self,
            failed=self._on_wrong,
        )

    def _on_wrong(self, error: BaseException) -> None:
        """Show the refusal; after several wrong passwords the button rests for a while."""
        self.refuse(error)
        self._password.selectAll()
        self._wait()

    def _wait(self) -> None:
        self._rest.look(self._desk.paths.shop, self._login.currentText())

    def _on_finished(self, result: int) -> None:
        act = self.granted if result else self.declined
        if act is not None:
            act()

    def reject(self) -> None:
        """Leave without asking: what waits says again that it needs approval."""
        self._is_touched = False
        super().reject()


def ask_second_person(
    above: QWidget,
    at: tuple[Desk, Jobs],
    needed: UserError,
    again: Callable[[], None],
    leave: Callable[[], None],
) -> None:
    """Open the form above a window, or above its topmost form."""
    dialog = ApprovalDialog(QApplication.activeModalWidget() or above, *at, needed)
    dialog.granted, dialog.declined = again, leave
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
