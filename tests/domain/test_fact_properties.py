"""What must hold of the facts for any sales: no order of rows, no return, nobody else matters."""

from dataclasses import fields, replace
from datetime import date
from random import Random
from typing import Any

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.domain import facts
from app.domain.facts import Facts, SaleLines, Traits, Window

SOME = settings(max_examples=50)
END = date(2024, 6, 30)
LAST = facts.day_number(END)
CUSTOMERS = 4


@st.composite
def sale_lines(draw: st.DrawFn) -> SaleLines:
    """Draw up to a dozen lines of up to five orders, some of them returns of lines before."""
    rows: list[tuple[int, ...]] = []
    for number in range(draw(st.integers(0, 12))):
        takes_back = draw(st.sampled_from([None, *rows])) if rows else None
        back = draw(st.booleans()) and takes_back is not None
        if back and takes_back is not None:
            customer, sale, line, _, when, amount, _ = takes_back
            taken = -draw(st.integers(1, max(1, abs(amount))))
            rows.append((customer, sale, number, line, when + draw(st.integers(0, 40)), taken, -1))
            continue
        sale = draw(st.integers(0, 4))
        when = LAST - draw(st.integers(-20, 800))
        amount = draw(st.integers(-500, 5000))
        category = draw(st.integers(-1, 3))
        rows.append((sale % CUSTOMERS, sale, number, number, when, amount, category))
    return SaleLines(*np.array(rows, np.int64).reshape(-1, 7).T)


def customers() -> Traits:
    known = Traits.unknown(np.arange(CUSTOMERS, dtype=np.int64))
    return replace(known, referrer_id=np.array([-1, 0, 0, 1], np.int64))


def folded(lines: SaleLines, scheme_days: int = 365, counts: str = "orders") -> Facts:
    return facts.fold(lines, customers(), Window.ending(END, scheme_days), counts)


def same(left: Facts, right: Facts) -> bool:
    pairs = ((getattr(left, field.name), getattr(right, field.name)) for field in fields(Facts))
    return all(np.array_equal(one, other, equal_nan=True) for one, other in pairs)


def with_line(lines: SaleLines, **line: int) -> SaleLines:
    """Add one line to lines."""
    number = len(lines.day) + 100
    row: dict[str, Any] = {"line_id": number, "origin_id": number, "category_id": -1} | line
    return SaleLines(
        *(
            np.append(getattr(lines, field.name), row[field.name]).astype(np.int64)
            for field in fields(SaleLines)
        )
    )


@SOME
@given(sale_lines(), st.randoms(use_true_random=False), st.sampled_from([0, 30, 365]))
def test_shuffled_lines_give_the_same_facts(lines: SaleLines, chance: Random, window: int) -> None:
    order = list(range(len(lines.day)))
    chance.shuffle(order)
    for counts in ("orders", "days"):
        shuffled = lines.take(np.array(order, np.int64))
        assert same(folded(lines, window, counts), folded(shuffled, window, counts))


@SOME
@given(sale_lines(), st.integers(1, 5000), st.integers(0, 700), st.integers(0, 200))
def test_a_sale_and_its_return_leave_no_trace(
    lines: SaleLines, amount: int, days_ago: int, waited: int
) -> None:
    window = Window.ending(END, 365)
    sold = LAST - days_ago
    returned = min(sold + waited, LAST)
    start = window.start_day or 0
    assume((sold >= start) == (returned >= start))
    sale = with_line(lines, customer_id=1, sale_id=77, day=sold, amount_minor=amount, line_id=99)
    sale = replace(sale, origin_id=np.append(sale.origin_id[:-1], 99))
    undone = with_line(
        sale, customer_id=1, sale_id=77, day=returned, amount_minor=-amount, origin_id=99
    )
    assert same(folded(lines), folded(undone))


@SOME
@given(sale_lines(), st.integers(1, 5000), st.integers(0, 364), st.integers(-1, 5))
def test_one_more_order_never_lowers_a_fact(
    lines: SaleLines, amount: int, days_ago: int, category: int
) -> None:
    before = folded(lines)
    bought = with_line(
        lines,
        customer_id=1,
        sale_id=77,
        day=LAST - days_ago,
        amount_minor=amount,
        category_id=category,
    )
    after = folded(bought)
    for name in ("amount_minor", "frequency", "diversity", "stability_blocks", "referrals"):
        assert np.all(getattr(after, name) >= getattr(before, name))
    assert after.frequency[1] == before.frequency[1] + 1
    assert after.amount_minor[1] == before.amount_minor[1] + amount
    assert not after.recency_days[1] > before.recency_days[1]


@SOME
@given(sale_lines())
def test_one_customer_alone_has_the_same_facts(lines: SaleLines) -> None:
    everybody = folded(lines)
    window = Window.ending(END, 365)
    for customer in range(CUSTOMERS):
        own = lines.take(lines.customer_id == customer)
        alone = facts.fold(own, Traits.unknown(np.array([customer])), window, "orders")
        row = everybody.take(np.array([customer]))
        assert same(alone, replace(row, referrals=alone.referrals))
