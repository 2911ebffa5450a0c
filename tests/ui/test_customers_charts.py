"""The charts beside the star table: they follow the view, and a click on a bar filters."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTableWidget
from pytestqt.qtbot import QtBot

from app.domain.access import Role
from app.services.desk import Desk
from app.ui import files, style
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.pages.customers import CustomersPage
from app.ui.widgets import chart_export
from app.ui.widgets.chart import Chart
from app.ui.widgets.chart_data import Bar, ChartData, Mark
from app.ui.widgets.chart_panel import short
from app.ui.widgets.level_badge import Level
from tests.services import shops
from tests.ui.conftest import find, press
from tests.ui.test_customers_page import column, opened, wait


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> CustomersPage:
    """Return the owner's page with its charts drawn."""
    return drawn(qtbot, desk, hub, jobs)


def drawn(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> CustomersPage:
    page = opened(qtbot, desk, hub, jobs)
    qtbot.waitUntil(lambda: all(chart.plot is not None for chart in page.side.charts.charts))
    return page


def values(chart: Chart) -> list[float]:
    return [bar.value for bar in chart.data.bars]


def test_bars_are_the_chips_and_sum_to_the_table(page: CustomersPage) -> None:
    charts = page.side.charts
    counts = [chip.choice.count for chip in page.chips.chips[1:]]
    assert values(charts.counts) == counts
    assert charts.counts.data.note == "13 in all"
    assert charts.spend is not None
    assert sum(values(charts.spend)) == 4_048_000
    assert charts.scores is not None
    assert sum(values(charts.scores)) == 13
    assert "One star" in charts.counts.accessibleDescription()
    assert charts.counts.accessibleName() == "Customers by level"


def test_a_click_filters_and_a_second_releases(qtbot: QtBot, page: CustomersPage) -> None:
    charts = page.side.charts
    for index, bar in enumerate(charts.counts.data.bars):
        if not bar.value:
            continue
        charts.counts.clicked.emit(index)
        wait(qtbot, page)
        assert page.view.level == index + 1
        assert page.model.rowCount() == bar.value
        assert [one.is_quiet for one in charts.counts.data.bars] == [
            place != index for place in range(5)
        ]
        assert sum(values(charts.scores)) == bar.value  # type: ignore[arg-type] # the owner's
        charts.counts.clicked.emit(index)
        wait(qtbot, page)
        assert page.model.rowCount() == 13


def test_the_mouse_finds_the_bar_it_is_on(qtbot: QtBot, page: CustomersPage) -> None:
    chart = page.side.charts.counts
    assert chart.plot is not None
    for index in range(5):
        with qtbot.waitSignal(chart.clicked) as told:
            at = chart.plot.viewport().width() * (index + 0.5) / 5
            QTest.mouseClick(
                chart.plot.viewport(),
                Qt.MouseButton.LeftButton,
                pos=QPoint(int(at), chart.plot.height() // 2),
            )
        assert told.args == [index]
        wait(qtbot, page)
    assert chart.hover_text(0).splitlines()[0] == "One star"


def test_a_bin_of_scores_filters_the_table(qtbot: QtBot, page: CustomersPage) -> None:
    chart = page.side.charts.scores
    assert chart is not None
    index = next(at for at, bar in enumerate(chart.data.bars) if bar.value)
    chart.clicked.emit(index)
    wait(qtbot, page)
    assert page.view.score == (5 * index, 5 * index + 5)
    assert page.model.rowCount() == chart.data.bars[index].value
    assert page.filters.isVisible()
    assert sum(values(page.side.charts.counts)) == page.model.rowCount()
    chart.clicked.emit(index)
    wait(qtbot, page)
    assert page.model.rowCount() == 13


def test_charts_follow_a_search(qtbot: QtBot, page: CustomersPage) -> None:
    page.search.setText("lisi")
    wait(qtbot, page)
    assert sum(values(page.side.charts.counts)) == 1


def test_a_chart_is_worked_by_keys(qtbot: QtBot, page: CustomersPage) -> None:
    chart = page.side.charts.counts
    with qtbot.waitSignal(chart.clicked) as told:
        chart.setFocus()
        press(chart, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert told.args == [2]
    assert chart.accessibleDescription().startswith("Three stars")
    press(chart, Qt.Key.Key_End)
    assert chart.accessibleDescription().startswith("Five stars")
    press(chart, Qt.Key.Key_T)
    assert chart.shows_table
    table = find(chart, QTableWidget, "chart_counts_table")
    assert table.rowCount() == 6
    assert [table.item(0, at).text() for at in range(2)] == ["One star", chart.data.bars[0].text]  # type: ignore[union-attr]
    assert table.item(5, 1).text() == "13"  # type: ignore[union-attr]
    press(table, Qt.Key.Key_T)
    assert not chart.shows_table


@pytest.mark.parametrize("kind", ["png", "svg", "pdf", ""])
def test_a_chart_is_saved_as_a_file(
    page: CustomersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    chart = page.side.charts.counts
    target = tmp_path / (f"chart.{kind}" if kind else "chart")
    monkeypatch.setattr(files, "save_file", lambda *_: target)
    chart.save()
    written = target if kind else tmp_path / "chart.png"
    start = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "": b"\x89PNG"}[kind]
    assert written.read_bytes().startswith(start)
    if kind == "png":
        assert QImage(str(written)).width() == (chart.width() + 24) * chart_export.SCALE


def test_a_picture_that_cannot_be_written_is_said(page: CustomersPage, tmp_path: Path) -> None:
    with shops.refusal("picture_not_written"):
        chart_export.save(page.side.charts.counts, tmp_path / "missing" / "chart.png")


def test_a_chart_is_copied_without_its_button(page: CustomersPage) -> None:
    chart = page.side.charts.counts
    chart.copy()
    assert not QGuiApplication.clipboard().image().isNull()
    assert chart._more.isVisible()
    chart._open_menu()
    menu = find(chart, QMenu, "chart_menu")
    assert len(menu.actions()) == 3
    menu.close()


def test_a_change_of_theme_redraws(page: CustomersPage) -> None:
    chart = page.side.charts.counts
    light = chart_export.image(chart)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    style.apply(app, "dark")
    dark = chart_export.image(chart)
    style.apply(app, "light")
    assert light != dark
    assert chart_export.image(chart) == light


def test_the_front_desk_sees_counts_alone(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> None:
    page = drawn(qtbot, shops.as_role(desk, Role.FRONT_DESK), hub, jobs)
    charts = page.side.charts
    assert charts.charts == [charts.counts]
    assert sum(values(charts.counts)) == 13


def test_the_side_turns_and_a_wide_window_shows_both(qtbot: QtBot, page: CustomersPage) -> None:
    assert (page.side.shows_charts, page.side.shows_why) == (True, False)
    page.side.turn()
    assert (page.side.shows_charts, page.side.shows_why) == (False, True)
    wait(qtbot, page)
    page.resize(1840, 900)
    wait(qtbot, page)
    assert (page.side.shows_charts, page.side.shows_why) == (True, True)
    page.resize(1180, 700)
    wait(qtbot, page)
    assert column(page, "name")


def test_a_histogram_carries_lines(qtbot: QtBot) -> None:
    chart = Chart("alone")
    qtbot.addWidget(chart)
    level = Level(1, 5, 1, "One star")
    bars = [Bar(f"{at}", at, f"{at}", level=level, span=(at, at + 1)) for at in range(4)]
    chart.show_data(ChartData("Scores", bars, marks=[Mark(2.0, "2")], shows_values=False))
    with qtbot.waitSignal(chart.drawn):
        chart.show()
    assert chart.data.index_at(2.5) == 2
    assert chart.data.index_at(9.0) == -1
    assert chart.plot is not None
    assert chart.plot.top > 3
    chart.show_data(ChartData("Nothing"))
    press(chart, Qt.Key.Key_Right, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (999, "999"), (1234, "1.2k"), (615_000, "615k"), (1.9e6, "1.9M")]
)
def test_figures_fit_a_narrow_place(value: float, text: str) -> None:
    assert short(value) == text
