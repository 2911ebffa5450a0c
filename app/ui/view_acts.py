"""Saved views of a table: the menu that lists them, saving, renaming, deleting."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import filled
from app.services import saved_views
from app.services.desk import Desk
from app.services.done import Done
from app.services.saved_views import SavedView
from app.services.star_table import View
from app.ui import messages
from app.ui.commands import Command
from app.ui.dialogs.view_save import ViewDialog
from app.ui.jobs import Jobs
from app.ui.widgets.banner import Notice, Offer


class Host(Protocol):
    """The page whose views these are."""

    desk: Desk
    jobs: Jobs

    @property
    def view(self) -> View:
        """Return what is shown in which order."""

    @property
    def column_words(self) -> Sequence[str]:
        """Return the columns shown, as words to keep."""

    def take_view(self, view: View, columns: Sequence[str]) -> None:
        """Show a saved view."""

    def say(self, notice: Notice) -> None:
        """Show a notice."""

    def refuse(self, error: BaseException) -> None:
        """Show why an act was refused."""

    def widget(self) -> QWidget:
        """Return the page as the parent of menus and dialogs."""

    def views_corner(self) -> QPoint:
        """Return the point of the screen where the menu opens."""


class ViewActs:
    """The acts on views; the one shown last is the one that is renamed or deleted."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self.current: SavedView | None = None

    def commands(self) -> Sequence[Command]:
        """Return the acts by name and key."""
        translate = QCoreApplication.translate
        return [
            Command("views", translate("ViewActs", "Views"), self.open_menu, "Ctrl+Shift+V", "eye"),
            Command("save_view", translate("ViewActs", "Save this view…"), self.save, "Ctrl+S", ""),
        ]

    def open_menu(self) -> None:
        """Ask for the views and list them."""
        host = self._host
        host.jobs.ask(
            lambda _progress: saved_views.known(host.desk),
            self._show_menu,
            initiator=host,
            failed=host.refuse,
            replaces="views",
        )

    def _show_menu(self, known: Sequence[SavedView]) -> None:
        translate = QCoreApplication.translate
        menu = QMenu(self._host.widget())
        menu.setObjectName("views_menu")
        shared = translate("ViewActs", "{name} (everybody)")
        for saved in known:
            text = shared.format(name=saved.name) if saved.is_shared else saved.name
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(saved == self.current)
            action.triggered.connect(lambda _on=False, saved=saved: self.take(saved))
        if not known:
            menu.addAction(translate("ViewActs", "No views are saved yet.")).setEnabled(False)
        menu.addSeparator()
        everybody = menu.addAction(translate("ViewActs", "All customers"))
        everybody.triggered.connect(self.show_all)
        save = menu.addAction(translate("ViewActs", "Save this view…") + "\tCtrl+S")
        save.triggered.connect(self.save)
        self._add_changes(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._host.views_corner())

    def _add_changes(self, menu: QMenu) -> None:
        saved = self.current
        if saved is None or not saved.is_open_to(self._host.desk):
            return
        translate = QCoreApplication.translate
        name = saved.name.replace("&", "&&")
        rename = menu.addAction(filled(translate("ViewActs", "Rename {name}…"), name=name))
        rename.triggered.connect(lambda: self._rename(saved))
        delete = menu.addAction(filled(translate("ViewActs", "Delete {name}"), name=name))
        delete.triggered.connect(lambda: self._delete(saved))

    def take(self, saved: SavedView) -> None:
        """Show a view."""
        self.current = saved
        self._host.take_view(saved.view, saved.columns)

    def show_all(self) -> None:
        """Show everybody again, in the columns as they are."""
        self.current = None
        self._host.take_view(View(), ())

    def save(self) -> None:
        """Ask for a name and keep what is shown."""
        host = self._host
        name = self.current.name if self.current is not None else ""
        login = self.current.login if self.current is not None else host.desk.actor.login
        shown = SavedView(name, host.view, tuple(host.column_words), login)
        self._open(ViewDialog(host.widget(), host.desk, host.jobs, shown))

    def _rename(self, saved: SavedView) -> None:
        host = self._host
        self._open(ViewDialog(host.widget(), host.desk, host.jobs, saved, renames=True))

    def _open(self, dialog: ViewDialog) -> None:
        dialog.saved = self._show_saved
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_saved(self, done: Done[SavedView]) -> None:
        self.current = done.value
        text = QCoreApplication.translate("ViewActs", "Saved the view {name}.")
        self._host.say(messages.done(text.format(name=done.value.name)))

    def _delete(self, saved: SavedView) -> None:
        host, translate = self._host, QCoreApplication.translate

        def deleted(_done: Done[None]) -> None:
            self.current = None
            text = translate("ViewActs", "Deleted the view {name}.").format(name=saved.name)
            undo = Offer(
                translate("ViewActs", "Undo"),
                lambda: self._keep(saved),
                key="Ctrl+Z",
                icon="return",
            )
            host.say(messages.done(text, "", undo))

        host.jobs.write(
            lambda _progress: saved_views.delete(host.desk, saved),
            deleted,
            initiator=host,
            failed=host.refuse,
        )

    def _keep(self, saved: SavedView) -> None:
        self._host.jobs.write(
            lambda _progress: saved_views.save(self._host.desk, saved),
            self._show_saved,
            initiator=self._host,
            failed=self._host.refuse,
        )
