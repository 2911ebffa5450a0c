"""The Customers page at a real shop: find, sort, filter, sell, take back, change, export."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.access import Role
from app.services import checkout
from app.services.checkout import SaleEntry
from app.services.desk import Desk
from app.ui import files
from app.ui.dialogs.customer_edit import CustomerDialog
from app.ui.dialogs.return_edit import ReturnDialog
from app.ui.dialogs.reveal_phone import RevealDialog
from app.ui.dialogs.sale_edit import SaleDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.pages.customers import CustomersPage
from tests.services import shops
from tests.ui.conftest import find, press, settle, top, type_in

MakePage = Callable[[Desk], CustomersPage]


@pytest.fixture
def make_page(qtbot: QtBot, hub: Hub, jobs: Jobs) -> MakePage:
    """Return the way to open the page for a desk."""

    def make(desk: Desk) -> CustomersPage:
        page = CustomersPage(desk, hub, jobs)
        qtbot.addWidget(page)
        page.resize(1180, 660)
        with qtbot.waitExposed(page):
            page.show()
        wait(qtbot, page)
        return page

    return make


@pytest.fixture
def page(make_page: MakePage, desk: Desk) -> CustomersPage:
    """Return the owner's page."""
    return make_page(desk)


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
    page.side.show_part("why")
    choose(qtbot, page, "客人11")
    assert find(page.why, QLabel, "why_name").text() == "客人11"
    assert find(page.why, QLabel, "why_score").text() == "92.24"


def test_a_sale_by_keyboard_and_the_star_follows(qtbot: QtBot, page: CustomersPage) -> None:
    page.side.show_part("why")
    customer = choose(qtbot, page, "lisi")
    assert column(page, "level") == ["One star"]
    page.counter.sell()
    wait(qtbot, page)
    dialog = top(SaleDialog)
    amount = find(dialog, QLineEdit, "amount")
    assert amount.hasFocus()
    type_in(amount, "6000")
    press(amount, Qt.Key.Key_Return)
    wait(qtbot, page)
    assert column(page, "level") == ["Two stars"]
    assert column(page, "amount") == ["¥6,000.00"]
    assert page.current() == customer
    notice = page.banner.notice
    assert notice is not None
    assert notice.what == "Recorded ¥6,000.00, up to Two stars."
    assert find(page.why, QLabel, "why_score").text() == "38.50"
    notice.offers[0].act()
    wait(qtbot, page)
    assert column(page, "amount") == ["¥0.00"]
    assert column(page, "level") == ["One star"]
    assert page.banner.notice is not None
    assert page.banner.notice.what.startswith("Taken back ¥6,000.00, back to One star")


def test_a_wrong_amount_is_refused_beside_the_field(qtbot: QtBot, page: CustomersPage) -> None:
    choose(qtbot, page, "lisi")
    page.counter.sell()
    wait(qtbot, page)
    dialog = top(SaleDialog)
    amount = find(dialog, QLineEdit, "amount")
    for typed in ("much", "0", "-5"):
        amount.setText(typed)
        dialog.save()
        wait(qtbot, page)
        assert amount.text() == typed
        assert dialog.form.fields["amount"].error
        assert dialog.isVisible()
    dialog._day.setText("tomorrow")
    amount.setText("5")
    dialog.save()
    assert dialog.form.fields["day"].error
    dialog._is_touched = False
    dialog.reject()


def test_category_and_channel_are_remembered(qtbot: QtBot, page: CustomersPage) -> None:
    choose(qtbot, page, "lisi")
    page.counter.sell()
    wait(qtbot, page)
    dialog = top(SaleDialog)
    dialog._category.setCurrentText("红茶")
    dialog._channel.setCurrentText("Online shop")
    dialog._amount.setText("5")
    dialog.save()
    wait(qtbot, page)
    page.counter.sell()
    wait(qtbot, page)
    dialog = top(SaleDialog)
    shown = (dialog._category.currentText(), dialog._channel.currentText())
    assert shown == ("红茶", "Online shop")
    dialog.reject()


