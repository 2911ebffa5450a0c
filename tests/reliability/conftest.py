"""Disks of their own for the harnesses: small ones that fill up, and sticks that go away."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability.killing import Workers

SIZE_MB = 8


def _mount(*line: str) -> bool:
    ended = subprocess.run(["mount", *line], capture_output=True, check=False)
    return ended.returncode == 0


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Give processes that are killed, started once for a file of tests."""
    with Workers() as workers:
        yield workers


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of eight megabytes; only root may make one."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    if not _mount("-t", "tmpfs", "-o", f"size={SIZE_MB}m", "tmpfs", str(disk)):
        pytest.skip("a small disk cannot be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


class Stick:
    """A small disk that appears in a folder, is locked against writing, and goes away again."""

    def __init__(self, disk: Path, folder: Path) -> None:
        self._disk = disk
        self.folder = folder
        folder.mkdir()

    def plug(self) -> None:
        """Let it appear."""
        assert _mount("--bind", str(self._disk), str(self.folder))

    def lock(self, *, off: bool = False) -> None:
        """Turn its switch to read-only, or back; nobody may have a file on it open for writing."""
        assert _mount("-o", f"remount,{'rw' if off else 'ro'},bind", str(self.folder))

    def pull(self) -> None:
        """Take it away, whoever has files on it open."""
        subprocess.run(["umount", "-l", str(self.folder)], check=True)


@pytest.fixture
def stick(small_disk: Path, tmp_path: Path) -> Iterator[Stick]:
    """Give a stick that is plugged in."""
    stick = Stick(small_disk, tmp_path / "stick")
    if not _mount("--bind", str(small_disk), str(stick.folder)):
        pytest.skip("a stick cannot be mounted here")
    yield stick
    subprocess.run(["umount", "-l", str(stick.folder)], capture_output=True, check=False)
