"""A widget as a picture: PNG, SVG and PDF files, and the clipboard."""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QMarginsF, QPoint, QRect, QSize, QSizeF
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.ui import style

# A picture for paper and slides: twice the pixels of the screen.
SCALE: Final = 2
_MARGIN: Final = 12
_PDF_DPI: Final = 96
_POINTS_PER_INCH: Final = 72


class Hidden:
    """Hides a widget while a picture is taken; its room stays."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._was_shown = not widget.isHidden()

    def __enter__(self) -> None:
        self._widget.setVisible(False)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._widget.setVisible(self._was_shown)


def _size(widget: QWidget) -> QSize:
    return widget.size() + QSize(2 * _MARGIN, 2 * _MARGIN)


def image(widget: QWidget) -> QImage:
    """Return a widget as a sharp picture on the ground of its card."""
    made = QImage(_size(widget) * SCALE, QImage.Format.Format_ARGB32_Premultiplied)
    made.setDevicePixelRatio(SCALE)
    made.fill(style.theme().colour("surface"))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _render(widget, painter)
    painter.end()
    return made


def copy(widget: QWidget) -> None:
    """Put a widget's picture on the clipboard."""
    QGuiApplication.clipboard().setImage(image(widget))


def save(widget: QWidget, target: Path) -> None:
    """Write a widget to a file whose name says the kind; without a known one, PNG."""
    kinds: dict[str, Callable[[QWidget, Path], bool]] = {".svg": _svg, ".pdf": _pdf, ".png": _png}
    kind = target.suffix.lower()
    if kind not in kinds:
        kind, target = ".png", target.with_name(f"{target.name}.png")
    if not kinds[kind](widget, target):
        raise UserError(
            "picture_not_written",
            QT_TRANSLATE_NOOP("Errors", "The picture {file} could not be written."),
            {"file": target.name},
            advice=QT_TRANSLATE_NOOP("Errors", "Choose another folder, or free some space there."),
        )


def _png(widget: QWidget, target: Path) -> bool:
    return bool(image(widget).save(str(target)))


def _svg(widget: QWidget, target: Path) -> bool:
    drawing = QSvgGenerator()
    drawing.setFileName(str(target))
    drawing.setSize(_size(widget))
    drawing.setViewBox(QRect(QPoint(0, 0), _size(widget)))
    # Without the screen's own resolution text and axes are displaced.
    drawing.setResolution(widget.logicalDpiX())
    return _draw_on(drawing, widget)


def _pdf(widget: QWidget, target: Path) -> bool:
    writer = QPdfWriter(str(target))
    size = QSizeF(_size(widget)) * _POINTS_PER_INCH / _PDF_DPI
    page = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    margins = QMarginsF(0, 0, 0, 0)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, margins))
    writer.setResolution(_PDF_DPI)
    writer.setTitle(widget.accessibleName())
    return _draw_on(writer, widget)


def _draw_on(device: QPaintDevice, widget: QWidget) -> bool:
    painter = QPainter()
    if not painter.begin(device):
        return False
    painter.fillRect(QRect(QPoint(0, 0), _size(widget)), style.theme().colour("surface"))
    _render(widget, painter)
    return painter.end()


def _render(widget: QWidget, painter: QPainter) -> None:
    widget.render(painter, QPoint(_MARGIN, _MARGIN), renderFlags=QWidget.RenderFlag.DrawChildren)
