"""Somebody erased from the front desk: the page tells of it instead of who is gone."""

from pytestqt.qtbot import QtBot

from app.services import privacy
from app.services.desk import Desk
from app.ui import messages
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.pages.front_desk import FrontDeskPage
from tests.services.shops import add
from tests.ui.conftest import settle


def test_erasing_somebody_is_told_and_not_refused(
    qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs
) -> None:
    key = add(desk, "李四")
    page = FrontDeskPage(desk, hub, jobs)
    qtbot.addWidget(page)
    hub.changed.connect(page.take_changes)
    page.refresh()
    page.show_customer(key)
    settle(qtbot, jobs)
    jobs.write(
        lambda _progress: privacy.erase(desk, key, "asked"),
        lambda _done: page.say(messages.done("Erased.")),
        initiator=page,
    )
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert page.banner.notice is not None
    assert (page.banner.notice.tone, page.banner.notice.what) == ("ok", "Erased.")
    assert page.current() is None
