"""The Settings page of an encrypted shop: one's own password."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app import bootstrap, vault
from app.errors import UserError
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.pages.settings import SettingsPage
from app.vault import Cost
from tests.services.shops import FixedClock
from tests.ui.conftest import find, settle

QUICK = Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture
def page(qtbot: QtBot, hub: Hub, jobs: Jobs, tmp_path: Path) -> Iterator[SettingsPage]:
    """Return the page of an encrypted shop's owner."""
    setup = bootstrap.ShopSetup("Locked", password="old tea", cost=QUICK)
    shop = bootstrap.create_shop(tmp_path / "locked", setup, FixedClock()).shop
    desk = bootstrap.open_desk(shop, "owner", password="old tea", clock=FixedClock())
    page = SettingsPage(desk, hub, jobs)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    with qtbot.waitExposed(page):
        page.show()
    yield page
    jobs.close()
    desk.close()


def change(qtbot: QtBot, page: SettingsPage, old: str, new: str, again: str) -> None:
    for name, text in (("old_password", old), ("new_password", new), ("again", again)):
        find(page, QLineEdit, name).setText(text)
    find(page, QPushButton, "change_password").click()
    settle(qtbot, page.jobs)


def test_a_password_is_changed(qtbot: QtBot, page: SettingsPage) -> None:
    shop = page.desk.paths.shop
    change(qtbot, page, "old tea", "new tea", "new tea")
    assert page.banner.notice is not None
    assert page.banner.notice.what == "Changed your password."
    assert find(page, QLineEdit, "old_password").text() == ""
    assert len(vault.open_with_password(shop, "owner", "new tea")) == 32
    with pytest.raises(UserError):
        vault.open_with_password(shop, "owner", "old tea")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (("wrong", "new tea", "new tea"), "below_old_password"),
        (("old tea", "new tea", "new cup"), "below_again"),
        (("old tea", "", ""), "below_new_password"),
    ],
)
def test_a_wrong_password_is_refused_beside_its_field(
    qtbot: QtBot, page: SettingsPage, typed: tuple[str, str, str], field: str
) -> None:
    change(qtbot, page, *typed)
    assert find(page, QLabel, field).text()
    assert find(page, QLineEdit, "old_password").text() == typed[0]
    assert vault.open_with_password(page.desk.paths.shop, "owner", "old tea")
