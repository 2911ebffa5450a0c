"""People and roles by keyboard; what is kept too long is read, then erased."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app import vault
from app.domain.access import Permission
from app.services import customers, settings, staff
from app.services.desk import Desk
from app.ui import messages
from app.ui.dialogs.person_purge import PurgeDialog
from app.ui.dialogs.role_matrix import RolesDialog
from app.ui.dialogs.staff_edit import PasswordDialog, PersonDialog
from app.ui.dialogs.staff_list import StaffDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.pages.settings import SettingsPage
from app.ui.widgets.button import Button
from tests.services.shops import FixedClock, add
from tests.ui.conftest import find, press, settle, top, type_in
from tests.ui.test_approval import safe

__all__ = ["safe"]
P = Permission


@pytest.fixture
def dialog(qtbot: QtBot, safe: Desk, jobs: Jobs) -> StaffDialog:
    """Return the list of people of an encrypted shop, opened from its settings."""
    page = SettingsPage(safe, Hub(), jobs)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, jobs)
    find(page, Button, "open_staff").click()
    settle(qtbot, jobs)
    return top(StaffDialog)


def test_somebody_is_added_with_a_password(
    qtbot: QtBot, dialog: StaffDialog, safe: Desk, jobs: Jobs
) -> None:
    assert dialog.list.count() == 2
    dialog.buttons["add_person"].click()
    form = top(PersonDialog)
    type_in(find(form, QLineEdit, "name"), "李")
    type_in(find(form, QLineEdit, "login"), "li")
    type_in(find(form, QLineEdit, "password"), "three")
    press(form, Qt.Key.Key_Return)
    assert form.form.fields["again"].error
    type_in(find(form, QLineEdit, "again"), "three")
    press(form, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert dialog.list.count() == 3
    assert "Front desk" in dialog.list.item(2).text()
    assert vault.open_with_password(safe.paths.shop, "li", "three") == safe.database.key


def test_role_and_password_are_changed_and_somebody_removed(
    qtbot: QtBot,
    dialog: StaffDialog,
    safe: Desk,
    jobs: Jobs,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog.list.setCurrentRow(0)
    assert not dialog.buttons["remove_person"].isEnabled()
    dialog.list.setCurrentRow(1)
    press(dialog.list, Qt.Key.Key_Return)
    form = top(PersonDialog)
    assert find(form, QLineEdit, "login").isReadOnly()
    role = find(form, QComboBox, "role")
    role.setCurrentIndex(role.findData("accountant"))
    press(form, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert staff.people(safe)[1].role == "accountant"
    dialog.buttons["new_password"].click()
    new = top(PasswordDialog)
    for name in ("password", "again"):
        type_in(find(new, QLineEdit, name), "four")
    press(new, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert vault.open_with_password(safe.paths.shop, "wu", "four") == safe.database.key
    asked: list[str] = []

    def answer(_parent: object, _what: str, more: str, *_words: str) -> bool:
        asked.append(more)
        return True

    monkeypatch.setattr(messages, "question", answer)
    dialog.buttons["remove_person"].click()
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert "old password" in asked[0]
    assert vault.logins(safe.paths.shop) == ["ann"]
    assert not dialog.act.isEnabled()


def test_an_own_role_is_made_in_the_matrix_by_keyboard(
    qtbot: QtBot, dialog: StaffDialog, safe: Desk, jobs: Jobs
) -> None:
    dialog.buttons["roles"].click()
    form = top(RolesDialog)
    before = [set(draft.permissions) for draft in form.model.drafts]
    press(form.view, Qt.Key.Key_Space)
    assert [draft.permissions for draft in form.model.drafts] == before
    find(form, Button, "add_role").click()
    assert form.form.fields["title"].error
    type_in(find(form, QLineEdit, "title"), "Cashier")
    find(form, Button, "add_role").click()
    row = list(P).index(P.RECORD_SALE)
    press(form.view, *[Qt.Key.Key_Down] * row, Qt.Key.Key_Space)
    press(form, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    own = staff.roles(safe)[-1]
    assert (own.title, own.permissions) == ("Cashier", frozenset({P.SEE_CUSTOMERS, P.RECORD_SALE}))
    dialog.buttons["roles"].click()
    form = top(RolesDialog)
    form.view.setCurrentIndex(form.model.index(0, 4))
    find(form, Button, "drop_role").click()
    press(form, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert len(staff.roles(safe)) == 4


def test_customers_kept_too_long_are_shown_then_erased(
    qtbot: QtBot, desk: Desk, jobs: Jobs, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = SettingsPage(desk, Hub(), jobs)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, jobs)
    find(page, Button, "open_purge").click()
    settle(qtbot, jobs)
    dialog = top(PurgeDialog)
    assert "Set after how many months" in find(dialog, QLabel, "purge_said").text()
    assert dialog.act.isHidden(), "with nobody to erase it offers nothing"
    assert dialog.cancel.text() == "Close"
    dialog.done(0)
    settings.change(desk, "privacy.keep_months", 12)
    clock.move(days=800)
    kept = add(desk, "new")
    page.show_purge()
    settle(qtbot, jobs)
    dialog = top(PurgeDialog)
    assert dialog.list.rowCount() == 13
    assert "since 2025-06-10" in find(dialog, QLabel, "purge_said").text()
    stays = dialog._rows[0].name
    press(dialog.list, Qt.Key.Key_Space)
    assert find(dialog, QLabel, "purge_count").text().startswith("To be erased: 12. To stay: 1.")
    monkeypatch.setattr(messages, "question", lambda *_words: True)
    press(dialog.list, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert len(customers.find(desk, "李四")) == 1, "Enter never erases"
    press(dialog.act, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert page.banner.notice is not None
    assert page.banner.notice.tone == "ok"
    assert [hit.id for hit in customers.find(desk, "new")] == [kept]
    assert customers.find(desk, "李四") == []
    assert len(customers.find(desk, stays)) == 1
