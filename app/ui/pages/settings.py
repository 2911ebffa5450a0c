"""The Settings page: language and theme of this computer, the shop's name, one's password."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QWidget

from app import config, vault
from app.domain.access import Permission
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.services import settings
from app.services.desk import Desk
from app.services.done import Done
from app.services.progress import Progress
from app.ui import messages
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.page import Page
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field, Form, side_by_side, text_edit


class SettingsPage(Page):
    """What can be set; a change of language or theme is seen at once."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__(desk, hub, jobs)
        self.setObjectName("settings_page")
        self.title.setText(self.tr("Settings"))
        inside = QWidget()
        cards: Sequence[QWidget] = [self._computer_card(), self._shop_card()]
        if vault.exists(desk.paths.shop):
            cards = [*cards, self._password_card()]
        column = parts.column(*cards, 0, gap=16, parent=inside)
        column.setContentsMargins(0, 0, 0, 0)
        inside.setMaximumWidth(720)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        self.body.addWidget(area, 1)

    def _computer_card(self) -> QWidget:
        chosen = config.load()
        self._language = QComboBox()
        for code, word in (("", self.tr("As the system")), ("zh_CN", "中文"), ("en", "English")):
            self._language.addItem(word, code)
        self._language.setCurrentIndex(max(0, self._language.findData(chosen.language)))
        self._theme = QComboBox()
        for code, word in (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self._theme.addItem(word, code)
        self._theme.setCurrentIndex(max(0, self._theme.findData(chosen.theme)))
        self._language.activated.connect(
            lambda place: self.preferences_asked.emit("language", self._language.itemData(place))
        )
        self._theme.activated.connect(
            lambda place: self.preferences_asked.emit("theme", self._theme.itemData(place))
        )
        return _card(
            self.tr("This computer"),
            side_by_side(
                Field(self.tr("Language"), self._language, name="language"),
                Field(self.tr("Colours"), self._theme, name="theme"),
            ),
        )

    def _shop_card(self) -> QWidget:
        self._shop_name = text_edit(self.desk.settings.name, longest=200)
        rule = settings.RULES["shop.name"]
        field = Field(
            translate("Settings", rule.label),
            self._shop_name,
            name="shop_name",
            hint=translate("Settings", rule.help),
        )
        self._shop_form = Form({"shop.name": field})
        save = Button(self.tr("Save the name"), name="save_shop_name")
        save.clicked.connect(self.save_shop_name)
        if not self.desk.may(Permission.CHANGE_SETTINGS):
            self._shop_name.setReadOnly(True)
            save.setEnabled(False)
            save.setToolTip(self.tr("Only the owner may change this."))
        return _card(self.tr("The shop"), parts.column(field, parts.row(save, 0), gap=12))

    def save_shop_name(self) -> None:
        """Change the shop's name."""
        name = self._shop_name.text()
        self.jobs.write(
            lambda _progress: settings.change(self.desk, "shop.name", name),
            self._on_saved,
            initiator=self,
            failed=lambda error: self._refuse_in(self._shop_form, error),
        )

    def _on_saved(self, _done: Done[None]) -> None:
        self.say(messages.done(self.tr("Saved the shop's name.")))

    def _password_card(self) -> QWidget:
        self._old = text_edit(secret=True, longest=1000)
        self._new = text_edit(secret=True, longest=1000)
        self._again = text_edit(secret=True, longest=1000)
        fields = {
            "old_password": Field(self.tr("Password until now"), self._old, name="old_password"),
            "password": Field(self.tr("New password"), self._new, name="new_password"),
            "again": Field(self.tr("The same once more"), self._again, name="again"),
        }
        self._password_form = Form(fields)
        save = Button(self.tr("Change password"), name="change_password")
        save.clicked.connect(self.change_password)
        return _card(
            self.tr("Your password"),
            parts.column(
                fields["old_password"],
                side_by_side(fields["password"], fields["again"]),
                parts.row(save, 0),
                gap=12,
            ),
        )

    def change_password(self) -> None:
        """Put a new password in the place of the old one."""
        old, new = self._old.text(), self._new.text()
        self._password_form.clear_errors()
        if new != self._again.text():
            error = UserError(
                "passwords_differ",
                QT_TRANSLATE_NOOP("Errors", "The two passwords are not the same."),
                advice=QT_TRANSLATE_NOOP("Errors", "Type both again."),
                field="again",
            )
            self._password_form.show_error(error)
            return
        shop, login = self.desk.paths.shop, self.desk.actor.login

        def change(_progress: Progress) -> None:
            vault.change_password(shop, login, old, new)

        self.jobs.ask(change, self._on_changed_password, initiator=self, failed=self._on_wrong)

    def _on_changed_password(self, _nothing: None) -> None:
        for edit in (self._old, self._new, self._again):
            edit.clear()
        self.say(messages.done(self.tr("Changed your password.")))

    def _on_wrong(self, error: BaseException) -> None:
        if isinstance(error, UserError) and error.code == "wrong_password":
            error.field = "old_password"
        self._refuse_in(self._password_form, error)

    def _refuse_in(self, form: Form, error: BaseException) -> None:
        if not (isinstance(error, UserError) and form.show_error(error)):
            self.refuse(error)

    def go_first(self) -> None:
        """Begin with the language."""
        self._language.setFocus()


def _card(title: str, content: parts.Layout) -> QFrame:
    card = parts.card()
    box = parts.column(parts.label(title, "heading"), gap=12, margins=(20, 16, 20, 16), parent=card)
    box.addLayout(content)
    return card
