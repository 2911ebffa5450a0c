"""What is done to several customers chosen in a table: tag, export, print, copy."""

import html
import re
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain import money
from app.domain.access import Permission
from app.domain.importing_guard import guard
from app.services import batches, star_table, tags
from app.services.desk import Desk
from app.services.done import Done
from app.services.progress import Progress
from app.services.star_table import StarRow, View
from app.services.tags import TagCount, TagReport
from app.ui import messages
from app.ui.commands import Command
from app.ui.dialogs.tag_edit import TagDialog
from app.ui.jobs import Jobs
from app.ui.tables.column import Column
from app.ui.widgets.banner import Notice, Offer

_BLOCK: Final = 2000
_IS_NUMBER: Final = re.compile(r"[+-]?\d+(\.\d+)?").fullmatch


class Host(Protocol):
    """The page whose table the customers were chosen in."""

    desk: Desk
    jobs: Jobs

    def chosen(self) -> Sequence[int]:
        """Return everybody chosen, in the order shown."""

    @property
    def view(self) -> View:
        """Return what is shown in which order."""

    @property
    def columns(self) -> Sequence[Column]:
        """Return the columns shown."""

    def say(self, notice: Notice) -> None:
        """Show a notice."""

    def refuse(self, error: BaseException) -> None:
        """Show why an act was refused."""

    def widget(self) -> QWidget:
        """Return the page as the parent of dialogs."""


