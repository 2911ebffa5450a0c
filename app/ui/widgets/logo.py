"""The program's sign: a star over a golden line, on ink teal."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from app.reports.chart_image import star_path
from app.ui import style

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

SIZE = 40


def paint_logo(painter: QPainter, size: float) -> None:
    """Draw the sign in a square."""
    theme, unit = style.theme(), size / SIZE
    painter.save()
    painter.scale(unit, unit)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawRoundedRect(QRectF(2, 2, 36, 36), 10, 10)
    painter.setBrush(theme.colour("on_accent"))
    painter.drawPath(star_path(11.5).translated(QPointF(20, 19)))
    painter.setBrush(theme.colour("gold"))
    painter.drawRoundedRect(QRectF(11, 31.5, 18, 2.6), 1.3, 1.3)
    painter.restore()


def window_icon() -> "QIcon":
    """Return the sign for the task bar."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - its many enums are not needed to paint

    picture = QPixmap(QSize(128, 128))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_logo(painter, 128)
    painter.end()
    return QIcon(picture)


class Logo(QWidget):
    """The sign as a widget."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(SIZE, SIZE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        paint_logo(QPainter(self), SIZE)
