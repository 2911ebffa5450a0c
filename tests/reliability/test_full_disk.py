"""R4: a full disk costs nothing that was acknowledged, and is told in plain words."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.reliability.shops import ailments, make_shop, opened, write_sales
from tests.reliability.test_killed import stored
from tests.reliability.worker import HALF_ACTS, WHOLE

FREE_MB = 2
FULL = {"storage_full", "storage_io", "backup_failed"}


def work(
    folder: Path, key: bytes, what: str, variant: str = WHOLE, spare: int = 0
) -> subprocess.CompletedProcess[str]:
    """Let a worker fill the disk, or its control; a spare kilobyte shifts where it is full."""
    order = [variant, what, str(folder), key.hex(), str(spare)]
    return subprocess.run(
        [sys.executable, "-m", "tests.reliability.worker", *order],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def run(folder: Path, key: bytes, kind: str, base: Path) -> list[list[str]]:
    """Return what a worker said while the disk filled up."""
    file = base / "many.csv"
    write_sales(file, 20_000, 500, seed=5, prefix="M")
    done = work(folder, key, f"{kind} {file}")
    assert done.stderr == ""
    assert done.returncode == 0
    return [line.split() for line in done.stdout.splitlines()]


def hold(said: list[list[str]], folder: Path, key: bytes) -> None:
    """Hold the shop against what the worker said."""
    outcomes = [line[:2] for line in said if line[0] in {"refused", "accepted"}]
    assert outcomes == [
        ["refused", "sale"],
        ["refused", "import"],
        ["refused", "sale"],
        ["refused", "backup"],
        ["accepted", "backup"],
    ]
    codes = {line[2] for line in said if line[0] == "refused"}
    assert codes <= FULL, codes
    left = next(line[1:] for line in said if line[0] == "left")
    assert left == []
    done = {line[1]: int(line[2]) for line in said if line[0] == "done"}
    print(f"{len(done)} sales acknowledged, refused as {sorted(codes)}")  # noqa: T201
    assert len(done) > 5
    assert any(name.startswith("K3-") for name in done), "usable when there is space again"
    with opened(folder, key) as desk:
        assert stored(desk) == done
        assert ailments(desk) == []


def test_a_full_disk_loses_nothing_and_is_told(small_disk: Path, tmp_path: Path) -> None:
    folder = small_disk / "shop"
    key = make_shop(folder)
    left = shutil.disk_usage(small_disk).free - FREE_MB * (1 << 20)
    (small_disk / "ballast").write_bytes(bytes(left))
    said = run(folder, key, "tmpfs", tmp_path)
    shutil.copytree(folder, tmp_path / "elsewhere")
    hold(said, tmp_path / "elsewhere", key)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_files_that_may_not_grow_lose_nothing_and_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    key = make_shop(folder)
    hold(run(folder, key, "limit", tmp_path), folder, key)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_the_control_without_a_transaction_is_caught(tmp_path: Path) -> None:
    """Where it is full decides whether an act is halved: one of some places does."""
    made = tmp_path / "made"
    key, halved = make_shop(made), 0
    for spare in range(24, 64, 8):
        folder = Path(shutil.copytree(made, tmp_path / f"shop{spare}"))
        said = work(folder, key, "limit none", HALF_ACTS, spare).stdout.splitlines()
        done = {line.split()[1]: int(line.split()[2]) for line in said if line.startswith("done ")}
        assert done
        with opened(folder, key) as desk:
            halved += (stored(desk), ailments(desk)) != (done, [])
        if halved:
            break
    assert halved
