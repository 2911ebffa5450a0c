"""The badge of a customer under observation: a hollow star, and a word, wherever there is room."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.observation import Observation
from app.services import grading, star_table
from app.services.desk import Desk
from app.services.star_table import View
from app.ui import style
from app.ui.widgets import level_badge, observed_words
from app.ui.widgets.level_badge import (
    Level,
    LevelBadge,
    as_held,
    levels_of,
    paint_badge,
    paint_star,
)
from app.ui.widgets.why_panel import WhyPanel
from tests.services.shops import scheme
from tests.ui.conftest import find

FOUR = Level(4, 5, 4, "Four stars")


def star(level: Level) -> QImage:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor(level.colours().tint))
    painter = QPainter(image)
    paint_star(painter, QPointF(20, 20), 18, level)
    painter.end()
    return image


@pytest.fixture(params=["light", "dark"])
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """Draw in one theme, then in the usual one again."""
    style.apply(qapp, request.param)
    yield
    style.apply(qapp, "light")


@pytest.mark.usefixtures("look")
def test_the_star_is_hollow_and_keeps_its_edge() -> None:
    solid, hollow = FOUR.colours().solid, star(as_held(FOUR, observed=True) or FOUR)
    inside = hollow.pixelColor(20, 11)
    assert star(FOUR).pixelColor(20, 11) == QColor(solid)
    assert inside == QColor(FOUR.colours().tint)
    ink = QColor(FOUR.colours().ink)
    edge = [hollow.pixelColor(20, y) for y in range(12)]
    assert min(abs(one.red() - ink.red()) + abs(one.blue() - ink.blue()) for one in edge) < 16


def test_the_word_goes_before_the_name_where_room_is_short(qtbot: QtBot) -> None:
    held = as_held(FOUR, observed=True)
    assert held is not None
    image = QImage(300, 24, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    plain = level_badge.width_of(FOUR)
    whole = level_badge.width_of(held)
    assert whole > plain
    assert paint_badge(painter, 0, 12, held) == whole
    assert paint_badge(painter, 0, 12, held, whole) == whole
    assert paint_badge(painter, 0, 12, held, whole - 1) == plain
    painter.end()
    badge = LevelBadge(held)
    qtbot.addWidget(badge)
    assert badge.width() == whole
    assert badge.accessibleName() == "Four stars observed"


@pytest.mark.parametrize(
    ("what", "told"),
    [
        (Observation(None, 2), "2 more"),
        (Observation(date(2024, 4, 30), 0), "until 2024-04-30"),
        (Observation(date(2024, 4, 30), 1), "2024-04-30 and 1 more"),
    ],
)
def test_it_is_said_in_words(what: Observation, told: str) -> None:
    assert told in observed_words.observed_words(what)


def test_the_panel_beside_the_table_says_why(qtbot: QtBot, desk: Desk) -> None:
    grading.set_scheme(desk, scheme(observe_days=3000))
    ids = star_table.list_ids(desk, View())
    why = grading.explain(desk, int(ids[0]))
    assert why.observed is not None
    levels = levels_of(star_table.level_counts(desk))
    assert all(level.watched for level in levels.values())
    panel = WhyPanel(desk)
    qtbot.addWidget(panel)
    panel.show_why(why, levels[why.level])
    words = find(panel, QLabel, "why_observed").text()
    assert words == observed_words.observed_words(why.observed)
    assert find(panel, LevelBadge, "why_badge").accessibleName().endswith("observed")


def test_a_badge_grows_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    plain = LevelBadge(FOUR)
    qtbot.addWidget(plain)
    style.apply(qapp, "light", 150)
    grown = LevelBadge(FOUR)
    qtbot.addWidget(grown)
    sizes = (plain.height(), grown.height(), grown.width() - plain.width())
    number = level_badge._number_font(10).pixelSize()
    style.apply(qapp, "light", 100)
    assert sizes[:2] == (24, 36)
    assert sizes[2] >= plain.width() // 3
    assert number == 10  # what stands in a star follows the star
