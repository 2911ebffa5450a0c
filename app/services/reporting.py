"""Collects what reports draw: the accountant's book and the star table as sheets."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from app.domain import money
from app.domain.access import Permission
from app.domain.cover import ControlTotal, Cover
from app.domain.facts import day_number, day_of
from app.domain.sheet import Cell, Column, Kind, Sheet
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.models import accounts
from app.services import approvals, past_table, star_table
from app.services.desk import Desk, Work
from app.services.packed_rows import PackedRows
from app.services.progress import SILENT, Progress
from app.services.redaction import HIDDEN
from app.services.schemes import scheme_of
from app.services.star_table import StarRow, View

_BLOCK: Final = 2000
_SALES = QT_TRANSLATE_NOOP("Reports", "Sales")
_RETURNS = QT_TRANSLATE_NOOP("Reports", "Returns")
_MONTHS = QT_TRANSLATE_NOOP("Reports", "By month")
_LEVELS = QT_TRANSLATE_NOOP("Reports", "By level")


@dataclass(frozen=True)
class AccountantBook:
    """The accountant's workbook before it is drawn, and its control totals by name."""

    cover: Cover
    sheets: tuple[Sheet, ...]
    totals: dict[str, int | Decimal]


def _say(text: str) -> str:
    return translate("Reports", text)


def accountant_book(
    desk: Desk,
    start: date | None = None,
    end: date | None = None,
    progress: Progress = SILENT,
) -> AccountantBook:
    """Collect sales, returns, months and levels of a period; without days, everything up to today.

    Points and benefits never count as sales here, so the sums are those of the till.
    """
    desk.require(Permission.EXPORT_ACCOUNTS)
    with desk.work() as work:
        first, last = _period(work, start, end)
        approval = approvals.check(work, "export", f"accounts {first} {last}")
        progress.step(0, 4)
        sheets = (
            _lines_sheet(work, first, last, returns=False),
            _lines_sheet(work, first, last, returns=True),
            _month_sheet(work, first, last),
            _level_sheet(work, first, last),
        )
        progress.check()
        sales, sales_minor, returns, returns_minor = accounts.sums(work.connection, first, last)
        period = {"from": day_of(first), "to": day_of(last)}
        work.note("export_accounts", details=period | approval)
    totals: dict[str, int | Decimal] = {
        "sales": sales,
        "sales_amount": money.to_major(sales_minor, desk.decimals),
        "returns": returns,
        "returns_amount": money.to_major(returns_minor, desk.decimals),
        "net_amount": money.to_major(sales_minor + returns_minor, desk.decimals),
    }
    progress.step(4, 4)
    span = f"{day_of(first).isoformat()} – {day_of(last).isoformat()}"
    return AccountantBook(_cover(desk, span, totals), sheets, totals)


def _period(work: Work, start: date | None, end: date | None) -> tuple[int, int]:
    today = work.desk.clock.today()
    if start is not None and end is not None and start > end:
        raise UserError(
            "period_reversed",
            QT_TRANSLATE_NOOP("Errors", "The period from {start} to {end} ends before it begins."),
            {"start": start.isoformat(), "end": end.isoformat()},
            advice=QT_TRANSLATE_NOOP("Errors", "Swap the two days."),
            field="from",
        )
    span = accounts.span(work.connection)
    last = day_number(end or today)
    # A first sale that is still to come begins no period that ends before it.
    first = day_number(start) if start else min(span[0] if span else last, last)
    return first, last


def _cover(desk: Desk, period: str, totals: dict[str, int | Decimal]) -> Cover:
    def total(text: str, key: str, sheet: str, column: str, *, count: bool = False) -> ControlTotal:
        return ControlTotal(_say(text), totals[key], _say(sheet), column, count)

    return Cover(
        title=_say(QT_TRANSLATE_NOOP("Reports", "Accountant's workbook")),
        shop=desk.settings.name,
        period=period,
        made_at=desk.clock.now(),
        made_by=desk.actor.name,
        totals=(
            total(
                QT_TRANSLATE_NOOP("Reports", "Sale lines"), "sales", _SALES, "amount", count=True
            ),
            total(QT_TRANSLATE_NOOP("Reports", "Sales"), "sales_amount", _SALES, "amount"),
            total(
                QT_TRANSLATE_NOOP("Reports", "Return lines"),
                "returns",
                _RETURNS,
                "amount",
                count=True,
            ),
            total(QT_TRANSLATE_NOOP("Reports", "Returns"), "returns_amount", _RETURNS, "amount"),
            total(QT_TRANSLATE_NOOP("Reports", "Net by month"), "net_amount", _MONTHS, "net"),
            total(QT_TRANSLATE_NOOP("Reports", "Net by level"), "net_amount", _LEVELS, "net"),
        ),
        notes=(
            _say(
                QT_TRANSLATE_NOOP(
                    "Reports", "Amounts in {currency}; returns are negative on their own day."
                )
            ).format(currency=desk.currency),
            _say(
                QT_TRANSLATE_NOOP(
                    "Reports", "Opening entries of imported lists are not sales and not included."
                )
            ),
        ),
    )


