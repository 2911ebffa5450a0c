"""Kills a worker at a random moment and reads what it said until then."""

import os
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.conftest import ROOT

_LONGEST = 60.0


@dataclass
class Words:
    """What one child said before it was gone; `promised` is an act under way when it died.

    `was_killed` is false for a child that came to an end before its time was over; `lasted` is
    how long it spoke.
    """

    done: dict[str, int] = field(default_factory=dict)
    acts: int = 0
    promised: tuple[str, int] | None = None
    has_begun: bool = False
    imported: int | None = None
    was_killed: bool = True
    lasted: float = 0.0
    said: set[str] = field(default_factory=set)


class Workers:
    """A process that forks a fresh worker for each order."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.worker"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._rest = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def order(self, variant: str, what: str, folder: Path, key: bytes, seed: int) -> int:
        """Start a worker and return its process number."""
        line = "\t".join([variant, what, str(folder), key.hex(), str(seed)])
        assert self._process.stdin is not None
        self._process.stdin.write(line.encode() + b"\n")
        self._process.stdin.flush()
        said = self._next(time.monotonic() + _LONGEST)
        assert said is not None
        assert said[0] == "child"
        return int(said[1])

    def kill_after(self, child: int, after: float, *, since: str = "", times: int = 1) -> Words:
        """Let a worker go on for some seconds after it has said a word some times, then kill it.

        Without a word, or with no times, the seconds count from its start.
        """
        words = Words()
        left = times if since else 0
        began = time.monotonic()
        deadline = began + (_LONGEST if left else after)
        while (said := self._next(deadline)) is not None:
            if said[0] == "gone":
                words.was_killed = False
                return words
            _hear(words, said)
            words.lasted = time.monotonic() - began
            if left and said[0] == since:
                left -= 1
                if not left:
                    began = time.monotonic()
                    deadline = began + after
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:  # it came to its end in this very moment
            words.was_killed = False
        while (said := self._next(time.monotonic() + _LONGEST)) is not None and said[0] != "gone":
            _hear(words, said)
        return words

    def _next(self, deadline: float) -> list[str] | None:
        """Return the next line's words, None when the time is over."""
        assert self._process.stdout is not None
        pipe = self._process.stdout.fileno()
        while b"\n" not in self._rest:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([pipe], [], [], left)[0]:
                return None
            more = os.read(pipe, 1 << 16)
            assert more, "the worker ended"
            self._rest += more
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode().split()


def _hear(words: Words, said: list[str]) -> None:
    kind = said[0]
    words.said.add(kind)
    if kind == "sell":
        words.promised = (said[1], int(said[2]))
    elif kind == "done":
        words.done[said[1]] = int(said[2])
        words.acts += 1
        words.promised = None
    elif kind == "step":
        words.has_begun = True
    elif kind == "imported":
        words.imported = int(said[1])
