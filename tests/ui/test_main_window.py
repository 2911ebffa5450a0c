"""The window of a shop: rail, keys, commands, help, settings, closing."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from app import config
from app.domain.access import Permission, Role
from app.domain.customer_rules import CustomerEntry
from app.errors import UserError
from app.services import customers
from app.services.desk import Actor, Desk
from app.ui import messages
from app.ui.commands import Command
from app.ui.dialogs.help_window import HelpWindow
from app.ui.dialogs.palette import PaletteDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow
from app.ui.page_list import page_specs
from app.ui.pages.customers import CustomersPage
from app.ui.window_frame import SMALLEST, fitting
from tests.services import shops
from tests.ui.conftest import find, press, settle, top

MakeWindow = Callable[[Desk], MainWindow]


@pytest.fixture
def asked() -> list[tuple[str, str]]:
    """Collect the preferences that were asked for."""
    return []


@pytest.fixture
def make_window(
    qtbot: QtBot, hub: Hub, jobs: Jobs, asked: list[tuple[str, str]]
) -> Iterator[MakeWindow]:
    """Return the way to open the window of a desk."""

    def prefer(key: str, value: str) -> None:
        asked.append((key, value))

    def make(desk: Desk) -> MainWindow:
        window = MainWindow(desk, hub, jobs, lambda: page_specs(prefer))
        window.preferences_asked.connect(prefer)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.open_first_page()
        qtbot.waitUntil(lambda: window.page is not None)
        settle(qtbot, jobs)
        return window

    yield make
    jobs.close()


@pytest.fixture
def window(make_window: MakeWindow, desk: Desk) -> MainWindow:
    return make_window(desk)


def rail(window: MainWindow) -> list[str]:
    buttons = window.findChildren(QPushButton)
    return [b.objectName() for b in buttons if b.objectName().startswith("rail_")]


def pages() -> list[str]:
    """Return the names of all pages in the order of the rail."""
    return [spec.name for spec in page_specs(lambda *_: None)]


def test_the_rail_holds_the_pages_that_exist(window: MainWindow) -> None:
    assert rail(window) == [f"rail_{name}" for name in pages()]
    order = [
        "today",
        "front_desk",
        "customers",
        "grading",
        "reviews",
        "benefits",
        "service",
        "data",
    ]
    order += ["audit", "settings"]
    assert pages() == [name for name in order if name in pages()]
    assert find(window, QPushButton, "rail_front_desk").isChecked()


def test_keys_switch_pages(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    for number, name in enumerate(pages()):  # today is 0, where a window starts is 1
        key = f"Ctrl+{number}"
        shortcut = next(
            s for s in window.findChildren(QShortcut) if s.key().toString() == key and s.isEnabled()
        )
        shortcut.activated.emit()
        assert window.page is not None
        assert window.page.objectName() == f"{name}_page"
        assert find(window, QPushButton, f"rail_{name}").isChecked()


def test_a_page_is_built_when_it_is_first_opened(window: MainWindow) -> None:
    assert list(window._pages) == ["front_desk"]
    window.show_page("data")
    built = window.page
    window.show_page(pages()[0])
    window.show_page("data")
    assert window.page is built


def test_a_page_may_send_to_a_customer_on_another(
    qtbot: QtBot, window: MainWindow, jobs: Jobs
) -> None:
    window.show_page("data")
    page = window.page
    assert page is not None
    page.page_asked.emit("no such page", 3)
    assert window.page is page
    page.page_asked.emit("customers", 3)
    settle(qtbot, jobs)
    shown = window.page
    assert isinstance(shown, CustomersPage)
    assert shown.current() == 3


def test_no_key_does_two_things(window: MainWindow) -> None:
    for page in pages():
        window.show_page(page)
        keys = [command.key for command in window.commands() if command.key]
        assert len(keys) == len(set(keys))
        assert {"F1", "Ctrl+K", "Ctrl+Z", "Ctrl+1"} <= set(keys)


def test_every_act_is_in_the_list_of_commands(qtbot: QtBot, window: MainWindow) -> None:
    window.show_commands()
    dialog = top(PaletteDialog)
    entries = find(dialog, QListWidget, "palette_list")
    assert entries.count() == len(window.commands()) - 1
    search = find(dialog, QLineEdit, "palette_search")
    search.setText("go data")
    assert entries.count() == 1
    press(search, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.objectName() == "data_page"
    window.show_commands()
    dialog = top(PaletteDialog)
    find(dialog, QLineEdit, "palette_search").setText("no such act")
    press(find(dialog, QLineEdit, "palette_search"), Qt.Key.Key_Return)
    assert dialog.isVisible()
    press(find(dialog, QLineEdit, "palette_search"), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_help_opens_at_the_page_and_follows_links(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("data")
    window.show_help()
    dialog = top(HelpWindow)
    topics = find(dialog, QListWidget, "help_topics")
    titles = [topics.item(at).text() for at in range(topics.count())]
    assert topics.currentItem().text() == titles[topics.currentRow()]
    text = find(dialog, QTextBrowser, "help_text").toPlainText()
    assert "batch" in text
    dialog._follow(QUrl("customers.md"))
    assert dialog._pages[topics.currentRow()].name == "customers.md"
    dialog.reject()


def test_a_page_s_own_key_goes_before_the_window_s(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Command("own", "Own", lambda: None, "Ctrl+Z")
    monkeypatch.setattr(window.page, "commands", lambda: [own])
    assert [c.name for c in window.commands() if c.key == "Ctrl+Z"] == ["own"]


def test_a_lost_refusal_is_shown_in_the_page(qtbot: QtBot, window: MainWindow, jobs: Jobs) -> None:
    def refuse(_progress: object) -> None:
        raise UserError("no", "No.", advice="Try again.")

    jobs.ask(refuse, lambda _value: None)
    settle(qtbot, jobs)
    assert window.page is not None
    notice = window.page.banner.notice
    assert notice is not None
    assert (notice.what, notice.more) == ("No.", "Try again.")


def test_a_bug_is_raised_for_the_crash_hook(qtbot: QtBot, window: MainWindow, jobs: Jobs) -> None:
    with qtbot.captureExceptions() as caught:
        jobs.ask(lambda _p: 1 // 0, lambda _value: None)
        settle(qtbot, jobs)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_a_role_of_the_shop_s_own_stands_there_by_its_name(
    make_window: MakeWindow, desk: Desk
) -> None:
    actor = Actor("li", "李", Role.OWN, frozenset({Permission.SEE_CUSTOMERS}), "收银")
    window = make_window(replace(desk, actor=actor))
    assert find(window, QLabel, "status_who").text() == "收银: 李"


def test_the_status_line_tells_shop_person_and_protection(window: MainWindow) -> None:
    assert find(window, QLabel, "status_shop").text() == "茶铺"
    assert find(window, QLabel, "status_who").text() == "Owner: owner"
    assert find(window, QLabel, "status_plain").text() == "Not encrypted"
    assert find(window, QLabel, "status_backup").text() == "No backup yet"


def test_the_demo_shop_is_marked(make_window: MakeWindow, desk: Desk) -> None:
    desk.settings = desk.settings._replace(is_demo=True)
    window = make_window(desk)
    assert find(window, QLabel, "status_demo").text().startswith("Demo")


def test_the_shop_s_name_is_changed_and_seen(qtbot: QtBot, window: MainWindow, jobs: Jobs) -> None:
    window.show_page("settings")
    page = window.page
    assert page is not None
    find(page, QLineEdit, "shop_name").setText("  ")
    find(page, QPushButton, "save_shop_name").click()
    settle(qtbot, jobs)
    assert "nothing was saved" in find(page, QLabel, "below_shop_name").text()
    find(page, QLineEdit, "shop_name").setText("清和茶礼")
    find(page, QPushButton, "save_shop_name").click()
    settle(qtbot, jobs)
    assert find(window, QLabel, "status_shop").text() == "清和茶礼"
    assert "清和茶礼" in window.windowTitle()


def test_language_and_theme_are_asked_for(window: MainWindow, asked: list[tuple[str, str]]) -> None:
    window.show_page("settings")
    page = window.page
    assert page is not None
    page._language.activated.emit(1)  # type: ignore[attr-defined] # the settings page
    page._theme.activated.emit(2)  # type: ignore[attr-defined] # the settings page
    command = next(c for c in window.commands() if c.name == "theme")
    command.act()
    assert asked == [("language", "zh_CN"), ("theme", "dark"), ("theme", "dark")]
    assert config.THEMES == ("system", "light", "dark")


def test_only_the_owner_may_rename_the_shop(make_window: MakeWindow, desk: Desk) -> None:
    window = make_window(shops.as_role(desk, Role.FRONT_DESK))
    window.show_page("settings")
    assert find(window, QLineEdit, "shop_name").isReadOnly()
    assert not find(window, QPushButton, "save_shop_name").isEnabled()


def test_closing_ends_the_work(qtbot: QtBot, window: MainWindow, jobs: Jobs) -> None:
    with qtbot.waitSignal(window.closed):
        window.close()
    assert jobs.is_closed


@pytest.mark.parametrize("answer", [True, False])
def test_closing_during_an_act_asks_first(
    qtbot: QtBot,
    window: MainWindow,
    jobs: Jobs,
    monkeypatch: pytest.MonkeyPatch,
    *,
    answer: bool,
) -> None:
    questions: list[str] = []

    def question(_parent: object, what: str, *_more: str) -> bool:
        questions.append(what)
        return answer

    monkeypatch.setattr(messages, "question", question)
    jobs.write(lambda _p: customers.add_customer(window.desk, CustomerEntry("A")))
    assert window.close() is answer
    assert questions == ["Stop and close?"]
    assert jobs.is_closed is answer
    jobs.close()


@pytest.mark.parametrize(
    ("wanted", "room", "size", "is_whole"),
    [
        ((1440, 900), (1920, 1040), (1440, 900), False),
        ((1440, 900), (1280, 800), (1264, 760), True),
        ((1280, 720), (1280, 800), (1264, 720), True),
        ((800, 600), (1920, 1040), SMALLEST, False),
        ((1920, 1009), (1920, 1040), (1904, 1000), True),
    ],
)
def test_the_window_never_exceeds_the_screen(
    wanted: tuple[int, int], room: tuple[int, int], size: tuple[int, int], *, is_whole: bool
) -> None:
    assert fitting(wanted, QSize(*room)) == (QSize(*size), is_whole)


def test_a_window_larger_than_the_screen_fills_it(make_window: MakeWindow, desk: Desk) -> None:
    window = make_window(desk)
    window.show_fitting((9000, 9000))
    assert window.isMaximized()
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() <= room.height()


def test_a_command_that_is_not_there_is_said(window: MainWindow) -> None:
    window.show_commands()
    palette = top(PaletteDialog)
    search = find(palette, QLineEdit, "palette_search")
    search.setText("zzzz")
    press(search, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert find(palette, QListWidget, "palette_list").count() == 1
    palette.reject()
