"""The dialogs that ask for files, and the height of forms on a low screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.ui import files
from app.ui.dialogs.frame import FormDialog
from app.ui.language import Translators
from tests.ui.conftest import top


@pytest.fixture
def _chinese(qapp: QApplication) -> Iterator[None]:
    """Speak Chinese."""
    assert qapp is not None
    translators = Translators()
    translators.use("zh_CN")
    yield
    translators.use("en")
    translators.remove()


@pytest.mark.usefixtures("_chinese")
def test_a_file_is_asked_for_in_the_language_in_use(qtbot: QtBot) -> None:
    asking = files.dialog(None, "另存为", "PDF (*.pdf)")
    qtbot.addWidget(asking)
    labels = QFileDialog.DialogLabel
    assert asking.labelText(labels.LookIn) == "查找范围："
    assert asking.labelText(labels.FileType) == "文件类型："
    assert "文件名" in asking.labelText(labels.FileName)


def test_a_new_file_is_suggested_by_name_and_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def answer() -> None:
        asking = top(QFileDialog)
        assert asking.selectedFiles()[0].endswith("stars.xlsx")
        asking.setDirectory(str(tmp_path))
        asking.selectFile("mine.xlsx")
        asking.done(QFileDialog.DialogCode.Accepted)

    QTimer.singleShot(0, answer)
    chosen = files.save_file(parent, "Save", "stars.xlsx", "Excel (*.xlsx)")
    assert chosen == tmp_path / "mine.xlsx"
    QTimer.singleShot(0, lambda: top(QFileDialog).reject())
    assert files.open_file(parent, "Open", "Excel (*.xlsx)") is None


def test_a_form_is_never_higher_than_the_screen_has_room(qtbot: QtBot) -> None:
    dialog = FormDialog(None, "Form", "Save", name="form")
    qtbot.addWidget(dialog)
    tall = QWidget()
    tall.setMinimumHeight(2000)
    dialog.body.addWidget(tall)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.height() <= dialog.screen().availableGeometry().height() - 48
    assert dialog.act.isVisible()
