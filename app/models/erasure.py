"""Everything the tables hold of one person: reading it out, and erasing it for good.

A test holds both to the metadata: what hangs on a customer must be named here.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, text

from app.domain.facts import day_number, day_of
from app.models.database import Database, in_ids, plain_words

# What is read out for the person, by table; `{}` is the condition on the customer.
HELD: Final[dict[str, str]] = {
    "customer": "SELECT * FROM customer WHERE id = :key",
    "customer_tag": "SELECT tag FROM customer_tag WHERE customer_id = :key ORDER BY tag",
    "id_number": "SELECT number, stored, stored_by FROM id_number WHERE customer_id = :key",
    "preference": "SELECT kind, text FROM preference WHERE customer_id = :key ORDER BY kind",
    "sale": (
        "SELECT s.channel, s.document, l.day, l.amount_minor, c.name AS category, l.product, "
        "l.quantity FROM sale_line l JOIN sale s ON s.id = l.sale_id "
        "LEFT JOIN category c ON c.id = l.category_id "
        "WHERE l.customer_id = :key AND l.voided = 0 ORDER BY l.day, l.id"
    ),
    "opening": (
        "SELECT day, amount_minor, orders FROM opening WHERE customer_id = :key AND voided = 0"
    ),
    "feedback": (
        "SELECT day, mark, note FROM feedback WHERE customer_id = :key AND voided = 0 ORDER BY day"
    ),
    "service_case": "SELECT * FROM service_case WHERE customer_id = :key ORDER BY id",
    "case_step": (
        "SELECT t.* FROM case_step t JOIN service_case s ON s.id = t.case_id "
        "WHERE s.customer_id = :key ORDER BY t.id"
    ),
    "grade": "SELECT * FROM grade WHERE customer_id = :key",
    "level_change": (
        "SELECT day, cause, old_level, new_level, score, version, working, reason "
        "FROM level_change WHERE customer_id = :key ORDER BY id"
    ),
    "level_override": "SELECT * FROM level_override WHERE customer_id = :key ORDER BY id",
    "review_notice": "SELECT until FROM review_notice WHERE customer_id = :key",
    "point_entry": (
        "SELECT day, at, kind, delta AS points, reason, actor FROM point_entry "
        "WHERE customer_id = :key ORDER BY day, id"
    ),
    "consent": "SELECT * FROM consent WHERE customer_id = :key ORDER BY id",
    "audit_value": (
        "SELECT a.at, a.act, v.reason, v.body FROM audit_value v JOIN audit a ON a.id = v.line_id "
        "WHERE v.customer_id = :key ORDER BY a.id"
    ),
}

_BLANK: Final = (
    "name",
    "phone",
    "email",
    "birthday",
    "influence_note",
    "potential_note",
    "note",
    "gender",
    "occupation",
    "address",
)

# What is done to each table when somebody is erased; sales stay as money without a person.
ERASING: Final[dict[str, str]] = {
    "case_step": (
        "UPDATE case_step SET text = '', details = '{}' WHERE case_id IN "
        "(SELECT id FROM service_case WHERE customer_id = :key)"
    ),
    "service_case": (
        "UPDATE service_case SET text = '', result = '', status = 'void' WHERE customer_id = :key"
    ),
    "feedback": "UPDATE feedback SET note = '', voided = -1 WHERE customer_id = :key",
    "customer_tag": "DELETE FROM customer_tag WHERE customer_id = :key",
    "id_number": "DELETE FROM id_number WHERE customer_id = :key",
    "preference": "DELETE FROM preference WHERE customer_id = :key",
    "preference_word": "DELETE FROM preference_word WHERE customer_id = :key",
    "search_token": "DELETE FROM search_token WHERE customer_id = :key",
    "consent": "DELETE FROM consent WHERE customer_id = :key",
    "review_notice": "DELETE FROM review_notice WHERE customer_id = :key",
    "level_override": (
        "UPDATE level_override SET reason = '', evidence = '', end_reason = '', "
        "ended = coalesce(ended, day) WHERE customer_id = :key"
    ),
    "level_change": "UPDATE level_change SET reason = '' WHERE customer_id = :key",
    "point_entry": "UPDATE point_entry SET reason = '' WHERE customer_id = :key",
    "opening": "UPDATE opening SET voided = -1 WHERE customer_id = :key AND voided = 0",
    "sale_line": "UPDATE sale_line SET customer_id = NULL WHERE customer_id = :key",
    "sale": "UPDATE sale SET customer_id = NULL WHERE customer_id = :key",
    "grade": "DELETE FROM grade WHERE customer_id = :key",
    "audit_value": (
        "UPDATE audit_value SET reason = '', body = '{}', salt = '', erased = :yes "
        "WHERE customer_id = :key"
    ),
    "customer": (
        "UPDATE customer SET "
        + ", ".join(f"{name} = ''" for name in _BLANK)
        + ", number = 'erased-' || id, influence = NULL, potential = NULL, referrer_id = NULL, "
        "joined = NULL, shares_phone = :no, voided = -1, updated_at = :at WHERE id = :key"
    ),
}
# A case's status is that of its last step: what is erased ends with a step of its own.
_ENDED: Final = (
    "INSERT INTO case_step (case_id, at, day, actor, act, status) "
    "SELECT id, :at, :day, :actor, 'erase', 'void' FROM service_case WHERE customer_id = :key"
)
_REFERRED: Final = "UPDATE customer SET referrer_id = NULL WHERE referrer_id = :key"


def number_of_erased(customer_id: int) -> str:
    """Return what stands in the place of an erased person's number."""
    return f"erased-{customer_id}"


