"""Lays letters out on pages and draws them: one way for preview, printer and PDF.

A letter is laid out once in units of 1/288 inch, whatever draws it; so every device shows the same
lines on the same pages.
"""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QMarginsF, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from app import paths
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.reports import chart_image, palette, pictures
from app.reports.chart_image import Badge
from app.reports.letters import Letter, drawn
from app.reports.progress import Progress
from app.reports.target import replacing

DPI: Final = 288
_MM: Final = DPI / 25.4
_POINT: Final = DPI / 72
_PIXEL: Final = DPI / 96
_BAR: Final = 9 * _PIXEL
_SIDE: Final = 16 * _MM
_TOP: Final = 11 * _MM
_HEAD: Final = 15 * _MM
_FOOT: Final = 9 * _MM
_BOTTOM: Final = 9 * _MM
_GAP: Final = 5 * _MM
# What must stand on one page is shrunk in these steps: below them nobody could read it.
_SHRUNK: Final = (0.94, 0.88, 0.82, 0.76, 0.7, 0.66)
_MOST_TO_SHRINK: Final = 2
_FAMILIES: Final = ("StarDesk Sans SC", "Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC")
_FILES: Final = ("StarDeskSansSC-Regular.otf", "StarDeskSansSC-Bold.otf")

PAPERS: Final = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


def make_ready() -> None:
    """Make fonts known, and a Qt without windows where there is none yet, as on a server."""
    if QCoreApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        _Kept.app = QGuiApplication(sys.argv[:1])
    if not QFontDatabase.hasFamily(_FAMILIES[0]):
        for name in _FILES:
            QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / name))


class _Kept:
    """What must live as long as the process."""

    app: QGuiApplication | None = None


