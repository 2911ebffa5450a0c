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
_RENAME = re.compile(r'^(?:\d+ +)?rename\("([^"]*)", "([^"]*)"\) += 0')
_DATA = re.compile(r'^"([^"]*)", (\d+)(?:, (\d+))?$')
_CALLS = "write,pwrite64,fsync,fdatasync,ftruncate,rename"


@dataclass(frozen=True)
class Event:
    """One thing the program did: wrote, flushed, cut or renamed a file, or said a line.

    Names are paths within the shop's folder; that of the folder itself is a dot.
    """

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


def watched(log: Path, shop: Path, order: list[str]) -> list[Event]:
    """Run a worker under strace and return what it did in the shop's folder, in order."""
    command = ["strace", "-f", "--seccomp-bpf", "-xx", "-y", "-s", "1000000"]
    command += ["-e", f"trace={_CALLS}", "-o", str(log)]
    command += [sys.executable, "-m", "tests.reliability.worker", *order]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return list(_events(log, shop))


def _events(log: Path, shop: Path) -> Iterator[Event]:
    with log.open("r", encoding="ascii") as lines:
        for line in lines:
            if renamed := _RENAME.match(line):
                old, new = (_within(shop, path) for path in renamed.groups())
                if old and new:
                    yield Event("rename", old, data=new.encode())
                continue
            found = _CALL.match(line)
            if found is None:
                assert "unfinished" not in line, "a call was torn apart in the log"
                continue
            call, descriptor, path, rest, result = found.groups()
            if descriptor == "1" and call == "write":
                yield Event("said", data=_written(rest)[0])
            elif (name := _within(shop, path)) and not name.endswith("-shm"):
                assert int(result) >= 0
                yield _event(call, name, rest)


def _within(shop: Path, path: str) -> str:
    """Return a path of the log within the shop's folder, empty for one elsewhere."""
    whole = Path(_bytes(path).decode())
    return str(whole.relative_to(shop)) if whole.is_relative_to(shop) else ""


def _event(call: str, name: str, rest: str) -> Event:
    if call in {"fsync", "fdatasync"}:
        return Event("flush", name)
    if call == "ftruncate":
        return Event("cut", name, int(rest))
    data, offset = _written(rest)
    return Event("write", name, offset, data)


def _bytes(shown: str) -> bytes:
    return bytes.fromhex(shown.replace("\\x", ""))


def _written(rest: str) -> tuple[bytes, int]:
    found = _DATA.match(rest)
    assert found is not None
    return _bytes(found[1]), int(found[3] or 0)


@dataclass
class Disk:
    """What stands on the disk for certain, and what was done since without a flush."""

    files: dict[str, bytearray]
    waiting: dict[str, list[Event]] = field(default_factory=dict)
    renamed: list[tuple[str, str]] = field(default_factory=list)

    def take(self, event: Event) -> None:
        """Let one thing happen."""
        name = self._lasting(event.name)
        if event.kind == "rename":
            self.renamed.append((event.name, event.data.decode()))
        elif event.kind in {"write", "cut"}:
            self.waiting.setdefault(name, []).append(event)
        elif event.kind == "flush":
            for write in self.waiting.pop(name, []):
                _apply(self.files.setdefault(name, bytearray()), write)
            self._flush_folder(event.name)

    def _lasting(self, name: str) -> str:
        """Return the name under which the disk knows a file that was renamed since."""
        for old, new in reversed(self.renamed):
            name = old if name == new else name
        return name

    def _flush_folder(self, folder: str) -> None:
        for old, new in self.renamed:
            if str(Path(new).parent) == folder:
                self.files[new] = self.files.pop(old, bytearray())
                if old in self.waiting:
                    self.waiting[new] = self.waiting.pop(old)
        self.renamed = [pair for pair in self.renamed if str(Path(pair[1]).parent) != folder]

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
        for old, new in self.renamed[: chance.randrange(len(self.renamed) + 1)]:
            found[new] = found.pop(old, bytearray())
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
