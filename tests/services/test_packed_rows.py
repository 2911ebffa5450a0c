"""Packed rows are the rows that were put in."""

from datetime import date
from decimal import Decimal

import pytest

from app.services.packed_rows import BLOCK, PackedRows


def test_rows_come_out_as_they_went_in() -> None:
    rows = [(number, f"客人{number}", Decimal("1.50"), date(2024, 3, 1)) for number in range(4321)]
    packed = PackedRows(iter(rows))
    assert len(packed) == 4321
    assert list(packed) == rows
    assert list(packed) == rows  # as often as wanted
    assert packed[BLOCK] == rows[BLOCK]
    assert packed[-1] == rows[-1]
    assert packed[BLOCK - 1 : BLOCK + 2] == rows[BLOCK - 1 : BLOCK + 2]


def test_no_rows() -> None:
    assert list(PackedRows()) == []
    with pytest.raises(IndexError):
        PackedRows()[0]


def test_rows_take_little_memory_while_they_wait() -> None:
    rows = ((number, f"VIP{number:07d}", "13812345678", date(2024, 3, 1)) for number in range(9000))
    assert sum(map(len, PackedRows(rows)._blocks)) < 9000 * 30
