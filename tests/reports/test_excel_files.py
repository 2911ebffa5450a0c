"""Workbooks and the disk: whole or not at all, only ever over a workbook, small in memory."""

import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import UserError
from app.reports.excel import write_workbook
from tests.reports.test_excel import ROW, Steps, sheet


def test_sheets_in_the_making_lie_in_the_folder_given(tmp_path: Path) -> None:
    inside = tmp_path / "shop" / "temporary"
    inside.mkdir(parents=True)
    seen: list[str] = []

    class Look(Steps):
        def step(self, done: int, total: int, text: str = "") -> None:
            super().step(done, total, text)
            seen.extend(file.name for file in inside.rglob("sheet-*.xml"))

    write_workbook(tmp_path / "out.xlsx", [sheet(ROW)], None, Look(), temporary=inside)
    assert len(seen) == 1
    assert list(inside.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.xlsx", "shop"]


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a POSIX thing")
@pytest.mark.parametrize("size", [0, 500, 3_000, 9_000, 40_000])
def test_a_full_disk_leaves_the_old_file_and_no_rubbish(tmp_path: Path, size: int) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"the export of last month")
    with files_up_to(size), pytest.raises(UserError) as refused:
        write_workbook(path, [sheet(*[ROW] * 100)])
    assert refused.value.code == "disk_full"
    assert [file.name for file in tmp_path.iterdir()] == ["out.xlsx"]
    assert path.read_bytes() == b"the export of last month"


@pytest.mark.parametrize("name", ["shop.db", "out.csv", "out", "out.xlsx.bak"])
def test_only_a_workbook_is_ever_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"precious")
    with pytest.raises(UserError) as refused:
        write_workbook(tmp_path / name, [sheet(ROW)])
    assert refused.value.code == "wrong_suffix"
    assert (tmp_path / name).read_bytes() == b"precious"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        write_workbook(tmp_path / "no" / "out.xlsx", [sheet(ROW)])
    assert refused.value.code == "folder_missing"
    assert str(tmp_path / "no") in str(refused.value)


def test_a_folder_of_that_name_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "out.xlsx").mkdir()
    with pytest.raises(UserError) as refused:
        write_workbook(tmp_path / "out.xlsx", [sheet(ROW)])
    assert refused.value.code == "not_writable"


def test_a_read_only_file_is_not_replaced(own_folder: Path) -> None:
    path = own_folder / "out.xlsx"
    path.write_bytes(b"signed")
    path.chmod(0o444)
    with pytest.raises(UserError) as refused:
        write_workbook(path, [sheet(ROW)])
    assert refused.value.code == "not_writable"
    assert path.read_bytes() == b"signed"


def test_a_read_only_folder_is_named(own_folder: Path) -> None:
    own_folder.chmod(0o555)
    with pytest.raises(UserError) as refused:
        write_workbook(own_folder / "out.xlsx", [sheet(ROW)])
    assert refused.value.code == "not_writable"
    assert str(own_folder) in str(refused.value)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")
def test_large_workbooks_stay_small_in_memory(tmp_path: Path) -> None:
    program = (
        "import re, sys\n"
        "from pathlib import Path\n"
        "from app.domain.sheet import Column, Sheet\n"
        "from app.reports.excel import write_workbook\n"
        "columns = [Column(str(i), str(i)) for i in range(12)]\n"
        "rows = [tuple('text' for _ in columns)] * int(sys.argv[2])\n"
        "write_workbook(Path(sys.argv[1]), [Sheet('S', columns, rows)])\n"
        "status = Path('/proc/self/status').read_text()\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) // 1024)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "out.xlsx"), "10000"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(run.stdout) < 120
