"""Importing on the Data page: questions, verdicts, stop, profiles, refused rows."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.services import importing, star_table
from app.services.desk import Desk
from app.services.progress import Progress
from app.services.star_table import View
from app.ui import files
from app.ui.pages.data import DataPage
from app.ui.widgets.progress_card import rest_text
from tests.services import shops
from tests.services.shops import CLASSIC
from tests.ui.conftest import find, press, settle
from tests.ui.test_data_page import Write, make_page, names, page, said, write

__all__ = ["make_page", "page", "write"]
HEAD = ["名称", "手机", "上次评级日期"]
AMBIGUOUS = [HEAD, ["王五", "13700000001", "03/04/2023"], ["赵六", "13700000002", "05/06/2023"]]


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_the_classic_two_rows_come_in_as_written(
    qtbot: QtBot, page: DataPage, desk: Desk, write: Write, encoding: str
) -> None:
    rows = [CLASSIC[0], CLASSIC[1], [*CLASSIC[2][:1], "13712345678", *CLASSIC[2][2:]]]
    page.open_file(write(rows, encoding))
    settle(qtbot, page.jobs)
    assert find(page, QLabel, "verdict_new").text() == "2"
    assert find(page, QLabel, "columns_state").text() == "9 columns recognised, 0 left out"
    press(page.wizard, Qt.Key.Key_F5)
    page.wizard.run()
    settle(qtbot, page.jobs)
    assert said(page) == "Imported 2 rows."
    assert "张三" in names(desk)
    assert page.model.rowCount() == 1
    assert page.model.index(0, 4).data() == "2 new"


def test_an_ambiguous_date_is_asked(qtbot: QtBot, page: DataPage, desk: Desk, write: Write) -> None:
    page.open_file(write(AMBIGUOUS, "utf-8"))
    settle(qtbot, page.jobs)
    go = find(page, QPushButton, "import_go")
    assert not go.isEnabled()
    assert "amber" in find(page, QLabel, "import_hint").text()
    page.wizard.run()
    assert page.jobs.is_idle
    first = page.wizard.focusWidget()
    assert first is not None
    assert first.objectName().startswith("answer_")
    find(page, QPushButton, "answer_dmy").click()
    settle(qtbot, page.jobs)
    assert go.isEnabled()
    assert find(page, QLabel, "verdict_new").text() == "2"
    page.wizard.run()
    settle(qtbot, page.jobs)
    row = next(r for r in star_table.first_page(desk, View()) if r.name == "王五")
    assert row.last_review == date(2023, 4, 3)


def test_a_column_can_go_elsewhere(qtbot: QtBot, page: DataPage, write: Write) -> None:
    page.open_file(write([["A", "B"], ["李小雨", "13700000003"]], "utf-8"))
    settle(qtbot, page.jobs)
    assert "sales or of customers" in find(page, QLabel, "import_hint").text()
    page.wizard._kind.setCurrentIndex(page.wizard._kind.findData("customers"))
    page.wizard._on_kind()
    settle(qtbot, page.jobs)
    combos = page.wizard.columns._combos
    combos[0].setCurrentIndex(combos[0].findData("name"))
    combos[0].activated.emit(combos[0].currentIndex())
    settle(qtbot, page.jobs)
    combos = page.wizard.columns._combos
    assert combos[0].currentData() == "name"
    combos[1].setCurrentIndex(combos[1].findData("phone"))
    combos[1].activated.emit(combos[1].currentIndex())
    settle(qtbot, page.jobs)
    assert find(page, QLabel, "verdict_new").text() == "1"


def test_refused_rows_are_shown_with_reasons_and_saved(
    qtbot: QtBot, page: DataPage, tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = [[f"王{number}", f"1370000000{number}"] for number in range(8)]
    rows = [["名称", "手机"], good[0], ["孙八", "139"], ["钱七", "12"], *good[1:]]
    page.open_file(write(rows, "utf-8"))
    settle(qtbot, page.jobs)
    assert find(page, QLabel, "verdict_rejected").text() == "2"
    texts = [label.text() for label in page.wizard.verdicts.findChildren(QLabel)]
    assert any("first in line 3" in text for text in texts)
    page.wizard.run()
    settle(qtbot, page.jobs)
    notice = page.banner.notice
    assert notice is not None
    assert notice.more == "2 refused."
    assert [offer.text for offer in notice.offers] == ["Undo", "Save refused rows…"]
    assert list(page.desk.paths.rejects.iterdir()) == []
    button = find(page, QPushButton, "save_refused")
    assert button.isVisibleTo(page)
    monkeypatch.setattr(files, "save_file", lambda *_: tmp_path / "mend.csv")
    button.click()
    settle(qtbot, page.jobs)
    assert "孙八" in (tmp_path / "mend.csv").read_text("utf-8-sig")
    assert said(page) == "Saved the refused rows; anybody can read that file."


def test_a_stopped_import_leaves_nothing(
    qtbot: QtBot, page: DataPage, desk: Desk, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stop comes while the rows are taken: the first step of the run asks for it."""
    before = shops.digest(desk)
    page.open_file(write(CLASSIC[:2], "utf-8"))
    settle(qtbot, page.jobs)
    real = importing.run

    def stopped(desk: Desk, path: Path, options: importing.Options, progress: Progress) -> object:
        page.wizard.progress._job.cancel()  # type: ignore[union-attr] # it is being followed
        return real(desk, path, options, progress)

    monkeypatch.setattr(importing, "run", stopped)
    page.wizard.run()
    settle(qtbot, page.jobs)
    assert shops.digest(desk) == before
    assert page.banner.notice is None
    assert not page.wizard.progress.isVisible()
    assert find(page, QPushButton, "import_go").isEnabled()