def _lines_sheet(work: Work, start: int, end: int, *, returns: bool) -> Sheet:
    decimals = work.desk.decimals
    rows = PackedRows(
        (
            day_of(row.day),
            row.document or "",
            row.channel,
            row.number or "",
            row.name or "",
            row.category or "",
            row.product or "",
            money.to_major(row.amount_minor, decimals),
        )
        for row in accounts.lines(work.connection, start, end, returns=returns)
    )
    columns = (
        Column("day", _say(QT_TRANSLATE_NOOP("Reports", "Date")), Kind.DATE, 12),
        Column("document", _say(QT_TRANSLATE_NOOP("Reports", "Document")), Kind.TEXT, 18),
        Column("channel", _say(QT_TRANSLATE_NOOP("Reports", "Channel")), Kind.TEXT, 10),
        Column("number", _say(QT_TRANSLATE_NOOP("Reports", "Customer number")), Kind.TEXT, 16),
        Column("name", _say(QT_TRANSLATE_NOOP("Reports", "Customer")), Kind.TEXT, 18),
        Column("category", _say(QT_TRANSLATE_NOOP("Reports", "Category")), Kind.TEXT, 14),
        Column("product", _say(QT_TRANSLATE_NOOP("Reports", "Product")), Kind.TEXT, 24),
        Column("amount", _say(QT_TRANSLATE_NOOP("Reports", "Amount")), Kind.MONEY, 14, total=True),
    )
    return Sheet(_say(_RETURNS if returns else _SALES), columns, rows)


def _sum_columns() -> tuple[Column, ...]:
    return (
        Column(
            "sales", _say(QT_TRANSLATE_NOOP("Reports", "Sale lines")), Kind.INTEGER, 12, total=True
        ),
        Column(
            "sales_amount", _say(QT_TRANSLATE_NOOP("Reports", "Sales")), Kind.MONEY, 16, total=True
        ),
        Column(
            "returns",
            _say(QT_TRANSLATE_NOOP("Reports", "Return lines")),
            Kind.INTEGER,
            12,
            total=True,
        ),
        Column(
            "returns_amount",
            _say(QT_TRANSLATE_NOOP("Reports", "Returns")),
            Kind.MONEY,
            16,
            total=True,
        ),
        Column("net", _say(QT_TRANSLATE_NOOP("Reports", "Net")), Kind.MONEY, 16, total=True),
    )


def _month_sheet(work: Work, start: int, end: int) -> Sheet:
    months: dict[date, list[int]] = {}
    for day, *figures in accounts.by_day(work.connection, start, end):
        month = months.setdefault(day_of(day).replace(day=1), [0, 0, 0, 0])
        for place, figure in enumerate(figures):
            month[place] += figure
    decimals = work.desk.decimals
    rows: list[Sequence[Cell]] = []
    for first_day, (sales, sold, returns, returned) in sorted(months.items()):
        amounts = [money.to_major(minor, decimals) for minor in (sold, returned, sold + returned)]
        rows.append((first_day, sales, amounts[0], returns, amounts[1], amounts[2]))
    first = Column("month", _say(QT_TRANSLATE_NOOP("Reports", "Month")), Kind.MONTH, 12)
    return Sheet(_say(_MONTHS), (first, *_sum_columns()), rows)


def _level_sheet(work: Work, start: int, end: int) -> Sheet:
    _, scheme = scheme_of(work)
    names: dict[int | None, str] = {
        None: _say(QT_TRANSLATE_NOOP("Reports", "Walk-ins")),
        0: _say(QT_TRANSLATE_NOOP("Reports", "Not graded yet")),
    }
    names |= {rank: level.name for rank, level in enumerate(scheme.levels, start=1)}
    found = accounts.by_level(work.connection, start, end)
    rows = [
        (name, found[rank][0], money.to_major(found[rank][1], work.desk.decimals))
        for rank, name in names.items()
        if rank in found
    ]
    columns = (
        Column("level", _say(QT_TRANSLATE_NOOP("Reports", "Level")), Kind.TEXT, 16),
        Column(
            "customers",
            _say(QT_TRANSLATE_NOOP("Reports", "Customers")),
            Kind.INTEGER,
            12,
            total=True,
        ),
        Column("net", _say(QT_TRANSLATE_NOOP("Reports", "Net")), Kind.MONEY, 16, total=True),
    )
    return Sheet(_say(_LEVELS), columns, rows)


