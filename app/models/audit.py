"""The audit log: who did what, when and why; the program has no way to change it.

Each line carries a hash over itself and the line before, so that a line changed, removed or slipped
in is found. What is personal, such as a reason in somebody's words or values before and after,
stands in a table beside it, bound by a salted hash: it can be erased and the chain still holds.
"""

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    ForeignKey,
    Index,
    Row,
    Select,
    String,
    Text,
    and_,
    exists,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Moment, RowId, table_of
from app.models.customers import Customer
from app.models.sales import Sale


class AuditLine(Base):
    """One act; it names records by id and never holds a person's data."""

    __tablename__ = "audit"

    id: Mapped[RowId]
    at: Mapped[datetime] = mapped_column(Moment)
    actor: Mapped[str] = mapped_column(String)
    act: Mapped[str] = mapped_column(String)
    noun: Mapped[str] = mapped_column(String, server_default="")
    record_id: Mapped[int | None]
    details: Mapped[str] = mapped_column(Text, server_default="{}")
    bound: Mapped[str] = mapped_column(String, server_default="")
    chain: Mapped[str] = mapped_column(String, server_default="")


class AuditValue(Base):
    """What is personal about one act; erased, it leaves its place and its salted hash behind."""

    __tablename__ = "audit_value"

    line_id: Mapped[int] = mapped_column(
        ForeignKey("audit.id"), primary_key=True, autoincrement=False
    )
    customer_id: Mapped[int | None]
    salt: Mapped[str] = mapped_column(String)
    reason: Mapped[str] = mapped_column(Text, server_default="")
    body: Mapped[str] = mapped_column(Text, server_default="{}")
    erased: Mapped[bool] = mapped_column(server_default="0")

    __table_args__ = (Index("ix_audit_value_customer_id", "customer_id"),)


class AuditTip(Base):
    """The last line's number and hash: without it, lines cut off the end would not be missed."""

    __tablename__ = "audit_tip"

    id: Mapped[int] = mapped_column(primary_key=True)
    line_id: Mapped[int]
    chain: Mapped[str] = mapped_column(String)


# The acts that may blank what the log holds of a person; they name whom in their own line.
ERASING: Final = ("erase_person", "purge")

LINE = table_of(AuditLine)
VALUE = table_of(AuditValue)
TIP = table_of(AuditTip)


@dataclass(frozen=True)
class Personal:
    """What an act holds of a person: why in somebody's words, values before and after."""

    customer_id: int | None = None
    reason: str = ""
    values: Mapping[str, Any] | None = None


def add(
    connection: Connection,
    values: Mapping[str, Any],
    details: Mapping[str, Any],
    personal: Personal | None = None,
) -> tuple[int, str]:
    """Add one line to the end of the chain; return its number and hash."""
    tip = connection.execute(select(TIP).with_for_update()).one()
    number = tip.line_id + 1
    salt = secrets.token_hex(16)
    reason = personal.reason if personal else ""
    body = _json(personal.values) if personal and personal.values else "{}"
    is_personal = bool(reason) or body != "{}"
    line = {
        "noun": "",
        "record_id": None,
        **values,
        "id": number,
        "details": _json(details),
        "bound": f"{_bound(salt, reason, body)} {_whose(personal)}".strip() if is_personal else "",
    }
    line["chain"] = _link(tip.chain, line)
    connection.execute(insert(LINE).values(**line))
    if personal and is_personal:
        connection.execute(
            insert(VALUE).values(
                line_id=number,
                customer_id=personal.customer_id,
                salt=salt,
                reason=reason,
                body=body,
            )
        )
    connection.execute(update(TIP).values(line_id=number, chain=line["chain"]))
    return number, str(line["chain"])


def _whose(personal: Personal | None) -> str:
    """Return whose values a line is bound to, "-" for nobody's."""
    return "-" if personal is None or personal.customer_id is None else str(personal.customer_id)


