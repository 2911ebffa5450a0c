"""The front desk at a real shop, by keyboard: find, see, sell, take back, log, prefer, reveal."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.access import Role
from app.services import customers, front_desk, preferences, settings
from app.services.desk import Desk
from app.ui.dialogs.case_edit import CaseDialog
from app.ui.dialogs.customer_edit import CustomerDialog
from app.ui.dialogs.preference_edit import PreferenceDialog
from app.ui.dialogs.return_edit import ReturnDialog
from app.ui.dialogs.reveal_phone import RevealDialog
from app.ui.dialogs.sale_edit import SaleDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.pages.front_desk import FrontDeskPage
from app.ui.widgets.card_head import RisingEmblem
from app.ui.widgets.text_area import TextArea
from tests.services import shops
from tests.services.shops import FixedClock
from tests.ui.conftest import find, press, settle, top, type_in

MakePage = Callable[[Desk], FrontDeskPage]
FRONT, SHOWN = Role.FRONT_DESK, "139 **** 5678"


@pytest.fixture
def make_page(qtbot: QtBot, hub: Hub, jobs: Jobs) -> MakePage:
    """Return the way to open the page for a desk."""

    def make(desk: Desk) -> FrontDeskPage:
        page = FrontDeskPage(desk, hub, jobs)
        qtbot.addWidget(page)
        page.resize(1200, 672)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.go_first()
        wait(qtbot, page)
        return page

    return make


@pytest.fixture
def page(make_page: MakePage, desk: Desk) -> FrontDeskPage:
    """Return the page at the front desk."""
    return make_page(shops.as_role(desk, FRONT))


def wait(qtbot: QtBot, page: FrontDeskPage) -> None:
    """Wait until what was typed is looked for and everything asked is shown."""
    quiet = page.search._quiet
    qtbot.waitUntil(lambda: page.jobs.is_idle and not quiet.isActive(), timeout=15_000)
    settle(qtbot, page.jobs)


def look_for(qtbot: QtBot, page: FrontDeskPage, text: str) -> None:
    """Type a text in place of the last one."""
    page.search.selectAll()
    type_in(page.search, text)
    wait(qtbot, page)


def names(page: FrontDeskPage) -> list[str]:
    return [row.name for row in page.results.rows]


def text(page: QWidget, name: str) -> str:
    return find(page, QLabel, name).text()


def notice(page: FrontDeskPage) -> str:
    assert page.banner.notice is not None
    return page.banner.notice.what


def shows_card(page: FrontDeskPage) -> bool:
    return page._stack.currentWidget() is page.card


def test_work_begins_in_the_search_field(page: FrontDeskPage) -> None:
    assert page.focusWidget() is page.search
    assert not shows_card(page)
    assert text(page, "empty_what") == "Type to find a customer."
    assert names(page) == []


@pytest.mark.parametrize("typed", ["5678", "lisi", "ls", "李四", "13912345678"])
def test_the_card_opens_with_the_first_result(
    qtbot: QtBot, page: FrontDeskPage, typed: str
) -> None:
    look_for(qtbot, page, typed)
    assert names(page) == ["李四"]
    assert shows_card(page)
    assert (text(page, "card_name"), text(page, "card_phone")) == ("李四", SHOWN)
    assert page.focusWidget() is page.search


def test_up_and_down_go_through_the_results(qtbot: QtBot, page: FrontDeskPage) -> None:
    look_for(qtbot, page, "客人")
    assert len(names(page)) == 12
    press(page.search, Qt.Key.Key_Down, Qt.Key.Key_Down)
    wait(qtbot, page)
    assert text(page, "card_name") == names(page)[2]
    press(page.search, Qt.Key.Key_Up)
    wait(qtbot, page)
    assert text(page, "card_name") == names(page)[1]
    assert page.focusWidget() is page.search
    for _ in range(3):
        press(page.search, Qt.Key.Key_Up)
    wait(qtbot, page)
    assert text(page, "card_name") == names(page)[0]


def test_enter_goes_to_the_acts_and_escape_back(qtbot: QtBot, page: FrontDeskPage) -> None:
    page.search.setFocus()
    type_in(page.search, "lisi")
    press(page.search, Qt.Key.Key_Return)
    wait(qtbot, page)
    first, second = page.card.acts.buttons[:2]
    assert page.focusWidget() is first
    press(first, Qt.Key.Key_Right)
    assert page.focusWidget() is second
    press(second, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert page.focusWidget() is first
    press(first, Qt.Key.Key_Up)
    assert page.focusWidget() is page.search
    page.card.acts.go_first()
    press(first, Qt.Key.Key_Escape)
    assert page.focusWidget() is page.search
    assert page.search.selectedText() == "lisi"
    press(page.search, Qt.Key.Key_Escape)
    wait(qtbot, page)
    assert (page.search.text(), shows_card(page), page.current()) == ("", False, None)


def test_letters_typed_anywhere_go_to_the_field(qtbot: QtBot, page: FrontDeskPage) -> None:
    look_for(qtbot, page, "lisi")
    page.card.acts.go_first()
    QTest.keyClicks(page.card.acts.buttons[0], "5")
    assert page.focusWidget() is page.search
    QTest.keyClicks(page.search, "678")
    assert page.search.text() == "5678"


def test_just_served_stand_below(qtbot: QtBot, page: FrontDeskPage, clock: FixedClock) -> None:
    for typed in ("lisi", "客人03"):
        look_for(qtbot, page, typed)
        press(page.search, Qt.Key.Key_Return)
        wait(qtbot, page)
        page.go_first()
        clock.move(seconds=60)
    press(page.search, Qt.Key.Key_Escape)
    wait(qtbot, page)
    assert names(page) == ["客人03", "李四"]
    press(page.search, Qt.Key.Key_Down)
    wait(qtbot, page)
    assert text(page, "card_name") == "客人03"


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


def test_the_ring_fills_when_a_star_rises(qtbot: QtBot, page: FrontDeskPage) -> None:
    look_for(qtbot, page, "lisi")
    emblem = find(page, RisingEmblem, "card_emblem")
    emblem.rise()
    qtbot.waitUntil(lambda: not emblem.is_rising)
    emblem._on_step(0.5)
    assert not emblem.grab().isNull()
    emblem._on_step(1.0)


def test_a_return_by_keys(qtbot: QtBot, page: FrontDeskPage) -> None:
    look_for(qtbot, page, "客人02")
    page.counter.take_back()
    wait(qtbot, page)
    dialog = top(ReturnDialog)
    dialog.save()
    wait(qtbot, page)
    assert notice(page).startswith("Taken back")
    assert page.card.timeline._events[0].kind in {"return", "fall"}


def test_a_contact_by_keys_warns_and_is_taken_back(qtbot: QtBot, page: FrontDeskPage) -> None:
    look_for(qtbot, page, "lisi")
    assert text(page, "no_cases") == "None; F6 logs one."
    page.counter.log()
    wait(qtbot, page)
    dialog = top(CaseDialog)
    find(dialog, TextArea, "text").insertPlainText("茶罐破损")
    dialog.save()
    wait(qtbot, page)
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
    page.counter.prefer()
    wait(qtbot, page)
    dialog = top(PreferenceDialog)
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
    page.counter.prefer()
    wait(qtbot, page)
    dialog = top(PreferenceDialog)
    find(dialog, QLineEdit, "tone").setText("x" * 201)
    dialog.save()
    wait(qtbot, page)
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


def test_who_stands_behind_the_customer_reads_no_amount(
    qtbot: QtBot, make_page: MakePage, desk: Desk
) -> None:
    page = make_page(shops.as_role(desk, FRONT))
    look_for(qtbot, page, "客人11")
    words = [label.text() for label in page.card.findChildren(QLabel)]
    assert not [word for word in words if "¥" in word]
    assert text(page, "card_figure").endswith("+")
    assert text(page, "value_amount") in {"very low", "low", "middling", "high", "very high"}
    owner = make_page(desk)
    look_for(qtbot, owner, "客人11")
    assert text(owner, "value_amount") == "¥9,680.00"
    assert text(owner, "card_figure") == "92"
    assert text(owner, "card_phone") == "138 **** 0011"


def test_a_role_sees_the_acts_it_may_do(qtbot: QtBot, make_page: MakePage, desk: Desk) -> None:
    page = make_page(shops.as_role(desk, Role.ACCOUNTANT))
    look_for(qtbot, page, "客人11")
    assert [button.objectName() for button in page.card.acts.buttons] == ["act_statement"]
    assert not find(page, QPushButton, "card_eye").isVisible()
    assert page.findChild(QPushButton, "new_customer") is None
    assert not page.card.cases.isVisible()
    press(page.search, Qt.Key.Key_Return)
    look_for(qtbot, page, "zzqq")
    assert page.findChild(QPushButton, "add_typed") is None


def test_the_way_up_is_told_in_visits(qtbot: QtBot, make_page: MakePage, desk: Desk) -> None:
    page = make_page(desk)
    look_for(qtbot, page, "lisi")
    assert text(page, "way_up_title") == "To Two stars"
    assert "visit" in text(page, "way_up")
    assert "spend ¥" in text(page, "way_up")


def test_the_card_folds_after_a_minute_without_a_key(
    qtbot: QtBot, page: FrontDeskPage, hub: Hub, desk: Desk
) -> None:
    look_for(qtbot, page, "lisi")
    assert page._fold_later.isActive()
    assert page._fold_later.interval() == 60_000
    page._fold_later.timeout.emit()
    wait(qtbot, page)
    assert (page.search.text(), shows_card(page), page.current()) == ("", False, None)
    hub.tell(settings.change(desk, settings.HIDES_AFTER, 5).changes)
    wait(qtbot, page)
    assert page._fold_later.interval() == 5000
    hub.tell(settings.change(desk, settings.HIDES_AFTER, 0).changes)
    wait(qtbot, page)
    assert not page._fold_later.isActive()
    look_for(qtbot, page, "lisi")
    assert not page._fold_later.isActive()


def test_an_open_form_keeps_the_card(qtbot: QtBot, page: FrontDeskPage) -> None:
    look_for(qtbot, page, "lisi")
    page.counter.sell()
    wait(qtbot, page)
    assert QApplication.activeModalWidget() is top(SaleDialog)
    page._fold_later.timeout.emit()
    assert shows_card(page)
    top(SaleDialog).reject()


def test_a_card_from_another_page(qtbot: QtBot, page: FrontDeskPage, desk: Desk) -> None:
    look_for(qtbot, page, "客人01")
    page.show_customer(customers.find(desk, "李四")[0].id)
    wait(qtbot, page)
    assert (text(page, "card_name"), page.search.text()) == ("李四", "")
    assert names(page) == ["李四"]


def test_who_is_gone_meanwhile_is_said(qtbot: QtBot, page: FrontDeskPage) -> None:
    look_for(qtbot, page, "lisi")
    page.show_customer(4711)
    wait(qtbot, page)
    assert (page.current(), shows_card(page)) == (None, False)
    assert page.banner.notice is not None
    assert page.banner.notice.tone == "danger"


def test_acts_without_a_customer_say_so(qtbot: QtBot, page: FrontDeskPage) -> None:
    page.counter.sell()
    assert notice(page) == "No customer is chosen."


def test_a_click_opens_and_goes_back_to_the_field(qtbot: QtBot, page: FrontDeskPage) -> None:
    look_for(qtbot, page, "客人")
    at = page.results.visualRect(page.results.model().index(2, 0)).center()
    QTest.mouseClick(page.results.viewport(), Qt.MouseButton.LeftButton, pos=at)
    wait(qtbot, page)
    assert text(page, "card_name") == names(page)[2]
    assert page.focusWidget() is page.search


def test_an_empty_shop_says_how_to_begin(
    qtbot: QtBot, make_page: MakePage, desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = shops.make_shop(tmp_path_factory.mktemp("empty") / "shop")
    empty = shops.open_copy(folder, folder.parent / "copy", FixedClock())
    page = make_page(empty)
    assert text(page, "empty_what") == "No customers yet."
    with qtbot.waitSignal(page.page_asked) as asked:
        find(page, QPushButton, "go_data").click()
    assert asked.args == ["data", None]
    find(page, QPushButton, "add_typed").click()
    field = find(top(CustomerDialog), QLineEdit, "name")
    type_in(field, "王五")
    press(field, Qt.Key.Key_Return)
    wait(qtbot, page)
    assert text(page, "card_name") == "王五"
    page.jobs.close()
    empty.close()


def test_all_benefits_alerts_and_events_on_demand(
    qtbot: QtBot, page: FrontDeskPage, desk: Desk
) -> None:
    key = customers.find(desk, "客人11")[0].id
    shops.edit(desk, key, note="常客", birthday="--04-02")
    for kind in ("complaint", "after_sale"):
        shops_case(desk, key, kind)
    look_for(qtbot, page, "客人11")
    assert len(page.card.alerts._alerts) == 3
    find(page, QPushButton, "more_alerts").click()
    assert page.findChild(QWidget, "alert_note") is not None
    find(page, QPushButton, "all_events").click()
    rail = find(page, QWidget, "timeline_rail")
    assert rail.height() == 32 * len(front_desk.card(desk, key).events)


def shops_case(desk: Desk, key: int, kind: str) -> None:
    """Log a contact."""
    from app.domain.cases import CaseEntry  # noqa: PLC0415 - one test needs it
    from app.services import cases  # noqa: PLC0415 - as above

    cases.log(desk, CaseEntry(key, kind, text="茶罐破损"))


def test_the_newest_answer_counts(qtbot: QtBot, page: FrontDeskPage, desk: Desk) -> None:
    """What is typed on while an answer is under way drops that answer."""
    preferences.change(desk, customers.find(desk, "李四")[0].id, {"size": "38"})
    for typed in ("客", "客人", "客人0", "客人03"):
        page.search.setText(typed)
        page.search.ask_now()
    wait(qtbot, page)
    assert names(page) == ["客人03"]
    assert text(page, "card_name") == "客人03"


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
