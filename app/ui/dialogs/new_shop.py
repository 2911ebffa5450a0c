"""The form of a new shop, and the sheet with its recovery key, which is shown this once."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.domain import templates
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.ui import files
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field, Form, side_by_side, text_edit
from app.ui.widgets.strength_hint import strength_hint

CURRENCIES = ("CNY", "USD", "EUR", "GBP", "JPY", "HKD", "TWD", "SGD", "KWD")


class NewShopForm(QWidget):
    """Asks what a new shop needs; nothing is made before the button is pressed."""

    asked = Signal()
    left = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.setObjectName("new_shop_form")
        self._name = text_edit(longest=200)
        self._folder = text_edit(str(folder), longest=4000)
        self._currency = QComboBox()
        self._currency.addItems(CURRENCIES)
        self._template = QComboBox()
        for key, template in templates.TEMPLATES.items():
            self._template.addItem(translate("Templates", template.title), key)
        self._owner = text_edit("owner", longest=200)
        self._password = text_edit(secret=True, longest=1000)
        self._again = text_edit(secret=True, longest=1000)
        self._plain = QCheckBox(self.tr("No password: the shop's file is not encrypted"))
        self._plain.setObjectName("plain")
        self._plain.toggled.connect(self._on_plain)
        fields = {
            "shop.name": Field(self.tr("Shop name"), self._name, name="shop_name"),
            "folder": Field(self.tr("Folder"), self._folder, name="folder"),
            "shop.currency": Field(self.tr("Currency"), self._currency, name="currency"),
            "template": Field(self.tr("Levels"), self._template, name="template"),
            "login": Field(self.tr("Your login"), self._owner, name="owner"),
            "password": Field(self.tr("Password"), self._password, name="new_password"),
            "again": Field(self.tr("The same once more"), self._again, name="again"),
        }
        self.form = Form(fields)
        choose = Button(self.tr("Choose"), icon="folder", name="choose_folder")
        choose.clicked.connect(self._choose)
        back = Button(self.tr("Back"), "quiet", name="back")
        back.clicked.connect(self.left)
        self.create_button = Button(self.tr("Create shop"), "primary", key="Return", name="create")
        self.create_button.clicked.connect(self.asked)
        where = parts.row(fields["folder"], choose, gap=8)
        where.setStretch(0, 1)
        where.setAlignment(choose, Qt.AlignmentFlag.AlignBottom)
        parts.column(
            parts.label(self.tr("Create a shop"), "title"),
            fields["shop.name"],
            where,
            side_by_side(fields["shop.currency"], fields["template"]),
            fields["login"],
            side_by_side(fields["password"], fields["again"]),
            strength_hint(self._password),
            self._plain,
            0,
            parts.row(back, 0, self.create_button),
            gap=12,
            parent=self,
        )

    def go_first(self) -> None:
        """Begin with the name."""
        self._name.setFocus()

    def folder(self) -> Path:
        """Return where the shop shall stand."""
        return Path(self._folder.text().strip()).expanduser()

    def is_plain(self) -> bool:
        """Say whether the shop shall have no password."""
        return self._plain.isChecked()

    def answers(self) -> dict[str, str]:
        """Return what was typed; refuse two passwords that differ."""
        if not self.is_plain() and self._password.text() != self._again.text():
            raise UserError(
                "passwords_differ",
                QT_TRANSLATE_NOOP("Errors", "The two passwords are not the same."),
                advice=QT_TRANSLATE_NOOP("Errors", "Type both again."),
                field="again",
            )
        return {
            "name": self._name.text().strip(),
            "currency": self._currency.currentText(),
            "template": str(self._template.currentData()),
            "owner": self._owner.text().strip(),
            "password": "" if self.is_plain() else self._password.text(),
        }

    def _on_plain(self, is_plain: bool) -> None:  # noqa: FBT001 - a Qt signal
        for edit in (self._password, self._again):
            edit.setEnabled(not is_plain)
            edit.clear()  # what stands in a field that asks nothing is no password

    def _choose(self) -> None:
        chosen = files.folder(self, self.tr("Folder of the new shop"), self._folder.text())
        if chosen is not None:
            self._folder.setText(str(chosen))


class RecoverySheet(QWidget):
    """Shows the recovery key; goes on only when somebody says that it was written down."""

    noted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("recovery_sheet")
        self._text = ""
        self._key = parts.label("", "heading", name="recovery_key_shown", wrap=True)
        self._key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        well = parts.card("key_well", part="sunken")
        parts.column(self._key, margins=(16, 12, 16, 12), parent=well)
        copy = Button(self.tr("Copy"), icon="file", name="copy_key")
        copy.clicked.connect(self._copy)
        self._is_copied = parts.label("", "caption", "ok", name="key_copied")
        self._is_noted = QCheckBox(self.tr("I have written it down and keep it elsewhere."))
        self._is_noted.setObjectName("key_noted")
        self.go = go = Button(
            self.tr("Open the shop"), "primary", key="Return", name="open_new_shop"
        )
        go.setEnabled(False)
        self._is_noted.toggled.connect(go.setEnabled)
        go.clicked.connect(self.noted)
        why = self.tr(
            "If the password is lost, this key alone opens the shop. It is shown this once. "
            "Whoever has it can read every customer: keep it away from the computer."
        )
        parts.column(
            parts.label(self.tr("Recovery key"), "title"),
            parts.label(why, wrap=True),
            well,
            parts.row(copy, self._is_copied, 0),
            self._is_noted,
            parts.row(0, go),
            0,
            gap=16,
            parent=self,
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self._is_copied.setText(self.tr("Copied."))

    def show_key(self, key: str) -> None:
        """Show the key of the shop that was just created."""
        groups = key.split("-")
        half = (len(groups) + 1) // 2
        self._text = key
        self._key.setText("-".join(groups[:half]) + "-\n" + "-".join(groups[half:]))
        self._is_noted.setFocus()
