"""Enter figures of others to stand beside one's own: shares, repeat rate, purchases a year."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import UserError
from app.services import benchmark
from app.services.benchmark import PER_YEAR, REPEAT, Benchmark, BenchmarkEntry
from app.services.desk import Desk
from app.services.done import Done
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.day_edit import DayEdit
from app.ui.widgets.field import Field, Form, side_by_side, text_edit

_IN_A_ROW = 3


class BenchmarkDialog(FormDialog):
    """The form of somebody else's figures, with their source and day."""

    def __init__(self, parent: QWidget, desk: Desk, jobs: Jobs, seen: Benchmark) -> None:
        translate = QCoreApplication.translate
        title = translate("BenchmarkDialog", "Figures of others")
        super().__init__(parent, title, translate("BenchmarkDialog", "Save"), name="benchmark")
        self._desk, self._jobs = desk, jobs
        self.saved: Callable[[Done[None]], None] | None = None
        self._source = text_edit(seen.source, longest=200)
        self._day = DayEdit(seen.day, "day", latest=desk.clock.today())
        self._figures: dict[str, QLineEdit] = {
            one.key: text_edit("" if one.other is None else f"{one.other:f}", longest=12)
            for one in seen.measures
        }
        self._build(seen)

    def _build(self, seen: Benchmark) -> None:
        fields = {
            "source": Field(self.tr("Source"), self._source, name="source"),
            "day": Field(self.tr("Of which day"), self._day, name="day"),
        }
        self.body.addLayout(side_by_side(fields["source"], fields["day"]))
        shares = [one for one in seen.measures if one.rank]
        self.body.addWidget(
            parts.label(self.tr("Share of each level, in percent"), "section", wrap=True)
        )
        for start in range(0, len(shares), _IN_A_ROW):
            line = []
            for one in shares[start : start + _IN_A_ROW]:
                fields[one.key] = Field(one.name, self._figures[one.key], name=one.key)
                line.append(fields[one.key])
            self.body.addLayout(side_by_side(*line))
        fields[REPEAT] = Field(
            self.tr("Bought again within a year, in percent"), self._figures[REPEAT], name=REPEAT
        )
        fields[PER_YEAR] = Field(
            self.tr("Purchases a year"), self._figures[PER_YEAR], name=PER_YEAR
        )
        self.body.addLayout(side_by_side(fields[REPEAT], fields[PER_YEAR]))
        self.set_form(Form(fields))
        self._source.setFocus()

    def save(self) -> None:
        """Keep the figures."""
        try:
            read = {
                key: benchmark.read_figure(edit.text(), key) for key, edit in self._figures.items()
            }
            levels = tuple(value for key, value in read.items() if key not in {REPEAT, PER_YEAR})
            entry = BenchmarkEntry(
                self._source.text(), self._day.day(), levels, read[REPEAT], read[PER_YEAR]
            )
        except UserError as error:
            self.refuse(error)
            return
        self.run(self._jobs, lambda _progress: benchmark.change(self._desk, entry), self.saved)
