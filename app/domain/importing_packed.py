"""Rows of a text table as bytes in one piece, and equal cells told by number instead of by text.

Most cells of a long list were met before. Here a cell is a few words of eight bytes, found among
those met before by arithmetic on whole columns; only a new one ever becomes text. It is exact: what
is found is compared word by word, and where two cells share a key the rows are read as text.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, overload

import numpy as np
from numpy.typing import NDArray

from app.domain.importing_table import RawRow

Ints = NDArray[np.int64]
Words = NDArray[np.uint64]
_WORD: Final = 8
# A longer cell is told by its text: it would cost a word in every row.
LONGEST: Final = 8 * _WORD
_MASKS: Final = np.array([(1 << 8 * size) - 1 for size in range(_WORD + 1)], dtype=np.uint64)
_LINE_END: Final = ord("\n")
_RETURN: Final = ord("\r")
_QUOTE: Final = ord('"')
# Where one line in so many is odd, all are better read as text.
_FEW: Final = 8
_END: Final = "end"
_FIRST_SLOTS: Final = 1 << 12
_STEP: Final = 0x9E3779B97F4A7C15
_MIX: Final = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT: Final = np.uint64(32)


class Block(Sequence[RawRow]):
    """Rows without quotation marks, packed, and the odd ones among them; a sequence of both.

    Odd is a row of another width or with quotation marks: those are text already.
    """

    def __init__(
        self, data: bytes, lines: Ints, cells: tuple[Ints, Ints], odd: Sequence[RawRow]
    ) -> None:
        self.lines = lines
        self.odd = odd
        self._data = data
        self._starts, self._ends = cells
        every = np.concatenate((lines, np.array([line for line, _ in odd], dtype=np.int64)))
        self.order = np.argsort(every, kind="stable") if odd else np.arange(len(lines))

    @classmethod
    def cut(cls, data: bytes, delimiter: str, width: int, first: int) -> "Block | None":
        """Return the rows of whole lines; None where they are better read as text.

        Those are lines with a zero byte or a return alone, with quotation marks that stay open at
        their end, and lines of which many are odd.
        """
        if b"\0" in data or data.count(b"\r") != data.count(b"\r\n"):
            return None
        data = data if data.endswith(b"\n") else data + b"\n"
        signs = np.frombuffer(data, np.uint8)
        marks = np.flatnonzero((signs == ord(delimiter)) | (signs == _LINE_END))
        last = np.flatnonzero(signs[marks] == _LINE_END)
        counts = np.diff(last, prepend=-1)
        is_odd = counts != width
        if b'"' in data:
            quotes = np.flatnonzero(signs == _QUOTE)
            is_odd[np.searchsorted(marks[last], quotes)] = True
        odd = _odd_rows(data, delimiter, first, np.flatnonzero(is_odd), marks[last])
        if odd is None:
            return None
        starts = np.concatenate((np.zeros(1, dtype=np.int64), marks[:-1] + 1))
        if odd:
            kept = np.repeat(~is_odd, counts)
            starts, marks = starts[kept], marks[kept]
        starts, ends = starts.reshape(-1, width), marks.reshape(-1, width).copy()
        if b"\r" in data:
            behind = ends[:, -1]
            is_return = (behind > starts[:, -1]) & (signs[behind - 1] == _RETURN)
            ends[:, -1] = behind - is_return
        lines = first + np.flatnonzero(~is_odd)
        return cls(data + bytes(LONGEST), lines, (starts, ends), odd)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.order)

    @overload
    def __getitem__(self, at: int) -> RawRow: ...
    @overload
    def __getitem__(self, at: slice) -> "Block": ...
    def __getitem__(self, at: int | slice) -> "RawRow | Block":
        """Return one row, or the rows of a slice."""
        packed = len(self.lines)
        if isinstance(at, slice):
            chosen = self.order[at]
            odd = [self.odd[place - packed] for place in chosen[chosen >= packed].tolist()]
            return self.take(chosen[chosen < packed], odd)
        place = int(self.order[at])
        if place >= packed:
            return self.odd[place - packed]
        return int(self.lines[place]), self.cells(place)

    def __iter__(self) -> Iterator[RawRow]:
        """Give the rows one by one."""
        return (self[at] for at in range(len(self)))

    def take(self, rows: NDArray[Any], odd: Sequence[RawRow] = ()) -> "Block":
        """Return only some packed rows, and those odd ones."""
        cells = self._starts[rows], self._ends[rows]
        return Block(self._data, self.lines[rows], cells, odd)

    def cells(self, row: int) -> list[str]:
        """Return the cells of a packed row."""
        return [self.text(row, place) for place in range(self._starts.shape[1])]

    def text(self, row: int, place: int) -> str:
        """Return one cell of a packed row."""
        return self._data[self._starts[row, place] : self._ends[row, place]].decode()

    def holds(self, parts: Sequence[bytes]) -> bool:
        """Say whether any of some pieces of text stands anywhere among the packed rows."""
        if not len(self.lines):
            return False
        first, last = int(self._starts[0, 0]), int(self._ends[-1, -1])
        return any(self._data.find(part, first, last) >= 0 for part in parts)

    def words(self, places: Sequence[int]) -> dict[int, Words] | None:
        """Return the words of the cells at some places; None where one is too long.

        The words of the third place are numbers 16 to 23, and those that are 0 all over are left
        out. Zero bytes fill the last word; no cell holds any itself.
        """
        found: dict[int, Words] = {}
        wide = self._wide()
        for number, place in enumerate(places):
            starts = self._starts[:, place]
            sizes = self._ends[:, place] - starts
            most = int(sizes.max())
            if most > LONGEST:
                return None
            for at in range(0, most, _WORD):
                masks = _MASKS[np.clip(sizes - at, 0, _WORD)]
                found[(number * LONGEST + at) // _WORD] = wide[starts + at] & masks
        return found

    def beginning(self, parts: Sequence[bytes]) -> Ints:
        """Return the packed rows in which any cell begins with the first word of some texts."""
        wide, wanted = self._wide(), [int.from_bytes(part[:_WORD], "little") for part in parts]
        words = wide[self._starts] & _MASKS[np.clip(self._ends - self._starts, 0, _WORD)]
        return np.flatnonzero(np.isin(words, np.array(wanted, dtype=np.uint64)).any(axis=1))

    def _wide(self) -> Words:
        """Return the eight bytes from each byte on."""
        count = len(self._data) - _WORD + 1
        return np.ndarray((count,), np.dtype("<u8"), self._data, strides=(1,))


def _odd_rows(
    data: bytes, delimiter: str, first: int, odd: Ints, ends: Ints
) -> list[RawRow] | None:
    """Return some lines as rows; None where they are many, or quotation marks stay open."""
    if len(odd) * _FEW > len(ends):
        return None
    rows: list[RawRow] = []
    for at in odd.tolist():
        start = int(ends[at - 1]) + 1 if at else 0
        found = list(csv.reader((data[start : ends[at] + 1].decode(), _END), delimiter=delimiter))
        if found[-1] != [_END]:
            return None
        rows.append((first + at, found[0]))
    return rows


class CellBook:
    """Numbers cells, or groups of cells, in the order in which they are met."""

    def __init__(self) -> None:
        self._slots: NDArray[np.int32] = np.full(_FIRST_SLOTS, -1, dtype=np.int32)
        self._count = 0
        self._keys: Words = np.zeros(_FIRST_SLOTS // 2, dtype=np.uint64)
        self._words: dict[int, Words] = {}

    def __len__(self) -> int:
        """Count the cells met."""
        return self._count

    def numbers(self, words: Mapping[int, Words]) -> tuple[Ints, Ints] | None:
        """Return each row's number, and the rows where a new one was met, in their order.

        None where two different groups have one key: then these rows are for somebody else.
        """
        keys = _keys_of(words)
        found = self._find(keys)
        rows = np.flatnonzero(found < 0)
        if len(rows):
            _, firsts = np.unique(keys[rows], return_index=True)
            firsts.sort()
            rows = rows[firsts]
            self._add(keys[rows], {at: column[rows] for at, column in words.items()})
            found = self._find(keys)
        return (found, rows) if self._agree(found, words) else None

    def _agree(self, found: Ints, words: Mapping[int, Words]) -> bool:
        known, zeros = self._words, np.zeros(1, dtype=np.uint64)
        return all(
            np.array_equal(
                known[at][found] if at in known else np.broadcast_to(zeros, found.shape),
                words.get(at, np.broadcast_to(zeros, found.shape)),
            )
            for at in {*known, *words}
        )

    def _find(self, keys: Words) -> Ints:
        """Return the numbers of keys, -1 for those not met."""
        last = np.uint64(len(self._slots) - 1)
        places = (keys & last).astype(np.int64)
        found = self._slots[places].astype(np.int64)
        open_ = np.flatnonzero((found >= 0) & (self._keys[found] != keys))
        while len(open_):
            places[open_] = (places[open_] + 1) & int(last)
            found[open_] = here = self._slots[places[open_]].astype(np.int64)
            open_ = open_[(here >= 0) & (self._keys[here] != keys[open_])]
        return found

    def _add(self, keys: Words, words: Mapping[int, Words]) -> None:
        """Give new keys, all different, the next numbers."""
        first, self._count = self._count, self._count + len(keys)
        while self._count * 2 > len(self._slots):
            self._slots = np.full(len(self._slots) * 2, -1, dtype=np.int32)
        room = len(self._slots) // 2
        self._keys = _grown(self._keys, room)
        self._keys[first : self._count] = keys
        for at in {*self._words, *words}:
            column = _grown(self._words.get(at, np.zeros(0, dtype=np.uint64)), room)
            column[first : self._count] = words.get(at, 0)
            self._words[at] = column
        is_larger = first and self._slots.max(initial=-1) < 0
        start = 0 if is_larger else first
        self._take_slots(np.arange(start, self._count))

    def _take_slots(self, numbers: Ints) -> None:
        last = len(self._slots) - 1
        places = (self._keys[numbers] & np.uint64(last)).astype(np.int64)
        while len(numbers):
            is_free = self._slots[places] < 0
            self._slots[places[is_free]] = numbers[is_free]
            lost = self._slots[places] != numbers
            numbers, places = numbers[lost], (places[lost] + 1) & last


def _keys_of(words: Mapping[int, Words]) -> Words:
    """Return a key for each row's words; words of 0 add nothing, so that they may be left out."""
    keys = np.zeros(len(next(iter(words.values()), ())), dtype=np.uint64)
    for at, column in words.items():
        mixed = (column ^ (column >> _SHIFT)) * np.uint64((_STEP * (2 * at + 1)) % (1 << 64))
        keys += mixed ^ (mixed >> _SHIFT)
    keys = (keys ^ (keys >> _SHIFT)) * _MIX
    return keys ^ (keys >> _SHIFT)


def _grown(column: Words, room: int) -> Words:
    if len(column) >= room:
        return column
    grown = np.zeros(room, dtype=np.uint64)
    grown[: len(column)] = column
    return grown
