"""Runs every public case of tests/cases against the rules."""

import copy
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from app.domain import (
    grading,
    minor_units,
    money,
    next_level,
    periods,
    scheme_checks,
    scheme_toml,
    schemes,
    scoring,
)
from app.domain.facts import Facts
from app.domain.grading import CAUSES, Decisions
from app.domain.periods import Period
from app.errors import UserError
from tests.domain import rule_cases
from tests.domain.rule_cases import Case, each, ints


def expect_or_refuse(case: Case, act: Callable[[], object]) -> None:
    """Compare with what is expected, or demand the refusal in all its parts."""
    if "refused" not in case:
        assert act() == case["expect"]
        return
    with pytest.raises(UserError) as caught:
        act()
    assert caught.value.code == case["refused"]
    assert caught.value.field == case.get("field", caught.value.field)
    what, advice = caught.value.sentences()
    assert what
    assert advice
    assert len(what) < 300


@each("money", "parse")
def test_parse(case: Case) -> None:
    expect_or_refuse(
        case,
        lambda: money.parse_money(case["text"], case.get("decimals", 2), case.get("currency", "")),
    )


@each("money", "round")
def test_round(case: Case) -> None:
    expect_or_refuse(case, lambda: money.to_minor(Decimal(case["value"])))


@each("money", "line")
def test_line(case: Case) -> None:
    quantity, price = Decimal(case["quantity"]), Decimal(case["price"])
    expect_or_refuse(case, lambda: money.line_amount(quantity, price, case.get("decimals", 2)))


@each("money", "split")
def test_split(case: Case) -> None:
    assert money.split(case["minor"], case["weights"]) == case["expect"]


@each("money", "currency")
def test_currency(case: Case) -> None:
    assert minor_units.decimals_of(case["code"]) == case["expect"]


@each("periods", "add_months")
def test_add_months(case: Case) -> None:
    after = periods.add_months(date.fromisoformat(case["day"]), case["months"])
    assert after.isoformat() == case["expect"]


@each("periods", "whole_months")
def test_whole_months(case: Case) -> None:
    start, end = date.fromisoformat(case["start"]), date.fromisoformat(case["end"])
    assert periods.whole_months(start, end) == case["expect"]


@each("periods", "window_start")
def test_window_start(case: Case) -> None:
    start = periods.window_start(date.fromisoformat(case["day"]), case["window_days"])
    assert (start and start.isoformat()) == case["expect"]


@each("periods", "next_review")
def test_next_review(case: Case) -> None:
    last, period = date.fromisoformat(case["last"]), Period(case["period"])
    assert periods.next_review(last, period, case["basis"]).isoformat() == case["expect"]


@each("scales", "scales")
def test_scales(case: Case) -> None:
    scheme = rule_cases.with_dimensions(
        [{"weight": 100} | case["dimension"]], neutral_points=case.get("neutral", 0)
    )
    raw = np.array([[np.nan if case["raw"] is None else case["raw"]]])
    points = scoring.points_of_raw(scheme, raw)
    assert points.points[0, 0] == pytest.approx(case["points"], abs=1e-9)
    assert points.missing[0, 0] == (case["raw"] is None)


PERCENTILE_FACTS: dict[str, tuple[str, float]] = {
    "amount": ("amount_minor", 100),
    "frequency": ("frequency", 1),
    "recency": ("recency_days", 1),
    "influence": ("influence", 1),
}


@each("scales", "percentiles")
def test_percentiles(case: Case) -> None:
    name, factor = PERCENTILE_FACTS[case["key"]]
    scheme = rule_cases.with_dimensions(
        [{"key": case["key"], "weight": 100, "scale": "percentile"}],
        neutral_points=case.get("neutral", 0),
    )

    def facts_of(values: list[float | None]) -> Facts:
        known = np.array([np.nan if value is None else value for value in values]) * factor
        visits = np.ones(len(values), np.int64)
        return rule_cases.some_facts(len(values), **{"frequency": visits, name: known})

    breaks = scoring.fit_breaks(scheme, facts_of(case["population"]))
    points = scoring.points_matrix(scheme, facts_of([case["raw"]]), breaks)
    assert points.points[0, 0] == pytest.approx(case["points"], abs=1e-9)


@each("scores", "scores")
def test_scores(case: Case) -> None:
    scheme = rule_cases.weighing(case["weights"])
    given = np.array([case["points"]], np.float64)
    score = scoring.scores(scheme, scoring.Points(given, given, np.isnan(given)))
    assert score[0] == pytest.approx(case["score"], abs=1e-9)
    assert str(scoring.shown(float(score[0]))) == case["shown"]


@each("scores", "shown")
def test_shown(case: Case) -> None:
    assert str(scoring.shown(case["score"])) == case["shown"]


