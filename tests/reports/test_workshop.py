import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.reports.workshop import sweep, wipe, workshop

PROGRAM = """\
import sys
from pathlib import Path
from app.reports.workshop import workshop
with workshop(Path(sys.argv[1])) as folder:
    (folder / "sheet.xml").write_text("customers")
    print("open", flush=True)
    sys.stdin.read()
"""


def test_the_folder_is_gone_afterwards(tmp_path: Path) -> None:
    with workshop(tmp_path) as folder:
        (folder / "sheet.xml").write_text("customers", encoding="utf-8")
        sweep(tmp_path)
        assert (folder / "sheet.xml").exists()
    assert list(tmp_path.iterdir()) == []


def test_two_may_work_at_once(tmp_path: Path) -> None:
    with workshop(tmp_path) as one, workshop(tmp_path) as two:
        assert one.exists()
        assert two.exists()
        assert one != two


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX thing")
def test_what_a_killed_program_left_is_swept_up_and_not_before(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin
    assert process.stdout
    process.stdout.readline()
    (folder,) = tmp_path.iterdir()
    sweep(tmp_path)
    assert (folder / "sheet.xml").exists()
    process.send_signal(signal.SIGKILL)
    process.wait(60)
    process.stdin.close()
    process.stdout.close()
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_just_made_is_left_and_one_half_swept_is_not(tmp_path: Path) -> None:
    (tmp_path / ".export-new").mkdir()
    (tmp_path / ".export-old").mkdir()
    (tmp_path / ".export-old" / "sheet.xml").touch()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "sheet.xml").touch()
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".export-new", "other"]


def test_the_temporary_folder_is_emptied_at_start(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").touch()
    temporary = tmp_path / "temporary"
    for folder in (".export-old", "other", "drill"):
        (temporary / folder).mkdir(parents=True)
        (temporary / folder / "sheet.xml").touch()
    (temporary / "customers.csv").write_text("wang", "utf-8")
    (temporary / "link").symlink_to(outside)
    with workshop(temporary) as busy:
        (busy / "sheet.xml").touch()
        wipe(temporary)
        assert sorted(path.name for path in temporary.iterdir()) == sorted([busy.name, "drill"])
    assert (outside / "kept").exists()
