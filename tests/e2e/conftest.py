"""A shop worked on by its command line: in this process for speed, as a program for truth."""

import csv
import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from app import i18n, log
from app.__main__ import main
from tests.rights import bound_folder

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "correct horse 电池"

SCHEME = """\
name = "brief"
window_days = 365

[[dimension]]
key = "amount"
weight = 60
scale = "linear"
full = "{amount}"

[[dimension]]
key = "frequency"
weight = 30
scale = "linear"
full = "12"

[[dimension]]
key = "diversity"
weight = 10
scale = "linear"
full = "6"
""" + "".join(
    f'\n[[level]]\nstars = {stars}\nname = "{stars}"\nlower = "{20 * stars - 20}"\n'
    for stars in range(1, 6)
)


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # noqa: ANN401 - what a command prints is for its test to know
        """The JSON it printed."""
        assert self.out, self.err
        return json.loads(self.out)


@dataclass
class Cli:
    """The command line at one shop."""

    shop: Path
    capsys: pytest.CaptureFixture[str]
    options: list[str] = field(default_factory=list)
    language: str = "en"

    def __call__(self, *line: str | Path, as_of: str = "") -> Ended:
        """Run one command in this process."""
        self.capsys.readouterr()
        status = main(self.line(*line, as_of=as_of))
        shown = self.capsys.readouterr()
        assert "Traceback" not in shown.err
        return Ended(status, shown.out, shown.err)

    def line(self, *line: str | Path, as_of: str = "") -> list[str]:
        """Return the whole command line."""
        day = ["--as-of", as_of] if as_of else []
        return [
            "--shop",
            str(self.shop),
            "--lang",
            self.language,
            *self.options,
            *day,
            *map(str, line),
        ]

    def json(self, *line: str | Path, as_of: str = "") -> Any:  # noqa: ANN401 - same
        """Run one command that succeeds and return its JSON."""
        ended = self("--json", *line, as_of=as_of)
        assert ended.status == 0, ended.err
        return ended.data

    def digest(self) -> str:
        """Return the fingerprint of everything the shop knows, by doctor."""
        checks = {check["name"]: check["detail"] for check in self.json("doctor")["checks"]}
        return str(checks["digest"])


def program(
    line: Sequence[str], environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run the program as a shop does: in a process of its own, with nobody to ask."""
    return subprocess.run(
        [sys.executable, "-m", "app", *line],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
        timeout=240,
    )


@pytest.fixture(autouse=True)
def _quiet_after() -> Iterator[None]:
    yield
    log.stop()
    i18n.use_translator(None)


@pytest.fixture(scope="session")
def empty_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a new plain shop, made once by the command line, to be copied and never opened."""
    shop = tmp_path_factory.mktemp("empty") / "shop"
    line = ["--shop", str(shop), "--lang", "en", "init", "--name", "茶铺", "--plain"]
    assert main(line) == 0
    return shop


@pytest.fixture
def cli(tmp_path: Path, empty_shop: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Give the command line at a new plain shop."""
    shutil.copytree(empty_shop, tmp_path / "shop")
    return Cli(tmp_path / "shop", capsys)


@pytest.fixture
def own_folder() -> Iterator[Path]:
    """Give a folder whose rights bind us."""
    with bound_folder() as folder:
        yield folder


def unpacked(archive: Path, folder: Path) -> Path:
    """Unpack a .gz file and return the file."""
    file = folder / archive.stem
    file.write_bytes(gzip.decompress(archive.read_bytes()))
    return file


def rows_of(file: Path) -> list[dict[str, str]]:
    """Read a CSV file of expected figures."""
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
