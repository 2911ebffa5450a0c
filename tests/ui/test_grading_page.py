"""The Grading page: trials follow every change, applying asks once, undo brings all back."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain import scheme_toml
from app.domain.access import Role
from app.domain.schemes import KEYS
from app.services import batches, checkout, grading, schemes
from app.services.checkout import SaleEntry
from app.services.desk import Desk
from app.ui import files
from app.ui.dialogs.scheme_apply import ApplyDialog
from app.ui.dialogs.scheme_versions import VersionsDialog
from app.ui.dialogs.scheme_wishes import WishesDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.main_window import SMALLEST, MainWindow
from app.ui.page_list import page_specs
from app.ui.pages.grading import GradingPage
from tests.services import shops
from tests.services.shops import as_role, digest
from tests.ui.conftest import find, press, settle, top, type_in
from tests.ui.test_day import strike
from tests.ui.test_layout import clipped, language  # noqa: F401 - a fixture


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> GradingPage:
    """Return the page, shown and at rest."""
    page = GradingPage(desk, hub, jobs)
    qtbot.addWidget(page)
    page.resize(1360, 820)
    with qtbot.waitExposed(page):
        page.show()
    rest(qtbot, page)
    return page


def rest(qtbot: QtBot, page: GradingPage) -> None:
    """Wait until the page has nothing more to do."""
    timers = (page._reopen_soon, page._count_soon)
    chart = page.bounds.chart

    def is_still() -> bool:
        waits = any(timer.isActive() for timer in timers)
        return page.jobs.is_idle and not waits and chart.plot is not None

    qtbot.waitUntil(is_still, timeout=15_000)


def field(page: QWidget, name: str) -> QLineEdit:
    return find(page, QLineEdit, name)


def retype(edit: QLineEdit, text: str) -> None:
    """Replace what stands in a field, by keys."""
    edit.setFocus()
    edit.selectAll()
    press(edit, Qt.Key.Key_Delete)
    type_in(edit, text)


def test_it_begins_with_the_scheme_in_force_and_nobody_moving(page: GradingPage) -> None:
    assert page.trial is not None
    assert page.trial.moved == 0
    assert not page._pill.isVisible()
    assert not page.bar.apply.isEnabled()
    assert page.editor.weights.sum.text == "Sum 100"
    assert [row.bound.text() for row in page.editor.levels.rows] == ["0", "20", "40", "60", "80"]
    assert "version 1" in page.state.text()


def test_a_weight_moved_by_keys_is_tried_at_once_as_if_balanced(
    qtbot: QtBot, page: GradingPage
) -> None:
    page.go_first()
    slider = page.editor.weights.rows["amount"].slider
    assert slider.value() == 60
    press(slider, *[Qt.Key.Key_Left] * 5)
    QTest.keyClick(slider, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    rest(qtbot, page)
    assert page.draft.scheme.dimensions[0].weight == 50
    assert (page.editor.weights.sum.text, page.editor.weights.sum.tone) == ("10 short", "warn")
    assert page._pill.text == "Trial, not in force"
    assert page.trial is not None
    assert sum(one.weight for one in page.trial.scheme.dimensions) == 100
    page.apply()
    assert page.banner.notice is not None
    assert page.banner.notice.offers[0].text == "Balance"
    page.banner.notice.offers[0].act()
    rest(qtbot, page)
    assert page.editor.weights.sum.text == "Sum 100"
    assert page.draft.total == 100


def test_apply_asks_once_makes_a_version_and_undo_brings_all_back(
    qtbot: QtBot, page: GradingPage, desk: Desk
) -> None:
    before = digest(desk)
    retype(field(page, "full_amount"), "2,000")
    rest(qtbot, page)
    assert page.trial is not None
    moved = page.trial.moved
    assert moved > 0
    preview = grading.preview(desk, page.draft.scheme)
    assert preview.moved == moved
    page.apply()
    dialog = top(ApplyDialog)
    assert "rise" in dialog.verdict.text()
    assert digest(desk) == before
    press(dialog, Qt.Key.Key_Return)
    rest(qtbot, page)
    version, scheme = schemes.scheme_in_force(desk)
    assert (version, scheme) == (2, page.draft.scheme)
    assert not page._pill.isVisible()
    assert page.bar.apply.text() == "Apply as version 3…"
    (batch,) = [row for row in batches.list_batches(desk) if row.kind == "scheme"]
    assert batch.counts["changed"] == moved
    assert page.banner.notice is not None
    (undo,) = page.banner.notice.offers
    assert undo.key == "Ctrl+Z"
    undo.act()
    rest(qtbot, page)
    assert digest(desk) == before
    assert schemes.scheme_in_force(desk)[0] == 1
    assert field(page, "full_amount").text() == "10,000"
    assert not page.draft.is_touched


def test_a_batch_undone_elsewhere_is_followed(
    qtbot: QtBot, page: GradingPage, desk: Desk, jobs: Jobs
) -> None:
    done = grading.set_scheme(desk, shops.scheme())
    page.hub.tell(done.changes)
    rest(qtbot, page)
    assert page.draft.scheme.name == "test"
    jobs.write(lambda progress: batches.undo(desk, done.batch or 0, progress))
    rest(qtbot, page)
    assert page.draft.scheme.name == "Five stars"


def test_changes_on_the_workbench_outlive_a_sale(qtbot: QtBot, page: GradingPage) -> None:
    retype(field(page, "level_5_lower"), "85")
    rest(qtbot, page)
    customers = page.trial.customers if page.trial else 0
    key = shops.add(page.desk, "new")
    shops.sell(page.desk, key, "9000.00")
    page.hub.tell(checkout.record_sale(page.desk, SaleEntry(key, 100)).changes)
    rest(qtbot, page)
    assert page.draft.scheme.levels[4].lower == 85
    assert page.trial is not None
    assert page.trial.customers == customers + 1


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("level_3_lower", "10", "does not stand above"),
        ("level_5_lower", "101", "cannot be 101"),
        ("level_2_lower", "abc", "Write a number"),
        ("full_amount", "0", "0 and 100 points at the same value"),
        ("full_amount", "", "Write a number"),
        ("weight_amount_number", "60.5", "whole number"),
        ("window_days", "1.5", "whole number"),
        ("neutral_points", "101", "cannot be 101"),
        ("level_2_entry", "-3", "cannot be -300"),
        ("level_2_name", "One star", "both called"),
        ("scheme_name", "", "cannot be a name"),
    ],
)
def test_bad_input_is_refused_beside_its_field(
    qtbot: QtBot, page: GradingPage, name: str, typed: str, told: str
) -> None:
    edit = field(page, name)
    kept = edit.text()
    retype(edit, typed)
    rest(qtbot, page)
    said = [
        label.text() for label in page.findChildren(QLabel) if label.text() and told in label.text()
    ]
    assert len(said) == 1, [label.text() for label in page.findChildren(QLabel)]
    assert edit.property("state") == "error"
    assert edit.text() == typed
    assert not page.bar.apply.isEnabled()
    assert page.bar.apply.toolTip()
    retype(edit, kept or "5000")
    rest(qtbot, page)
    assert edit.property("state") != "error"
    assert not any(told in label.text() for label in page.findChildren(QLabel))


def test_bounds_are_moved_by_keys_and_stop_at_their_neighbours(
    qtbot: QtBot, page: GradingPage
) -> None:
    flags = page.bounds.chart.flags
    assert [flag.accessibleName() for flag in flags][:1] == ["Two stars from 20"]
    press(flags[1], Qt.Key.Key_Right)
    assert page.draft.scheme.levels[2].lower == Decimal("40.5")
    QTest.keyClick(flags[1], Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert page.draft.scheme.levels[2].lower == Decimal("35.5")
    for _ in range(9):
        QTest.keyClick(flags[1], Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert page.draft.scheme.levels[2].lower == Decimal("20.1")
    rest(qtbot, page)
    assert field(page, "level_3_lower").text() == "20.1"
    flags[0].setFocus()
    assert flags[0].focusPolicy() & Qt.FocusPolicy.TabFocus
    order = [flags[0]]
    while len(order) < len(flags):
        order.append(order[-1].nextInFocusChain())  # type: ignore[arg-type] # flags follow flags
    assert order == [*flags]


def test_a_bound_is_dragged_by_the_mouse_in_halves(qtbot: QtBot, page: GradingPage) -> None:
    flag = page.bounds.chart.flags[3]
    chart = page.bounds.chart
    assert chart.plot is not None
    there = chart._pixel(chart.plot, 90.2, 0)
    QTest.mousePress(flag, Qt.MouseButton.LeftButton, pos=QPoint(flag.width() // 2, 8))
    local = flag.mapFromParent(QPoint(round(there.x()), 8))
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(local),
        flag.mapToGlobal(QPointF(local)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(flag, move)
    assert page.draft.scheme.levels[4].lower in {Decimal(90), Decimal("90.5")}
    rest(qtbot, page)
    assert page.trial is not None
    assert page.trial.scheme.levels[4].lower == page.draft.scheme.levels[4].lower


def test_the_matrix_names_the_movers_of_a_cell_by_keys(qtbot: QtBot, page: GradingPage) -> None:
    retype(field(page, "full_amount"), "2000")
    rest(qtbot, page)
    trial, matrix = page.trial, page.movers.matrix
    assert trial is not None
    some = trial.movers[0]
    while matrix._ranks(matrix._cursor)[0] < some.old_level:
        press(matrix, Qt.Key.Key_Down)
    while matrix._ranks(matrix._cursor)[1] < some.new_level:
        press(matrix, Qt.Key.Key_Right)
    press(matrix, Qt.Key.Key_Return)
    rest(qtbot, page)
    shown = page.movers.list.movers.rows
    assert some in shown
    assert len(shown) == trial.matrix[some.old_level][some.new_level]
    assert matrix.accessibleDescription().startswith("From ")
    asked = []
    page.page_asked.connect(lambda name, key: asked.append((name, key)))
    page.movers.list.setCurrentIndex(page.movers.list.movers.index(0))
    press(page.movers.list, Qt.Key.Key_Return)
    assert asked == [("customers", shown[0].id)]
    find(page, QPushButton, "movers_all").click()
    assert page.movers.list.movers.rows == trial.movers
    find(page, QPushButton, "movers_borderline").click()
    rest(qtbot, page)
    text = page.movers.near.text()
    assert text == f"Borderline {len(page.movers.list.movers.rows)}"


def test_all_ten_dimensions_can_be_weighed_or_not(qtbot: QtBot, page: GradingPage) -> None:
    weights = page.editor.weights
    for key in KEYS:
        if key not in weights.rows:
            weights._open_menu()
            find(weights, QAction, f"switch_{key}").trigger()
    rest(qtbot, page)
    assert {*weights.rows} == {*KEYS}
    assert page.draft.problem() is None
    for key in KEYS[1:]:
        weights._open_menu()
        find(weights, QAction, f"switch_{key}").trigger()
    weights._open_menu()
    assert not find(weights, QAction, "switch_amount").isEnabled()
    weights._menu.hide()
    assert [*weights.rows] == ["amount"]
    find(page, QPushButton, "balance").click()
    rest(qtbot, page)
    assert page.draft.scheme.dimensions[0].weight == 100
    assert page.trial is not None
    assert len(page.trial.scheme.dimensions) == 1


def test_scales_are_chosen_and_steps_edited(qtbot: QtBot, page: GradingPage) -> None:
    row = page.editor.weights.rows["frequency"]
    row.more.click()
    row.scale.setCurrentIndex(row.scale.findData("steps"))
    row.scale.activated.emit(row.scale.currentIndex())
    assert page.draft.scheme.dimensions[1].steps == shops.steps((6, 50), (12, 100))
    retype(field(page, "steps_frequency_1_points"), "100")
    assert row.wrong.isVisible()
    assert "does not rise" in row.wrong.text()
    find(page, QPushButton, "steps_frequency_1_remove").click()
    assert len(page.draft.scheme.dimensions[1].steps) == 1
    find(page, QPushButton, "steps_frequency_add").click()
    retype(field(page, "steps_frequency_1_points"), "10")
    retype(field(page, "steps_frequency_1_from"), "3")
    rest(qtbot, page)
    assert page.draft.problem() is None
    assert page.trial is not None
    assert page.trial.scheme.dimensions[1].steps[0].lower == 3
    row.scale.setCurrentIndex(row.scale.findData("percentile"))
    row.scale.activated.emit(row.scale.currentIndex())
    assert len(page.draft.scheme.dimensions[1].steps) == 0
    assert not row.full.isVisible()


def test_levels_are_added_renamed_and_removed(qtbot: QtBot, page: GradingPage) -> None:
    levels = page.editor.levels
    levels.add.click()
    rest(qtbot, page)
    assert page.draft.scheme.levels[5].stars == 6
    assert page.draft.scheme.levels[5].lower == 90
    retype(field(page, "level_6_name"), "钻石")
    retype(field(page, "level_6_entry"), "50000")
    retype(field(page, "level_6_glyph"), "◆")
    rest(qtbot, page)
    top_level = page.draft.scheme.levels[5]
    assert (top_level.name, top_level.direct_entry_minor, top_level.glyph) == (
        "钻石",
        5_000_000,
        "◆",
    )
    assert len(page.bounds.chart.flags) == 5
    find(page, QPushButton, "level_2_remove").click()
    rest(qtbot, page)
    assert [level.stars for level in page.draft.scheme.levels] == [1, 2, 3, 4, 5]
    assert len(page.bounds.chart.flags) == 4
    retype(field(page, "level_5_entry"), "")
    assert page.draft.scheme.levels[4].direct_entry_minor is None
    while len(page.draft.scheme.levels) > 2:
        find(page, QPushButton, "level_1_remove").click()
    assert not find(page, QPushButton, "level_1_remove").isEnabled()
    assert page.draft.problem() is None
    rest(qtbot, page)


def test_colours_that_look_alike_are_warned_of(page: GradingPage) -> None:
    page.draft.set_level(1, colour="#336699")
    page.draft.set_level(2, colour="#356798")
    told = find(page, QLabel, "levels_alike")
    assert told.isVisible()
    assert "One star and Two stars" in told.text()
    find(page, QPushButton, "level_1_house").click()
    find(page, QPushButton, "level_2_house").click()
    assert not told.isVisible()


def test_a_template_is_tried_and_discarded_with_a_way_back(qtbot: QtBot, page: GradingPage) -> None:
    page.choose_template()
    find(page, QAction, "template_cards3").trigger()
    page._menu.hide()
    rest(qtbot, page)
    assert page.editor.levels.rows[0].name.text() == "Silver card"
    assert page.trial is not None
    assert len(page.trial.after) == 4
    page.discard()
    assert not page.draft.is_touched
    assert page.banner.notice is not None
    page.banner.notice.offers[0].act()
    assert page.draft.scheme.name == "Three cards"
    rest(qtbot, page)


def cells(table: QTableWidget) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the rows of a table of changes."""
    for at in range(table.rowCount()):
        found = [table.item(at, column) for column in range(3)]
        name, old, new = (cell.text() if cell else "" for cell in found)
        yield name, (old, new)


