"""R3: a fault at the n-th write: the act is done or absent, told, and can be done again."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.reliability.power import require_strace
from tests.reliability.shops import ailments, make_shop, opened
from tests.reliability.test_killed import stored
from tests.reliability.worker import HALF_ACTS, WHOLE

POINTS = (((1, "ENOSPC"), False), ((4, "EIO"), True), ((9, "EACCES"), False))
LONG_POINTS = tuple((at, kind) for at in range(1, 41) for kind in ("ENOSPC", "EIO", "EACCES"))
WANTED = 3


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    require_strace()
    folder = tmp_path_factory.mktemp("faults") / "shop"
    return folder, make_shop(folder)


@dataclass
class Told:
    """What a worker said whose writes failed."""

    acts: int
    done: dict[str, int]
    refused: list[str]
    ended: bool


def work_with_fault(
    shop: Path, fault: tuple[int, str], order: list[str], *, ever: bool
) -> subprocess.CompletedProcess[str]:
    """Let a worker carry out an order while the n-th write to the shop's files fails."""
    at, kind = fault
    command = ["strace", "-f", "--seccomp-bpf", "-o", "/dev/null"]
    for name in ("shop.db", "shop.db-wal"):
        command += ["-P", str(shop / name)]
    command += ["-e", "trace=pwrite64", "-e"]
    command += [f"inject=pwrite64:error={kind}:when={at}{'+' if ever else ''}"]
    return subprocess.run(
        [*command, sys.executable, "-m", "tests.reliability.worker", *order],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )


def run(
    shop: Path, key: bytes, fault: tuple[int, str], *, ever: bool, variant: str = WHOLE
) -> Told:
    """Sell while the n-th write to the shop's files fails, once or from then on."""
    ended = work_with_fault(
        shop, fault, [variant, f"stubborn {WANTED}", str(shop), key.hex(), "1"], ever=ever
    )
    done = {
        name: int(left)
        for name, left in re.findall(r"^done (\S+) (\d+)$", ended.stdout, re.MULTILINE)
    }
    refused = re.findall(r"^refused sale (\S+)$", ended.stdout, re.MULTILINE)
    if ended.returncode:
        # Even opening failed: it has to be in plain words.
        refused += re.findall(r"app\.errors\.StorageError: .+", ended.stderr) or ["bug"]
    return Told(ended.stdout.count("\ndone "), done, refused, ended.returncode == 0)


def check(made: tuple[Path, bytes], tmp_path: Path, fault: tuple[int, str], *, ever: bool) -> bool:
    """Let one fault happen; return whether an act met it."""
    shop, key = Path(shutil.copytree(made[0], tmp_path / "shop")), made[1]
    told = run(shop, key, fault, ever=ever)
    assert "bug" not in told.refused
    if not ever and told.ended:
        assert told.acts == WANTED, "done again once the disk answers"
    with opened(shop, key) as desk:
        assert ailments(desk) == []
        found = stored(desk)
        assert {name: found.get(name) for name in told.done} == told.done
    return bool(told.refused)


@pytest.mark.parametrize(("fault", "ever"), POINTS)
def test_an_act_whose_write_fails_is_whole_or_absent(
    made: tuple[Path, bytes], tmp_path: Path, fault: tuple[int, str], *, ever: bool
) -> None:
    check(made, tmp_path, fault, ever=ever)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("ever", [False, True], ids=["once", "for ever"])
def test_every_write_may_fail(made: tuple[Path, bytes], tmp_path: Path, *, ever: bool) -> None:
    met = []
    for number, fault in enumerate(LONG_POINTS):
        folder = tmp_path / str(number)
        folder.mkdir()
        met.append(check(made, folder, fault, ever=ever))
        shutil.rmtree(folder)
    assert sum(met) > len(LONG_POINTS) // 4


def test_the_control_without_a_transaction_is_caught(
    made: tuple[Path, bytes], tmp_path: Path
) -> None:
    wrong = 0
    for number, at in enumerate((8, 10)):
        shop = Path(shutil.copytree(made[0], tmp_path / str(number)))
        run(shop, made[1], (at, "ENOSPC"), ever=True, variant=HALF_ACTS)
        with opened(shop, made[1]) as desk:
            wrong += bool(ailments(desk))
    assert wrong > 0