def held(connection: Connection, customer_id: int) -> dict[str, list[dict[str, Any]]]:
    """Return everything the shop holds of a person, table by table."""
    return {
        table: [
            dict(row._mapping)  # noqa: SLF001 - how a row becomes a mapping
            for row in connection.execute(text(query), {"key": customer_id})
        ]
        for table, query in HELD.items()
    }


def erase(connection: Connection, customer_id: int, at: datetime, actor: str) -> Mapping[str, int]:
    """Erase a person from every table; return how many rows of each were touched.

    What batches kept of the person for their undo goes too: taking such a batch back later no
    longer restores it.
    """
    moment = f"{at:%Y-%m-%d %H:%M:%S.%f}"
    values = {
        "key": customer_id,
        "yes": True,
        "no": False,
        "at": moment,
        "day": day_number(at.date()),
        "actor": actor,
    }
    touched = {"referred": connection.execute(text(_REFERRED), values).rowcount}
    touched["batch_change"] = _forget_in_batches(connection, customer_id)
    for table, statement in (*ERASING.items(), ("ended", _ENDED)):
        used = {name: value for name, value in values.items() if f":{name}" in statement}
        touched[table] = connection.execute(text(statement), used).rowcount
    return touched


def sweep_out(database: Database) -> None:
    """Write the file anew without what was deleted, and empty the log of changes beside it."""
    if not database.is_sqlite:
        return
    with plain_words(), database.engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None  # noqa: S101 - a connection that is checked out has one
        raw.execute("VACUUM")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


# Nouns of what a batch changed whose rows are customers.
_OF_CUSTOMERS: Final = ("customer", "tags", "review", "reviewed", "base")


def _forget_in_batches(connection: Connection, customer_id: int) -> int:
    nouns = ", ".join(f"'{noun}'" for noun in _OF_CUSTOMERS)
    return int(
        connection.execute(
            text(f"DELETE FROM batch_change WHERE row_id = :key AND noun IN ({nouns})"),
            {"key": customer_id},
        ).rowcount
    )


def idle_since(connection: Connection, before_day: int) -> list[int]:
    """Return the live customers without a purchase, a case, a consent or points since a day.

    The day of their record counts for those alone of whom no purchase is known: what an import
    brought of long ago is as old as it is.
    """
    query = (
        "SELECT c.id FROM customer c WHERE c.voided = 0 "
        "AND (c.created_at < :moment OR EXISTS (SELECT 1 FROM sale_line l "
        "WHERE l.customer_id = c.id AND l.voided = 0)) "
        "AND NOT EXISTS (SELECT 1 FROM sale_line l WHERE l.customer_id = c.id AND l.voided = 0 "
        "AND l.day >= :day) "
        "AND NOT EXISTS (SELECT 1 FROM service_case s WHERE s.customer_id = c.id AND s.day >= :day)"
        " AND NOT EXISTS (SELECT 1 FROM consent o WHERE o.customer_id = c.id AND o.given >= :day) "
        "AND NOT EXISTS (SELECT 1 FROM point_entry p WHERE p.customer_id = c.id AND p.day >= :day) "
        "ORDER BY c.id"
    )
    moment = f"{day_of(before_day).isoformat()} 00:00:00.000000"
    found = connection.execute(text(query), {"day": before_day, "moment": moment})
    return [row[0] for row in found]


def names(connection: Connection, customer_ids: list[int]) -> list[Mapping[str, Any]]:
    """Return number, name and last purchase of some customers, for a list to be read before."""
    found: list[Mapping[str, Any]] = []
    for condition in in_ids("c.id", customer_ids):
        query = (
            "SELECT c.id, c.number, c.name, (SELECT max(l.day) FROM sale_line l "
            "WHERE l.customer_id = c.id AND l.voided = 0) AS last_day FROM customer c "
            f"WHERE {condition} ORDER BY c.id"
        )
        found += [dict(row._mapping) for row in connection.execute(text(query))]  # noqa: SLF001
    return found
