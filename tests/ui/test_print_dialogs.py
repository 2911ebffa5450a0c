"""The dialogs of papers: preview at once, choices remembered, print, save, stop."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app import paths
from app.domain.access import Role
from app.domain.benefits import BenefitEntry
from app.services import benefits, customers
from app.services.desk import Desk
from app.ui import files, messages, paper_choices
from app.ui.dialogs.print_paper import PaperDialog
from app.ui.dialogs.print_rules import ExplanationDialog, RulesDialog
from app.ui.dialogs.print_statement import StatementDialog
from app.ui.jobs import Jobs
from app.ui.widgets.button import Button
from tests.services.shops import as_role, audit_of
from tests.ui.conftest import find, press, settle, type_in


@pytest.fixture(autouse=True)
def _no_choices() -> Iterator[None]:
    """Begin without choices of an earlier test."""
    yield
    paths.config_file().with_name("papers.json").unlink(missing_ok=True)


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


def test_the_choices_are_kept_for_the_next_paper(
    qtbot: QtBot, desk: Desk, jobs: Jobs, ids: list[int]
) -> None:
    dialog = opened(qtbot, jobs, StatementDialog(None, desk, jobs, ids[:1]))
    find(dialog, QComboBox, "paper").setCurrentIndex(1)
    find(dialog, QComboBox, "spoken").setCurrentIndex(0)
    find(dialog, QComboBox, "period").setCurrentIndex(1)
    settle(qtbot, jobs)
    pages = dialog.view.strip.pages
    assert pages is not None
    assert "您的权益" in pages.letter.html
    again = opened(qtbot, jobs, StatementDialog(None, desk, jobs, ids[:1]))
    assert find(again, QComboBox, "paper").currentData() == "letter"
    assert find(again, QComboBox, "spoken").currentData() == "zh_CN"
    assert find(again, QLineEdit, "from").text() == "2024-01-01"


def test_broken_choices_are_as_none(desk: Desk) -> None:
    file = paths.config_file().with_name("papers.json")
    file.parent.mkdir(parents=True, exist_ok=True)
    for text in ("{", "[]", '{"paper": "a0", "language": 7, "span": "own"}'):
        file.write_text(text, "utf-8")
        assert paper_choices.load() == paper_choices.PaperChoices()


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
