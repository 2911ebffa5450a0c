"""Beside the log: whether its chain holds, what was unusual this week, the chosen line in full."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.i18n import listed
from app.services import audit
from app.services.audit import AuditRow, Digest, WeekCount
from app.ui import formats
from app.ui.widgets import parts
from app.ui.widgets.pill import Pill

_MOST: Final = 9
_MOST_FACTS: Final = 8
_LABELS: Final = 120
_LONGEST: Final = 300


class AuditSide(QWidget):
    """Three cards below each other."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("audit_side")
        self.chain = Pill("audit_chain")
        self.chain.show_state("clock", self.tr("Being checked"))
        self._lines = parts.label("", "hint", name="audit_broken", wrap=True)
        self._lines.hide()
        chain = parts.card("chain_card")
        parts.column(
            parts.label(self.tr("The log itself"), "section"),
            self.chain,
            self._lines,
            gap=8,
            margins=(16, 12, 16, 12),
            parent=chain,
        )
        self._span = parts.label("", "caption", name="digest_span")
        self._counts = QGridLayout()
        self._counts.setHorizontalSpacing(12)
        self._counts.setVerticalSpacing(6)
        self._counts.setColumnStretch(0, 1)
        week = parts.card("digest_card")
        box = parts.column(gap=8, margins=(16, 12, 16, 12), parent=week)
        box.addLayout(parts.row(parts.label(self.tr("This week"), "section"), 0, self._span))
        box.addLayout(self._counts)
        self._facts = parts.column(gap=6)
        line = parts.card("line_card")
        whole = parts.column(gap=8, margins=(16, 12, 16, 12), parent=line)
        whole.addWidget(parts.label(self.tr("The chosen line"), "section"))
        whole.addLayout(self._facts)
        parts.column(line, chain, week, 0, gap=12, parent=self)

    def show_chain(self, broken: Sequence[int]) -> None:
        """Tell whether every line is as it was written."""
        if not broken:
            self.chain.show_state("check", self.tr("Whole"), "ok")
            self._lines.setText(self.tr("Every line is as it was written."))
        else:
            count = len(broken)
            text = QCoreApplication.translate("AuditSide", "%Ln line(s) changed", "", count)
            self.chain.show_state("alert", text, "danger")
            numbers = listed(str(number) for number in broken[:_MOST])
            said = self.tr("Somebody tampered with them. Numbers: {numbers}")
            self._lines.setText(said.format(numbers=numbers))
        self._lines.show()

    def show_digest(self, digest: Digest) -> None:
        """Show who did how many watched acts in the week, unusual counts first."""
        parts.clear(self._counts)
        self._span.setText(f"{formats.day(digest.start)} – {formats.day(digest.end)}")
        for place, one in enumerate(digest.counts[:_MOST]):
            self._show_count(place, one)
        if not digest.counts:
            none = self.tr("Nothing was done that is watched.")
            self._counts.addWidget(parts.label(none, "table", "quiet"), 0, 0)

    def _show_count(self, place: int, one: WeekCount) -> None:
        what = parts.Elided("table", "", "digest_line")
        what.setText(f"{one.actor} · {audit.title(one.act)}")
        tone = "warn" if one.is_unusual else ""
        count = parts.label(formats.number(one.count), "section", tone)
        usual = (
            self.tr("unusual; usually {count}") if one.is_unusual else self.tr("usually {count}")
        )
        said = parts.label(usual.format(count=one.usual), "caption", tone or "quiet")
        right = Qt.AlignmentFlag.AlignRight
        self._counts.addWidget(what, place, 0)
        self._counts.addWidget(count, place, 1, right)
        self._counts.addWidget(said, place, 2, right)

    def show_line(self, row: AuditRow | None) -> None:
        """Show one line in full: when, who, about whom, why, values before and after."""
        parts.clear(self._facts)
        if row is None:
            self._facts.addWidget(parts.label(self.tr("None is chosen."), "table", "quiet"))
            return
        said = [(self.tr("Act"), audit.title(row.act)), (self.tr("When"), formats.moment(row.at))]
        said.append((self.tr("By"), row.actor))
        if row.about:
            said.append((self.tr("About"), row.about))
        if row.reason:
            said.append((self.tr("Reason"), row.reason))
        if row.is_erased:
            said.append((self.tr("Values"), self.tr("erased with the person")))
        said += row.said[:_MOST_FACTS]
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for place, (name, value) in enumerate(said):
            label = parts.label(name, "table", "quiet", wrap=True)
            label.setMinimumWidth(80)
            label.setMaximumWidth(_LABELS)
            grid.addWidget(label, place, 0, top)
            grid.addWidget(parts.label(value[:_LONGEST], "table", wrap=True), place, 1, top)
        self._facts.addLayout(grid)
