"""The Settings page: this computer, the shop, one's way in, folders; grouped and searchable."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QWidget

from app import config, vault
from app.domain.access import Permission
from app.i18n import translate
from app.services import id_numbers, residence, settings
from app.services.desk import Desk
from app.services.done import Done
from app.services.progress import Progress
from app.ui import messages
from app.ui.commands import Command
from app.ui.dialogs.frame import FormDialog
from app.ui.dialogs.password_card import PasswordCard
from app.ui.exports import show_file
from app.ui.hub import Hub
from app.ui.id_numbers_row import IdNumbersRow
from app.ui.jobs import Jobs
from app.ui.page import Page
from app.ui.widgets import parts
from app.ui.widgets.banner import Offer
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field, side_by_side
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.setting_approvals import ApprovalsCard
from app.ui.widgets.setting_card import SettingCard
from app.ui.widgets.setting_logo import LogoRow
from app.ui.widgets.setting_rules import RulesCard

_WIDTH: Final = 720
_LEAST: Final = 560
_BAR: Final = 16
_WAYS: Final = 200
_SEARCH: Final = 256
# Kept by other means, or set where they are used.
_ELSEWHERE: Final = frozenset({"shop.is_demo", "approval.refund_minor"})
_GROUPED: Final = ("shop.name", "shop.currency", settings.HIDES_AFTER, settings.LOCKS_AFTER)


class SettingsPage(Page):
    """What can be set; a change is seen at once and can be taken back."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__(desk, hub, jobs)
        self.setObjectName("settings_page")
        self.title.setText(self.tr("Settings"))
        self.state.setText(self.tr("What you change here counts at once."))
        self.search = SearchBox(self.tr("Find a setting"), key="/", name="settings_search")
        self.search.setFixedWidth(_SEARCH)
        self.search.asked.connect(self.narrow)
        self.acts.addWidget(self.search)
        self._rules: list[RulesCard] = []
        self._password: PasswordCard | None = None
        self._approvals: ApprovalsCard | None = None
        self._logo = LogoRow(desk, jobs)
        self._residence = parts.label("", "hint", name="residence", wrap=True)
        self._id_numbers = IdNumbersRow(desk, jobs)
        self._cards = self._make_cards()
        self._nothing = parts.label(self.tr("No setting holds these words."), "table", "quiet")
        self._nothing.setObjectName("settings_nothing")
        self._nothing.hide()
        whole = parts.row(gap=24)
        inside = QWidget()
        column = parts.column(*self._cards, self._nothing, 0, gap=16, parent=inside)
        column.setContentsMargins(0, 0, 0, 0)
        inside.setMaximumWidth(_WIDTH)
        inside.setMinimumWidth(_LEAST)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.setMaximumWidth(_WIDTH + _BAR)
        whole.addWidget(area, 1)
        whole.addLayout(self._ways(area))
        self.body.addLayout(whole, 1)

    def _ways(self, area: QScrollArea) -> parts.Layout:
        """Return the list of groups at the side; each leads to its card."""
        box = parts.column(gap=2)
        for card in self._cards:
            way = Button(card.title, "link", name=f"to_{card.objectName()}")
            way.setMinimumWidth(_WAYS)
            way.clicked.connect(
                lambda _on=False, card=card: area.verticalScrollBar().setValue(card.y())
            )
            box.addWidget(way)
        box.addStretch(1)
        holder = parts.row(gap=0)
        holder.addLayout(box)
        holder.addStretch(1)
        return holder

    def _make_cards(self) -> list[SettingCard]:
        shop = self._rules_card(self.tr("The shop"), ("shop.name", "shop.currency"))
        self._logo.saved.connect(lambda text: self.say(messages.done(text)))
        self._logo.refused.connect(self.refuse)
        shop.add(self._logo)
        cards = [
            self._computer_card(),
            shop,
            self._rules_card(self.tr("Front desk"), (settings.HIDES_AFTER, settings.LOCKS_AFTER)),
        ]
        rest: dict[str, list[str]] = {}
        for key, rule in settings.RULES.items():
            if rule.type in {bool, int, str} and key not in _ELSEWHERE | {*_GROUPED}:
                rest.setdefault(key.partition(".")[0], []).append(key)
        titles = {"review": self.tr("Reviews"), "privacy": self.tr("Privacy")}
        more = self.tr("More")
        order = sorted(rest, key=lambda group: [*titles, group].index(group))
        cards += [self._rules_card(titles.get(group, more), rest[group]) for group in order]
        privacy = next(one for one in cards if one.objectName() == "settings_privacy")
        privacy.add(self._id_numbers)
        self._id_numbers.noticed.connect(self.say)
        self._id_numbers.refused.connect(self.refuse)
        if self.desk.may(Permission.ERASE_PERSON):
            purge = Button(self.tr("Customers kept too long"), icon="shield", name="open_purge")
            purge.clicked.connect(self.show_purge)
            privacy.add(parts.row(purge, 0))
        if vault.exists(self.desk.paths.shop):
            self._approvals = ApprovalsCard(self.desk, self.jobs, self.tr("A second person"))
            approvals = self._approvals
            approvals.saved.connect(lambda key, before: self._on_saved(approvals, key, before))
            approvals.refused.connect(self.refuse)
            cards.append(approvals)
            self._password = PasswordCard(self.desk, self.jobs, self.tr("Your way in"))
            self._password.told.connect(lambda text: self.say(messages.done(text)))
            self._password.refused.connect(self.refuse)
            cards.append(self._password)
        if self.desk.may(Permission.MANAGE_STAFF):
            cards.append(self._people_card())
        cards.append(self._folders_card())
        return cards

    def _rules_card(self, title: str, keys: Sequence[str]) -> RulesCard:
        card = RulesCard(self.desk, self.jobs, title, keys)
        card.saved.connect(lambda key, before: self._on_saved(card, key, before))
        card.refused.connect(self.refuse)
        self._rules.append(card)
        return card

    def _computer_card(self) -> SettingCard:
        chosen = config.load()
        card = SettingCard(self.tr("This computer"), "settings_computer")
        languages = (("", self.tr("As the system")), ("zh_CN", "中文"), ("en", "English"))
        themes = (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        )
        self._language = self._choice("language", languages, chosen.language)
        self._theme = self._choice("theme", themes, chosen.theme)
        card.add(
            side_by_side(
                Field(self.tr("Language"), self._language, name="language"),
                Field(self.tr("Colours"), self._theme, name="theme"),
            )
        )
        sizes = [(str(percent), f"{percent} %") for percent in config.TEXT_SIZES]
        self._size = self._choice("text_size", sizes, str(chosen.text_size))
        hint = self.tr("How large texts and rows are.")
        card.add(Field(self.tr("Text size"), self._size, name="text_size", hint=hint))
        return card

    def _choice(self, key: str, choices: Sequence[tuple[str, str]], now: str) -> QComboBox:
        combo = QComboBox()
        for code, word in choices:
            combo.addItem(word, code)
        combo.setCurrentIndex(max(0, combo.findData(now)))
        combo.activated.connect(
            lambda place: self.preferences_asked.emit(key, combo.itemData(place))
        )
        return combo

    def _people_card(self) -> SettingCard:
        card = SettingCard(self.tr("People and roles"), "settings_people")
        why = self.tr("Who may sign in, with which role, and what each role may do.")
        button = Button(self.tr("People who may sign in"), icon="customers", name="open_staff")
        button.clicked.connect(self.show_staff)
        ways = parts.row(button)
        if self._password is not None:
            rekey = Button(self.tr("New key for the shop"), icon="lock", name="open_rekey")
            rekey.clicked.connect(self.show_rekey)
            ways.addWidget(rekey)
        ways.addStretch(1)
        card.add(parts.column(parts.label(why, "hint", wrap=True), ways, gap=8))
        return card

    def show_staff(self) -> None:
        """Open the list of people."""
        from app.ui.dialogs.staff_list import StaffDialog  # noqa: PLC0415 - when asked for

        dialog = StaffDialog(self, self.desk, self.jobs)
        dialog.rekey_asked.connect(self.rekey_asked)
        self._open(dialog)

    def show_rekey(self) -> None:
        """Offer a new key for the shop."""
        from app.ui.dialogs.rekey import RekeyDialog  # noqa: PLC0415 - when asked for

        dialog = RekeyDialog(self, self.desk, self.jobs)
        dialog.asked.connect(self.rekey_asked)
        self._open(dialog)

    def show_purge(self) -> None:
        """Open the list of those whose data is kept too long."""
        from app.ui.dialogs.person_purge import PurgeDialog  # noqa: PLC0415 - when asked for

        dialog = PurgeDialog(self, self.desk, self.jobs)
        dialog.purged = self._on_purged
        self._open(dialog)

    def _on_purged(self, done: Done[int]) -> None:
        count = done.value
        text = QCoreApplication.translate("SettingsPage", "Erased %Ln customer(s).", "", count)
        self.say(messages.done(text))

    @staticmethod
    def _open(dialog: FormDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _folders_card(self) -> SettingCard:
        card = SettingCard(self.tr("Folders"), "settings_folders")
        paths = self.desk.paths
        for name, title, folder in (
            ("shop", self.tr("The shop"), paths.shop),
            ("backups", self.tr("Backups"), paths.backups),
            ("rejects", self.tr("Refused rows"), paths.rejects),
            ("logs", self.tr("Log"), paths.logs),
        ):
            row = _folder_row(name, title, folder, self.tr("Open"))
            card.add(parts.column(row, self._residence, gap=4) if name == "shop" else row)
        return card

    def refresh(self) -> None:
        """Read the shop's settings anew."""

        def look(_progress: Progress) -> dict[str, Any]:
            return settings.all_settings(self.desk)

        self.jobs.ask(look, self._show, initiator=self, replaces="settings")
        self.jobs.ask(
            lambda _progress: residence.of(self.desk),
            lambda found: self._residence.setText(found.words()),
            initiator=self,
            replaces="residence",
        )
        self._id_numbers.refresh()
        self._logo.refresh()
        if self._password is not None:
            self._password.refresh()

    def _show(self, values: dict[str, Any]) -> None:
        for card in self._rules:
            card.show_values(values)
        if self._approvals is not None:
            self._approvals.show_values(values)

    def _on_saved(self, card: RulesCard | ApprovalsCard, key: str, before: object) -> None:
        label = translate("Settings", settings.RULES[key].label)
        text = self.tr("Saved: {setting}.").format(setting=label)
        self.refresh()
        offer = Offer(self.tr("Undo"), lambda: card.save(key, before), key="Ctrl+Z", icon="return")
        self.say(messages.done(text, "", offer))
        if key == id_numbers.KEEP and before:
            self._id_numbers.refresh(is_off=True)

    def narrow(self, words: str) -> None:
        """Show only the settings that hold the words."""
        found = [card.narrow(words) for card in self._cards]
        self._nothing.setVisible(not any(found))

    def commands(self) -> Sequence[Command]:
        """Return what can be done here."""
        acts = [Command("find_setting", self.tr("Find a setting"), self.search.setFocus, "/")]
        if self._password is not None:
            text = self.tr("New recovery key")
            acts.append(Command("recovery_key", text, self._password.new_recovery_key, "", "lock"))
        if self.desk.may(Permission.MANAGE_STAFF):
            text = self.tr("People who may sign in")
            acts.append(Command("staff", text, self.show_staff, "", "customers"))
            if self._password is not None:
                text = self.tr("New key for the shop")
                acts.append(Command("rekey", text, self.show_rekey, "", "lock"))
        if self.desk.may(Permission.ERASE_PERSON):
            text = self.tr("Customers kept too long")
            acts.append(Command("purge", text, self.show_purge, "", "shield"))
        return acts

    def go_first(self) -> None:
        """Begin with the language."""
        self._language.setFocus()


def _folder_row(name: str, title: str, folder: Path, open_text: str) -> parts.Layout:
    where = parts.Elided("caption", "quiet", name=f"folder_{name}")
    where.setText(str(folder))
    button = Button(open_text, icon="folder", name=f"open_{name}")
    button.setAccessibleName(f"{open_text}: {title}")
    button.clicked.connect(lambda: show_file(folder))
    words = parts.column(parts.label(title, "table"), where, gap=0)
    row = parts.row(gap=12)
    row.addLayout(words, 1)
    row.addWidget(button)
    return row
