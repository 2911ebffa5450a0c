"""F1: the help of this program, offline, in the language in use."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QDesktopServices,
    QTextCursor,
    QTextDocument,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QTextBrowser,
    QWidget,
)

from app import paths
from app.ui import style
from app.ui.commands import Command
from app.ui.dialogs.keys_window import key_list
from app.ui.widgets import parts

_ENGLISH = "en"
# As on the rail, then what has no page of its own.
_ORDER: Final = (
    "today",
    "front_desk",
    "customers",
    "grading",
    "reviews",
    "benefits",
    "service",
    "data",
    "audit",
    "settings",
    "commands",
    "changes",
)
_PADDING: Final = 6


def topics(language: str) -> list[Path]:
    """Return the help pages of a language; English stands in where there are none."""
    root = paths.resources() / "help"
    found = (root / language).glob("*.md")
    return sorted(found, key=_place) or sorted((root / _ENGLISH).glob("*.md"), key=_place)


def _place(page: Path) -> tuple[int, str]:
    return _ORDER.index(page.stem) if page.stem in _ORDER else len(_ORDER), page.stem


def title_of(page: Path) -> str:
    """Return a page's first heading."""
    with page.open(encoding="utf-8") as text:
        for line in text:
            if line.startswith("# "):
                return line[2:].strip()
    return page.stem


class HelpWindow(QDialog):
    """A list of topics, the page chosen, and the keys of the page one came from."""

    def __init__(
        self,
        parent: QWidget | None,
        language: str,
        topic: str = "",
        keys: Sequence[Command] = (),
    ) -> None:
        super().__init__(parent)
        self.setObjectName("help_window")
        self.setProperty("ground", "raised")
        self.setWindowTitle(self.tr("Help"))
        self.resize(1080 if keys else 900, 620)
        self._pages = topics(language)
        self._list = QListWidget()
        self._list.setObjectName("help_topics")
        self._list.setAccessibleName(self.tr("Topics"))
        self._list.setFixedWidth(260)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text = QTextBrowser(openLinks=False)
        self._text.setObjectName("help_text")
        self._text.anchorClicked.connect(self._follow)
        for page in self._pages:
            self._list.addItem(QListWidgetItem(title_of(page)))
        self._list.currentRowChanged.connect(self._show)
        box = parts.row(self._list, gap=12, margins=(12, 12, 12, 12), parent=self)
        box.addWidget(self._text, 1)
        self._list.setAccessibleName(self.tr("Topics"))
        self._text.setAccessibleName(self.tr("Help"))
        if keys:
            side = QScrollArea(widgetResizable=True)
            side.setObjectName("help_keys")
            side.setFixedWidth(300)
            side.setFrameShape(QFrame.Shape.NoFrame)
            side.setWidget(key_list(self.tr("Keys here"), keys))
            box.addWidget(side)
        names = [page.stem for page in self._pages]
        self._list.setCurrentRow(names.index(topic) if topic in names else 0)

    def _show(self, place: int) -> None:
        if 0 <= place < len(self._pages):
            dialect = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
            text = self._pages[place].read_text(encoding="utf-8")
            self._text.document().setMarkdown(text, dialect)
            self._space_out()
            self._calm_tables()
            self._text.moveCursor(self._text.textCursor().MoveOperation.Start)

    def _space_out(self) -> None:
        """Set heads off from what stands above, and paragraphs from each other."""
        block = self._text.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            shape = cursor.blockFormat()
            if shape.headingLevel():
                is_first = not block.previous().isValid()
                shape.setTopMargin(0 if is_first else 3 * _PADDING)
                shape.setBottomMargin(_PADDING)
            elif cursor.currentTable() is None:
                shape.setBottomMargin(_PADDING)
            cursor.setBlockFormat(shape)
            block = block.next()

    def _calm_tables(self) -> None:
        """Give tables thin lines and room, in place of the raised double ones of the toolkit."""
        line = QBrush(style.theme().colour("border"))
        for table in self._text.document().rootFrame().childFrames():
            if isinstance(table, QTextTable):
                shape = table.format()
                shape.setBorderCollapse(True)
                shape.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
                shape.setBorderBrush(line)
                shape.setBorder(1)
                shape.setCellPadding(_PADDING)
                shape.setCellSpacing(0)
                shape.setTopMargin(_PADDING)
                table.setFormat(shape)

    def _follow(self, link: QUrl) -> None:
        names = [page.name for page in self._pages]
        if link.fileName() in names:
            self._list.setCurrentRow(names.index(link.fileName()))
        elif link.scheme() in {"http", "https", "mailto"}:
            QDesktopServices.openUrl(link)