def font(points: float, *, bold: bool = False) -> QFont:
    """Return the paper's font in a size; free text is never bold, for that face has fewer signs."""
    made = QFont()
    made.setFamilies(list(_FAMILIES))
    made.setPixelSize(round(points * _POINT))
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@lru_cache(maxsize=1)
def _ruler() -> QImage:
    """Return the device that text is measured by: 288 dots per inch everywhere."""
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(DPI / 0.0254))
    image.setDotsPerMeterY(round(DPI / 0.0254))
    return image


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper in layout units, and where the body stands on it."""

    size: QSizeF

    @classmethod
    def named(cls, paper: str) -> "Sheet":
        """Return "a4" or "letter"."""
        points = QPageSize(PAPERS[paper]).size(QPageSize.Unit.Point)
        return cls(QSizeF(points.width() * _POINT, points.height() * _POINT))

    @property
    def body(self) -> QRectF:
        """Return the room between head and foot."""
        top = _TOP + _HEAD + _GAP
        height = self.size.height() - top - _BOTTOM - _FOOT
        return QRectF(_SIDE, top, self.size.width() - 2 * _SIDE, height)


class _Marks(QPyTextObject):
    """Draws badges, bars and ticks where the text names them; sizes are 96ths of an inch."""

    def intrinsicSize(  # noqa: N802 - Qt's own name
        self, _doc: QTextDocument, _at: int, form: QTextFormat
    ) -> QSizeF:
        """Return how much room a mark takes."""
        image = form.toImageFormat()
        return QSizeF(image.width() * _PIXEL, image.height() * _PIXEL)

    def drawObject(  # noqa: N802 - Qt's own name
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _doc: QTextDocument,
        _at: int,
        form: QTextFormat,
    ) -> None:
        """Draw one mark."""
        box = QRectF(rect)
        kind, values = drawn(form.toImageFormat().name())
        accent, ground = palette.colour("accent"), palette.colour("border")
        thin = (box.height() - _BAR) / 2
        bar = box.adjusted(0, thin, 0, -thin)
        if kind == "emblem":
            _paint_emblem(painter, box, values)
        elif kind == "bar":
            chart_image.paint_bar(painter, bar, float(values["points"]) / 100, accent, ground)
        elif kind == "blocks":
            chart_image.paint_blocks(painter, bar, int(values["filled"]), accent, ground)
        elif kind == "share":
            rank, total = int(values["rank"]), int(values["total"])
            colours = palette.level(rank, total, values.get("own", ""))
            solid = colours.solid if rank else palette.colour("border_strong")
            chart_image.paint_bar(painter, bar, float(values["share"]), solid, "#FFFFFF")
        elif kind == "tick":
            chart_image.paint_tick(painter, box, accent)


def _paint_emblem(painter: QPainter, box: QRectF, values: dict[str, str]) -> None:
    rank, total = int(values["rank"]), int(values["total"])
    colours = palette.level(rank, total, values.get("own", ""))
    badge = Badge(
        rank,
        total,
        int(values["stars"]),
        colours,
        palette.colour("border"),
        hollow="hollow" in values,
    )
    size = min(box.width(), box.height())
    number = chart_image.star_font(size * 0.27, list(_FAMILIES))
    painter.save()
    painter.translate(box.topLeft())
    chart_image.paint_emblem(painter, size, badge, number)
    painter.restore()


class Pages:
    """One letter on its pages; draws any of them on any painter."""

    def __init__(self, letter: Letter, paper: str) -> None:
        make_ready()
        self.sheet = Sheet.named(paper)
        self.letter, self._document, self._scale = self._fitted(letter)
        self._picture = _picture_of(self.letter)

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return self._document.pageCount()

    def _fitted(self, letter: Letter) -> tuple[Letter, "_Document", float]:
        """Lay out; shrink what must stand on one page, or take its shorter form."""
        document = _Document(letter.html, self.sheet.body.size())
        scale = 1.0
        if not letter.one_page:
            return letter, document, scale
        hopeless = document.pageCount() > _MOST_TO_SHRINK and letter.shorter is not None
        for smaller in () if hopeless else _SHRUNK:
            if document.pageCount() == 1:
                break
            scale = smaller
            document.lay_out(self.sheet.body.size() / scale)
        if document.pageCount() > 1 and letter.shorter is not None:
            return self._fitted(letter.shorter)
        return letter, document, scale

    def paint(self, painter: QPainter, page: int) -> None:
        """Draw a page, counted from 0, in layout units; nothing leaves its place on the sheet."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        self._paint_foot(painter, page)
        body = self.sheet.body
        painter.setClipRect(body)
        painter.translate(body.topLeft())
        painter.scale(self._scale, self._scale)
        # Softened edges would leave light seams between the grounds of neighbouring cells.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._document.paint(painter, page)
        painter.restore()

    def _paint_head(self, painter: QPainter) -> None:
        left, width = _SIDE, self.sheet.size.width() - 2 * _SIDE
        middle = _TOP + _HEAD / 2
        if self._picture is not None:
            size = self._picture.fitted(42 * _MM, 12 * _MM)
            place = QRectF(QPointF(left, middle - size.height() / 2), size)
            self._picture.paint(painter, place)
            left += size.width() + 4 * _MM
        title, shop = font(14, bold=True), font(12)
        title_width = QFontMetricsF(title, _ruler()).horizontalAdvance(self.letter.title)
        right = QRectF(_SIDE, _TOP, width, _HEAD)
        room = _SIDE + width - title_width - 6 * _MM - left
        _write(painter, QRectF(left, _TOP, max(room, 0), _HEAD), self.letter.shop, shop, "text")
        upper, lower = right.adjusted(0, 0, 0, -_HEAD * 0.36), right.adjusted(0, _HEAD * 0.5, 0, 0)
        _write(painter, upper, self.letter.title, title, "text", Qt.AlignmentFlag.AlignRight)
        small = font(8.5)
        _write(painter, lower, self.letter.subtitle, small, "text2", Qt.AlignmentFlag.AlignRight)
        _line(painter, _TOP + _HEAD + 1.5 * _MM, width, "gold", 1.6)

    def _paint_foot(self, painter: QPainter, page: int) -> None:
        width = self.sheet.size.width() - 2 * _SIDE
        top = self.sheet.size.height() - _BOTTOM - _FOOT
        _line(painter, top + 2 * _MM, width, "border", 0.6)
        box = QRectF(_SIDE, top + 3 * _MM, width, _FOOT - 3 * _MM)
        said = self.letter.page.format(page=page + 1, pages=self.count)
        _write(painter, box.adjusted(0, 0, -width * 0.3, 0), self.letter.foot, font(8), "text2")
        _write(painter, box, said, font(8), "text2", Qt.AlignmentFlag.AlignRight)


