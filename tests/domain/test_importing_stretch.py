"""Rows read as columns and rows read one by one say the same, whatever stands in the cells."""

import csv
import gc
import io
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.importing import (
    ParsedSale,
    RawTable,
    ReadOptions,
    Reject,
    Totals,
    parse_rows,
    plan,
)
from app.domain.importing_packed import Block, CellBook, Words
from app.domain.importing_table import RawRow

CELLS = {
    "customer": ["", "007", "008", " 7 ", "1.38E+10", "Total", "'=1"],
    "name": ["", "Ann", "张三", " Ann ", "a\x00b"],
    "phone": ["", "13812345678", "138 1234 5678", "1381234567", "138****5678", " "],
    "document": ["", "A1", "A2", " A1 ", "1.5E+9"],
    "date": ["2024-03-01", "2024/3/2", " 2024-03-01 ", "2024-02-30", "20240303"],
    "amount": ["5", "12.50", "-3", "¥1,000", "", "  ", "12,x", "0"],
    "quantity": ["", "3", "2件", "x", " "],
    "unit_price": ["", "0.335", "2", "y"],
    "category": ["", "tea", " cups ", "合计"],
    "kind": ["", "sale", "退货", "what"],
    "original": ["", "A1"],
    "status": ["", "paid", "已取消", " "],
    "discount": ["", "0.5", "100", "z"],
}
HEAD = list(CELLS)
ROW = st.tuples(*(st.sampled_from(CELLS[name]) for name in HEAD)).map(list)
ODD = st.one_of(
    st.just([""] * len(HEAD)),
    st.just([]),
    ROW.map(lambda row: row[:8]),
    ROW.map(lambda row: [*row, ""]),
    ROW.map(lambda row: [*row, "more"]),
    ROW.map(lambda row: [*row[:4], "", *row[5:]]),
)
ROWS = st.lists(st.one_of(ROW, ROW, ROW, ODD), max_size=12)


def table_of(rows: Sequence[list[str]]) -> RawTable:
    return RawTable(tuple(HEAD), 1, lambda: iter(list(enumerate(rows, start=2))))


def packed_table(rows: Sequence[list[str]], step: int) -> RawTable:
    """Return rows as a file gives them: packed where their lines allow it."""

    def blocks() -> Iterator[Sequence[RawRow]]:
        for start in range(0, len(rows), step):
            some = rows[start : start + step]
            text = io.StringIO()
            csv.writer(text).writerows(some)
            lines = text.getvalue()
            is_one_each = lines.count("\n") == len(some)
            block = Block.cut(lines.encode(), ",", len(HEAD), start + 2) if is_one_each else None
            yield list(enumerate(some, start=start + 2)) if block is None else block

    return replace(table_of(rows), blocks=blocks)


def verdicts(
    rows: Sequence[list[str]],
    step: int,
    constants: dict[str, str],
    table: RawTable | None = None,
) -> tuple[list[ParsedSale], list[Reject], Totals]:
    options = ReadOptions(
        kind="sales",
        date_order="ymd",
        constants=constants,
        mapping={name: str(at) for at, name in enumerate(HEAD, start=1)},
    )
    found = plan(table_of([["7", "", "", "", "2024-03-01", "5", *[""] * 7]]), options)
    totals = Totals()
    sales: list[ParsedSale] = []
    rejects: list[Reject] = []
    for batch in parse_rows(table or table_of(rows), found, totals, step):
        sales.extend(batch.sales)
        rejects.extend(batch.rejects)
    return sales, rejects, totals


def test_who_was_named_goes_with_the_file() -> None:
    """No ring holds them: while a file is taken in, the cycle collector is held back."""
    table = table_of([["7", "", "", "", "2024-03-01", "5", *[""] * 7]])
    found = plan(table, ReadOptions(kind="sales"))
    was_on = gc.isenabled()
    gc.disable()
    try:
        kept = [weakref.ref(batch.sales.buyers) for batch in parse_rows(table, found, Totals())]
        assert [one() for one in kept] == [None]
    finally:
        if was_on:
            gc.enable()


