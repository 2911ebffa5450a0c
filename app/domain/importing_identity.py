"""What makes an imported row itself: channel, document, content, and the how-manieth such row.

Real files repeat lines exactly, so the count is part of the identity; a file imported twice, or
shuffled, gives the same identities and so adds nothing.
"""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.domain.importing_verdicts import ParsedSale

_BYTES = 16


def content_key(sale: ParsedSale, channel: str) -> bytes:
    """Return 16 bytes for channel, document and content of a row; its line does not count.

    Who bought is the number, else the phone, the e-mail or the name: a corrected name beside an
    unchanged number is the same row.
    """
    who = sale.customer or sale.phone or sale.email.casefold() or sale.name
    count = sale.quantity
    text = (
        f"{sale.channel or channel}\x1f{sale.document}\x1f{who}\x1f{sale.day.toordinal()}\x1f"
        f"{sale.amount_minor}\x1f{'' if count is None else f'{count.normalize():f}'}\x1f"
        f"{sale.category}\x1f{sale.product}\x1f{sale.original}"
    )
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest()


class Identities:
    """Gives the rows of one file their identities, batch by batch, in little memory.

    The first of three equal lines has its content key; the second and third have keys of their own.
    """

    def __init__(self, channel: str) -> None:
        self._channel = channel
        self._runs: list[NDArray[np.uint64]] = []
        self._repeats: dict[int, int] = {}

    def of(self, sales: Sequence[ParsedSale]) -> list[bytes]:
        """Return the identity of each sale of the next batch."""
        digests = [content_key(sale, self._channel) for sale in sales]
        if not digests:
            return []
        short = np.frombuffer(b"".join(digests), dtype=np.uint64)[::2].copy()
        seen = self._seen_before(short)
        counts = self._repeats
        fresh: set[int] = set()
        identities = []
        for digest, key, is_old in zip(digests, short.tolist(), seen.tolist(), strict=True):
            if not is_old and key not in fresh:
                fresh.add(key)
                identities.append(digest)
                continue
            counts[key] = count = counts.get(key, 1) + 1
            identities.append(
                hashlib.blake2b(digest + count.to_bytes(4), digest_size=_BYTES).digest()
            )
        short.sort()
        self._remember(short)
        return identities

    def _seen_before(self, keys: NDArray[np.uint64]) -> NDArray[np.bool_]:
        seen = np.zeros(len(keys), dtype=np.bool_)
        for run in self._runs:
            at = np.searchsorted(run, keys)
            at[at == len(run)] = 0
            seen |= run[at] == keys
        return seen

    def _remember(self, keys: NDArray[np.uint64]) -> None:
        """Add a sorted run; merge runs of like size so that few are searched."""
        self._runs.append(keys)
        while len(self._runs) > 1 and len(self._runs[-2]) < 2 * len(self._runs[-1]):
            last = self._runs.pop()
            merged = np.concatenate((self._runs[-1], last))
            merged.sort(kind="stable")
            self._runs[-1] = merged
