"""The Today page: its cards, where each row leads, roles, an empty shop, what it follows."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from app.domain.access import Role
from app.domain.cases import CaseEntry
from app.services import backup_rounds, cases, overrides, settings, today
from app.services.desk import Desk
from app.services.overrides import OverrideEntry
from app.services.today import CareKind, TodoKind
from app.services.today_figures import Figure, FigureKey
from app.ui import today_words
from app.ui.dialogs.case_edit import CaseDialog
from app.ui.dialogs.customer_pick import CustomerPick
from app.ui.dialogs.sale_edit import SaleDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow
from app.ui.page import Part
from app.ui.page_list import page_specs
from app.ui.pages.reviews import ReviewsPage
from app.ui.pages.service import ServicePage
from app.ui.pages.today import TodayPage
from app.ui.widgets.area_plot import apart
from app.ui.widgets.today_lists import OpenList
from tests.services import shops
from tests.services.shops import FixedClock
from tests.ui.conftest import find, press, settle, top, type_in

MakePage = Callable[[Desk], TodayPage]


@pytest.fixture
def busy(desk: Desk, clock: FixedClock) -> Desk:
    """Return a desk with something of each kind to do, 40 days after the shop's first sales."""
    angry = shops.add(desk, "王五", birthday="1990-05-15")
    guest = shops.add(desk, "赵六", birthday="1985-05-13")
    clock.move(days=40)
    shops.sell(desk, angry, "500.00")
    until = clock.day + timedelta(days=3)
    overrides.set_level(desk, OverrideEntry(guest, 4, "an apology", until=until))
    for kind, due in (("complaint", 1), ("return_visit", 2)):
        cases.log(desk, CaseEntry(angry, kind, "phone", "茶罐破损", clock.day + timedelta(due)))
    clock.move(days=2)
    return desk


@pytest.fixture
def make_page(qtbot: QtBot, hub: Hub, jobs: Jobs) -> MakePage:
    """Return the way to open the page for a desk."""

    def make(desk: Desk) -> TodayPage:
        page = TodayPage(desk, hub, jobs)
        qtbot.addWidget(page)
        page.resize(1200, 690)
        with qtbot.waitExposed(page):
            page.show()
        page.go_first()
        settle(qtbot, jobs)
        return page

    return make


@pytest.fixture
def page(make_page: MakePage, busy: Desk) -> TodayPage:
    return make_page(busy)


