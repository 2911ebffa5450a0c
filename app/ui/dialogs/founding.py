"""A new shop, or the demo shop, made by the first window, which then goes on into it."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app import paths, vault
from app.errors import UserError
from app.services.progress import Progress
from app.ui import language
from app.ui.dialogs.new_shop import NewShopForm, RecoverySheet
from app.ui.dialogs.replacing import FirstWindow
from app.ui.jobs import Jobs
from app.ui.wish import Wish


class Founding(QObject):
    """Makes the shop that a form describes; its recovery key is read before the shop opens."""

    def __init__(self, window: FirstWindow, jobs: Jobs, form: NewShopForm, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheet = RecoverySheet()
        self._window = window
        self._jobs = jobs
        self._form = form
        self._created: tuple[Path, str, str] | None = None
        form.asked.connect(self.make_shop)
        self.sheet.noted.connect(self._open_created)

    def make_shop(self) -> None:
        """Create the shop that was described."""
        form, folder = self._form, self._form.folder()
        is_plain, spoken = form.is_plain(), language.current()
        form.form.clear_errors()
        try:
            answers = form.answers()
        except UserError as error:
            self._window.refuse(error, form.form)
            return

        def make(_progress: Progress) -> str:
            from app import bootstrap  # noqa: PLC0415 - the first window must not wait for it

            setup = bootstrap.ShopSetup(
                answers["name"],
                answers["currency"],
                answers["template"],
                spoken,
                answers["owner"],
                answers["password"],
                plain=is_plain,
            )
            return bootstrap.create_shop(folder.absolute(), setup).recovery_key

        def show(recovery_key: str) -> None:
            form.create_button.setEnabled(True)
            self._created = (folder, answers["owner"], answers["password"])
            if recovery_key:
                self.sheet.show_key(recovery_key)
                self._window.show_sheet(self.sheet, self.sheet.go)
            else:
                self._open_created()

        form.create_button.setEnabled(False)
        self._jobs.ask(
            make,
            show,
            initiator=self,
            failed=lambda error: self._window.refuse(error, form.form, form.create_button),
        )

    def _open_created(self) -> None:
        if self._created is None:
            return
        folder, owner, password = self._created

        def unlock(_progress: Progress) -> bytes | None:
            return vault.open_with_password(folder, owner, password) if password else None

        self._window.wish = Wish(folder, owner, self._window.wish.business_day)
        self._jobs.ask(
            unlock,
            lambda key: self._window.open_shop(folder, owner, key=key),
            initiator=self,
            failed=self._window.refuse,
        )

    def open_demo(self) -> None:
        """Open the demo shop; make it first if it is not there yet."""
        folder = paths.default_demo()
        self._window.banner.dismiss()
        if paths.Paths(folder).database.exists():
            self._window.open_shop(folder, None)
            return
        day, spoken = self._window.wish.business_day, language.current()

        def make(progress: Progress) -> None:
            from app import bootstrap  # noqa: PLC0415 - the first window must not wait for it

            bootstrap.demo(folder, day, progress, spoken)

        job = self._jobs.ask(
            make,
            lambda _made: self._window.open_shop(folder, None),
            initiator=self,
            failed=self._window.refuse,
        )
        title, note = self.tr("Making the demo shop"), self.tr("Stopping leaves nothing behind.")
        self._window.progress.follow(job, title, note)