def words(rejects: list[Reject], further: int) -> list[tuple[object, ...]]:
    return [
        (one.line + further, one.code, one.field, one.value, one.cells, one.error.values)
        for one in rejects
    ]


@settings(max_examples=300)
@given(ROWS, st.integers(1, 6), st.sampled_from(["", "web"]))
def test_columns_say_what_rows_say(rows: list[list[str]], step: int, channel: str) -> None:
    constants = {"channel": channel} if channel else {}
    # A further line of an order that nothing stands above makes its whole stretch go row by row.
    bare = ["", "", "", "X9", *[""] * 9]
    one_by_one = verdicts([bare, *rows], len(rows) + 1, constants)
    as_columns = verdicts(rows, step, constants)
    assert [sale._replace(line=sale.line + 1) for sale in as_columns[0]] == one_by_one[0]
    assert words(as_columns[1], 1) == words(one_by_one[1], 0)[1:]
    assert as_columns[2].amount_minor == one_by_one[2].amount_minor
    assert as_columns[2].read + 1 == one_by_one[2].read


@settings(max_examples=300)
@given(ROWS, st.integers(1, 6), st.sampled_from(["", "web"]))
def test_packed_rows_say_what_rows_of_text_say(
    rows: list[list[str]], step: int, channel: str
) -> None:
    constants = {"channel": channel} if channel else {}
    as_text = verdicts(rows, step, constants)
    packed = verdicts(rows, step, constants, packed_table(rows, step))
    assert packed[0] == as_text[0]
    assert words(packed[1], 0) == words(as_text[1], 0)
    assert packed[2] == as_text[2]


@settings(max_examples=100)
@given(ROWS, st.integers(1, 6))
def test_cells_that_share_a_key_are_read_as_text(rows: list[list[str]], step: int) -> None:
    def one_key(words: dict[int, Words]) -> Words:
        return np.zeros(len(next(iter(words.values()), ())), dtype=np.uint64)

    as_text = verdicts(rows, step, {})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.domain.importing_packed._keys_of", one_key)
        packed = verdicts(rows, step, {}, packed_table(rows, step))
    assert (packed[0], words(packed[1], 0)) == (as_text[0], words(as_text[1], 0))


def test_a_block_numbers_its_cells_in_the_order_met() -> None:
    lines = "".join(f"{at % 700},{'x' * (at % 60)}\r\n" for at in range(9000)).encode()
    book, known = CellBook(), dict[tuple[str, ...], int]()
    for start in (0, 1):  # the second time nothing is new
        block = Block.cut(lines, ",", 2, 1)
        assert block is not None
        found = book.numbers(block.words([0, 1]) or {})
        assert found is not None
        wanted = [known.setdefault(tuple(cells), len(known)) for _, cells in block]
        assert found[0].tolist() == wanted
        assert len(found[1]) == (0 if start else len(known))
    assert len(book) == len(known) == 2100


@pytest.mark.parametrize(
    "lines",
    [
        b"a,b\x00\n",
        b"a,b\rc,d\n",
        b'a,"b\n',
        b'"a","b"\n"c","d"\n',
        b"a,b,c\nd\n",
    ],
)
def test_what_is_better_read_as_text_is_not_packed(lines: bytes) -> None:
    assert Block.cut(lines, ",", 2, 1) is None


def test_odd_rows_stand_in_their_place() -> None:
    lines = [f"{at},x" for at in range(20)]
    lines[3], lines[7] = '"3, and",x', "seven"
    block = Block.cut("\n".join(lines).encode(), ",", 2, 5)
    assert block is not None
    assert [line for line, _ in block] == list(range(5, 25))
    assert block[3] == (8, ["3, and", "x"])
    assert [list(row[1]) for row in block[6:9]] == [["6", "x"], ["seven"], ["8", "x"]]
    assert [row[0] for row in block.odd] == [8, 12]
