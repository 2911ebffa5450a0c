"""The star table's columns: the classic nine, and those a person may add."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from app.domain.access import Permission
from app.i18n import QT_TRANSLATE_NOOP, listed
from app.services.desk import Desk
from app.services.redaction import Hidden
from app.services.star_table import StarRow
from app.ui import channels, formats
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

Text = Callable[[StarRow], str]
_NAME, _CONTACT = QT_TRANSLATE_NOOP("Columns", "Name"), QT_TRANSLATE_NOOP("Columns", "Contact")


def all_columns(desk: Desk) -> dict[str, Column]:
    """Return every column by key: the nine first, then the others."""

    def amount(row: StarRow) -> str:
        return formats.money(row.amount_minor, desk.decimals, desk.currency)

    columns = (
        _text("name", _NAME, 80, lambda row: row.name, Draw.STRONG),
        _text("phone", _CONTACT, 100, lambda row: row.phone or row.email or formats.EMPTY),
        _figure("amount", QT_TRANSLATE_NOOP("Columns", "Spend"), 96, amount),
        _figure("frequency", QT_TRANSLATE_NOOP("Columns", "Purchases"), 72, _frequency),
        _figure("tenure", QT_TRANSLATE_NOOP("Columns", "Years"), 72, _tenure),
        _text("influence", QT_TRANSLATE_NOOP("Columns", "Influence"), 80, _influence, Draw.DOTS),
        _text("level", QT_TRANSLATE_NOOP("Columns", "Level"), 88, _level, Draw.LEVEL),
        _text("last_review", QT_TRANSLATE_NOOP("Columns", "Last review"), 92, _last_review),
        _text("next_review", QT_TRANSLATE_NOOP("Columns", "Next review"), 92, _next_review),
        *_others(),
    )
    unsorted = _unsorted(desk)
    return {
        column.key: replace(column, sort="") if column.key in unsorted else column
        for column in columns
    }


def _unsorted(desk: Desk) -> set[str]:
    """Return the columns whose order would tell what this role may not see."""
    amounts: set[str] = set() if desk.may(Permission.SEE_AMOUNTS) else {"amount", "score"}
    return amounts | (set() if desk.may(Permission.SEE_PHONES) else {"phone"})


def _channel(row: StarRow) -> str:
    return channels.shown(row.channel)


def _others() -> tuple[Column, ...]:
    live_level = QT_TRANSLATE_NOOP("Columns", "Level by live score")
    return (
        _text("number", QT_TRANSLATE_NOOP("Columns", "Customer number"), 104, _number),
        _figure("score", QT_TRANSLATE_NOOP("Columns", "Live score"), 76, _score),
        _text("live_level", live_level, 108, _live_level, Draw.LIVE_LEVEL),
        _figure("diversity", QT_TRANSLATE_NOOP("Columns", "Categories"), 76, _diversity),
        _figure("confidence", QT_TRANSLATE_NOOP("Columns", "Confidence"), 76, _confidence),
        _text("last_visit", QT_TRANSLATE_NOOP("Columns", "Last purchase"), 96, _last_visit),
        _text("joined", QT_TRANSLATE_NOOP("Columns", "Joined"), 96, _joined),
        _text("birthday", QT_TRANSLATE_NOOP("Columns", "Birthday"), 92, lambda row: row.birthday),
        _text("email", QT_TRANSLATE_NOOP("Columns", "E-mail"), 160, lambda row: row.email),
        _text("channel", QT_TRANSLATE_NOOP("Columns", "Channel"), 80, _channel),
        _figure("points", QT_TRANSLATE_NOOP("Columns", "Points"), 76, _points),
        Column("tags", QT_TRANSLATE_NOOP("Columns", "Tags"), 120, _tags, Draw.QUIET),
    )


def _text(key: str, title: str, width: int, text: Text, draw: Draw = Draw.QUIET) -> Column:
    return Column(key, title, width, text, draw, sort=key)


def _figure(key: str, title: str, width: int, text: Text) -> Column:
    return Column(key, title, width, text, right=True, sort=key)


def _frequency(row: StarRow) -> str:
    return formats.number(row.frequency)


def _tenure(row: StarRow) -> str:
    return formats.years(row.tenure_months)


def _influence(row: StarRow) -> str:
    return formats.EMPTY if row.influence is None else f"{row.influence:g}"


def _level(row: StarRow) -> str:
    return row.level_name


def _last_review(row: StarRow) -> str:
    return formats.day(row.last_review)


def _next_review(row: StarRow) -> str:
    return formats.day(row.next_review)


def _number(row: StarRow) -> str:
    return row.number


def _score(row: StarRow) -> str:
    return str(row.score) if isinstance(row.score, Hidden) else formats.score(row.score)


def _live_level(row: StarRow) -> str:
    return str(row.live_stars or "")


def _diversity(row: StarRow) -> str:
    return formats.number(row.diversity)


def _confidence(row: StarRow) -> str:
    return formats.EMPTY if row.confidence is None else f"{row.confidence} %"


def _last_visit(row: StarRow) -> str:
    return formats.day(row.last_visit)


def _joined(row: StarRow) -> str:
    return formats.day(row.joined)


def _points(row: StarRow) -> str:
    return formats.number(row.points)


def _tags(row: StarRow) -> str:
    return listed(row.tags)
