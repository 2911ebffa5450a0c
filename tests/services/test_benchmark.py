"""The shop beside figures of others: own shares and habits, refusals, what is kept."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.services import benchmark, grading
from app.services.benchmark import BenchmarkEntry
from app.services.desk import Desk
from tests.services.shops import DAY, add, refusal, scheme, sell


def entry(**values: Any) -> BenchmarkEntry:  # noqa: ANN401 - any field
    given: dict[str, Any] = {
        "source": "Trade fair 2023",
        "day": date(2023, 9, 1),
        "levels": (),
    } | values
    return BenchmarkEntry(**given)


def test_own_figures_stand_beside_those_entered(desk: Desk) -> None:
    grading.set_scheme(desk, scheme(bounds=(0, 50)))
    for name, amounts in (("a", ["100.00"]), ("b", ["100.00", "100.00"]), ("c", ["900.00"])):
        key = add(desk, name)
        for amount in amounts:
            sell(desk, key, amount)
    levels = (Decimal(70), Decimal("30.0"))
    benchmark.change(desk, entry(levels=levels, repeat_pct=Decimal(40), per_year=Decimal("3.5")))
    seen = benchmark.read(desk)
    assert (seen.source, seen.day) == ("Trade fair 2023", date(2023, 9, 1))
    assert [(one.key, one.own, one.other) for one in seen.measures] == [
        ("level1", Decimal("66.6"), Decimal(70)),
        ("level2", Decimal("33.3"), Decimal("30.0")),
        ("repeat", Decimal("33.3"), Decimal(40)),
        ("per_year", Decimal("1.3"), Decimal("3.5")),
    ]


def test_an_empty_shop_has_no_figures_of_its_own(desk: Desk) -> None:
    assert {one.own for one in benchmark.read(desk).measures} == {None}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"source": " "}, "source"),
        ({"day": None}, "day"),
        ({"day": date(DAY.year + 1, 1, 1)}, "day"),
        ({"levels": (Decimal(101),)}, "level1"),
        ({"levels": (Decimal(60), Decimal(50))}, "level1"),
        ({"repeat_pct": Decimal(-1)}, "repeat"),
        ({"per_year": Decimal(2000)}, "per_year"),
    ],
)
def test_refusals_stand_beside_their_field(desk: Desk, wrong: dict[str, Any], field: str) -> None:
    with refusal("benchmark_refused", field):
        benchmark.change(desk, entry(**wrong))
    assert benchmark.read(desk).source == ""


def test_figures_as_typed() -> None:
    assert benchmark.read_figure(" 12.5 % ", "repeat") == Decimal("12.5")
    assert benchmark.read_figure("", "repeat") is None
    with refusal("benchmark_refused", "repeat"):
        benchmark.read_figure("many", "repeat")
