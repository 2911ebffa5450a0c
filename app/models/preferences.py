"""What a customer likes: one short text for each kind, and the words it is found by."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, ForeignKey, String, delete, insert, select, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, table_of

_MOST_CHECKED = 2000
_LAST = "\U0010ffff"  # sorts after every character a word can hold


class Preference(Base):
    """One preference of one customer, such as the size: 38."""

    __tablename__ = "preference"

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String, primary_key=True)
    text: Mapped[str] = mapped_column(String)


class PreferenceWord(Base):
    """A word that somebody's preferences are found by; PostgreSQL compares bytes here."""

    __tablename__ = "preference_word"

    word: Mapped[str] = mapped_column(
        String().with_variant(String(collation="C"), "postgresql"), primary_key=True
    )
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), primary_key=True)

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy reads a plain dict


PREFERENCE = table_of(Preference)
WORD = table_of(PreferenceWord)


def of_customer(connection: Connection, customer_id: int) -> dict[str, str]:
    """Return a customer's preferences by kind."""
    query = select(Preference.kind, Preference.text).where(Preference.customer_id == customer_id)
    return {row.kind: row.text for row in connection.execute(query)}


def of_customers(connection: Connection, customer_ids: Sequence[int]) -> dict[int, dict[str, str]]:
    """Return the preferences of some customers."""
    found: dict[int, dict[str, str]] = {}
    query = select(PREFERENCE).where(Preference.customer_id.in_(list(customer_ids)))
    for row in connection.execute(query):
        found.setdefault(row.customer_id, {})[row.kind] = row.text
    return found


def put(connection: Connection, customer_id: int, said: Mapping[str, str]) -> None:
    """Give a customer exactly these preferences."""
    connection.execute(delete(PREFERENCE).where(Preference.customer_id == customer_id))
    rows = [{"customer_id": customer_id, "kind": kind, "text": said[kind]} for kind in said]
    if rows:
        connection.execute(insert(PREFERENCE), rows)


def replace_words(
    connection: Connection, customer_id: int, before: Collection[str], after: Collection[str]
) -> None:
    """Let a customer be found by what it likes now; only what differs is written."""
    for word in sorted(set(before) - set(after)):
        connection.execute(
            delete(WORD).where(WORD.c.word == word, WORD.c.customer_id == customer_id)
        )
    new = sorted(set(after) - set(before))
    if new:
        pairs = [{"word": word, "customer_id": customer_id} for word in new]
        connection.execute(insert(WORD), pairs)


def find(connection: Connection, words: Sequence[str], limit: int) -> list[int]:
    """Return live customers whose preferences hold every word, as its start, oldest first."""
    each = [_starting(connection, word) for word in words]
    found = sorted(set.intersection(*each)) if each else []
    return found[:limit]


def _starting(connection: Connection, word: str) -> set[int]:
    query = text(
        "SELECT w.customer_id FROM preference_word w JOIN customer c ON c.id = w.customer_id "
        "WHERE c.voided = 0 AND w.word >= :word AND w.word < :last LIMIT :most"
    )
    bound = {"word": word, "last": word + _LAST, "most": _MOST_CHECKED}
    return {row[0] for row in connection.execute(query, bound)}