class SelectionActs:
    """The acts on everybody chosen."""

    def __init__(self, host: Host, export: Callable[[View], None]) -> None:
        self._host = host
        self._export = export

    def commands(self) -> Sequence[Command]:
        """Return what the role may do to several customers."""
        may = self._host.desk.may
        translate = QCoreApplication.translate
        acts = []
        if may(Permission.EDIT_CUSTOMER):
            text = translate("SelectionActs", "Add tag")
            acts.append(Command("add_tag", text, self.add_tag, "Ctrl+T", "plus"))
        if may(Permission.EXPORT_CUSTOMERS):
            text = translate("SelectionActs", "Copy")
            acts.append(Command("copy", text, self.copy, "Ctrl+C", "file"))
            text = translate("SelectionActs", "Export these")
            acts.append(Command("export_chosen", text, self.export, "", "export"))
            text = translate("SelectionActs", "Print statements")
            acts.append(Command("print_chosen", text, self.print_statements, "", "print"))
        if may(Permission.EDIT_CUSTOMER):
            text = translate("SelectionActs", "Remove tag")
            acts.append(Command("remove_tag", text, self.remove_tag, "", "close"))
        return acts

    def _about(self, act: Callable[[Sequence[int]], None]) -> None:
        chosen = self._host.chosen()
        if chosen:
            act(chosen)
            return
        translate = QCoreApplication.translate
        self._host.say(
            Notice(
                "warn",
                translate("SelectionActs", "Nobody is chosen."),
                translate("SelectionActs", "Choose rows with Shift or Ctrl, or all with Ctrl A."),
            )
        )

    def add_tag(self) -> None:
        """Ask for a tag and give it to everybody chosen."""
        self._about(lambda chosen: self._ask_tag(chosen, gives=True))

    def remove_tag(self) -> None:
        """Ask for a tag and take it from everybody chosen."""
        self._about(lambda chosen: self._ask_tag(chosen, gives=False))

    def _ask_tag(self, chosen: Sequence[int], *, gives: bool) -> None:
        host = self._host

        def show(known: Sequence[TagCount]) -> None:
            dialog = TagDialog(host.widget(), host.desk, host.jobs, chosen, gives=gives)
            dialog.show_tags(known)
            dialog.saved = lambda done: self._show_tagged(done, gives=gives)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        host.jobs.ask(
            lambda _progress: tags.known(host.desk),
            show,
            initiator=host,
            failed=host.refuse,
            replaces="form",
        )

    def _show_tagged(self, done: Done[TagReport], *, gives: bool) -> None:
        translate = QCoreApplication.translate
        report, host = done.value, self._host
        # Plain names: lupdate passes over a plural whose number is more than a name.
        changed, unchanged = report.changed, report.unchanged
        given = translate("SelectionActs", "%Ln customer(s) got the tag {tag}.", "", changed)
        taken = translate("SelectionActs", "%Ln customer(s) lost the tag {tag}.", "", changed)
        more = translate("SelectionActs", "%Ln had it so already.", "", unchanged)
        offers = []
        if done.batch is not None and host.desk.may(Permission.UNDO_BATCH):
            batch = done.batch
            undo = translate("SelectionActs", "Undo")
            offers.append(
                Offer(undo, lambda: self._undo(batch, report.tag), key="Ctrl+Z", icon="return")
            )
        what = (given if gives else taken).format(tag=report.tag)
        host.say(messages.done(what, more if unchanged else "", *offers))

    def _undo(self, batch: int, tag: str) -> None:
        host = self._host
        text = QCoreApplication.translate("SelectionActs", "The tag {tag} is as it was before.")
        host.jobs.write(
            lambda progress: batches.undo(host.desk, batch, progress),
            lambda _done: host.say(messages.done(text.format(tag=tag))),
            initiator=host,
            failed=host.refuse,
        )

    def export(self) -> None:
        """Write everybody chosen to an Excel file."""
        self._about(lambda chosen: self._export(View(only=tuple(chosen))))

    def print_statements(self) -> None:
        """Open the statements of everybody chosen, to print or keep as PDF."""
        self._about(self._print)

    def _print(self, chosen: Sequence[int]) -> None:
        from app.ui.dialogs.print_statement import StatementDialog  # noqa: PLC0415 - print support
        # takes a tenth of a second to import, and most days nobody prints

        dialog = StatementDialog(self._host.widget(), self._host.desk, self._host.jobs, chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def copy(self) -> None:
        """Put everybody chosen on the clipboard, as a spreadsheet takes it."""
        self._about(self._copy)

    def _copy(self, chosen: Sequence[int]) -> None:
        host = self._host
        columns = list(host.columns)

        def look(progress: Progress) -> list[StarRow]:
            rows: list[StarRow] = []
            for start in range(0, len(chosen), _BLOCK):
                progress.step(start, len(chosen))
                rows += star_table.whole_rows(host.desk, chosen[start : start + _BLOCK])
            star_table.note_copied(host.desk, len(rows))
            return rows

        def show(rows: list[StarRow]) -> None:
            QGuiApplication.clipboard().setMimeData(as_clip(host.desk, rows, columns))
            count = len(rows)
            text = QCoreApplication.translate("SelectionActs", "Copied %Ln row(s).", "", count)
            more = QCoreApplication.translate("SelectionActs", "Paste them into a spreadsheet.")
            host.say(messages.done(text, more))

        host.jobs.make(look, show, initiator=host, failed=host.refuse)


def as_clip(desk: Desk, rows: Sequence[StarRow], columns: Sequence[Column]) -> QMimeData:
    """Return rows as text with tabs, and as a table whose cells a spreadsheet keeps as text."""
    lines = [[column.head() for column in columns]]
    lines += [[_cell(desk, column, row) for column in columns] for row in rows]
    clip = QMimeData()
    clip.setText("\n".join("\t".join(_harmless(cell) for cell in line) for line in lines))
    clip.setHtml(f"<table>{''.join(_html_row(line) for line in lines)}</table>")
    return clip


def _cell(desk: Desk, column: Column, row: StarRow) -> str:
    if column.key == "amount" and isinstance(row.amount_minor, int):
        return money.plain(row.amount_minor, desk.decimals)
    return " ".join(column.text(row).split())


def _harmless(cell: str) -> str:
    """Keep a name such as =1+1 from becoming a formula where it is pasted; −5 stays a number."""
    return cell if _IS_NUMBER(cell) else guard(cell)


def _html_row(cells: Sequence[str]) -> str:
    made = "".join(
        f"<td style=\"mso-number-format:'\\@'\">{html.escape(cell)}</td>" for cell in cells
    )
    return f"<tr>{made}</tr>"
