"""What makes an imported row itself: channel, document, content, and the how-manieth such row.

Real files repeat lines exactly, so the count is part of the identity; a file imported twice, or
shuffled, gives the same identities and so adds nothing.
"""

import hashlib
from collections.abc import Callable
from decimal import Decimal
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain.importing_columns import Buyer, Buyers, SaleColumns, Texts
from app.domain.importing_verdicts import ParsedSale

Keys = NDArray[np.uint64]
_BYTES: Final = 8
_LONG: Final = 200_000
_MARKS: Final = 1 << 21
_LAST_BITS: Final = np.uint64(_MARKS - 1)
# Which of the eight bits of a mark is a key's own.
_BIT_OF: Final = np.uint64(61)
# The steps of a well-known mixer of 64 bits (splitmix64): every bit of what goes in moves half of
# those that come out, and no two numbers give the same.
_STEP: Final = np.uint64(0x9E3779B97F4A7C15)
_FIRST: Final = np.uint64(0xBF58476D1CE4E5B9)
_SECOND: Final = np.uint64(0x94D049BB133111EB)
# Rows of the same eight days share the first ten bits: files run by day, and an index to which
# neighbours come together is sorted and found in half the time. 54 bits tell such rows apart.
_DAYS: Final = np.uint64(3)
_STRETCHES: Final = np.uint64(1023)
_CONTENT_BITS: Final = np.uint64(54)
_LOST_BITS: Final = np.uint64(10)


def content_key(sale: ParsedSale, channel: str) -> int:
    """Return the number of the first row with this channel, document and content.

    Its line does not count. Who bought is the number, else the phone, the e-mail or the name: a
    corrected name beside an unchanged number is the same row.
    """
    return int(Identities(channel).of(SaleColumns.of([sale]))[0])


def _mixed(keys: Keys, further: Keys) -> Keys:
    """Return keys into which a further number each has gone."""
    keys = (keys ^ further) + _STEP
    keys = (keys ^ (keys >> np.uint64(30))) * _FIRST
    keys = (keys ^ (keys >> np.uint64(27))) * _SECOND
    return keys ^ (keys >> np.uint64(31))


def _number_of(text: str) -> int:
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest()
    return int.from_bytes(digest, "little")


class _Texts:
    """Turns the texts of one column into numbers, each distinct one once."""

    def __init__(self, form: Callable[[str], str] = str) -> None:
        self._form = form
        self._every: list[str] = []
        self._numbers: Keys = np.zeros(0, dtype=np.uint64)

    def column(self, cells: Texts) -> Keys:
        """Return the numbers of a column; its list of texts may have grown since the last one."""
        if cells.every is not self._every:
            self._every, self._numbers = cells.every, self._numbers[:0]
        new = cells.every[len(self._numbers) :]
        if new:
            fresh = (_number_of(self._form(text)) for text in new)
            self._numbers = np.concatenate((self._numbers, np.fromiter(fresh, np.uint64, len(new))))
        return self._numbers[cells.places]


class Identities:
    """Gives the rows of one file their identities, batch by batch, in little memory.

    The first of three equal lines has its content key; the second and third have keys of their own.
    """

    def __init__(self, channel: str) -> None:
        self._texts = {
            "channel": _Texts(lambda text: text or channel),
            "document": _Texts(),
            "quantity": _Texts(lambda text: f"{Decimal(text).normalize():f}" if text else ""),
            "category": _Texts(),
            "product": _Texts(),
            "original": _Texts(),
        }
        self._buyers = Buyers()
        self._names: Keys = np.zeros(0, dtype=np.uint64)
        self._runs: list[Keys] = []
        # Which last and first bits were met together: what is not marked is in no run.
        self._marks: NDArray[np.uint8] = np.zeros(_MARKS, dtype=np.uint8)
        self._repeats: dict[int, int] = {}

    def of(self, sales: SaleColumns) -> NDArray[np.int64]:
        """Return the identity of each sale of the next batch."""
        if not len(sales):
            return np.zeros(0, dtype=np.int64)
        keys = self._contents(sales)
        distinct, counts = np.unique(keys, return_counts=True)
        seen = self._seen_before(distinct)
        repeated = distinct[seen | (counts > 1)]
        if len(repeated):
            known = set(distinct[seen].tolist())
            places = np.flatnonzero(np.isin(keys, repeated))
            times = [self._count(key, known) for key in keys[places].tolist()]
            again = np.array(times, dtype=np.uint64)
            keys[places] = np.where(again > 1, _mixed(keys[places], again), keys[places])
        self._remember(distinct[~seen])
        return _by_day(keys, sales.day).view(np.int64)

    def _count(self, key: int, known: set[int]) -> int:
        """Return the how-manieth row of a content this is."""
        count = self._repeats.get(key, 1 if key in known else 0) + 1
        self._repeats[key] = count
        return count

    def _contents(self, sales: SaleColumns) -> Keys:
        """Return a number for channel, document and content of each row."""
        keys = self._who(sales)
        for name, texts in self._texts.items():
            keys = _mixed(keys, texts.column(getattr(sales, name)))
        for numbers in (sales.day, sales.amount_minor):
            keys = _mixed(keys, numbers.view(np.uint64))
        return keys

    def _who(self, sales: SaleColumns) -> Keys:
        if sales.buyers is not self._buyers:
            self._buyers, self._names = sales.buyers, self._names[:0]
        new = self._buyers.every[len(self._names) :]
        if new:
            fresh = np.fromiter((_number_of(_name_of(buyer)) for buyer in new), np.uint64, len(new))
            self._names = np.concatenate((self._names, fresh))
        return self._names[sales.who]

    def _seen_before(self, keys: Keys) -> NDArray[np.bool_]:
        seen: NDArray[np.bool_] = (self._marks[keys & _LAST_BITS] & _bits(keys)) != 0
        places = np.flatnonzero(seen)
        doubtful, found = keys[places], np.zeros(len(places), dtype=np.bool_)
        for run in self._runs:
            at = np.searchsorted(run, doubtful)
            at[at == len(run)] = 0
            found |= run[at] == doubtful
        seen[places] = found
        return seen

    def _remember(self, keys: Keys) -> None:
        """Add a sorted run; merge runs of like size so that few are searched.

        Long ones stay as they are: merging takes their memory twice.
        """
        if len(keys):
            self._runs.append(keys)
            np.bitwise_or.at(self._marks, keys & _LAST_BITS, _bits(keys))
        while len(self._runs) > 1 and len(self._runs[-2]) < min(2 * len(self._runs[-1]), _LONG):
            last = self._runs.pop()
            merged = np.concatenate((self._runs[-1], last))
            merged.sort(kind="stable")
            self._runs[-1] = merged


def _bits(keys: Keys) -> NDArray[np.uint8]:
    """Return for each key the one bit of its mark that stands for it."""
    return np.left_shift(np.uint8(1), (keys >> _BIT_OF).astype(np.uint8))


def _by_day(keys: Keys, days: NDArray[np.int64]) -> Keys:
    """Return keys that stand near those of rows of the same days; 1970-01-09 is in stretch 1."""
    stretch = (days.view(np.uint64) >> _DAYS) & _STRETCHES
    return (stretch << _CONTENT_BITS) | (keys >> _LOST_BITS)


def _name_of(buyer: Buyer) -> str:
    return buyer.customer or buyer.phone or buyer.email.casefold() or buyer.name
