"""The Customers page for many: saved views, filters, tags, copying, columns, keys, told effects."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolTip,
)
from pytestqt.qtbot import QtBot

from app.domain.access import Role
from app.services import checkout, saved_views, star_table
from app.services.checkout import SaleEntry
from app.services.desk import Desk
from app.services.star_table import View
from app.ui import growing
from app.ui.commands import Command
from app.ui.dialogs.print_statement import StatementDialog
from app.ui.dialogs.return_edit import ReturnDialog
from app.ui.dialogs.sale_edit import SaleDialog
from app.ui.dialogs.star_filter import FilterDialog
from app.ui.dialogs.tag_edit import TagDialog
from app.ui.dialogs.view_save import ViewDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.pages.customers import CustomersPage
from app.ui.selection_acts import as_clip
from app.ui.widgets.selection_bar import SelectionBar
from tests.services import shops
from tests.ui.conftest import find, press, settle, top, type_in
from tests.ui.test_customers_page import choose, column, heads, opened, wait


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> CustomersPage:
    """Return the owner's page."""
    return opened(qtbot, desk, hub, jobs)


def tag(qtbot: QtBot, page: CustomersPage, rows: list[int], word: str) -> None:
    """Choose rows and give them a tag as a person does."""
    page.table._select(rows)
    page.selected.add_tag()
    wait(qtbot, page)
    box = find(top(TagDialog), QComboBox, "tag")
    box.setCurrentText(word)
    press(box, Qt.Key.Key_Return)
    wait(qtbot, page)


def test_a_tag_for_many_is_one_undo(qtbot: QtBot, page: CustomersPage) -> None:
    tag(qtbot, page, [0, 1, 2], "vip")
    notice = page.banner.notice
    assert notice is not None
    assert notice.what == "3 customer(s) got the tag vip."
    page._narrow(View(tag="vip", sort="amount"))
    wait(qtbot, page)
    assert page.model.rowCount() == 3
    assert find(page, QPushButton, "filter_tag").text() == "Tag: vip"
    notice.offers[0].act()
    wait(qtbot, page)
    assert page.banner.notice is not None
    assert page.banner.notice.what == "The tag vip is as it was before."
    assert page.model.rowCount() == 0
    find(page, QPushButton, "clear_filter").click()
    wait(qtbot, page)
    assert page.model.rowCount() == 13
    assert not page.filters.isVisible()


def test_a_tag_is_taken_from_many(qtbot: QtBot, page: CustomersPage) -> None:
    tag(qtbot, page, [0, 1], "vip")
    page.table._select([1, 2])
    page.selected.remove_tag()
    wait(qtbot, page)
    press(find(top(TagDialog), QComboBox, "tag"), Qt.Key.Key_Return)
    wait(qtbot, page)
    assert page.banner.notice is not None
    assert page.banner.notice.what == "1 customer(s) lost the tag vip."


def test_more_filters_are_asked_for(qtbot: QtBot, page: CustomersPage) -> None:
    tag(qtbot, page, [0, 1, 2], "vip")
    page._reader.ask_tags()
    wait(qtbot, page)
    dialog = top(FilterDialog)
    words = find(dialog, QComboBox, "tag")
    words.setCurrentIndex(words.findData("vip"))
    bought = find(dialog, QLineEdit, "bought_to")
    bought.setText("nonsense")
    press(bought, Qt.Key.Key_Return)
    assert dialog.isVisible()
    bought.setText("2024-04-01")
    press(bought, Qt.Key.Key_Return)
    wait(qtbot, page)
    assert page.model.rowCount() == 3
    assert find(page, QPushButton, "filter_bought").text() == "Last purchase until 2024-04-01"
    find(page, QPushButton, "filter_tag").click()
    wait(qtbot, page)
    assert page.model.rowCount() == 11


