"""The frame of every form: title, whom it concerns, fields, effect box, cancel and one act."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.errors import UserError
from app.services.done import Done
from app.services.progress import Progress
from app.ui import messages, style
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.banner import Banner
from app.ui.widgets.button import Button
from app.ui.widgets.field import Form

WIDTH = 520
MOST_WIDTH = 900
MOST_HEIGHT = 700
_TITLE_BAR = 48
_EDGE = QSize(64, 64)
Value = TypeVar("Value")


class FormDialog(QDialog):
    """Enter saves from any field, Esc leaves and asks only when something was typed."""

    def __init__(self, parent: QWidget | None, title: str, act: str, *, name: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("ground", "raised")
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.form = Form({})
        self._is_touched = False
        self.banner = Banner()
        self.whom: QHBoxLayout = parts.row(gap=8)
        head = parts.row(gap=8)
        head.addWidget(parts.label(title, "title", wrap=True), 1)
        head.addLayout(self.whom)
        self.body: QVBoxLayout = parts.column(gap=12)
        self.effect = parts.card("effect", part="sunken")
        self.effect.hide()
        self.left: QHBoxLayout = parts.row(gap=8)
        cancel_text = QCoreApplication.translate("FormDialog", "Cancel")
        self.cancel = Button(cancel_text, key="Esc", name="cancel")
        self.act = Button(act, "primary", key="Return", icon="check", name="act")
        self.cancel.clicked.connect(self.reject)
        self.act.clicked.connect(self.save)
        feet = parts.row(self.left, 0, self.cancel, self.act)
        self._inside = QWidget()
        self._inside.setLayout(self.body)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._inside)
        self._whole = parts.column(head, self.banner, gap=16, margins=(24, 20, 24, 20), parent=self)
        self._whole.addWidget(self._area, 1)
        self._whole.addWidget(self.effect)
        self._whole.addLayout(feet)

    @property
    def is_touched(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._is_touched

    def set_form(self, form: Form) -> None:
        """Name the fields that refusals may stand beside, and watch them."""
        self.form = form
        for field in form.fields.values():
            field.grown.connect(self._on_grown)
        for editor in self.findChildren(QWidget):
            if isinstance(editor, QLineEdit):
                editor.textEdited.connect(self._on_touched)
            if isinstance(editor, QComboBox):
                editor.activated.connect(self._on_touched)
            if isinstance(editor, QPlainTextEdit):
                editor.textChanged.connect(self._on_touched)
            if isinstance(editor, QLineEdit | QComboBox):
                editor.installEventFilter(self)

    def make_danger(self) -> None:
        """Mark the act as one that cannot be undone: Enter never does it by chance."""
        style.mark(self.act, kind="danger")
        self.act.show_key("")

    def fit(self) -> None:
        """Take the height that the fields need; what a low screen cannot show scrolls inside."""
        self._area.setMinimumWidth(min(MOST_WIDTH, self._inside.minimumSizeHint().width()))
        width = max(self.width() - 48, self._area.minimumWidth())
        hint = self._inside.sizeHint().height()
        needed = self.body.heightForWidth(width) if self.body.hasHeightForWidth() else hint
        height = max(needed, hint)
        self._area.setMinimumHeight(height)
        self._whole.activate()
        excess = self._whole.totalMinimumSize().height() - self._most_height()
        if excess > 0:
            self._area.setMinimumHeight(height - excess)
            self._whole.activate()
        least = self._whole.totalMinimumSize()
        # A width set by hand would let the row of buttons be cut.
        self.resize(max(self.width(), width + 48, least.width()), least.height())

    def _most_height(self) -> int:
        """Return how high a form may be here: on a low screen the title bar needs room too."""
        return min(MOST_HEIGHT, self.screen().availableGeometry().height() - _TITLE_BAR)

    def save(self) -> None:
        """Do what the dialog is for; kinds of dialogs say what that is."""
        self.accept()

    def run(
        self,
        jobs: Jobs,
        call: Callable[[Progress], Done[Value]],
        then: Callable[[Done[Value]], None] | None = None,
    ) -> None:
        """Do the act on the writer; the dialog closes when it is done and stays when refused."""
        self.form.clear_errors()
        self.banner.dismiss()
        self.act.setEnabled(False)

        def finished(done: Done[Value]) -> None:
            self.accept()
            if then is not None:
                then(done)

        jobs.write(call, finished, initiator=self, failed=self.refuse)

    def refuse(self, error: BaseException) -> None:
        """Show a refusal beside its field, else at the top; nothing typed is lost."""
        self.act.setEnabled(True)
        if isinstance(error, UserError) and not self.form.show_error(error):
            self.banner.show_notice(messages.refusal(error))

    def _on_grown(self) -> None:
        if self.isVisible():
            self.fit()

    def _on_touched(self, *_what: object) -> None:
        self._is_touched = True

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the fields need."""
        super().showEvent(event)
        self.fit()
        first = next(iter(self.form.fields.values()), None)
        if first is not None and self.focusWidget() in {None, self.cancel}:
            first.editor.setFocus()  # Enter must never mean Cancel by chance

    def reject(self) -> None:
        """Leave; ask first when something was typed."""
        if self._is_touched and not messages.question(
            self,
            QCoreApplication.translate("FormDialog", "Leave without saving?"),
            QCoreApplication.translate("FormDialog", "What you typed here will be lost."),
            QCoreApplication.translate("FormDialog", "Leave"),
            QCoreApplication.translate("FormDialog", "Go on typing"),
        ):
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save on Enter wherever the focus is."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            is_meant = self.act.kind != "danger" or self.act.hasFocus()
            if self.act.isEnabled() and is_meant and not self.cancel.hasFocus():
                self.save()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter in a field save rather than do what the field would."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            is_open = isinstance(watched, QComboBox) and watched.view().isVisible()
            if is_enter and not is_open:
                self.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)


def fact(name: str, value: str, *, strong: bool = False) -> QWidget:
    """Return one line of an effect box: what, and what it becomes."""
    line = QFrame()
    right = parts.label(value, "section" if strong else "table")
    parts.row(parts.label(name, "table", "quiet"), 0, right, parent=line)
    return line


def grown(width: int, height: int, over: QWidget | None) -> QSize:
    """Return a dialog's size at the size of the texts; of the window below it an edge is seen."""
    size = QSize(style.px(width), style.px(height))
    if over is None:
        return size
    return size.boundedTo(over.window().size() - _EDGE).expandedTo(QSize(width, height))