def test_versions_are_compared_and_an_old_one_tried(
    qtbot: QtBot, page: GradingPage, desk: Desk
) -> None:
    page.hub.tell(grading.set_scheme(desk, shops.scheme()).changes)
    rest(qtbot, page)
    page.show_versions()
    rest(qtbot, page)
    dialog = top(VersionsDialog)
    names = find(dialog, QListWidget, "versions")
    assert [names.item(at).text().splitlines()[0] for at in range(2)] == [
        "Version 2: test",
        "Version 1: Five stars",
    ]
    assert not dialog.table.isVisible()
    press(names, Qt.Key.Key_Down)
    rows = dict(cells(dialog.table))
    assert rows["Weight of Amount"] == ("60", "100")
    assert rows["Frequency"] == ("30", "–")
    press(dialog, Qt.Key.Key_Return)
    rest(qtbot, page)
    assert page.draft.scheme.name == "Five stars"
    assert page.draft.is_touched
    assert schemes.scheme_in_force(desk)[0] == 2


def test_wishes_become_bounds(qtbot: QtBot, page: GradingPage) -> None:
    page.show_wishes()
    dialog = top(WishesDialog)
    type_in(field(dialog, "wish_5"), "nobody")
    qtbot.waitUntil(dialog.wrong.isVisible)
    assert not dialog.act.isEnabled()
    retype(field(dialog, "wish_5"), "2")
    retype(field(dialog, "wish_4"), "20 %")
    qtbot.waitUntil(dialog.act.isEnabled)
    assert not dialog.wrong.isVisible()
    press(dialog, Qt.Key.Key_Return)
    rest(qtbot, page)
    assert page.trial is not None
    assert page.trial.after[5] <= 2
    assert page.trial.after[4] <= page.trial.customers // 5
    assert page.draft.is_touched


