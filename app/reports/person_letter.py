"""Everything a shop holds of one person as a letter that the person can read."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from app.domain.acts import FIELDS
from app.domain.facts import day_of
from app.domain.papers import DAYS, Issuer
from app.domain.scoring import shown
from app.i18n import QT_TRANSLATE_NOOP
from app.reports import letters
from app.reports.letters import Column, Letter
from app.reports.person_words import told
from app.reports.wording import NONE, Words

Rows = Sequence[Mapping[str, Any]]

# The tables in the order of the letter, by what they are to the person.
TABLES: Final[dict[str, str]] = {
    "customer": QT_TRANSLATE_NOOP("Papers", "Your record"),
    "id_number": QT_TRANSLATE_NOOP("Papers", "Your ID number"),
    "customer_tag": QT_TRANSLATE_NOOP("Papers", "Tags"),
    "preference": QT_TRANSLATE_NOOP("Papers", "Your preferences"),
    "sale": QT_TRANSLATE_NOOP("Papers", "Your purchases and returns"),
    "opening": QT_TRANSLATE_NOOP("Papers", "Totals taken over from a list"),
    "grade": QT_TRANSLATE_NOOP("Papers", "Your score and level"),
    "level_change": QT_TRANSLATE_NOOP("Papers", "How your level came about"),
    "level_override": QT_TRANSLATE_NOOP("Papers", "Levels set by hand or given"),
    "review_notice": QT_TRANSLATE_NOOP("Papers", "Notices before a review"),
    "point_entry": QT_TRANSLATE_NOOP("Papers", "Your points"),
    "consent": QT_TRANSLATE_NOOP("Papers", "What you agreed to"),
    "feedback": QT_TRANSLATE_NOOP("Papers", "How satisfied you were"),
    "service_case": QT_TRANSLATE_NOOP("Papers", "Contacts and complaints"),
    "case_step": QT_TRANSLATE_NOOP("Papers", "The course of each contact"),
    "audit_value": QT_TRANSLATE_NOOP("Papers", "What the log holds of you"),
}
_RECORD: Final[dict[str, str]] = {
    "number": QT_TRANSLATE_NOOP("Papers", "Number"),
    "name": QT_TRANSLATE_NOOP("Papers", "Name"),
    "phone": QT_TRANSLATE_NOOP("Papers", "Phone"),
    "email": QT_TRANSLATE_NOOP("Papers", "E-mail"),
    "birthday": QT_TRANSLATE_NOOP("Papers", "Birthday"),
    "gender": QT_TRANSLATE_NOOP("Papers", "Gender"),
    "occupation": QT_TRANSLATE_NOOP("Papers", "Occupation"),
    "address": QT_TRANSLATE_NOOP("Papers", "Address"),
    "note": QT_TRANSLATE_NOOP("Papers", "Note"),
    "influence_note": QT_TRANSLATE_NOOP("Papers", "Why this influence"),
    "potential_note": QT_TRANSLATE_NOOP("Papers", "Why this potential"),
}
_COLUMNS: Final[dict[str, str]] = _RECORD | {
    "influence": QT_TRANSLATE_NOOP("Papers", "Influence"),
    "potential": QT_TRANSLATE_NOOP("Papers", "Potential"),
    "shares_phone": QT_TRANSLATE_NOOP("Papers", "Shared phone"),
    "joined": QT_TRANSLATE_NOOP("Papers", "With us since"),
    "created_at": QT_TRANSLATE_NOOP("Papers", "Added"),
    "updated_at": QT_TRANSLATE_NOOP("Papers", "Last changed"),
    "stored": QT_TRANSLATE_NOOP("Papers", "Kept since"),
    "stored_by": QT_TRANSLATE_NOOP("Papers", "Written down by"),
    "day": QT_TRANSLATE_NOOP("Papers", "Date"),
    "at": QT_TRANSLATE_NOOP("Papers", "When"),
    "document": QT_TRANSLATE_NOOP("Papers", "Document"),
    "channel": QT_TRANSLATE_NOOP("Papers", "Channel"),
    "category": QT_TRANSLATE_NOOP("Papers", "Category"),
    "product": QT_TRANSLATE_NOOP("Papers", "Goods"),
    "quantity": QT_TRANSLATE_NOOP("Papers", "Quantity"),
    "amount_minor": QT_TRANSLATE_NOOP("Papers", "Amount"),
    "reason": QT_TRANSLATE_NOOP("Papers", "Reason"),
    "text": QT_TRANSLATE_NOOP("Papers", "Text"),
    "tag": QT_TRANSLATE_NOOP("Papers", "Tag"),
    "kind": QT_TRANSLATE_NOOP("Papers", "Kind"),
    "cause": QT_TRANSLATE_NOOP("Papers", "Cause"),
    "old_level": QT_TRANSLATE_NOOP("Papers", "Level before"),
    "new_level": QT_TRANSLATE_NOOP("Papers", "Level after"),
    "level": QT_TRANSLATE_NOOP("Papers", "Level"),
    "score": QT_TRANSLATE_NOOP("Papers", "Score"),
    "purpose": QT_TRANSLATE_NOOP("Papers", "Purpose"),
    "wording": QT_TRANSLATE_NOOP("Papers", "Wording"),
    "how": QT_TRANSLATE_NOOP("Papers", "How it was given"),
    "given": QT_TRANSLATE_NOOP("Papers", "Given"),
    "withdrawn": QT_TRANSLATE_NOOP("Papers", "Withdrawn"),
    "result": QT_TRANSLATE_NOOP("Papers", "Result"),
    "status": QT_TRANSLATE_NOOP("Papers", "Status"),
    "mark": QT_TRANSLATE_NOOP("Papers", "Mark"),
    "act": QT_TRANSLATE_NOOP("Papers", "Act"),
    "body": QT_TRANSLATE_NOOP("Papers", "Values"),
    "evidence": QT_TRANSLATE_NOOP("Papers", "Evidence"),
    "points": QT_TRANSLATE_NOOP("Papers", "Points"),
    "until": QT_TRANSLATE_NOOP("Papers", "Until"),
    "due": QT_TRANSLATE_NOOP("Papers", "Due"),
    "closed": QT_TRANSLATE_NOOP("Papers", "Closed"),
    "actor": QT_TRANSLATE_NOOP("Papers", "By"),
    "owner": QT_TRANSLATE_NOOP("Papers", "Whose turn"),
    "given_to": QT_TRANSLATE_NOOP("Papers", "Given to"),
    "withdrawn_to": QT_TRANSLATE_NOOP("Papers", "Withdrawn to"),
    "live_level": QT_TRANSLATE_NOOP("Papers", "Live level"),
    "last_review": QT_TRANSLATE_NOOP("Papers", "Last review"),
    "next_review": QT_TRANSLATE_NOOP("Papers", "Next review"),
    "version": QT_TRANSLATE_NOOP("Papers", "Scheme version"),
    "orders": QT_TRANSLATE_NOOP("Papers", "Purchases"),
    "confidence": QT_TRANSLATE_NOOP("Papers", "Part of the score that is known, in %"),
    "frequency": QT_TRANSLATE_NOOP("Papers", "Visits that count"),
    "diversity": QT_TRANSLATE_NOOP("Papers", "Categories that count"),
    "since_day": QT_TRANSLATE_NOOP("Papers", "Known since"),
    "last_day": QT_TRANSLATE_NOOP("Papers", "Last purchase"),
    "level_before": QT_TRANSLATE_NOOP("Papers", "Level before"),
    "ended": QT_TRANSLATE_NOOP("Papers", "Ended"),
    "ended_by": QT_TRANSLATE_NOOP("Papers", "Ended by"),
    "end_reason": QT_TRANSLATE_NOOP("Papers", "Why it ended"),
    "told": QT_TRANSLATE_NOOP("Papers", "Told on"),
    "details": QT_TRANSLATE_NOOP("Papers", "Details"),
}
_HIDDEN: Final = frozenset({"id", "customer_id", "voided", "case_id", "batch_id", "working"})
_FLAGS: Final = frozenset({"shares_phone"})
# A column of a table counts as this many letters at least and at most.
_NARROWEST: Final = 12
_WIDEST: Final = 26
_MOST_COLUMNS: Final = 7


def person_letter(
    issuer: Issuer, whom: tuple[str, str], tables: Mapping[str, Rows], words: Words
) -> Letter:
    """Return the letter for a person (number, name): one line for each fact, table by table.

    A day is stored as days since 1970-01-01: 19000 is read as 2022-01-08.
    """
    number, name = whom
    grids = [
        {"title": words(TABLES[table]), **_grid(table, tables[table], words)}
        for table in TABLES
        if tables.get(table)
    ]
    lead = QT_TRANSLATE_NOOP(
        "Papers",
        "This is everything that {shop} holds of you. You may have what is wrong corrected, "
        "withdraw what you agreed to, and ask to be erased.",
    )
    values = {"lead": words(lead, shop=issuer.shop), "grids": grids}
    title = words(QT_TRANSLATE_NOOP("Papers", "Your data"))
    below = QT_TRANSLATE_NOOP("Papers", "{name}, no. {number}")
    head = (title, words(below, name=name, number=number))
    return letters.letter("person", issuer, head, words, values)


def _grid(table: str, rows: Rows, words: Words) -> dict[str, Any]:
    """Return one table: a record's facts below each other, many records as lines of a table."""
    said = [
        {key: _said(table, key, value, words) for key, value in row.items() if key not in _HIDDEN}
        for row in rows
    ]
    keys = [key for key in said[0] if any(row[key] for row in said)]
    if len(rows) == 1:
        return letters.grid(
            [Column("", 30), Column("", 70)],
            [letters.texts(_title(table, key, words), said[0][key]) for key in keys],
        )
    if len(keys) <= _MOST_COLUMNS:
        heads = [_title(table, key, words) for key in keys]
        widths = _widths(heads, [[row[key] for key in keys] for row in said])
        columns = [Column(head, width) for head, width in zip(heads, widths, strict=True)]
        return letters.grid(columns, [letters.texts(*(row[key] for key in keys)) for row in said])
    whole = [
        "; ".join(f"{_title(table, key, words)}: {row[key]}" for key in keys if row[key])
        for row in said
    ]
    return letters.grid([Column("", 100)], [letters.texts(line) for line in whole])


