"""The rows that an import refused, kept packed until its report is made."""

import pickle
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from app.domain.importing import Reject

_FAST: Final = 1


class Refusals:
    """Refused rows, added batch by batch; 5,000 of them in some hundred kilobytes.

    A loose row lies in between all that a batch has read and would keep its memory in use.
    """

    def __init__(self) -> None:
        self._blocks: list[bytes] = []

    def add(self, rejects: Sequence[Reject]) -> None:
        """Keep the refused rows of one batch."""
        if rejects:
            told = [
                (one.line, one.field, one.value, type(one.error), vars(one.error), one.cells)
                for one in rejects
            ]
            self._blocks.append(zlib.compress(pickle.dumps(told), _FAST))

    def __iter__(self) -> Iterator[Reject]:
        """Give the refused rows back in the order in which they came."""
        for block in self._blocks:
            for line, field, value, kind, said, cells in pickle.loads(zlib.decompress(block)):  # noqa: S301 - packed above
                error = kind(said["code"], said["text"])
                vars(error).update(said)
                yield Reject(line, field, value, error, cells)
