"""What a start does before its window is painted first, watched in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.house.source import ROOT

MOST_OF_OURS = 64
HEAVY = ("sqlalchemy", "alembic", "numpy", "openpyxl", "pyqtgraph", "pypinyin", "python_calamine")
LATER = ("hashlib", "tomllib", "app.log", "app.domain.money", "app.models.seen_here", "app.ui.lock")
# What else is made of fields is a NamedTuple, which takes an eighth of the time to make.
DATACLASSES = {"Desk", "FirstRow", "Work"}

WATCHED = """
import json, os, sys
from app.__main__ import main
from PySide6 import QtCore, QtWidgets

pictures, found = 0, {}


class Watch(QtCore.QObject):
    def begin(self, _before, field):
        app.focusChanged.disconnect(self.begin)
        widgets = field.window().findChildren(QtWidgets.QWidget)
        next(one for one in widgets if type(one).__name__ == "Logo").installEventFilter(self)

    def eventFilter(self, watched, event):
        global pictures
        if event.type() == QtCore.QEvent.Type.Paint:
            pictures += 1
            if pictures == 1:
                look(watched.window())
        return False


def look(window):
    import dataclasses, linecache
    ours = {name: module for name, module in sys.modules.items() if name.split(".")[0] == "app"}
    made = [one for module in ours.values() for one in vars(module).values()]
    found["modules"] = sorted(sys.modules)
    found["dataclasses"] = [
        one.__name__ for one in made if isinstance(one, type) and dataclasses.is_dataclass(one)
    ]
    found["qt"] = sorted(vars(QtWidgets))
    found["read"] = [name for name in linecache.cache if "first_page" in name]
    found["focus"] = type(app.focusWidget()).__name__
    opening = next(one for one in window.children() if type(one).__name__ == "Opening")
    opening.painted.connect(leave)


def leave():
    print(json.dumps({**found, "pictures": pictures}), flush=True)
    os._exit(0)


app = QtWidgets.QApplication([])
watch = Watch()
app.focusChanged.connect(watch.begin)
QtCore.QTimer.singleShot(30_000, lambda: os._exit(1))
main(["--shop", sys.argv[1]])
"""


@pytest.fixture(scope="module")
def start(new_shop: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what was there when the first picture was drawn, and how often it was drawn."""
    home = tmp_path_factory.mktemp("start")
    shop = shutil.copytree(new_shop, home / "shop")
    run = subprocess.run(
        [sys.executable, "-c", WATCHED, str(shop)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "XDG_CONFIG_HOME": str(home), "APPDATA": str(home)},
    )
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_nothing_heavy_and_little_of_ours_is_loaded(start: dict[str, Any]) -> None:
    loaded = set(start["modules"])
    assert loaded.isdisjoint({*HEAVY, *LATER})
    ours = [name for name in loaded if name.split(".")[0] == "app"]
    assert len(ours) <= MOST_OF_OURS, sorted(ours)


def test_no_class_is_made_that_takes_long(start: dict[str, Any]) -> None:
    """Dataclasses take 0.4 ms each, the enums of QStyle 5 ms."""
    assert set(start["dataclasses"]) == DATACLASSES
    assert "QStyle" not in start["qt"]


def test_no_source_is_read(start: dict[str, Any]) -> None:
    """PySide would read that of every module."""
    assert start["read"] == []


def test_the_first_picture_is_drawn_once_with_the_field_ready(start: dict[str, Any]) -> None:
    assert start["pictures"] == 1
    assert start["focus"] == "CounterSearch"