class _Document(QTextDocument):
    """The body of a letter, laid out in pages of one size."""

    def __init__(self, html: str, size: QSizeF) -> None:
        super().__init__()
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setDefaultTextOption(option)
        body = QFont()
        body.setFamilies(list(_FAMILIES))
        body.setPointSizeF(9.5)
        body.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self.setDefaultFont(body)
        self.setDocumentMargin(0)
        self.setUndoRedoEnabled(False)
        layout = self.documentLayout()
        layout.setPaintDevice(_ruler())
        self._marks = _Marks()
        layout.registerHandler(QTextFormat.ObjectTypes.ImageObject.value, self._marks)
        self.setHtml(html)
        self.lay_out(size)

    def lay_out(self, size: QSizeF) -> None:
        """Cut the text into pages of a size."""
        self.setPageSize(size)

    def paint(self, painter: QPainter, page: int) -> None:
        """Draw one page with its top left at the painter's origin."""
        size = self.pageSize()
        context = QAbstractTextDocumentLayout.PaintContext()
        colours = QPalette()
        colours.setColor(QPalette.ColorRole.Text, QColor(palette.colour("text")))
        context.palette = colours
        window = QRectF(QPointF(0, page * size.height()), size)
        context.clip = window
        painter.translate(0, -page * size.height())
        painter.setClipRect(window, Qt.ClipOperation.IntersectClip)
        self.documentLayout().draw(painter, context)


def _picture_of(letter: Letter) -> pictures.Picture | None:
    return pictures.picture(letter.logo.format, letter.logo.content) if letter.logo else None


def _write(
    painter: QPainter,
    box: QRectF,
    text: str,
    face: QFont,
    tone: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write one line into a box, shortened with dots where it is too long."""
    metrics = QFontMetricsF(face, _ruler())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(face)
    painter.setPen(QColor(palette.colour(tone)))
    painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, shown)


def _line(painter: QPainter, top: float, width: float, tone: str, points: float) -> None:
    painter.setPen(chart_image.round_pen(palette.colour(tone), points * _POINT))
    painter.drawLine(QPointF(_SIDE, top), QPointF(_SIDE + width, top))


def paint_all(
    device: QPagedPaintDevice, letters: Sequence[Letter], paper: str, progress: Progress | None
) -> int:
    """Draw letters one after the other on a printer or PDF; return how many pages they took."""
    painter = QPainter()
    if not painter.begin(device):
        raise OSError
    pages_drawn = 0
    text = translate("Reports", QT_TRANSLATE_NOOP("Reports", "Drawing papers"))
    try:
        for done, letter in enumerate(letters, 1):
            if progress is not None:
                progress.check()
                progress.step(done, len(letters), text)
            pages = Pages(letter, paper)
            for page in range(pages.count):
                if pages_drawn:
                    device.newPage()
                painter.save()
                unit = device.logicalDpiX() / DPI
                painter.scale(unit, unit)
                pages.paint(painter, page)
                painter.restore()
                pages_drawn += 1
    finally:
        painter.end()
    return pages_drawn


def write_pdf(
    path: Path,
    letters: Sequence[Letter],
    paper: str,
    progress: Progress | None = None,
    before: Callable[[], object] | None = None,
) -> int:
    """Write letters into one PDF with its fonts inside; whole, or not at all. Return its pages.

    `before` is called when all is drawn and before the file is there: what it refuses is not
    written, so that no paper leaves the shop without its line in the audit log.
    """
    make_ready()
    with replacing(path, ".pdf") as part:
        writer = QPdfWriter(str(part))
        writer.setPageLayout(
            QPageLayout(
                QPageSize(PAPERS[paper]), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
            )
        )
        writer.setResolution(DPI)
        writer.setCreator("StarDesk")
        writer.setTitle(letters[0].title)
        pages = paint_all(writer, letters, paper, progress)
        del writer
        _check_whole(part)
        if before is not None:
            before()
    return pages


def _check_whole(part: Path) -> None:
    """Find out whether the disk took all of it: the writer itself does not say."""
    with part.open("rb") as file:
        file.seek(max(0, part.stat().st_size - 32))
        if b"%%EOF" not in file.read():
            raise OSError(28, os.strerror(28))