def test_a_view_is_saved_taken_up_renamed_and_deleted(
    qtbot: QtBot, page: CustomersPage, desk: Desk
) -> None:
    page.chips.choose(5)
    page.table._on_head(0)
    wait(qtbot, page)
    page.views.save()
    dialog = top(ViewDialog)
    find(dialog, QLineEdit, "name").setText("Best")
    find(dialog, QCheckBox, "shared").setChecked(True)
    press(find(dialog, QLineEdit, "name"), Qt.Key.Key_Return)
    wait(qtbot, page)
    saved = saved_views.known(desk)
    assert [(one.name, one.view.level, one.view.sort) for one in saved] == [("Best", 5, "name")]
    page.views.show_all()
    wait(qtbot, page)
    assert (page.model.rowCount(), page.chips.value) == (13, None)
    menu = views_menu(qtbot, page)
    menu.actions()[0].trigger()
    menu.close()
    wait(qtbot, page)
    assert set(column(page, "level")) == {"Five stars"}
    assert heads(page)[0] == "Name ↑"
    menu = views_menu(qtbot, page)
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "Best (everybody)"
    assert texts[-2:] == ["Rename Best…", "Delete Best"]
    menu.actions()[-1].trigger()
    menu.close()
    wait(qtbot, page)
    assert saved_views.known(desk) == []
    assert page.banner.notice is not None
    page.banner.notice.offers[0].act()
    wait(qtbot, page)
    assert [one.name for one in saved_views.known(desk)] == ["Best"]
    views_menu(qtbot, page).actions()[-2].trigger()
    dialog = top(ViewDialog)
    find(dialog, QLineEdit, "name").setText("Top")
    press(find(dialog, QLineEdit, "name"), Qt.Key.Key_Return)
    wait(qtbot, page)
    assert [one.name for one in saved_views.known(desk)] == ["Top"]


def views_menu(qtbot: QtBot, page: CustomersPage) -> QMenu:
    page.views.open_menu()
    settle(qtbot, page.jobs)
    return find(page, QMenu, "views_menu")


def test_rows_are_copied_for_a_spreadsheet(qtbot: QtBot, page: CustomersPage, desk: Desk) -> None:
    shops.add(desk, "=1+1", number="007")
    shops.add(desk, "＝1+2", number="008")
    shops.add(desk, "=1", number="009")
    page.refresh()
    wait(qtbot, page)
    page.table.selectAll()
    page.selected.copy()
    wait(qtbot, page)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0] == [column.head() for column in page.columns]
    assert len(lines) == 17
    assert lines[1][2] == "9680.00"
    assert {"'=1+1", "'＝1+2", "'=1"} <= {line[0] for line in lines}
    assert "mso-number-format" in QGuiApplication.clipboard().mimeData().html()


def test_a_copy_holds_what_the_role_sees(qtbot: QtBot, desk: Desk, page: CustomersPage) -> None:
    front = shops.as_role(desk, Role.FRONT_DESK)
    ids = star_table.list_ids(front, View()).tolist()
    text = as_clip(front, star_table.rows(front, ids), page.columns).text()
    assert "9680" not in text
    assert "138 **** 0011" in text
    theirs = CustomersPage(front, page.hub, page.jobs)
    qtbot.addWidget(theirs)
    assert "copy" not in {act.name for act in theirs.selected.commands()}


def test_acts_on_many_need_somebody(page: CustomersPage) -> None:
    page.selected.copy()
    assert page.banner.notice is not None
    assert page.banner.notice.what == "Nobody is chosen."


def test_one_row_is_painted_again_after_a_sale(
    qtbot: QtBot, page: CustomersPage, desk: Desk
) -> None:
    customer = page.model.id_at(4)
    told: list[tuple[int, int]] = []
    page.model.dataChanged.connect(lambda low, high: told.append((low.row(), high.row())))
    page.jobs.write(
        lambda _progress: checkout.record_sale(desk, SaleEntry(customer, 100)),
        lambda _done: None,
    )
    wait(qtbot, page)
    assert told[0] == (4, 4)
    assert len(told) <= 2


