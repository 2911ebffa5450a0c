"""The Grading page at rest, and its fields, for the tests of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.pages.grading import GradingPage
from tests.ui.conftest import find, press, type_in


def opened(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> GradingPage:
    """Return the page, shown and at rest."""
    page = GradingPage(desk, hub, jobs)
    page._reopen_soon.setInterval(0)
    page._count_soon.setInterval(0)
    qtbot.addWidget(page)
    page.resize(1360, 820)
    with qtbot.waitExposed(page):
        page.show()
    rest(qtbot, page)
    return page


def rest(qtbot: QtBot, page: GradingPage) -> None:
    """Wait until the page has nothing more to do."""
    timers = (page._reopen_soon, page._count_soon)
    chart = page.bounds.chart

    def is_still() -> bool:
        waits = any(timer.isActive() for timer in timers)
        return page.jobs.is_idle and not waits and chart.plot is not None

    qtbot.waitUntil(is_still, timeout=15_000)


def field(page: QWidget, name: str) -> QLineEdit:
    """Return a field by its name."""
    return find(page, QLineEdit, name)


def retype(edit: QLineEdit, text: str) -> None:
    """Replace what stands in a field, by keys."""
    edit.setFocus()
    edit.selectAll()
    press(edit, Qt.Key.Key_Delete)
    type_in(edit, text)
