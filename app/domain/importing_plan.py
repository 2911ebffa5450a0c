"""The plan of an import: what was recognised, how each column is read, what must be asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain import id_numbers
from app.domain import importing_headers as headings
from app.domain.importing_brands import Brand, brand_of
from app.domain.importing_fields import CUSTOMERS, FIELDS, HOW, SALES, TEXT
from app.domain.importing_layout import AUTO, Layout, ReadOptions, layout_of, look_at, sample_of
from app.domain.importing_questions import Question, about_dates, missing, notes
from app.domain.importing_table import RawTable, column_letter
from app.domain.importing_verdicts import Said
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class ColumnPlan:
    """One column of the file: where it stands, what it fills ("" nothing), and how it is read."""

    position: int
    letter: str
    header: str
    field: str
    example: str
    how: Said


@dataclass(frozen=True)
class Plan:
    """All that is known about a file before a row is taken: shown, corrected, then run."""

    kind: str
    recognised: str
    header_line: int
    columns: tuple[ColumnPlan, ...]
    constants: Mapping[str, str]
    questions: tuple[Question, ...]
    notes: tuple[Said, ...]
    layout: Layout

    @property
    def is_ready(self) -> bool:
        """Whether rows can be read without asking anything."""
        return not self.questions

    def require_ready(self) -> None:
        """Refuse to go on while a question is open."""
        if self.questions:
            first = self.questions[0]
            raise UserError(
                first.code,
                QT_TRANSLATE_NOOP("Errors", "The file cannot be imported yet: {question}"),
                {"question": first.words(), "choices": " / ".join(first.choices)},
                advice=QT_TRANSLATE_NOOP("Errors", "Answer it and import again: {choices}"),
                field=first.field,
            )


def plan(table: RawTable, options: ReadOptions, decimals: int = 2) -> Plan:
    """Look at a table and return how it would be read, with every open question."""
    brand = brand_of(table.headers)
    sample = sample_of(table)
    found = {
        kind: headings.match_columns(table.headers, sample, kind, brand)
        for kind in (SALES, CUSTOMERS)
    }
    kind = _kind(options, found, brand)
    if not kind:
        return _no_plan(table)
    if options.kind not in {AUTO, kind} or (brand is not None and brand.kind != kind):
        brand = None
    headings.check_fields(kind, [*options.mapping, *options.constants])
    positions = _positions(table, options, found[kind])
    covered = headings.id_columns(table.headers) | {positions.get(id_numbers.FIELD, -1)}
    if not options.id_numbers:
        positions.pop(id_numbers.FIELD, None)
    seen = look_at(table, kind, positions, sample, frozenset(covered - {-1}))
    layout = layout_of(table, options, seen, decimals)
    questions = [*missing(layout), *([] if options.date_order else about_dates(table, seen))]
    return Plan(
        kind=kind,
        recognised=brand.title if brand else "",
        header_line=table.header_line,
        columns=tuple(_columns(table, layout, sample)),
        constants=dict(options.constants),
        questions=tuple(questions),
        notes=tuple(notes(table, layout, seen)),
        layout=layout,
    )


def _kind(options: ReadOptions, found: Mapping[str, Mapping[str, int]], brand: Brand | None) -> str:
    if options.kind in FIELDS:
        return options.kind
    if options.kind != AUTO:
        raise UserError(
            "unknown_kind_of_list",
            QT_TRANSLATE_NOOP("Errors", 'There is no kind of list called "{kind}".'),
            {"kind": options.kind},
            advice=QT_TRANSLATE_NOOP("Errors", "Choose sales or customers."),
            field="kind",
        )
    asked = {*options.mapping, *options.constants}
    extended = {kind: {**dict.fromkeys(asked, 0), **found[kind]} for kind in found}
    for kind, other in ((SALES, CUSTOMERS), (CUSTOMERS, SALES)):
        if asked - set(FIELDS[other]) and asked <= set(FIELDS[kind]):
            return kind
    return headings.guess_kind(extended, brand)


def _positions(table: RawTable, options: ReadOptions, found: Mapping[str, int]) -> dict[str, int]:
    explicit = headings.explicit_columns(table.headers, options.mapping)
    taken = set(explicit.values())
    positions = {
        name: position
        for name, position in found.items()
        if name not in explicit and name not in options.constants and position not in taken
    }
    positions.update({name: position for name, position in explicit.items() if position >= 0})
    return positions


def _no_plan(table: RawTable) -> Plan:
    said = Said(
        "unknown_list",
        QT_TRANSLATE_NOOP("Import", "Is this a list of sales or of customers?"),
    )
    layout = Layout("", {}, {}, len(table.headers), 2)
    columns = _columns(table, layout, sample_of(table))
    questions = (Question("unknown_list", "kind", said, (SALES, CUSTOMERS)),)
    return Plan("", "", table.header_line, tuple(columns), {}, questions, (), layout)


def _columns(
    table: RawTable, layout: Layout, sample: Sequence[Sequence[str]]
) -> Iterator[ColumnPlan]:
    fields = {position: name for name, position in layout.positions.items()}
    for position, header in enumerate(table.headers):
        name = fields.get(position, "")
        example = sample[position][0][:80] if sample[position] else ""
        if position in layout.covered:
            example = id_numbers.masked(example)
        how = Said(name or "not_imported", HOW.get(name, TEXT))
        yield ColumnPlan(position, column_letter(position), header, name, example, how)
