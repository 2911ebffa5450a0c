"""The benefits page: typed, ticked, moved, removed and undone, all by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.access import Role
from app.domain.benefits import BenefitEntry
from app.services import benefits, logo
from app.services.desk import Desk
from app.ui import files
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.pages.benefits import BenefitsPage
from app.ui.tables.benefit_table import BenefitModel, Mark
from app.ui.widgets.benefit_matrix import MatrixView
from app.ui.widgets.button import Button
from app.ui.widgets.pill import Pill
from tests.services.shops import as_role
from tests.ui.conftest import find, press, settle, type_in

K = Qt.Key


@pytest.fixture
def filled(desk: Desk) -> Desk:
    benefits.add(desk, BenefitEntry(1, "Free tasting", quota="Every visit", cost_minor=1200))
    benefits.add(desk, BenefitEntry(2, "Gift wrapping", upward=False))
    benefits.add(desk, BenefitEntry(4, "Gift box"))
    return desk


def shown(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> BenefitsPage:
    page = BenefitsPage(desk, hub, jobs)
    qtbot.addWidget(page)
    page.resize(1200, 690)
    page.show()
    settle(qtbot, jobs)
    page.activateWindow()
    page.go_first()
    return page


@pytest.fixture
def page(qtbot: QtBot, filled: Desk, hub: Hub, jobs: Jobs) -> BenefitsPage:
    return shown(qtbot, filled, hub, jobs)


def at(page: BenefitsPage, row: int, key: str) -> QModelIndex:
    keys = [column.key for column in page.model.columns]
    index = page.model.index(row, keys.index(key))
    page.table.setCurrentIndex(index)
    return index


def editor_of(page: BenefitsPage, qtbot: QtBot) -> QLineEdit:
    """Wait for the open cell and return its editor."""

    def open_ones() -> list[QLineEdit]:
        return [one for one in page.table.findChildren(QLineEdit) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(open_ones()))
    return open_ones()[-1]


def entered(editor: QLineEdit, qtbot: QtBot, jobs: Jobs) -> None:
    """Press Enter; Qt takes what was typed in its own next turn."""
    press(editor, K.Key_Return)
    QApplication.processEvents()
    settle(qtbot, jobs)


def typed(page: BenefitsPage, qtbot: QtBot, jobs: Jobs, text: str) -> None:
    """Open the cell chosen with Enter, type over what it holds, and press Enter."""
    press(page.table, K.Key_Return)
    editor = editor_of(page, qtbot)
    editor.selectAll()
    type_in(editor, text)
    entered(editor, qtbot, jobs)


def listed(desk: Desk) -> list[tuple[str, int, bool]]:
    return [(row.text, row.level, row.upward) for row in benefits.matrix(desk).rows]


def test_the_matrix_shows_who_gets_what(page: BenefitsPage) -> None:
    model: BenefitModel = page.model
    levels = [column.level for column in model.columns if column.level]
    marks = [[model.mark_at(row, level) for level in levels] for row in range(3)]
    assert marks[0] == [Mark(is_own=True, goes_up=True), *[Mark(is_passed_up=True)] * 4]
    assert marks[1] == [Mark(), Mark(is_own=True), Mark(), Mark(), Mark()]
    assert [mark.is_own for mark in marks[2]] == [False, False, False, True, False]
    assert page.table.model().headerData(1, Qt.Orientation.Horizontal) == levels[0].name
    assert not find(page, Pill, "benefits_flag").isVisible()


def test_a_benefit_is_typed_into_the_last_row(
    page: BenefitsPage, qtbot: QtBot, jobs: Jobs, desk: Desk
) -> None:
    press(page.table, K.Key_End)
    at(page, 3, "text")
    typed(page, qtbot, jobs, "Tea master")
    assert listed(desk)[-1] == ("Tea master", 1, True)
    assert page.banner.isVisible()
    assert page.model.rowCount() == 5


def test_words_quota_and_cost_are_changed_in_place(
    page: BenefitsPage, qtbot: QtBot, jobs: Jobs, desk: Desk
) -> None:
    for key, text in (
        ("text", "Tasting"),
        ("quota", "Monthly"),
        ("note", "Spring"),
        ("cost", "9.5"),
    ):
        at(page, 0, key)
        typed(page, qtbot, jobs, text)
    row = benefits.matrix(desk).rows[0]
    assert (row.text, row.quota, row.note, row.cost_minor) == ("Tasting", "Monthly", "Spring", 950)
    assert page.table.currentIndex().row() == 0


def test_space_moves_where_a_benefit_begins_and_how_far_it_goes(
    page: BenefitsPage, qtbot: QtBot, jobs: Jobs, desk: Desk
) -> None:
    at(page, 0, "level_3")
    press(page.table, K.Key_Space)
    settle(qtbot, jobs)
    assert listed(desk)[0] == ("Free tasting", 3, True)
    flag = find(page, Pill, "benefits_flag")
    assert flag.isVisible()
    press(page.table, K.Key_Space)
    settle(qtbot, jobs)
    assert listed(desk)[0] == ("Free tasting", 3, False)


def test_rows_are_moved_removed_and_brought_back(
    page: BenefitsPage, qtbot: QtBot, jobs: Jobs, desk: Desk
) -> None:
    at(page, 2, "text")
    QTest.keyClick(page.table, K.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, jobs)
    assert [text for text, *_ in listed(desk)] == ["Free tasting", "Gift box", "Gift wrapping"]
    assert page.table.currentIndex().row() == 1
    press(page.table, K.Key_Delete)
    settle(qtbot, jobs)
    assert [text for text, *_ in listed(desk)] == ["Free tasting", "Gift wrapping"]
    find(page, Button, "offer_0").click()
    settle(qtbot, jobs)
    assert [text for text, *_ in listed(desk)] == ["Free tasting", "Gift box", "Gift wrapping"]
    page.undo_last()
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert [text for text, *_ in listed(desk)] == ["Free tasting", "Gift wrapping", "Gift box"]


@pytest.mark.parametrize(("key", "text"), [("text", "x" * 130), ("cost", "twelve")])
def test_what_is_refused_stays_in_its_cell(
    page: BenefitsPage, qtbot: QtBot, jobs: Jobs, desk: Desk, key: str, text: str
) -> None:
    before = benefits.matrix(desk).rows
    at(page, 0, key)
    typed(page, qtbot, jobs, text)
    editor = editor_of(page, qtbot)
    assert editor.text() == text
    assert find(page.banner, QLabel, "banner_what").text()
    assert benefits.matrix(desk).rows == before
    press(editor, K.Key_Escape)


def test_an_empty_shop_is_told_what_to_do(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> None:
    page = shown(qtbot, desk, hub, jobs)
    assert find(page, QLabel, "empty_what").isVisible()
    find(page, Button, "first_benefit").click()
    editor = editor_of(page, qtbot)
    type_in(editor, "茶")
    entered(editor, qtbot, jobs)
    assert listed(desk) == [("茶", 1, True)]
    assert page.table.isVisible()


def test_who_may_not_edit_sees_no_row_to_type_into_and_no_cost(
    qtbot: QtBot, filled: Desk, hub: Hub, jobs: Jobs
) -> None:
    page = shown(qtbot, as_role(filled, Role.FRONT_DESK), hub, jobs)
    assert page.model.rowCount() == 3
    assert [column.key for column in page.model.columns if column.key == "cost"] == []
    at(page, 0, "level_3")
    press(page.table, K.Key_Space, K.Key_Delete)
    settle(qtbot, jobs)
    assert listed(filled)[0] == ("Free tasting", 1, True)
    assert page.findChild(Button, "benefit_new") is None
    assert find(page, Button, "print_rules").isVisible()


def test_the_matrix_follows_changes_from_elsewhere(
    page: BenefitsPage, qtbot: QtBot, jobs: Jobs, hub: Hub, desk: Desk
) -> None:
    hub.tell(benefits.add(desk, BenefitEntry(5, "Tasting evening")).changes)
    settle(qtbot, jobs)
    assert page.model.rowCount() == 5
    assert find(page, MatrixView, "benefit_matrix").isVisible()


def test_a_logo_is_chosen_and_removed(
    page: BenefitsPage, qtbot: QtBot, jobs: Jobs, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    file: Path = desk.paths.shop / "logo.svg"
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "utf-8")
    monkeypatch.setattr(files, "open_file", lambda *_: file)
    page.choose_logo()
    settle(qtbot, jobs)
    assert logo.logo(desk) is not None
    page.remove_logo()
    settle(qtbot, jobs)
    assert logo.logo(desk) is None


def test_a_benefit_of_a_level_that_is_not_there_is_marked_as_resting(
    qtbot: QtBot, filled: Desk, hub: Hub, jobs: Jobs
) -> None:
    benefits.add(filled, BenefitEntry(7, "Of an older scheme"))
    page = shown(qtbot, filled, hub, jobs)
    assert [page.model.is_resting(row) for row in range(5)] == [False, False, False, True, False]
    index = page.model.index(3, 0)
    assert "7" in str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert find(page, Button, "benefit_new").isVisible()
