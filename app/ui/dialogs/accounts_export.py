"""Asks for the accountant's period and where the workbook goes."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.ui import files, formats
from app.ui.dialogs.frame import FormDialog
from app.ui.widgets.field import Field, Form

Period = tuple[date | None, date | None]


def periods(today: date) -> dict[str, Period]:
    """Return the periods one asks for, by name: all of time, months and years around today."""
    month = today.replace(day=1)
    last_month_end = month - timedelta(days=1)
    year = today.replace(month=1, day=1)
    return {
        "this_month": (month, today),
        "last_month": (last_month_end.replace(day=1), last_month_end),
        "this_year": (year, today),
        "last_year": (year.replace(year=year.year - 1), year - timedelta(days=1)),
        "all": (None, None),
    }


class AccountsExport(FormDialog):
    """A period, then a file."""

    chosen = Signal(object, object, object)

    def __init__(self, parent: QWidget, today: date) -> None:
        translate = QCoreApplication.translate
        title = translate("AccountsExport", "Accountant's workbook")
        act = translate("AccountsExport", "Choose the file")
        super().__init__(parent, title, act, name="accounts_export")
        self._periods = periods(today)
        self._combo = QComboBox()
        words = {
            "this_month": self.tr("This month"),
            "last_month": self.tr("Last month"),
            "this_year": self.tr("This year"),
            "last_year": self.tr("Last year"),
            "all": self.tr("Everything"),
        }
        for key, (start, end) in self._periods.items():
            span = f"  {formats.day(start)} – {formats.day(end)}" if start else ""
            self._combo.addItem(f"{words[key]}{span}", key)
        hint = self.tr("Sales, returns, months and levels; the cover's totals balance by formula.")
        field = Field(self.tr("Period"), self._combo, name="period", hint=hint)
        self.body.addWidget(field)
        self.set_form(Form({"period": field}))
        self._is_touched = False

    def save(self) -> None:
        """Ask where the file goes, and tell."""
        start, end = self._periods[str(self._combo.currentData())]
        name = self.tr("Accounts {period}").format(
            period=f"{formats.day(start)} {formats.day(end)}" if start else self.tr("all")
        )
        kinds = self.tr("Excel workbook (*.xlsx)")
        target = files.save_file(self, self.tr("Accountant's workbook"), f"{name}.xlsx", kinds)
        if target is None:
            return
        if target.suffix.lower() != ".xlsx":
            target = target.with_name(f"{target.name}.xlsx")
        self._is_touched = False
        self.accept()
        if (page := self.parentWidget()) is not None:
            page.activateWindow()  # two dialogs closing at once leave no window active on X11
        self.chosen.emit(start, end, target)
