"""The dialog of every paper: preview at once, size and language beside it, print or save."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPageLayout, QPageSize, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from app import config
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.reports import pdf
from app.reports.letters import Letter
from app.reports.wording import Words
from app.services import papers
from app.services.desk import Desk
from app.services.papers import PaperMade
from app.services.progress import Progress
from app.ui import files, language, messages
from app.ui.dialogs.print_view import PaperView
from app.ui.jobs import Jobs
from app.ui.page import Page
from app.ui.widgets import parts
from app.ui.widgets.banner import Banner
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.progress_card import ProgressCard

_SIZE: Final = (1000, 660)
_SIDE: Final = 280

# How a paper is collected and put into words: views first, off the window's thread.
Collect = Callable[[Progress], Sequence[Any]]


class PaperDialog(QDialog):
    """Shows one paper; kinds of papers say what is collected and how it becomes letters."""

    def __init__(self, parent: QWidget | None, desk: Desk, jobs: Jobs, title: str) -> None:
        super().__init__(parent)
        self.desk = desk
        self.jobs = jobs
        self.setProperty("ground", "raised")
        self.setWindowTitle(title)
        self.resize(*_SIZE)
        self.chosen = config.load()
        self._shown: Any = None
        self.banner = Banner()
        self.progress = ProgressCard("print_progress")
        self.view = PaperView()
        self.paper = QComboBox()
        for key, text in zip(config.PAPERS, ("A4", "Letter"), strict=True):
            self.paper.addItem(text, key)
        self.language = QComboBox()
        for key, text in ((language.CHINESE, "中文"), (language.ENGLISH, "English")):
            self.language.addItem(text, key)
        self._choose(self.paper, self.chosen.paper)
        self._choose(self.language, self.chosen.paper_language or language.current())
        self.side: QVBoxLayout = parts.column(gap=12)
        self._build(title)
        self._remember(self.paper, "paper")
        self._remember(self.language, "paper_language")

    def _build(self, title: str) -> None:
        self.side.addWidget(parts.label(title, "title", wrap=True))
        self.below: QVBoxLayout = parts.column(gap=12)
        self.print_button = Button(
            self.tr("Print…"), "primary", icon="print", key="Ctrl+P", name="print"
        )
        self.save_button = Button(self.tr("Save PDF…"), icon="file", key="Ctrl+S", name="save_pdf")
        self.close_button = Button(self.tr("Close"), key="Esc", name="close")
        self.print_button.clicked.connect(self.print_it)
        self.save_button.clicked.connect(self.save_it)
        self.close_button.clicked.connect(self.reject)
        for key, act in (("Ctrl+P", self.print_it), ("Ctrl+S", self.save_it)):
            QShortcut(key, self).activated.connect(act)
        self.side.addWidget(self._wishes(), 1)
        hint = self.tr("Page Up and Page Down turn pages, + and - change their size.")
        self.side.addWidget(parts.label(hint, "caption", "quiet", wrap=True))
        for button in (self.print_button, self.save_button, self.close_button):
            self.side.addWidget(button)
        panel = QWidget()
        panel.setFixedWidth(_SIDE)
        parts.column(self.side, parent=panel)
        middle = parts.row(gap=16)
        middle.addWidget(self.view, 1)
        middle.addWidget(panel)
        whole = parts.column(
            self.banner, self.progress, gap=12, margins=(16, 16, 16, 16), parent=self
        )
        whole.addLayout(middle, 1)

    def _wishes(self) -> QScrollArea:
        """Return what can be chosen; it scrolls when notices leave too little room."""
        inside = QWidget()
        wishes = parts.column(gap=12, parent=inside)
        wishes.addWidget(Field(self.tr("Paper"), self.paper, name="paper"))
        wishes.addWidget(Field(self.tr("Language of the paper"), self.language, name="spoken"))
        wishes.addLayout(self.below)
        wishes.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    # What a kind of paper says.

    def collect_shown(self) -> Collect:
        """Return what collects the one paper to preview."""
        raise NotImplementedError

    def collect_all(self) -> Collect:
        """Return what collects everything to print or save."""
        return self.collect_shown()

    def letter(self, view: Any, words: Words) -> Letter:  # noqa: ANN401 - each kind has its view
        """Return a collected view as a letter."""
        raise NotImplementedError

    def made(self, how: str) -> PaperMade:
        """Return what goes into the audit log."""
        raise NotImplementedError

    # What all of them do.

    def refresh(self) -> None:
        """Collect what is previewed anew."""
        try:
            collect = self.collect_shown()
        except UserError as error:
            self.refuse(error)
            return
        self.jobs.ask(
            collect,
            self._show_found,
            initiator=self,
            failed=self.refuse,
            replaces=(self.objectName(), "preview"),
        )

    def _show_found(self, found: Sequence[Any]) -> None:
        self._shown = found[0]
        self.found(found[0])
        self.draw()

    def found(self, view: Any) -> None:  # noqa: ANN401 - each kind has its view
        """Follow a new preview."""

    def draw(self) -> None:
        """Lay the previewed paper out and show it."""
        if self._shown is None:
            return
        letter = self.letter(self._shown, self.words())
        self.view.show_pages(pdf.Pages(letter, self.paper.currentData()))

    def words(self) -> Words:
        """Return the language and the money of the paper."""
        spoken = language.speaker(self.language.currentData())
        return Words(self.desk.currency, self.desk.decimals, spoken)

    def is_ready(self) -> bool:
        """Say whether everything can be collected now; show what is in the way."""
        try:
            self.made("")
        except UserError as error:
            self.refuse(error)
            return False
        return not self.progress.is_busy

    def print_it(self) -> None:
        """Ask which printer, then print everything."""
        if not self.is_ready():
            return
        printer = self.new_printer()
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("system_print")
        is_chosen = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if is_chosen:
            self.print_on(printer)

    def new_printer(self) -> QPrinter:
        """Return a printer set to the paper chosen, for the system's dialog to choose from."""
        pdf.make_ready()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(pdf.PAPERS[self.paper.currentData()]))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setFullPage(True)
        printer.setDocName(self.windowTitle())
        return printer

    def print_on(self, printer: QPrinter) -> None:
        """Print everything on a printer that was chosen."""
        paper, made = self.paper.currentData(), self.made("print")

        def send(letters: Sequence[Letter], progress: Progress) -> int:
            papers.note_made(self.desk, made)
            try:
                return pdf.paint_all(printer, letters, paper, progress)
            except OSError:
                raise UserError(
                    "printer_refused",
                    QT_TRANSLATE_NOOP("Errors", "The printer took nothing; nothing was printed."),
                    advice=QT_TRANSLATE_NOOP("Errors", "Look at the printer, or save a PDF."),
                ) from None

        self._run(send, self.tr("Printing"), self.tr("Sent to the printer, pages: {pages}."))

    def save_it(self) -> None:
        """Ask where to, then write everything into one PDF."""
        if not self.is_ready():
            return
        suggested = f"{self.windowTitle()} {self.desk.clock.today():%Y-%m-%d}.pdf"
        path = files.save_file(self, self.tr("Save PDF"), suggested, self.tr("PDF (*.pdf)"))
        if path is not None:
            self.save_to(path if path.suffix else path.with_suffix(".pdf"))

    def save_to(self, path: Path) -> None:
        """Write everything into a PDF."""
        paper, made = self.paper.currentData(), self.made("pdf")

        def write(letters: Sequence[Letter], progress: Progress) -> int:
            return pdf.write_pdf(
                path, letters, paper, progress, lambda: papers.note_made(self.desk, made)
            )

        said = self.tr("Saved as {file}, pages: {pages}.")
        self._run(write, self.tr("Writing the PDF"), said.replace("{file}", path.name))

    def _run(
        self, draw: Callable[[Sequence[Letter], Progress], int], title: str, said: str
    ) -> None:
        """Collect and draw everything aside; a paper that is stopped leaves no file."""
        collect, words = self.collect_all(), self.words()

        def make(progress: Progress) -> int:
            letters = []
            for view in collect(progress):
                progress.check()
                letters.append(self.letter(view, words))
            return draw(letters, progress)

        def finished(pages: int) -> None:
            self.banner.show_notice(messages.done(said.replace("{pages}", str(pages))))

        self.banner.dismiss()
        job = self.jobs.make(make, finished, initiator=self, failed=self.refuse)
        self.progress.follow(job, title, self.tr("Stopping leaves no file behind."))

    def refuse(self, error: BaseException) -> None:
        """Show why it was refused."""
        if isinstance(error, UserError):
            self.banner.show_notice(messages.refusal(error))

    def _remember(self, box: QComboBox, key: str) -> None:
        """Draw anew when something else is chosen, and begin the next paper with it."""

        def on_choice() -> None:
            self.prefer(key, box.currentData())
            self.draw()

        box.currentIndexChanged.connect(on_choice)

    def prefer(self, key: str, value: str) -> None:
        """Let the page that this paper is printed from ask for a choice to be remembered."""
        above = self.parent()
        while above is not None and not isinstance(above, Page):
            above = above.parent()
        if above is not None:
            above.preferences_asked.emit(key, value)

    @staticmethod
    def _choose(box: QComboBox, key: str) -> None:
        box.setCurrentIndex(max(0, box.findData(key)))

    def reject(self) -> None:
        """Stop what is under way first, then leave."""
        if self.progress.is_busy:
            self.progress.stop()
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc; Enter presses only the button it stands on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return
        super().keyPressEvent(event)
