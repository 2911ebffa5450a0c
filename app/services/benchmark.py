"""The shop beside figures that the owner found elsewhere, each with its source and day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from app.domain.access import Permission
from app.domain.customer_rules import typed_text
from app.domain.facts import Window
from app.domain.needs import Needs
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import figures
from app.models import grades as grade_rows
from app.models import settings as setting_rows
from app.services.desk import Desk, Work
from app.services.done import Changes, Done
from app.services.schemes import scheme_of

# Where the figures are kept; not a setting of the settings page.
KEY: Final = "benchmark"
REPEAT: Final = "repeat"
PER_YEAR: Final = "per_year"
_YEAR: Final = 365
_WHOLE: Final = 100
_MOST_PER_YEAR: Final = 1000


@dataclass(frozen=True)
class BenchmarkEntry:
    """What the owner enters: percents by rank, repeat rate, purchases a year; None is unknown."""

    source: str
    day: date | None
    levels: tuple[Decimal | None, ...]
    repeat_pct: Decimal | None = None
    per_year: Decimal | None = None


@dataclass(frozen=True)
class Measure:
    """One figure beside its benchmark: a level's rank with its name, or "repeat" or "per_year"."""

    key: str
    rank: int
    name: str
    own: Decimal | None
    other: Decimal | None


@dataclass(frozen=True)
class Benchmark:
    """All measures, and where the other figures come from."""

    source: str
    day: date | None
    measures: tuple[Measure, ...]


def read(desk: Desk) -> Benchmark:
    """Return the shop's own figures of the last 365 days beside those entered."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        _, scheme = scheme_of(work)
        counts = grade_rows.counts_by_level(work.connection)
        stored = setting_rows.all_of(work.connection).get(KEY) or {}
        repeat, per_year = _habits(work)
    total = sum(counts.values())
    others = stored.get("levels", [])
    measures = [
        Measure(
            f"level{rank}",
            rank,
            level.name,
            _share(counts.get(rank, 0), total),
            _number(others[rank - 1]) if rank <= len(others) else None,
        )
        for rank, level in enumerate(scheme.levels, 1)
    ]
    measures.append(Measure(REPEAT, 0, "", repeat, _number(stored.get(REPEAT))))
    measures.append(Measure(PER_YEAR, 0, "", per_year, _number(stored.get(PER_YEAR))))
    day = stored.get("day")
    return Benchmark(
        stored.get("source", ""), date.fromisoformat(day) if day else None, tuple(measures)
    )


def change(desk: Desk, entry: BenchmarkEntry) -> Done[None]:
    """Keep the figures of somebody else, with their source and day."""
    desk.require(Permission.EDIT_SCHEME)
    with desk.work() as work:
        _check(entry, len(scheme_of(work)[1].levels), desk.clock.today())
        body: dict[str, Any] = {
            "source": typed_text(entry.source, "source"),
            "day": entry.day.isoformat() if entry.day else None,
            "levels": [_stored(one) for one in entry.levels],
            REPEAT: _stored(entry.repeat_pct),
            PER_YEAR: _stored(entry.per_year),
        }
        setting_rows.put(work.connection, KEY, body)
        work.note("change_benchmark", details={"source": body["source"]})
    return Done(None, Changes(settings=True))


def read_figure(text: str, field: str) -> Decimal | None:
    """Return a figure as typed, None for an empty field: "12.5 %" is 12.5."""
    plain = text.replace("%", "").replace("％", "").replace(",", ".").strip()
    if not plain:
        return None
    try:
        value = Decimal(plain)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise _refusal(field, QT_TRANSLATE_NOOP("Errors", '"{value}" is not a figure.'), text[:40])
    return value


def _habits(work: Work) -> tuple[Decimal | None, Decimal | None]:
    """Return the share that bought again within 365 days, and purchases for each who bought."""
    window = Window.ending(work.desk.clock.today(), _YEAR)
    orders = figures.facts_of_all(work.connection, window, Needs("orders")).facts.frequency
    buyers, again = int((orders > 0).sum()), int((orders > 1).sum())
    if not buyers:
        return None, None
    return _share(again, buyers), Decimal(int(orders.sum()) * 10 // buyers) / 10


def _share(part: int, whole: int) -> Decimal | None:
    """Return a share in percent, cut to tenths: 1 of 3 is 33.3."""
    return Decimal(part * 1000 // whole) / 10 if whole else None


def _number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _stored(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _check(entry: BenchmarkEntry, levels: int, today: date) -> None:
    if not typed_text(entry.source, "source"):
        raise _refusal(
            "source", QT_TRANSLATE_NOOP("Errors", "Figures of others need their source.")
        )
    if entry.day is None or entry.day > today:
        raise _refusal(
            "day", QT_TRANSLATE_NOOP("Errors", "Figures of others need the day they are of.")
        )
    percents = [(f"level{rank}", one) for rank, one in enumerate(entry.levels[:levels], 1)]
    for field, value in [*percents, (REPEAT, entry.repeat_pct)]:
        if value is not None and not 0 <= value <= _WHOLE:
            what = QT_TRANSLATE_NOOP("Errors", '"{value}" is no share in percent.')
            raise _refusal(field, what, f"{value:f}")
    if sum((one for _, one in percents if one is not None), Decimal(0)) > _WHOLE:
        what = QT_TRANSLATE_NOOP("Errors", "The shares of the levels add up to more than 100 %.")
        raise _refusal("level1", what)
    if entry.per_year is not None and not 0 <= entry.per_year <= _MOST_PER_YEAR:
        what = QT_TRANSLATE_NOOP("Errors", '"{value}" purchases a year cannot be.')
        raise _refusal(PER_YEAR, what, f"{entry.per_year:f}")


def _refusal(field: str, what: str, value: str = "") -> UserError:
    return UserError(
        "benchmark_refused",
        what,
        {"value": value},
        advice=QT_TRANSLATE_NOOP("Errors", "Correct this field, or leave what is unknown empty."),
        field=field,
    )