def test_a_scheme_goes_to_a_file_and_comes_back(
    qtbot: QtBot, page: GradingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "mine.toml"
    monkeypatch.setattr(files, "save_file", lambda *_: target)
    monkeypatch.setattr(files, "open_file", lambda *_: target)
    retype(field(page, "level_5_lower"), "85")
    page.save_file()
    rest(qtbot, page)
    assert scheme_toml.parse(target.read_text("utf-8")) == page.draft.scheme
    page.discard()
    page.load_file()
    rest(qtbot, page)
    assert page.draft.scheme.levels[4].lower == 85
    target.write_text("name = 1", encoding="utf-8")
    page.load_file()
    rest(qtbot, page)
    assert page.banner.notice is not None
    assert page.banner.notice.tone == "danger"
    assert page.draft.scheme.levels[4].lower == 85


def test_the_splitter_is_remembered(page: GradingPage) -> None:
    told: list[tuple[str, str]] = []
    page.preferences_asked.connect(lambda key, value: told.append((key, value)))
    page.splitter.moveSplitter(380, 1)
    assert told[-1][0] == "split_grading"
    assert told[-1][1].split(",")[0] == str(page.splitter.sizes()[0])


def test_only_who_may_edit_the_scheme_has_the_page(
    qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs
) -> None:
    specs = {spec.name: spec for spec in page_specs(lambda *_: None)}
    needs = specs["grading"].needs
    assert needs is not None
    may = {role: as_role(desk, role).may(needs) for role in Role}
    assert [role for role, is_allowed in may.items() if is_allowed] == [Role.OWNER, Role.MANAGER]


def test_it_fits_the_smallest_window_in_every_language(
    qtbot: QtBot,
    desk: Desk,
    hub: Hub,
    jobs: Jobs,
    language: str,  # noqa: F811 - a fixture
) -> None:
    window = MainWindow(desk, hub, jobs, lambda: page_specs(lambda *_: None))
    qtbot.addWidget(window)
    window.resize(*SMALLEST)
    window.show()
    window.show_page("grading")
    QApplication.processEvents()  # a change of language builds the window anew
    page = window.page
    assert isinstance(page, GradingPage)
    rest(qtbot, page)
    for row in page.editor.weights.rows.values():
        row.more.setChecked(True)
    page.draft.set_level(2, direct_entry_minor=100_000, colour="#336699")
    for level in page.editor.levels.rows:
        level.more.setChecked(True)
    page.draft.set_dimension("amount", weight=50)
    rest(qtbot, page)
    QApplication.processEvents()
    assert (window.width(), window.height()) == SMALLEST
    hint = window.layout().totalMinimumSize()  # type: ignore[union-attr] # it has one
    assert (hint.width() <= SMALLEST[0], hint.height() <= SMALLEST[1]) == (True, True), hint
    assert not clipped(window)
    for show, kind in (
        (page.show_versions, VersionsDialog),
        (page.show_wishes, WishesDialog),
    ):
        show()
        rest(qtbot, page)
        dialog = top(kind)
        assert dialog.height() <= SMALLEST[1]
        assert not clipped(dialog)
        dialog.reject()
    page.draft.balance()
    rest(qtbot, page)
    page.apply()
    dialog = top(ApplyDialog)
    assert dialog.height() <= SMALLEST[1]
    assert not clipped(dialog)
    dialog.reject()
    settle(qtbot, jobs)


def test_its_keys_are_bound_in_the_window(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> None:
    window = MainWindow(desk, hub, jobs, lambda: page_specs(lambda *_: None))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.show_page("grading")
    page = window.page
    assert isinstance(page, GradingPage)
    rest(qtbot, page)
    page.draft.set_dimension("amount", weight=70)
    strike(window, "Ctrl+B")
    rest(qtbot, page)
    assert page.draft.total == 100
    strike(window, "Ctrl+Return")
    dialog = top(ApplyDialog)
    press(dialog, Qt.Key.Key_Return)
    rest(qtbot, page)
    assert schemes.scheme_in_force(desk)[0] == 2
    strike(window, "Ctrl+Z")
    rest(qtbot, page)
    assert schemes.scheme_in_force(desk)[0] == 1
