"""The log page: who did what, when, to whom and why; searched, checked, exported."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QStackedWidget

from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.services import audit
from app.services.audit import PAGE, AuditRow, AuditView, Digest
from app.services.desk import Desk
from app.services.progress import Progress
from app.ui import files, formats, messages
from app.ui.commands import Command
from app.ui.exports import show_file
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.page import Page
from app.ui.tables.column import Column, Draw
from app.ui.tables.lazy_table import LazyTable
from app.ui.widgets import parts
from app.ui.widgets.audit_side import AuditSide
from app.ui.widgets.banner import Offer
from app.ui.widgets.button import Button, act_button
from app.ui.widgets.day_edit import DayEdit
from app.ui.widgets.empty_hint import EmptyHint
from app.ui.widgets.plain_view import PlainView
from app.ui.widgets.search_box import SearchBox

_SIDE: Final = 328
_PAUSE_MS: Final = 300


def _columns() -> list[Column]:
    return [
        Column(
            "act",
            QT_TRANSLATE_NOOP("Columns", "What was done"),
            160,
            lambda row: audit.title(row.act),
            Draw.STRONG,
        ),
        Column(
            "at",
            QT_TRANSLATE_NOOP("Columns", "When"),
            132,
            lambda row: formats.moment(row.at),
            Draw.QUIET,
            whole=True,
        ),
        Column("actor", QT_TRANSLATE_NOOP("Columns", "By"), 96, lambda row: row.actor),
        Column(
            "about", QT_TRANSLATE_NOOP("Columns", "To whom or what"), 168, lambda row: row.about
        ),
        Column("reason", QT_TRANSLATE_NOOP("Columns", "Reason"), 168, lambda row: row.reason),
    ]


class AuditPage(Page):
    """Lines newest first, in pages; filters narrow them as one chooses."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__(desk, hub, jobs)
        self.setObjectName("audit_page")
        self.title.setText(self.tr("Log"))
        self.state.setText(self.tr("Nobody can change it; what is personal goes with the person."))
        self._rows: dict[int, AuditRow] = {}
        self._customer: int | None = None
        self.model = LazyTable(
            lambda ids: [self._rows[key] for key in ids if key in self._rows], _columns(), self
        )
        self.table = PlainView(self.model, "audit_table")
        self.table.setAccessibleName(self.tr("Log"))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_line())
        self.side = AuditSide()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self.ask)
        self._build()

    def _build(self) -> None:
        for command in self.commands():
            if command.name == "export_audit":
                self.acts.addWidget(act_button(command))
        card = parts.card("log_card")
        box = parts.column(gap=8, margins=(1, 12, 1, 1), parent=card)
        box.addLayout(self._filters())
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._empty = EmptyHint("search")
        self._list.addWidget(self._empty)
        box.addWidget(self._list, 1)
        self._older = Button(self.tr("Show older lines"), "quiet", name="older_lines")
        self._older.clicked.connect(self.show_older)
        box.addLayout(parts.row(0, self._older, 0, margins=(0, 0, 0, 8)))
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.side)
        area.setFixedWidth(_SIDE)
        whole = parts.row(gap=16)
        whole.addWidget(card, 1)
        whole.addWidget(area)
        self.body.addLayout(whole, 1)

    def _filters(self) -> parts.Layout:
        self.search = SearchBox(self.tr("Customer, reason or value"), key="/", name="audit_search")
        self.search.asked.connect(lambda _text: self._later.start())
        self._actor = self._choice("audit_actor", self.tr("Everybody"))
        self._act = self._choice("audit_act", self.tr("Every act"))
        self._start = DayEdit(None, "audit_from")
        self._end = DayEdit(None, "audit_to")
        for edit, name, words in (
            (self._start, "audit_from", self.tr("From")),
            (self._end, "audit_to", self.tr("To")),
        ):
            edit.setObjectName(name)
            edit.setAccessibleName(words)
            edit.setToolTip(words)
            edit.setPlaceholderText(words)
            edit.setFixedWidth(104)
            edit.textEdited.connect(lambda _text: self._later.start())
        line = parts.row(gap=8, margins=(12, 0, 12, 0))
        line.addWidget(self.search, 1)
        for part in (self._actor, self._act, self._start, self._end):
            line.addWidget(part)
        return line

    def _choice(self, name: str, all_of_them: str) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(name)
        combo.setAccessibleName(all_of_them)
        combo.addItem(all_of_them, "")
        combo.setFixedWidth(148)
        combo.activated.connect(lambda _place: self.ask())
        return combo

    def commands(self) -> Sequence[Command]:
        """Return what can be done here."""
        return [
            Command("find_line", self.tr("Find a line"), self.search_focus, "/", "search"),
            Command("export_audit", self.tr("Export the log"), self.export, "Ctrl+E", "export"),
        ]

    def search_focus(self) -> None:
        """Go to the search field."""
        self.search.setFocus()

    def go_first(self) -> None:
        """Begin in the list."""
        self.table.setFocus()

    def show_customer(self, customer_id: int) -> None:
        """Show what was done about one customer."""
        self._customer = customer_id
        self.ask()

    def view(self) -> AuditView:
        """Return what the filters ask for."""
        return AuditView(
            actor=str(self._actor.currentData() or ""),
            act=str(self._act.currentData() or ""),
            customer_id=self._customer,
            start=self._start.day(),
            end=self._end.day(),
            words=self.search.text().strip(),
        )

    def refresh(self) -> None:
        """Read the lines, the choices, the week and the chain anew."""
        desk = self.desk
        self.ask()

        def look(_progress: Progress) -> tuple[list[str], list[str], Digest]:
            return audit.actors(desk), audit.acts(desk), audit.digest(desk)

        self.jobs.ask(look, self._show_choices, initiator=self, replaces="audit choices")
        self.jobs.ask(
            lambda _progress: audit.broken(desk),
            self.side.show_chain,
            initiator=self,
            replaces="audit chain",
        )

    def ask(self) -> None:
        """Look for the lines that answer the filters."""
        try:
            view = self.view()
        except UserError:
            return  # a day half typed
        self._rows = {}
        self._look(view)

    def show_older(self) -> None:
        """Add the lines before the last one shown."""
        if self._rows:
            self._look(replace(self.view(), before_id=min(self._rows)))

    def _look(self, view: AuditView) -> None:
        self.jobs.ask(
            lambda _progress: audit.lines(self.desk, view),
            self._show,
            initiator=self,
            failed=self.refuse,
            replaces="audit lines",
        )

    def _show(self, rows: Sequence[AuditRow]) -> None:
        self._rows |= {row.id: row for row in rows}
        ids = sorted(self._rows, reverse=True)
        self.model.set_ids(np.array(ids, np.int64))
        self.model.forget_all()
        self._older.setVisible(len(rows) == PAGE)
        self._list.setCurrentIndex(0 if ids else 1)
        if not ids:
            clear = Button(self.tr("Clear filter"), "primary", name="clear_filter")
            clear.clicked.connect(self.clear)
            self._empty.show_hint(
                self.tr("No line answers this."), self.tr("A wider filter finds more."), clear
            )
        elif self.table.current_id() is None:
            self.table.selectRow(0)
        self._show_line()

    def clear(self) -> None:
        """Show every line again."""
        self._customer = None
        for edit in (self.search, self._start, self._end):
            edit.clear()
        for combo in (self._actor, self._act):
            combo.setCurrentIndex(0)
        self.ask()

    def _show_choices(self, found: tuple[list[str], list[str], Digest]) -> None:
        actors, acts, digest = found
        _fill(self._actor, [(actor, actor) for actor in actors])
        _fill(self._act, sorted((audit.title(act), act) for act in acts))
        self.side.show_digest(digest)

    def _show_line(self) -> None:
        self.side.show_line(self._rows.get(self.table.current_id() or 0))

    def export(self) -> None:
        """Write the lines that answer the filters to an Excel file."""
        translate, desk, view = QCoreApplication.translate, self.desk, self.view()
        name = translate("AuditPage", "Log {day}").format(day=formats.day(desk.clock.today()))
        kinds = translate("AuditPage", "Excel workbook (*.xlsx)")
        target = files.save_file(self, self.tr("Export the log"), f"{name}.xlsx", kinds)
        if target is None:
            return
        file = target if target.suffix.lower() == ".xlsx" else Path(f"{target}.xlsx")

        def write(progress: Progress) -> Path:
            from app.reports import excel  # noqa: PLC0415 - openpyxl is slow to import

            sheet = audit.log_sheet(desk, view)
            excel.write_workbook(
                file, [sheet], None, progress, temporary=desk.paths.temporary, decimals=2
            )
            return file

        self.jobs.make(write, self._on_written, initiator=self, failed=self.refuse)

    def _on_written(self, file: Path) -> None:
        offer = Offer(self.tr("Open"), lambda: show_file(file), icon="file")
        self.say(messages.done(self.tr("Wrote the log."), str(file), offer))
        self.ask()


def _fill(combo: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
    """Offer what the log holds below "all"; what was chosen stays chosen."""
    chosen = combo.currentData()
    while combo.count() > 1:
        combo.removeItem(1)
    for text, data in choices:
        combo.addItem(text, data)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
