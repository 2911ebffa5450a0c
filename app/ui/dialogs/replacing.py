"""What wants a shop's files alone, done by the first window: a restore, a new key, a lost PC."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from app import paths
from app.errors import UserError
from app.services.desk import SystemClock
from app.services.done import Changes, Done
from app.services.progress import Progress
from app.ui import formats, messages
from app.ui.dialogs.sign_in_form import Secret
from app.ui.jobs import Jobs
from app.ui.widgets.banner import Notice, Offer
from app.ui.wish import Wish

if TYPE_CHECKING:
    from app.services.rekeying import Rekeyed
    from app.services.restoring import Restored, Wanted
    from app.ui.widgets.banner import Banner
    from app.ui.widgets.button import Button
    from app.ui.widgets.field import Form
    from app.ui.widgets.progress_card import ProgressCard


class FirstWindow(Protocol):
    """What the first window gives to those who work in it."""

    wish: Wish
    banner: "Banner"
    progress: "ProgressCard"

    def begin(self) -> None:
        """Go to where a start has to begin."""

    def refuse(
        self, error: BaseException, form: "Form | None" = None, button: "Button | None" = None
    ) -> None:
        """Show a refusal, beside its field where there is one."""

    def refuse_bringing(self, error: BaseException) -> None:
        """Show a refusal in the form that brings a backup."""

    def open_shop(self, folder: Path, login: str | None, key: bytes | None = None) -> None:
        """Open a shop."""

    def open_found(self, folder: Path, key: bytes, secret: Secret) -> None:
        """Open a shop whose key was found with what somebody typed."""

    def show_sheet(self, sheet: QWidget, go: "Button") -> None:
        """Show what has to be read first."""


class Replacing(QObject):
    """Puts other files in the place of a shop that nobody has open, then goes on into it."""

    def __init__(self, window: FirstWindow, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = window
        self._parent = parent
        self._jobs = jobs

    def restore(self, wanted: "Wanted", login: str, key: bytes | None) -> None:
        """Let a backup take the place of the shop that was just closed, then sign in to it."""
        folder, day = self._window.wish.folder, self._window.wish.business_day

        def bring_back(_progress: Progress) -> "Done[Restored]":
            from app import bootstrap  # noqa: PLC0415 - the first window must not wait for it

            def key_of(place: Path) -> bytes | None:
                return key if place == folder else wanted.key or key

            who = bootstrap.Restorer(key_of, login)
            done = bootstrap.restore(folder, wanted.file, who, SystemClock(day))
            return Done(done, Changes())

        job = self._jobs.write(
            bring_back, self._on_restored, initiator=self, failed=self._on_not_done
        )
        note = self.tr("The shop of before is kept; this can be undone.")
        title = self.tr("Restoring the backup")
        self._window.progress.follow(job, title, note, can_stop=False)

    def _on_restored(self, done: "Done[Restored]") -> None:
        self._window.progress.hide()
        self._window.begin()
        self._parent.activateWindow()  # two dialogs closed at once: some systems then choose none
        text = self.tr("Restored: {customers}, {sales}.")
        what = text.format(
            customers=formats.customers(done.value.customers), sales=formats.sales(done.value.sales)
        )
        more = ""
        if done.value.is_former_key:
            more = self.tr("This backup brought its own key back: sign in with a password of then.")
        self._window.banner.show_notice(messages.done(what, more))

    def _on_not_done(self, error: BaseException) -> None:
        self._window.progress.hide()
        self._window.begin()
        self._window.refuse(error)

    def rekey(self, login: str, key: bytes) -> None:
        """Give the shop that was just closed a new key; tell what that means, then open it."""
        folder, day = self._window.wish.folder, self._window.wish.business_day

        def change(progress: Progress) -> "Done[Rekeyed]":
            from app import bootstrap  # noqa: PLC0415 - the first window must not wait for it

            done = bootstrap.rekey(folder, login, key, SystemClock(day), progress)
            return Done(done, Changes())

        def show(done: "Done[Rekeyed]") -> None:
            from app.ui.dialogs.rekeyed_sheet import RekeyedSheet  # noqa: PLC0415 - seldom wanted

            sheet = RekeyedSheet()
            sheet.noted.connect(lambda: self._window.open_shop(folder, login, key=done.value.key))
            self._window.show_sheet(sheet, sheet.go)
            sheet.show_done(done.value)

        job = self._jobs.write(change, show, initiator=self, failed=self._on_not_done)
        note = self.tr("Whatever happens, the old key or the new one holds.")
        title = self.tr("Changing the key of the shop")
        self._window.progress.follow(job, title, note, can_stop=False)

    def bring(self, file: Path, folder: Path, secret: Secret | None) -> None:
        """Put a backup into an empty folder of this computer, and open it."""
        day = self._window.wish.business_day
        login = secret.login if secret else None

        def bring(_progress: Progress) -> "Done[bytes | None]":
            from app import bootstrap  # noqa: PLC0415 - the first window must not wait for it

            clock = SystemClock(day)
            if secret is None:
                bootstrap.bring(folder, file, bootstrap.Restorer(lambda _folder: None), clock)
                return Done(None, Changes())
            key = secret.key_of(file.parent, clock.now())
            who = bootstrap.Restorer(
                lambda _folder: key, secret.login, has_recovery_key=secret.by_recovery
            )
            bootstrap.bring(folder, file, who, clock)
            secret.replace_lost(folder, key)
            return Done(key, Changes())

        def go_on(done: "Done[bytes | None]") -> None:
            self._window.wish = Wish(folder, login, day)
            if secret is not None and done.value is not None:
                self._window.open_found(folder, done.value, secret)
            else:
                self._window.open_shop(folder, login, key=done.value)

        job = self._jobs.write(bring, go_on, initiator=self, failed=self._window.refuse_bringing)
        title = self.tr("Bringing the backup to this computer")
        self._window.progress.follow(job, title, str(folder), can_stop=False)

    def offer_backups(self, error: UserError, folder: Path, login: str, key: bytes | None) -> None:
        """Say what is wrong with a shop's file and offer its backups; the file stays as it is."""
        what, advice = error.sentences()

        def show() -> None:
            from app.ui.dialogs.restore_pick import RestorePick  # noqa: PLC0415 - when asked for

            dialog = RestorePick(self._parent, paths.Paths(folder), key, self._jobs, None)
            dialog.asked.connect(lambda wanted: self.restore(wanted, login, key))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        text = QCoreApplication.translate("Replacing", "Restore a backup")
        offer = Offer(text, show, icon="shield")
        self._window.banner.show_notice(Notice("danger", what, advice, (offer,), stays=True))
