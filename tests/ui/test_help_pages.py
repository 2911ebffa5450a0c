"""The help reads calmly: topics as on the rail, no italics in Chinese, thin lines in tables."""

import pytest
from PySide6.QtGui import QTextTable, QTextTableFormat
from PySide6.QtWidgets import QListWidget, QTextBrowser
from pytestqt.qtbot import QtBot

from app.ui.dialogs.help_window import HelpWindow, topics
from tests.ui.conftest import find


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_topics_stand_as_on_the_rail(language: str) -> None:
    names = [page.stem for page in topics(language)]
    assert names[:5] == ["today", "front_desk", "customers", "grading", "reviews"]
    assert names[5:] == ["benefits", "service", "data", "audit", "settings", "commands", "changes"]


def test_paragraphs_stand_apart(qtbot: QtBot) -> None:
    window = HelpWindow(None, "en")
    qtbot.addWidget(window)
    block = find(window, QTextBrowser, "help_text").document().begin()
    heads = 0
    while (block := block.next()).isValid():
        shape = block.blockFormat()
        heads += bool(shape.headingLevel())
        assert shape.topMargin() > 0 or not shape.headingLevel()
    assert heads


def test_chinese_pages_have_no_italics_and_tables_have_thin_lines(qtbot: QtBot) -> None:
    window = HelpWindow(None, "zh_CN")
    qtbot.addWidget(window)
    topics_list, text = (
        find(window, QListWidget, "help_topics"),
        find(window, QTextBrowser, "help_text"),
    )
    tables = 0
    for row in range(topics_list.count()):
        topics_list.setCurrentRow(row)
        document = text.document()
        block = document.begin()
        while block.isValid():
            for part in block.textFormats():
                assert not part.format.fontItalic(), block.text()
            block = block.next()
        for table in document.rootFrame().childFrames():
            if isinstance(table, QTextTable):
                tables += 1
                shape = table.format()
                assert shape.borderCollapse()
                assert shape.borderStyle() == QTextTableFormat.BorderStyle.BorderStyle_Solid
                assert shape.cellPadding() > 4
    assert tables
