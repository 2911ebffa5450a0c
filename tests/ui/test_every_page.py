"""Every page and every dialog, found by walking through the window: fits, speaks, is reached."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui import style, walk
from app.ui.language import Translators
from app.ui.scenes import SCENES
from app.ui.walk import Walk
from app.ui.window_frame import SMALLEST
from tests.ui.test_layout import clipped, speak_doubled

_AA = 4.5
_LARGE = 3.0
_MOST_TABS = 400


# Says what is wrong with a page or a dialog.
Check = Callable[[QWidget], list[str]]


@dataclass
class Findings:
    """What is wrong, each with the page or dialog where it was seen."""

    checks: Sequence[Check]
    seen: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __call__(self, name: str, window: QWidget, dialog: QWidget | None) -> None:
        """Look at a view."""
        self.seen.append(name)
        for check in self.checks:
            self.wrong += [f"{name}: {what}" for what in check(dialog or window)]


Walked = Callable[..., Findings]


@pytest.fixture
def walked(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Walked:
    """Return the way to look at every page and dialog, with all of some checks in one walk."""
    monkeypatch.setattr(walk, "_QUIET_MS", 120)
    monkeypatch.setattr(walk, "_WAIT_MS", 100)
    monkeypatch.setattr(walk, "_SOMEBODY", "客人11")

    def go(*checks: Check) -> Findings:
        found = Findings(checks)
        one = Walk(desk, SMALLEST, found)
        try:
            one.go(SCENES)
        finally:
            one.close()
        assert {"front_desk", "customers", "data", "settings", "import", "sale", "help"} <= {
            *found.seen
        }
        return found

    return go


class Flashes(QObject):
    """Hears of parts that are shown before they have a place: each is a window of its own then."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a shown part that is neither a window nor a menu."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            meant = isinstance(watched, QDialog | QMenu) or watched.objectName() == "window"
            if watched.isWindow() and not meant and not watched.inherits("QTipLabel"):
                self.heard.append(_called(watched))
        return False


def fits(view: QWidget) -> list[str]:
    """Say what does not fit the smallest window, or has less room than its words need."""
    wrong = [f"clipped {text}" for text in clipped(view)]
    return [*wrong, *_too_large(view)]


def cut(view: QWidget) -> list[str]:
    """Say what reaches beyond the right edge of a part that scrolls up and down alone."""
    wrong = []
    for area in view.findChildren(QScrollArea):
        inside = area.widget()
        is_cut = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if is_cut and area.isVisible() and inside and inside.width() > area.viewport().width():
            names = [child.objectName() for child in inside.findChildren(QWidget)]
            most = f"{inside.width()} in {area.viewport().width()}"
            wrong.append(f"cut at the right: {most}, {[name for name in names if name][:3]}")
    return wrong


def _too_large(view: QWidget) -> list[str]:
    wrong = []
    layout = view.layout()
    if layout is not None:
        least = layout.totalMinimumSize()
        if least.width() > SMALLEST[0] or least.height() > SMALLEST[1]:
            wrong.append(f"needs {least.width()} x {least.height()}")
    if view.width() > SMALLEST[0] or view.height() > SMALLEST[1]:
        wrong.append(f"is {view.width()} x {view.height()}")
    return wrong


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.objectName()}”"


def _has_name(widget: QWidget) -> bool:
    if widget.accessibleName():
        return True
    if isinstance(widget, QAbstractButton):
        return bool(widget.text() or widget.toolTip())
    return any(label.buddy() is widget for label in widget.window().findChildren(QLabel))


def controls(view: QWidget) -> list[QWidget]:
    """Return what the keyboard must reach: visible, enabled, and taking the focus by Tab."""
    return [
        widget
        for widget in view.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget, QScrollBar)
        and not _is_inner(widget)
    ]


def _is_inner(widget: QWidget) -> bool:
    """Say whether a widget is a part of another control: a combo's line, a view's viewport."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractItemView):
            return True
        parent = parent.parentWidget()
    return False


def unnamed(view: QWidget) -> list[str]:
    """Say which controls a screen reader could not name."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
    return [
        f"no name: {_called(widget)}"
        for widget in controls(view)
        if isinstance(widget, kinds) and not _has_name(widget)
    ]


