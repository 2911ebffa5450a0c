"""Acts of the first glance at a shop."""

from app.domain.access import Permission
from app.services import first_look
from tests.services.acts.shape import Act, P

ACTS: dict[str, tuple[Permission, Act]] = {
    "first_look.check": (P.SEE_CUSTOMERS, first_look.check),
    "first_look.has_customers": (P.SEE_CUSTOMERS, first_look.has_customers),
    "first_look.levels": (P.SEE_CUSTOMERS, first_look.levels),
    "first_look.rows": (P.SEE_CUSTOMERS, lambda desk: first_look.rows(desk, "5678")),
    "first_look.rows_of": (P.SEE_CUSTOMERS, lambda desk: first_look.rows_of(desk, [1])),
}