def test_esc_stops_work_and_then_leaves(qtbot: QtBot, page: DataPage, write: Write) -> None:
    page.open_file(write(CLASSIC, "utf-8"))
    settle(qtbot, page.jobs)
    page.wizard.run()
    press(page.wizard, Qt.Key.Key_Escape)
    settle(qtbot, page.jobs)
    page.wizard.open_file(page.wizard._path)
    settle(qtbot, page.jobs)
    press(page.wizard, Qt.Key.Key_Escape)
    assert page._stack.currentIndex() == 0


def test_a_named_mapping_is_offered_for_the_next_file(
    qtbot: QtBot, page: DataPage, desk: Desk, write: Write
) -> None:
    page.open_file(write([["A", "B"], ["孙七", "13700000007"]], "utf-8"))
    settle(qtbot, page.jobs)
    kind = find(page, QComboBox, "import_kind")
    kind.setCurrentIndex(2)
    kind.activated.emit(2)
    settle(qtbot, page.jobs)
    for column, field in enumerate(("name", "phone")):
        target = find(page, QComboBox, f"target_{column}")
        target.setCurrentIndex(target.findData(field))
        target.activated.emit(0)
        settle(qtbot, page.jobs)
    find(page, QComboBox, "import_profile").setEditText("Old till")
    page.wizard.run()
    settle(qtbot, page.jobs)
    assert "孙七" in names(desk)
    page.open_file(write([["A", "B"], ["周八", "13700000008"]], "utf-8"))
    settle(qtbot, page.jobs)
    profile = find(page, QComboBox, "import_profile")
    assert [profile.itemText(at) for at in range(profile.count())] == ["Old till"]
    profile.setCurrentIndex(0)
    profile.activated.emit(0)
    settle(qtbot, page.jobs)
    assert find(page, QComboBox, "target_1").currentData() == "phone"


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04 not a workbook"])
def test_a_file_that_is_no_table_is_refused_in_one_notice(
    qtbot: QtBot, page: DataPage, tmp_path: Path, content: bytes
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(content)
    page.open_file(broken)
    settle(qtbot, page.jobs)
    assert page.banner.notice is not None
    assert page.banner.notice.tone == "danger"
    assert page._stack.currentIndex() == 0


def test_the_same_file_again_brings_nothing_new(
    qtbot: QtBot, page: DataPage, desk: Desk, write: Write
) -> None:
    file = write(
        [["单号", "手机", "日期", "金额"], ["A1", "13912345678", "2024-03-01", "50"]], "utf-8"
    )
    shops.take_in(desk, file)
    page.open_file(file)
    settle(qtbot, page.jobs)
    assert find(page, QLabel, "verdict_unchanged").text() == "1"
    assert find(page, QLabel, "import_hint").text().startswith("There is nothing new")
    assert not find(page, QPushButton, "import_go").isEnabled()


def test_the_first_rows_are_shown_as_read(qtbot: QtBot, page: DataPage, write: Write) -> None:
    rows = [["姓名", "手机", "金额"], ["新来", "13712340000", "¥30"], ["坏行", "1391234567", "5"]]
    page.open_file(write(rows, "utf-8"))
    settle(qtbot, page.jobs)
    card = page.wizard.rows
    assert card.isVisible()
    results = [label.text() for label in card.findChildren(QLabel, "row_result")]
    assert results[0] == "New customer"
    assert "digits" in results[1]
    assert "¥30.00" in {label.text() for label in card.findChildren(QLabel)}
    assert page.title.text() == "Import customers"
    assert "list.csv" in page.state.text()


def test_refused_rows_are_kept_before_the_import(
    qtbot: QtBot, page: DataPage, tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [["姓名", "手机"], ["新来", "13712340000"], ["坏行", "1391234567"]]
    page.open_file(write(rows, "utf-8"))
    settle(qtbot, page.jobs)
    monkeypatch.setattr(files, "save_file", lambda *_: tmp_path / "kept.csv")
    find(page, QPushButton, "save_rejects").click()
    settle(qtbot, page.jobs)
    assert "坏行" in (tmp_path / "kept.csv").read_text("utf-8-sig")
    assert said(page) == "Saved the refused rows with the reasons."


def test_a_mistake_of_ours_leaves_no_import_open(
    qtbot: QtBot, page: DataPage, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_values: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(importing, "run", wrong)
    with qtbot.waitSignal(page.jobs.failed):
        page.open_file(write([["姓名", "手机"], ["新来", "13712340000"]], "utf-8"))
    settle(qtbot, page.jobs)
    assert not page.wizard.isVisible()
    assert not page.progress.isVisible()
    assert find(page, QLabel, "empty_what").isVisible()


def test_another_file_is_chosen_by_key(
    qtbot: QtBot, page: DataPage, tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.open_file(write([["姓名", "手机"], ["新来", "13712340000"]], "utf-8"))
    settle(qtbot, page.jobs)
    other = shops.write_csv(tmp_path / "other.csv", [["姓名", "手机"], ["又来", "13712340001"]])
    monkeypatch.setattr(files, "open_file", lambda *_: other)
    QTest.keyClick(page.wizard, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, page.jobs)
    assert "other.csv" in page.state.text()


@pytest.mark.parametrize(
    ("elapsed", "done", "total", "said"),
    [
        (10.0, 30, 120, "about 30 second(s) left"),
        (60.0, 100, 500, "about 4 minute(s) left"),
        (0.5, 30, 120, ""),
        (10.0, 0, 120, ""),
        (10.0, 120, 120, ""),
        (10.0, 30, 0, ""),
    ],
)
def test_the_rest_of_long_work_is_told(elapsed: float, done: int, total: int, said: str) -> None:
    assert rest_text(elapsed, done, total) == said


def test_another_sheet_and_channel_can_be_chosen(
    qtbot: QtBot, page: DataPage, desk: Desk, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    first, second = book.active, book.create_sheet("客户")
    assert first is not None
    first.append(["名称", "手机"])
    first.append(["甲", "13700000011"])
    second.append(["名称", "手机"])
    for number in (2, 3):
        second.append([f"乙{number}", f"1370000001{number}"])
    book.save(tmp_path / "two.xlsx")
    page.open_file(tmp_path / "two.xlsx")
    settle(qtbot, page.jobs)
    wizard = page.wizard
    assert wizard._sheet.isVisible()
    wizard._sheet.setCurrentText("客户")
    wizard._on_sheet()
    settle(qtbot, page.jobs)
    assert find(page, QLabel, "verdict_new").text() == "2"
    wizard._channel.setText("mall")
    wizard._on_channel()
    wizard._on_channel()
    settle(qtbot, page.jobs)
    wizard.run()
    settle(qtbot, page.jobs)
    rows = star_table.first_page(desk, View(query="乙2"))
    assert [row.channel for row in rows] == ["mall"]
