"""Rows of a large sheet kept packed until they are written: 100,000 rows in a few megabytes."""

import pickle
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, overload

from app.domain.sheet import Cell

BLOCK: Final = 2000
_FAST: Final = 1

Row = Sequence[Cell]


class PackedRows(Sequence[Row]):
    """The rows of one sheet, collected once and unpacked block by block as they are read."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._blocks: list[bytes] = []
        self._count = 0
        source = iter(rows)
        while block := list(islice(source, BLOCK)):
            self._blocks.append(zlib.compress(pickle.dumps(block), _FAST))
            self._count += len(block)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Row]:
        for number in range(len(self._blocks)):
            yield from self._unpacked(number)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(self._count))]
        place = range(self._count)[at]
        return self._unpacked(place // BLOCK)[place % BLOCK]

    def _unpacked(self, number: int) -> list[Row]:
        block: list[Row] = pickle.loads(zlib.decompress(self._blocks[number]))  # noqa: S301 - packed above
        return block
