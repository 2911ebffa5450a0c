"""Rows of a table under a plan -> verdicts in batches: sales or customers, and refusals.

Sales are read column by column where that can be; what is left goes row by row.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import cast

from app.domain.importing_columns import Batch, Buyers, SaleColumns
from app.domain.importing_customers import CustomerReader
from app.domain.importing_fields import SALES, title
from app.domain.importing_layout import Layout
from app.domain.importing_plan import Plan
from app.domain.importing_sales import SaleReader
from app.domain.importing_stretch import SUM_WORDS, Stretch, StretchReader
from app.domain.importing_synonyms import header_key
from app.domain.importing_table import Cells, RawRow, RawTable
from app.domain.importing_verdicts import (
    Parsed,
    ParsedCustomer,
    ParsedSale,
    Reject,
    Totals,
)
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

BATCH_ROWS = 8_000
_SUM_STARTS = ("合计", "小计", "总计", "共计", "grandtotal", "subtotal", "total")


def parse_rows(
    table: RawTable, plan: Plan, totals: Totals, batch_rows: int = BATCH_ROWS
) -> Iterator[Batch]:
    """Yield the verdict on every row in batches, counting into totals as they go.

    Rows without any content are passed over; 10 rows of which 1 is wrong give 9 facts, 1 Reject.
    """
    plan.require_ready()
    run = _Run(table, plan.layout, totals)
    for stretch in table.pieces(batch_rows):
        yield run.batch(stretch)


class _Run:
    """One run over the rows of a table."""

    def __init__(self, table: RawTable, layout: Layout, totals: Totals) -> None:
        self._stretch: StretchReader | None = None
        self._buyers = Buyers()
        reader: SaleReader | CustomerReader
        if layout.kind == SALES:
            reader = SaleReader(layout)
            self._stretch = StretchReader(layout, reader, self._buyers)
            self._stand_below = reader.stand_below
        else:
            reader = CustomerReader(layout)
        self._read: Callable[[int, tuple[str, ...]], Parsed] = reader.read
        self._forget = reader.forget
        self._layout = layout
        self._header = tuple(cell.strip() for cell in table.headers)
        self._totals = totals
        self._width = layout.width
        self._bare_formulas = table.bare_formulas
        self._pick, self._tail = _picker(layout, reader.fields)

    def batch(self, rows: Sequence[RawRow]) -> Batch:
        """Return the verdicts on a stretch of rows."""
        stretch = self._stretch.read(rows) if self._stretch else None
        if stretch is None:
            found, rejects = self._one_by_one(rows)
            parsed = [one for one in found if one is not None]
            if self._layout.kind == SALES:
                sales = SaleColumns.of(cast("list[ParsedSale]", parsed), self._buyers)
                return self._counted(sales, [], rejects)
            return self._counted(SaleColumns.of(()), cast("list[ParsedCustomer]", parsed), rejects)
        found, rejects = self._one_by_one([rows[at] for at in stretch.left])
        sales = stretch.sales
        if any(found):
            sales = _merged(stretch, cast("list[ParsedSale | None]", found))
        elif stretch.places and (not stretch.left or stretch.places[-1] > stretch.left[-1]):
            self._stand_below(sales[-1])
        return self._counted(sales, [], rejects)

    def _one_by_one(self, rows: Iterable[RawRow]) -> tuple[list[Parsed | None], list[Reject]]:
        """Return what each row says, None for one that was refused or is blank."""
        found: list[Parsed | None] = []
        rejects: list[Reject] = []
        read, pick, width, tail = self._read, self._pick, self._width, self._tail
        for line, cells in rows:
            one = None
            try:
                if len(cells) != width or not SUM_WORDS.isdisjoint(cells):
                    cells = self._mended(cells)  # noqa: PLW2901 - the same row, made to measure
                if any(cells):
                    one = read(line, pick([*cells, *tail]))
            except UserError as error:
                self._forget()
                if any(map(str.strip, cells)):
                    rejects.append(self._reject(line, cells, error))
            found.append(one)
        return found, rejects

    def _counted(
        self, sales: SaleColumns, customers: list[ParsedCustomer], rejects: list[Reject]
    ) -> Batch:
        totals = self._totals
        accepted = len(sales) + len(customers)
        totals.read += accepted + len(rejects)
        totals.accepted += accepted
        totals.rejected += len(rejects)
        totals.amount_minor += int(sales.amount_minor.sum())
        totals.amount_minor += sum(one.amount_minor or 0 for one in customers)
        return Batch(sales, customers, rejects)

    def _mended(self, cells: Cells) -> Cells:
        """Return the row as wide as the header; refuse one with more content, or a sum."""
        width = self._width
        if len(cells) > width and any(cell.strip() for cell in cells[width:]):
            raise UserError(
                "too_many_cells",
                QT_TRANSLATE_NOOP("Errors", "The row has more cells than the header has columns."),
                advice=QT_TRANSLATE_NOOP(
                    "Errors", "Put cells that hold the delimiter in quotes and import again."
                ),
            )
        if not SUM_WORDS.isdisjoint(cells):
            raise _sum_row()
        return [*cells[:width], *[""] * (width - len(cells))]

    def _reject(self, line: int, cells: Cells, error: UserError) -> Reject:
        error = self._better_reason(cells, error) or error
        position = self._layout.positions.get(error.field, -1)
        constant = self._layout.constants.get(error.field, "")
        shown = self._layout.cover(cells)
        value = shown[position].strip() if 0 <= position < len(cells) else constant
        return Reject(line, error.field, value, error, shown)

    def _better_reason(self, cells: Cells, error: UserError) -> UserError | None:
        texts = tuple(cell.strip() for cell in cells)
        if texts[: self._width] == self._header:
            return UserError(
                "header_again",
                QT_TRANSLATE_NOOP("Errors", "This row repeats the header."),
                advice=QT_TRANSLATE_NOOP("Errors", "Nothing to do: it holds no data."),
            )
        first = header_key(next(text for text in texts if text))
        if error.code != "missing_value":
            return None
        if first.startswith(_SUM_STARTS):
            return _sum_row()
        return _bare_formula(error.field) if self._bare_formulas else None


def _merged(stretch: Stretch, found: Sequence[ParsedSale | None]) -> SaleColumns:
    """Return the rows read as columns and those read one by one in the order of the file."""
    every = dict(zip(stretch.places, stretch.sales, strict=True))
    every |= {at: sale for at, sale in zip(stretch.left, found, strict=True) if sale is not None}
    return SaleColumns.of([every[at] for at in sorted(every)], stretch.sales.buyers)


def _sum_row() -> UserError:
    return UserError(
        "sum_row",
        QT_TRANSLATE_NOOP("Errors", "This row is a sum of other rows."),
        advice=QT_TRANSLATE_NOOP("Errors", "Nothing to do: the rows themselves are imported."),
    )


def _bare_formula(field: str) -> UserError:
    return UserError(
        "formula_without_value",
        QT_TRANSLATE_NOOP(
            "Errors", "The field {field} is empty; this file has formulas without a value."
        ),
        {"field": title(field)},
        advice=QT_TRANSLATE_NOOP(
            "Errors", "Open the file in the spreadsheet program, save it, and import again."
        ),
        field=field,
    )


def _picker(
    layout: Layout, fields: Sequence[str]
) -> tuple[Callable[[list[str]], tuple[str, ...]], list[str]]:
    """Return what picks the cells of the fields from a padded row, and the constants behind it."""
    tail = [""]
    at = []
    for name in fields:
        if name in layout.positions:
            at.append(layout.positions[name])
        elif name in layout.constants:
            at.append(layout.width + len(tail))
            tail.append(layout.constants[name])
        else:
            at.append(layout.width)
    return itemgetter(*at), tail
