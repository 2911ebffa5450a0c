"""Before a shop is open: create, sign in, recovery key, demo, another folder."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app import bootstrap, paths, vault
from app.services.desk import Desk
from app.ui import files
from app.ui.dialogs.sign_in import SignIn
from app.ui.jobs import Jobs
from app.ui.wish import Wish
from app.vault import Cost
from tests.services import shops
from tests.ui.conftest import find, press, settle

_A_LITTLE = 24
QUICK = Cost(memory_kib=64, passes=1, lanes=1)
Open = Callable[[Path], SignIn]


@pytest.fixture
def opened() -> Iterator[list[Desk]]:
    """Collect the desks that were opened, and close them."""
    desks: list[Desk] = []
    yield desks
    for desk in desks:
        desk.close()


@pytest.fixture
def sign_in(qtbot: QtBot, jobs: Jobs, opened: list[Desk]) -> Open:
    """Return the way to start at a folder."""

    def start(folder: Path) -> SignIn:
        window = SignIn(jobs, Wish(folder))
        qtbot.addWidget(window)
        window.opened.connect(opened.append)
        with qtbot.waitExposed(window):
            window.show()
        window.begin()
        settle(qtbot, jobs)
        return window

    return start


def shown(window: SignIn) -> str:
    page = window._stack.currentWidget()
    assert page is not None
    return page.objectName()


def fill(window: SignIn, **texts: str) -> None:
    for name, text in texts.items():
        find(window, QLineEdit, name).setText(text)


def test_a_first_start_offers_four_ways(sign_in: Open, tmp_path: Path) -> None:
    window = sign_in(tmp_path / "none")
    assert shown(window) == "start_page"
    for name in ("start_create", "start_demo", "start_bring", "start_folder"):
        assert find(window, QPushButton, name).isVisible()


def test_a_shop_is_created_and_its_recovery_key_shown_once(
    qtbot: QtBot, jobs: Jobs, sign_in: Open, opened: list[Desk], tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    window = sign_in(folder)
    press(find(window, QPushButton, "start_create"), Qt.Key.Key_Return)
    fill(window, shop_name="清和茶礼", new_password="green tea 9", again="green tea 8")
    window.founding.make_shop()
    assert window._new.form.fields["again"].error
    assert find(window._new, QLabel, "password_strength").text() == "Hard to guess"
    assert not folder.exists()
    fill(window, again="green tea 9")
    press(window, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert shown(window) == "recovery_sheet"
    go = find(window, QPushButton, "open_new_shop")
    assert not go.isEnabled()
    find(window, QCheckBox, "key_noted").setChecked(True)
    key = find(window, QLabel, "recovery_key_shown").text().replace("\n", "")
    for way_out in ("go_new", "go_demo", "language_en"):
        assert not find(window, QPushButton, way_out).isVisible()
    find(window, QPushButton, "copy_key").click()
    assert QGuiApplication.clipboard().text() == key
    assert find(window, QLabel, "key_copied").text()
    press(window, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    (desk,) = opened
    assert desk.settings.name == "清和茶礼"
    assert len(vault.open_with_recovery(folder, key)) == 32


def test_a_plain_shop_opens_at_once(
    qtbot: QtBot, jobs: Jobs, sign_in: Open, opened: list[Desk], tmp_path: Path
) -> None:
    window = sign_in(tmp_path / "mine")
    window.show_new()
    fill(window, shop_name="Shop")
    fill(window, new_password="tea")
    find(window, QCheckBox, "plain").setChecked(True)
    assert not find(window, QLineEdit, "new_password").isEnabled()
    assert find(window._new, QLabel, "password_strength").text() == ""
    window.founding.make_shop()
    settle(qtbot, jobs)
    assert not vault.exists(tmp_path / "mine")
    assert len(opened) == 1


def test_a_shop_that_cannot_be_made_is_refused_beside_its_field(
    qtbot: QtBot, jobs: Jobs, sign_in: Open, new_shop: Path
) -> None:
    window = sign_in(new_shop.parent / "none")
    window.show_new()
    find(window, QCheckBox, "plain").setChecked(True)
    window.founding.make_shop()
    settle(qtbot, jobs)
    assert window._new.form.fields["shop.name"].error
    fill(window, shop_name="Shop", folder=str(new_shop))
    window.founding.make_shop()
    settle(qtbot, jobs)
    assert window._new.form.fields["folder"].error
    assert find(window, QPushButton, "create").isEnabled()


@pytest.fixture
def locked_shop(tmp_path: Path) -> tuple[Path, str]:
    """Return an encrypted shop and its recovery key."""
    setup = bootstrap.ShopSetup("Locked", password="right one", cost=QUICK)
    created = bootstrap.create_shop(tmp_path / "locked", setup, shops.FixedClock())
    return created.shop, created.recovery_key


def test_the_right_password_opens_and_a_wrong_one_is_refused(
    qtbot: QtBot,
    jobs: Jobs,
    sign_in: Open,
    opened: list[Desk],
    locked_shop: tuple[Path, str],
) -> None:
    window = sign_in(locked_shop[0])
    assert shown(window) == "sign_in_form"
    fill(window, password="wrong one")
    press(window, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert window._sign_in.form.fields["password"].error
    assert opened == []
    qtbot.waitUntil(window._sign_in.enter.isEnabled)
    fill(window, password="right one")
    find(window, QCheckBox, "remember").setChecked(True)
    press(window, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert [desk.actor.login for desk in opened] == ["owner"]


def test_the_recovery_key_opens_too(
    qtbot: QtBot,
    jobs: Jobs,
    sign_in: Open,
    opened: list[Desk],
    locked_shop: tuple[Path, str],
) -> None:
    window = sign_in(locked_shop[0])
    find(window, QCheckBox, "by_recovery").setChecked(True)
    fill(window, password=locked_shop[1].lower())
    window.sign_in()
    settle(qtbot, jobs)
    assert len(opened) == 1
    assert window.recovered is not None


def test_what_was_said_of_the_password_does_not_stay_at_the_recovery_key(
    qtbot: QtBot, jobs: Jobs, sign_in: Open, locked_shop: tuple[Path, str]
) -> None:
    window = sign_in(locked_shop[0])
    fill(window, password="forgotten")
    window.sign_in()
    settle(qtbot, jobs)
    field = window._sign_in.form.fields["password"]
    assert field.error
    find(window, QCheckBox, "by_recovery").setChecked(True)
    assert not field.error


def test_a_wide_window_keeps_the_forms_in_the_middle(
    qtbot: QtBot, sign_in: Open, locked_shop: tuple[Path, str]
) -> None:
    window = sign_in(locked_shop[0])
    window.resize(1600, 900)
    card = window._stack.parentWidget()
    assert card is not None
    qtbot.waitUntil(lambda: window.width() == 1600 and card.width() < 800)
    assert abs(card.geometry().center().x() - 800) <= 1


def test_a_notice_takes_room_from_the_page_and_not_from_the_screen(
    qtbot: QtBot, sign_in: Open, locked_shop: tuple[Path, str]
) -> None:
    window = sign_in(locked_shop[0])
    before = window.height()
    window.say_taken(locked_shop[0])
    qtbot.waitUntil(window.banner.isVisible)
    window._make_room()
    assert window.banner.height() > 2 * _A_LITTLE
    assert window.height() - before < _A_LITTLE


def test_a_plain_shop_asks_nobody(
    sign_in: Open, opened: list[Desk], new_shop: Path, tmp_path: Path
) -> None:
    shutil.copytree(new_shop, tmp_path / "copy")
    sign_in(tmp_path / "copy")
    assert len(opened) == 1


def test_a_folder_without_a_shop_is_refused_in_words(
    qtbot: QtBot, jobs: Jobs, sign_in: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = sign_in(tmp_path / "none")
    monkeypatch.setattr(files, "folder", lambda *_: tmp_path)
    find(window, QPushButton, "start_folder").click()
    settle(qtbot, jobs)
    assert window.banner.notice is not None
    assert window.banner.notice.what.startswith("There is no shop in")


def test_a_damaged_shop_is_refused_in_words(
    qtbot: QtBot, jobs: Jobs, sign_in: Open, new_shop: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "damaged"
    shutil.copytree(new_shop, folder)
    paths.Paths(folder).database.write_bytes(b"not a database at all" * 400)
    window = sign_in(folder)
    assert window.banner.notice is not None
    assert window.banner.notice.tone == "danger"


def test_the_demo_shop_is_opened_when_it_is_there(
    qtbot: QtBot,
    jobs: Jobs,
    sign_in: Open,
    opened: list[Desk],
    new_shop: Path,
    tmp_path: Path,
) -> None:
    window = sign_in(tmp_path / "none")
    shutil.copytree(new_shop, paths.default_demo())
    window.founding.open_demo()
    settle(qtbot, jobs)
    assert [desk.paths.shop for desk in opened] == [paths.default_demo()]
    shutil.rmtree(paths.default_demo())


def test_the_language_can_be_asked_for(qtbot: QtBot, sign_in: Open, tmp_path: Path) -> None:
    window = sign_in(tmp_path / "none")
    with qtbot.waitSignal(window.language_asked) as told:
        find(window, QPushButton, "language_zh_CN").click()
    assert told.args == ["zh_CN"]
    window.show_new()
    find(window, QPushButton, "back").click()
    assert shown(window) == "start_page"
