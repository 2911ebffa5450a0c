"""What is asked and told about a file before a row is taken."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain import id_numbers
from app.domain import importing_headers as headings
from app.domain.importing_contacts import is_masked
from app.domain.importing_fields import SALES, title
from app.domain.importing_layout import Layout, Seen
from app.domain.importing_table import RawTable
from app.domain.importing_verdicts import Said
from app.i18n import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Question:
    """Something the program will not guess: about which field, and the answers to choose from."""

    code: str
    field: str
    said: Said
    choices: tuple[str, ...] = ()

    def words(self) -> str:
        """Return the question in the language in use."""
        return self.said.words()


def missing(layout: Layout) -> list[Question]:
    """Ask for the columns without which no row can be read."""
    have = frozenset(layout.positions) | frozenset(layout.constants)
    lacking = []
    if layout.kind == SALES:
        if "date" not in have:
            lacking.append("date")
        if not headings.has_money(have):
            lacking.append("amount")
    elif not {"name", "number", "phone", "email", "first_name", "last_name"} & have:
        lacking.append("name")
    return [
        Question(
            "missing_column",
            name,
            Said(
                "missing_column",
                QT_TRANSLATE_NOOP("Import", "Which column holds the field {field}?"),
                {"field": title(name)},
            ),
        )
        for name in lacking
    ]


def about_dates(table: RawTable, seen: Seen) -> Iterator[Question]:
    """Ask what comes first in dates that can be read in two ways."""
    for name, orders in seen.dates.items():
        header = table.headers[seen.positions[name]]
        if orders.short_years:
            text = QT_TRANSLATE_NOOP(
                "Import",
                'What comes first in "{example}" of the column {column}: day, month or year?',
            )
            values = {"example": orders.short_years, "column": header}
            said = Said("two_digit_year", text, values)
            yield Question("two_digit_year", name, said, ("dmy", "mdy", "ymd"))
        elif orders.conflict:
            text = QT_TRANSLATE_NOOP(
                "Import",
                'In the column {column} "{dmy}" has the day first and "{mdy}" the month: neither '
                "answer reads both. Correct the file, or choose; the other rows are refused.",
            )
            witness = {order.value: cell.strip() for order, cell in orders.witness.items()}
            said = Said("date_order", text, {**witness, "column": header})
            yield Question("date_order", name, said, ("dmy", "mdy"))
        elif not orders.decided:
            text = QT_TRANSLATE_NOOP(
                "Import", 'What comes first in "{example}" of the column {column}: day or month?'
            )
            values = {"example": orders.ambiguous, "column": header}
            yield Question("date_order", name, Said("date_order", text, values), ("dmy", "mdy"))


def notes(table: RawTable, layout: Layout, seen: Seen) -> Iterator[Said]:
    """Tell what was decided about columns without asking."""
    for name, orders in seen.dates.items():
        if orders.serials:
            header = table.headers[layout.positions[name]]
            yield _serials_note(header, epoch_1904=layout.epoch_1904)
    if any(map(is_masked, seen.cells("phone"))):
        yield Said(
            "masked_phones",
            QT_TRANSLATE_NOOP("Import", "Hidden phone numbers (138****5678) are left out."),
        )
    for position in sorted(layout.covered - {layout.positions.get(id_numbers.FIELD, -1)}):
        yield Said(
            "id_numbers_left_out",
            QT_TRANSLATE_NOOP(
                "Import",
                "{column} is left out: ID numbers are kept only of customers, if turned on.",
            ),
            {"column": table.headers[position]},
        )
    for name in sorted(layout.comma):
        yield Said(
            "decimal_comma",
            QT_TRANSLATE_NOOP("Import", "{column} writes the comma as decimal point."),
            {"column": table.headers[layout.positions[name]]},
        )


def _serials_note(header: str, *, epoch_1904: bool) -> Said:
    return Said(
        "day_numbers",
        QT_TRANSLATE_NOOP("Import", "{column} holds day numbers; counted from {year}."),
        {"column": header, "year": 1904 if epoch_1904 else 1900},
    )