def test_keys_go_through_the_table_as_in_a_spreadsheet(qtbot: QtBot, page: CustomersPage) -> None:
    page.table.setFocus()
    page.table.selectRow(3)
    press(page.table, Qt.Key.Key_End)
    assert page.table.currentIndex().row() == 12
    press(page.table, Qt.Key.Key_Home)
    assert page.table.currentIndex().row() == 0
    press(page.table, Qt.Key.Key_PageDown)
    assert page.table.currentIndex().row() > 3
    QTest.keyClick(page.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert page.table.chosen_count() > 1
    QTest.keyClicks(page.table, "l")
    assert page.search.text() == "l"
    QTest.keyClicks(page.search, "isi")
    wait(qtbot, page)
    assert column(page, "name") == ["李四"]


def test_dragged_columns_and_widths_are_remembered(
    qtbot: QtBot, page: CustomersPage, desk: Desk, hub: Hub, jobs: Jobs
) -> None:
    bar = page.table.horizontalHeader()
    with qtbot.waitSignal(page.preferences_asked):
        bar.moveSection(6, 1)
    assert heads(page)[:3] == ["Name", "Level", "Contact"]
    assert [bar.visualIndex(at) for at in range(9)] == list(range(9))
    with qtbot.waitSignal(page.preferences_asked) as told:
        bar.resizeSection(2, 140)
    words = told.args[1].split(",")
    assert words[:3] == ["name", "level", "phone:140"]
    again = CustomersPage(desk, hub, jobs, words)
    qtbot.addWidget(again)
    assert [column.key for column in again.columns][:3] == ["name", "level", "phone"]
    assert again.table.columnWidth(2) == 140
    with qtbot.waitSignal(again.preferences_asked) as told:
        again.table._on_handle(2)
    assert "phone:140" not in told.args[1]
    again.close()


def test_a_cut_text_is_told_and_no_other(page: CustomersPage) -> None:
    index = page.model.index(0, 1)
    assert page.table._cut_text(index) == ""
    page.table.setColumnWidth(1, 48)
    assert page.table._cut_text(index) == index.data()
    assert page.table._cut_text(page.model.index(0, 6)) == ""
    assert QToolTip.text() == ""


def test_the_sale_form_says_what_saving_does(qtbot: QtBot, page: CustomersPage) -> None:
    choose(qtbot, page, "lisi")
    page.counter.sell()
    wait(qtbot, page)
    dialog = top(SaleDialog)
    idle = list(dialog._effect.lines)
    assert idle[0] == ("Live score now", "0.00")
    amount = find(dialog, QLineEdit, "amount")
    type_in(amount, "6000")
    told(qtbot, page, dialog)
    assert dialog._effect.lines == [
        ("Live score after saving", "0.00 → 38.50"),
        ("Level after saving", "↑ Two stars"),
    ]
    amount.setText("x")
    assert dialog._effect.lines == idle
    dialog._is_touched = False
    dialog.reject()


def told(qtbot: QtBot, page: CustomersPage, dialog: SaleDialog | ReturnDialog) -> None:
    """Wait until the form says what is typed."""
    qtbot.waitUntil(lambda: not dialog._effect.quiet.isActive())
    settle(qtbot, page.jobs)


def test_a_return_is_told_and_taken_back(qtbot: QtBot, page: CustomersPage) -> None:
    customer = choose(qtbot, page, "客人11")
    score = column(page, "amount")
    page.counter.take_back()
    wait(qtbot, page)
    dialog = top(ReturnDialog)
    told(qtbot, page, dialog)
    assert dialog._effect.lines[0][1].startswith("92.24 → ")
    press(dialog._list, Qt.Key.Key_Down, Qt.Key.Key_Return)
    wait(qtbot, page)
    assert column(page, "amount") != score
    notice = page.banner.notice
    assert notice is not None
    notice.offers[0].act()
    wait(qtbot, page)
    assert column(page, "amount") == score
    assert page.current() == customer
    assert page.banner.notice is not None
    assert page.banner.notice.what.startswith("The return was taken back")


def test_what_finds_no_room_goes_into_a_menu(qtbot: QtBot) -> None:
    acts = [Command(name, name * 8, lambda: None, "Ctrl+T", "plus") for name in "abcd"]
    bar = SelectionBar(acts)
    qtbot.addWidget(bar)
    bar.show_choice(3)
    bar.resize(420, 48)
    bar._fit()
    more = find(bar, QPushButton, "bar_more")
    assert more.isVisible()
    bar._open_menu()
    menu = find(bar, QMenu, "bar_menu")
    assert [action.text() for action in menu.actions()][-1] == "dddddddd"
    menu.close()
    bar.resize(1600, 48)
    bar._fit()
    assert not more.isVisible()
    assert find(bar, QLabel, "chosen_count").text() == "3 chosen"


def test_statements_of_many_are_opened(qtbot: QtBot, page: CustomersPage) -> None:
    page.table._select([0, 1])
    page.selected.print_statements()
    wait(qtbot, page)
    dialog = top(StatementDialog)
    assert len(dialog._ids) == 2
    dialog.reject()


def test_who_is_left_out_by_a_filter_is_chosen_no_longer(qtbot: QtBot, page: CustomersPage) -> None:
    page.table._select([0, 1, 2])
    wait(qtbot, page)
    assert find(page, QLabel, "chosen_count").text() == "3 chosen"
    page.chips.choose(1)
    wait(qtbot, page)
    assert page.table.chosen_count() == 0
    assert not page.card.selection.isVisible()


@pytest.fixture
def _large(qapp: QApplication) -> Iterator[None]:
    """Write everything half as large again."""
    growing.dress(qapp, "light", 150, less_motion=True)
    yield
    growing.dress(qapp, "light", 100, less_motion=False)


@pytest.mark.usefixtures("_large")
def test_rows_and_columns_grow_with_the_text(page: CustomersPage) -> None:
    phone = [one.key for one in page.columns].index("phone")
    assert page.table.rowHeight(0) == 54
    assert page.table.columnWidth(phone) == 144
