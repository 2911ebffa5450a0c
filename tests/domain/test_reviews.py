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
    assert (reviewed.decisions.cause[0] >= 0) == moved


@each("reviews", "due")
def test_due(case: Case) -> None:
    anchor = date.fromisoformat(case["anchor"]) if case["anchor"] else None
    day = date.fromisoformat(case["day"])
    assert review.next_due(of_policy(case), anchor, day).isoformat() == case["expect"]
    anchors = np.array([number(case["anchor"])] * 2, dtype=np.int64)
    days = np.full(2, day_number(day), dtype=np.int64)
    among = review.next_due_of(of_policy(case), anchors, days)
    assert [day_of(one).isoformat() for one in among.tolist()] == [case["expect"]] * 2


def period_of(words: list[str]) -> Scheme:
    """Return a scheme reviewed at a period, by a basis."""
    every, basis = words
    return replace(template("stars5", 2, "en"), review_every=every, review_basis=basis)


@each("reviews", "rescheduled")
def test_another_period(case: Case) -> None:
    last, due, today = (date.fromisoformat(case[key]) for key in ("last", "due", "today"))
    anchor = date.fromisoformat(case["anchor"]) if case["anchor"] else None
    schemes = (period_of(case["from"]), period_of(case["to"]))
    who = review.Sitting(anchor, last, due)
    assert review.rescheduled(schemes, who, today).isoformat() == case["expect"]
    assert among_others(case, schemes) == case["expect"]


@each("reviews", "notices")
def test_another_period_during_a_notice(case: Case) -> None:
    schemes = (period_of(case["from"]), period_of(case["to"]))
    assert among_others(case, schemes) == case["expect"]


def among_others(case: Case, schemes: tuple[Scheme, Scheme]) -> str:
    """Return the day of a case, worked out beside somebody who has no days yet."""
    anchor, last, due, notice = (
        np.array([NO_DAY, number(case.get(key))], dtype=np.int64)
        for key in ("anchor", "last", "due", "notice")
    )
    who = review.Calendar(anchor, last, due)
    found = review.reschedule(schemes, who, notice, date.fromisoformat(case["today"]))
    assert int(found[0]) == NO_DAY
    return day_of(int(found[1])).isoformat()


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
BASES = st.tuples(
    st.sampled_from(["month", "quarter", "half_year", "year"]),
    st.sampled_from(["calendar", "anniversary"]),
)


@given(anchor=DAYS, last=DAYS, waited=st.integers(0, 800), former=BASES, wanted=BASES)
def test_another_period_never_asks_for_a_review_of_the_past(
    anchor: date, last: date, waited: int, former: tuple[str, str], wanted: tuple[str, str]
) -> None:
    schemes = (period_of([*former]), period_of([*wanted]))
    today = last + timedelta(days=waited)
    due = review.next_due(schemes[0], anchor, last)
    found = review.rescheduled(schemes, review.Sitting(anchor, last, due), today)
    if due <= today or former == wanted:
        assert found == due
    else:
        assert found == review.next_due(schemes[1], anchor, max(last, today)) > today


def test_another_own_day_moves_only_days_that_counted_from_it() -> None:
    scheme = period_of(["month", "anniversary"])
    days = [date(2024, 4, 15), date(2024, 4, 20), date(2024, 4, 15), date(2024, 4, 15)]
    before = numbers([date(2023, 1, 15), date(2023, 1, 15), date(2023, 1, 15), None])
    now = numbers([date(2022, 5, 31), date(2022, 5, 31), date(2023, 1, 15), date(2022, 5, 31)])
    last = numbers([date(2024, 4, 1)] * 3 + [date(2024, 3, 15)])
    found = review.realigned(scheme, (before, now), last, numbers(days))
    moved = [date(2024, 4, 30), date(2024, 4, 20), date(2024, 4, 15), date(2024, 3, 31)]
    assert found.tolist() == numbers(moved).tolist()
    # And back: what it came from is what an undo finds again.
    assert review.realigned(scheme, (now, before), last, found).tolist() == numbers(days).tolist()
    calendar = period_of(["month", "calendar"])
    same = review.realigned(calendar, (before, now), last, numbers(days))
    assert same.tolist() == numbers(days).tolist()


def numbers(days: list[date] | list[date | None]) -> Any:  # noqa: ANN401 - an array of days
    return np.array([NO_DAY if day is None else day_number(day) for day in days], dtype=np.int64)


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
