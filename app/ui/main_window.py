"""The window of an open shop: rail, page, status line, and the keys that work everywhere."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.access import Permission
from app.errors import UserError
from app.services.done import Changes
from app.ui import language, messages
from app.ui.commands import Command
from app.ui.frame_acts import FrameActs, everywhere
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.safety_news import SafetyNews
from app.ui.undo_key import UndoKey
from app.ui.widgets import parts
from app.ui.widgets.banner import Notice, Offer
from app.ui.widgets.button import RailButton
from app.ui.widgets.status_line import StatusLine
from app.ui.window_frame import (
    FIRST,
    SMALLEST,
    PageSpec,
    fitting,
    keys_of,
    make_rail,
    start_of,
)

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.ui.first_page import FirstPage
    from app.ui.page import Page, Part
    from app.ui.widgets.guide_card import GuideCard

_MOST_RECENT: Final = 5


class MainWindow(QWidget):
    """Everything one person does in one shop."""

    closed = Signal()
    preferences_asked = Signal(str, str)
    restore_asked = Signal(object)
    rekey_asked = Signal()
    lock_asked = Signal()

    def __init__(
        self, desk: "Desk", hub: Hub, jobs: Jobs, specs: Callable[[], Sequence[PageSpec]]
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST)
        self.desk = desk
        self.hub = hub
        self.jobs = jobs
        self._specs = specs
        self._pages: dict[str, Page] = {}
        self._rail_buttons: dict[str, RailButton] = {}
        self._shortcuts: list[QShortcut] = []
        self._bound: list[Command] = []
        self._whole = parts.row(gap=0, parent=self)
        self._current = ""
        self._first: FirstPage | None = None
        self._recent: list[int] = []
        self._guide: GuideCard | None = None
        self.news = SafetyNews(self)
        self._build()
        self._rebuild_soon = QTimer(self, singleShot=True, interval=0)
        self._rebuild_soon.timeout.connect(self.build_anew)
        UndoKey(self, lambda: (self._undoable() or ("", None))[1])
        jobs.approve = self._ask_second_person
        jobs.failed.connect(self._on_failed)
        hub.changed.connect(self._on_changed)

    def _build(self) -> None:
        """Put rail, page room and status line together in the language in use."""
        self.setWindowTitle(self._title())
        self._stack = QStackedWidget()
        self.status = StatusLine(self.desk)
        self.status.help_asked.connect(self.show_help)
        self.status.commands_asked.connect(self.show_commands)
        right = self._right = parts.column(gap=0)
        right.addWidget(self._stack, 1)
        right.addWidget(self.status)
        rail, self._rail_buttons = make_rail(self.tr("Pages"), self._allowed(), self.show_page)
        self._whole.addWidget(rail)
        self._whole.addLayout(right, 1)

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        if isinstance(initiator, QWidget):
            for page in self._pages.values():
                page.banner.forget_undo()
        if changes.settings:
            self.setWindowTitle(self._title())
        if self._guide is not None and (changes.customers or changes.all_customers):
            self._hide_guide()
        self.status.refresh()

    def _title(self) -> str:
        return f"{self.desk.settings.name[:60]} – StarDesk"

    def _allowed(self) -> list[PageSpec]:
        return [spec for spec in self._specs() if spec.needs is None or self.desk.may(spec.needs)]

    def show_fitting(self, wanted: tuple[int, int], *, is_whole: bool = False) -> None:
        """Show the window in a size, over the whole screen if asked or if that is too small."""
        size, is_small = fitting(wanted, self.screen().availableSize())
        self.setMinimumSize(size.boundedTo(QSize(*SMALLEST)))
        self.resize(size)
        if is_whole or is_small:
            self.showMaximized()
        else:
            self.show()
        QCoreApplication.sendPostedEvents(self)  # else the first picture is drawn twice

    def show_at_once(self) -> None:
        """Show a field that finds customers while the first page is still being loaded."""
        from app.ui.first_page import FirstPage  # noqa: PLC0415 - most windows have pages

        spec = start_of(self._allowed())
        if self._current or spec.name != "front_desk":
            return
        self._first = FirstPage(self.desk, self.hub, self.jobs, spec.title)
        self._stack.addWidget(self._first)
        self._stack.setCurrentWidget(self._first)
        self._rail_buttons[spec.name].setChecked(True)
        self._first.go_first()
        self._bind_keys()

    def open_first_page(self) -> None:
        """Open the first page, with what was typed before it was there."""
        first, typed = self._first, self._first.search.text() if self._first else ""
        self._first = None
        if not self._current:
            self.show_page(start_of(self._allowed()).name)
            if typed and self.page is not None:
                self.page.take_text(typed, enters=first is not None and first.enters)
        if first is not None:
            self._stack.removeWidget(first)
            first.deleteLater()

    def show_guide(self) -> None:
        """Show the first steps as long as the shop has no customer."""
        from app.services import first_look  # noqa: PLC0415 - after the paint
        from app.ui.widgets.guide_card import GuideCard  # noqa: PLC0415

        if not self.desk.may(Permission.SEE_CUSTOMERS) or first_look.has_customers(self.desk):
            return
        self._guide = GuideCard([spec.name for spec in self._allowed()])
        self._guide.page_asked.connect(self.show_page)
        self._guide.left.connect(self._leave_guide)
        self._right.insertWidget(1, self._guide)

    def _leave_guide(self) -> None:
        self._hide_guide()
        self.preferences_asked.emit("guide", "no")

    def _hide_guide(self) -> None:
        if self._guide is not None:
            self._guide.hide()
            self._guide.deleteLater()
            self._guide = None

    @property
    def page(self) -> "Page | None":
        """Return the page that is shown."""
        return self._pages.get(self._current)

    @property
    def pages(self) -> "Sequence[Page]":
        """Return the pages that were opened."""
        return list(self._pages.values())

    @property
    def shown(self) -> "Page | FirstPage | None":
        """Return what is shown in the room of pages, which can be the field before the first."""
        return self.page or self._first

    def show_page(self, name: str) -> None:
        """Show a page; it is built when it is first opened."""
        spec = next((spec for spec in self._allowed() if spec.name == name), None)
        if spec is None:
            return
        if name not in self._pages:
            self._make_page(name)
        self._current = name
        self._rail_buttons[name].setChecked(True)
        self._stack.setCurrentWidget(self._pages[name])
        self._pages[name].go_first()
        self._bind_keys()
        self.news.show_damage_again()

    def _make_page(self, name: str) -> None:
        spec = next(spec for spec in self._allowed() if spec.name == name)
        page = self._pages[name] = spec.build(self.desk, self.hub, self.jobs)
        page.page_asked.connect(self.go)
        page.restore_asked.connect(self.restore_asked)
        page.rekey_asked.connect(self.rekey_asked)
        self._stack.addWidget(page)

    def go(self, name: str, what: "int | Part | None" = None) -> None:
        """Show a page by its name, and on it a customer or a part when one is meant."""
        self.show_page(name)
        page = self.page
        if what is None or page is None or self._current != name:
            return
        if isinstance(what, int):
            page.show_customer(what)
        else:
            page.show_part(what)

    def commands(self) -> list[Command]:
        """Return everything that can be done now, the page's own acts first."""
        page = self.page
        own = list(page.commands()) if page is not None else []
        goto, allowed = self.tr("Go to {page}"), self._allowed()
        keys = keys_of(allowed)
        for spec in allowed:
            go = partial(self.show_page, spec.name)
            title = goto.format(page=spec.title)
            own.append(Command(f"go_{spec.name}", title, go, keys[spec.name], spec.icon))
        taken = {command.key for command in own if command.key}
        return own + [command for command in self._shared() if command.key not in taken]

    def _shared(self) -> list[Command]:
        """Return what can be done on every page."""
        ask = self.preferences_asked.emit
        lock = self.lock_asked.emit if self.desk.paths.vault.exists() else None
        acts = FrameActs(self.undo, self.show_help, self.show_keys, self.show_commands, ask, lock)
        return everywhere(acts)

    def _bind_keys(self) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts = []
        # A connection holds the object behind an act but weakly; the commands hold it.
        self._bound = self.commands()
        for command in self._bound:
            if command.key:
                shortcut = QShortcut(QKeySequence(command.key), self)
                shortcut.activated.connect(command.act)
                self._shortcuts.append(shortcut)
        keys = QShortcut(QKeySequence("?"), self)  # on some keyboards there is no Shift F1
        keys.activated.connect(self.show_keys)
        self._shortcuts.append(keys)

    def undo(self) -> None:
        """Take the last act back, also when its banner is gone, until another act is done."""
        found = self._undoable()
        if found is not None:
            name, offer = found
            if name != self._current:
                self.show_page(name)
            self._pages[name].banner.dismiss()
            self._pages[name].banner.forget_undo()
            offer.act()
            return
        page = self.page
        if page is not None:
            more = self.tr("Take a sale back as a return, a batch on the Data page.")
            page.say(Notice("accent", self.tr("Nothing to undo here."), more))

    def _undoable(self) -> tuple[str, Offer] | None:
        """Return the page whose act can be taken back, and its offer."""
        offers = ((name, page.banner.undo) for name, page in self._pages.items())
        return next(((name, one) for name, one in offers if one is not None), None)

    def show_help(self) -> None:
        """Open the help at what this page is about."""
        from app.ui.dialogs.help_window import HelpWindow  # noqa: PLC0415 - when asked for

        own = [one for one in self.commands() if one.key and not one.name.startswith("go_")]
        window = HelpWindow(self, language.current(), self._current, own)
        window.finished.connect(window.deleteLater)
        window.open()

    def show_keys(self) -> None:
        """List every key of every page and of the window."""
        from app.ui.dialogs.keys_window import KeysWindow  # noqa: PLC0415 - when asked for

        groups = []
        for spec in self._allowed():
            if spec.name not in self._pages:
                self._make_page(spec.name)
            groups.append((spec.title, self._pages[spec.name].commands()))
        shared = [one for one in self.commands() if one.name.startswith("go_")]
        groups.insert(0, (self.tr("Everywhere"), [*shared, *self._shared()]))
        window = KeysWindow(self, [group for group in groups if any(c.key for c in group[1])])
        window.finished.connect(window.deleteLater)
        window.open()

    def show_commands(self) -> None:
        """Open the list of everything that can be done."""
        from app.ui.dialogs.palette import PaletteDialog, people_of  # noqa: PLC0415 - when asked

        usable = [command for command in self.commands() if command.name != "commands"]
        people = people_of(self.desk, self.show_customer, self._recent)
        dialog = PaletteDialog(self, usable, people)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_customer(self, customer_id: int) -> None:
        """Show a customer's card at the front desk; remember who was looked up."""
        kept = [key for key in self._recent if key != customer_id]
        self._recent = [customer_id, *kept][:_MOST_RECENT]
        names = [spec.name for spec in self._allowed()]
        self.go("front_desk" if "front_desk" in names else "customers", customer_id)

    def _ask_second_person(
        self, needed: UserError, again: Callable[[], None], leave: Callable[[], None]
    ) -> None:
        """Let a second person type their password where an act needs it, then do the act."""
        from app.ui.dialogs.approval import ask_second_person  # noqa: PLC0415 - when asked for

        ask_second_person(self, (self.desk, self.jobs), needed, again, leave)

    def _on_failed(self, error: BaseException, owner: object) -> None:
        """Show a refusal that nobody took in the page; anything else is a bug."""
        owners = [page for page in self._pages.values() if page is owner]
        page = owners[0] if owners else self.page
        if isinstance(error, UserError) and page is not None:
            page.refuse(error)
            return
        raise error

    def changeEvent(self, event: QEvent) -> None:
        """Build everything anew in another language."""
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_rebuild_soon"):
            # Each translator that goes or comes tells it: one rebuild is enough for all.
            self._rebuild_soon.start()
        super().changeEvent(event)

    def build_anew(self) -> None:
        """Build rail and pages again, in another language or size; what was typed stays."""
        current, had_first = self._current, self._first is not None
        typed = {name: page.typed() for name, page in self._pages.items()}
        focused = self.focusWidget()
        place = focused.objectName() if focused is not None else ""
        self._pages.clear()
        self._first, self._current = None, ""
        had_guide, self._guide = self._guide is not None, None
        parts.clear(self._whole)
        self._build()
        if had_guide:
            self.show_guide()
        if current:
            self.show_page(current)
        elif had_first:
            self.show_at_once()
        for name, texts in typed.items():
            if texts and name != current:
                self._make_page(name)
            if name in self._pages:
                self._pages[name].retype(texts)
        again = self.page.findChild(QWidget, place) if self.page is not None and place else None
        if again is not None:
            again.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask while an act is under way; then stop it, wait, and close the shop."""
        if self.jobs.is_writing and not messages.question(
            self,
            self.tr("Stop and close?"),
            self.tr("What is under way stops and leaves nothing half-done."),
            self.tr("Stop and close"),
            self.tr("Keep working"),
        ):
            event.ignore()
            return
        self.jobs.close()
        event.accept()
        self.closed.emit()
