"""Pictures of every page and dialog, in the language and theme asked for."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.errors import FileError
from app.services.desk import Desk
from app.services.progress import SILENT
from app.ui import gallery, style, walk
from app.ui.gallery import Gallery
from app.ui.jobs import Jobs
from app.ui.walk import StillJobs


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "_QUIET_MS", 60)
    monkeypatch.setattr(walk, "_WAIT_MS", 100)
    monkeypatch.setattr(walk, "_SOMEBODY", "客人11")


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the user's own folder of marks; hold that pictures change none of their settings."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    yield tmp_path / "data" / "StarDesk"
    assert not (tmp_path / "config" / "StarDesk").exists()


def test_every_page_and_dialog_has_its_picture(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = Gallery(tmp_path / "shots", (1280, 800))
    see, forms = pictures._see, dict[str, str]()

    def note(name: str, window: QWidget, dialog: QWidget | None) -> None:
        forms[name] = type(dialog).__name__
        see(name, window, dialog)

    monkeypatch.setattr(pictures, "_see", note)
    pictures.shoot(desk, "zh_CN", "dark")
    # Under its own name stands the form; Today asks first whose it is.
    assert forms["sale"] == "SaleDialog"
    assert forms["contact"] == "CaseDialog"
    assert forms["which_customer"] == "CustomerPick"
    names = {file.name.removesuffix("-zh_CN-dark.png") for file in pictures.files}
    assert names >= {"front_desk", "customers", "settings", "import", "sale", "help", "start"}
    assert len(names) == len(pictures.files)
    for file in pictures.files:
        picture = QImage(str(file))
        assert picture.width() >= 500, file.name
        if "start" not in file.name:
            continue
        corner = picture.pixelColor(4, picture.height() - 4)
        assert corner.name() == style.named("dark").hex("canvas").lower()
    assert style.theme().name == "light"  # as before


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(FileError) as caught:
        Gallery(tmp_path / "file" / "shots", (1280, 800))
    assert caught.value.code == "picture_not_written"


def test_the_demo_shop_is_made_once_per_language(
    tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shot: list[tuple[str, str, bool]] = []
    monkeypatch.setattr("app.services.demo.fill", lambda *_: None)
    monkeypatch.setattr(
        Gallery,
        "shoot",
        lambda _self, desk, speech, theme: shot.append((speech, theme, desk.settings.is_demo)),
    )
    looks = [("zh_CN", "light"), ("zh_CN", "dark"), ("en", "light")]
    day = date(2026, 11, 20)
    assert gallery.demo_pictures(tmp_path, (1280, 800), looks, day, SILENT) == []
    assert not own.exists()
    assert shot == [(*look, True) for look in looks]


def test_still_jobs_answer_but_carry_nothing_out(qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    still = StillJobs(jobs._hub)
    still.is_still = True
    done: list[object] = []
    with qtbot.waitSignal(still.write(done.append, done.append).ended):  # type: ignore[arg-type] # never called
        pass
    with qtbot.waitSignal(still.make(done.append, done.append).ended):
        pass
    still.ask(lambda _progress: 7, done.append)
    qtbot.waitUntil(lambda: done == [7])
    still.close()
