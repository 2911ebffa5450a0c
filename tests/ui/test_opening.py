"""The first seconds of a window: painted at once, loaded and checked behind, and days that pass."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.customer_rules import CustomerEntry
from app.services import batches, customers, first_look, grading, reviews
from app.services.desk import Desk
from app.ui.dialogs.restore_pick import RestorePick
from app.ui.dialogs.review_undo import UndoRunDialog
from app.ui.first_page import FirstPage
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow
from app.ui.opening import Opening
from app.ui.page_list import page_specs
from app.ui.widgets.banner import Notice
from tests.services.shops import FixedClock
from tests.ui.conftest import find, press, settle, top, type_in

Open = Callable[[Path], tuple[MainWindow, Opening]]


@pytest.fixture
def shop(new_shop: Path, tmp_path: Path) -> Path:
    """Return a plain shop of its own."""
    return Path(shutil.copytree(new_shop, tmp_path / "shop"))


@pytest.fixture
def open_at_once(qtbot: QtBot, hub: Hub, jobs: Jobs, clock: FixedClock) -> Iterator[Open]:
    """Return the way to open a shop before it is checked."""
    desks: list[Desk] = []

    def start(folder: Path) -> tuple[MainWindow, Opening]:
        desk = first_look.open_at_once(folder, None, None, clock)
        assert desk is not None
        desks.append(desk)
        window = MainWindow(desk, hub, jobs, lambda: page_specs(lambda *_: None))
        qtbot.addWidget(window)
        window.show_fitting((1280, 720))
        opening = Opening(window, jobs)
        opening.begin()
        return window, opening

    yield start
    jobs.close()
    for desk in desks:
        desk.close()


def whole(qtbot: QtBot, window: MainWindow, jobs: Jobs) -> None:
    """Wait until the first page stands and everything behind it has ended."""
    qtbot.waitUntil(lambda: window.page is not None, timeout=20_000)
    settle(qtbot, jobs)


def test_customers_are_found_with_the_window(qtbot: QtBot, open_at_once: Open, shop: Path) -> None:
    window, _ = open_at_once(shop)
    first = find(window, FirstPage, "first_page")
    rows = find(first, QListWidget, "first_rows")
    search = find(first, QLineEdit, "desk_search")
    assert rows.count() == 0
    type_in(search, "5678")
    qtbot.waitUntil(lambda: [rows.item(at).text() for at in range(rows.count())] == ["李四"])
    assert not window.grab().isNull()
    search.clear()
    type_in(search, "1381")
    qtbot.waitUntil(lambda: rows.count() > 2)
    press(search, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert rows.currentRow() == 1
    type_in(search, "zz")
    qtbot.waitUntil(lambda: rows.count() == 0)


def test_enter_opens_whom_it_found_once_the_card_is_there(
    qtbot: QtBot, open_at_once: Open, shop: Path, jobs: Jobs
) -> None:
    window, _ = open_at_once(shop)
    search = find(window, QLineEdit, "desk_search")
    type_in(search, "5678")
    press(search, Qt.Key.Key_Return)
    whole(qtbot, window, jobs)
    qtbot.waitUntil(lambda: "李四" in {one.text() for one in window.findChildren(QLabel)})


def test_what_was_typed_goes_on_in_the_page(
    qtbot: QtBot, open_at_once: Open, shop: Path, jobs: Jobs
) -> None:
    window, _ = open_at_once(shop)
    type_in(find(window, QLineEdit, "desk_search"), "5678")
    whole(qtbot, window, jobs)
    assert window.page is not None
    typed = [edit.text() for edit in window.page.findChildren(QLineEdit)]
    assert "5678" in typed
    assert window._first is None


def test_an_act_waits_for_the_check(
    qtbot: QtBot, open_at_once: Open, shop: Path, jobs: Jobs
) -> None:
    window, _ = open_at_once(shop)
    told: list[int] = []
    qtbot.waitUntil(lambda: not jobs.is_idle)
    jobs.write(
        lambda _p: customers.add_customer(window.desk, CustomerEntry("New")),
        lambda done: told.append(done.value),
    )
    whole(qtbot, window, jobs)
    assert len(told) == 1
    assert window.desk.is_checked
    assert find(window, QLabel, "status_check").text() == "File checked"


def test_damage_is_said_on_every_page_with_the_way_to_the_backups(
    qtbot: QtBot, open_at_once: Open, shop: Path, jobs: Jobs
) -> None:
    file = shop / "shop.db"
    with closing(sqlite3.connect(file)) as look:
        index = "SELECT rootpage FROM sqlite_master WHERE name = 'ix_audit_value_customer_id'"
        (page,) = look.execute(index).fetchone()  # one that no start reads
    with file.open("r+b") as opened:
        opened.seek((page - 1) * 4096 + 3)
        opened.write(b"\xff" * 200)
    window, _ = open_at_once(shop)
    whole(qtbot, window, jobs)
    for name in ("settings", "customers"):
        window.show_page(name)
        assert window.page is not None
        notice = window.page.banner.notice
        assert notice is not None
        assert "damaged" in notice.what
        assert notice.stays
    assert find(window, QLabel, "status_check").text() == "File damaged"
    find(window.page or window, QPushButton, "offer_0").click()
    assert window.page is not None
    assert window.page.objectName() == "data_page"
    qtbot.waitUntil(lambda: window.findChild(RestorePick) is not None)
    dialog = window.findChild(RestorePick)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()


def test_scores_follow_the_day_that_changes_under_the_window(
    qtbot: QtBot, open_at_once: Open, shop: Path, jobs: Jobs, clock: FixedClock
) -> None:
    window, opening = open_at_once(shop)
    whole(qtbot, window, jobs)
    assert grading.stale_since(window.desk) is None
    seen: list[bool] = []
    window.hub.changed.connect(lambda changes, _who: seen.append(changes.all_customers))
    opening._watch.timer.timeout.emit()
    assert seen == []
    clock.move(days=1)
    assert grading.stale_since(window.desk) is not None
    opening._watch.timer.timeout.emit()
    settle(qtbot, jobs)
    assert seen[0]
    assert grading.stale_since(window.desk) is None


def test_coming_back_to_the_program_looks_at_the_clock(
    qtbot: QtBot, open_at_once: Open, shop: Path, jobs: Jobs, clock: FixedClock
) -> None:
    window, opening = open_at_once(shop)
    whole(qtbot, window, jobs)
    clock.move(days=40)
    app = QGuiApplication.instance()
    assert isinstance(app, QApplication)
    with qtbot.waitSignal(opening._watch.day_changed):
        app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    settle(qtbot, jobs)
    assert grading.stale_since(window.desk) is None


def said(window: MainWindow) -> Notice:
    assert window.page is not None
    assert window.page.banner.notice is not None
    return window.page.banner.notice


def test_reviews_are_caught_up_and_told_with_the_way_back(
    qtbot: QtBot, open_at_once: Open, shop: Path, jobs: Jobs, clock: FixedClock
) -> None:
    clock.move(days=100)
    window, _ = open_at_once(shop)
    whole(qtbot, window, jobs)
    assert reviews.due(window.desk) == []
    notice = said(window)
    assert "1 review" in notice.what
    assert [offer.text for offer in notice.offers] == ["Show", "Undo"]
    notice.offers[1].act()
    settle(qtbot, jobs)
    assert len(reviews.due(window.desk)) == 1
    assert "Took 1 review" in said(window).what


def test_several_reviews_caught_up_go_back_in_one_act_that_asks(
    qtbot: QtBot, open_at_once: Open, shop: Path, jobs: Jobs, clock: FixedClock
) -> None:
    clock.move(days=200)
    window, _ = open_at_once(shop)
    whole(qtbot, window, jobs)
    notice = said(window)
    assert "2 review" in notice.what
    assert [offer.text for offer in notice.offers] == ["Show", "Take back…"]
    notice.offers[1].act()
    settle(qtbot, jobs)
    press(top(UndoRunDialog), Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert [row.is_undone for row in batches.list_batches(window.desk)[:2]] == [True, True]
    assert "Took 2 review" in said(window).what


def test_another_language_keeps_the_field(open_at_once: Open, shop: Path, qtbot: QtBot) -> None:
    window, _ = open_at_once(shop)
    before = window._first
    QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    qtbot.waitUntil(lambda: window._first is not before or window.page is not None)
