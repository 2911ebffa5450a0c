"""A lost or a new PC: a backup is brought into an empty folder, by keyboard, and is signed in."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app import bootstrap, vault
from app.services import backup_rounds, backups, staff
from app.services.desk import Desk
from app.ui import files
from app.ui.dialogs.bring_form import BringForm
from app.ui.dialogs.sign_in import SignIn
from app.ui.jobs import Jobs
from tests.services.shops import FixedClock, add, sell
from tests.ui.conftest import find, press, settle, type_in
from tests.ui.test_sign_in import Open, opened, sign_in

__all__ = ["opened", "sign_in"]

CHEAP = vault.Cost(memory_kib=32, passes=1, lanes=1)


class Stick:
    """A stick with two backups of a lost shop, and its recovery key."""

    def __init__(self, folder: Path) -> None:
        clock = FixedClock()
        setup = bootstrap.ShopSetup("茶铺", owner="lin", password="green tea 9", cost=CHEAP)
        self.recovery_key = bootstrap.create_shop(folder / "lost", setup, clock).recovery_key
        desk = bootstrap.open_desk(folder / "lost", "lin", password="green tea 9", clock=clock)
        staff.add(desk, staff.PersonEntry("wu", "吴", "front_desk", "black tea 8"))
        for at in range(2):
            sell(desk, add(desk, f"客{at}"), "50.00", document=f"A{at}")
            backup_rounds.run(desk)
            clock.move(days=3)
        desk.close()
        self.folder = folder / "stick"
        shutil.copytree(folder / "lost" / "backups", self.folder)
        shutil.rmtree(folder / "lost")


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Stick:
    return Stick(tmp_path_factory.mktemp("bring"))


@pytest.fixture
def window(qtbot: QtBot, jobs: Jobs, sign_in: Open, tmp_path: Path) -> SignIn:
    """Return the first window of a new PC, at the form."""
    window = sign_in(tmp_path / "shop")
    press(find(window, QPushButton, "start_bring"), Qt.Key.Key_Space)
    settle(qtbot, jobs)
    return window


def form_of(window: SignIn) -> BringForm:
    shown = window._stack.currentWidget()
    assert isinstance(shown, BringForm)
    return shown


def name(qtbot: QtBot, jobs: Jobs, window: SignIn, place: Path) -> BringForm:
    """Type where the backup is."""
    form = form_of(window)
    field = find(form, QLineEdit, "bring_backup")
    field.setText(str(place))
    press(field, Qt.Key.Key_Tab)
    field.editingFinished.emit()
    settle(qtbot, jobs)
    return form


@pytest.mark.usefixtures("english")
def test_with_the_password_by_keyboard(
    qtbot: QtBot, jobs: Jobs, window: SignIn, stick: Stick, opened: list[Desk], tmp_path: Path
) -> None:
    form = name(qtbot, jobs, window, stick.folder)
    which = find(form, QComboBox, "bring_which")
    assert which.count() == 2
    assert which.itemText(0).startswith("2024-04-04")
    assert find(form, QLineEdit, "bring_folder").text() == str(tmp_path / "shop")
    secret = find(form, QLineEdit, "password")
    assert secret.hasFocus()
    type_in(secret, "a guess")
    press(window, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert form.form.fields["password"].error
    assert not (tmp_path / "shop").exists()
    type_in(secret, "green tea 9")
    press(window, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert find(form, QLabel, "bring_content").text() == "2 customers, 2 sales, ¥100.00"
    assert find(form, QLabel, "bring_made").text().startswith("Made 2024-04-04")
    assert not (tmp_path / "shop").exists(), "nothing is written before the second step"
    press(window, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    (desk,) = opened
    assert (desk.actor.login, desk.paths.shop) == ("lin", tmp_path / "shop")
    assert not list(stick.folder.glob("*/attempts.json"))


@pytest.mark.usefixtures("english")
def test_with_the_recovery_key_and_a_new_password(
    qtbot: QtBot, jobs: Jobs, window: SignIn, stick: Stick, opened: list[Desk], tmp_path: Path
) -> None:
    form = name(qtbot, jobs, window, min(stick.folder.iterdir()) / "shop.db")
    assert find(form, QComboBox, "bring_which").count() == 1
    find(form, QCheckBox, "by_recovery").setChecked(True)
    type_in(find(form, QLineEdit, "password"), stick.recovery_key.lower())
    form.save()
    settle(qtbot, jobs)
    assert find(form, QLabel, "bring_content").text() == "1 customer, 1 sale, ¥50.00"
    find(form, QPushButton, "bring_back").click()
    assert not find(form, QLineEdit, "found_password").isVisible(), "back at the first step"
    assert find(form, QLineEdit, "password").text() == stick.recovery_key.lower()
    form.save()
    settle(qtbot, jobs)
    assert window.focusWidget() is find(form, QLineEdit, "found_password")
    for field in ("found_password", "found_again"):
        assert find(form, QLineEdit, field).isVisible()
        type_in(find(form, QLineEdit, field), "green tea at nine")
    form.save()
    settle(qtbot, jobs)
    (desk,) = opened
    key = vault.open_with_password(tmp_path / "shop", "lin", "green tea at nine")
    assert key == desk.database.key
    laid = min(stick.folder.iterdir())
    assert vault.open_with_password(laid, "lin", "green tea 9") == key, "the stick stays as it is"


def test_a_folder_that_holds_something_is_refused_beside_its_field(
    qtbot: QtBot, jobs: Jobs, window: SignIn, stick: Stick, opened: list[Desk], tmp_path: Path
) -> None:
    form = name(qtbot, jobs, window, stick.folder)
    type_in(find(form, QLineEdit, "password"), "green tea 9")
    form.save()
    settle(qtbot, jobs)
    target = find(form, QLineEdit, "bring_folder")
    for folder, word in ((str(stick.folder), "not empty"), ("", "No folder is named")):
        target.setText(folder)
        form.save()
        settle(qtbot, jobs)
        assert word in form.form.fields["folder"].error
        assert form.act.isEnabled()
    assert opened == []
    target.setText(str(tmp_path / "new" / "shop"))
    form.save()
    settle(qtbot, jobs)
    assert len(opened) == 1


def test_only_who_may_restore_brings_it(
    qtbot: QtBot, jobs: Jobs, window: SignIn, stick: Stick, opened: list[Desk], tmp_path: Path
) -> None:
    form = name(qtbot, jobs, window, stick.folder)
    find(form, QComboBox, "login").setCurrentText("wu")
    type_in(find(form, QLineEdit, "password"), "black tea 8")
    form.save()
    settle(qtbot, jobs)
    form.save()
    settle(qtbot, jobs)
    assert window.banner.notice is not None
    assert opened == []
    assert not (tmp_path / "shop").exists()


def test_what_is_no_backup_and_what_is_damaged_is_told(
    qtbot: QtBot, jobs: Jobs, window: SignIn, stick: Stick, tmp_path: Path
) -> None:
    form = name(qtbot, jobs, window, tmp_path / "nothing")
    assert form.form.fields["backup"].error == "There is no backup here."
    assert not form.act.isEnabled()
    hurt = shutil.copytree(stick.folder, tmp_path / "hurt")
    for file in hurt.glob("*/shop.db"):
        file.write_bytes(file.read_bytes()[:-4096])
    form = name(qtbot, jobs, window, hurt)
    type_in(find(form, QLineEdit, "password"), "green tea 9")
    form.save()
    settle(qtbot, jobs)
    assert window.banner.notice is not None
    assert window.banner.notice.tone == "danger"
    find(form, QPushButton, "bring_back").click()
    assert window._stack.currentWidget() is not form


@pytest.mark.usefixtures("english")
def test_a_plain_backup_shows_what_it_holds_at_once(
    qtbot: QtBot,
    jobs: Jobs,
    window: SignIn,
    desk: Desk,
    opened: list[Desk],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = backups.back_up(desk, tmp_path / "plain").file
    form = form_of(window)
    monkeypatch.setattr(files, "open_file", lambda *_args: file)
    looks = count_looks(monkeypatch)
    find(form, QPushButton, "bring_choose_file").click()
    settle(qtbot, jobs)
    assert looks == [file], "each look reads the whole backup"
    assert not find(form, QLineEdit, "password").isVisible()
    assert find(form, QLabel, "bring_content").text().startswith("13 customers")
    monkeypatch.setattr(files, "folder", lambda *_args: tmp_path / "here")
    find(form, QPushButton, "bring_choose_target").click()
    form.save()
    settle(qtbot, jobs)
    assert [one.paths.shop for one in opened] == [tmp_path / "here"]


def count_looks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return what gathers the backups that are looked into."""
    looks: list[Path] = []
    real = backups.verify_with

    def look(key: bytes | None, file: Path) -> backups.BackupReport:
        looks.append(file)
        return real(key, file)

    monkeypatch.setattr(backups, "verify_with", look)
    return looks
