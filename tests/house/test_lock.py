"""The pins: hashes for all, no address of any index, and no PySide6 that loses references."""

import re
import subprocess
import sys
import tomllib

from tests.house.source import ROOT

LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PINS = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK, re.MULTILINE))

LOSES_NONE = """
import sys
from PySide6.QtCore import QObject

thing = QObject()
before = sys.getrefcount(None)
for _ in range(1000):
    thing.setObjectName("x")
lost = before - sys.getrefcount(None)
sys.exit(f"{lost} references to None lost in 1000 calls" if lost > 500 else 0)
"""


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_lock_names_no_address() -> None:
    assert not re.findall(r"\w+://\S*|--(?:extra-)?index|--find-links|\S+\.org\b", LOCK)


def test_every_pin_has_hashes() -> None:
    blocks = re.split(r"\n(?=\S)", LOCK.strip())
    assert len(blocks) > 30
    assert not [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block]


def test_everything_the_project_asks_for_is_pinned() -> None:
    asked = [*PROJECT["dependencies"]]
    for extra in PROJECT["optional-dependencies"].values():
        asked += extra
    names = {plain(re.split(r"[^A-Za-z0-9._-]", line)[0]) for line in asked}
    assert not names - {*PINS}


def test_pyside_stays_below_the_release_that_loses_references() -> None:
    (asked,) = (line for line in PROJECT["dependencies"] if line.startswith("PySide6"))
    assert asked == "PySide6-Essentials>=6.8.3,<6.12"
    assert tuple(map(int, PINS["pyside6-essentials"].split("."))) < (6, 12)
    assert "pyside6" not in PINS
    assert "pyside6-addons" not in PINS


def test_the_installed_pyside_loses_no_reference_to_none() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOSES_NONE], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_wheel_carries_every_resource() -> None:
    folders = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    carried = {
        file
        for target, patterns in folders["data-files"].items()
        for pattern in patterns
        for file in ROOT.glob(pattern)
        if target == "share/stardesk/" + pattern.rpartition("/")[0]
    }
    here = {file for file in (ROOT / "resources").rglob("*") if file.is_file()}
    assert not here - carried
