"""The preview of a paper: its pages below each other, drawn by the code that prints them."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.reports.pdf import Pages
from app.ui import style

_GAP: Final = 16
_STEPS: Final = (1.0, 1.25, 1.5, 2.0)
_MOST_KEPT: Final = 12


class _Strip(QWidget):
    """All pages of one paper in a column; pages are drawn when they are first seen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paper_strip")
        self.pages: Pages | None = None
        self._kept: dict[int, QPixmap] = {}

    def show_pages(self, pages: Pages | None, width: int) -> None:
        """Show a paper so that a page is as wide as this."""
        self.pages = pages
        self._kept.clear()
        if pages is None:
            self.setFixedSize(width, 0)
        else:
            size = self._page_size(width)
            self.setFixedSize(width, pages.count * (size.height() + _GAP) + _GAP)
        self.update()

    def _page_size(self, width: int) -> QSize:
        assert self.pages is not None  # noqa: S101 - asked for only while a paper is shown
        sheet = self.pages.sheet.size
        across = width - 2 * _GAP
        return QSize(across, round(across * sheet.height() / sheet.width()))

    def _drawn(self, page: int, size: QSize) -> QPixmap:
        """Return a page as a picture, sharp on the screen in use."""
        if page not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.pop(next(iter(self._kept)))
            assert self.pages is not None  # noqa: S101 - as above
            ratio = self.devicePixelRatioF()
            picture = QPixmap(size * ratio)
            picture.fill(Qt.GlobalColor.white)
            painter = QPainter(picture)
            scale = picture.width() / self.pages.sheet.size.width()
            painter.scale(scale, scale)
            self.pages.paint(painter, page)
            painter.end()
            picture.setDevicePixelRatio(ratio)
            self._kept[page] = picture
        return self._kept[page]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that can be seen, each with a thin edge."""
        if self.pages is None:
            return
        painter = QPainter(self)
        size = self._page_size(self.width())
        step = size.height() + _GAP
        first, last = event.rect().top() // step, event.rect().bottom() // step
        for page in range(max(0, first), min(self.pages.count, last + 1)):
            top = _GAP + page * step
            painter.drawPixmap(_GAP, top, self._drawn(page, size))
            painter.setPen(style.theme().colour("border_strong"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(_GAP - 0.5, top - 0.5, size.width() + 1, size.height() + 1))


class PaperView(QScrollArea):
    """Shows a paper as wide as there is room; Page Up and Page Down turn, + and - change size."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paper_view")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.strip = _Strip()
        self.setWidget(self.strip)
        self._step = 0

    def show_pages(self, pages: Pages | None) -> None:
        """Show a paper from its top, or nothing."""
        self.setAccessibleName(
            self.tr("Preview, pages: {count}").format(count=pages.count) if pages else ""
        )
        self.strip.show_pages(pages, self._width())
        self.verticalScrollBar().setValue(0)

    def _width(self) -> int:
        return max(200, round(self.viewport().width() * _STEPS[self._step]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages as wide as the view."""
        super().resizeEvent(event)
        self.strip.show_pages(self.strip.pages, self._width())

    def changeEvent(self, event: QEvent) -> None:
        """Draw the edges again in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "strip"):
            self.strip.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Make the pages larger or smaller."""
        change = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}.get(
            Qt.Key(event.key()), 0
        )
        if not change:
            super().keyPressEvent(event)
            return
        self._step = min(max(0, self._step + change), len(_STEPS) - 1)
        self.strip.show_pages(self.strip.pages, self._width())