def _json(values: Mapping[str, Any]) -> str:
    return json.dumps(dict(values), ensure_ascii=False, default=str)


def _bound(salt: str, reason: str, body: str) -> str:
    return hashlib.sha256(f"{salt}\n{reason}\n{body}".encode("utf-8", "surrogatepass")).hexdigest()


def _link(before: str, line: Mapping[str, Any]) -> str:
    """Return the hash of a line and of everything before it."""
    at: datetime = line["at"]
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")
    names = ("id", "actor", "act", "noun", "record_id", "details", "bound")
    body = json.dumps([moment, *(line[name] for name in names)], ensure_ascii=False)
    return hashlib.sha256(f"{before}\n{body}".encode("utf-8", "surrogatepass")).hexdigest()


def _lines() -> Select[Any]:
    return select(
        LINE, VALUE.c.reason, VALUE.c.body, VALUE.c.erased, VALUE.c.customer_id
    ).select_from(LINE.outerjoin(VALUE, VALUE.c.line_id == LINE.c.id))


def latest(connection: Connection, limit: int = 200) -> list[Row[Any]]:
    """Return the latest lines, newest first."""
    return list(connection.execute(_lines().order_by(LINE.c.id.desc()).limit(limit)))


@dataclass(frozen=True)
class Search:
    """What to look for in the log: by whom, which acts, about which record, between two moments."""

    actor: str = ""
    acts: tuple[str, ...] = ()
    noun: str = ""
    record_id: int | None = None
    start: datetime | None = None
    end: datetime | None = None
    words: str = ""
    before_id: int | None = None


def found(connection: Connection, search: Search, limit: int = 200) -> list[Row[Any]]:
    """Return lines that answer a search, newest first; go on below an id for the next page."""
    query = _lines()
    if search.actor:
        query = query.where(LINE.c.actor == search.actor)
    if search.acts:
        query = query.where(LINE.c.act.in_(search.acts))
    if search.noun:
        query = query.where(LINE.c.noun == search.noun)
    if search.record_id is not None:
        query = query.where(LINE.c.record_id == search.record_id)
    if search.start is not None:
        query = query.where(LINE.c.at >= search.start)
    if search.end is not None:
        query = query.where(LINE.c.at < search.end)
    for word in search.words.split():
        query = query.where(_holds(word))
    if search.before_id is not None:
        query = query.where(LINE.c.id < search.before_id)
    return list(connection.execute(query.order_by(LINE.c.id.desc()).limit(limit)))


def _holds(word: str) -> ColumnElement[bool]:
    """Return the condition that a line's reason, values, details or customer holds a word."""
    named = select(Customer.id).where(
        or_(
            Customer.name.contains(word, autoescape=True),
            Customer.number.contains(word, autoescape=True),
        )
    )
    sold = select(Sale.id).where(
        or_(Sale.customer_id.in_(named), Sale.document.contains(word, autoescape=True))
    )
    return or_(
        VALUE.c.reason.contains(word, autoescape=True),
        VALUE.c.body.contains(word, autoescape=True),
        LINE.c.details.contains(word, autoescape=True),
        and_(LINE.c.noun == "customer", LINE.c.record_id.in_(named)),
        and_(LINE.c.noun == "sale", LINE.c.record_id.in_(sold)),
    )


def acts(connection: Connection) -> list[str]:
    """Return every kind of act in the log."""
    return list(connection.execute(select(LINE.c.act).distinct().order_by(LINE.c.act)).scalars())


def actors(connection: Connection) -> list[str]:
    """Return everybody who stands in the log."""
    query = select(LINE.c.actor).distinct().order_by(LINE.c.actor)
    return list(connection.execute(query).scalars())


def counts(connection: Connection, start: datetime, end: datetime) -> list[Row[Any]]:
    """Return (actor, act, moment) of the lines between two moments, to be counted by week."""
    query = select(LINE.c.actor, LINE.c.act, LINE.c.at).where(LINE.c.at >= start, LINE.c.at < end)
    return list(connection.execute(query))


