"""Whole phone numbers in front of somebody: each look is a line of the log.

Lists on screen show phones masked to everybody. A whole number is shown one by one with a reason
(`customers.reveal_phone`), in the form that changes it, and in what leaves the program; who may not
see phones gets masks there too, and then there is nothing to log.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.access import Permission
from app.models import customer_list
from app.services import approvals, customers, redaction, star_table
from app.services.customers import Card, Hit
from app.services.desk import Desk
from app.services.star_table import StarRow


def listing(desk: Desk, ids: Sequence[int]) -> list[StarRow]:
    """Return rows of the star table as a command prints them: a list that leaves the program.

    With whole phones it is an export: it may wait for a second person, and the log says how many.
    """
    desk.require(Permission.SEE_CUSTOMERS)
    rows = star_table.whole_rows(desk, ids)
    if desk.may(Permission.SEE_PHONES) and any(row.phone for row in rows):
        with desk.work() as work:
            approval = approvals.check(work, "export", f"list {len(rows)}")
            work.note("list_phones", details={"rows": len(rows)} | approval)
    return rows


def look_up(desk: Desk, query: str, limit: int = 20) -> list[Hit]:
    """Return whom a typed text finds, for a command; the log says that phones were shown whole."""
    desk.require(Permission.SEE_CUSTOMERS)
    hits = customers.find(desk, query, limit)
    if not desk.may(Permission.SEE_PHONES) or not any(hit.phone for hit in hits):
        return hits
    with desk.work() as work:
        stored = customer_list.rows(work.connection, [hit.id for hit in hits])
        work.note("list_phones", details={"rows": len(hits)})
    return [replace(hit, phone=redaction.phone(desk, stored[hit.id].phone)) for hit in hits]


def open_record(desk: Desk, customer_id: int) -> Card:
    """Return a customer's record for the form that changes it; a whole phone there is logged."""
    desk.require(Permission.SEE_CUSTOMERS)
    card = customers.card(desk, customer_id)
    if desk.may(Permission.SEE_PHONES) and card.entry.phone:
        with desk.work() as work:
            work.note("view_phone", "customer", customer_id)
    return card
