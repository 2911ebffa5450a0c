"""LibreOffice as the judge of our workbooks: what it recalculates is what an accountant sees."""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest


def recalculate(path: Path, number: int, folder: Path) -> list[list[str]]:
    """Let LibreOffice recalculate a workbook and return the cells of its n-th sheet as text."""
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("LibreOffice is not installed: its recalculation is not checked")
    out = folder / "shown"
    options = f"44,34,76,1,,0,false,true,false,false,false,{number}"
    convert = f"csv:Text - txt - csv (StarCalc):{options}"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", convert, "--outdir", out, path],
        check=True,
        capture_output=True,
        timeout=120,
    )
    (shown,) = out.iterdir()
    with shown.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))
