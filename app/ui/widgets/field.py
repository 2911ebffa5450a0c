"""A form field: label above, editor, and one sentence below when something is wrong."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.errors import UserError
from app.i18n import sentences
from app.ui import style
from app.ui.widgets import parts

LONGEST_TEXT = 10_000


class Field(QWidget):
    """One editor with its label; a refusal stands beside it and what was typed stays."""

    grown = Signal()

    def __init__(self, title: str, editor: QWidget, *, name: str = "", hint: str = "") -> None:
        super().__init__()
        self.setObjectName(f"field_{name}" if name else "")
        self.editor = editor
        if name:
            editor.setObjectName(name)
        editor.setAccessibleName(title)
        self.title = parts.label(title, "caption")
        self.title.setBuddy(editor)
        self._hint_text = hint
        self._below = parts.label(hint, "hint", name=f"below_{name}", wrap=True)
        parts.column(self.title, editor, self._below, gap=4, parent=self)
        self._below.setHidden(not hint)

    @property
    def error(self) -> str:
        """Return the refusal that stands beside the field, or nothing."""
        return self._below.text() if self._below.property("tone") == "danger" else ""

    def set_error(self, text: str) -> None:
        """Show a refusal in place of the hint; empty takes it away."""
        style.mark(self.editor, state="error" if text else "")
        self._below.setText(text or self._hint_text)
        style.mark(self._below, tone="danger" if text else "")
        self._below.setVisible(bool(text or self._hint_text))
        self.grown.emit()


def side_by_side(*fields: Field) -> parts.Layout:
    """Return a row of fields whose labels stand level, whatever stands below them."""
    line = parts.row(*fields, gap=12)
    for field in fields:
        line.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        line.setStretch(line.indexOf(field), 1)
    return line


class Form:
    """The fields of a dialog by the names that refusals use."""

    def __init__(self, fields: dict[str, Field]) -> None:
        self._fields = fields
        for field in fields.values():
            _on_edited(field)

    @property
    def fields(self) -> Mapping[str, Field]:
        """Return the fields by name."""
        return self._fields

    def clear_errors(self) -> None:
        """Take all refusals away."""
        for field in self._fields.values():
            field.set_error("")

    def show_error(self, error: UserError) -> bool:
        """Show a refusal beside its field and go there; False when no field is meant."""
        field = self._fields.get(error.field)
        if field is None:
            return False
        field.set_error(sentences(*error.sentences()))
        field.editor.setFocus()
        if isinstance(field.editor, QLineEdit):
            field.editor.selectAll()
        return True


def _on_edited(field: Field) -> None:
    """Take a refusal away as soon as the field is changed."""
    editor = field.editor
    if isinstance(editor, QLineEdit):
        editor.textEdited.connect(lambda _text: field.set_error(""))
    elif isinstance(editor, QComboBox):
        editor.currentIndexChanged.connect(lambda _index: field.set_error(""))
        editor.editTextChanged.connect(lambda _text: field.set_error(""))
    elif isinstance(editor, QPlainTextEdit):
        editor.textChanged.connect(lambda: field.set_error(""))


def text_edit(value: str = "", *, secret: bool = False, longest: int = LONGEST_TEXT) -> QLineEdit:
    """Return a one-line editor; control signs that a paste may bring are left to the check."""
    editor = QLineEdit(value)
    editor.setMaxLength(longest)
    if secret:
        editor.setEchoMode(QLineEdit.EchoMode.Password)
    return editor