def out_of_reach(view: QWidget) -> list[str]:
    """Press Tab until the focus comes round; say which controls it never met."""
    view.window().activateWindow()
    assert QTest.qWaitForWindowActive(view.window())
    wanted = {id(widget): widget for widget in controls(view)}
    met: set[int] = set()
    for _ in range(_MOST_TABS):
        now = QApplication.focusWidget()
        if now is None or (id(now) in met and len(met) > len(wanted)):
            break
        if id(now) in met and not {*wanted} - met:
            break
        met.add(id(now))
        QTest.keyClick(now, Qt.Key.Key_Tab)
    # The buttons of one exclusive group are met as one; arrows go on from there.
    return [
        f"out of reach: {_called(widget)}"
        for key, widget in wanted.items()
        if key not in met and not _is_of_met_group(widget, met)
    ]


def _is_of_met_group(widget: QWidget, met: set[int]) -> bool:
    if not isinstance(widget, QAbstractButton):
        return False
    if (group := widget.group()) is not None and group.exclusive():
        return any(id(one) in met for one in group.buttons())
    if not widget.autoExclusive():
        return False
    parent = widget.parentWidget()
    siblings = parent.findChildren(QAbstractButton) if parent else []
    return any(id(one) in met for one in siblings)


def reached_and_named(view: QWidget) -> list[str]:
    if isinstance(view, QMenu):  # Qt's own: arrows lead through it, and each line has its words
        return []
    return [*unnamed(view), *out_of_reach(view)]


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = colour.redF(), colour.greenF(), colour.blueF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: QColor, two: QColor) -> float:
    """Return the ratio of two colours: black on white is 21."""
    high, low = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _ground(image: QImage, label: QLabel, view: QWidget) -> QColor | None:
    """Return the colour that most of a text's place is painted in."""
    ratio = image.devicePixelRatio()
    corner = label.mapTo(view, QPoint(0, 0)) * ratio
    counts: dict[int, int] = {}
    for x in range(corner.x(), corner.x() + int(label.width() * ratio), 3):
        for y in range(corner.y(), corner.y() + int(label.height() * ratio), 3):
            if image.valid(x, y):
                pixel = image.pixel(x, y)
                counts[pixel] = counts.get(pixel, 0) + 1
    return QColor(max(counts, key=lambda pixel: counts[pixel])) if counts else None


def faint(view: QWidget) -> list[str]:
    """Say which texts stand out too little from what is really painted behind them."""
    image = view.grab().toImage()
    wrong = []
    for label in view.findChildren(QLabel):
        if not label.isVisible() or not label.isEnabled() or not label.text().strip():
            continue
        if label.visibleRegion().isEmpty():  # scrolled out
            continue
        ground = _ground(image, label, view)
        ink = label.palette().color(QPalette.ColorRole.WindowText)
        if ground is None:
            continue
        is_large = label.fontInfo().pixelSize() >= 24
        ratio = contrast(ink, ground)
        if ratio < (_LARGE if is_large else _AA):
            wrong.append(
                f"{ratio:.1f}: {_called(label)} {label.text()[:20]} {ink.name()} on {ground.name()}"
            )
    return wrong


@pytest.fixture
def flashes(qapp: QApplication) -> Iterator[Flashes]:
    """Hear of parts that flash while a test runs."""
    found = Flashes()
    qapp.installEventFilter(found)
    yield found
    qapp.removeEventFilter(found)


def test_in_english_and_light_all_fits_stands_out_has_a_name_and_is_reached_by_tab(
    walked: Walked, flashes: Flashes
) -> None:
    """No part flashes as a window of its own, either."""
    found = walked(fits, cut, faint, reached_and_named)
    assert not found.wrong, "\n".join(found.wrong)
    assert not flashes.heard


def test_in_chinese_and_dark_all_fits_and_stands_out(walked: Walked, qapp: QApplication) -> None:
    translators = Translators()
    translators.use("zh_CN")
    style.apply(qapp, "dark")
    try:
        found = walked(fits, cut, faint)
    finally:
        style.apply(qapp, "light")
        translators.use("en")
        translators.remove()
    assert not found.wrong, "\n".join(found.wrong)


def test_words_twice_as_long_fit(walked: Walked, qapp: QApplication) -> None:
    """A strip of such words may scroll; real ones have all their room."""
    silence = speak_doubled(qapp)
    found = walked(fits)
    silence()
    assert not found.wrong, "\n".join(found.wrong)