def _widths(heads: list[str], rows: list[list[str]]) -> list[int]:
    """Share a line of 100 out by the longest text of each column, so that wordings get room."""
    longest = [
        min(_WIDEST, max(_NARROWEST, len(head), *(len(row[at]) for row in rows)))
        for at, head in enumerate(heads)
    ]
    widths = [100 * one // sum(longest) for one in longest]
    widths[widths.index(max(widths))] += 100 - sum(widths)
    return widths


def _title(table: str, key: str, words: Words) -> str:
    if (table, key) == ("id_number", "number"):
        return words(QT_TRANSLATE_NOOP("Papers", "ID number"))
    return words(_COLUMNS[key]) if key in _COLUMNS else key


def _said(table: str, key: str, value: Any, words: Words) -> str:  # noqa: ANN401 - any column
    if value is None or value in {"", "{}", "[]"} or (key in _FLAGS and not value):
        return ""
    if isinstance(value, str) and value.startswith(("{", "[")):
        return _plain(value, words)
    return _figure(key, value, words) or told(table, key, str(value), words)


def _figure(key: str, value: Any, words: Words) -> str:  # noqa: ANN401 - as above
    """Return a stored figure as what it is: an amount, a day, a mark; "" for what is none."""
    if isinstance(value, float):
        return f"{shown(value):f}"
    if not isinstance(value, int):
        return ""
    if key in _FLAGS:
        return words(QT_TRANSLATE_NOOP("Papers", "yes"))
    if key.endswith("_minor"):
        return words.money(value)
    return words.day(day_of(value)) if key in DAYS else ""


def _plain(text: str, words: Words) -> str:
    """Return stored values in words: {"phone": ["1", "2"]} is "Phone: 1 → 2"."""
    try:
        found = json.loads(text)
    except ValueError:
        return text
    if not isinstance(found, dict):
        return ", ".join(str(one) for one in found) if isinstance(found, list) else str(found)
    return ", ".join(
        f"{words.say('Acts', FIELDS[key]) if key in FIELDS else key}: {_change(one)}"
        for key, one in found.items()
    )


def _change(value: Any) -> str:  # noqa: ANN401 - any stored value
    """Return a value, or one of before and after."""
    if isinstance(value, list):
        return " → ".join(_change(one) for one in value)
    return NONE if value is None or value == "" else str(value)
