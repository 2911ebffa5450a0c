"""Brings the language files up to date: new texts in, old ones out, both .qm made anew."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.house.source import ROOT, python_files

FOLDER = ROOT / "resources" / "i18n"
OPTIONS = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en"]


def tool(name: str) -> str | None:
    """Return one of Qt's tools beside the Python in use, else on the path."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)


def main() -> int:
    """Gather the texts for Chinese and compile both files; 1 when Qt's tools are not installed.

    The few English plurals are written by hand: lupdate does not know them in Python.
    """
    gather, build = tool("pyside6-lupdate"), tool("pyside6-lrelease")
    if gather is None or build is None:
        sys.stderr.write("Run python3 run.py test first: it installs Qt's tools.\n")
        return 1
    chinese, english = (FOLDER / f"stardesk_{name}.ts" for name in ("zh_CN", "en"))
    sources = [str(file) for file in python_files()]
    command = [gather, *OPTIONS, "-target-language", "zh_CN", *sources]
    subprocess.run([*command, "-ts", str(chinese)], check=True)
    for file in (chinese, english):
        made = str(file.with_suffix(".qm"))
        subprocess.run([build, "-silent", str(file), "-qm", made], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
