"""A level as it is drawn everywhere: numbered star, name, colour; never the colour alone."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.colours import LevelColours
from app.reports import chart_image
from app.reports.chart_image import Badge
from app.ui import style

if TYPE_CHECKING:
    from app.services.star_table import LevelCount

_HEIGHT, _TEXT_AT, _END = 24, 28, 9  # in the design's own text size
_STAR_AT, _STAR, _DARK_STAR = 15, 9.2, 10.0
_WORD_GAP: Final = 6


class Level(NamedTuple):
    """A level as a painter needs it: rank of how many, stars, name, and the owner's colour.

    `observed` is that of a customer whose level rests on little so far: a hollow star, and a word.
    Under a scheme that has such customers every level is `watched`: badges need room for the word.
    """

    rank: int
    total: int
    stars: int
    name: str
    colour: str = ""
    observed: bool = False
    watched: bool = False

    @property
    def words(self) -> str:
        """Return what is read aloud: the name, and whether the level is under observation."""
        return f"{self.name} {observed_word()}" if self.observed else self.name

    def colours(self) -> LevelColours:
        """Return its five colours in the theme in use."""
        return style.level(self.rank, self.total, self.colour)


def observed_word() -> str:
    """Return the word beside a hollow star."""
    return QCoreApplication.translate("LevelBadge", "observed")


def as_held(level: Level | None, *, observed: bool) -> Level | None:
    """Return a level as one customer holds it: hollow while under observation."""
    return level._replace(observed=True) if level is not None and observed else level


class Graded(Protocol):
    """What has a level: a row of a list, a card, a case."""

    @property
    def level(self) -> int:
        """The rank of the level, 0 for none."""

    @property
    def observed(self) -> bool:
        """Whether it is under observation."""


def held_by(row: Graded, levels: Mapping[int, Level]) -> Level | None:
    """Return the level that a row's customer holds, as it is drawn."""
    return as_held(levels.get(row.level), observed=row.observed)


def levels_of(counts: "Sequence[LevelCount]") -> dict[int, Level]:
    """Return the levels of the scheme in force by rank, as painters need them."""
    ranks = [count for count in counts if count.rank]
    return {
        count.rank: Level(
            count.rank, len(ranks), count.stars, count.name, count.colour, watched=count.watched
        )
        for count in ranks
    }


def paint_star(painter: QPainter, centre: QPointF, radius: float, level: Level) -> None:
    """Draw a level's star with its number."""
    chart_image.paint_star(painter, centre, radius, _badge(level), _number_font(radius))


def _number_font(radius: float) -> QFont:
    """Return the font of a number in a star, which is as large as the star lets it be."""
    font = style.font(10, bold=True)
    font.setPixelSize(max(10, round(radius * 0.92)))
    return font


def badge_height() -> int:
    """Return how high a badge is; it grows with the text."""
    return style.px(_HEIGHT)


def _badge(level: Level) -> Badge:
    """Return what the painter of screen and paper needs, in the theme in use."""
    theme = style.theme()
    return Badge(
        level.rank,
        level.total,
        level.stars,
        level.colours(),
        theme.hex("border"),
        theme.dark,
        level.observed,
    )


def badge_width(name: str, *, observed: bool = False) -> int:
    """Return how wide a badge with this name is."""
    text = QFontMetrics(style.font(12, bold=True)).horizontalAdvance(name)
    width = style.px(_TEXT_AT) + text + style.px(_END)
    return width + (_word_width() if observed else 0)


def _word_width() -> int:
    return _WORD_GAP + QFontMetrics(style.font(12)).horizontalAdvance(observed_word())


def widest_of(levels: Iterable[Level]) -> int:
    """Return how wide the widest badge of some levels may be."""
    return max((badge_width(one.name, observed=one.watched) for one in levels), default=0)


def width_of(level: Level) -> int:
    """Return how wide the badge of a level is, with its word."""
    return badge_width(level.name, observed=level.observed)


def paint_badge(painter: QPainter, left: float, middle: float, level: Level, room: int = 0) -> int:
    """Draw the pill with star, name and word; in too little room the word goes, then the name."""
    colours = level.colours()
    name, font = level.name, style.font(12, bold=True)
    has_word = level.observed and not (room and width_of(level) > room)
    if room and not has_word and badge_width(name) > room:
        elide = Qt.TextElideMode.ElideRight
        free = max(0, room - style.px(_TEXT_AT) - style.px(_END))
        name = QFontMetrics(font).elidedText(name, elide, free)
    width, height = badge_width(name, observed=has_word), badge_height()
    top = middle - height / 2
    radius = style.px(100) / 100 * (_DARK_STAR if style.theme().dark else _STAR)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.tint))
    painter.drawRoundedRect(QRectF(left, top, width, height), height / 2, height / 2)
    paint_star(painter, QPointF(left + style.px(_STAR_AT), middle), radius, level)
    painter.setFont(font)
    painter.setPen(QColor(colours.ink))
    box = QRectF(left + style.px(_TEXT_AT), top, width, height)
    across = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, across, name)
    if has_word:
        painter.setFont(style.font(12))
        word = box.adjusted(QFontMetrics(font).horizontalAdvance(name) + _WORD_GAP, 0, 0, 0)
        painter.drawText(word, across, observed_word())
    painter.restore()
    return width


def paint_emblem(painter: QPainter, size: float, level: Level, last: float = 1.0) -> None:
    """Draw the large badge: one ring segment per level, filled up to this one.

    `last` is how much of this level's own segment is filled: a star that rises fills it.
    """
    chart_image.paint_emblem(painter, size, _badge(level), _number_font(size * 0.27), last)


class LevelBadge(QWidget):
    """The pill as a widget; empty until a level is shown."""

    def __init__(self, level: Level | None = None, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._level: Level | None = None
        self.show_level(level)

    def show_level(self, level: Level | None) -> None:
        """Show a level, or nothing."""
        self._level = level
        width = width_of(level) if level and level.rank else 0
        self.setFixedSize(width, badge_height())
        self.setAccessibleName(level.words if level else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the badge."""
        if self._level and self._level.rank:
            paint_badge(QPainter(self), 0, self.height() / 2, self._level)


class Emblem(QWidget):
    """The large badge as a widget."""

    def __init__(self, size: int = 72, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._level: Level | None = None
        self.setFixedSize(QSize(size, size))

    def show_level(self, level: Level | None) -> None:
        """Show a level, or nothing."""
        self._level = level
        self.setAccessibleName(f"{level.words}, {level.rank}/{level.total}" if level else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring, the disc and the star."""
        if self._level and self._level.rank:
            paint_emblem(QPainter(self), self.width(), self._level)


def paint_dots(painter: QPainter, box: QRect, value: float | None, text: str) -> None:
    """Draw influence as five dots and the figure."""
    theme = style.theme()
    painter.setPen(Qt.PenStyle.NoPen)
    for place in range(5):
        is_on = value is not None and place + 0.5 <= value
        painter.setBrush(theme.colour("text2" if is_on else "border"))
        painter.drawEllipse(QRectF(box.x() + place * 9, box.center().y() - 2, 6, 6))
    painter.setFont(style.font(12))
    painter.setPen(theme.colour("text2"))
    vertical = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box.adjusted(50, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | vertical, text)
