"""The Grading page: trials follow every change, applying asks once, undo brings all back."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from app.domain.access import Role
from app.services import batches, checkout, grading, schedule, schemes
from app.services.checkout import SaleEntry
from app.services.desk import Desk
from app.ui.dialogs.scheme_apply import ApplyDialog
from app.ui.dialogs.scheme_backtest import BacktestDialog
from app.ui.dialogs.scheme_versions import VersionsDialog
from app.ui.dialogs.scheme_wishes import WishesDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow
from app.ui.page_list import page_specs
from app.ui.pages.grading import GradingPage
from app.ui.widgets.review_rows import RowView
from app.ui.window_frame import SMALLEST
from tests.services import shops
from tests.services.shops import FixedClock, as_role, digest
from tests.ui.conftest import find, press, settle, top
from tests.ui.test_day import strike
from tests.ui.test_layout import clipped, language  # noqa: F401 - a fixture
from tests.ui.workbench import field, opened, rest, retype


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> GradingPage:
    """Return the page, shown and at rest."""
    return opened(qtbot, desk, hub, jobs)


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
    assert page.editor.weights.sum.text == "10 short"
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


def test_apply_says_beforehand_which_review_days_a_new_period_moves(
    qtbot: QtBot, page: GradingPage, desk: Desk
) -> None:
    shop = digest(desk)
    page.draft.set_rule(review_every="year")
    rest(qtbot, page)
    page.apply()
    dialog = top(ApplyDialog)
    seen = schedule.foreseen(desk, page.draft.scheme)
    assert seen.customers > 0
    qtbot.waitUntil(lambda: dialog.reviews.text().startswith(f"{seen.customers:,}: "))
    assert str(seen.first) in dialog.reviews.text()
    assert digest(desk) == shop
    press(dialog, Qt.Key.Key_Escape)


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


def test_the_splitter_is_remembered(page: GradingPage) -> None:
    told: list[tuple[str, str]] = []
    page.preferences_asked.connect(lambda key, value: told.append((key, value)))
    page.splitter.moveSplitter(380, 1)
    assert told[-1][0] == "split_grading"
    assert told[-1][1].split(",")[0] == str(page.splitter.sizes()[0])


def test_tab_goes_through_the_page_as_it_is_read(qtbot: QtBot, page: GradingPage) -> None:
    page.draft.switch("recency", on=True)
    page.draft.add_level()
    rest(qtbot, page)
    page.go_first()
    names: list[str] = []
    while True:
        at = QApplication.focusWidget()
        assert at is not None
        if at.objectName() in names:
            break
        names.append(at.objectName())
        QTest.keyClick(at, Qt.Key.Key_Tab)
    wanted = [
        "weight_amount",
        "weight_amount_number",
        "full_frequency",
        "weight_recency_number",
        "choose_dimensions",
        "level_1_name",
        "level_6_more",
        "add_level",
        "scheme_name",
        "protect_days",
        "bounds_chart",
        "bound_2",
        "bound_6",
        "matrix",
        "movers_all",
        "movers",
        "apply_scheme",
        "templates",
        "versions",
        "full_amount",
    ]
    places = [names.index(name) for name in wanted if name in names]
    # With nobody moving the list has given way to a sentence, and applying is off.
    assert {name for name in wanted if name not in names} <= {"movers", "apply_scheme"}
    assert places == sorted(places)


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
        (page.sources.show_versions, VersionsDialog),
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


def test_the_draft_is_held_to_the_last_year(
    qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs, clock: FixedClock
) -> None:
    clock.move(days=365)
    page = GradingPage(desk, hub, jobs)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, jobs)
    page.backtest()
    settle(qtbot, jobs)
    dialog = top(BacktestDialog)
    assert "Too little data" in dialog.verdict.text()
    years = find(dialog, RowView, "tried_years")
    assert sum(row.customers for row in years.rows.rows) == 13
    press(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