def star_sheet(desk: Desk, view: View, progress: Progress = SILENT) -> Sheet:
    """Collect a view of the star table as a sheet, redacted for the signed-in role."""

    def found() -> Iterator[StarRow]:
        ids = star_table.list_ids(desk, view)
        for start in range(0, len(ids), _BLOCK):
            progress.check()
            progress.step(start, len(ids))
            block = [int(key) for key in ids[start : start + _BLOCK]]
            yield from star_table.whole_rows(desk, block)
        progress.step(len(ids), len(ids))

    return _star_sheet(desk, f"customers {view}", found)


def past_star_sheet(desk: Desk, level: int | None = None) -> Sheet:
    """Collect the star table of an earlier business day as a sheet, whole or of one level."""
    what = f"customers {desk.clock.today()} {level}"
    return _star_sheet(desk, what, lambda: past_table.whole_rows(desk, level))


def _star_sheet(desk: Desk, what: str, found: Callable[[], Iterable[StarRow]]) -> Sheet:
    desk.require(Permission.EXPORT_CUSTOMERS)
    with desk.read() as work:
        approval = approvals.check(work, "export", what)
    rows = PackedRows(_star_cells(desk, row) for row in found())
    with desk.work() as work:
        work.note("export_customers", details={"rows": len(rows)} | approval)
    return Sheet(_say(QT_TRANSLATE_NOOP("Reports", "Customers")), _star_columns(), rows)


def _star_columns() -> tuple[Column, ...]:
    """The nine columns of the classic table first, the others behind them."""
    texts: tuple[tuple[str, str, Kind, int], ...] = (
        ("name", QT_TRANSLATE_NOOP("Columns", "Name"), Kind.TEXT, 16),
        ("phone", QT_TRANSLATE_NOOP("Columns", "Contact"), Kind.TEXT, 16),
        ("amount", QT_TRANSLATE_NOOP("Columns", "Spend"), Kind.MONEY, 14),
        ("frequency", QT_TRANSLATE_NOOP("Columns", "Purchases"), Kind.INTEGER, 10),
        ("tenure", QT_TRANSLATE_NOOP("Columns", "Years with us"), Kind.NUMBER, 10),
        ("influence", QT_TRANSLATE_NOOP("Columns", "Influence"), Kind.NUMBER, 10),
        ("level", QT_TRANSLATE_NOOP("Columns", "Level"), Kind.TEXT, 12),
        ("last_review", QT_TRANSLATE_NOOP("Columns", "Last review"), Kind.DATE, 12),
        ("next_review", QT_TRANSLATE_NOOP("Columns", "Next review"), Kind.DATE, 12),
        ("number", QT_TRANSLATE_NOOP("Columns", "Number"), Kind.TEXT, 14),
        ("stars", QT_TRANSLATE_NOOP("Columns", "Stars"), Kind.INTEGER, 8),
        ("live_stars", QT_TRANSLATE_NOOP("Columns", "Live stars"), Kind.INTEGER, 8),
        ("score", QT_TRANSLATE_NOOP("Columns", "Live score"), Kind.NUMBER, 10),
        ("diversity", QT_TRANSLATE_NOOP("Columns", "Categories"), Kind.INTEGER, 10),
        ("last_visit", QT_TRANSLATE_NOOP("Columns", "Last visit"), Kind.DATE, 12),
        ("email", QT_TRANSLATE_NOOP("Columns", "E-mail"), Kind.TEXT, 22),
        ("birthday", QT_TRANSLATE_NOOP("Columns", "Birthday"), Kind.TEXT, 12),
        ("channel", QT_TRANSLATE_NOOP("Columns", "Channel"), Kind.TEXT, 10),
        ("points", QT_TRANSLATE_NOOP("Columns", "Points"), Kind.INTEGER, 10),
    )
    return tuple(
        Column(key, translate("Columns", title), kind, width) for key, title, kind, width in texts
    )


def _star_cells(desk: Desk, row: StarRow) -> tuple[Cell, ...]:
    amount = row.amount_minor
    tenure = None if row.tenure_months is None else round(row.tenure_months / 12, 1)
    return (
        row.name,
        row.phone,
        money.to_major(amount, desk.decimals) if isinstance(amount, int) else _seen(amount),
        row.frequency,
        tenure,
        row.influence,
        row.level_name,
        row.last_review,
        row.next_review,
        row.number,
        row.stars,
        row.live_stars,
        _seen(row.score),
        row.diversity,
        row.last_visit,
        row.email,
        row.birthday,
        row.channel,
        row.points,
    )


def _seen(value: Any) -> Cell:  # noqa: ANN401 - any cell of a view row
    """Return a cell, empty for a value the role may not see."""
    return None if value is HIDDEN else value