@each("scores", "confidence")
def test_confidence(case: Case) -> None:
    missing = np.array([case["missing"]])
    scheme = rule_cases.weighing(case["weights"])
    assert scoring.confidence(scheme, missing).tolist() == [case["expect"]]


@each("levels", "levels")
def test_levels(case: Case) -> None:
    scheme = replace(rule_cases.weighing([100]), levels=rule_cases.with_bounds(case))
    score = np.array([case["score"]], np.float64)
    ranks = scoring.level_ranks(scheme, score, ints(case.get("lifetime", 0)))
    assert ranks.tolist() == [case["rank"]]


def check_facts(case: Case) -> None:
    folded = rule_cases.fold_case(case, case["lines"])
    if not len(folded.customer_id):
        assert case["expect"] == {}
        return
    found = rule_cases.written(folded)
    assert {key: found[key] for key in case["expect"]} == case["expect"]


@each("counting", "facts")
def test_counting(case: Case) -> None:
    check_facts(case)


@each("returns", "facts")
def test_returns(case: Case) -> None:
    check_facts(case)
    left_out = case.get("same_as_without")
    if left_out:
        kept = [line for line in case["lines"] if line["order"] not in left_out]
        without = rule_cases.written(rule_cases.fold_case(case, kept))
        assert rule_cases.written(rule_cases.fold_case(case, case["lines"])) == without


def check_decision(case: Case, decided: Decisions) -> None:
    place = int(decided.cause[0])
    assert {
        "level": int(decided.level[0]),
        "base": int(decided.base[0]),
        "cause": None if place < 0 else CAUSES[place].value,
    } == case["expect"]
    assert bool(decided.changed[0]) == (case["expect"]["level"] != case["official"])


def policy(case: Case) -> schemes.Scheme:
    return replace(rule_cases.weighing([100]), promote=case.get("promote", "at_once"))


@each("decisions", "return")
def test_return_decisions(case: Case) -> None:
    ranks = tuple(ints(case[key]) for key in ("official", "base", "before", "after"))
    promotion = np.array([case.get("takes_back_promotion", False)])
    official, base, before, after = ranks
    decided = grading.after_return(policy(case), official, base, before, after, promotion)
    check_decision(case, decided)


@each("decisions", "sale")
def test_sale_decisions(case: Case) -> None:
    ranks = (ints(case["official"]), ints(case["base"]), ints(case["live"]))
    check_decision(case, grading.full_run(policy(case), *ranks))


@each("decisions", "full_run")
def test_full_run_decisions(case: Case) -> None:
    ranks = (ints(case["official"]), ints(case["base"]), ints(case["live"]))
    locked = np.array([case["locked"]]) if "locked" in case else None
    check_decision(case, grading.full_run(policy(case), *ranks, locked))


@each("decisions", "new_scheme")
def test_new_scheme_decisions(case: Case) -> None:
    locked = np.array([case["locked"]]) if "locked" in case else None
    decided = grading.apply_scheme(policy(case), ints(case["official"]), ints(case["live"]), locked)
    check_decision(case, decided)


def changed(sound: Case, changes: dict[str, Any]) -> Case:
    """Change a scheme's plain values at paths like "level.2.lower"; null removes."""
    data = copy.deepcopy(sound)
    for path, value in changes.items():
        *way, last = path.split(".")
        place: Any = data
        for part in way:
            place = place[int(part)] if part.isdigit() else place[part]
        if value is None:
            del place[last]
        else:
            place[last] = value
    return data


SOUND: Case = rule_cases.load("schemes")["sound"]


@each("schemes", "refused")
def test_schemes_refused(case: Case) -> None:
    scheme_checks.check(scheme_toml.from_dict(SOUND))
    expect_or_refuse(case, lambda: scheme_toml.from_dict(changed(SOUND, case["change"])))


@each("schemes", "balance")
def test_balance(case: Case) -> None:
    assert schemes.balance(case["weights"]) == case["expect"]


@each("next_level", "ways")
def test_next_level(case: Case) -> None:
    scheme = replace(
        rule_cases.with_dimensions(case["dimensions"]), levels=rule_cases.with_bounds(case)
    )
    found = rule_cases.some_facts(
        amount_minor=[case["amount"]],
        frequency=[case["frequency"]],
        lifetime_minor=[case.get("lifetime", max(0, case["amount"]))],
    )
    way = next_level.next_level(scheme, found, None, 2, case.get("rank"))
    if case["expect"] is None:
        assert way is None
        return
    assert way is not None
    assert {
        "rank": way.rank,
        "gap": str(way.gap),
        "amount": way.amount_minor,
        "visits": way.visits,
    } == case["expect"]
