"""R20: a leap day, midnight in the middle of an act, summer time and a change of zone.

A clock that is wrong for days is tried by command, with its control, in tests/e2e/test_clock.
"""

import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app import bootstrap
from app.services import at_open, checkout, doctor, grading, reviews
from app.services import desk as desks
from app.services.checkout import ReturnEntry, SaleEntry
from app.services.desk import Desk, SystemClock
from tests.services.shops import FixedClock, add, digest, sell

LEAP = date(2024, 2, 29)
Move = Callable[[str, datetime], None]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    setup = bootstrap.ShopSetup("茶铺", owner="owner", plain=True)
    return bootstrap.create_shop(tmp_path / "shop", setup, FixedClock(LEAP)).shop


@pytest.fixture
def desk(shop: Path) -> Iterator[Desk]:
    desk = bootstrap.open_desk(shop, clock=FixedClock(LEAP))
    yield desk
    desk.close()


def wrong(desk: Desk) -> list[str]:
    return [f"{check.name}: {check.detail}" for check in doctor.check(desk) if not check.ok]


def sold(desk: Desk) -> list[tuple[Any, ...]]:
    """Return every sale with its own days and those of its lines, in the order of recording."""
    query = (
        "SELECT s.document, s.first_day, s.last_day, min(l.day), max(l.day), s.recorded_at "
        "FROM sale s JOIN sale_line l ON l.sale_id = s.id GROUP BY s.id ORDER BY s.id"
    )
    with desk.database.read() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_what_was_sold_on_a_leap_day_stays_there(desk: Desk) -> None:
    clock = desk.clock
    assert isinstance(clock, FixedClock)
    sell(desk, add(desk, "Ann", joined=date(2020, 2, 29), birthday="2000-02-29"), "5000.00")
    grading.regrade(desk)
    before = sold(desk)
    for days in (1, 364, 1, 1, 3 * 365):  # 1 March, 28 February, 1 March, and three years on
        clock.move(days=days)
        grading.catch_up(desk)
        reviews.catch_up(desk)
        assert wrong(desk) == []
        assert sold(desk) == before


class Midnight(FixedClock):
    """A clock that strikes midnight when it was asked for the day so many times."""

    def __init__(self, day: date, left: int) -> None:
        super().__init__(day)
        self.left = left
        self.asked = 0

    def today(self) -> date:
        if self.asked == self.left:
            self.move(days=1)
        self.asked += 1
        return self.day


@pytest.mark.parametrize("act", ["sale", "return"])
def test_midnight_at_any_moment_of_an_act_leaves_it_whole(desk: Desk, act: str) -> None:
    buyer, day = add(desk, "Ann"), LEAP
    sell(desk, buyer, "3000.00", document="first")
    for left in range(12):
        day += timedelta(days=3)
        desk.clock = clock = Midnight(day, left)
        if act == "sale":
            checkout.record_sale(desk, SaleEntry(buyer, 100, document=f"M{left}"))
        else:
            checkout.record_return(desk, ReturnEntry("first", 100))
        desk.clock = FixedClock(day + timedelta(days=1))
        grading.catch_up(desk)
        assert wrong(desk) == []
        for document, first, last, least, most, _at in sold(desk):
            assert (first, most) == (least, last)
            assert document == "first" or first == last
        if clock.asked <= left:
            assert left > 1, "the act asks for the day more than once"
            return
    pytest.fail("the act asks for the day without end")


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Move]:
    """Give what moves this PC to another time zone, and sets its clock to a moment in UTC."""
    if sys.platform == "win32":
        pytest.skip("Windows has no such zones to set")
    moment = [datetime(2026, 1, 1, tzinfo=UTC)]

    class Fixed:
        @staticmethod
        def now(zone: tzinfo) -> datetime:
            return moment[0].astimezone(zone)

    def move(name: str, now: datetime) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()
        moment[0] = now

    monkeypatch.setattr(desks, "datetime", Fixed)
    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2026-10-25T00:30Z", "2026-10-25T01:30Z"),  # half past two, twice
        ("2026-03-29T00:59Z", "2026-03-29T01:01Z"),  # from two to three at once
    ],
    ids=["an hour twice", "an hour left out"],
)
def test_summer_time_dates_and_orders_nothing_anew(
    shop: Path, zone: Move, first: str, second: str
) -> None:
    desk = bootstrap.open_desk(shop, clock=SystemClock())
    try:
        buyer = 0
        for at, moment in enumerate((first, second)):
            zone("Europe/Berlin", datetime.fromisoformat(moment))
            buyer = buyer or add(desk, "Ann")
            sell(desk, buyer, "10.00", document=f"D{at}")
            assert at_open.look(desk).clock is None
        rows = sold(desk)
        assert [row[0] for row in rows] == ["D0", "D1"]
        assert [row[5] for row in rows] == sorted(row[5] for row in rows)
        assert len({row[1] for row in rows}) == 1, "both on one day"
        assert wrong(desk) == []
    finally:
        desk.close()


def test_a_pc_that_moves_to_another_zone_dates_nothing_anew(shop: Path, zone: Move) -> None:
    evening = datetime(2026, 5, 20, 16, 30, tzinfo=UTC)  # in Shanghai it is the 21st already
    zone("Asia/Shanghai", evening)
    desk = bootstrap.open_desk(shop, clock=SystemClock())
    try:
        buyer = add(desk, "Ann")
        sell(desk, buyer, "5000.00", document="D0")
        grading.regrade(desk)
        before, whole = sold(desk), digest(desk)
        zone("America/Los_Angeles", evening + timedelta(minutes=5))
        assert desk.clock.today() == date(2026, 5, 20), "the day before the sale's"
        assert at_open.look(desk).clock is None, "the moment is right, only the day is another"
        grading.catch_up(desk)
        reviews.catch_up(desk)
        assert (sold(desk), digest(desk)) == (before, whole)
        zone("Asia/Shanghai", evening + timedelta(minutes=10))
        grading.catch_up(desk)
        sell(desk, buyer, "10.00", document="D1")
        assert sold(desk)[:1] == before
        assert wrong(desk) == []
    finally:
        desk.close()
