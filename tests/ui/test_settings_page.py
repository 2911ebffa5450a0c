"""The Settings page of an encrypted shop: the shop's settings, one's own way in, folders."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap, vault
from app.domain.access import Role
from app.domain.consents import ConsentEntry
from app.errors import UserError
from app.services import id_numbers, privacy, settings
from app.ui import files, messages
from app.ui.dialogs.password_recovery import RecoveryDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.pages.settings import SettingsPage
from app.vault import Cost
from tests.services.shops import FixedClock, add, as_role
from tests.ui.conftest import find, settle, top

QUICK = Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture
def page(
    qtbot: QtBot, hub: Hub, jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SettingsPage]:
    """Return the page of an encrypted shop's owner, on a computer with a key store."""
    kept: dict[str, bytes] = {}
    monkeypatch.setattr(vault.key_store, "get", kept.get)
    monkeypatch.setattr(vault.key_store, "put", lambda e, s: kept.update({e: s}) or True)
    monkeypatch.setattr(vault.key_store, "drop", lambda e: kept.pop(e, None))
    setup = bootstrap.ShopSetup("Locked", password="old tea", cost=QUICK)
    shop = bootstrap.create_shop(tmp_path / "locked", setup, FixedClock()).shop
    desk = bootstrap.open_desk(shop, "owner", password="old tea", clock=FixedClock())
    page = SettingsPage(desk, hub, jobs)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    with qtbot.waitExposed(page):
        page.show()
    settle(qtbot, jobs)
    yield page
    jobs.close()
    desk.close()


def said(page: SettingsPage) -> str:
    assert page.banner.notice is not None
    return page.banner.notice.what


def stored(page: SettingsPage, key: str) -> object:
    return settings.all_settings(page.desk)[key]


def change(qtbot: QtBot, page: SettingsPage, old: str, new: str, again: str) -> None:
    for name, text in (("old_password", old), ("new_password", new), ("again", again)):
        find(page, QLineEdit, name).setText(text)
    find(page, QPushButton, "change_password").click()
    settle(qtbot, page.jobs)


def test_where_the_shop_lives_is_said_and_found(page: SettingsPage) -> None:
    said_there = find(page, QLabel, "residence")
    assert said_there.text() == ("The shop is one file on this computer. StarDesk uses no network.")
    page.narrow("network")
    assert said_there.isVisible()
    page.narrow("currency")
    assert not said_there.isVisible()


def test_a_search_finds_what_its_sentence_is_about(page: SettingsPage) -> None:
    page.narrow("second person approve password")
    assert find(page, QCheckBox, "approval_refund").isVisible()
    page.narrow("printed lists")
    assert find(page, QCheckBox, "approval_export").isVisible()
    assert not find(page, QLineEdit, "approval_refund_minor").isVisible()


def test_a_password_is_changed(qtbot: QtBot, page: SettingsPage) -> None:
    shop = page.desk.paths.shop
    change(qtbot, page, "old tea", "new tea", "new tea")
    assert said(page) == "Changed your password."
    assert find(page, QLineEdit, "old_password").text() == ""
    assert len(vault.open_with_password(shop, "owner", "new tea")) == 32
    with pytest.raises(UserError):
        vault.open_with_password(shop, "owner", "old tea")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (("wrong", "new tea", "new tea"), "below_old_password"),
        (("old tea", "new tea", "new cup"), "below_again"),
        (("old tea", "", ""), "below_new_password"),
    ],
)
def test_a_wrong_password_is_refused_beside_its_field(
    qtbot: QtBot, page: SettingsPage, typed: tuple[str, str, str], field: str
) -> None:
    change(qtbot, page, *typed)
    assert find(page, QLabel, field).property("tone") == "danger"
    assert find(page, QLineEdit, "old_password").text() == typed[0]
    assert vault.open_with_password(page.desk.paths.shop, "owner", "old tea")


def test_the_strength_of_a_new_password_is_told(page: SettingsPage) -> None:
    new, told = find(page, QLineEdit, "new_password"), find(page, QLabel, "password_strength")
    new.setText("tea")
    assert told.text().startswith("Easy to guess")
    new.setText("two cups of green tea")
    assert told.text() == "Hard to guess"
    new.clear()
    assert told.text() == ""


