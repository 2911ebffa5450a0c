"""The log page: searched by whom, what, when and which words; checked; exported."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from app.domain.access import Permission, Role
from app.services import audit, customers, settings
from app.services.desk import Desk
from app.ui import files
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.page_list import page_specs
from app.ui.pages.audit import AuditPage
from app.ui.widgets.button import Button
from app.ui.widgets.pill import Pill
from tests.services.shops import FixedClock, add, as_role
from tests.ui.conftest import find, settle


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> AuditPage:
    """Return the page of a shop with a year of acts."""
    key = add(desk, "王五", phone="13812349999")
    customers.reveal_phone(as_role(desk, Role.FRONT_DESK), key, "call back")
    settings.change(desk, "desk.hides_after_s", 90)
    page = AuditPage(desk, hub, jobs)
    qtbot.addWidget(page)
    page.resize(1150, 640)
    page.show()
    settle(qtbot, jobs)
    return page


def acts(page: AuditPage) -> list[str]:
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def test_lines_are_found_by_whom_what_and_words(qtbot: QtBot, page: AuditPage, jobs: Jobs) -> None:
    assert acts(page)[:3] == ["Setting changed", "Phone number shown", "Customer added"]
    who = find(page, QComboBox, "audit_actor")
    who.setCurrentIndex(who.findData("test front_desk"))
    page.ask()
    settle(qtbot, jobs)
    assert acts(page) == ["Phone number shown"]
    page.clear()
    act = find(page, QComboBox, "audit_act")
    act.setCurrentIndex(act.findData("change_setting"))
    page.ask()
    settle(qtbot, jobs)
    assert acts(page) == ["Setting changed"]
    page.clear()
    for words, expected in (
        ("call", ["Phone number shown"]),
        ("王五", ["Phone number shown", "Customer added"]),
        ("hides_after", ["Setting changed"]),
        ("nothing like it", []),
    ):
        page.search.setText(words)
        page.ask()
        settle(qtbot, jobs)
        assert acts(page) == expected
    find(page, Button, "clear_filter").click()
    settle(qtbot, jobs)
    assert len(acts(page)) > 3


def test_lines_are_found_by_their_days(
    qtbot: QtBot, page: AuditPage, jobs: Jobs, desk: Desk, clock: FixedClock
) -> None:
    clock.move(days=3)
    add(desk, "new")
    find(page, QLineEdit, "audit_from").setText("2024-04-04")
    page.ask()
    settle(qtbot, jobs)
    assert acts(page) == ["Customer added"]
    find(page, QLineEdit, "audit_to").setText("2024-0")
    page.ask()
    assert acts(page) == ["Customer added"]


def test_the_chosen_line_is_shown_in_full(page: AuditPage) -> None:
    said = " ".join(label.text() for label in page.side.findChildren(QLabel))
    assert "Front desk hides after seconds" in said
    assert "desk.hides_after_s" not in said
    page.table.selectRow(1)
    said = " ".join(label.text() for label in page.side.findChildren(QLabel))
    assert "call back" in said
    assert "王五" in said


def test_a_line_tampered_with_is_told(
    qtbot: QtBot, page: AuditPage, jobs: Jobs, desk: Desk
) -> None:
    chain = find(page, Pill, "audit_chain")
    assert chain.text == "Whole"
    with desk.work() as work:
        work.connection.execute(text("UPDATE audit SET actor = 'nobody' WHERE id = 2"))
    page.refresh()
    settle(qtbot, jobs)
    assert chain.text.startswith("1 line")
    assert "2" in find(page, QLabel, "audit_broken").text()


def test_the_log_is_exported_and_that_is_a_line(
    qtbot: QtBot,
    page: AuditPage,
    jobs: Jobs,
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "save_file", lambda *_words: tmp_path / "log.xlsx")
    page.export()
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    sheet = openpyxl.load_workbook(tmp_path / "log.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert any("call back" in [str(cell) for cell in row] for row in rows)
    assert audit.lines(desk, audit.AuditView())[0].act == "export_audit"
    assert acts(page)[0] == "Log exported"


def test_only_who_may_read_the_log_has_the_page(desk: Desk) -> None:
    (spec,) = [one for one in page_specs(lambda *_words: None) if one.name == "audit"]
    assert spec.needs is Permission.SEE_AUDIT
