"""What the import page tells before and after: rows of a name alone, returns without room."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.pages.data import DataPage
from tests.services import shops
from tests.ui.conftest import find, settle
from tests.ui.test_data_page import make_page, page

__all__ = ["make_page", "page"]

ROWS = [
    ["姓名", "手机", "单号", "日期", "金额", "原订单号"],
    ["李四", "13800000001", "A1", "2024-03-01", "100", ""],
    ["王五", "", "A2", "2024-03-02", "5", ""],
    ["", "", "A3", "2024-03-02", "5", ""],
    ["李四", "13800000001", "R1", "2024-03-03", "-130", "A1"],
]


def test_names_and_returns_are_told_before_and_after(
    qtbot: QtBot, page: DataPage, tmp_path: Path
) -> None:
    page.open_file(shops.write_csv(tmp_path / "list.csv", ROWS, "utf-8"))
    settle(qtbot, page.jobs)
    labels = page.wizard.verdicts.findChildren(QLabel)
    warnings = [label.text() for label in labels if label.objectName() == "verdicts_warning"]
    assert [text[:31] for text in warnings] == [
        "Rows with a name alone: 1. Two ",
        "1 row(s), first in line 5: Of o",
    ]
    assert any("Without a customer: 2" in label.text() for label in labels)
    assert find(page, QLabel, "import_hint").text().startswith("Rows with a name alone: 1")
    page.wizard.run()
    settle(qtbot, page.jobs)
    notice = page.banner.notice
    assert notice is not None
    assert notice.stays
    assert "With a name alone, so without a customer: 1." in notice.more
    assert "Returns that their order cannot carry: 1." in notice.more


def test_returns_that_waited_are_told_without_a_line(
    qtbot: QtBot, page: DataPage, tmp_path: Path
) -> None:
    shops.take_in(page.desk, shops.write_csv(tmp_path / "june.csv", [ROWS[0], ROWS[4]], "utf-8"))
    page.open_file(shops.write_csv(tmp_path / "list.csv", ROWS[:2], "utf-8"))
    settle(qtbot, page.jobs)
    labels = page.wizard.verdicts.findChildren(QLabel)
    warnings = [label.text() for label in labels if label.objectName() == "verdicts_warning"]
    assert [text[:41] for text in warnings] == ["1 row(s) of earlier files: A return of 13"]


def test_sales_of_nobody_are_no_warning(qtbot: QtBot, page: DataPage, tmp_path: Path) -> None:
    page.open_file(shops.write_csv(tmp_path / "list.csv", [*ROWS[:2], ROWS[3]], "utf-8"))
    settle(qtbot, page.jobs)
    labels = page.wizard.verdicts.findChildren(QLabel)
    assert not [label for label in labels if label.objectName() == "verdicts_warning"]
    assert not find(page, QLabel, "import_hint").text()
