"""Satisfaction, and every form about a case, in the smallest window and with long words."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.cases import CaseEntry
from app.services import cases, customers
from app.services.desk import Desk
from app.ui.customer_acts import CustomerActs
from app.ui.dialogs.case_close import CloseCaseDialog
from app.ui.dialogs.case_edit import CaseDialog
from app.ui.dialogs.case_text import CaseTextDialog, TextForm
from app.ui.dialogs.customer_pick import CustomerPick
from app.ui.dialogs.feedback_edit import FeedbackDialog
from app.ui.dialogs.sale_edit import Buyer
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow
from app.ui.page_list import page_specs
from app.ui.widgets.banner import Notice
from app.ui.widgets.level_badge import Level
from app.ui.window_frame import SMALLEST
from tests.services import shops
from tests.ui.conftest import find, press, settle, top, type_in
from tests.ui.test_layout import clipped, language

__all__ = ["language"]


class Host(QWidget):
    """A page that keeps what it is told."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self.desk = desk
        self.jobs = jobs
        self.notices: list[Notice] = []

    def say(self, notice: Notice) -> None:
        self.notices.append(notice)

    def refuse(self, error: BaseException) -> None:
        raise error

    def widget(self) -> QWidget:
        return self

    def current(self) -> int:
        return customers.find(self.desk, "客人11")[0].id

    def show_customer(self, customer_id: int) -> None:
        raise AssertionError(customer_id)


@pytest.fixture
def host(qtbot: QtBot, desk: Desk, jobs: Jobs) -> Host:
    host = Host(desk, jobs)
    qtbot.addWidget(host)
    return host


@pytest.fixture
def buyer(desk: Desk) -> Buyer:
    hit = customers.find(desk, "客人11")[0]
    return Buyer(hit.id, hit.name, Level(5, 5, 5, hit.level_name))


def mark_of(dialog: FeedbackDialog) -> int | None:
    return dialog.marks.mark


def test_satisfaction_is_recorded_by_keyboard(
    qtbot: QtBot, host: Host, desk: Desk, buyer: Buyer
) -> None:
    acts = {command.name: command for command in CustomerActs(host, {}).commands()}
    acts["satisfaction"].act()
    settle(qtbot, host.jobs)
    dialog = top(FeedbackDialog)
    assert not dialog.act.isEnabled()
    press(find(dialog, QPushButton, "mark_5"), Qt.Key.Key_3)
    assert mark_of(dialog) == 3
    press(find(dialog, QPushButton, "mark_3"), Qt.Key.Key_Right)
    assert mark_of(dialog) == 4
    find(dialog, QPushButton, "mark_4").click()
    assert mark_of(dialog) is None
    press(find(dialog, QPushButton, "mark_4"), Qt.Key.Key_3)
    type_in(find(dialog, QLineEdit, "note"), "all right")
    press(find(dialog, QLineEdit, "note"), Qt.Key.Key_Return)
    settle(qtbot, host.jobs)
    assert shops.answers_of(desk, buyer.id) == [(3, "all right")]
    assert host.notices[0].what == "Recorded 3 of 5."


def forms(host: Host, buyer: Buyer) -> Iterator[QWidget]:
    """Build every form about a case."""
    desk, jobs = host.desk, host.jobs
    case_id = cases.log(desk, CaseEntry(buyer.id, "complaint", "phone", "茶罐破损，要求换新")).value
    row = cases.case_card(desk, case_id).row
    yield CaseDialog(host, desk, jobs, buyer)
    yield CaseDialog(host, desk, jobs, buyer, row)
    yield CloseCaseDialog(host, desk, jobs, buyer, row)
    yield CaseTextDialog(host, desk, jobs, row, TextForm("Note", "Add", "What", "note", cases.note))
    yield FeedbackDialog(host, desk, jobs, buyer)
    yield CustomerPick(host, desk, jobs, {})


@pytest.mark.usefixtures("language")
def test_a_form_fits_the_smallest_window(qtbot: QtBot, host: Host, buyer: Buyer) -> None:
    for form in forms(host, buyer):
        form.show()
        settle(qtbot, host.jobs)
        QApplication.processEvents()
        assert form.height() <= SMALLEST[1], form.objectName()
        assert form.width() <= SMALLEST[0], form.objectName()
        assert not clipped(form), form.objectName()
        form.hide()


@pytest.mark.usefixtures("language")
def test_the_page_fits_the_smallest_window(
    qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs, buyer: Buyer
) -> None:
    today = desk.clock.today()
    cases.log(desk, CaseEntry(buyer.id, "complaint", "phone", "茶罐破损，要求换新", today, "owner"))
    window = MainWindow(desk, hub, jobs, lambda: page_specs(lambda *_: None))
    qtbot.addWidget(window)
    window.resize(*SMALLEST)
    window.show()
    window.show_page("service")
    settle(qtbot, jobs)
    qtbot.waitUntil(lambda: window.findChild(QLabel, "case_title") is not None)
    QApplication.processEvents()
    assert (window.width(), window.height()) == SMALLEST
    hint = window.layout().totalMinimumSize()  # type: ignore[union-attr] # it has one
    assert (hint.width() <= SMALLEST[0], hint.height() <= SMALLEST[1]) == (True, True), hint
    assert not clipped(window)
