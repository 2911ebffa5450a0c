"""What a start does before its window is painted first, watched in a process of its own."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from app import bootstrap, vault
from app.vault import Cost
from tests.house.source import ROOT
from tests.services import shops
from tests.services.shops import FixedClock

MOST_OF_OURS = 64
HEAVY = ("sqlalchemy", "alembic", "numpy", "openpyxl", "pyqtgraph", "pypinyin", "python_calamine")
LATER = ("hashlib", "tomllib", "app.log", "app.domain.money", "app.models.seen_here", "app.ui.lock")
# What else is made of fields is a NamedTuple, which takes an eighth of the time to make.
DATACLASSES = {"Desk", "FirstRow"}

WATCHED = """
import json, os, re, sys
from pathlib import Path
from app.__main__ import main
from PySide6 import QtCore, QtGui, QtWidgets
from tests.bench.first_paint import KeyAtHand

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
    found["patterns"] = [
        name for name, module in ours.items()
        for one in vars(module).values()
        if isinstance(getattr(one, "__self__", one), re.Pattern)
    ]
    found["qt"] = sorted({*vars(QtGui), *vars(QtWidgets)})
    found["read"] = [name for name in linecache.cache if "first_page" in name]
    found["focus"] = type(app.focusWidget()).__name__
    opening = next(one for one in window.children() if type(one).__name__ == "Opening")
    opening.painted.connect(lambda: leave(window))
    app.focusWidget().setText("138")


def leave(window):
    found["pictures"] = pictures
    found["rows"] = window.findChild(QtWidgets.QListWidget, "first_rows").count()
    found["gui"] = sorted(vars(QtGui))
    found["has_icon"] = not app.windowIcon().isNull()
    print(json.dumps(found), flush=True)
    os._exit(0)


app = QtWidgets.QApplication([])
watch = Watch()
app.focusChanged.connect(watch.begin)
QtCore.QTimer.singleShot(30_000, lambda: os._exit(1))
sys.modules["app.vault"] = KeyAtHand(Path(sys.argv[1]))
main(["--shop", sys.argv[1]])
"""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what was there when the first picture was drawn, and how often it was drawn.

    The shop is encrypted, and its key at hand as from the system's key store.
    """
    home = tmp_path_factory.mktemp("start")
    shop = home / "shop"
    cost = Cost(memory_kib=64, passes=1, lanes=1)
    bootstrap.create_shop(shop, bootstrap.ShopSetup("茶铺", password="green tea 9", cost=cost))
    key = vault.open_with_password(shop, "owner", "green tea 9")
    (shop / "bench.key").write_bytes(key)
    desk = bootstrap.open_desk(shop, key=key, clock=FixedClock())
    shops.add(desk, "王小明", phone="13812345678")
    desk.close()
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
    """Dataclasses take 0.4 ms each, the enums of QStyle 5 ms, those of QGradient 2 ms.

    So does a pattern that knows the Chinese characters.
    """
    assert set(start["dataclasses"]) == DATACLASSES
    assert start["patterns"] == []
    assert "QStyle" not in start["qt"]
    assert "QIcon" not in start["qt"]
    assert start["rows"] > 0
    assert "QGradient" not in start["gui"]


def test_no_source_is_read(start: dict[str, Any]) -> None:
    """PySide would read that of every module."""
    assert start["read"] == []


def test_the_first_picture_is_drawn_once_with_the_field_ready(start: dict[str, Any]) -> None:
    assert start["pictures"] == 1
    assert start["focus"] == "CounterSearch"


def test_what_can_wait_follows_the_picture(start: dict[str, Any]) -> None:
    assert start["has_icon"]
