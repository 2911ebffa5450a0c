"""The observation period: every case, and that it touches nothing that a level is made of."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.domain import review, scheme_checks, scheme_toml, scoring
from app.domain.facts import day_number
from app.domain.observation import Observation, Policy, observed
from app.domain.templates import template
from tests.domain.rule_cases import Case, each, some_facts


def number(text: str | None) -> int | None:
    return None if text is None else day_number(date.fromisoformat(text))


@each("observation", "observation")
def test_observation(case: Case) -> None:
    found = observed(
        Policy(case["days"], case["orders"]),
        number(case["day"]) or 0,
        number(case["since"]),
        case["bought"],
        number(case["last"]),
    )
    wanted: dict[str, Any] | None = case["expect"]
    if wanted is None:
        assert found is None
        return
    until = None if wanted["until"] is None else date.fromisoformat(wanted["until"])
    assert found == Observation(until, wanted["orders"])


DAYS = st.integers(0, 400)
ORDERS = st.integers(0, 10)


@given(days=DAYS, orders=ORDERS, known=st.integers(0, 800), bought=st.integers(0, 20))
def test_more_orders_and_more_days_never_bring_it_back(
    days: int, orders: int, known: int, bought: int
) -> None:
    policy, since = Policy(days, orders), 19_800
    now = observed(policy, since + known, since, bought, since if bought else None)
    later = observed(policy, since + known + 1, since, bought + 1, since)
    if now is None and bought:
        assert later is None
    if later is not None:
        assert now is not None
    if known >= days and bought >= orders:
        assert now is None


@given(days=DAYS, orders=ORDERS, frequency=st.integers(0, 20))
def test_it_moves_no_score_and_no_rank(days: int, orders: int, frequency: int) -> None:
    plain = template("stars5", 2, "en")
    watching = replace(plain, observe_days=days, observe_orders=orders)
    facts = some_facts(frequency=[frequency], amount_minor=[frequency * 10_000])
    assert scoring.working(plain, facts, None) == scoring.working(watching, facts, None)
    assert not review.is_rescheduled(plain, watching)
    points = scoring.points_matrix(watching, facts)
    assert np.array_equal(points.points, scoring.points_matrix(plain, facts).points)


def test_a_scheme_file_may_say_it_or_not() -> None:
    plain = template("stars5", 2, "en")
    assert (plain.observe_days, plain.observe_orders) == (0, 0)
    assert "observe" not in scheme_toml.canonical(plain)
    watching = replace(plain, observe_days=30, observe_orders=3)
    text = scheme_toml.dump(watching)
    assert "observe_days = 30\nobserve_orders = 3\n" in text
    assert scheme_toml.parse(text) == watching
    assert scheme_toml.parse(scheme_toml.dump(plain)) == plain
    without = "\n".join(line for line in text.splitlines() if not line.startswith("observe_"))
    assert scheme_toml.parse(without) == plain
    assert Policy.of(watching) == Policy(30, 3)
    scheme_checks.check(watching)
