"""The front desk at a real shop, by keyboard: find, choose, read the card, go on."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.access import Role
from app.services import customers, front_desk, preferences, settings
from app.services.desk import Desk
from app.ui.dialogs.customer_edit import CustomerDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.pages.front_desk import FrontDeskPage
from app.ui.widgets.card_head import RisingEmblem
from tests.services import shops
from tests.services.shops import FixedClock
from tests.ui.conftest import find, press, settle, top, type_in

MakePage = Callable[..., FrontDeskPage]
FRONT, SHOWN = Role.FRONT_DESK, "139 **** 5678"


@pytest.fixture
def make_page(qtbot: QtBot, hub: Hub, jobs: Jobs) -> MakePage:
    """Return the way to open the page for a desk."""

    def make(desk: Desk, *, has_amounts: bool = False) -> FrontDeskPage:
        page = FrontDeskPage(desk, hub, jobs, has_amounts=has_amounts)
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


def test_the_ring_fills_when_a_star_rises(qtbot: QtBot, page: FrontDeskPage) -> None:
    look_for(qtbot, page, "lisi")
    emblem = find(page, RisingEmblem, "card_emblem")
    emblem.rise()
    qtbot.waitUntil(lambda: not emblem.is_rising)
    emblem._on_step(0.5)
    assert not emblem.grab().isNull()
    emblem._on_step(1.0)


def test_who_stands_behind_the_customer_reads_no_amount(
    qtbot: QtBot, make_page: MakePage, desk: Desk
) -> None:
    page = make_page(shops.as_role(desk, FRONT))
    look_for(qtbot, page, "客人11")
    words = [label.text() for label in page.card.findChildren(QLabel)]
    assert not [word for word in words if "¥" in word]
    assert text(page, "card_figure").endswith("+")
    assert text(page, "value_amount") in {"very low", "low", "middling", "high", "very high"}
    assert page.findChild(QPushButton, "amounts") is None
    press(page, Qt.Key.Key_F9)
    assert "amounts" not in {command.name for command in page.commands()}


def test_who_may_see_amounts_turns_them_on_for_this_pc(
    qtbot: QtBot, make_page: MakePage, desk: Desk
) -> None:
    owner, kept = make_page(desk), list[tuple[str, str]]()
    owner.preferences_asked.connect(lambda key, value: kept.append((key, value)))
    look_for(qtbot, owner, "客人11")
    words = [label.text() for label in owner.card.findChildren(QLabel)]
    assert not [word for word in words if "¥" in word]
    eye = find(owner, QPushButton, "amounts")
    assert (eye.accessibleName(), eye.toolTip()[-4:]) == ("Amounts are hidden; show them", "(F9)")
    eye.click()
    wait(qtbot, owner)
    assert eye.accessibleName() == "Amounts are shown; hide them"
    assert text(owner, "value_amount") == "¥9,680.00"
    assert text(owner, "card_figure") == "92"
    assert text(owner, "card_phone") == "138 **** 0011"
    eye.click()
    wait(qtbot, owner)
    assert text(owner, "value_amount") == "high"
    assert kept == [("amounts", "yes"), ("amounts", "no")]


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
    page = make_page(desk, has_amounts=True)
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
