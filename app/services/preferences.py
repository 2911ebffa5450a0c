"""What customers like: kept per customer, shown at the counter, found by its words."""

from collections.abc import Mapping

from app.domain import preferences as preference_rules
from app.domain.access import Permission
from app.models import preferences as preference_rows
from app.services import whom
from app.services.desk import Desk, Work
from app.services.done import Changes, Done


def of_customer(desk: Desk, customer_id: int) -> dict[str, str]:
    """Return what one customer likes, by kind and in the order of the form."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        return inside(work, customer_id)


def inside(work: Work, customer_id: int) -> dict[str, str]:
    """Return what one customer likes, inside a transaction."""
    said = preference_rows.of_customer(work.connection, customer_id)
    return {kind: said[kind] for kind in preference_rules.KINDS if kind in said}


def change(desk: Desk, customer_id: int, said: Mapping[str, str]) -> Done[int]:
    """Keep what a customer likes: exactly what is said now, the empty ones left out."""
    desk.require(Permission.EDIT_CUSTOMER)
    cleaned = preference_rules.checked(said)
    with desk.work() as work:
        whom.customer(work, customer_id)
        before = preference_rows.of_customer(work.connection, customer_id)
        preference_rows.put(work.connection, customer_id, cleaned)
        preference_rows.replace_words(
            work.connection,
            customer_id,
            preference_rules.words(before),
            preference_rules.words(cleaned),
        )
        changed = sorted(
            kind for kind in {*before, *cleaned} if before.get(kind) != cleaned.get(kind)
        )
        work.note("change_preferences", "customer", customer_id, details={"fields": changed})
    return Done(customer_id, Changes(customers=frozenset({customer_id})))
