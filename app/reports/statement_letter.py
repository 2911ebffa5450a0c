"""The member benefit statement as a letter."""

from collections.abc import Sequence
from typing import Any, Final

from app.domain.papers import PaperBenefit, PurchaseRow, Statement
from app.domain.scoring import DimensionWorking
from app.i18n import QT_TRANSLATE_NOOP
from app.reports import letters
from app.reports.letters import Cell, Column, Letter
from app.reports.wording import Words

_BAR: Final = (170, 15)


def statement_letter(statement: Statement, words: Words) -> Letter:
    """Return one customer's benefit statement; what the printing role may not see is not in it."""
    span = words.span(statement.span.start, statement.span.end)
    hides = statement.hides
    values = {
        "who": letters.whom(statement.holder, statement.level, words, _facts(statement, words)),
        "words": _headings(words, span),
        "scores": _scores(statement.lines, words, hides=hides) if statement.level.rank else None,
        "way": words.way_up(statement.next_level) if statement.level.rank else "",
        "gets": _benefits(statement.benefits, words),
        "bought": _purchases(statement, words),
        "notes": _notes(statement, words),
    }
    title = words(QT_TRANSLATE_NOOP("Papers", "Member benefits"))
    return letters.letter("statement", statement.issuer, (title, span), words, values)


def _headings(words: Words, span: str) -> dict[str, str]:
    return {
        "scores": words(QT_TRANSLATE_NOOP("Papers", "Your score")),
        "next": words(QT_TRANSLATE_NOOP("Papers", "The next level")),
        "benefits": words(QT_TRANSLATE_NOOP("Papers", "Your benefits")),
        "no_benefits": words(
            QT_TRANSLATE_NOOP("Papers", "There are no benefits at this level yet.")
        ),
        "purchases": words(QT_TRANSLATE_NOOP("Papers", "Your purchases, {span}"), span=span),
        "no_purchases": words(QT_TRANSLATE_NOOP("Papers", "No purchases in this period.")),
    }


def _facts(statement: Statement, words: Words) -> list[tuple[str, str, bool]]:
    """Return the figures at the right of the head; a role without amounts has none."""
    score = words.score(statement.score)
    if not score or not statement.level.rank:
        return []
    net = words.money(statement.net_minor)
    return [
        (words(QT_TRANSLATE_NOOP("Papers", "Live score")), score, True),
        (words(QT_TRANSLATE_NOOP("Papers", "Purchases of the period")), net, False),
    ]


def _scores(lines: Sequence[DimensionWorking], words: Words, *, hides: bool) -> dict[str, Any]:
    """Return a bar for each dimension; where amounts are hidden, blocks without figures."""
    rows = []
    for line in lines:
        name = words.dimension(line.key)
        raw = words.raw(line.key, line.raw)
        if hides:
            drawn = Cell(image=letters.blocks(line.points), width=_BAR[0], height=_BAR[1])
            rows.append([Cell(name), Cell(raw), drawn])
            continue
        drawn = Cell(image=letters.bar(line.points), width=_BAR[0], height=_BAR[1])
        weight = f"{line.weight} %"
        rows.append(
            [Cell(name), Cell(raw), drawn, *letters.texts(words.points(line.points), weight)]
        )
    columns = [
        Column(words(QT_TRANSLATE_NOOP("Papers", "What counts")), 22),
        Column(words(QT_TRANSLATE_NOOP("Papers", "You")), 26),
        Column(words(QT_TRANSLATE_NOOP("Papers", "How far")), 52 if hides else 30),
    ]
    if not hides:
        columns += [
            Column(words(QT_TRANSLATE_NOOP("Papers", "Points of 100")), 12, "right"),
            Column(words(QT_TRANSLATE_NOOP("Papers", "Weight")), 10, "right"),
        ]
    return letters.grid(columns, rows)


def _benefits(rows: Sequence[PaperBenefit], words: Words) -> dict[str, Any] | None:
    if not rows:
        return None
    columns = [
        Column(words(QT_TRANSLATE_NOOP("Papers", "Benefit")), 56),
        Column(words(QT_TRANSLATE_NOOP("Papers", "How often")), 22),
        Column(words(QT_TRANSLATE_NOOP("Papers", "Valid")), 22),
    ]
    cells = [[Cell(row.text, row.note), *letters.texts(row.quota, row.validity)] for row in rows]
    return letters.grid(columns, cells)


def _purchases(statement: Statement, words: Words) -> dict[str, Any] | None:
    rows = statement.purchases
    if not rows:
        return None
    shows = not statement.hides
    columns = [
        Column(words(QT_TRANSLATE_NOOP("Papers", "Date")), 15),
        Column(words(QT_TRANSLATE_NOOP("Papers", "Document")), 25),
        Column(words(QT_TRANSLATE_NOOP("Papers", "Goods")), 42 if shows else 60),
    ]
    if shows:
        columns.append(Column(words(QT_TRANSLATE_NOOP("Papers", "Amount")), 18, "right"))
    cells = [_line(row, words)[: len(columns)] for row in rows]
    total: list[Cell] = []
    if shows:
        label = words(QT_TRANSLATE_NOOP("Papers", "Total"))
        total = letters.texts(label, "", "", words.money(statement.net_minor))
    return letters.grid(columns, cells, total)


def _line(row: PurchaseRow, words: Words) -> list[Cell]:
    goods = row.words
    if row.is_return:
        returned = words(QT_TRANSLATE_NOOP("Papers", "Returned"))
        goods = f"{returned} {goods}".strip()
    mark = "back" if row.is_return else ""
    amount = Cell(words.money(row.amount_minor), mark=mark)
    return [Cell(words.day(row.day)), Cell(row.document), Cell(goods, mark=mark), amount]


def _notes(statement: Statement, words: Words) -> list[str]:
    listed, count = len(statement.purchases), statement.count
    if listed == count:
        return []
    text = QT_TRANSLATE_NOOP("Papers", "The latest {listed} of {count} lines are listed.")
    return [words(text, listed=listed, count=count)]
