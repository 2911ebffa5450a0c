"""The fields of the scheme editor: what they take, what they refuse, what fills them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QPushButton,
    QTableWidget,
)
from pytestqt.qtbot import QtBot

from app.domain import scheme_toml
from app.domain.benefits import BenefitEntry
from app.domain.schemes import KEYS
from app.services import benefits, grading, schemes
from app.services.desk import Desk
from app.ui import files
from app.ui.dialogs.scheme_versions import VersionsDialog
from app.ui.dialogs.scheme_wishes import WishesDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.pages.grading import GradingPage
from tests.services import shops
from tests.ui.conftest import find, press, top, type_in
from tests.ui.workbench import field, opened, rest, retype


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> GradingPage:
    """Return the page, shown and at rest."""
    return opened(qtbot, desk, hub, jobs)


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
    assert page.draft.scheme.dimensions[1].scale == "percentile"
    assert page.draft.problem() is None
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
    page.sources.choose_template()
    find(page, QAction, "template_cards3").trigger()
    page.sources.menu.hide()
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
    page.sources.show_versions()
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


def test_a_budget_for_benefits_becomes_bounds(qtbot: QtBot, page: GradingPage, desk: Desk) -> None:
    entry = BenefitEntry(level=3, text="tea", upward=True, cost_minor=10_000)
    page.hub.tell(benefits.add(desk, entry).changes)
    page.refresh()
    rest(qtbot, page)
    assert page.trial is not None
    assert page.trial.costs.after_minor > 35_000
    page.show_wishes()
    dialog = top(WishesDialog)
    type_in(field(dialog, "wish_budget"), "350")
    qtbot.waitUntil(dialog.act.isEnabled)
    press(dialog, Qt.Key.Key_Return)
    rest(qtbot, page)
    assert page.trial.costs.after_minor <= 35_000


def test_a_scheme_goes_to_a_file_and_comes_back(
    qtbot: QtBot, page: GradingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "mine.toml"
    monkeypatch.setattr(files, "save_file", lambda *_: target)
    monkeypatch.setattr(files, "open_file", lambda *_: target)
    retype(field(page, "level_5_lower"), "85")
    page.sources.save_file()
    rest(qtbot, page)
    assert scheme_toml.parse(target.read_text("utf-8")) == page.draft.scheme
    page.discard()
    page.sources.load_file()
    rest(qtbot, page)
    assert page.draft.scheme.levels[4].lower == 85
    target.write_text("name = 1", encoding="utf-8")
    page.sources.load_file()
    rest(qtbot, page)
    assert page.banner.notice is not None
    assert page.banner.notice.tone == "danger"
    assert page.draft.scheme.levels[4].lower == 85
