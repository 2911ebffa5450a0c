"""Acts about staff, roles and approvals."""

from app.domain.access import Permission
from app.services import approvals, rekeying, staff
from app.services.desk import Desk
from app.services.rekeying import Rekeyed
from app.services.staff import PersonEntry
from tests.services.acts.protection import at_plain
from tests.services.acts.shape import Act, P

ACTS: dict[str, tuple[Permission, Act]] = {
    "approvals.approvers": (P.SEE_CUSTOMERS, approvals.approvers),
    "rekeying.outlook": (P.MANAGE_STAFF, at_plain(rekeying.outlook)),
    "rekeying.rekey": (P.MANAGE_STAFF, at_plain(rekeying.rekey)),
    "rekeying.shop_key": (P.MANAGE_STAFF, at_plain(rekeying.shop_key)),
    "rekeying.first_backup": (
        P.MANAGE_STAFF,
        lambda desk: rekeying.first_backup(desk, Rekeyed(bytes(32), (), desk.paths.shop)),
    ),
    "rekeying.drop_old": (P.MANAGE_STAFF, at_plain(rekeying.drop_old)),
    "staff.people": (P.MANAGE_STAFF, staff.people),
    "staff.has_passwords": (P.MANAGE_STAFF, staff.has_passwords),
    "staff.roles": (P.MANAGE_STAFF, staff.roles),
    "staff.add": (
        P.MANAGE_STAFF,
        lambda desk: staff.add(desk, PersonEntry("new", "New", "front_desk")),
    ),
    "staff.change": (P.MANAGE_STAFF, lambda desk: staff.change(desk, "li", "Li", "manager")),
    "staff.remove": (P.MANAGE_STAFF, lambda desk: staff.remove(desk, "li")),
    "staff.save_role": (
        P.MANAGE_STAFF,
        lambda desk: staff.save_role(desk, "Cashier", frozenset({P.RECORD_SALE})),
    ),
    "staff.drop_role": (P.MANAGE_STAFF, lambda desk: staff.drop_role(desk, "own:1")),
}


def fill(desk: Desk) -> None:
    """Add a person who can be changed and a role that can be dropped."""
    staff.add(desk, PersonEntry("li", "Li", "front_desk"))
    staff.save_role(desk, "Helper", frozenset({P.SEE_CUSTOMERS}))
