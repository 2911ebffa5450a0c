"""The front desk fits the smallest window with words twice as long, in every state and role."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.access import Role
from app.domain.cases import CaseEntry
from app.domain.preferences import KINDS
from app.services import cases, customers, preferences
from app.services.desk import Desk
from app.ui import growing, style
from app.ui.dialogs.preference_edit import PreferenceDialog
from app.ui.dialogs.sale_edit import Buyer
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow
from app.ui.page_list import page_specs
from app.ui.pages.front_desk import FrontDeskPage
from app.ui.window_frame import SMALLEST
from tests.services import shops
from tests.ui.conftest import settle
from tests.ui.test_layout import clipped, language

__all__ = ["language"]
FULL, LONG = "客人11", "A very long name of somebody who married twice and kept all of it " * 3


@pytest.fixture
def full_desk(desk: Desk) -> Desk:
    """Return a shop with a customer of whom everything is known, and one with a long name."""
    key = customers.find(desk, FULL)[0].id
    shops.edit(desk, key, note="常客" * 40, birthday="--04-02")
    preferences.change(desk, key, dict.fromkeys(KINDS, "少糖、淡茶、无包装" * 4))
    for kind in ("complaint", "after_sale", "consultation", "suggestion"):
        cases.log(desk, CaseEntry(key, kind, text="茶罐破损，待换新" * 9))
    shops.add(desk, LONG[:180], phone="13700000002")
    return desk


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Wear one of the themes."""
    style.apply(qapp, request.param)
    yield request.param
    style.apply(qapp, "light")


def open_window(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> tuple[MainWindow, FrontDeskPage]:
    """Open the smallest window at the front desk."""
    window = MainWindow(desk, hub, jobs, lambda: page_specs(lambda *_: None))
    qtbot.addWidget(window)
    window.resize(*SMALLEST)
    window.show()
    window.show_page("front_desk")
    settle(qtbot, jobs)
    page = window.page
    assert isinstance(page, FrontDeskPage)
    return window, page


def check(window: MainWindow) -> None:
    QApplication.processEvents()
    assert (window.width(), window.height()) == SMALLEST
    hint = window.layout().totalMinimumSize()  # type: ignore[union-attr] # it has one
    assert (hint.width() <= SMALLEST[0], hint.height() <= SMALLEST[1]) == (True, True), hint
    assert not clipped(window)


@pytest.mark.parametrize("role", [Role.OWNER, Role.FRONT_DESK, Role.ACCOUNTANT])
@pytest.mark.parametrize("typed", ["", FULL, LONG[:20], "客人00", "zzqq"])
@pytest.mark.usefixtures("language")
def test_every_state_fits(
    qtbot: QtBot, full_desk: Desk, hub: Hub, jobs: Jobs, *, role: Role, typed: str
) -> None:
    window, page = open_window(qtbot, shops.as_role(full_desk, role), hub, jobs)
    page.search.setText(typed)
    page.search.ask_now()
    settle(qtbot, jobs)
    check(window)
    card = page.card
    if card.isVisible():
        bottom = card.acts.mapTo(window, card.acts.rect().bottomLeft()).y()
        assert bottom <= SMALLEST[1] - 28
        inside = card.findChild(QWidget, "card_inside")
        assert inside is not None
        assert inside.width() <= card._area.viewport().width()


@pytest.fixture
def _large(qapp: QApplication) -> Iterator[None]:
    """Write everything half as large again."""
    growing.dress(qapp, "light", 150, less_motion=True)
    yield
    growing.dress(qapp, "light", 100, less_motion=False)


@pytest.mark.usefixtures("_large")
def test_large_text_fits(qtbot: QtBot, full_desk: Desk, hub: Hub, jobs: Jobs) -> None:
    window, page = open_window(qtbot, full_desk, hub, jobs)
    page.search.setText(FULL)
    page.search.ask_now()
    settle(qtbot, jobs)
    check(window)
    assert page.search.height() == 72
    spend = page.card.findChild(QWidget, "value_amount")
    assert spend is not None
    assert spend.width() >= spend.sizeHint().width()  # a figure is never shortened
    page.card.head.emblem.rise()
    assert not page.card.head.emblem.is_rising


@pytest.mark.usefixtures("language")
def test_both_themes_paint_everything(
    qtbot: QtBot, full_desk: Desk, hub: Hub, jobs: Jobs, theme: str
) -> None:
    window, page = open_window(qtbot, full_desk, hub, jobs)
    page.search.setText(FULL)
    page.search.ask_now()
    settle(qtbot, jobs)
    ground = style.theme().colour("surface")
    picture = window.grab().toImage()
    at = page.card.mapTo(window, page.card.rect().topLeft())
    assert picture.pixelColor(at.x() + 8, at.y() + 40) == ground, theme


@pytest.mark.usefixtures("language")
def test_the_form_of_preferences_fits(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    form = PreferenceDialog(parent, desk, jobs, Buyer(1, FULL, None), {"size": "38"})
    form.show()
    QApplication.processEvents()
    assert form.height() <= SMALLEST[1]
    assert not clipped(form)
    form.hide()


def test_every_control_is_reached_by_tab(
    qtbot: QtBot, full_desk: Desk, hub: Hub, jobs: Jobs
) -> None:
    window, page = open_window(qtbot, full_desk, hub, jobs)
    page.search.setText(FULL)
    page.search.ask_now()
    settle(qtbot, jobs)
    reached = set()
    page.search.setFocus()
    for _ in range(40):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.add(window.focusWidget().objectName())
    wanted = {"card_eye", "act_sale", "act_statement", "all_events", "change_preferences"}
    assert wanted <= reached
    assert all(
        widget.accessibleName() or getattr(widget, "text", str)()
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
