"""Simulates a power cut from a log of what a program wrote: writes not yet flushed may be gone.

The program runs under strace. The log is replayed up to some moment; what was flushed by then
stands on the disk, every later write is kept, lost, or torn into sectors of 512 bytes by chance.
Taken as they are: a file that was made stays made, renames and removals are kept in their order,
and the disk does not lie about flushing.
"""

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT

SECTOR = 512
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((\d+)<([^>]*)>(?:, )?(.*)\) += (-?\d+)")
_RENAME = re.compile(r'^(?:\d+ +)?rename\("([^"]*)", "([^"]*)"\) += 0')
_REMOVE = re.compile(r'^(?:\d+ +)?unlink\("([^"]*)"\) += 0')
_DATA = re.compile(r'^"([^"]*)", (\d+)(?:, (\d+))?$')
_CALLS = "write,pwrite64,fsync,fdatasync,ftruncate,rename,unlink"
_ONE_WRITE = 1 << 20  # a file written in several goes would need the place of each


@dataclass(frozen=True)
class Event:
    """One thing the program did: wrote, flushed, cut, renamed or removed a file, or said a line.

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
            if removed := _REMOVE.match(line):
                if (name := _within(shop, removed[1])) and not name.endswith("-shm"):
                    yield Event("remove", name)
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
    assert call != "write" or len(data) < _ONE_WRITE
    return Event("write", name, offset, data)


def _bytes(shown: str) -> bytes:
    return bytes.fromhex(shown.replace("\\x", ""))


def _written(rest: str) -> tuple[bytes, int]:
    found = _DATA.match(rest)
    assert found is not None
    return _bytes(found[1]), int(found[3] or 0)


@dataclass(frozen=True)
class Naming:
    """What was done to a name: a file took it, from another name or made anew, or was removed."""

    name: str
    file: int | None
    left: str = ""


class Disk:
    """What stands on the disk for certain, and what was done since without a flush."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._contents = [bytearray(content) for content in files.values()]
        self._waiting: list[list[Event]] = [[] for _ in files]
        self._seen = {name: number for number, name in enumerate(files)}
        self._lasting = dict(self._seen)
        self._namings: list[Naming] = []

    @property
    def is_flushed(self) -> bool:
        """Whether a power cut would take nothing."""
        return not any(self._waiting) and not self._namings

    def take(self, event: Event) -> None:
        """Let one thing happen."""
        name = event.name
        if event.kind == "rename":
            new = event.data.decode()
            self._seen[new] = self._seen.pop(name)
            self._namings.append(Naming(new, self._seen[new], name))
        elif event.kind == "remove" and name in self._seen:
            del self._seen[name]
            self._namings.append(Naming(name, None))
        elif event.kind in {"write", "cut"}:
            self._waiting[self._file(name)].append(event)
        elif event.kind == "flush" and name in self._seen:
            self._flush_file(self._seen[name])
        elif event.kind == "flush":
            self._flush_names(lambda naming: str(Path(naming.name).parent) == name)

    def _file(self, name: str) -> int:
        """Return the number of a file, made when there is none of the name."""
        if name not in self._seen:
            self._seen[name] = len(self._contents)
            self._contents.append(bytearray())
            self._waiting.append([])
            if name in self._lasting:
                self._namings.append(Naming(name, self._seen[name]))
            else:
                self._lasting[name] = self._seen[name]
        return self._seen[name]

    def _flush_file(self, number: int) -> None:
        for write in self._waiting[number]:
            _apply(self._contents[number], write)
        self._waiting[number] = []
        # A file's first flush brings its name along, and whatever happened to names before.
        self._flush_names(lambda naming: naming.file == number and not naming.left)

    def _flush_names(self, is_meant: Callable[[Naming], bool]) -> None:
        count = max((at for at, one in enumerate(self._namings, 1) if is_meant(one)), default=0)
        for naming in self._namings[:count]:
            _name(self._lasting, naming)
        del self._namings[:count]

    def after_the_cut(self, chance: random.Random) -> dict[str, bytearray]:
        """Return the files as they may be found when the power is back."""
        names = dict(self._lasting)
        for naming in self._namings[: chance.randrange(len(self._namings) + 1)]:
            _name(names, naming)
        return {name: self._found(number, chance) for name, number in names.items()}

    def _found(self, number: int, chance: random.Random) -> bytearray:
        content = bytearray(self._contents[number])
        for write in self._waiting[number]:
            fate = chance.choice(("kept", "lost", "torn"))
            if fate == "kept" or (fate == "torn" and write.kind == "cut"):
                _apply(content, write)
            elif fate == "torn":
                for part in _sectors(write):
                    if chance.random() < 0.5:
                        _apply(content, part)
        return content


def _name(names: dict[str, int], naming: Naming) -> None:
    names.pop(naming.left, None)
    if naming.file is None:
        names.pop(naming.name, None)
    else:
        names[naming.name] = naming.file


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
