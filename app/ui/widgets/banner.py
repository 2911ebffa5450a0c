"""The banner below a page's head: what happened, which record, what to do; never covers work."""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QFrame, QWidget

from app.ui import style
from app.ui.widgets import parts
from app.ui.widgets.button import Button

SHOWN_MS: Final = 8000
PRIVATE_MS: Final = 30_000
UNDO_KEY: Final = "Ctrl+Z"
_ICONS: Final = {"ok": "check", "warn": "alert", "danger": "alert", "accent": "info"}


class Offer(NamedTuple):
    """A button of a banner: its verb, its key, and what it does."""

    text: str
    act: Callable[[], None]
    key: str = ""
    icon: str = ""


class Notice(NamedTuple):
    """What a banner says: a bold sentence, more about it, and at most two offers.

    What is private, such as a whole ID number, hides after half a minute and with its customer.
    """

    tone: str
    what: str
    more: str = ""
    offers: tuple[Offer, ...] = ()
    stays: bool = False
    is_private: bool = False


class Banner(QFrame):
    """Shows one notice at a time; a done act goes after eight seconds, a refusal stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setProperty("part", "banner")
        self._icon = parts.Icon("check", "ok", 20)
        self._what = parts.label("", "body", name="banner_what", wrap=True)
        self._more = parts.label("", "table", name="banner_more", wrap=True)
        self._offers = parts.row(gap=8)
        self._close = Button(self.tr("Close"), "quiet", name="banner_close")
        self._close.clicked.connect(self.dismiss)
        words = parts.column(self._what, self._more, gap=2)
        box = parts.row(gap=12, margins=(16, 10, 12, 10), parent=self)
        box.addWidget(self._icon)
        box.addLayout(words, 1)
        box.addLayout(self._offers)
        box.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        self.notice: Notice | None = None
        self.undo: Offer | None = None
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in place of the one before; what can be undone stays so after it."""
        self.notice = notice
        self.undo = next((one for one in notice.offers if one.key == UNDO_KEY), self.undo)
        style.mark(self, tone=notice.tone)
        tone = notice.tone if notice.tone in _ICONS else "accent"
        self._icon.show_icon(_ICONS[tone], tone)
        self._what.setText(notice.what)
        style.mark(self._what, tone=tone, text_style="heading")
        self._more.setText(notice.more)
        self._more.setVisible(bool(notice.more))
        parts.clear(self._offers)
        for number, offer in enumerate(notice.offers):
            button = Button(offer.text, icon=offer.icon, key=offer.key, name=f"offer_{number}")
            button.clicked.connect(lambda _checked=False, act=offer.act: self._take(act))
            self._offers.addWidget(button)
        self.setVisible(True)
        if notice.stays:
            self._timer.stop()
        else:
            self._timer.start(PRIVATE_MS if notice.is_private else SHOWN_MS)

    def forget_private(self) -> None:
        """Take a notice away that only the customer shown before concerns."""
        if self.notice is not None and self.notice.is_private:
            self.dismiss()

    def forget_undo(self) -> None:
        """Offer nothing to take back: another act was done since, or this one is taken back."""
        self.undo = None

    def _take(self, act: Callable[[], None]) -> None:
        self.dismiss()
        if self.undo is not None and act is self.undo.act:
            self.forget_undo()
        act()

    def dismiss(self) -> None:
        """Take the notice away."""
        self._timer.stop()
        if self.notice is not None and self.notice.is_private:
            self._what.clear()
        self.notice = None
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the words of the language in use."""
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_close"):
            self._close.setText(self.tr("Close"))
        super().changeEvent(event)