def click(view: OpenList, row: int) -> None:
    """Click a row as a hand does."""
    box = view.visualItemRect(view.item(row))
    place = QPoint(box.x() + 30, box.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def said(page: TodayPage) -> str:
    return find(page, QLabel, "banner_what").text()


def test_figures_say_value_and_change(page: TodayPage) -> None:
    shown = {key: card.face for key, card in page.cards.items() if card.isVisible()}
    assert list(shown) == list(FigureKey)
    net = shown[FigureKey.NET]
    assert net is not None
    assert net.value == "¥500"
    # The shop is 42 days old: there are no 30 days before.
    assert net.change.period == "no 30 days before to compare with"
    assert page.cards[FigureKey.NET].accessibleName() == "Net sales, 30 days: ¥500"
    assert "¥500.00" in page.cards[FigureKey.NET].toolTip()
    assert not page.grab().isNull()


@pytest.mark.parametrize(
    ("key", "value", "before", "told"),
    [
        (FigureKey.NET, 110_00, 100_00, ("arrow-up", "ok", "10.0 %")),
        (FigureKey.NET, 6667, 100_00, ("arrow-down", "danger", "33.3 %")),
        (FigureKey.NET, 100, -50, ("arrow-up", "ok", "")),
        (FigureKey.BUYERS, 5, 4, ("arrow-up", "ok", "1")),
        (FigureKey.BUYERS, 0, 40, ("arrow-down", "danger", "100 %")),
        (FigureKey.NEW, 7, 7, ("", "text2", "unchanged")),
        (FigureKey.RISEN, 30, 20, ("arrow-up", "text2", "50.0 %")),
        (FigureKey.RISEN, 3, 9, ("arrow-down", "text2", "6")),
    ],
)
def test_a_change_has_a_sign_and_only_then_a_colour(
    key: FigureKey, value: int, before: int, told: tuple[str, str, str]
) -> None:
    change = today_words.change(Figure(key, value, before))
    assert (change.icon, change.tone, change.words) == told
    assert change.period == "vs the 30 days before"


def test_who_fell_stands_beside_who_rose() -> None:
    change = today_words.change(Figure(FigureKey.RISEN, 30, 20, fallen=4))
    assert change.period == "vs the 30 days before; 4 fell"


def test_the_front_desk_sees_no_money(make_page: MakePage, busy: Desk) -> None:
    page = make_page(shops.as_role(busy, Role.FRONT_DESK))
    assert [key for key, card in page.cards.items() if card.isVisible()] == [
        FigureKey.BUYERS,
        FigureKey.NEW,
        FigureKey.RISEN,
    ]
    assert [one.name for one in page.commands()] == ["sale", "contact", "find_customer"]
    assert not page.safety.findChildren(QPushButton)
    assert find(page, QLabel, "today_backup_what").text() == "No backup yet"


def test_the_accountant_sees_no_cases(make_page: MakePage, busy: Desk) -> None:
    page = make_page(shops.as_role(busy, Role.ACCOUNTANT))
    assert page.cards[FigureKey.NET].isVisible()
    assert {row.kind for row in page.todos.rows} == {TodoKind.BIRTHDAYS, TodoKind.HELD}
    assert CareKind.COMPLAINT not in {row.kind for row in page.care.rows}
    assert [one.name for one in page.commands()] == ["find_customer"]


def test_what_is_to_do_stands_by_due_time(page: TodayPage) -> None:
    assert [row.kind for row in page.todos.rows] == [
        TodoKind.OVERDUE,
        TodoKind.CASES,
        TodoKind.BIRTHDAYS,
        TodoKind.HELD,
    ]
    first = page.todos.item(0).text()
    assert first == "Cases overdue 1, No. 1 王五, 1 day(s) over"


@pytest.mark.parametrize("by_key", [True, False])
def test_a_row_leads_to_where_it_is_done(qtbot: QtBot, page: TodayPage, *, by_key: bool) -> None:
    kinds = [row.kind for row in page.todos.rows]
    place = kinds.index(TodoKind.CASES)
    with qtbot.waitSignal(page.page_asked) as asked:
        if by_key:
            page.go_first()
            page.todos.setCurrentRow(0)
            press(page.todos, *[Qt.Key.Key_Down] * place, Qt.Key.Key_Return)
        else:
            click(page.todos, place)
    assert asked.args == ["service", Part("case", 2)]


def test_one_person_leads_to_their_card(qtbot: QtBot, page: TodayPage) -> None:
    held = next(row for row in page.todos.rows if row.kind is TodoKind.HELD)
    with qtbot.waitSignal(page.page_asked) as asked:
        page.todos.opened.emit(held)
    assert asked.args == ["front_desk", held.customer]
    with qtbot.waitSignal(page.page_asked) as asked:
        click(page.care, 0)
    assert asked.args == ["front_desk", page.care.rows[0].id]
    assert page.care.rows[0].kind is CareKind.COMPLAINT


def test_birthdays_lead_to_the_list_below(page: TodayPage) -> None:
    birthdays = next(row for row in page.todos.rows if row.kind is TodoKind.BIRTHDAYS)
    assert birthdays.count == 2
    page.todos.opened.emit(birthdays)
    assert page.focusWidget() is page.care
    assert page.care.rows[page.care.currentRow()].kind is CareKind.BIRTHDAY


@pytest.fixture
def window(qtbot: QtBot, busy: Desk, hub: Hub, jobs: Jobs) -> Iterator[MainWindow]:
    window = MainWindow(busy, hub, jobs, lambda: page_specs(lambda *_: None))
    qtbot.addWidget(window)
    window.show()
    window.show_page("today")
    settle(qtbot, jobs)
    yield window
    settle(qtbot, jobs)
    jobs.close()


def test_the_places_that_rows_lead_to_show_what_is_meant(
    qtbot: QtBot, window: MainWindow, jobs: Jobs
) -> None:
    window.go("service", Part("case", 2))
    settle(qtbot, jobs)
    shown = window.page
    assert isinstance(shown, ServicePage)
    row = shown.list.current()
    assert row is not None
    assert row.id == 2
    for part, place in (("hands", 2), ("trend", 3), ("due", 0)):
        window.go("reviews", Part(part))
        settle(qtbot, jobs)
        reviews = window.page
        assert isinstance(reviews, ReviewsPage)
        assert reviews._stack.currentIndex() == place


def test_a_click_on_the_chart_goes_to_the_levels_over_time(qtbot: QtBot, page: TodayPage) -> None:
    assert page._chart_card.isVisible()
    qtbot.waitUntil(lambda: page.chart.plot is not None, timeout=10_000)
    with qtbot.waitSignal(page.page_asked) as asked:
        page.chart.clicked.emit(0)
    assert asked.args == ["reviews", Part("trend")]


@pytest.mark.parametrize(("button", "form"), [("sale", SaleDialog), ("contact", CaseDialog)])
def test_the_counter_is_one_click_away(
    qtbot: QtBot, page: TodayPage, jobs: Jobs, button: str, form: type[QWidget]
) -> None:
    find(page, QPushButton, f"today_{button}").click()
    pick = top(CustomerPick)
    type_in(pick.search, "李四")
    qtbot.waitUntil(lambda: pick.found.count() == 1 and pick.act.isEnabled(), timeout=5000)
    pick.save()
    settle(qtbot, jobs)
    dialog = top(form)
    assert dialog.isVisible()
    press(dialog, Qt.Key.Key_Escape)


def test_looking_somebody_up_goes_to_the_front_desk(qtbot: QtBot, page: TodayPage) -> None:
    with qtbot.waitSignal(page.page_asked) as asked:
        find(page, QPushButton, "today_find_customer").click()
    assert asked.args == ["front_desk", None]


def words(page: TodayPage, name: str) -> tuple[str, str]:
    return (
        find(page, QLabel, f"{name}_what").text(),
        find(page, QLabel, f"{name}_more").text(),
    )


@pytest.mark.usefixtures("english")
def test_the_age_of_both_places_is_told_in_words(
    qtbot: QtBot, page: TodayPage, jobs: Jobs, busy: Desk, clock: FixedClock, tmp_path: Path
) -> None:
    assert words(page, "today_backup")[0] == "No backup yet"
    assert words(page, "today_second")[0] == "No second place yet"
    stick = tmp_path / "stick"
    stick.mkdir()
    settings.change(busy, backup_rounds.SECOND_FOLDER, str(stick))
    page.refresh()
    settle(qtbot, jobs)
    assert words(page, "today_second") == ("Second place: no backup yet", str(stick))
    find(page, QPushButton, "today_back_up").click()
    settle(qtbot, jobs)
    assert said(page).startswith("Backed up and checked: 15 customers")
    assert words(page, "today_backup")[0].startswith("Last backup: today ")
    assert words(page, "today_second")[0].startswith("Second place: today ")
    assert page.safety.own.icon._drawn[1] == "ok"
    clock.move(days=2)
    page.refresh()
    settle(qtbot, jobs)
    what, more = words(page, "today_backup")
    assert (what, more) == (
        "Last backup: 2 days ago",
        "More than two days old: make one now.",
    )
    assert page.safety.second.icon._drawn[1] == "warn"
    stick.rename(tmp_path / "gone")
    page.refresh()
    settle(qtbot, jobs)
    assert words(page, "today_second")[0] == "Second place not reached"


def test_a_backup_that_took_itself_shows_at_once(window: MainWindow, busy: Desk) -> None:
    page = window.page
    assert isinstance(page, TodayPage)
    assert words(page, "today_backup")[0] == "No backup yet"
    backup_rounds.run(busy)
    window.news.say_backups(backup_rounds.state(busy))
    assert words(page, "today_backup")[0].startswith("Last backup: today ")


def test_it_follows_what_others_do_but_only_while_it_is_seen(
    qtbot: QtBot, page: TodayPage, jobs: Jobs, busy: Desk
) -> None:
    cases.log(busy, CaseEntry(1, "complaint", "phone", "又坏了", busy.clock.today()))
    page.hide()
    page.hub.tell(cases.log(busy, CaseEntry(2, "complaint", "phone", "坏", None)).changes)
    settle(qtbot, jobs)
    kinds = [row.kind for row in page.todos.rows]
    assert page.todos.rows[kinds.index(TodoKind.CASES)].count == 1
    page.show()
    settle(qtbot, jobs)
    kinds = [row.kind for row in page.todos.rows]
    assert page.todos.rows[kinds.index(TodoKind.CASES)].count == 2
    assert sum(row.kind is CareKind.COMPLAINT for row in page.care.rows) == 3


def test_a_quiet_day_says_so(make_page: MakePage, desk: Desk, clock: FixedClock) -> None:
    clock.move(days=10)  # who rose on the first day is no news any more
    page = make_page(desk)
    assert today.tasks(desk).todos == ()
    for name in ("todo_list", "care_list"):
        room = find(page, OpenList, name).parentWidget()
        assert isinstance(room, QStackedWidget)
        assert room.currentIndex() == 1
    assert find(page, QWidget, "todo_list_empty").isVisible()


def test_an_empty_shop_says_what_to_do_first(
    qtbot: QtBot, make_page: MakePage, tmp_path: Path, clock: FixedClock
) -> None:
    empty = shops.open_copy(shops.make_shop(tmp_path / "new"), tmp_path / "copy", clock)
    page = make_page(empty)
    assert find(page, QWidget, "today_empty").isVisible()
    assert not any(card.isVisible() for card in page.cards.values())
    assert not page.chart.isVisible()
    assert not page.todos.isVisible()
    assert page.safety.isVisible()
    first = page.focusWidget()
    assert isinstance(first, QPushButton)
    assert first.objectName() == "today_import"
    with qtbot.waitSignal(page.page_asked) as asked:
        first.click()
    assert asked.args == ["data", None]
    shops.sell(empty, shops.add(empty), "80.00")
    page.refresh()
    settle(qtbot, page.jobs)
    assert not find(page, QWidget, "today_empty").isVisible()
    assert page.cards[FigureKey.NET].isVisible()
    # One month is no course, and nobody had a level 30 days ago to have risen from.
    assert not page.chart.isVisible()
    assert not page.cards[FigureKey.RISEN].isVisible()
    clock.move(days=31)
    page.refresh()
    settle(qtbot, page.jobs)
    assert page.chart.isVisible()
    assert page.cards[FigureKey.RISEN].isVisible()
    empty.database.close()


def test_names_beside_a_chart_never_stand_on_each_other() -> None:
    assert apart([0.2, 0.5, 0.8], 0.1) == [0.2, 0.5, 0.8]
    assert apart([0.9, 0.95], 0.1) == pytest.approx([0.85, 0.95])
    assert apart([0.5, 0.98, 0.99], 0.1) == pytest.approx([0.5, 0.85, 0.95])
    assert apart([0.01, 0.02, 0.03], 0.1) == pytest.approx([0.05, 0.15, 0.25])
    assert apart([], 0.1) == []
