"""The dialogs of papers: preview at once, choices remembered, print, save, stop."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app import config, paths
from app.domain.access import Role
from app.domain.benefits import BenefitEntry
from app.services import benefits, customers
from app.services.desk import Desk
from app.ui import files, messages
from app.ui.dialogs.print_paper import PaperDialog
from app.ui.dialogs.print_rules import ExplanationDialog, RulesDialog
from app.ui.dialogs.print_statement import StatementDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.page import Page
from app.ui.widgets.button import Button
from tests.services.shops import as_role, audit_of
from tests.ui.conftest import find, press, settle, type_in


@pytest.fixture(autouse=True)
def _no_choices() -> Iterator[None]:
    """Leave no choices to another test."""
    yield
    paths.config_file().unlink(missing_ok=True)


@pytest.fixture
def ids(desk: Desk) -> list[int]:
    benefits.add(desk, BenefitEntry(1, "Free tasting"))
    return [hit.id for hit in customers.find(desk, "客人", 12)]


def opened(qtbot: QtBot, jobs: Jobs, dialog: PaperDialog) -> PaperDialog:
    qtbot.addWidget(dialog)
    dialog.show()
    settle(qtbot, jobs)
    return dialog


def text_of(file: Path) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(file).pages)


def test_the_preview_is_there_at_once(qtbot: QtBot, desk: Desk, jobs: Jobs, ids: list[int]) -> None:
    dialog = opened(qtbot, jobs, StatementDialog(None, desk, jobs, ids[:1]))
    pages = dialog.view.strip.pages
    assert pages is not None
    assert pages.count == 1
    assert "Free tasting" in pages.letter.html
    picture = dialog.view.strip.grab().toImage()
    colours = {picture.pixel(x, 200) for x in range(0, picture.width(), 3)}
    assert len(colours) > 2
    assert dialog.view.accessibleName()


def test_choices_reach_the_settings_of_the_user(
    qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs, ids: list[int]
) -> None:
    page, kept = Page(desk, hub, jobs), list[tuple[str, str]]()
    qtbot.addWidget(page)
    page.preferences_asked.connect(lambda key, value: kept.append((key, value)))
    dialog = opened(qtbot, jobs, StatementDialog(page, desk, jobs, ids[:1]))
    find(dialog, QComboBox, "paper").setCurrentIndex(1)
    find(dialog, QComboBox, "period").setCurrentIndex(1)
    find(dialog, Button, "statement_why").click()
    settle(qtbot, jobs)
    why = find(dialog, ExplanationDialog, "explanation")
    find(why, QComboBox, "spoken").setCurrentIndex(0)
    assert kept == [("paper", "letter"), ("paper_span", "this_year"), ("paper_language", "zh_CN")]
    pages = why.view.strip.pages
    assert pages is not None
    assert "首次评级" in pages.letter.html


def test_a_paper_begins_as_the_last_one_was_chosen(
    qtbot: QtBot, desk: Desk, jobs: Jobs, ids: list[int]
) -> None:
    assert config.save(
        config.Config(paper="letter", paper_language="zh_CN", paper_span="this_year")
    )
    dialog = opened(qtbot, jobs, StatementDialog(None, desk, jobs, ids[:1]))
    assert find(dialog, QComboBox, "paper").currentData() == "letter"
    assert find(dialog, QComboBox, "spoken").currentData() == "zh_CN"
    assert find(dialog, QComboBox, "period").currentData() == "this_year"
    assert find(dialog, QLineEdit, "from").text() == "2024-01-01"
    pages = dialog.view.strip.pages
    assert pages is not None
    assert "您的权益" in pages.letter.html


def test_days_of_ones_own_are_read_or_refused_beside_the_field(
    qtbot: QtBot, desk: Desk, jobs: Jobs, ids: list[int]
) -> None:
    dialog = opened(qtbot, jobs, StatementDialog(None, desk, jobs, ids[:1]))
    first = find(dialog, QLineEdit, "from")
    first.selectAll()
    type_in(first, "2024-05-05")
    press(first, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert find(dialog, QLabel, "below_from").isVisible()
    assert find(dialog, QComboBox, "period").currentData() == "own"
    assert not dialog.is_ready()
    first.selectAll()
    type_in(first, "2024/3/1")
    press(first, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert not find(dialog, QLabel, "below_from").isVisible()
    pages = dialog.view.strip.pages
    assert pages is not None
    assert "2024-03-01" in pages.letter.subtitle


def test_many_customers_are_turned_over_and_saved_together(
    qtbot: QtBot, desk: Desk, jobs: Jobs, ids: list[int], tmp_path: Path
) -> None:
    dialog = opened(qtbot, jobs, StatementDialog(None, desk, jobs, ids[:3]))
    assert isinstance(dialog, StatementDialog)
    first = dialog.view.strip.pages
    dialog.turn(1)
    settle(qtbot, jobs)
    second = dialog.view.strip.pages
    assert first is not None
    assert second is not None
    assert first.letter.html != second.letter.html
    dialog.save_to(tmp_path / "all.pdf")
    settle(qtbot, jobs)
    assert text_of(tmp_path / "all.pdf").count("Freetasting") == 3
    assert audit_of(desk)[0].act == "save_paper"
    assert dialog.banner.isVisible()


def test_a_save_that_is_stopped_leaves_no_file(
    qtbot: QtBot, desk: Desk, jobs: Jobs, ids: list[int], tmp_path: Path
) -> None:
    before = len(audit_of(desk))
    dialog = opened(qtbot, jobs, StatementDialog(None, desk, jobs, ids * 20))
    dialog.save_to(tmp_path / "all.pdf")
    dialog.reject()
    settle(qtbot, jobs)
    assert dialog.isVisible()
    assert not [file for file in tmp_path.iterdir() if file.is_file()]
    assert len(audit_of(desk)) == before


def test_the_suggested_name_tells_nobodys_name(
    qtbot: QtBot,
    desk: Desk,
    jobs: Jobs,
    ids: list[int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = []

    def choose(_parent: object, _title: str, suggested: str, _kinds: str) -> Path:
        names.append(suggested)
        return tmp_path / "chosen"

    monkeypatch.setattr(files, "save_file", choose)
    dialog = opened(qtbot, jobs, StatementDialog(None, desk, jobs, ids[:1]))
    press(dialog, Qt.Key.Key_Return)
    dialog.save_it()
    settle(qtbot, jobs)
    assert names == ["Member benefit statement 2024-04-01.pdf"]
    assert (tmp_path / "chosen.pdf").exists()


def test_printing_draws_the_same_pages_and_notes_it(
    qtbot: QtBot, desk: Desk, jobs: Jobs, ids: list[int], tmp_path: Path
) -> None:
    dialog = opened(qtbot, jobs, StatementDialog(None, desk, jobs, ids[:2]))
    printer = dialog.new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.print_on(printer)
    settle(qtbot, jobs)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2
    assert "Freetasting" in text_of(tmp_path / "printed.pdf")
    assert audit_of(desk)[0].act == "print_paper"


def test_the_front_desk_prints_one_statement_without_amounts_and_no_list(
    qtbot: QtBot, desk: Desk, jobs: Jobs, ids: list[int], tmp_path: Path
) -> None:
    front = as_role(desk, Role.FRONT_DESK)
    dialog = opened(qtbot, jobs, StatementDialog(None, front, jobs, ids[-1:]))
    dialog.save_to(tmp_path / "one.pdf")
    settle(qtbot, jobs)
    assert "¥" not in text_of(tmp_path / "one.pdf")
    many = opened(qtbot, jobs, StatementDialog(None, front, jobs, ids[:2]))
    many.save_to(tmp_path / "many.pdf")
    settle(qtbot, jobs)
    assert not (tmp_path / "many.pdf").exists()
    assert many.banner.isVisible()


def test_the_rule_sheet_is_previewed_with_or_without_figures(
    qtbot: QtBot, desk: Desk, jobs: Jobs, ids: list[int], tmp_path: Path
) -> None:
    dialog = opened(qtbot, jobs, RulesDialog(None, desk, jobs))
    pages = dialog.view.strip.pages
    assert pages is not None
    assert "60 %" not in pages.letter.html
    assert isinstance(dialog, RulesDialog)
    dialog.figures.click()
    pages = dialog.view.strip.pages
    assert pages is not None
    assert "60 %" in pages.letter.html
    dialog.save_to(tmp_path / "rules.pdf")
    settle(qtbot, jobs)
    assert len(PdfReader(tmp_path / "rules.pdf").pages) == 1


def test_the_statement_leads_to_why_this_level(
    qtbot: QtBot, desk: Desk, jobs: Jobs, ids: list[int]
) -> None:
    dialog = opened(qtbot, jobs, StatementDialog(None, desk, jobs, ids[:1]))
    find(dialog, Button, "statement_why").click()
    settle(qtbot, jobs)
    why = find(dialog, ExplanationDialog, "explanation")
    assert why.isVisible()
    why.reject()


def test_a_level_is_explained_on_paper(
    qtbot: QtBot, desk: Desk, jobs: Jobs, ids: list[int]
) -> None:
    dialog = opened(qtbot, jobs, ExplanationDialog(None, desk, jobs, ids[0]))
    pages = dialog.view.strip.pages
    assert pages is not None
    assert "first grading" in pages.letter.html
    press(dialog.view, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_PageDown)
    assert dialog.view.strip.width() > dialog.view.viewport().width()


def test_notices_make_a_dialog_no_higher_than_a_low_screen(
    qtbot: QtBot, desk: Desk, jobs: Jobs, ids: list[int]
) -> None:
    dialog = opened(qtbot, jobs, StatementDialog(None, desk, jobs, ids))
    before = dialog.size()
    dialog.banner.show_notice(messages.done("Saved.", "Where it stands now."))
    dialog.progress.show()
    QApplication.processEvents()
    assert dialog.size() == before
