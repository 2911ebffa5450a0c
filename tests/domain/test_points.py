"""The rules of points: a balance is the sum of its rows and is never below 0."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import points
from app.domain.points import MOST, Posting
from app.errors import UserError
from tests.domain.rule_cases import Case, each
from tests.domain.test_cases import expect_or_refuse

DAY = date(2024, 4, 1)
ledgers = st.lists(
    st.tuples(st.integers(0, 9), st.integers(-500, 500).filter(bool)), max_size=12
).map(
    lambda rows: [
        Posting(number, DAY + timedelta(days=day), delta)
        for number, (day, delta) in enumerate(rows, 1)
    ]
)


@given(ledgers)
def test_a_balance_is_the_sum_of_the_rows(ledger: list[Posting]) -> None:
    after = points.course(ledger)
    assert set(after) == {row.id for row in ledger}
    last = max(ledger, key=lambda row: (row.day, row.id), default=None)
    assert (after[last.id] if last else 0) == points.balance(row.delta for row in ledger)


@given(ledgers, st.integers(0, 9), st.integers(-500, 500).filter(bool))
def test_a_row_taken_back_puts_every_balance_back(
    ledger: list[Posting], day: int, delta: int
) -> None:
    when = DAY + timedelta(days=day)
    row, back = Posting(100, when, delta), Posting(101, when, -delta)
    with_both = points.course([*ledger, row, back])
    assert {key: with_both[key] for key in points.course(ledger)} == points.course(ledger)
    assert points.left([*ledger, row, back], when) == points.left(ledger, when)


@given(ledgers, st.integers(0, 9))
def test_what_is_left_can_be_taken_and_one_more_cannot(ledger: list[Posting], day: int) -> None:
    when = DAY + timedelta(days=day)
    most = points.left(ledger, when)

    def lowest_after(taken: int) -> int:
        after = points.course([*ledger, Posting(100, when, -taken)])
        later = [after[row.id] for row in ledger if row.day > when]
        return min(after[100], *later) if later else after[100]

    assert lowest_after(most) == 0
    assert lowest_after(most + 1) < 0


@each("points", "typed")
def test_typed_numbers(case: Case) -> None:
    expect_or_refuse(case, lambda: points.parse(case["text"]))


@each("points", "checked")
def test_what_may_be_written(case: Case) -> None:
    expect_or_refuse(case, lambda: points.checked(case["points"], case["reason"]))


@each("points", "balances")
def test_balances(case: Case) -> None:
    ledger = [
        Posting(number, date.fromisoformat(day), delta)
        for number, (day, delta) in enumerate(case["rows"], 1)
    ]
    after = points.course(ledger)
    told = {
        "after": [after[row.id] for row in ledger],
        "left": points.left(ledger, date.fromisoformat(case["day"])),
    }
    assert told == case["expect"]


@pytest.mark.parametrize("delta", [1, -1, MOST, -MOST])
def test_a_change_is_given_or_taken(delta: int) -> None:
    assert points.kind_of(delta) == (points.GIVEN if delta > 0 else points.TAKEN)


@pytest.mark.parametrize("typed", ["", "12,00", "1,200,", "+5", "ten", "٢٠٠", "99999999"])
def test_what_is_no_whole_number_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        points.parse(typed)
    assert (caught.value.code, caught.value.field) == ("points_not_whole", "points")
