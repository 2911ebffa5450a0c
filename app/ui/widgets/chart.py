"""A chart as a widget: heading, plot, the table behind it, keys, and what can be saved of it.

pyqtgraph is imported when the first chart has been shown, so that the page around it paints first.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QCursor, QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QToolTip,
    QWidget,
)

from app.ui import files
from app.ui.widgets import chart_export, parts
from app.ui.widgets.chart_data import ChartData
from app.ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from app.ui.widgets.chart_plot import Plot

_ROW = 26
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -1000, Qt.Key.Key_End: 1000}


class Chart(QWidget):
    """Bars by level or a histogram; a click or Enter on a bar tells its place."""

    clicked = Signal(int)
    drawn = Signal()

    def __init__(self, name: str, height: int = 180) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.data = ChartData("")
        self.plot: Plot | None = None
        self._cursor = -1
        self._title = parts.label("", "section", name=f"{name}_title")
        self._note = parts.Elided("hint", name=f"{name}_note")
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._more = IconButton("more", self._menu_text(), name=f"{name}_more")
        self._more.clicked.connect(self._open_menu)
        policy = self._more.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._more.setSizePolicy(policy)
        self._table = _table(f"{name}_table")
        self._ground = QWidget()
        room = QWidget(self)  # widgets of a layout without a place would flash as windows
        self._room = QStackedLayout(room)
        self._room.addWidget(self._ground)
        self._room.addWidget(self._table)
        head = parts.row(self._title, gap=8)
        head.addWidget(self._note, 1)
        head.addWidget(self._more)
        box = parts.column(head, gap=4, parent=self)
        box.addWidget(room, 1)
        self._ground.setMinimumHeight(height - 32)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._make_plot)

    @staticmethod
    def _menu_text() -> str:
        return QCoreApplication.translate("Chart", "Save, copy, table")

    def show_data(self, data: ChartData) -> None:
        """Show other data."""
        self.data = data
        self._cursor = min(self._cursor, len(data.bars) - 1)
        self._title.setText(data.title)
        self._note.setText(data.note)
        self.setAccessibleName(data.title)
        self.setAccessibleDescription(data.summary)
        _fill(self._table, data)
        self._draw()

    @property
    def shows_table(self) -> bool:
        """Whether the table stands in the place of the plot."""
        return self._room.currentWidget() is self._table

    def show_table(self, *, on: bool) -> None:
        """Show the figures as a table, or the plot again."""
        had_focus = self.hasFocus() or self._table.hasFocus()
        self._room.setCurrentWidget(self._table if on else self.plot or self._ground)
        if had_focus:
            (self._table if on else self).setFocus()

    def decorate(self, plot: "Plot") -> None:
        """Add to a fresh drawing; kinds of charts say what."""

    def hover_text(self, index: int) -> str:
        """Return what the tooltip says of a bar."""
        words = self.data.words(index)
        return f"{words}\n{self.data.hint}" if self.data.hint else words

    def _make_plot(self) -> None:
        if self.plot is not None:
            return
        from app.ui.widgets.chart_plot import Plot  # noqa: PLC0415 - pyqtgraph takes a third of
        # a second to import; the page is on the screen by now

        self.plot = Plot()
        self.plot.setMinimumHeight(self._ground.minimumHeight())
        self.plot.hovered.connect(self._on_hovered)
        self.plot.clicked.connect(self._on_clicked)
        self.plot.fitted.connect(self._on_fitted)
        self._room.addWidget(self.plot)
        if not self.shows_table:
            self._room.setCurrentWidget(self.plot)
        self._draw()

    def _draw(self) -> None:
        if self.plot is None:
            return
        self.plot.show_data(self.data)
        self.plot.show_cursor(self._cursor if self.hasFocus() else -1)
        self.decorate(self.plot)
        self.drawn.emit()

    def _on_fitted(self) -> None:
        """Add anew what a drawing of another size has lost."""
        if self.plot is not None:
            self.decorate(self.plot)

    def _on_hovered(self, index: int) -> None:
        if index < 0:
            QToolTip.hideText()
            return
        QToolTip.showText(QCursor.pos() + QPoint(0, 12), self.hover_text(index), self)

    def _on_clicked(self, index: int) -> None:
        self._cursor = index
        self.clicked.emit(index)

    def _go(self, step: int) -> None:
        last = len(self.data.bars) - 1
        start = self._cursor if self._cursor >= 0 else (-1 if step > 0 else last + 1)
        self._cursor = max(0, min(last, start + step))
        self.setAccessibleDescription(self.data.words(self._cursor))
        if self.plot is not None:
            self.plot.show_cursor(self._cursor)
            self.plot.setToolTip(self.data.words(self._cursor))

    def _open_menu(self) -> None:
        self._menu(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("chart_menu")
        for text, act in self._acts():
            menu.addAction(text).triggered.connect(act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _acts(self) -> list[tuple[str, Callable[[], object]]]:
        turn = self.tr("Show the chart") if self.shows_table else self.tr("Show as a table")
        return [
            (f"{turn}\tT", lambda: self.show_table(on=not self.shows_table)),
            (self.tr("Copy the picture"), self.copy),
            (self.tr("Save as a file…"), self.save),
        ]

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        with self._bare():
            chart_export.copy(self)

    def save(self) -> None:
        """Ask for a file and write the picture to it: PNG, SVG or PDF."""
        kinds = self.tr("Picture (*.png);;Drawing (*.svg);;PDF (*.pdf)")
        target = files.save_file(self, self.tr("Save the chart"), f"{self.data.title}.png", kinds)
        if target is not None:
            with self._bare():
                chart_export.save(self, target)

    def _bare(self) -> "chart_export.Hidden":
        """Leave out of a picture what is only for the mouse."""
        if self.plot is not None:
            self.plot.show_cursor(-1)
        return chart_export.Hidden(self._more)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw once the page around it is on the screen."""
        super().showEvent(event)
        if self.plot is None:
            self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the colours of a new theme."""
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_soon"):
            self._draw()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        if self._cursor < 0 and self.data.bars:
            self._cursor = 0
        if self.plot is not None:
            self.plot.show_cursor(self._cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark of the keyboard away."""
        super().focusOutEvent(event)
        self.setAccessibleDescription(self.data.summary)
        if self.plot is not None:
            self.plot.show_cursor(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the button at the top offers."""
        self._menu(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a bar with the arrow keys, click it with Enter or Space; T turns to the table."""
        key = Qt.Key(event.key())
        if key in _STEPS and self.data.bars and not self.shows_table:
            self._go(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._cursor >= 0:
            self.clicked.emit(self._cursor)
        elif key == Qt.Key.Key_T and not event.modifiers():
            self.show_table(on=not self.shows_table)
        else:
            super().keyPressEvent(event)


class _Figures(QTableWidget):
    """The table behind a chart; T goes up to the chart rather than to a search by letter."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the chart have its keys."""
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)


def _table(name: str) -> QTableWidget:
    table = _Figures(0, 3)
    table.setObjectName(name)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setStyleSheet("QTableWidget::item { padding: 0 5px; }")
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_ROW)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table


def _fill(table: QTableWidget, data: ChartData) -> None:
    table.setAccessibleName(data.title)
    for column, head in enumerate(data.heads):
        cell = QTableWidgetItem(head)
        cell.setTextAlignment(_RIGHT if column else _LEFT)
        table.setHorizontalHeaderItem(column, cell)
    lines = [(bar.label, bar.text, bar.share) for bar in data.bars]
    if any(data.total):
        lines.append((*data.total, ""))
    table.setRowCount(len(lines))
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            cell = QTableWidgetItem(text)
            if column:
                cell.setTextAlignment(_RIGHT)
            table.setItem(row, column, cell)
    table.setColumnHidden(2, not any(bar.share for bar in data.bars))
