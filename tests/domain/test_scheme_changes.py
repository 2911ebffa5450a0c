"""What differs between two schemes."""

from dataclasses import replace
from decimal import Decimal

from app.domain.scheme_changes import Change, changes
from app.domain.schemes import Dimension, LevelRule
from tests.services.shops import scheme

TWO = scheme(Dimension("amount", 60), Dimension("frequency", 40))


def test_equal_schemes_have_no_changes() -> None:
    assert changes(TWO, TWO) == ()


def test_weights_rules_and_bounds() -> None:
    other = scheme(
        Dimension("amount", 50),
        Dimension("frequency", 50),
        bounds=(0, 20, 45, 60, 80),
        window_days=0,
    )
    assert changes(TWO, other) == (
        Change("window_days", 365, 0),
        Change("weight", 60, 50, key="amount"),
        Change("weight", 40, 50, key="frequency"),
        Change("lower", Decimal(40), Decimal(45), rank=3),
    )


def test_what_only_one_of_them_has() -> None:
    other = scheme(Dimension("amount", 60), Dimension("tenure", 40), bounds=(0, 20, 40, 60))
    assert changes(TWO, other) == (
        Change("dimension", 40, None, key="frequency"),
        Change("dimension", None, 40, key="tenure"),
        Change("level", "L5", None, rank=5),
    )


def test_marks_say_nothing_where_no_scale_is_linear() -> None:
    one = replace(TWO, dimensions=(Dimension("amount", 100, "percentile", full=Decimal(1)),))
    other = replace(TWO, dimensions=(Dimension("amount", 100, "percentile", full=Decimal(2)),))
    assert changes(one, other) == ()


def test_a_level_that_was_renamed_and_coloured() -> None:
    levels = (LevelRule(1, "basic", Decimal(0), colour="#336699"), *TWO.levels[1:])
    assert changes(TWO, replace(TWO, levels=levels)) == (
        Change("name", "L1", "basic", rank=1),
        Change("colour", "", "#336699", rank=1),
    )
