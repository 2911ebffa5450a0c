"""The acts of the front desk, and of what customers like."""

from app.domain.access import Permission
from app.services import front_desk, preferences
from tests.services.acts.shape import KEY, Act, P

ACTS: dict[str, tuple[Permission, Act]] = {
    "front_desk.card": (P.SEE_CUSTOMERS, lambda desk: front_desk.card(desk, KEY)),
    "front_desk.counter": (P.SEE_CUSTOMERS, front_desk.counter),
    "front_desk.find": (P.SEE_CUSTOMERS, lambda desk: front_desk.find(desk, "x")),
    "front_desk.rows_of": (P.SEE_CUSTOMERS, lambda desk: front_desk.rows_of(desk, [KEY])),
    "preferences.change": (
        P.EDIT_CUSTOMER,
        lambda desk: preferences.change(desk, KEY, {"size": "38"}),
    ),
    "preferences.of_customer": (
        P.SEE_CUSTOMERS,
        lambda desk: preferences.of_customer(desk, KEY),
    ),
}
