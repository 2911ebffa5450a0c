"""The Customers page at a real shop: find, sort, filter, choose columns, export."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.access import Role
from app.services import checkout, star_table
from app.services.checkout import SaleEntry
from app.services.desk import Desk
from app.ui import files
from app.ui.dialogs.customer_edit import CustomerDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.pages.customers import CustomersPage
from tests.services import shops
from tests.ui.conftest import find, press, settle, top, type_in

MakePage = Callable[[Desk], CustomersPage]


@pytest.fixture
def make_page(qtbot: QtBot, hub: Hub, jobs: Jobs) -> MakePage:
    """Return the way to open the page for a desk."""
    return lambda desk: opened(qtbot, desk, hub, jobs)


@pytest.fixture
def page(make_page: MakePage, desk: Desk) -> CustomersPage:
    """Return the owner's page."""
    return make_page(desk)


def opened(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> CustomersPage:
    """Return the page, shown and at rest."""
    page = CustomersPage(desk, hub, jobs)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    with qtbot.waitExposed(page):
        page.show()
    wait(qtbot, page)
    return page


def wait(qtbot: QtBot, page: CustomersPage) -> None:
    """Wait until work, quiet times and their work are over."""
    timers = (page._requery_soon, page._why_soon, page._sum_soon, page.search._quiet)
    qtbot.waitUntil(
        lambda: page.jobs.is_idle and not any(timer.isActive() for timer in timers), timeout=15_000
    )


def heads(page: CustomersPage) -> list[str]:
    across = Qt.Orientation.Horizontal
    return [page.model.headerData(at, across) for at in range(page.model.columnCount())]


def column(page: CustomersPage, key: str) -> list[str]:
    at = [one.key for one in page.model.columns].index(key)
    return [page.model.index(row, at).data() for row in range(page.model.rowCount())]


def choose(qtbot: QtBot, page: CustomersPage, name: str) -> int:
    """Choose a customer by searching for it, as the front desk does."""
    page.search.setText(name)
    page.search.ask_now()
    wait(qtbot, page)
    press(page.search, Qt.Key.Key_Down)
    wait(qtbot, page)
    current = page.current()
    assert current is not None
    return current


def test_the_classic_nine_columns_come_first(page: CustomersPage) -> None:
    assert heads(page) == [
        "Name",
        "Contact",
        "Spend ↓",
        "Purchases",
        "Years",
        "Influence",
        "Level",
        "Last review",
        "Next review",
    ]
    assert page.model.rowCount() == 13
    assert column(page, "amount")[0] == "¥9,680.00"
    assert column(page, "level")[0] == "Five stars"


def test_chips_count_levels_low_to_high_and_filter(qtbot: QtBot, page: CustomersPage) -> None:
    texts = [chip.text() for chip in page.chips.chips]
    assert texts == ["All", "One star", "Two stars", "Three stars", "Four stars", "Five stars"]
    counts = [chip.choice.count or 0 for chip in page.chips.chips]
    assert counts[0] == sum(counts[1:]) == 13
    page.chips.chips[1].click()
    wait(qtbot, page)
    assert set(column(page, "level")) == {"One star"}
    assert page.model.rowCount() == counts[1]
    assert page.state.text() == f"{counts[1]} customer(s), by spend, highest first"


def test_chips_count_what_a_search_leaves(qtbot: QtBot, page: CustomersPage) -> None:
    before = list(page.chips.chips)
    page.search.setText("客人11")
    page.search.ask_now()
    wait(qtbot, page)
    assert page.model.rowCount() == 1
    assert [chip.choice.count for chip in page.chips.chips] == [1, 0, 0, 0, 0, 1]
    assert page.chips.chips == before  # the same chips, so a focus on one would have stayed
    page.search.setText("")
    page.search.ask_now()
    wait(qtbot, page)
    assert page.chips.chips[0].choice.count == 13


def test_nobody_is_told_of_an_empty_shop_before_it_was_read(
    qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs
) -> None:
    page = CustomersPage(desk, hub, jobs)
    qtbot.addWidget(page)
    page._show_counts(star_table.level_counts(desk))
    assert page.state.text() == ""
    assert page.card.currentIndex() == 0


def test_a_click_on_a_head_sorts_and_a_second_turns_round(
    qtbot: QtBot, page: CustomersPage
) -> None:
    page.table._on_head(0)
    wait(qtbot, page)
    assert column(page, "name") == sorted(column(page, "name"))
    assert heads(page)[0] == "Name ↑"
    page.table._on_head(0)
    wait(qtbot, page)
    assert heads(page)[0] == "Name ↓"
    page.table._on_head(3)
    wait(qtbot, page)
    numbers = [int(text) for text in column(page, "frequency")]
    assert numbers == sorted(numbers, reverse=True)


@pytest.mark.parametrize("typed", ["5678", "lisi", "ls", "李四", "13912345678"])
def test_one_is_found_as_one_types(qtbot: QtBot, page: CustomersPage, typed: str) -> None:
    page.search.setFocus()
    type_in(page.search, typed)
    wait(qtbot, page)
    assert column(page, "name") == ["李四"]
    assert heads(page)[2] == "Spend"
    assert "best match first" in page.state.text()


@pytest.mark.parametrize("typed", ["%", "_", "'", '"', "=1+1", "\\", "zzqq"])
def test_signs_are_text_and_nobody_is_found(qtbot: QtBot, page: CustomersPage, typed: str) -> None:
    page.search.setText(typed)
    wait(qtbot, page)
    assert page.model.rowCount() == 0
    assert find(page, QLabel, "empty_what").text() == "Nobody found."
    find(page, QPushButton, "clear_filter").click()
    wait(qtbot, page)
    assert page.model.rowCount() == 13


def test_the_choice_survives_another_order(qtbot: QtBot, page: CustomersPage) -> None:
    page.table.selectRow(2)
    chosen = page.table.chosen()
    page.table._on_head(0)
    wait(qtbot, page)
    assert page.table.chosen() == chosen
    assert page.current() == chosen[0]


def test_several_chosen_are_counted_and_summed(qtbot: QtBot, page: CustomersPage) -> None:
    page.table.selectAll()
    wait(qtbot, page)
    assert page.table.chosen_count() == 13
    assert find(page, QLabel, "chosen_count").text() == "13 chosen"
    assert find(page, QLabel, "chosen_sum").text() == "Spend ¥40,480.00"
    find(page, QPushButton, "clear_choice").click()
    assert page.table.chosen_count() == 0


def test_why_a_customer_has_its_level(qtbot: QtBot, page: CustomersPage) -> None:
    page.side.turn()
    choose(qtbot, page, "客人11")
    assert find(page.why, QLabel, "why_name").text() == "客人11"
    assert find(page.why, QLabel, "why_score").text() == "92.24"


def test_keys_lead_from_search_to_table_and_back(qtbot: QtBot, page: CustomersPage) -> None:
    page.activateWindow()
    page.go_first()
    press(page.search, Qt.Key.Key_Down)
    assert page.current() is not None
    press(page.table, Qt.Key.Key_Escape)
    assert page.table.chosen_count() == 0
    with qtbot.waitSignal(page.table.left):
        press(page.table, Qt.Key.Key_Escape)
    page.table.selectRow(0)
    with qtbot.waitSignal(page.table.left):
        press(page.table, Qt.Key.Key_Up)


def test_other_columns_can_be_shown(qtbot: QtBot, page: CustomersPage) -> None:
    page._choose_columns()
    menu = find(page, QMenu, "column_menu")
    texts = [action.text() for action in menu.actions()]
    assert len(texts) == 23
    page.table.selectRow(2)
    chosen = page.current()
    menu.actions()[texts.index("Live score")].trigger()
    assert page.current() == chosen
    assert page.table.chosen() == [chosen]
    menu.actions()[texts.index("Years")].trigger()
    assert heads(page)[-1] == "Live score"
    assert "Years" not in heads(page)
    assert column(page, "score")[0] == "92.24"
    menu.close()
    assert not menu.actions()[0].isEnabled()


def test_chosen_columns_are_told_and_taken_up_again(
    qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs
) -> None:
    page = CustomersPage(desk, hub, jobs, ["amount", "gone", "level"])
    qtbot.addWidget(page)
    assert [column.key for column in page.columns] == ["name", "amount", "level"]
    page._choose_columns()
    menu = find(page, QMenu, "column_menu")
    with qtbot.waitSignal(page.preferences_asked) as told:
        menu.actions()[1].trigger()
    assert told.args == ["columns", "name,phone,amount,level"]
    menu.close()


def test_tab_goes_from_the_search_through_the_chips_to_the_table(page: CustomersPage) -> None:
    chips = page.chips.chips
    assert page.search.nextInFocusChain() is chips[0]
    chips[1].setFocus()
    press(chips[1], Qt.Key.Key_Return)
    assert page.chips.value == chips[1].choice.value
    assert chips[-1].nextInFocusChain() is page.table


def test_the_view_is_exported_as_shown(
    qtbot: QtBot, page: CustomersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "stars.xlsx"
    monkeypatch.setattr(files, "save_file", lambda *_: target)
    page.counter.export()
    wait(qtbot, page)
    sheet = openpyxl.load_workbook(target)["Customers"]
    names = [row[0] for row in sheet.iter_rows(min_row=2, max_col=1, values_only=True)]
    assert [name for name in names if name in column(page, "name")] == column(page, "name")
    assert page.banner.notice is not None
    assert page.banner.notice.what == "Exported 13 customer(s)."


def test_the_front_desk_sees_no_amounts(qtbot: QtBot, make_page: MakePage, desk: Desk) -> None:
    page = make_page(shops.as_role(desk, Role.FRONT_DESK))
    assert set(column(page, "amount")) == {"•••"}
    assert all("****" in phone for phone in column(page, "phone"))
    names = {command.name for command in page.commands()}
    assert "export" not in names
    assert {"sale", "return", "new_customer"} <= names
    page.table.selectAll()
    assert find(page, QLabel, "chosen_sum").text() == ""
    choose(qtbot, page, "lisi")
    assert page.why.findChild(QLabel, "why_score") is None


def test_an_empty_shop_says_what_to_do(qtbot: QtBot, make_page: MakePage, tmp_path: Path) -> None:
    folder = shops.make_shop(tmp_path / "empty")
    empty = shops.open_copy(folder, tmp_path / "copy", shops.FixedClock())
    page = make_page(empty)
    assert find(page, QLabel, "empty_what").text() == "No customers yet."
    find(page, QPushButton, "empty_new").click()
    top(CustomerDialog).reject()
    page.jobs.close()
    empty.database.close()


def test_another_page_s_act_is_followed(qtbot: QtBot, page: CustomersPage, desk: Desk) -> None:
    customer = choose(qtbot, page, "lisi")
    page.jobs.write(lambda _p: checkout.record_sale(desk, SaleEntry(customer, 100_00)))
    settle(qtbot, page.jobs)
    wait(qtbot, page)
    assert column(page, "amount") == ["¥100.00"]
