"""The Service page by keyboard: groups and order, the case, log, note, close, reopen, find."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.access import Role
from app.domain.cases import CaseEntry, Closing
from app.services import cases, customers, preferences
from app.services.desk import Desk
from app.services.done import Changes
from app.ui.dialogs.case_close import CloseCaseDialog
from app.ui.dialogs.case_edit import CaseDialog
from app.ui.dialogs.case_text import CaseTextDialog
from app.ui.dialogs.customer_pick import CustomerPick
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.pages.service import ServicePage
from app.ui.widgets.text_area import TextArea
from tests.services import shops
from tests.services.shops import DAY, FixedClock
from tests.ui.conftest import find, press, settle, top, type_in

MakePage = Callable[[Desk], ServicePage]


@pytest.fixture
def make_page(qtbot: QtBot, hub: Hub, jobs: Jobs) -> MakePage:
    """Return the way to open the page for a desk."""

    def make(desk: Desk) -> ServicePage:
        page = ServicePage(desk, hub, jobs)
        qtbot.addWidget(page)
        page.resize(1180, 660)
        with qtbot.waitExposed(page):
            page.show()
        settle(qtbot, jobs)
        ready(qtbot, page)
        return page

    return make


def ready(qtbot: QtBot, page: ServicePage) -> None:
    """Wait until the case chosen is the case shown."""

    def agrees() -> bool:
        row, card = page.list.current(), page.panel.card
        shown = card.row if card else None
        is_quiet = page.jobs.is_idle and not page._soon.isActive()
        return is_quiet and (row.id if row else 0) == (shown.id if shown else 0)

    qtbot.waitUntil(agrees, timeout=5000)


def id_of(desk: Desk, name: str) -> int:
    return customers.find(desk, name)[0].id


def log(desk: Desk, name: str, kind: str = "complaint", **values: object) -> int:
    entry = CaseEntry(id_of(desk, name), kind, "phone", f"{name} 的事\n第二行")
    return cases.log(desk, replace(entry, **values)).value  # type: ignore[arg-type] # any field


@pytest.fixture
def logged(desk: Desk, clock: FixedClock) -> list[int]:
    """Log a case of each group: two overdue of other stars, today, later, done."""
    low = log(desk, "客人00", due=DAY, owner="owner")
    high = log(desk, "客人11", "consultation", due=DAY)
    clock.move(days=1)
    today = log(desk, "客人05", "after_sale", due=clock.today())
    later = log(desk, "客人06", "suggestion")
    done = log(desk, "李四", "consultation")
    cases.close(desk, done, Closing("told"))
    return [high, low, today, later, done]


@pytest.fixture
def page(logged: list[int], make_page: MakePage, desk: Desk) -> ServicePage:
    return make_page(desk)


def shown(page: ServicePage) -> list[int]:
    return [row.id for row in page.list.rows]


def said(page: ServicePage) -> str:
    assert page.banner.notice is not None
    return page.banner.notice.what


def test_the_list_goes_by_group_star_and_age(page: ServicePage, logged: list[int]) -> None:
    assert shown(page) == logged
    assert page.state.text() == "4 open, 2 overdue, by star, then by age"
    assert find(page, QLabel, "case_title").text() == "客人11 的事"
    assert find(page, QLabel, "case_due").text() == "Was to be done by 04-01."
    press(page.list, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert page.list.current() is not None
    assert page.list.current().id == logged[2]  # type: ignore[union-attr] # just seen


def test_chips_and_search_narrow_and_offer_the_way_back(
    qtbot: QtBot, page: ServicePage, logged: list[int]
) -> None:
    counts = {chip.text(): chip.choice.count for chip in page.chips.chips}
    assert counts == {
        "All": 4,
        "Mine": 1,
        "Complaint": 1,
        "After-sale": 1,
        "Consultation": 1,
        "Return visit": 0,
        "Suggestion": 1,
    }
    find(page, QPushButton, "chip_3").click()
    settle(qtbot, page.jobs)
    assert shown(page) == [logged[0], logged[4]]
    type_in(page.search, "no such thing")
    page.search.ask_now()
    settle(qtbot, page.jobs)
    assert find(page, QLabel, "empty_what").isVisible()
    assert shown(page) == []
    find(page, QPushButton, "show_all").click()
    qtbot.waitUntil(lambda: shown(page) == logged)


def test_a_case_is_closed_only_with_its_result(
    qtbot: QtBot, page: ServicePage, desk: Desk, logged: list[int]
) -> None:
    page.list.choose(logged[1])
    ready(qtbot, page)
    press(page.list, Qt.Key.Key_C)
    dialog = top(CloseCaseDialog)
    dialog.save()
    settle(qtbot, page.jobs)
    assert dialog.isVisible()
    assert "no result yet" in dialog.form.fields["result"].error
    find(dialog, TextArea, "result").setPlainText("换新一罐")
    press(find(dialog, TextArea, "result"), Qt.Key.Key_Return)
    settle(qtbot, page.jobs)
    assert "customer was told" in dialog.form.fields["told"].error
    find(dialog, QPushButton, "told_today").click()
    press(find(dialog, QPushButton, "mark_5"), Qt.Key.Key_4)
    type_in(find(dialog, QLineEdit, "note"), "quick")
    press(find(dialog, QLineEdit, "told"), Qt.Key.Key_Return)
    settle(qtbot, page.jobs)
    ready(qtbot, page)
    assert said(page) == f"Closed case {logged[1]}."
    card = cases.case_card(desk, logged[1])
    assert (card.row.result, card.row.told) == ("换新一罐", desk.clock.today())
    assert (card.steps[-1].mark, card.steps[-1].words) == (4, "quick")
    assert page.state.text() == "3 open, 1 overdue, by star, then by age"
    assert find(page, QLabel, "case_result").text() == "换新一罐"


def test_a_closed_case_is_reopened_with_a_reason(
    qtbot: QtBot, page: ServicePage, desk: Desk, logged: list[int]
) -> None:
    page.list.choose(logged[4])
    ready(qtbot, page)
    find(page, QPushButton, "reopen_case").click()
    dialog = top(CaseTextDialog)
    text = find(dialog, TextArea, "reason")
    press(text, Qt.Key.Key_Return)
    settle(qtbot, page.jobs)
    assert "reason" in dialog.form.fields["reason"].error
    text.setPlainText("又坏了")
    press(text, Qt.Key.Key_Return)
    settle(qtbot, page.jobs)
    ready(qtbot, page)
    assert said(page) == f"Reopened case {logged[4]}."
    assert page.list.current().id == logged[4]  # type: ignore[union-attr] # just reopened
    assert [step.act for step in cases.case_card(desk, logged[4]).steps][-1] == "reopen"


def test_a_contact_is_logged_for_a_customer_found_and_taken_back(
    qtbot: QtBot, page: ServicePage, desk: Desk, logged: list[int]
) -> None:
    press(page.list, Qt.Key.Key_N)
    pick = top(CustomerPick)
    type_in(pick.search, "客人0")
    pick.search.ask_now()
    settle(qtbot, page.jobs)
    press(pick.search, Qt.Key.Key_Down)
    chosen = pick._hits[1]
    press(pick.search, Qt.Key.Key_Return)
    dialog = top(CaseDialog)
    settle(qtbot, page.jobs)
    assert find(dialog, QComboBox, "owner").currentData() == "owner"
    assert find(dialog, QLineEdit, "due").text() == "2024-04-03"
    kind = find(dialog, QComboBox, "kind")
    kind.setCurrentIndex(kind.findData("return_visit"))
    assert find(dialog, QLineEdit, "due").text() == "2024-04-09"
    dialog.save()
    settle(qtbot, page.jobs)
    assert "not written yet" in dialog.form.fields["text"].error
    text = find(dialog, TextArea, "text")
    text.setPlainText("五星回访")
    press(text, Qt.Key.Key_Return)
    settle(qtbot, page.jobs)
    ready(qtbot, page)
    row = page.list.current()
    assert row is not None
    assert (row.customer_id, row.title, row.owner) == (chosen.id, "五星回访", "owner")
    notice = page.banner.notice
    assert notice is not None
    assert notice.what == f"Logged case {row.id}."
    notice.offers[0].act()
    settle(qtbot, page.jobs)
    ready(qtbot, page)
    assert said(page) == f"Took back case {row.id}."
    assert shown(page) == logged


def test_a_case_is_changed_and_noted(
    qtbot: QtBot, page: ServicePage, desk: Desk, logged: list[int]
) -> None:
    page.list.choose(logged[2])
    ready(qtbot, page)
    press(page.list, Qt.Key.Key_E)
    dialog = top(CaseDialog)
    settle(qtbot, page.jobs)
    press(find(dialog, QLineEdit, "due"), Qt.Key.Key_Up)
    press(find(dialog, QLineEdit, "due"), Qt.Key.Key_Return)
    settle(qtbot, page.jobs)
    assert said(page) == f"Changed case {logged[2]}."
    press(page.list, Qt.Key.Key_L)
    form = top(CaseTextDialog)
    find(form, TextArea, "note").setPlainText("供货商补发")
    form.save()
    settle(qtbot, page.jobs)
    ready(qtbot, page)
    steps = cases.case_card(desk, logged[2]).steps
    assert [step.act for step in steps] == ["log", "change", "note"]
    assert steps[1].changed == {"due": ("2024-04-02", "2024-04-03")}
    texts = [label.text() for label in page.panel.findChildren(QLabel)]
    assert "供货商补发" in texts
    assert "To be done by: 2024-04-02 → 2024-04-03" in texts


def test_the_page_follows_what_is_done_elsewhere(
    qtbot: QtBot, page: ServicePage, desk: Desk, logged: list[int]
) -> None:
    page.list.choose(logged[0])
    ready(qtbot, page)
    done = cases.close(desk, logged[0], Closing("told"))
    page.hub.tell(done.changes)
    settle(qtbot, page.jobs)
    ready(qtbot, page)
    assert shown(page)[:2] == [logged[1], logged[2]]
    assert page.list.current().id == logged[0]  # type: ignore[union-attr] # the choice stays


def test_what_the_customer_likes_stands_beside_the_case(
    qtbot: QtBot, page: ServicePage, desk: Desk
) -> None:
    title = find(page, QLabel, "case_title")
    page.hub.tell(Changes(customers=frozenset({4711})))
    settle(qtbot, page.jobs)
    ready(qtbot, page)
    assert find(page, QLabel, "case_title") is title
    done = preferences.change(
        desk, id_of(desk, "客人11"), {"channel": "微信", "tone": "称呼张老师"}
    )
    page.hub.tell(done.changes)
    settle(qtbot, page.jobs)
    qtbot.waitUntil(lambda: "称呼张老师" in [x.text() for x in page.panel.findChildren(QLabel)])


def test_the_customer_is_one_click_away(page: ServicePage, qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(page.page_asked) as asked:
        find(page, QPushButton, "case_customer").click()
    assert asked.args == ["front_desk", id_of(desk, "客人11")]


def test_the_cases_of_a_customer_are_shown_on_demand(
    qtbot: QtBot, page: ServicePage, desk: Desk, logged: list[int]
) -> None:
    page.show_customer(id_of(desk, "客人06"))
    settle(qtbot, page.jobs)
    ready(qtbot, page)
    assert page.list.current().id == logged[3]  # type: ignore[union-attr] # it has one case


def test_the_front_desk_sees_no_amounts(logged: list[int], make_page: MakePage, desk: Desk) -> None:
    page = make_page(shops.as_role(desk, Role.FRONT_DESK))
    texts = [label.text() for label in page.panel.findChildren(QLabel)]
    assert any("11 purchase(s)" in text for text in texts)
    assert not [text for text in texts if "¥" in text]


def test_an_empty_log_says_what_to_do(make_page: MakePage, desk: Desk, qtbot: QtBot) -> None:
    page = make_page(desk)
    assert find(page, QLabel, "empty_what").text() == "No cases yet."
    find(page, QPushButton, "log_first").click()
    pick = top(CustomerPick)
    type_in(pick.search, "nobody at all")
    pick.search.ask_now()
    settle(qtbot, page.jobs)
    assert pick.found.item(0).text() == "Nobody found."
    assert not pick.act.isEnabled()
    press(pick.search, Qt.Key.Key_Escape)
    assert not pick.isVisible()
