"""What would happen to the rows of a file: how many new, changed, known, refused, and why."""

from collections import Counter
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.i18n import sentences
from app.services.desk import Desk
from app.services.importing import ImportReport
from app.ui import formats, style
from app.ui.widgets import parts
from app.ui.widgets.button import Button

_REASONS: Final = 12
_WIDTH: Final = 296


def facts_of(report: ImportReport) -> list[str]:
    """Return what is told beside the number of rows once a file was imported."""
    translate = QCoreApplication.translate
    known, refused = report.unchanged, report.rejected
    facts = []
    if known:
        facts.append(translate("DataPage", "%Ln left as known.", "", known))
    if refused:
        facts.append(translate("DataPage", "%Ln refused.", "", refused))
    if report.walk_ins_named:
        text = translate("DataPage", "With a name alone, so without a customer: {count}.")
        facts.append(text.format(count=formats.number(report.walk_ins_named)))
    if report.noticed:
        text = translate("DataPage", "Returns that their order cannot carry: {count}.")
        facts.append(text.format(count=formats.number(report.noticed)))
    return facts


class VerdictBar(QWidget):
    """The share of rows by verdict; the numbers stand beneath it."""

    def __init__(self, shares: list[tuple[int, str]]) -> None:
        super().__init__()
        self._shares = [(count, tone) for count, tone in shares if count]
        self.setFixedHeight(12)

    def sizeHint(self) -> QSize:
        """Return a small width; the layout gives the rest."""
        return QSize(100, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw one part per verdict, none narrower than one can see."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        total = sum(count for count, _ in self._shares)
        room = self.width() - 8 * len(self._shares)
        x = 0.0
        for count, tone in self._shares:
            width = 8 + room * count / total
            painter.setBrush(style.theme().colour(tone))
            painter.drawRoundedRect(QRectF(x, 0, width - 2, 12), 3, 3)
            x += width


class VerdictsCard(QFrame):
    """The card at the right of the columns."""

    save_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("verdicts_card")
        self.setProperty("part", "card")
        self.setFixedWidth(_WIDTH)
        self._desk = desk
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        parts.column(self._area, margins=(2, 2, 2, 2), parent=self)
        self.show_text("")

    def show_text(self, text: str) -> None:
        """Say why there are no counts yet."""
        words = parts.label(text, "caption", name="verdicts_text", wrap=True)
        self._set(parts.column(words, 0, self._promise(), margins=(18, 14, 18, 12)))

    def _promise(self) -> parts.Layout:
        text = self.tr(
            "An import is one batch that can be undone whole. Stopped half-way, it leaves nothing."
        )
        icon = parts.Icon("shield", "ok", 18)
        line = parts.row(icon, parts.label(text, "caption", wrap=True))
        line.setStretch(1, 1)
        line.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        return line

    def show_report(self, report: ImportReport) -> None:
        """Show the counts of a trial run."""
        read = report.read
        total = QCoreApplication.translate("VerdictsCard", "%Ln row(s) in all", "", read)
        box = parts.column(
            parts.label(total, "section", name="verdicts_total"),
            VerdictBar(
                [
                    (report.created, "ok"),
                    (report.updated, "accent"),
                    (report.unchanged, "border_strong"),
                    (report.rejected, "danger"),
                ]
            ),
            gap=10,
            margins=(18, 14, 18, 12),
        )
        minor = int(report.total_amount.scaleb(self._desk.decimals))
        money = formats.money(minor, self._desk.decimals, self._desk.currency)
        spend = self.tr("Amount in all {amount}").format(amount=money)
        if report.walk_ins:
            nobody = self.tr("Without a customer: {count}")
            count = formats.number(report.walk_ins)
            spend = "\n".join((spend, nobody.format(count=count)))
        box.addLayout(self._verdict("plus", "ok", "new", report.created, self.tr("New"), spend))
        if report.kind == "customers" or report.updated:
            box.addLayout(
                self._verdict(
                    "refresh", "accent", "updated", report.updated, self.tr("Changed"), ""
                )
            )
        known = self.tr("In the shop already, or twice in the file")
        box.addLayout(
            self._verdict(
                "more", "text3", "unchanged", report.unchanged, self.tr("Left as it is"), known
            )
        )
        box.addLayout(
            self._verdict("close", "danger", "rejected", report.rejected, self.tr("Refused"), "")
        )
        for said in self._warnings(report):
            box.addLayout(self._warning(said))
        for said in (*self._reasons(report), *self._notes(report)):
            box.addWidget(parts.label(said, "caption", wrap=True))
        if report.rejected:
            save = Button(self.tr("Keep these rows"), name="save_rejects")
            save.clicked.connect(self.save_asked)
            box.addWidget(save)
        box.addStretch(1)
        box.addLayout(self._promise())
        self._set(box)

    def _verdict(
        self, icon: str, tone: str, name: str, count: int, title: str, note: str
    ) -> parts.Layout:
        figure = parts.label(formats.number(count), "title", name=f"verdict_{name}")
        first = parts.row(parts.Icon(icon, tone, 18), figure, 0, gap=6)
        box = parts.column(first, parts.label(title, "section"), gap=2)
        if note and count:
            box.addWidget(parts.label(note, "caption", wrap=True))
        return box

    def _warning(self, said: str) -> parts.Layout:
        text = parts.label(said, "caption", "warn", name="verdicts_warning", wrap=True)
        line = parts.row(icon := parts.Icon("alert", "warn", 18), text, gap=6)
        line.setStretch(1, 1)
        line.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        return line

    def _warnings(self, report: ImportReport) -> list[str]:
        """Return what to look at before importing: rows of a name alone, returns without room."""
        said = []
        if report.walk_ins_named:
            text = self.tr(
                "Rows with a name alone: {count}. Two people may share a name, so they become "
                "sales without a customer. Add a column with number, phone or e-mail."
            )
            said.append(text.format(count=formats.number(report.walk_ins_named)))
        counts = Counter(notice.said.code for notice in report.notices)
        firsts = {notice.said.code: notice for notice in reversed(report.notices)}
        for code, count in counts.items():
            rows = QCoreApplication.translate("VerdictsCard", "%Ln row(s)", "", count)
            first = firsts[code]
            line = self.tr("{rows}, first in line {line}: {reason}")
            if not first.line:
                line = self.tr("{rows} of earlier files: {reason}")
            said.append(line.format(rows=rows, line=first.line, reason=first.reason))
        return said

    def _notes(self, report: ImportReport) -> list[str]:
        """Return what else is to be told of the file: what is left out, how columns were read."""
        said = [note.words() for note in report.notes]
        count = report.id_numbers_left_out
        if count:
            text = QCoreApplication.translate(
                "VerdictsCard",
                "%Ln ID number(s) are left out: no consent to sensitive data is recorded, or "
                "another number is known.",
                "",
                count,
            )
            said.append(text)
        return said

    def _reasons(self, report: ImportReport) -> list[str]:
        """Return why rows were refused, the commonest reason first, with its first line."""
        counts = Counter(reject.code for reject in report.rejects)
        firsts = {reject.code: reject for reject in reversed(report.rejects)}
        said = []
        for code, count in counts.most_common(_REASONS):
            reason = sentences(*firsts[code].error.sentences())
            rows = QCoreApplication.translate("VerdictsCard", "%Ln row(s)", "", count)
            line = self.tr("{rows}, first in line {line}: {reason}")
            said.append(line.format(rows=rows, line=firsts[code].line, reason=reason))
        return said

    def _set(self, box: parts.Layout) -> None:
        inside = QWidget()
        inside.setLayout(box)
        self._area.setWidget(inside)
