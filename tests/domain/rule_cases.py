"""Reads the public cases of tests/cases and builds what they describe."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike

from app.domain import facts, money, scheme_toml, templates
from app.domain.facts import Facts, SaleLines, Traits, Window
from app.domain.schemes import Dimension, LevelRule, Scheme

FOLDER = Path(__file__).resolve().parent.parent / "cases"
Case = dict[str, Any]


def load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def each(name: str, group: str) -> pytest.MarkDecorator:
    """Run a test once for each case of a group, named by the case."""
    cases: list[Case] = load(name)[group]
    return pytest.mark.parametrize("case", cases, ids=[case["name"] for case in cases])


def ints(*values: int) -> facts.Ints:
    return np.array(values, np.int64)


def day(text: str) -> int:
    return facts.day_number(date.fromisoformat(text))


def sale_lines(lines: list[Case], names: list[str]) -> SaleLines:
    """Number the lines of a case; a line that takes another back points at it."""
    orders = list(dict.fromkeys(line["order"] for line in lines))
    categories = list(dict.fromkeys(line["category"] for line in lines if "category" in line))
    numbers = {line["line"]: number for number, line in enumerate(lines) if "line" in line}
    rows = [
        (
            names.index(line.get("customer", "A")) if line.get("customer", "A") in names else -7,
            orders.index(line["order"]),
            number,
            numbers.get(line.get("takes_back", ""), number),
            day(line["day"]),
            money.parse_money(line["amount"]),
            categories.index(line["category"]) if "category" in line else facts.NOTHING,
        )
        for number, line in enumerate(lines)
    ]
    return SaleLines(*np.array(rows, np.int64).reshape(-1, 7).T)


def traits(customers: list[Case]) -> Traits:
    names = [customer["name"] for customer in customers]
    openings = [customer.get("opening", [0, 0, 0]) for customer in customers]
    return Traits(
        customer_id=np.arange(len(names), dtype=np.int64),
        joined_day=ints(*(day(c["joined"]) if "joined" in c else -1 for c in customers)),
        influence=np.array([c.get("influence", np.nan) for c in customers], np.float64),
        potential=np.array([c.get("potential", np.nan) for c in customers], np.float64),
        referrer_id=ints(
            *(names.index(c["referrer"]) if "referrer" in c else -1 for c in customers)
        ),
        feedback_mean=np.array([c.get("feedback", np.nan) for c in customers], np.float64),
        opening_minor=ints(*(opening[0] for opening in openings)),
        opening_orders=ints(*(opening[1] for opening in openings)),
        opening_lifetime_minor=ints(*(opening[2] for opening in openings)),
    )


def fold_case(case: Case, lines: list[Case]) -> Facts:
    customers = case.get("customers", [{"name": "A"}])
    window = Window.ending(date.fromisoformat(case["end"]), case.get("window_days", 365))
    return facts.fold(
        sale_lines(lines, [customer["name"] for customer in customers]),
        traits(customers),
        window,
        case.get("frequency_counts", "orders"),
    )


def written(folded: Facts) -> dict[str, Any]:
    """Return the first customer's facts as the cases write them."""

    def known(value: float) -> float | None:
        return None if np.isnan(value) else float(value)

    def day_text(number: int) -> str | None:
        return None if number == facts.NOTHING else facts.day_of(number).isoformat()

    return {
        "amount": int(folded.amount_minor[0]),
        "frequency": int(folded.frequency[0]),
        "recency": known(folded.recency_days[0]),
        "tenure": known(folded.tenure_months[0]),
        "diversity": int(folded.diversity[0]),
        "stability": int(folded.stability_blocks[0]),
        "influence": known(folded.influence[0]),
        "referrals": int(folded.referrals[0]),
        "potential": known(folded.potential[0]),
        "feedback": known(folded.feedback[0]),
        "lifetime": int(folded.lifetime_minor[0]),
        "first": day_text(int(folded.first_day[0])),
        "last": day_text(int(folded.last_day[0])),
    }


def some_facts(count: int = 1, **known: ArrayLike) -> Facts:
    """Return facts of some customers: nothing bought, nothing known, but for what is given."""
    none = np.zeros(count, np.int64)
    blank = np.full(count, np.nan)
    values: dict[str, Any] = {
        **dict.fromkeys(
            ("amount_minor", "frequency", "diversity", "stability_blocks", "referrals"), none
        ),
        **dict.fromkeys(
            ("recency_days", "tenure_months", "influence", "potential", "feedback"), blank
        ),
        "customer_id": np.arange(count, dtype=np.int64),
        "lifetime_minor": none,
        "last_day": none + facts.NOTHING,
        "first_day": none + facts.NOTHING,
    }
    return Facts(**values | {key: np.asarray(value) for key, value in known.items()})


def with_dimensions(dimensions: list[Case], **changes: object) -> Scheme:
    """Return the default scheme with other dimensions, written as in a scheme file."""
    plain = scheme_toml.to_dict(templates.template())
    return scheme_toml.from_dict(plain | {"dimension": dimensions} | changes)


def with_bounds(case: Case) -> tuple[LevelRule, ...]:
    bounds = case["bounds"]
    entries = case.get("entries", [None] * len(bounds))
    return tuple(
        LevelRule(rank, f"level {rank}", Decimal(bound), direct_entry_minor=entry)
        for rank, (bound, entry) in enumerate(zip(bounds, entries, strict=True), 1)
    )


def weighing(weights: list[int]) -> Scheme:
    """Return a scheme that weighs the first dimensions by these weights."""
    base = templates.template()
    dimensions = tuple(
        Dimension(key, weight)
        for key, weight in zip(("amount", "frequency", "diversity"), weights, strict=False)
    )
    return Scheme(base.name, dimensions, base.levels)
