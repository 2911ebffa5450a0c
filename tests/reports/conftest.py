"""What the report tests need from the machine, and skip without."""

import csv
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.rights import bound_folder

Recalculated = Callable[[Path, int], list[list[str]]]


@pytest.fixture
def recalculated(tmp_path: Path) -> Recalculated:
    """Return what lets LibreOffice recalculate a workbook and gives a sheet's cells as text."""
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("LibreOffice is not installed: its recalculation is not checked")

    def recalculate(path: Path, number: int) -> list[list[str]]:
        out = tmp_path / "shown"
        options = f"44,34,76,1,,0,false,true,false,false,false,{number}"
        convert = f"csv:Text - txt - csv (StarCalc):{options}"
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        subprocess.run(
            [soffice, profile, "--headless", "--convert-to", convert, "--outdir", out, path],
            check=True,
            capture_output=True,
            timeout=120,
        )
        (shown,) = out.iterdir()
        with shown.open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    return recalculate


@pytest.fixture
def own_folder() -> Iterator[Path]:
    """Give a folder whose rights bind us."""
    with bound_folder() as folder:
        yield folder
