"""The demo shop's service log: the same for the same day, believable, and sound."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.cases import CaseAct, CaseKind
from app.services import batches, cases, demo, demo_cases, doctor
from app.services.cases import CaseView
from app.services.demo import DemoShop
from app.services.demo_cases import DemoCase
from tests.services.test_demo import DAY
from tests.services.test_demo_fill import open_empty


@pytest.fixture(scope="module")
def shop() -> DemoShop:
    return demo.generate(DAY)


@pytest.fixture(scope="module")
def log(shop: DemoShop) -> list[DemoCase]:
    return demo_cases.cases_of(DAY, shop.sales, "zh_CN")


def test_the_same_day_gives_the_same_log_in_either_language(
    shop: DemoShop, log: list[DemoCase]
) -> None:
    assert log == demo_cases.cases_of(DAY, shop.sales, "zh_CN")
    english = demo_cases.cases_of(DAY, shop.sales, "en")
    assert [(one.customer, one.kind, one.due) for one in english] == [
        (one.customer, one.kind, one.due) for one in log
    ]
    assert all(one.text.isascii() or "¥" in one.text for one in english)


def test_some_are_late_some_open_most_done(log: list[DemoCase]) -> None:
    opened = [one for one in log if one.closed is None]
    assert len(log) == 150
    assert Counter(
        "late" if one.due < DAY else "today" if one.due == DAY else "later" for one in opened
    ) == {"late": 3, "today": 3, "later": 8}
    assert {one.kind for one in log} == set(CaseKind)
    assert 50 < sum(one.mark is not None for one in log) < 110


@pytest.mark.parametrize("day", [DAY, date(2024, 2, 29), date(2025, 12, 31)])
def test_every_course_is_one_that_could_be(day: date) -> None:
    shop = demo.generate(day)
    for one in demo_cases.cases_of(day, shop.sales, "zh_CN"):
        days = [step.day for step in one.steps]
        acts = [step.act for step in one.steps]
        assert days == sorted(days)
        assert days[0] == one.day > day - timedelta(days=200)
        assert days[-1] <= day
        assert one.day <= one.due
        assert [step.at for step in one.steps] == sorted(step.at for step in one.steps)
        assert (acts[-1] is CaseAct.CLOSE) == (one.closed is not None) == bool(one.result)
        assert one.mark is None or one.closed is not None


def test_the_log_is_sound_and_goes_with_its_batch(tmp_path: Path) -> None:
    desk = open_empty(tmp_path / "shop")
    batch = demo.fill(desk).batch
    assert batch is not None
    assert cases.counts(desk).open == 14
    assert len(cases.list_cases(desk, CaseView("all"))) == 150
    names = ("closed_cases_have_results", "cases_follow_their_course", "cases_have_customers")
    assert {one.name for one in doctor.check(desk) if one.ok} >= set(names)
    batches.undo(desk, batch)
    assert cases.list_cases(desk, CaseView("all")) == ()
    assert {one.name for one in doctor.check(desk) if one.ok} >= set(names)
    desk.close()
