"""Bringing a backup back in the window; the second place; backups at start and at the end."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app import bootstrap, paths
from app.services import backup_rounds, backups
from app.services.desk import Desk
from app.services.restoring import Wanted
from app.ui import files, messages
from app.ui.application import Program
from app.ui.dialogs.backup_unlock import BackupUnlock
from app.ui.dialogs.restore_pick import ProvePick, RestorePick
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.pages.data import DataPage
from app.ui.wish import Wish
from tests.services.shops import FixedClock, add
from tests.ui.conftest import find, settle, top
from tests.ui.test_approval import CHEAP, safe

__all__ = ["safe"]


def customers_of(folder: Path) -> int:
    desk = bootstrap.open_desk(folder, clock=FixedClock())
    try:
        return backups.verify(desk, backups.back_up(desk, folder / "look").file).customers
    finally:
        desk.close()


@pytest.fixture(autouse=True)
def _always_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "question", lambda *_args: True)


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, jobs: Jobs) -> RestorePick:
    """Return the list of one sound and one damaged backup."""
    backups.back_up(desk)
    bad = desk.paths.backups / "20240331-093000"
    bad.mkdir()
    (bad / "shop.db").write_bytes(b"SQLite format 3\0" + bytes(4000))
    dialog = RestorePick(None, desk.paths, None, jobs, None)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(qtbot, jobs)
    return dialog


@pytest.mark.usefixtures("english")
def test_backups_show_what_they_hold(dialog: RestorePick) -> None:
    sound, bad = (dialog.list.item(row).text() for row in range(2))
    assert "2024-04-01" in sound
    assert "13 customers, 66 sales, ¥" in sound
    assert "damaged" in bad
    assert dialog.act.isEnabled()
    dialog.list.setCurrentRow(1)
    assert not dialog.act.isEnabled()


def test_the_newest_that_nobody_restored_away_is_chosen_first(
    qtbot: QtBot, desk: Desk, jobs: Jobs
) -> None:
    own = backups.back_up(desk).file
    kept = desk.paths.backups / "before-restore-20990101-000000-1"
    shutil.copytree(own.parent, kept)
    dialog = RestorePick(None, desk.paths, None, jobs, None)
    qtbot.addWidget(dialog)
    assert dialog._choices[0].file.parent == kept
    assert dialog._choices[dialog.list.currentRow()].file == own
    shutil.rmtree(own.parent)
    alone = RestorePick(None, desk.paths, None, jobs, None)
    qtbot.addWidget(alone)
    assert alone.list.currentRow() == 0


@pytest.mark.usefixtures("english")
def test_a_drill_tells_that_a_backup_restores_whole(
    qtbot: QtBot, dialog: RestorePick, jobs: Jobs
) -> None:
    find(dialog, QPushButton, "drill").click()
    settle(qtbot, jobs)
    notice = dialog.banner.notice
    assert notice is not None
    assert notice.what == "This backup restores whole: 13 customers, 66 sales."


@pytest.mark.usefixtures("english")
def test_proving_a_backup_is_an_act_of_its_own(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    backups.back_up(desk)
    dialog = ProvePick(None, desk.paths, None, jobs, None)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(qtbot, jobs)
    assert find(dialog, QPushButton, "drill").isHidden()
    assert find(dialog, QPushButton, "undo_restore").isHidden()
    dialog.act.click()
    settle(qtbot, jobs)
    assert dialog.isVisible()
    assert dialog.banner.notice is not None
    assert dialog.banner.notice.what.startswith("This backup restores whole: 13 customers")


@pytest.mark.usefixtures("english")
def test_a_backup_of_another_key_is_proved_once_it_is_opened(
    qtbot: QtBot, safe: Desk, jobs: Jobs, tmp_path: Path
) -> None:
    setup = bootstrap.ShopSetup("茶铺", owner="lin", password="green tea 9", cost=CHEAP)
    bootstrap.create_shop(tmp_path / "other", setup, safe.clock)
    other = bootstrap.open_desk(tmp_path / "other", "lin", password="green tea 9", clock=safe.clock)
    add(other, "客人")
    backups.back_up(other, safe.paths.backups)
    other.close()
    dialog = ProvePick(None, safe.paths, safe.database.key, jobs, None)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(qtbot, jobs)
    assert "the shop is not touched" in find(dialog, QLabel, "restore_why").text()
    dialog.act.click()
    unlock = top(BackupUnlock)
    find(unlock, QLineEdit, "password").setText("green tea 9")
    unlock.save()
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    dialog.act.click()
    settle(qtbot, jobs)
    assert dialog.banner.notice is not None
    assert dialog.banner.notice.what == "This backup restores whole: 1 customer, 0 sales."


def test_without_any_backup_the_form_says_so(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    dialog = RestorePick(None, desk.paths, None, jobs, None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.list.isHidden()
    assert dialog.act.isHidden()
    assert dialog.cancel.text() == "Close"
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "There is no backup of this shop yet." in told


def test_the_second_place_is_chosen_and_gets_a_copy(
    qtbot: QtBot,
    desk: Desk,
    hub: Hub,
    jobs: Jobs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    page = DataPage(desk, hub, jobs)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, jobs)
    assert find(page, QLabel, "second_age").text().startswith("No second place")
    monkeypatch.setattr(files, "folder", lambda *_args: stick)
    find(page, QPushButton, "second_place").click()
    settle(qtbot, jobs)
    told = backup_rounds.state(desk)
    assert told.second is not None
    assert told.second.newest == desk.clock.now()
    assert str(stick) in find(page, QLabel, "second_age").text()


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, new_shop: Path, tmp_path: Path) -> Iterator[Program]:
    paths.config_file().unlink(missing_ok=True)
    shop = Path(shutil.copytree(new_shop, tmp_path / "real"))
    program = Program(qapp, Wish(shop, business_day=date(1990, 1, 1)), "en")
    program.start()
    yield program
    if program.window is not None:
        program.window.close()
        program.window.deleteLater()
    program.end()
    paths.config_file().unlink(missing_ok=True)


def wait_for_window(qtbot: QtBot, program: Program) -> None:
    def is_there() -> bool:
        window = program.window
        return window is not None and window.page is not None and program.jobs.is_idle

    qtbot.waitUntil(is_there, timeout=15_000)


def test_a_restore_closes_the_shop_and_opens_the_backup_and_can_be_undone(
    qtbot: QtBot, program: Program
) -> None:
    wait_for_window(qtbot, program)
    assert program.window is not None
    first = program.window
    folder = first.desk.paths.shop
    (backup,) = backups.known(first.desk)
    add(first.desk, "later")
    first.restore_asked.emit(Wanted(backup.file))
    qtbot.waitUntil(lambda: program.window not in {None, first}, timeout=15_000)
    wait_for_window(qtbot, program)
    program.window.restore_asked.emit(Wanted(None))
    second = program.window
    qtbot.waitUntil(lambda: program.window not in {None, second}, timeout=15_000)
    wait_for_window(qtbot, program)
    program.window.close()
    assert customers_of(folder) == 14


def test_a_window_that_changed_something_backs_up_when_it_closes(
    qtbot: QtBot, program: Program
) -> None:
    wait_for_window(qtbot, program)
    assert program.window is not None
    desk = program.window.desk
    assert len(backups.known(desk)) == 1, "the day's own"
    add(desk, "later")
    folder = desk.paths.backups
    newest = next(folder.glob("*/shop.db"))
    newest.parent.rename(folder / "20200101-000000")
    program.window.close()
    assert len(list(folder.glob("*/shop.db"))) == 2


def test_a_damaged_shop_offers_its_backups(
    qtbot: QtBot, qapp: QApplication, new_shop: Path, tmp_path: Path
) -> None:
    shop = Path(shutil.copytree(new_shop, tmp_path / "hurt"))
    desk = bootstrap.open_desk(shop, clock=FixedClock())
    backups.back_up(desk)
    desk.close()
    (shop / "shop.db").write_bytes(b"")
    program = Program(qapp, Wish(shop), "en")
    program.start()
    sign_in = program.sign_in
    assert sign_in is not None
    qtbot.waitUntil(lambda: sign_in.banner.notice is not None, timeout=15_000)
    assert sign_in.banner.notice is not None
    (offer,) = sign_in.banner.notice.offers
    offer.act()
    dialog = sign_in.findChild(RestorePick)
    assert dialog is not None
    qtbot.waitUntil(dialog.act.isEnabled, timeout=15_000)
    dialog.accept()
    dialog.asked.emit(Wanted(dialog._choices[0].file))
    wait_for_window(qtbot, program)
    assert program.window is not None
    assert list((shop / "backups").glob("damaged-*/shop.db"))
    program.window.close()
    program.window.deleteLater()
    program.end()
