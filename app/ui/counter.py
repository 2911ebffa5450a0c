"""What is done from the Customers page: the acts on one customer, and grade all, export."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from app.services import grading, reporting
from app.services.done import Done
from app.services.grading import RegradeReport
from app.services.progress import Progress
from app.services.star_table import View
from app.ui import customer_acts, files, formats, messages
from app.ui.customer_acts import CustomerActs
from app.ui.jobs import Job
from app.ui.widgets.banner import Offer
from app.ui.widgets.level_badge import Level


class Host(customer_acts.Host, Protocol):
    """A page that shows a list of customers, too."""

    def follow(self, job: Job, title: str, note: str) -> None:
        """Show how far a long act is."""

    @property
    def view(self) -> View:
        """Return what is shown in which order."""


class CounterActs(CustomerActs):
    """The acts of a page with a list: about its current customer, and about all."""

    def __init__(self, host: Host, levels: Mapping[int, Level]) -> None:
        super().__init__(host, levels)
        self._list_host = host

    def regrade(self) -> None:
        """Grade everybody."""
        desk, host = self._host.desk, self._list_host

        def show(done: Done[RegradeReport]) -> None:
            report = done.value
            translate = QCoreApplication.translate
            graded, changed = report.customers, report.changed
            what = translate("CounterActs", "Graded %Ln customer(s).", "", graded)
            more = translate("CounterActs", "%Ln level(s) changed.", "", changed)
            host.say(messages.done(what, more))

        job = host.jobs.write(
            lambda progress: grading.regrade(desk, progress),
            show,
            initiator=host,
            failed=host.refuse,
        )
        title = QCoreApplication.translate("CounterActs", "Grading all customers")
        note = QCoreApplication.translate("CounterActs", "Stopping leaves everything as it was.")
        host.follow(job, title, note)

    def export(self) -> None:
        """Write the customers shown, in the order shown, to an Excel file."""
        self.export_view(self._list_host.view)

    def export_view(self, view: View) -> None:
        """Write the customers of a view, in its order, to an Excel file."""
        translate = QCoreApplication.translate
        host = self._list_host
        desk = host.desk
        name = translate("CounterActs", "Customers {day}").format(
            day=formats.day(desk.clock.today())
        )
        target = files.save_file(
            host.widget(),
            translate("CounterActs", "Export customers"),
            f"{name}.xlsx",
            translate("CounterActs", "Excel workbook (*.xlsx)"),
        )
        if target is None:
            return
        target = (
            target if target.suffix.lower() == ".xlsx" else target.with_name(f"{target.name}.xlsx")
        )

        def write(progress: Progress) -> int:
            from app.reports import excel  # noqa: PLC0415 - openpyxl is slow to import

            sheet = reporting.star_sheet(desk, view, progress)
            excel.write_workbook(
                target,
                [sheet],
                progress=progress,
                temporary=desk.paths.temporary,
                decimals=desk.decimals,
            )
            return len(sheet.rows)

        job = host.jobs.make(
            write,
            lambda count: self._show_exported(target, count),
            initiator=host,
            failed=host.refuse,
        )
        title = translate("CounterActs", "Writing {file}").format(file=target.name)
        note = translate("CounterActs", "Stopping leaves no file behind.")
        host.follow(job, title, note)

    def _show_exported(self, target: Path, count: int) -> None:
        translate = QCoreApplication.translate
        what = translate("CounterActs", "Exported %Ln customer(s).", "", count)
        show = Offer(
            translate("CounterActs", "Open"),
            lambda: _show_file(target),
            icon="file",
        )
        self._host.say(messages.done(what, str(target), show))


def _show_file(file: Path) -> None:
    """Open a file with the program that the system knows for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
