"""A dressed program, a shop of its own and its jobs for every test of a window."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.services.desk import Desk
from app.ui import style
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.language import Translators
from app.ui.pages.front_desk import FrontDeskPage
from tests.services import shops
from tests.services.shops import FixedClock

Kind = TypeVar("Kind", bound=QObject)


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    """Wear the program's own fonts and style in every test."""
    qapp.setStyle("Fusion")
    style.load_fonts()
    style.apply(qapp, "light")


@pytest.fixture(scope="session")
def new_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a plain shop with a few customers and sales; copy it, never open it."""
    folder = shops.make_shop(tmp_path_factory.mktemp("original") / "shop")
    desk = bootstrap.open_desk(folder, clock=FixedClock())
    for number in range(12):
        customer = shops.add(desk, f"客人{number:02d}", phone=f"138123400{number:02d}")
        for sale in range(number):
            shops.sell(desk, customer, f"{80 * number}.00", category=f"茶{sale % 4}")
    shops.add(desk, "李四", phone="13912345678", influence=5.0, influence_note="带来新客")
    desk.database.close()
    return folder


@pytest.fixture
def english() -> Iterator[None]:
    """Speak English as a user hears it, with its plurals; tests hear the source texts else."""
    before, translators = QLocale(), Translators()
    translators.use("en")
    yield
    translators.remove()
    QLocale.setDefault(before)


@pytest.fixture
def clock() -> FixedClock:
    """Return the desk's clock."""
    return FixedClock()


@pytest.fixture
def desk(new_shop: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """Return the owner's desk at a shop of its own."""
    desk = shops.open_copy(new_shop, tmp_path / "shop", clock)
    yield desk
    desk.database.close()


@pytest.fixture
def hub(qtbot: QtBot) -> Hub:
    """Return what tells of changes."""
    return Hub()


@pytest.fixture
def jobs(hub: Hub) -> Iterator[Jobs]:
    """Return the threads of a window; ended with the test."""
    jobs = Jobs(hub)
    yield jobs
    jobs.close()


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    """Wait until nothing is under way, what callbacks started included."""
    qtbot.waitUntil(lambda: jobs.is_idle, timeout=15_000)


def front_desk_with(who: int, qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> FrontDeskPage:
    """Return the front desk with somebody's card open."""
    page = FrontDeskPage(desk, hub, jobs)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    settle(qtbot, jobs)
    page.show_customer(who)
    settle(qtbot, jobs)
    return page


def press(widget: QWidget, *keys: Qt.Key) -> None:
    """Press keys one after the other."""
    for key in keys:
        QTest.keyClick(widget, key)


def type_in(field: QLineEdit, text: str) -> None:
    """Type a text; Chinese comes through an input method, all at once."""
    if text.isascii():
        QTest.keyClicks(field, text)
    else:
        field.insert(text)


def find(parent: QObject, kind: type[Kind], name: str) -> Kind:
    """Return a child by its name; fail when it is missing."""
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


def top(kind: type[Kind]) -> Kind:
    """Return the open window of a kind."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert found, kind
    return found[-1]
