"""Reviews: every policy as a case, and what holds whatever the ranks are."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.domain import review
from app.domain.facts import day_number, day_of
from app.domain.review import NO_DAY, Candidates, Outcome
from app.domain.schemes import Scheme
from app.domain.templates import template
from tests.domain.rule_cases import Case, each

DAY = date(2024, 4, 1)
POLICY = ("demote", "grace_days", "protect_days", "review_every", "review_basis")


def of_policy(case: Case) -> Scheme:
    """Return a five-level scheme with the policy of a case."""
    scheme = template("stars5", 2, "en")
    return replace(scheme, **{key: case[key] for key in POLICY if key in case})


def number(text: str | None) -> int:
    return NO_DAY if text is None else day_number(date.fromisoformat(text))


def one(case: Case) -> Candidates:
    """Return the customer of a case as candidates of one."""

    def ints(value: int) -> Any:  # noqa: ANN401 - an array of one
        return np.array([value], dtype=np.int64)

    return Candidates(
        official=ints(case["official"]),
        base=ints(case["base"]),
        live=ints(case["live"]),
        since=ints(number(case.get("since"))),
        notice=ints(number(case.get("notice"))),
        floor=ints(case.get("floor", 0)),
        locked=np.array([case.get("locked", False)]),
        moved_since=np.array([case.get("moved_since", False)]),
    )


@each("reviews", "reviews")
def test_review(case: Case) -> None:
    reviewed = review.decide(of_policy(case), day_number(DAY), one(case))
    found: dict[str, Any] = {
        "level": int(reviewed.decisions.level[0]),
        "base": int(reviewed.decisions.base[0]),
        "outcome": reviewed.outcome_of(0).value,
    }
    if reviewed.notice[0] != NO_DAY:
        found["notice"] = day_of(int(reviewed.notice[0])).isoformat()
    assert found == case["expect"]
    moved = found["level"] != case["official"]
    assert bool(reviewed.decisions.changed[0]) is moved
    assert (reviewed.decisions.cause_of(0) is not None) is moved


@each("reviews", "due")
def test_due(case: Case) -> None:
    last = date.fromisoformat(case["last"]) if case["last"] else None
    day = date.fromisoformat(case["day"])
    assert review.next_due(of_policy(case), last, day).isoformat() == case["expect"]


def period_of(words: list[str]) -> Scheme:
    """Return a scheme reviewed at a period, by a basis."""
    every, basis = words
    return replace(template("stars5", 2, "en"), review_every=every, review_basis=basis)


@each("reviews", "rescheduled")
def test_another_period(case: Case) -> None:
    last, due, today = (date.fromisoformat(case[key]) for key in ("last", "due", "today"))
    schemes = (period_of(case["from"]), period_of(case["to"]))
    assert review.rescheduled(*schemes, last, due, today).isoformat() == case["expect"]
    assert among_others(case, schemes) == case["expect"]


@each("reviews", "notices")
def test_another_period_during_a_notice(case: Case) -> None:
    schemes = (period_of(case["from"]), period_of(case["to"]))
    assert among_others(case, schemes) == case["expect"]


def among_others(case: Case, schemes: tuple[Scheme, Scheme]) -> str:
    """Return the day of a case, worked out beside somebody who has no days yet."""
    last, due, notice = (
        np.array([NO_DAY, number(case.get(key))], dtype=np.int64)
        for key in ("last", "due", "notice")
    )
    found = review.reschedule(schemes, last, due, notice, date.fromisoformat(case["today"]))
    assert int(found[0]) == NO_DAY
    return day_of(int(found[1])).isoformat()


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
BASES = st.tuples(
    st.sampled_from(["month", "quarter", "half_year", "year"]),
    st.sampled_from(["calendar", "anniversary"]),
)


@given(last=DAYS, waited=st.integers(0, 800), former=BASES, wanted=BASES)
def test_another_period_never_asks_for_a_review_of_the_past(
    last: date, waited: int, former: tuple[str, str], wanted: tuple[str, str]
) -> None:
    schemes = (period_of([*former]), period_of([*wanted]))
    today = last + timedelta(days=waited)
    due = review.next_due(schemes[0], None, last)
    found = review.rescheduled(*schemes, last, due, today)
    if due <= today or former == wanted:
        assert found == due
    else:
        assert today < found <= review.next_due(schemes[1], None, max(last, today))
        # Whoever is reviewed on that day goes on from there.
        assert review.next_due(schemes[1], last, found) > found


RANK = st.integers(1, 5)


@given(
    people=st.lists(
        st.tuples(RANK, RANK, RANK, st.sampled_from([NO_DAY, 19_800, 19_814, 19_900]), RANK),
        min_size=1,
        max_size=8,
    ),
    demote=st.sampled_from(["straight", "one_step", "grace"]),
    days=st.sampled_from([0, 30]),
)
def test_a_review_moves_towards_the_score_and_settles(
    people: list[tuple[int, int, int, int, int]], demote: str, days: int
) -> None:
    scheme = replace(template("stars5", 2, "en"), demote=demote, grace_days=days)
    table = np.array(people, dtype=np.int64)
    nobody = np.zeros(len(people), dtype=np.bool_)
    official = table[:, 0]
    who = Candidates(
        official=official,
        base=np.minimum(table[:, 1], official),
        live=table[:, 2],
        since=np.full(len(people), NO_DAY),
        notice=table[:, 3],
        floor=np.zeros(len(people), dtype=np.int64),
        locked=nobody,
        moved_since=nobody,
    )
    first = review.decide(scheme, day_number(DAY), who)
    level = first.decisions.level
    low, high = np.minimum(official, who.live), np.maximum(official, who.live)
    assert ((level >= low) & (level <= high)).all()
    assert (level[who.live > official] == who.live[who.live > official]).all()
    # Identical facts, previous level and dates give identical decisions.
    again = review.decide(scheme, day_number(DAY), who)
    assert (again.decisions.level == level).all()
    assert sum(first.count(outcome) for outcome in Outcome) == len(people)
    # Reviewed again and again, everybody ends at the live rank.
    for sitting in range(1, 12):
        day = day_number(DAY) + 31 * sitting
        nxt = review.decide(
            scheme,
            day,
            replace(who, official=level, base=first.decisions.base, notice=first.notice),
        )
        level, first = nxt.decisions.level, nxt
    assert (level == who.live).all()