def test_this_computer_remembers_and_forgets(qtbot: QtBot, page: SettingsPage) -> None:
    shop, box = page.desk.paths.shop, find(page, QCheckBox, "remember")
    assert not box.isChecked()
    box.click()
    settle(qtbot, page.jobs)
    assert vault.open_with_key_store(shop, "owner") == page.desk.database.key
    page.refresh()
    settle(qtbot, page.jobs)
    assert box.isChecked()
    box.click()
    settle(qtbot, page.jobs)
    assert vault.open_with_key_store(shop, "owner") is None


def test_a_computer_without_a_key_store_says_so(
    qtbot: QtBot, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault.key_store, "put", lambda *_: False)
    box = find(page, QCheckBox, "remember")
    box.click()
    settle(qtbot, page.jobs)
    assert "no key store" in said(page)
    assert not box.isChecked()


def test_a_new_recovery_key_is_shown_once(
    qtbot: QtBot, page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find(page, QPushButton, "new_recovery_key").click()
    dialog = top(RecoveryDialog)
    dialog.save()
    settle(qtbot, page.jobs)
    key = find(dialog, QLabel, "recovery_key_shown").text().replace("\n", "")
    assert vault.open_with_recovery(page.desk.paths.shop, key) == page.desk.database.key
    dialog.reject()
    assert dialog.isVisible()  # not before it is noted
    find(dialog, QPushButton, "copy_key").click()
    assert QGuiApplication.clipboard().text() == key
    monkeypatch.setattr(files, "save_file", lambda *_: tmp_path / "key.txt")
    find(dialog, QPushButton, "save_key").click()
    assert key in (tmp_path / "key.txt").read_text("utf-8-sig")
    find(dialog, QCheckBox, "key_noted").setChecked(True)
    dialog.save()
    assert not dialog.isVisible()


def test_a_key_that_cannot_be_saved_is_said(
    qtbot: QtBot, page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find(page, QPushButton, "new_recovery_key").click()
    dialog = top(RecoveryDialog)
    dialog.save()
    settle(qtbot, page.jobs)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setattr(files, "save_file", lambda *_: tmp_path / "file" / "key.txt")
    find(dialog, QPushButton, "save_key").click()
    assert dialog.banner.notice is not None
    assert "could not be written" in dialog.banner.notice.what
    find(dialog, QCheckBox, "key_noted").setChecked(True)
    dialog.save()


def test_a_tick_is_stored_at_once_and_taken_back(qtbot: QtBot, page: SettingsPage) -> None:
    box = find(page, QCheckBox, "review_trial")
    box.click()
    settle(qtbot, page.jobs)
    assert stored(page, "review.trial") is True
    assert page.banner.notice is not None
    (offer,) = page.banner.notice.offers
    offer.act()
    settle(qtbot, page.jobs)
    assert stored(page, "review.trial") is False
    assert not box.isChecked()


def test_a_number_is_stored_when_it_is_left(qtbot: QtBot, page: SettingsPage) -> None:
    edit = find(page, QLineEdit, "desk_hides_after_s")
    assert edit.text() == "60"
    edit.selectAll()
    QTest.keyClicks(edit, "9x0")  # only digits are taken
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settle(qtbot, page.jobs)
    assert stored(page, settings.HIDES_AFTER) == 90


@pytest.mark.parametrize("typed", ["  ", "x" * 199 + "\x07"])
def test_a_refused_value_stays_beside_its_field(
    qtbot: QtBot, page: SettingsPage, typed: str
) -> None:
    edit = find(page, QLineEdit, "shop_name")
    edit.setText(typed)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settle(qtbot, page.jobs)
    assert "nothing was saved" in find(page, QLabel, "below_shop_name").text()
    assert edit.text() == typed
    assert stored(page, "shop.name") == "Locked"


def test_the_currency_is_changed_while_there_is_no_money(qtbot: QtBot, page: SettingsPage) -> None:
    edit = find(page, QLineEdit, "shop_currency")
    edit.setText("jpy")
    find(page, QPushButton, "save_shop_currency").click()
    settle(qtbot, page.jobs)
    assert (stored(page, "shop.currency"), page.desk.decimals) == ("JPY", 0)
    assert edit.text() == "JPY"


def test_a_logo_is_taken_and_dropped(
    qtbot: QtBot, page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    assert picture.save(str(tmp_path / "logo.png"))
    monkeypatch.setattr(files, "open_file", lambda *_: tmp_path / "logo.png")
    find(page, QPushButton, "choose_logo").click()
    settle(qtbot, page.jobs)
    assert said(page) == "Saved the logo."
    assert not find(page, QLabel, "logo_picture").pixmap().isNull()
    find(page, QPushButton, "drop_logo").click()
    settle(qtbot, page.jobs)
    assert find(page, QLabel, "logo_picture").text() == "none"
    (tmp_path / "logo.png").write_bytes(b"no picture")
    find(page, QPushButton, "choose_logo").click()
    settle(qtbot, page.jobs)
    assert page.banner.notice is not None
    assert page.banner.notice.tone == "danger"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("password", {"settings_password"}),
        ("LOGO", {"settings_shop"}),
        ("log backups", set()),
        ("dark", {"settings_computer"}),
        ("zebra", set()),
    ],
)
def test_settings_are_found_by_their_words(
    qtbot: QtBot, page: SettingsPage, words: str, shown: set[str]
) -> None:
    page.search.setText(words)
    page.search.ask_now()
    cards = {card.objectName() for card in page._cards if card.isVisible()}
    assert shown <= cards
    assert find(page, QLabel, "settings_nothing").isVisible() == (not cards)
    page.search.clear()
    page.search.ask_now()
    assert all(card.isVisible() for card in page._cards)


def test_a_role_without_the_right_looks_only(
    qtbot: QtBot, page: SettingsPage, hub: Hub, jobs: Jobs
) -> None:
    clerk = SettingsPage(as_role(page.desk, Role.FRONT_DESK), hub, jobs)
    qtbot.addWidget(clerk)
    assert find(clerk, QLineEdit, "shop_name").isReadOnly()
    assert not find(clerk, QCheckBox, "review_trial").isEnabled()
    assert clerk.findChild(QPushButton, "new_recovery_key") is None
    assert find(clerk, QPushButton, "change_password").isEnabled()
    for name in ("choose_logo", "save_shop_name"):
        assert not find(clerk, QPushButton, name).isEnabled()


def test_folders_are_named(page: SettingsPage) -> None:
    assert find(page, QLabel, "folder_backups").text() == str(page.desk.paths.backups)
    assert find(page, QWidget, "open_backups").accessibleName() == "Open: Backups"


def test_turning_id_numbers_off_offers_to_delete_them_by_their_count(
    qtbot: QtBot, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = find(page, QCheckBox, "privacy_id_numbers")
    forget = find(page, QPushButton, "delete_id_numbers")
    assert not box.isChecked()
    box.click()
    settle(qtbot, page.jobs)
    assert not forget.isVisibleTo(page)
    for number in ("11010519491231002X", "440524198001010013"):
        key = add(page.desk, number[:6])
        privacy.give(page.desk, ConsentEntry(key, "sensitive", how="paper"))
        id_numbers.change(page.desk, key, number)
    box.click()
    settle(qtbot, page.jobs)
    settle(qtbot, page.jobs)
    assert said(page) == "ID numbers are off; 2 stored one(s) are hidden."
    assert forget.isVisibleTo(page)
    asked: list[str] = []
    answers = iter((False, True))

    def answer(_parent: QWidget, what: str, *_more: str) -> bool:
        asked.append(what)
        return next(answers)

    monkeypatch.setattr(messages, "question", answer)
    forget.click()
    settle(qtbot, page.jobs)
    assert id_numbers.count(page.desk) == 2
    forget.click()
    settle(qtbot, page.jobs)
    settle(qtbot, page.jobs)
    assert asked == ["Delete 2 ID number(s) for good?"] * 2
    assert id_numbers.count(page.desk) == 0
    assert said(page) == "Deleted 2 ID number(s)."
    assert not forget.isVisibleTo(page)
