"""Reads the cells of whole columns, each distinct one once: packed cells by number, others by text.

Both ways share what was read, so that a file may change between them.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from app.domain.importing_columns import Ints, Texts
from app.domain.importing_packed import Block, CellBook
from app.domain.importing_table import RawRow
from app.errors import UserError

Value = TypeVar("Value")
Flags = NDArray[np.bool_]
# A cell's place in its row, or the text that stands there in every row.
Source = int | str
CACHE: Final = 100_000


@dataclass(frozen=True)
class Parts:
    """The rows of a stretch: first those that are packed, then those of the right width as text.

    `places` tells where each of both stood; `ragged` are the places of the rows of another width.
    """

    packed: Block | None
    texts: Sequence[RawRow]
    places: Ints
    ragged: list[int]

    @classmethod
    def of(cls, rows: Sequence[RawRow], width: int) -> "Parts":
        """Sort rows apart."""
        packed = rows if isinstance(rows, Block) and len(rows.lines) else None
        count = len(packed.lines) if packed else 0
        odd = rows.odd if isinstance(rows, Block) else rows
        where = np.argsort(rows.order) if isinstance(rows, Block) else np.arange(len(rows))
        fits = [at for at, (_, cells) in enumerate(odd) if len(cells) == width]
        ragged: list[int] = []
        if len(fits) < len(odd):
            ragged = [int(where[count + at]) for at in {*range(len(odd))}.difference(fits)]
            odd = [odd[at] for at in fits]
        if ragged:
            where = where[[*range(count), *(count + at for at in fits)]]
        return cls(packed, odd, where, sorted(ragged))

    def __len__(self) -> int:
        """Count the rows of the right width."""
        return len(self.places)

    def take(self, kept: Flags) -> "Parts":
        """Return only some rows of the right width."""
        count = len(self.packed.lines) if self.packed else 0
        packed = self.packed.take(kept[:count]) if self.packed and kept[:count].any() else None
        texts = [self.texts[at] for at in np.flatnonzero(kept[count:]).tolist()]
        return Parts(packed, texts, self.places[kept], [])

    @property
    def lines(self) -> Ints:
        """Return where each row stands in the file."""
        lines = np.array([line for line, _ in self.texts], dtype=np.int64)
        return np.concatenate((self.packed.lines, lines)) if self.packed else lines


class Growing:
    """An array that grows at its end."""

    def __init__(self, dtype: type) -> None:
        self._room: NDArray[Any] = np.zeros(64, dtype=dtype)
        self._count = 0

    def add(self, values: Sequence[Any]) -> None:
        """Add values."""
        first, self._count = self._count, self._count + len(values)
        if self._count > len(self._room):
            grown = np.zeros(2 * self._count, dtype=self._room.dtype)
            grown[:first] = self._room[:first]
            self._room = grown
        self._room[first : self._count] = values

    @property
    def now(self) -> NDArray[Any]:
        """Return what stands in it."""
        return self._room[: self._count]


class Memory(ABC, Generic[Value]):
    """Reads cells that repeat, each distinct one, or group of them, once."""

    def __init__(
        self,
        read: Callable[..., Value],
        sources: Sequence[Source],
        blank: Value,
        most: int = CACHE,
    ) -> None:
        self._read = read
        self._sources = sources
        self._from_file = [source for source in sources if isinstance(source, int)]
        self._blank = blank
        self._most = most
        self._forget()

    def _forget(self) -> None:
        self._count = 0
        # What was read by the call that runs: whoever takes it keeps it in its own shape.
        self._fresh: list[Value] = []
        self._is_refused = Growing(np.bool_)
        self._by_text: dict[tuple[str, ...], int] = {}
        self._book = CellBook()
        # The place of each cell of the book among the values.
        self._places = Growing(np.int64)

    def column(self, parts: Parts, refused: Flags) -> Ints:
        """Return each row's place among the values; rows whose cell is refused are marked."""
        if self._count > self._most:
            self._forget()
        new: list[bool] = []
        found = []
        if parts.packed:
            found.append(self._of_packed(parts.packed, new))
        if parts.texts:
            found.append(self._of_texts((cells for _, cells in parts.texts), new))
        self._is_refused.add(new)
        self._took(self._fresh)
        self._fresh = []
        places = found[0] if len(found) == 1 else np.concatenate(found)
        refused |= self._is_refused.now[places]
        return places

    @abstractmethod
    def _took(self, values: list[Value]) -> None:
        """Keep values that were read just now."""

    def _of_packed(self, block: Block, refused: list[bool]) -> Ints:
        words = block.words(self._from_file)
        if words == {}:  # a constant, or blank in every row
            said = tuple("" if isinstance(source, int) else source for source in self._sources)
            return np.full(len(block.lines), self._place_of(said, refused), dtype=np.int64)
        found = self._book.numbers(words) if words else None
        if found is None:
            self._book, self._places = CellBook(), Growing(np.int64)
            rows = range(len(block.lines))
            cells = ({at: block.text(row, at) for at in self._from_file} for row in rows)
            return self._of_texts(cells, refused)
        numbers, new = found
        first = self._count
        for row in new.tolist():
            said = tuple(
                [
                    block.text(row, source) if isinstance(source, int) else source
                    for source in self._sources
                ]
            )
            self._learn(said, refused)
        self._places.add(range(first, self._count))
        return self._places.now[numbers]

    def _of_texts(self, rows: Iterable[Any], refused: list[bool]) -> Ints:
        sources = self._sources
        found = [
            self._place_of(
                tuple([cells[source] if isinstance(source, int) else source for source in sources]),
                refused,
            )
            for cells in rows
        ]
        return np.array(found, dtype=np.int64)

    def _place_of(self, said: tuple[str, ...], refused: list[bool]) -> int:
        place = self._by_text.get(said)
        if place is None:
            place = self._by_text[said] = self._count
            self._learn(said, refused)
        return place

    def _learn(self, said: tuple[str, ...], refused: list[bool]) -> None:
        try:
            value = self._read(*said)
        except UserError:
            value = self._blank
            refused.append(True)
        else:
            refused.append(False)
        self._fresh.append(value)
        self._count += 1


class TextMemory(Memory[str]):
    """Reads a column of text."""

    def _forget(self) -> None:
        super()._forget()
        self._every: list[str] = []

    def _took(self, values: list[str]) -> None:
        self._every += values

    def texts(self, parts: Parts, refused: Flags) -> Texts:
        """Return what each row says; rows whose cell is refused are marked."""
        return Texts(self.column(parts, refused), self._every)


class NumberMemory(Memory[int]):
    """Reads a column of whole numbers."""

    def _forget(self) -> None:
        super()._forget()
        self._numbers = Growing(np.int64)

    def _took(self, values: list[int]) -> None:
        self._numbers.add(values)

    def numbers(self, parts: Parts, refused: Flags) -> Ints:
        """Return each row's number; rows whose cell is refused are marked."""
        places = self.column(parts, refused)
        return self._numbers.now[places]
