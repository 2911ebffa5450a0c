"""What goes out of the shop as a file: the accountant's workbook, the star table."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from app.services.progress import Progress
from app.ui import files, formats, messages
from app.ui.dialogs.accounts_export import AccountsExport
from app.ui.page import Page
from app.ui.widgets.banner import Offer
from app.ui.widgets.progress_card import ProgressCard

Write = Callable[[Progress], Path]


def show_file(place: Path) -> None:
    """Open a file or a folder with what the system knows for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))


class Exports:
    """The files that a page writes for others; its banner tells of each."""

    def __init__(self, page: Page, progress: ProgressCard) -> None:
        self._page = page
        self._progress = progress

    def accounts(self) -> None:
        """Ask for a period and write the accountant's workbook."""
        dialog = AccountsExport(self._page, self._page.desk.clock.today())
        dialog.finished.connect(dialog.deleteLater)
        dialog.chosen.connect(self._write_accounts)
        dialog.open()

    def _write_accounts(self, start: date | None, end: date | None, target: Path) -> None:
        desk = self._page.desk

        def write(progress: Progress) -> Path:
            from app.reports import excel  # noqa: PLC0415 - openpyxl is slow to import
            from app.services import reporting  # noqa: PLC0415 - as above

            book = reporting.accountant_book(desk, start, end, progress)
            excel.write_workbook(
                target,
                book.sheets,
                book.cover,
                progress,
                temporary=desk.paths.temporary,
                decimals=desk.decimals,
            )
            return target

        done = QCoreApplication.translate("DataPage", "Wrote the accountant's workbook.")
        self._make(write, target, done)

    def stars(self) -> None:
        """Ask for a file and write the star table to it."""
        translate, desk = QCoreApplication.translate, self._page.desk
        kinds = translate("DataPage", "Excel workbook (*.xlsx);;CSV (*.csv)")
        name = translate("DataPage", "Star table {day}").format(day=formats.day(desk.clock.today()))
        title = translate("DataPage", "Star table")
        target = files.save_file(self._page, title, f"{name}.xlsx", kinds)
        if target is None:
            return
        if target.suffix.lower() not in {".csv", ".xlsx"}:
            target = target.with_name(f"{target.name}.xlsx")

        def write(progress: Progress) -> Path:
            from app.reports import csv_text, excel  # noqa: PLC0415 - openpyxl is slow to import
            from app.services import reporting  # noqa: PLC0415 - as above
            from app.services.star_table import View  # noqa: PLC0415 - as above

            sheet = reporting.star_sheet(desk, View(), progress)
            if target.suffix.lower() == ".csv":
                csv_text.write_csv(target, sheet, progress)
            else:
                folder = desk.paths.temporary
                excel.write_workbook(
                    target, [sheet], None, progress, temporary=folder, decimals=desk.decimals
                )
            return target

        self._make(write, target, translate("DataPage", "Wrote the star table."))

    def refused(self, batch: int) -> None:
        """Ask for a file and write the rows to it that an import refused."""
        translate, desk = QCoreApplication.translate, self._page.desk
        name = translate("DataPage", "Refused rows of batch {number}.csv").format(number=batch)
        title = translate("DataPage", "Save refused rows")
        target = files.save_file(self._page, title, name, "CSV (*.csv)")
        if target is None:
            return

        def write(_progress: Progress) -> Path:
            from app.services import refused_rows  # noqa: PLC0415 - wanted seldom

            refused_rows.save(desk, batch, target)
            return target

        done = translate("DataPage", "Saved the refused rows; anybody can read that file.")
        self._make(write, target, done)

    def _make(self, write: Write, target: Path, done: str) -> None:
        translate = QCoreApplication.translate

        def told(file: Path) -> None:
            text = translate("DataPage", "Open")
            offer = Offer(text, lambda: show_file(file), icon="file")
            self._page.say(messages.done(done, str(file), offer))

        job = self._page.jobs.make(write, told, initiator=self._page, failed=self._page.refuse)
        title = translate("DataPage", "Writing {file}").format(file=target.name)
        note = translate("DataPage", "Stopping leaves no file behind.")
        self._progress.follow(job, title, note)
