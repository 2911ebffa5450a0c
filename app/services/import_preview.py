"""The first rows of a file as they would be read, before anything of it is taken."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, Final

from app.domain import importing as rules
from app.domain.access import Permission
from app.domain.importing import ParsedCustomer, ParsedSale, Reject, Totals
from app.domain.importing_fields import SALES
from app.domain.importing_table import RawRow
from app.models import customers as customer_rows
from app.services import reject_file
from app.services.desk import Desk
from app.services.importing import Look
from app.services.reject_file import RefusedRow

ROWS: Final = 5
NEW, KNOWN, NOBODY, AGAIN, REFUSED = "new", "known", "nobody", "again", "refused"
_SHOWN: Final[Mapping[str, tuple[str, ...]]] = {
    SALES: ("name", "customer", "date", "amount", "category", "document", "phone"),
    rules.CUSTOMERS: ("name", "phone", "amount", "frequency", "birthday", "number"),
}
_MOST: Final = 5
_NAMES: Final = {"date": "day", "amount": "amount_minor"}


@dataclass(frozen=True)
class PreviewRow:
    """One row: its line, its values by field as they were read, and what it would become.

    result is new, known, nobody (a sale without a customer), again (somebody of a line above), or
    refused, which has its reason.
    """

    line: int
    values: Mapping[str, Any]
    result: str
    reason: str = ""


@dataclass(frozen=True)
class FirstRows:
    """The fields worth showing and the first rows of a file."""

    fields: tuple[str, ...]
    rows: tuple[PreviewRow, ...]


def first_rows(desk: Desk, look: Look, count: int = ROWS) -> FirstRows:
    """Read the first rows under the plan; a file of 100,000 rows costs as much as one of five."""
    desk.require(Permission.IMPORT)
    layout = look.plan.layout
    known = (*layout.positions, *layout.constants)
    shown = [field for field in _SHOWN[look.plan.kind] if field in known]
    fields = tuple(shown[:_MOST])

    def first() -> Iterator[RawRow]:
        filled = (row for row in look.file.table.rows() if any(map(str.strip, row[1])))
        return islice(filled, count)

    table = replace(look.file.table, rows=first, blocks=None)
    found: list[PreviewRow] = []
    for batch in rules.parse_rows(table, look.plan, Totals()):
        people = [*batch.sales, *batch.customers]
        there = _there(desk, people)
        met: set[str] = set()
        for one in people:
            found.append(_row(one, fields, _result(one, there, met)))
            met |= {_number(one), one.phone} - {""}
        found += [_refused(one, fields, layout.positions) for one in batch.rejects]
    return FirstRows(fields, tuple(sorted(found, key=lambda row: row.line)))


def save_rejects(desk: Desk, look: Look, rejects: Sequence[Reject], target: Path) -> None:
    """Write the rows that a trial refused, with the reasons, to correct before importing."""
    desk.require(Permission.IMPORT)
    rows = [RefusedRow(one.line, one.reason, one.cells) for one in rejects]
    reject_file.write(target, look.file.table.headers, rows)


def _number(one: ParsedSale | ParsedCustomer) -> str:
    return one.customer if isinstance(one, ParsedSale) else one.number


def _there(desk: Desk, people: Sequence[ParsedSale | ParsedCustomer]) -> set[str]:
    """Return which of the numbers and phones the shop knows."""
    there: set[str] = set()
    with desk.read() as work:
        for column, values in (
            ("number", [_number(one) for one in people]),
            ("phone", [one.phone for one in people]),
        ):
            wanted = sorted({value for value in values if value})
            rows = customer_rows.brief_by(work.connection, column, wanted)
            there |= {getattr(row, column) for row in rows}
    return there


def _result(one: ParsedSale | ParsedCustomer, there: set[str], met: set[str]) -> str:
    if {_number(one), one.phone} & there:
        return KNOWN
    if {_number(one), one.phone} & met:
        return AGAIN
    is_nobody = isinstance(one, ParsedSale) and not (one.customer or one.phone or one.email)
    return NOBODY if is_nobody else NEW


def _row(one: ParsedSale | ParsedCustomer, fields: Sequence[str], result: str) -> PreviewRow:
    values = {field: getattr(one, _NAMES.get(field, field)) for field in fields}
    return PreviewRow(one.line, values, result)


def _refused(reject: Reject, fields: Sequence[str], positions: Mapping[str, int]) -> PreviewRow:
    """Return a refused row with its cells as they stand in the file."""
    cells = reject.cells
    values = {
        field: cells[positions[field]].strip()
        for field in fields
        if positions.get(field, len(cells)) < len(cells)
    }
    return PreviewRow(reject.line, values, REFUSED, reject.reason)
