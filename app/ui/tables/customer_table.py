"""The star table's columns: the classic nine, and those a person may add."""

from collections.abc import Sequence
from typing import Final

from app.i18n import QT_TRANSLATE_NOOP
from app.services.desk import Desk
from app.services.redaction import Hidden
from app.services.star_table import StarRow
from app.ui import formats
from app.ui.tables.column import Column, Draw

NINE: Final = (
    "name",
    "phone",
    "amount",
    "frequency",
    "tenure",
    "influence",
    "level",
    "last_review",
    "next_review",
)


def _score(row: StarRow) -> str:
    return str(row.score) if isinstance(row.score, Hidden) else formats.score(row.score)


def _influence(row: StarRow) -> str:
    return formats.EMPTY if row.influence is None else f"{row.influence:g}"


def _confidence(row: StarRow) -> str:
    return formats.EMPTY if row.confidence is None else f"{row.confidence} %"


def all_columns(desk: Desk) -> dict[str, Column]:
    """Return every column by key: the nine first, then the others."""

    def amount(row: StarRow) -> str:
        return formats.money(row.amount_minor, desk.decimals, desk.currency)

    columns = (
        Column("name", QT_TRANSLATE_NOOP("Columns", "Name"), 100, _name, Draw.STRONG, sort="name"),
        Column(
            "phone", QT_TRANSLATE_NOOP("Columns", "Contact"), 108, _phone, Draw.QUIET, sort="phone"
        ),
        Column(
            "amount", QT_TRANSLATE_NOOP("Columns", "Spend"), 96, amount, right=True, sort="amount"
        ),
        Column(
            "frequency",
            QT_TRANSLATE_NOOP("Columns", "Orders"),
            72,
            lambda row: formats.number(row.frequency),
            right=True,
            sort="frequency",
        ),
        Column(
            "tenure",
            QT_TRANSLATE_NOOP("Columns", "Tenure"),
            72,
            lambda row: formats.years(row.tenure_months),
            right=True,
            sort="tenure",
        ),
        Column(
            "influence",
            QT_TRANSLATE_NOOP("Columns", "Influence"),
            80,
            _influence,
            Draw.DOTS,
            sort="influence",
        ),
        Column(
            "level", QT_TRANSLATE_NOOP("Columns", "Level"), 108, _level, Draw.LEVEL, sort="level"
        ),
        Column(
            "last_review",
            QT_TRANSLATE_NOOP("Columns", "Last review"),
            92,
            lambda row: formats.day(row.last_review),
            Draw.QUIET,
            sort="last_review",
        ),
        Column(
            "next_review",
            QT_TRANSLATE_NOOP("Columns", "Next review"),
            92,
            lambda row: formats.day(row.next_review),
            Draw.QUIET,
            sort="next_review",
        ),
        *_others(),
    )
    return {column.key: column for column in columns}


def _others() -> Sequence[Column]:
    return (
        Column(
            "number",
            QT_TRANSLATE_NOOP("Columns", "Customer number"),
            104,
            lambda row: row.number,
            Draw.QUIET,
            sort="number",
        ),
        Column(
            "score",
            QT_TRANSLATE_NOOP("Columns", "Live score"),
            76,
            _score,
            right=True,
            sort="score",
        ),
        Column(
            "live_level",
            QT_TRANSLATE_NOOP("Columns", "Level by live score"),
            108,
            lambda row: str(row.live_stars or ""),
            Draw.LIVE_LEVEL,
            sort="live_level",
        ),
        Column(
            "diversity",
            QT_TRANSLATE_NOOP("Columns", "Categories"),
            76,
            lambda row: formats.number(row.diversity),
            right=True,
            sort="diversity",
        ),
        Column(
            "confidence",
            QT_TRANSLATE_NOOP("Columns", "Confidence"),
            76,
            _confidence,
            right=True,
            sort="confidence",
        ),
        Column(
            "last_visit",
            QT_TRANSLATE_NOOP("Columns", "Last purchase"),
            96,
            lambda row: formats.day(row.last_visit),
            Draw.QUIET,
            sort="last_visit",
        ),
        Column(
            "joined",
            QT_TRANSLATE_NOOP("Columns", "Joined"),
            96,
            lambda row: formats.day(row.joined),
            Draw.QUIET,
            sort="joined",
        ),
        Column(
            "birthday",
            QT_TRANSLATE_NOOP("Columns", "Birthday"),
            92,
            lambda row: row.birthday,
            Draw.QUIET,
            sort="birthday",
        ),
        Column(
            "email",
            QT_TRANSLATE_NOOP("Columns", "E-mail"),
            160,
            lambda row: row.email,
            Draw.QUIET,
            sort="email",
        ),
        Column(
            "channel",
            QT_TRANSLATE_NOOP("Columns", "Channel"),
            80,
            lambda row: row.channel,
            Draw.QUIET,
            sort="channel",
        ),
    )


def _name(row: StarRow) -> str:
    return row.name


def _phone(row: StarRow) -> str:
    return row.phone or row.email or formats.EMPTY


def _level(row: StarRow) -> str:
    return row.level_name
