"""Acts at the front desk, by keyboard: sell, take back, log, prefer, change, reveal, add."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui.dialogs.case_edit import CaseDialog
from app.ui.dialogs.customer_edit import CustomerDialog
from app.ui.dialogs.frame import FormDialog
from app.ui.dialogs.preference_edit import PreferenceDialog
from app.ui.dialogs.return_edit import ReturnDialog
from app.ui.dialogs.reveal_phone import RevealDialog
from app.ui.dialogs.sale_edit import SaleDialog
from app.ui.pages.front_desk import FrontDeskPage
from app.ui.widgets.text_area import TextArea
from tests.services import shops
from tests.ui.conftest import find, press, top, type_in
from tests.ui.test_front_desk_page import (
    SHOWN,
    MakePage,
    look_for,
    make_page,
    names,
    notice,
    page,
    shows_card,
    text,
    wait,
)

__all__ = ["make_page", "page"]
Form = TypeVar("Form", bound=FormDialog)


def form(qtbot: QtBot, page: FrontDeskPage, act: Callable[[], None], kind: type[Form]) -> Form:
    """Ask for an act and return its form."""
    act()
    wait(qtbot, page)
    return top(kind)


def save(qtbot: QtBot, page: FrontDeskPage, dialog: FormDialog) -> None:
    dialog.save()
    wait(qtbot, page)


def sell(qtbot: QtBot, page: FrontDeskPage, amount: str) -> None:
    """Record a sale by keys."""
    page.counter.sell()
    wait(qtbot, page)
    field = find(top(SaleDialog), QLineEdit, "amount")
    type_in(field, amount)
    press(field, Qt.Key.Key_Return)
    wait(qtbot, page)


def test_a_sale_lifts_the_star_and_undo_takes_it_back(qtbot: QtBot, page: FrontDeskPage) -> None:
    look_for(qtbot, page, "lisi")
    assert page.card.card is not None
    assert page.card.card.why.level == 1
    sell(qtbot, page, "6000")
    assert notice(page) == "Recorded ¥6,000.00, up to Two stars."
    assert page.card.card.why.level == 2
    assert page.results.rows[0].level == 2
    assert page.focusWidget() is page.search
    assert page.search.selectedText() == "lisi"
    assert page.banner.notice is not None
    page.banner.notice.offers[0].act()
    wait(qtbot, page)
    assert page.card.card.why.level == 1


def test_a_return_by_keys(qtbot: QtBot, page: FrontDeskPage) -> None:
    look_for(qtbot, page, "客人02")
    dialog = form(qtbot, page, page.counter.take_back, ReturnDialog)
    save(qtbot, page, dialog)
    assert notice(page).startswith("Taken back")
    assert page.card.timeline._events[0].kind in {"return", "fall"}


def test_a_contact_by_keys_warns_and_is_taken_back(qtbot: QtBot, page: FrontDeskPage) -> None:
    look_for(qtbot, page, "lisi")
    assert text(page, "no_cases") == "None; F6 logs one."
    dialog = form(qtbot, page, page.counter.log, CaseDialog)
    find(dialog, TextArea, "text").insertPlainText("茶罐破损")
    save(qtbot, page, dialog)
    assert notice(page).startswith("Logged case")
    assert text(page, "alert_what") == "Open complaint"
    with qtbot.waitSignal(page.page_asked) as asked:
        find(page, QPushButton, "open_cases").click()
    assert asked.args == ["service", page.current()]
    assert page.banner.notice is not None
    page.banner.notice.offers[0].act()
    wait(qtbot, page)
    assert page.card.card is not None
    assert page.card.card.cases == ()


def test_preferences_by_keys_are_shown_found_and_put_back(
    qtbot: QtBot, page: FrontDeskPage
) -> None:
    look_for(qtbot, page, "lisi")
    dialog = form(qtbot, page, page.counter.prefer, PreferenceDialog)
    field = find(dialog, QLineEdit, "style")
    type_in(field, "少糖")
    press(field, Qt.Key.Key_Return)
    wait(qtbot, page)
    assert text(page, "preference_style") == "少糖"
    look_for(qtbot, page, "少糖")
    assert [row.liked for row in page.results.rows] == ["少糖"]
    assert page.banner.notice is not None
    page.banner.notice.offers[0].act()
    wait(qtbot, page)
    assert text(page, "no_preferences") == "nothing yet"


def test_a_preference_too_long_is_refused_beside_its_field(
    qtbot: QtBot, page: FrontDeskPage
) -> None:
    look_for(qtbot, page, "lisi")
    dialog = form(qtbot, page, page.counter.prefer, PreferenceDialog)
    find(dialog, QLineEdit, "tone").setText("x" * 201)
    save(qtbot, page, dialog)
    assert "200" in dialog.form.fields["tone"].error
    dialog.hide()


def test_a_change_by_keys(qtbot: QtBot, page: FrontDeskPage) -> None:
    look_for(qtbot, page, "lisi")
    page.counter.edit()
    wait(qtbot, page)
    field = find(top(CustomerDialog), QLineEdit, "name")
    field.setText("李肆")
    press(field, Qt.Key.Key_Return)
    wait(qtbot, page)
    assert (notice(page), text(page, "card_name")) == ("Saved 李肆.", "李肆")


def test_the_phone_is_shown_with_a_reason_until_another_card(
    qtbot: QtBot, page: FrontDeskPage, desk: Desk
) -> None:
    look_for(qtbot, page, "lisi")
    find(page, QPushButton, "card_eye").click()
    wait(qtbot, page)
    reason = find(top(RevealDialog), QLineEdit, "reason")
    type_in(reason, "call back")
    press(reason, Qt.Key.Key_Return)
    wait(qtbot, page)
    assert text(page, "card_phone") == "13912345678"
    assert (shops.audit_of(desk)[0].act, shops.audit_of(desk)[0].reason) == (
        "reveal_phone",
        "call back",
    )
    look_for(qtbot, page, "客人01")
    look_for(qtbot, page, "lisi")
    assert text(page, "card_phone") == SHOWN


def test_nobody_found_offers_to_add_what_was_typed(qtbot: QtBot, page: FrontDeskPage) -> None:
    look_for(qtbot, page, "王五 13700000001")
    assert names(page) == []
    press(page.search, Qt.Key.Key_Return)
    add = find(page, QPushButton, "add_typed")
    assert page.focusWidget() is add
    press(add, Qt.Key.Key_Return)
    dialog = top(CustomerDialog)
    phone = find(dialog, QLineEdit, "phone")
    assert (find(dialog, QLineEdit, "name").text(), phone.text()) == ("王五", "13700000001")
    press(phone, Qt.Key.Key_Return)
    wait(qtbot, page)
    assert (notice(page), text(page, "card_name")) == ("Added 王五.", "王五")
    assert names(page) == ["王五"]
    assert page.focusWidget() is page.search


def test_an_open_form_keeps_the_card(qtbot: QtBot, page: FrontDeskPage) -> None:
    look_for(qtbot, page, "lisi")
    page.counter.sell()
    wait(qtbot, page)
    assert QApplication.activeModalWidget() is top(SaleDialog)
    page._fold_later.timeout.emit()
    assert shows_card(page)
    top(SaleDialog).reject()


def test_acts_without_a_customer_say_so(qtbot: QtBot, page: FrontDeskPage) -> None:
    page.counter.sell()
    assert notice(page) == "No customer is chosen."


def test_an_act_asked_while_a_search_is_under_way_is_about_whom_it_finds(
    qtbot: QtBot, page: FrontDeskPage
) -> None:
    look_for(qtbot, page, "李四")
    page.search.setText("客人03")
    page.counter.sell()
    assert QApplication.activeModalWidget() is None
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SaleDialog)
    assert text(dialog, "buyer_name") == "客人03"
    dialog.done(0)


def test_a_search_that_finds_nobody_drops_the_act_that_waits(
    qtbot: QtBot, page: FrontDeskPage
) -> None:
    look_for(qtbot, page, "李四")
    page.search.setText("nobody at all")
    page.counter.sell()
    wait(qtbot, page)
    assert notice(page) == "No customer is chosen."
    look_for(qtbot, page, "李四")
    assert QApplication.activeModalWidget() is None


def test_what_is_typed_before_the_form_is_there_stands_in_the_form(
    qtbot: QtBot, page: FrontDeskPage
) -> None:
    look_for(qtbot, page, "lisi")
    page.counter.sell()
    type_in(page.search, "128")
    wait(qtbot, page)
    assert find(top(SaleDialog), QLineEdit, "amount").text() == "128"
    assert page.search.text() == "lisi"


@pytest.mark.parametrize("act", ["points", "set_level"])
def test_what_is_typed_before_a_form_of_another_kind_is_there_stands_in_it(
    qtbot: QtBot, make_page: MakePage, desk: Desk, act: str
) -> None:
    page = make_page(desk)
    look_for(qtbot, page, "lisi")
    (command,) = [one for one in page.counter.commands() if one.name == act]
    command.act()
    type_in(page.search, "50")
    wait(qtbot, page)
    field = top(FormDialog).focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "50"
    assert page.search.text() == "lisi"


def test_all_typed_in_one_go_records_the_sale_of_whom_the_search_finds(
    qtbot: QtBot, page: FrontDeskPage
) -> None:
    type_in(page.search, "lisi")
    page.counter.sell()
    type_in(page.search, "128")
    press(page.search, Qt.Key.Key_Return)
    wait(qtbot, page)
    assert notice(page) == "Recorded ¥128.00."
    assert text(page, "card_name") == "李四"


def test_what_is_typed_goes_on_in_the_search_where_no_form_opens(
    qtbot: QtBot, page: FrontDeskPage
) -> None:
    type_in(page.search, "zzq")
    page.counter.sell()
    type_in(page.search, "q")
    wait(qtbot, page)
    assert notice(page) == "No customer is chosen."
    assert page.search.text() == "zzqq"
