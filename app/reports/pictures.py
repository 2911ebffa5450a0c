"""Pictures of the shop, such as its logo, sharp at any size where they are an SVG."""

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture of the shop, sharp at any size where it is an SVG."""

    image: QImage
    drawing: QSvgRenderer | None = None

    @property
    def size(self) -> QSizeF:
        """Return its size in its own units."""
        return QSizeF(self.drawing.defaultSize() if self.drawing else self.image.size())

    def fitted(self, width: float, height: float) -> QSizeF:
        """Return the largest size that fits with its ratio kept: 200 x 100 in 50 is 50 x 25."""
        return self.size.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio)

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Draw it into a box."""
        if self.drawing is not None:
            self.drawing.render(painter, box)
        else:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, self.image)
            painter.restore()


def picture(picture_format: str, content: bytes) -> Picture | None:
    """Return a stored picture ready to draw, None when it cannot be drawn after all."""
    if picture_format == "svg":
        drawing = QSvgRenderer(QByteArray(content))
        size = drawing.defaultSize()
        return Picture(QImage(), drawing) if drawing.isValid() and not size.isEmpty() else None
    image = QImage.fromData(content)
    return None if image.isNull() else Picture(image)
