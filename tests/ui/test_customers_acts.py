"""Acts on the Customers page: sell, take back, add, change, reveal, and what is refused."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.access import Role
from app.services.desk import Desk
from app.ui.dialogs.customer_edit import CustomerDialog
from app.ui.dialogs.frame import FormDialog
from app.ui.dialogs.return_edit import ReturnDialog
from app.ui.dialogs.reveal_phone import RevealDialog
from app.ui.dialogs.sale_edit import SaleDialog
from app.ui.pages.customers import CustomersPage
from tests.services import shops
from tests.ui.conftest import find, press, top, type_in
from tests.ui.test_customers_page import MakePage, choose, column, make_page, page, wait

__all__ = ["make_page", "page"]
Form = TypeVar("Form", bound=FormDialog)


def form(qtbot: QtBot, page: CustomersPage, act: Callable[[], None], kind: type[Form]) -> Form:
    """Ask for an act and return its form."""
    act()
    wait(qtbot, page)
    return top(kind)


def save(qtbot: QtBot, page: CustomersPage, dialog: FormDialog) -> None:
    dialog.save()
    wait(qtbot, page)


def test_a_sale_by_keyboard_and_the_star_follows(qtbot: QtBot, page: CustomersPage) -> None:
    page.side.turn()
    customer = choose(qtbot, page, "lisi")
    assert column(page, "level") == ["One star"]
    dialog = form(qtbot, page, page.counter.sell, SaleDialog)
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
    dialog = form(qtbot, page, page.counter.sell, SaleDialog)
    amount = find(dialog, QLineEdit, "amount")
    for typed in ("much", "0", "-5"):
        amount.setText(typed)
        save(qtbot, page, dialog)
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
    dialog = form(qtbot, page, page.counter.sell, SaleDialog)
    dialog._category.setCurrentText("红茶")
    dialog._channel.setCurrentText("Online shop")
    dialog._amount.setText("5")
    save(qtbot, page, dialog)
    dialog = form(qtbot, page, page.counter.sell, SaleDialog)
    shown = (dialog._category.currentText(), dialog._channel.currentText())
    assert shown == ("红茶", "Online shop")
    dialog.reject()


def test_a_part_of_a_sale_is_taken_back(qtbot: QtBot, page: CustomersPage) -> None:
    choose(qtbot, page, "客人03")
    dialog = form(qtbot, page, page.counter.take_back, ReturnDialog)
    assert dialog._list.count() == 3
    dialog._amount.setText("40")
    save(qtbot, page, dialog)
    assert column(page, "amount") == ["¥680.00"]
    dialog = form(qtbot, page, page.counter.take_back, ReturnDialog)
    dialog._amount.setText("500")
    save(qtbot, page, dialog)
    assert dialog.form.fields["amount"].error
    dialog._is_touched = False
    dialog.reject()


def test_somebody_without_sales_has_nothing_to_take_back(qtbot: QtBot, page: CustomersPage) -> None:
    choose(qtbot, page, "lisi")
    dialog = form(qtbot, page, page.counter.take_back, ReturnDialog)
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
    save(qtbot, page, dialog)
    assert dialog.form.fields["phone"].error
    find(dialog, QLineEdit, "phone").setText("13912345679")
    find(dialog, QLineEdit, "birthday").setText("05-31")
    find(dialog, QLineEdit, "influence").setText("three")
    dialog.save()
    assert dialog.form.fields["influence"].error
    find(dialog, QLineEdit, "influence").setText("3")
    save(qtbot, page, dialog)
    assert dialog.form.fields["influence_note"].error
    find(dialog, QLineEdit, "influence_note").setText("sent two friends")
    save(qtbot, page, dialog)
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
    save(qtbot, page, dialog)
    assert dialog.form.fields["phone"].error
    dialog._shares.setChecked(True)
    save(qtbot, page, dialog)
    assert page.model.rowCount() == 14


def test_enter_opens_a_customer_to_change_it(qtbot: QtBot, page: CustomersPage) -> None:
    choose(qtbot, page, "lisi")
    press(page.table, Qt.Key.Key_Return)
    wait(qtbot, page)
    dialog = top(CustomerDialog)
    assert find(dialog, QLineEdit, "influence_note").text() == "带来新客"
    find(dialog, QLineEdit, "name").setText("李四郎")
    save(qtbot, page, dialog)
    assert column(page, "name") == ["李四郎"]


def test_everybody_is_graded_again(qtbot: QtBot, page: CustomersPage) -> None:
    page.counter.regrade()
    wait(qtbot, page)
    assert page.banner.notice is not None
    assert page.banner.notice.what == "Graded 13 customer(s)."


def test_a_masked_phone_is_shown_with_a_reason(
    qtbot: QtBot, make_page: MakePage, desk: Desk
) -> None:
    page = make_page(shops.as_role(desk, Role.FRONT_DESK))
    choose(qtbot, page, "lisi")
    dialog = form(qtbot, page, page.counter.reveal, RevealDialog)
    save(qtbot, page, dialog)
    assert dialog.form.fields["reason"].error
    type_in(find(dialog, QLineEdit, "reason"), "call back")
    press(find(dialog, QLineEdit, "reason"), Qt.Key.Key_Return)
    wait(qtbot, page)
    assert page.banner.notice is not None
    assert page.banner.notice.what == "13912345678"
