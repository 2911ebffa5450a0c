"""Simulates a power cut from a log of what a program wrote: writes not yet flushed may be gone.

The program runs under strace. The log is replayed up to some moment; what was flushed by then
stands on the disk, every later write is kept, lost, or torn into sectors of 512 bytes by chance.
Taken as they are: a file that was made stays made, and the disk does not lie about flushing.
"""

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import ROOT

SECTOR = 512
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((\d+)<([^>]*)>(?:, )?(.*)\) += (-?\d+)")
_DATA = re.compile(r'^"([^"]*)", (\d+)(?:, (\d+))?$')
_CALLS = "write,pwrite64,fsync,fdatasync,ftruncate"


@dataclass(frozen=True)
class Event:
    """One thing the program did: wrote, flushed or cut a file, or said a line."""

    kind: str
    name: str = ""
    offset: int = 0
    data: bytes = b""


def require_strace() -> None:
    """Skip where programs cannot be watched."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("needs strace")
    tried = subprocess.run([strace, "-o", "/dev/null", "true"], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip("strace may not watch programs here")


def watched(log: Path, order: list[str]) -> list[Event]:
    """Run a worker under strace and return what it did, in order."""
    command = ["strace", "-f", "--seccomp-bpf", "-xx", "-y", "-s", "1000000"]
    command += ["-e", f"trace={_CALLS}", "-o", str(log)]
    command += [sys.executable, "-m", "tests.reliability.worker", *order]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return list(_events(log))


def _events(log: Path) -> Iterator[Event]:
    with log.open("r", encoding="ascii") as lines:
        for line in lines:
            found = _CALL.match(line)
            if found is None:
                assert "shop.db" not in line, "a call was torn apart in the log"
                continue
            call, descriptor, path, rest, result = found.groups()
            assert int(result) >= 0
            name = Path(_bytes(path).decode()).name
            if descriptor == "1" and call == "write":
                yield Event("said", data=_written(rest)[0])
            elif not name.startswith("shop.db") or name.endswith("-shm"):
                continue
            elif call in {"fsync", "fdatasync"}:
                yield Event("flush", name)
            elif call == "ftruncate":
                yield Event("cut", name, int(rest))
            else:
                data, offset = _written(rest)
                assert len(data) == int(result)
                yield Event("write", name, offset, data)


def _bytes(shown: str) -> bytes:
    return bytes.fromhex(shown.replace("\\x", ""))


def _written(rest: str) -> tuple[bytes, int]:
    found = _DATA.match(rest)
    assert found is not None
    return _bytes(found[1]), int(found[3] or 0)


@dataclass
class Disk:
    """What stands on the disk for certain, and what was written since without a flush."""

    files: dict[str, bytearray]
    waiting: dict[str, list[Event]] = field(default_factory=dict)

    def take(self, event: Event) -> None:
        """Let one thing happen."""
        if event.kind == "flush":
            for write in self.waiting.pop(event.name, []):
                _apply(self.files.setdefault(event.name, bytearray()), write)
        elif event.kind in {"write", "cut"}:
            self.waiting.setdefault(event.name, []).append(event)

    def after_the_cut(self, chance: random.Random) -> dict[str, bytearray]:
        """Return the files as they may be found when the power is back."""
        found = {name: bytearray(content) for name, content in self.files.items()}
        for name, writes in self.waiting.items():
            content = found.setdefault(name, bytearray())
            for write in writes:
                fate = chance.choice(("kept", "lost", "torn"))
                if fate == "kept" or (fate == "torn" and write.kind == "cut"):
                    _apply(content, write)
                elif fate == "torn":
                    for part in _sectors(write):
                        if chance.random() < 0.5:
                            _apply(content, part)
        return found


def _sectors(write: Event) -> Iterator[Event]:
    for start in range(0, len(write.data), SECTOR):
        yield Event("write", write.name, write.offset + start, write.data[start : start + SECTOR])


def _apply(content: bytearray, event: Event) -> None:
    if event.kind == "cut":
        del content[event.offset :]
        content.extend(bytes(event.offset - len(content)))
        return
    end = event.offset + len(event.data)
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    content[event.offset : end] = event.data
