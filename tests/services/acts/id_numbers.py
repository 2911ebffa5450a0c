"""Acts about ID numbers."""

from app.domain.access import Permission
from app.domain.consents import ConsentEntry
from app.services import id_numbers, privacy, settings
from app.services.desk import Desk
from tests.services.acts.shape import KEY, Act, P

NUMBER = "11010519491231002X"
OTHER = "440524198001010013"


def fill(desk: Desk) -> None:
    """Turn ID numbers on; the customer has agreed and has one."""
    settings.change(desk, id_numbers.KEEP, True)
    privacy.give(desk, ConsentEntry(KEY, "sensitive", how="paper"))
    id_numbers.change(desk, KEY, NUMBER)


ACTS: dict[str, tuple[Permission, Act]] = {
    "id_numbers.held": (P.SEE_CUSTOMERS, lambda desk: id_numbers.held(desk, KEY)),
    "id_numbers.change": (P.EDIT_CUSTOMER, lambda desk: id_numbers.change(desk, KEY, OTHER)),
    "id_numbers.reveal": (
        P.REVEAL_ID_NUMBER,
        lambda desk: id_numbers.reveal(desk, KEY, "registration"),
    ),
    "id_numbers.remove": (P.EDIT_CUSTOMER, lambda desk: id_numbers.remove(desk, KEY)),
    "id_numbers.count": (P.CHANGE_SETTINGS, id_numbers.count),
    "id_numbers.remove_all": (P.CHANGE_SETTINGS, id_numbers.remove_all),
}
