"""The Data page: batches, backups, what goes out, and what a role may do."""

import os
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.access import Role
from app.services import backups, star_table
from app.services.batches import BatchRow
from app.services.desk import Desk
from app.services.star_table import View
from app.ui import files
from app.ui.dialogs.accounts_export import AccountsExport, periods
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.pages.data import DataPage
from app.ui.tables.batch_table import counts_text
from tests.services import shops
from tests.services.shops import CLASSIC, FixedClock
from tests.ui.conftest import find, settle, top

HEAD = ["名称", "手机", "上次评级日期"]
AMBIGUOUS = [HEAD, ["王五", "13700000001", "03/04/2023"], ["赵六", "13700000002", "05/06/2023"]]
MakePage = Callable[[Desk], DataPage]


@pytest.fixture
def make_page(qtbot: QtBot, hub: Hub, jobs: Jobs) -> MakePage:
    """Return the way to open the page for a desk."""

    def make(desk: Desk) -> DataPage:
        page = DataPage(desk, hub, jobs)
        qtbot.addWidget(page)
        page.resize(1180, 660)
        with qtbot.waitExposed(page):
            page.show()
        settle(qtbot, jobs)
        return page

    return make


@pytest.fixture
def page(make_page: MakePage, desk: Desk) -> DataPage:
    return make_page(desk)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Sequence[Sequence[object]], str], Path]:
    """Return the way to write a file of rows."""
    return lambda rows, encoding: shops.write_csv(tmp_path / "list.csv", rows, encoding)


Write = Callable[[Sequence[Sequence[object]], str], Path]


def names(desk: Desk) -> list[str]:
    return [row.name for row in star_table.first_page(desk, View(sort="name"))]


def said(page: DataPage) -> str:
    assert page.banner.notice is not None
    return page.banner.notice.what


def test_an_import_is_undone_from_the_banner_and_listed(
    qtbot: QtBot, page: DataPage, desk: Desk, write: Write
) -> None:
    before = shops.digest(desk)
    page.open_file(write(CLASSIC[:2], "utf-8"))
    settle(qtbot, page.jobs)
    page.wizard.run()
    settle(qtbot, page.jobs)
    notice = page.banner.notice
    assert notice is not None
    notice.offers[0].act()
    settle(qtbot, page.jobs)
    assert said(page) == "Took back batch 1."
    assert shops.digest(desk) == before
    assert "undone" in page.model.index(0, 5).data()
    assert not find(page, QPushButton, "undo_batch").isEnabled()


def test_a_batch_is_undone_from_the_list(
    qtbot: QtBot, page: DataPage, desk: Desk, write: Write
) -> None:
    shops.take_in(desk, write(CLASSIC[:2], "utf-8"))
    page.refresh()
    settle(qtbot, page.jobs)
    find(page, QPushButton, "undo_batch").click()
    settle(qtbot, page.jobs)
    assert "张三" not in names(desk)
    page.undo(1)
    settle(qtbot, page.jobs)
    assert page.banner.notice is not None
    assert page.banner.notice.tone == "danger"


@pytest.mark.usefixtures("english")
def test_a_backup_is_made_and_checked(
    qtbot: QtBot, page: DataPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.backups.back_up()
    settle(qtbot, page.jobs)
    assert said(page).startswith("Backed up and checked: 13 customers, 66 sales")
    (made,) = desk.paths.backups.iterdir()
    assert backups.verify(desk, made).customers == 13
    chosen = tmp_path / "stick"
    chosen.mkdir()
    monkeypatch.setattr(files, "folder", lambda *_: chosen)
    page.backups.back_up_to()
    settle(qtbot, page.jobs)
    (copy,) = chosen.rglob("shop.db")
    monkeypatch.setattr(files, "folder", lambda *_: copy.parent)
    page.verify()
    settle(qtbot, page.jobs)
    assert said(page).startswith("The backup is sound: 13 customers, 66 sales")
    copy.write_bytes(copy.read_bytes()[:9000])
    page.verify()
    settle(qtbot, page.jobs)
    assert "damaged" in said(page)


def test_the_age_of_the_backup_is_shown(
    qtbot: QtBot, page: DataPage, clock: FixedClock, desk: Desk
) -> None:
    age = find(page, QLabel, "backup_age")
    assert age.text().startswith("No backup yet")
    with qtbot.waitSignal(page.hub.changed):
        page.backups.back_up()
    settle(qtbot, page.jobs)
    (made,) = desk.paths.backups.rglob("shop.db")
    os.utime(made, (clock.moment.timestamp(),) * 2)
    page.refresh()
    settle(qtbot, page.jobs)
    assert age.text() == "Last backup today"
    clock.move(days=3)
    page.refresh()
    settle(qtbot, page.jobs)
    assert age.text() == "Last backup 3 day(s) ago"


@pytest.mark.parametrize("ending", ["", ".csv"])
def test_the_star_table_goes_out(
    qtbot: QtBot, page: DataPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(files, "save_file", lambda *_: tmp_path / f"stars{ending}")
    page.exports.stars()
    settle(qtbot, page.jobs)
    assert (tmp_path / f"stars{ending or '.xlsx'}").is_file()
    assert said(page) == "Wrote the star table."


def test_the_accountant_gets_a_workbook(
    qtbot: QtBot, page: DataPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "accounts.xlsx"
    monkeypatch.setattr(files, "save_file", lambda *_: target.with_suffix(""))
    page.exports.accounts()
    dialog = top(AccountsExport)
    assert dialog.focusWidget() is dialog._combo
    dialog._combo.setCurrentIndex(dialog._combo.findData("all"))
    dialog.save()
    settle(qtbot, page.jobs)
    assert target.is_file()
    assert said(page) == "Wrote the accountant's workbook."


def test_the_periods_around_a_day() -> None:
    spans = periods(date(2024, 3, 31))
    assert spans["last_month"] == (date(2024, 2, 1), date(2024, 2, 29))
    assert spans["this_year"] == (date(2024, 1, 1), date(2024, 3, 31))
    assert spans["last_year"] == (date(2023, 1, 1), date(2023, 12, 31))
    assert spans["all"] == (None, None)


def test_a_role_sees_only_what_it_may_do(make_page: MakePage, desk: Desk) -> None:
    page = make_page(shops.as_role(desk, Role.ACCOUNTANT))
    assert {command.name for command in page.commands()} == {"accounts"}
    assert not find(page, QPushButton, "undo_batch").isVisible()
    assert page.side.isVisible()
    bare = make_page(shops.as_role(desk, Role.FRONT_DESK))
    bare.resize(1200, 700)
    assert not bare.side.isVisible()  # nothing stands there for whoever may take nothing out


@pytest.mark.usefixtures("english")
def test_a_review_in_the_list_says_who_moved() -> None:
    at = datetime(2024, 1, 1, 12, tzinfo=UTC)
    counts = {"promoted": 140, "demoted": 1164, "kept": 9}
    title, day = "Five stars", at.date()
    review = BatchRow(9, "review", title, day, at, "owner", counts, False, None, "", 0)
    assert counts_text(review) == "140 rise, 1,164 fall"