def moments_of(connection: Connection, act: str, detail: str) -> list[datetime]:
    """Return when an act was done whose details say a thing, such as a backup made elsewhere."""
    query = select(LINE.c.at, LINE.c.details).where(LINE.c.act == act).order_by(LINE.c.id)
    rows = connection.execute(query.where(LINE.c.details.contains(detail, autoescape=True)))
    return [row.at for row in rows if json.loads(row.details).get(detail)]


def tip(connection: Connection) -> tuple[int, str]:
    """Return the number and the hash of the last line."""
    row = connection.execute(select(TIP)).one()
    return row.line_id, row.chain


def chain_of(connection: Connection, number: int) -> str | None:
    """Return the hash of one line, None when there is no such line."""
    if not number:
        return tip(connection)[1]
    return connection.execute(select(LINE.c.chain).where(LINE.c.id == number)).scalar()


def last_moment(connection: Connection) -> datetime | None:
    """Return the moment of the last line, None for a log without any."""
    newest = select(LINE.c.at).order_by(LINE.c.id.desc()).limit(1)
    return connection.execute(newest).scalar()


def broken(connection: Connection) -> Iterator[int]:
    """Yield the numbers of lines that were changed, removed, slipped in or stripped of values."""
    before, expected, is_chained = "", 0, False
    values = {row.line_id: row for row in connection.execute(select(VALUE))}
    erased = _erased(connection)
    for row in connection.execute(select(LINE).order_by(LINE.c.id)):
        line = dict(row._mapping)  # noqa: SLF001 - how a row becomes a mapping
        if not is_chained and not row.chain:
            expected = row.id  # a line from before there was a chain
            continue
        if (
            (is_chained and row.id != expected + 1)
            or row.chain != _link(before, line)
            or not _keeps(row, values.get(row.id), erased)
        ):
            yield row.id
        before, expected, is_chained = row.chain, row.id, True
    last_id, last_chain = tip(connection)
    if (last_id, last_chain) != (expected, before):
        yield last_id
    elif not expected and connection.execute(select(exists(select(Customer.id)))).scalar():
        yield 1  # whoever added a customer left a line


def _erased(connection: Connection) -> set[int]:
    """Return the customers whom the log itself says to be erased."""
    query = select(LINE.c.record_id, LINE.c.details).where(LINE.c.act.in_(ERASING))
    found: set[int] = set()
    for row in connection.execute(query):
        found.update(json.loads(row.details).get("ids", ()))
        if row.record_id is not None:
            found.add(row.record_id)
    return found


def _keeps(line: Row[Any], value: Row[Any] | None, erased: set[int]) -> bool:
    """Say whether a line has the values that it is bound to, or they were erased on request."""
    if not line.bound:
        return value is None
    if value is None:
        return False
    # Lines of before name nobody; a value moved to another person would outlive an erasure.
    bound, _, whose = line.bound.partition(" ")
    if whose and whose != _whose(Personal(value.customer_id)):
        return False
    if value.erased:
        is_blank = (value.salt, value.reason, value.body) == ("", "", "{}")
        return is_blank and value.customer_id in erased
    return bool(bound == _bound(value.salt, value.reason, value.body))


def details_of(connection: Connection, act: str, holding: str) -> list[str]:
    """Return the details of the lines of an act that hold a text, as they are stored."""
    query = select(LINE.c.details).where(
        LINE.c.act == act, LINE.c.details.contains(holding, autoescape=True)
    )
    return list(connection.execute(query).scalars())


def last_about(connection: Connection, noun: str, record_id: int) -> Row[Any] | None:
    """Return the latest line about one record."""
    query = select(AuditLine.__table__).where(
        AuditLine.noun == noun, AuditLine.record_id == record_id
    )
    return connection.execute(query.order_by(AuditLine.id.desc()).limit(1)).one_or_none()
