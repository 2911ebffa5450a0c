"""Who may import whom: the contracts hold, and each is proved by a planted breach."""

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.source import APP, ROOT, calls, dotted, named, parsed, python_files

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
NOTHING = "nothing planted"
BREACHES = {
    NOTHING: {},
    "Windows and commands ask services; services ask tables and rules; rules ask nobody": {
        "app/domain/planted.py": "def late() -> None:\n    import app.services\n",
    },
    "The rules are plain Python": {
        "app/domain/planted.py": "def late() -> None:\n    from sqlalchemy import text\n",
    },
    "Nothing below the windows knows Qt": {
        "app/services/planted.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n"
        "    from PySide6.QtCore import QObject\n",
    },
    "SQLAlchemy is spoken only in app.models": {
        "app/ui/planted.py": "import sqlalchemy\n",
    },
    "Windows, commands and reports have no back door to the tables": {
        "app/reports/planted.py": "from app import models\n",
    },
    "Only the sheet reader and the sheet writer hold openpyxl": {
        "app/services/planted.py": "import openpyxl\n",
    },
    "Pages do not know each other": {
        "app/ui/pages/planted_one.py": "from app.ui.pages import planted_two\n",
        "app/ui/pages/planted_two.py": "",
    },
    "No import rings": {
        "app/services/planted_one.py": "from app.services import planted_two\n",
        "app/services/planted_two.py": "from app.services import planted_one\n",
    },
}


BACK_DOOR = re.compile(r"\b_?desk\.(database|read|work)\b|(?<!paths\.)\bdatabase\.(read|work)\b")


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return which contracts break under which planted breach, from one run over a copy."""
    copy = tmp_path_factory.mktemp("planted")
    shutil.copytree(APP, copy / "app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("plant.py"))],
        cwd=copy,
        input=json.dumps(BREACHES),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_the_contracts_hold(broken: dict[str, list[str]]) -> None:
    assert broken[NOTHING] == []


def test_every_contract_has_a_breach_planted_against_it() -> None:
    assert {contract["name"] for contract in SETTINGS["contracts"]} == {*BREACHES} - {NOTHING}


@pytest.mark.parametrize("contract", [name for name in BREACHES if name != NOTHING])
def test_a_planted_breach_is_caught(broken: dict[str, list[str]], contract: str) -> None:
    assert contract in broken[contract]


def test_nothing_is_imported_by_a_string() -> None:
    """The import contracts cannot see such an import."""
    banned = {"importlib.import_module", "import_module", "__import__"}
    found = [
        f"{named(file)}:{call.lineno}"
        for file in python_files()
        for name, call in calls(parsed(file))
        if name in banned
    ]
    assert not found


@pytest.mark.parametrize("room", ["ui", "cli"])
def test_windows_and_commands_never_touch_the_database(room: str) -> None:
    """The desk they hold has one; only services may use it."""
    found = [
        f"{named(file)}:{node.lineno}"
        for file in python_files(room)
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Attribute) and BACK_DOOR.search(dotted(node))
    ]
    assert not found


@pytest.mark.parametrize(
    ("used", "is_breach"),
    [
        ("desk.database", True),
        ("self._desk.database.engine", True),
        ("desk.work", True),
        ("self.desk.read", True),
        ("database.read", True),
        ("desk.paths.database", False),
        ("stream.read", False),
    ],
)
def test_the_back_door_is_known_by_its_name(used: str, *, is_breach: bool) -> None:
    assert bool(BACK_DOOR.search(used)) is is_breach
