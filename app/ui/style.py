"""How everything looks: the theme in use, fonts, icons, level colours, and the style sheet.

There is one theme per process. Painters ask `theme()` each time they paint, so that a change of
theme needs nothing but a repaint, which Qt does when the style sheet changes.
"""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from app import paths
from app.domain.colours import LevelColours, level_colours

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

THEMES: Final = ("system", "light", "dark")
BUNDLED_FAMILY: Final = "StarDesk Sans SC"
_FILES: Final = ("StarDeskSansSC-Regular.otf", "StarDeskSansSC-Bold.otf")
_GROWS: Final = r"((?:font-size|min-height): )(\d{2})px"
_RRGGBBAA: Final = 9


@lru_cache(maxsize=1)
def tokens() -> Mapping[str, Any]:
    """Return the design's numbers: colours, sizes, type."""
    text = (paths.resources() / "style" / "tokens.json").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = json.loads(text)
    return loaded


class Theme(NamedTuple):
    """The colours of one theme, by token name."""

    name: str
    colours: Mapping[str, str]

    @property
    def dark(self) -> bool:
        """Whether this is the dark theme."""
        return self.name == "dark"

    def hex(self, token: str) -> str:
        """Return a colour as the style sheet and the icons write it."""
        return self.colours[token]

    def colour(self, token: str, alpha: float = 1.0) -> QColor:
        """Return a colour for a painter."""
        return as_colour(self.colours[token], alpha)

    def level(self, rank: int, total: int, own: str = "") -> LevelColours:
        """Return the five colours of a level of so many, or those of the owner's own colour."""
        if own:
            return level_colours(own, self.colours["surface"], dark=self.dark)
        sets = tokens()["level"][self.name]
        size = str(min(10, max(2, total)))
        entry = sets[size]["colors"][min(int(size), max(1, rank)) - 1]
        return LevelColours(*(entry[key] for key in ("solid", "ink", "tint", "row", "on_solid")))


def as_colour(value: str, alpha: float = 1.0) -> QColor:
    """Turn a token's text into a colour; tokens write alpha last, Qt first."""
    if len(value) == _RRGGBBAA:
        value = "#" + value[7:] + value[1:7]
    colour = QColor(value)
    if alpha < 1:
        colour.setAlphaF(alpha)
    return colour


class _Look:
    """What is chosen for this process."""

    theme = ""
    percent = 100
    known: Final[dict[str, Theme]] = {}
    level_cache: Final[dict[tuple[str, int, int, str], LevelColours]] = {}


def named(name: str) -> Theme:
    """Return the light or the dark theme."""
    if name not in _Look.known:
        _Look.known[name] = Theme(name, tokens()["color"][name])
    return _Look.known[name]


def theme() -> Theme:
    """Return the theme in use."""
    return named(_Look.theme or "light")


def level(rank: int, total: int, own: str = "") -> LevelColours:
    """Return a level's colours in the theme in use; derived ones are worked out once."""
    key = (theme().name, rank, total, own)
    if key not in _Look.level_cache:
        _Look.level_cache[key] = theme().level(rank, total, own)
    return _Look.level_cache[key]


def resolved(choice: str) -> str:
    """Turn "system" into the theme that the desktop uses now."""
    if choice in {"light", "dark"}:
        return choice
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def apply(app: QApplication, choice: str, percent: int = 100) -> None:
    """Show the whole program in a theme and a text size; open windows follow at once.

    Heights that widgets fixed when they were made follow only in those made after it.
    """
    _Look.theme = resolved(choice)
    if percent != _Look.percent:
        _Look.percent = percent
        font.cache_clear()
    _pixmap.cache_clear()
    app.setFont(font(14))
    app.setStyleSheet(style_sheet())


def percent() -> int:
    """Return the text size in use: 100 is the design's own."""
    return _Look.percent


def px(length: int) -> int:
    """Return a length that grows with the text: 32 is 48 at 150 %."""
    return (length * _Look.percent + 50) // 100


def style_sheet() -> str:
    """Return the style sheet with the theme's colours filled in."""
    text = (paths.resources() / "style" / "stardesk.qss").read_text(encoding="utf-8")
    arrow = (paths.resources() / "icons").as_posix()
    values = {**theme().colours, "icons": arrow, "theme": theme().name}
    words = text.split("@")
    words[1::2] = [values[name] for name in words[1::2]]
    filled = "".join(words)
    if _Look.percent == 100:  # noqa: PLR2004 - the design's own size
        return filled
    return re.sub(_GROWS, lambda found: f"{found[1]}{px(int(found[2]))}px", filled)


def load_fonts() -> None:
    """Make the bundled Chinese face known; a missing file leaves the system's fonts."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / name))


def families() -> list[str]:
    """Return the faces in order of preference; Chinese forms are named, never left to fallback."""
    wanted: list[str] = list(tokens()["type"]["family"])
    return [BUNDLED_FAMILY, *wanted]


@lru_cache(maxsize=64)
def font(size: int, *, bold: bool = False) -> QFont:
    """Return the program's font in a size of the design: figures of equal width, no hinting."""
    made = QFont()
    made.setFamilies(families())
    made.setPixelSize((size * _Look.percent + 50) // 100)
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def icon(name: str, tone: str = "text2", size: int = 20) -> "QIcon":
    """Return a line icon in a colour of the theme."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - its many enums are not needed to paint

    return QIcon(pixmap(name, tone, size))


def pixmap(name: str, tone: str = "text2", size: int = 20) -> QPixmap:
    """Return a line icon as a picture, sharp on the screen in use."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    return _pixmap(name, theme().hex(tone), size, ratio)


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    source = (paths.resources() / "icons" / f"{name}.svg").read_bytes()
    drawing = QSvgRenderer(QByteArray(source.replace(b"currentColor", colour.encode())))
    picture = QPixmap(QSize(size, size) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def mark(widget: QWidget, **properties: str | bool) -> None:
    """Set properties that the style sheet looks at, and let the widget take its new look."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