def test_a_part_of_a_sale_is_taken_back(qtbot: QtBot, page: CustomersPage) -> None:
    choose(qtbot, page, "客人03")
    page.counter.take_back()
    wait(qtbot, page)
    dialog = top(ReturnDialog)
    assert dialog._list.count() == 3
    dialog._amount.setText("40")
    dialog.save()
    wait(qtbot, page)
    assert column(page, "amount") == ["¥680.00"]
    page.counter.take_back()
    wait(qtbot, page)
    dialog = top(ReturnDialog)
    dialog._amount.setText("500")
    dialog.save()
    wait(qtbot, page)
    assert dialog.form.fields["amount"].error
    dialog._is_touched = False
    dialog.reject()


def test_somebody_without_sales_has_nothing_to_take_back(qtbot: QtBot, page: CustomersPage) -> None:
    choose(qtbot, page, "lisi")
    page.counter.take_back()
    wait(qtbot, page)
    dialog = top(ReturnDialog)
    assert not dialog.act.isEnabled()
    dialog.save()
    assert dialog.isVisible()
    dialog.reject()


def test_acts_need_somebody(page: CustomersPage) -> None:
    page.table.clearSelection()
    page.counter.sell()
    assert page.banner.notice is not None
    assert page.banner.notice.what == "No customer is chosen."


def test_a_customer_is_added_and_shown(qtbot: QtBot, page: CustomersPage) -> None:
    page.counter.add()
    dialog = top(CustomerDialog)
    find(dialog, QLineEdit, "name").setText("王小明")
    find(dialog, QLineEdit, "phone").setText("139x")
    dialog.save()
    wait(qtbot, page)
    assert dialog.form.fields["phone"].error
    find(dialog, QLineEdit, "phone").setText("13912345679")
    find(dialog, QLineEdit, "birthday").setText("05-31")
    find(dialog, QLineEdit, "influence").setText("three")
    dialog.save()
    assert dialog.form.fields["influence"].error
    find(dialog, QLineEdit, "influence").setText("3")
    dialog.save()
    wait(qtbot, page)
    assert dialog.form.fields["influence_note"].error
    find(dialog, QLineEdit, "influence_note").setText("sent two friends")
    dialog.save()
    wait(qtbot, page)
    assert page.model.rowCount() == 14
    current = page.current()
    assert current is not None
    assert column(page, "name")[page.model.row_of(current)] == "王小明"
    assert page.banner.notice is not None
    assert page.banner.notice.what == "Added 王小明."


def test_a_phone_that_somebody_has_is_refused_but_may_be_shared(
    qtbot: QtBot, page: CustomersPage
) -> None:
    page.counter.add()
    dialog = top(CustomerDialog)
    find(dialog, QLineEdit, "name").setText("李小四")
    find(dialog, QLineEdit, "phone").setText("13912345678")
    dialog.save()
    wait(qtbot, page)
    assert dialog.form.fields["phone"].error
    dialog._shares.setChecked(True)
    dialog.save()
    wait(qtbot, page)
    assert page.model.rowCount() == 14


def test_enter_opens_a_customer_to_change_it(qtbot: QtBot, page: CustomersPage) -> None:
    choose(qtbot, page, "lisi")
    press(page.table, Qt.Key.Key_Return)
    wait(qtbot, page)
    dialog = top(CustomerDialog)
    assert find(dialog, QLineEdit, "influence_note").text() == "带来新客"
    find(dialog, QLineEdit, "name").setText("李四郎")
    dialog.save()
    wait(qtbot, page)
    assert column(page, "name") == ["李四郎"]


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
    assert len(texts) == 22
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


def test_everybody_is_graded_again(qtbot: QtBot, page: CustomersPage) -> None:
    page.counter.regrade()
    wait(qtbot, page)
    assert page.banner.notice is not None
    assert page.banner.notice.what == "Graded 13 customer(s)."


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


def test_a_masked_phone_is_shown_with_a_reason(
    qtbot: QtBot, make_page: MakePage, desk: Desk
) -> None:
    page = make_page(shops.as_role(desk, Role.FRONT_DESK))
    choose(qtbot, page, "lisi")
    page.counter.reveal()
    wait(qtbot, page)
    dialog = top(RevealDialog)
    dialog.save()
    wait(qtbot, page)
    assert dialog.form.fields["reason"].error
    type_in(find(dialog, QLineEdit, "reason"), "call back")
    press(find(dialog, QLineEdit, "reason"), Qt.Key.Key_Return)
    wait(qtbot, page)
    assert page.banner.notice is not None
    assert page.banner.notice.what == "13912345678"


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
