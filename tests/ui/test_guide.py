"""The first steps in an empty shop: shown once, go where they say, gone with the first customer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.domain.customer_rules import CustomerEntry
from app.services import customers
from app.services.desk import Desk
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow
from app.ui.page_list import page_specs
from tests.services import shops
from tests.services.shops import FixedClock
from tests.ui.conftest import find, settle

Asked = list[tuple[str, str]]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desk]:
    folder = shops.make_shop(tmp_path / "empty")
    desk = bootstrap.open_desk(folder, clock=FixedClock())
    yield desk
    desk.close()


@pytest.fixture
def asked() -> Asked:
    return []


@pytest.fixture
def window(qtbot: QtBot, empty: Desk, hub: Hub, jobs: Jobs, asked: Asked) -> Iterator[MainWindow]:
    window = MainWindow(empty, hub, jobs, lambda: page_specs(lambda *_: None))
    window.preferences_asked.connect(lambda key, value: asked.append((key, value)))
    qtbot.addWidget(window)
    window.show()
    window.show_page("customers")
    settle(qtbot, jobs)
    yield window
    settle(qtbot, jobs)
    jobs.close()


def test_each_step_goes_to_its_page(qtbot: QtBot, window: MainWindow, jobs: Jobs) -> None:
    window.show_guide()
    for name in ("data", "grading", "front_desk"):
        find(window, QPushButton, f"guide_{name}").click()
        settle(qtbot, jobs)
        assert window.page is not None
        assert window.page.objectName() == f"{name}_page"
    assert not window.grab().isNull()
    window.build_anew()
    again = window._guide
    assert again is not None
    qtbot.waitUntil(again.isVisible)


def test_once_closed_it_stays_away(window: MainWindow, asked: Asked) -> None:
    window.show_guide()
    find(window, QPushButton, "guide_close").click()
    assert window._guide is None
    assert asked == [("guide", "no")]


def test_it_goes_with_the_first_customer(
    qtbot: QtBot, window: MainWindow, jobs: Jobs, asked: Asked
) -> None:
    window.show_guide()
    jobs.write(lambda _p: customers.add_customer(window.desk, CustomerEntry("New")))
    settle(qtbot, jobs)
    assert window._guide is None
    assert asked == []
    window.show_guide()
    assert window._guide is None
