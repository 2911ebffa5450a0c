"""A day at the desk in one window, by keys: find, sell, see the colour follow, import, export."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui import files
from app.ui.dialogs.sale_edit import SaleDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow
from app.ui.page_list import page_specs
from app.ui.pages.customers import CustomersPage
from app.ui.pages.data import DataPage
from tests.services import shops
from tests.services.shops import CLASSIC
from tests.ui.conftest import find, press, top, type_in


def strike(window: MainWindow, key: str) -> None:
    """Strike a key of the window, as Qt would hand it on."""
    bound = [s for s in window.findChildren(QShortcut) if s.isEnabled()]
    next(s for s in bound if s.key().toString() == key).activated.emit()


def key_of(page: str) -> str:
    """Return the key of a page of the rail."""
    names = [spec.name for spec in page_specs(lambda *_: None)]
    return f"Ctrl+{names.index(page)}"


def rest(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the window has nothing more to do."""
    page = window._pages["customers"]
    assert isinstance(page, CustomersPage)
    timers = (page._requery_soon, page._why_soon, page.search._quiet)
    qtbot.waitUntil(
        lambda: window.jobs.is_idle and not any(timer.isActive() for timer in timers),
        timeout=15_000,
    )


def bar_colour(page: CustomersPage, row: int) -> str:
    """Return the colour at the left of a row, as painted."""
    page.table.clearSelection()
    box = page.table.visualRect(page.model.index(row, 0))
    image = page.table.viewport().grab().toImage()
    at = QPoint(1, box.center().y()) * image.devicePixelRatio()
    return image.pixelColor(at).name().upper()


def test_a_day_at_the_desk(
    qtbot: QtBot,
    desk: Desk,
    hub: Hub,
    jobs: Jobs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = MainWindow(desk, hub, jobs, lambda: page_specs(lambda *_: None))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.show_page("customers")
    rest(qtbot, window)
    page = window.page
    assert isinstance(page, CustomersPage)

    strike(window, "/")
    type_in(page.search, "5678")
    press(page.search, Qt.Key.Key_Down)
    rest(qtbot, window)
    before = bar_colour(page, 0)
    assert before == page._levels[1].colours().solid.upper()

    strike(window, "F2")
    rest(qtbot, window)
    amount = find(top(SaleDialog), QLineEdit, "amount")
    type_in(amount, "9999.99")
    press(amount, Qt.Key.Key_Return)
    rest(qtbot, window)
    assert page.banner.isVisible()
    assert bar_colour(page, 0) == page._levels[4].colours().solid.upper() != before

    strike(window, key_of("data"))
    rows = [CLASSIC[0], CLASSIC[1]]
    file = shops.write_csv(tmp_path / "名单.csv", rows, "gb18030")
    monkeypatch.setattr(files, "open_file", lambda *_: file)
    strike(window, "Ctrl+I")
    rest(qtbot, window)
    data = window.page
    assert isinstance(data, DataPage)
    assert find(data, QLabel, "verdict_new").text() == "1"
    data.wizard.setFocus()
    press_with_control(data, Qt.Key.Key_Return)
    rest(qtbot, window)
    assert data.banner.isVisible()

    strike(window, key_of("customers"))
    rest(qtbot, window)
    target = tmp_path / "stars.xlsx"
    monkeypatch.setattr(files, "save_file", lambda *_: target)
    page.search.clear()
    rest(qtbot, window)
    assert page.model.rowCount() == 14
    strike(window, "Ctrl+E")
    rest(qtbot, window)
    book = openpyxl.load_workbook(target)
    cells = [cell for row in book["Customers"].iter_rows(values_only=True) for cell in row]
    assert {"张三", "李四", "13912345678", "Four stars"} <= set(cells)


def press_with_control(page: DataPage, key: Qt.Key) -> None:
    from PySide6.QtTest import QTest  # noqa: PLC0415 - only here

    QTest.keyClick(page.wizard, key, Qt.KeyboardModifier.ControlModifier)
