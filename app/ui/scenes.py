"""What the rail and the commands do not reach: the first window, and a file on its way in."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtWidgets import QDialog, QLineEdit, QStackedWidget, QWidget

from app import bootstrap, vault
from app.domain.access import Permission
from app.errors import UserError
from app.services import approvals, backups, privacy, reporting, settings, staff, star_table
from app.services.desk import Desk
from app.services.star_table import View
from app.ui.dialogs.approval import ApprovalDialog
from app.ui.dialogs.bring_form import BringForm
from app.ui.dialogs.lock import LockDialog
from app.ui.dialogs.new_shop import RecoverySheet
from app.ui.dialogs.password_recovery import RecoveryDialog
from app.ui.dialogs.person_erase import EraseDialog
from app.ui.dialogs.rekey import RekeyDialog
from app.ui.dialogs.role_matrix import RolesDialog
from app.ui.dialogs.sign_in import SignIn
from app.ui.pages.data import DataPage
from app.ui.walk import Scene, Walk
from app.ui.widgets.button import Button
from app.ui.wish import Wish

_KEY: Final = "K7PD-4MXA-9QTR-2HWE-6ZBN-8CVJ-3FGY-5LSU"
_FILE: Final = """姓名,手机,消费总额,频率,年限,级别,生日,备用1
王晓雨,13812345678,"¥10,000",5次/年,2年,白银,03/04/1990,
李明,13912345678,"¥30,000",10次/年,3年,铂金,05/06/1985,
赵六,1391234567,¥2400,3次/年,1年,青铜,07/08/1992,
Anna Weber,13712340000,¥860,2次/年,1年,青铜,09/10/1988,
王晓雨,13812345678,"¥10,000",5次/年,2年,白银,03/04/1990,
"""


@contextmanager
def _first_window(walk: Walk) -> Iterator[tuple[SignIn, Path]]:
    with TemporaryDirectory() as folder:
        window = SignIn(walk.jobs, Wish(Path(folder)))
        window.show()
        try:
            yield window, Path(folder)
        finally:
            window.close()
            window.deleteLater()


def _start(walk: Walk, name: str) -> None:
    with _first_window(walk) as (window, _):
        window.show_start()
        walk.settle()
        walk.see(name, window, None)


def _new_shop(walk: Walk, name: str) -> None:
    with _first_window(walk) as (window, _):
        window.show_new()
        walk.settle()
        walk.see(name, window, None)


def _sign_in(walk: Walk, name: str) -> None:
    with _first_window(walk) as (window, folder):
        cost = vault.Cost(8, 1, 1)
        setup = bootstrap.ShopSetup("StarDesk", password=_KEY, cost=cost)
        window.go_to_folder(bootstrap.create_shop(folder / "shop", setup).shop)
        walk.settle()
        walk.see(name, window, None)


def _bring(walk: Walk, name: str) -> None:
    """Look into a backup that is to be brought to this computer."""
    with _first_window(walk) as (window, folder), _guarded_shop() as desk:
        backups.back_up(desk, folder / "stick")
        window.show_bring()
        form = window.findChild(BringForm)
        for what, text in (("bring_backup", str(folder / "stick")), ("password", _KEY)):
            edit = form.findChild(QLineEdit, what) if form is not None else None
            if edit is not None:
                edit.setText(text)
                edit.editingFinished.emit()
                walk.settle()
        if form is not None:
            form.save()
        walk.settle()
        walk.see(name, window, None)


def _recovery_key(walk: Walk, name: str) -> None:
    with _first_window(walk) as (window, _):
        sheet = window.findChild(QWidget, "recovery_sheet")
        stack = sheet.parentWidget() if sheet is not None else None
        if isinstance(sheet, RecoverySheet) and isinstance(stack, QStackedWidget):
            sheet.show_key(_KEY)
            stack.setCurrentWidget(sheet)
        walk.settle()
        walk.see(name, window, None)


def _new_key(walk: Walk, name: str) -> None:
    dialog = RecoveryDialog(walk.window, walk.desk, walk.jobs)
    dialog.open()
    walk.settle()
    walk.see(name, walk.window, dialog)
    dialog.done(0)
    dialog.deleteLater()


def _import(walk: Walk, name: str) -> None:
    """Bring a list in whose dates can be read in two ways, then say how."""
    page = walk.show_page("data") if "data" in walk.names() else None
    if not isinstance(page, DataPage):
        return
    file = walk.desk.paths.temporary / "会员名单2023.csv"
    file.write_text(_FILE, encoding="gb18030")
    page.open_file(file)
    walk.settle()
    walk.see(name, walk.window, None)
    if (answer := page.findChild(Button, "answer_mdy")) is not None:
        answer.click()
        walk.settle()
        walk.see(f"{name}_verdicts", walk.window, None)
    page.show_overview()


@contextmanager
def _guarded_shop() -> Iterator[Desk]:
    """Give the desk of a small encrypted shop with people in it."""
    with TemporaryDirectory() as folder:
        cost = vault.Cost(8, 1, 1)
        setup = bootstrap.ShopSetup("StarDesk", owner="owner", password=_KEY, cost=cost)
        shop = bootstrap.create_shop(Path(folder) / "shop", setup).shop
        desk = bootstrap.open_desk(shop, "owner", password=_KEY)
        try:
            staff.add(desk, staff.PersonEntry("wu", "Wu Gang", "manager", _KEY))
            staff.save_role(desk, "Cashier", frozenset({Permission.RECORD_SALE}))
            yield desk
        finally:
            desk.close()


def _locked(walk: Walk, name: str) -> None:
    with _guarded_shop() as desk:
        _show(walk, name, LockDialog(walk.window, desk, walk.jobs))


def _rekey(walk: Walk, name: str) -> None:
    with _guarded_shop() as desk:
        _show(walk, name, RekeyDialog(walk.window, desk, walk.jobs, "Wu Gang"))


def _approval(walk: Walk, name: str) -> None:
    with _guarded_shop() as desk:
        settings.change(desk, approvals.ACTS, ["export"])
        try:
            reporting.accountant_book(desk)
        except UserError as needed:
            _show(walk, name, ApprovalDialog(walk.window, desk, walk.jobs, needed))


def _roles(walk: Walk, name: str) -> None:
    with _guarded_shop() as desk:
        dialog = RolesDialog(walk.window, desk, walk.jobs, staff.roles(desk))
        _show(walk, name, dialog)


def _erase(walk: Walk, name: str) -> None:
    ids = star_table.list_ids(walk.desk, View())
    if not walk.desk.may(Permission.ERASE_PERSON) or not len(ids):
        return
    customer = int(ids[0])
    found = privacy.farewell(walk.desk, customer)
    _show(walk, name, EraseDialog(walk.window, walk.desk, walk.jobs, customer, found))


def _show(walk: Walk, name: str, dialog: QDialog) -> None:
    """Open a dialog over the window, show it to whoever watches, and leave it."""
    dialog.open()
    walk.settle()
    walk.see(name, walk.window, dialog)
    dialog.done(0)
    dialog.deleteLater()


SCENES: Final[Mapping[str, Scene]] = {
    "start": _start,
    "new_shop": _new_shop,
    "sign_in": _sign_in,
    "bring": _bring,
    "recovery_key": _recovery_key,
    "new_recovery_key": _new_key,
    "import": _import,
    "locked": _locked,
    "rekey": _rekey,
    "approval": _approval,
    "roles": _roles,
    "erase": _erase,
}
