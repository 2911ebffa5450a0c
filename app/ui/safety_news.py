"""What a window tells of the safety of its shop, each with what can be done about it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication

from app.domain.access import Permission
from app.errors import UserError
from app.ui.widgets.banner import Notice, Offer

if TYPE_CHECKING:
    from app.services.at_open import Findings
    from app.services.backup_rounds import BackupState
    from app.services.desk import Desk
    from app.ui.first_page import FirstPage
    from app.ui.page import Page
    from app.ui.widgets.status_line import StatusLine


class Window(Protocol):
    """The window that tells it."""

    desk: "Desk"
    status: "StatusLine"

    @property
    def page(self) -> "Page | None":
        """Return the page that is shown."""

    @property
    def pages(self) -> "Sequence[Page]":
        """Return the pages that were opened."""

    @property
    def shown(self) -> "Page | FirstPage | None":
        """Return what has the banner that is seen."""

    def show_page(self, name: str) -> None:
        """Show a page by its name."""


class SafetyNews:
    """Tells how old the backups are, what was found at open, and damage as long as it is there."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._damage: Notice | None = None

    def say_backups(self, state: "BackupState", trouble: UserError | None = None) -> None:
        """Show how old the backups are; tell of a second place that could not be reached."""
        window = self._window
        window.status.say_backups(state)
        for page in window.pages:
            page.take_backups(state)
        if trouble is not None and window.shown is not None:
            what, advice = trouble.sentences()
            window.shown.say(Notice("warn", what, advice, stays=True))

    def say_findings(
        self,
        found: "Findings",
        accept: Callable[[], None],
        trust_clock: Callable[[], None] | None,
    ) -> None:
        """Tell the weightiest thing that is not as it should be, with what can be done about it."""
        shown = self._window.shown
        if shown is None:
            return
        told = notice(self._window.desk, found, accept, trust_clock, self._to_backups())
        if told is not None:
            shown.say(told)

    def say_check(self, seconds: float) -> None:
        """Tell that the whole file was checked, and how long that took."""
        self._window.status.say_check(seconds)

    def show_damage(self, error: BaseException) -> None:
        """Say on every page that the file is damaged, and offer the way to the backups."""
        if not isinstance(error, UserError):
            raise error
        self._window.status.say_check(None)
        what, advice = error.sentences()
        self._damage = Notice("danger", what, advice, (self._to_restore(),), stays=True)
        self.show_damage_again()

    def show_damage_again(self) -> None:
        """Say it on the page that is shown now, if there is damage."""
        shown = self._window.shown
        if self._damage is not None and shown is not None:
            shown.say(self._damage)

    def _to_backups(self) -> Offer:
        text = QCoreApplication.translate("MainWindow", "Go to the backups")
        return Offer(text, partial(self._window.show_page, "data"), icon="shield")

    def _to_restore(self) -> Offer:
        """Offer the list of backups itself to whoever may bring one back."""
        window = self._window
        if not window.desk.may(Permission.RESTORE):
            return self._to_backups()

        def choose() -> None:
            window.show_page("data")
            acts = window.page.commands() if window.page is not None else []
            next(act for act in acts if act.name == "restore").act()

        text = QCoreApplication.translate("MainWindow", "Bring a backup back…")
        return Offer(text, choose, icon="shield")


def notice(
    desk: "Desk",
    found: "Findings",
    accept: Callable[[], None],
    trust_clock: Callable[[], None] | None,
    to_backups: Offer,
) -> Notice | None:
    """Return the weightiest thing that is not as it should be, or None."""
    translate = QCoreApplication.translate
    offers: tuple[Offer, ...] = ()
    clock = found.clock if trust_clock else None
    error = found.missing_acts or clock or found.space or found.place
    if error is None:
        return None
    if error is found.missing_acts:
        offers = (to_backups,)
        if desk.may(Permission.RESTORE):
            offers += (Offer(translate("MainWindow", "Keep this file"), accept, icon="check"),)
    elif error is found.clock and trust_clock is not None:
        text = translate("MainWindow", "The clock is right")
        offers = (Offer(text, trust_clock, icon="check"),)
    what, advice = error.sentences()
    return Notice("warn", what, advice, offers, stays=True)
