"""The people who may sign in: added, changed, given a new password, removed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.domain.access import ROLE_TITLES, Role
from app.i18n import listed
from app.i18n import translate as spoken
from app.services import staff
from app.services.desk import Desk
from app.services.done import Done
from app.services.progress import Progress
from app.services.staff import PersonRow, RoleRow
from app.ui import messages
from app.ui.dialogs.frame import FormDialog
from app.ui.dialogs.role_matrix import RolesDialog
from app.ui.dialogs.staff_edit import PasswordDialog, PersonDialog
from app.ui.jobs import Jobs
from app.ui.widgets.button import Button

_WIDTH: Final = 760
_HEIGHT: Final = 320

Known = tuple[Sequence[PersonRow], Sequence[RoleRow], bool]


def role_title(role: RoleRow) -> str:
    """Return a role's name: the shop's own title, or the house's word for it."""
    return role.title or spoken("Permissions", ROLE_TITLES[Role(role.role)])


class StaffDialog(FormDialog):
    """The list; Enter changes whoever is chosen."""

    rekey_asked = Signal()

    def __init__(self, parent: QWidget, desk: Desk, jobs: Jobs) -> None:
        translate = QCoreApplication.translate
        title = translate("StaffDialog", "People who may sign in")
        super().__init__(parent, title, translate("StaffDialog", "Change"), name="staff_dialog")
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._jobs = jobs
        self._rows: Sequence[PersonRow] = ()
        self._roles: Sequence[RoleRow] = ()
        self._has_passwords = False
        self.cancel.setText(self.tr("Close"))
        self.list = QListWidget()
        self.list.setObjectName("people")
        self.list.setAccessibleName(title)
        self.list.setProperty("framed", True)
        self.list.setMinimumHeight(_HEIGHT)
        self.list.currentRowChanged.connect(lambda _row: self._show_acts())
        self.list.itemDoubleClicked.connect(lambda _item: self.save())
        self.body.addWidget(self.list)
        acts = (
            ("add_person", self.tr("Add"), "user-plus", self.add),
            ("new_password", self.tr("New password"), "lock", self.give_password),
            ("remove_person", self.tr("Remove"), "close", self.remove),
            ("roles", self.tr("Roles…"), "columns", self.show_roles),
            ("rekey", self.tr("New key…"), "lock", self.offer_key),
        )
        self._buttons: dict[str, Button] = {}
        for name, text, icon, act in acts:
            button = self._buttons[name] = Button(text, icon=icon, name=name)
            button.clicked.connect(act)
            self.left.addWidget(button)
        self.refresh()
        self.list.setFocus()

    def refresh(self) -> None:
        """Read people and roles anew."""
        desk = self._desk

        def look(_progress: Progress) -> Known:
            return staff.people(desk), staff.roles(desk), staff.has_passwords(desk)

        self._jobs.ask(look, self._show, initiator=self, failed=self.refuse, replaces="staff")

    def _show(self, found: Known) -> None:
        self._rows, self._roles, self._has_passwords = found
        place = max(0, self.list.currentRow())
        titles = {role.role: role_title(role) for role in self._roles}
        self.list.clear()
        for row in self._rows:
            state = titles.get(row.role, row.title)
            if not row.is_active:
                state = self.tr("removed")
            elif self._has_passwords and not row.has_password:
                state = self.tr("{role}, no password yet").format(role=state)
            below = state if row.login == row.name else listed((row.login, state))
            item = QListWidgetItem(f"{row.name}\n{below}")
            if not row.is_active:
                item.setForeground(self.palette().placeholderText())
            self.list.addItem(item)
        self.list.setCurrentRow(min(place, len(self._rows) - 1))

    def chosen(self) -> PersonRow | None:
        """Return the person chosen."""
        place = self.list.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _show_acts(self) -> None:
        row = self.chosen()
        is_there = row is not None and row.is_active
        self.act.setEnabled(is_there)
        self._buttons["remove_person"].setEnabled(
            is_there and row is not None and row.login != self._desk.actor.login
        )
        self._buttons["new_password"].setEnabled(is_there)
        for name in ("new_password", "rekey"):
            self._buttons[name].setVisible(self._has_passwords)

    def save(self) -> None:
        """Change whoever is chosen."""
        row = self.chosen()
        if row is not None and row.is_active:
            self._open(PersonDialog(self, self._desk, self._jobs, self._choices(), row))

    def add(self) -> None:
        """Add somebody."""
        self._open(
            PersonDialog(
                self,
                self._desk,
                self._jobs,
                self._choices(),
                has_password=self._has_passwords,
            )
        )

    def give_password(self) -> None:
        """Give whoever is chosen a new password."""
        row = self.chosen()
        if row is not None:
            self._open(PasswordDialog(self, self._desk, self._jobs, row))

    def show_roles(self) -> None:
        """Show what each role may do."""
        self._open(RolesDialog(self, self._desk, self._jobs, self._roles))

    def offer_key(self) -> None:
        """Offer a new key though nobody was removed just now."""
        self.show_rekey()

    def show_rekey(self, removed: str = "") -> None:
        """Offer a new key, which keeps whoever left out of everything that follows."""
        from app.ui.dialogs.rekey import RekeyDialog  # noqa: PLC0415 - when asked for

        dialog = RekeyDialog(self, self._desk, self._jobs, removed)
        dialog.asked.connect(self.accept)
        dialog.asked.connect(self.rekey_asked)
        self._open(dialog)

    def _choices(self) -> list[tuple[str, str]]:
        return [(role.role, role_title(role)) for role in self._roles]

    def _open(self, dialog: FormDialog) -> None:
        dialog.finished.connect(lambda _result: self.refresh())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def remove(self) -> None:
        """Take somebody's way in away, saying what that cannot take away."""
        row, desk = self.chosen(), self._desk
        if row is None:
            return
        more = self.tr("The log keeps what they did, and the login is never given again.")
        if self._has_passwords:
            more += "\n\n" + self.tr(
                "A copy of the shop's folder or a backup that they took before still opens with "
                "their old password. A new key, which comes next, keeps them out of all that "
                "follows."
            )
        what = self.tr("Remove {name}?").format(name=row.name[:60])
        if not messages.question(self, what, more, self.tr("Remove"), self.tr("Keep")):
            return

        def done(_done: Done[None]) -> None:
            self.banner.show_notice(
                messages.done(self.tr("Removed {name}.").format(name=row.name[:60]))
            )
            self.refresh()
            if self._has_passwords:
                self.show_rekey(row.name[:60])

        self._jobs.write(
            lambda _progress: staff.remove(desk, row.login),
            done,
            initiator=self,
            failed=self.refuse,
        )

    def refuse(self, error: BaseException) -> None:
        """Show why something was refused; whoever is chosen can still be changed."""
        super().refuse(error)
        self._show_acts()

    @property
    def buttons(self) -> dict[str, Button]:
        """Return the acts below the list by name."""
        return self._buttons
