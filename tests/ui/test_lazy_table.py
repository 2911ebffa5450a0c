"""A table of any length fetches what is looked at, and nothing twice."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.errors import UserError
from app.ui.tables.column import DRAW_ROLE, ID_ROLE, ROW_ROLE, Column, Draw
from app.ui.tables.lazy_table import BLOCK, KEPT_BLOCKS, LazyTable


@dataclass(frozen=True)
class Record:
    """A row of a test table."""

    id: int
    text: str


class Source:
    """Counts what is fetched of it."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.text = "row"
        self.refusal: UserError | None = None

    def __call__(self, ids: Sequence[int]) -> Sequence[Record]:
        self.asked.append(list(ids))
        if self.refusal:
            raise self.refusal
        return [Record(key, f"{self.text} {key}") for key in ids if key >= 0]


COLUMNS = [
    Column("text", "Text", 100, lambda row: row.text, Draw.STRONG, sort="text"),
    Column("id", "Number", 60, lambda row: str(row.id), right=True, sort="id"),
]


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def table(source: Source) -> LazyTable:
    return LazyTable(source, COLUMNS)


def ids(count: int, first: int = 1) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.arange(first, first + count, dtype=np.int64)


def text(table: LazyTable, row: int) -> object:
    return table.data(table.index(row, 0))


def test_it_is_a_sound_model(table: LazyTable) -> None:
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Warning)
    table.set_ids(ids(10))
    table.set_ids(ids(300))
    table.set_columns(COLUMNS[1:])
    table.forget_all()
    assert tester.model() is table


def test_a_million_rows_are_not_loaded(table: LazyTable, source: Source) -> None:
    table.set_ids(ids(1_000_000))
    assert table.rowCount() == 1_000_000
    assert text(table, 999_999) == "row 1000000"
    assert text(table, 0) == "row 1"
    assert sum(map(len, source.asked)) <= 2 * BLOCK


def test_flags_and_alignment_fetch_nothing(table: LazyTable, source: Source) -> None:
    table.set_ids(ids(1000))
    index = table.index(500, 1)
    assert table.flags(index) & Qt.ItemFlag.ItemIsSelectable
    assert table.data(index, ID_ROLE) == 501
    assert table.data(index, DRAW_ROLE) is Draw.TEXT
    assert table.data(index, Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert source.asked == []


def test_a_block_is_fetched_once(table: LazyTable, source: Source) -> None:
    table.set_ids(ids(BLOCK))
    for row in range(BLOCK):
        assert text(table, row) == f"row {row + 1}"
    assert len(source.asked) == 1


def test_only_some_blocks_are_kept(table: LazyTable, source: Source) -> None:
    table.set_ids(ids(BLOCK * (KEPT_BLOCKS + 1)))
    for block in range(KEPT_BLOCKS + 1):
        text(table, block * BLOCK)
    text(table, 0)
    assert len(source.asked) == KEPT_BLOCKS + 2


def test_a_changed_record_is_fetched_again(table: LazyTable, source: Source) -> None:
    table.set_ids(ids(3 * BLOCK))
    text(table, 0)
    text(table, BLOCK)
    source.text = "new"
    told: list[tuple[int, int]] = []
    table.dataChanged.connect(lambda low, high: told.append((low.row(), high.row())))
    source.asked.clear()
    table.forget([5, 9_999_999])
    assert told == [(4, 4)]
    assert text(table, 4) == "new 5"
    assert text(table, 3) == "row 4"
    assert [list(asked) for asked in source.asked] == [[5]]
    assert text(table, BLOCK) == f"row {BLOCK + 1}"
    table.forget_all()
    assert text(table, BLOCK) == f"new {BLOCK + 1}"


def test_more_rows_below_keep_those_above(table: LazyTable, source: Source) -> None:
    resets: list[object] = []
    table.modelReset.connect(lambda: resets.append(None))
    table.set_ids(ids(10))
    table.set_ids(ids(2 * BLOCK))
    assert len(resets) == 1
    assert text(table, 2 * BLOCK - 1) == f"row {2 * BLOCK}"
    assert text(table, 11) == "row 12"
    table.set_ids(ids(2 * BLOCK))
    assert len(resets) == 1
    table.set_ids(ids(2 * BLOCK)[::-1])
    assert len(resets) == 2
    assert text(table, 0) == f"row {2 * BLOCK}"


def test_a_record_that_is_gone_is_an_empty_row(table: LazyTable) -> None:
    table.set_ids(np.array([-5, 3], np.int64))
    assert text(table, 0) is None
    assert table.data(table.index(0, 0), ROW_ROLE) is None
    assert text(table, 1) == "row 3"
    assert table.row_of(3) == 1
    assert table.row_of(4) == -1
    assert table.shown_row(9) is None


def test_a_refused_fetch_is_told_and_not_raised(table: LazyTable, source: Source) -> None:
    told: list[object] = []
    table.fetch_failed.connect(told.append)
    source.refusal = UserError("busy", "Busy.")
    table.set_ids(ids(3))
    assert text(table, 0) is None
    assert told == [source.refusal]


def test_heads_show_the_order(table: LazyTable) -> None:
    across = Qt.Orientation.Horizontal
    assert table.headerData(0, across) == "Text"
    table.show_sort(("id", True))
    assert table.headerData(0, across) == "Text"
    assert table.headerData(1, across) == "Number ↓"
    table.show_sort(("id", False))
    assert table.headerData(1, across) == "Number ↑"
    assert table.headerData(1, across, Qt.ItemDataRole.ToolTipRole) == "Number"
    assert table.headerData(0, Qt.Orientation.Vertical) is None
    assert table.headerData(9, across) is None


def test_nothing_stands_below_a_row(table: LazyTable) -> None:
    table.set_ids(ids(3))
    inside = table.index(0, 0)
    assert (table.rowCount(inside), table.columnCount(inside)) == (0, 0)
    assert table.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    assert table.data(QModelIndex()) is None


def test_columns_can_be_changed(table: LazyTable) -> None:
    table.set_ids(ids(3))
    table.set_columns(COLUMNS[1:])
    assert table.columnCount() == 1
    assert text(table, 2) == "3"
