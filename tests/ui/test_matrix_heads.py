"""The heads of the matrix of levels: names on two lines, stars where there is no room."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui import style
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.widgets.level_badge import Level
from app.ui.widgets.matrix_heads import HeadNames, on_two_lines
from tests.ui.workbench import opened


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Gold", ["Gold"]),
        ("Three stars", ["Three", "stars"]),
        ("高级会员 VIP", ["高级会员", "VIP"]),
        ("高价值客户", ["高价", "值客户"]),
    ],
)
def test_the_head_of_a_matrix_is_a_name_on_two_lines(name: str, lines: list[str]) -> None:
    assert on_two_lines(name, QFontMetrics(style.font(11)), 44) == lines


def test_a_name_too_long_for_two_lines_ends_in_dots() -> None:
    lines = on_two_lines("Extraordinary friends", QFontMetrics(style.font(11)), 44)
    assert len(lines) == 2
    assert lines[0].endswith("…")
    assert lines[1] == "friends"


@pytest.mark.parametrize(("width", "are_stars"), [(44, False), (22, True)])
def test_the_heads_of_one_side_are_all_names_or_all_stars(width: int, are_stars: bool) -> None:
    levels = [Level(rank, 2, rank, name) for rank, name in ((1, "New"), (2, "Three stars"))]
    assert HeadNames(levels, QRectF(0, 0, width, 28)).are_stars is are_stars
    assert not HeadNames(levels[:1], QRectF(0, 0, 30, 20)).are_stars


def test_the_heads_of_the_matrix_say_their_whole_name(
    qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs
) -> None:
    page = opened(qtbot, desk, hub, jobs)
    matrix = page.movers.matrix
    names = [level.name for level in page.trial.scheme.levels]  # type: ignore[union-attr] # there is one
    assert matrix.tip(matrix._column_head(2).center()) == names[2]
    assert matrix.tip(matrix._row_head(4).center()) == names[4]
    assert matrix.tip(matrix._box(0, 0).center()).startswith("From ")
    assert matrix.tip(QPointF(1, 1)) == ""
