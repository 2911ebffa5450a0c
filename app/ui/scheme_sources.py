"""Where a scheme on the workbench comes from or goes to: templates, files, earlier versions."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from app.domain import templates
from app.domain.schemes import Scheme
from app.i18n import translate
from app.services import scheme_files, schemes
from app.services.desk import Desk
from app.ui import files, language, messages
from app.ui.dialogs.scheme_versions import VersionsDialog
from app.ui.jobs import Jobs
from app.ui.widgets.banner import UNDO_KEY, Notice, Offer
from app.ui.widgets.scheme_draft import Draft


class Host(Protocol):
    """The page with the workbench."""

    desk: Desk
    jobs: Jobs
    draft: Draft

    def say(self, notice: Notice) -> None:
        """Show a notice."""

    def refuse(self, error: BaseException) -> None:
        """Show why an act was refused."""

    def widget(self) -> QWidget:
        """Return the page as the parent of menus and dialogs."""


class SchemeSources:
    """The acts that put a whole scheme on the workbench, or write it to a file."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self.menu = QMenu(host.widget())
        self.menu.setObjectName("scheme_menu")

    def choose_template(self) -> None:
        """Offer the ready schemes."""
        self.menu.clear()
        for name, template in templates.TEMPLATES.items():
            act = self.menu.addAction(translate("Templates", template.title))
            act.setObjectName(f"template_{name}")
            act.triggered.connect(lambda _on=False, name=name: self._load_template(name))
        self._popup("templates")

    def _load_template(self, name: str) -> None:
        self._load(schemes.template(self._host.desk, name, language.current()))

    def open_file_menu(self) -> None:
        """Offer to load a file or to save as one."""
        self.menu.clear()
        load = QCoreApplication.translate("GradingPage", "Load a scheme file…")
        self.menu.addAction(load).triggered.connect(self.load_file)
        save = QCoreApplication.translate("GradingPage", "Save as a scheme file…")
        self.menu.addAction(save).triggered.connect(self.save_file)
        self._popup("scheme_file")

    def _popup(self, name: str) -> None:
        button = self._host.widget().findChild(QWidget, name)
        if button is not None:
            self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _load(self, scheme: Scheme) -> None:
        """Put a whole scheme on the workbench, with the way back to what was there."""
        draft = self._host.draft
        kept, was_touched = draft.scheme, draft.is_touched
        draft.load(scheme)
        if was_touched:
            back = QCoreApplication.translate("GradingPage", "Undo")
            undo = Offer(back, lambda: draft.load(kept), UNDO_KEY, "return")
            text = QCoreApplication.translate(
                "GradingPage", "{name} is on trial instead of your changes."
            )
            self._host.say(messages.done(text.format(name=scheme.name), "", undo))

    def load_file(self) -> None:
        """Try a scheme from a file."""
        host = self._host
        title = QCoreApplication.translate("GradingPage", "Load a scheme file")
        kinds = QCoreApplication.translate("GradingPage", "Scheme (*.toml)")
        path = files.open_file(host.widget(), title, kinds)
        if path is not None:
            host.jobs.ask(
                lambda _progress: scheme_files.read(host.desk, path),
                self._load,
                initiator=host,
                failed=host.refuse,
            )

    def save_file(self) -> None:
        """Write the scheme on the workbench to a file."""
        host = self._host
        problem = host.draft.problem()
        if problem is not None:
            host.refuse(problem)
            return
        scheme = host.draft.scheme
        title = QCoreApplication.translate("GradingPage", "Save as a scheme file")
        kinds = QCoreApplication.translate("GradingPage", "Scheme (*.toml)")
        name = f"{scheme.name}.toml".replace("/", "-")
        path = files.save_file(host.widget(), title, name, kinds)
        if path is None:
            return
        said = QCoreApplication.translate("GradingPage", "Saved the scheme as {file}.")
        host.jobs.make(
            lambda _progress: scheme_files.write(host.desk, scheme, path),
            lambda file: host.say(messages.done(said.format(file=file.name))),
            initiator=host,
            failed=host.refuse,
        )

    def show_versions(self) -> None:
        """Compare the versions; one can be loaded as a trial."""
        host = self._host
        dialog = VersionsDialog(host.widget(), host.desk, host.jobs, self._load)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
