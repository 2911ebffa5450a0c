"""Two real shops, graded to the cent against figures that others worked out."""

import csv
import gzip
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.domain import facts, money, scoring, templates
from app.domain.facts import Facts, SaleLines, Traits, Window
from app.domain.schemes import Dimension, Scheme

OWN_DATA = Path(__file__).resolve().parent.parent / "data"
_cache: dict[Path, tuple[list[str], SaleLines]] = {}


def read(path: Path) -> tuple[list[str], SaleLines]:
    """Return the customers' numbers in order and the lines of a canonical file."""
    if path in _cache:
        return _cache[path]
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = sorted({row["customer"] for row in rows})
    numbers = {name: number for number, name in enumerate(names)}
    orders = {row["purchase"]: number for number, row in enumerate(rows)}
    categories = {row["category"]: number for number, row in enumerate(rows)} | {"": -1}
    line = np.arange(len(rows), dtype=np.int64)

    def column(values: list[int]) -> facts.Ints:
        return np.array(values, np.int64)

    lines = SaleLines(
        customer_id=column([numbers[row["customer"]] for row in rows]),
        sale_id=column([orders[row["purchase"]] for row in rows]),
        line_id=line,
        origin_id=line,
        day=column([facts.day_number(date.fromisoformat(row["date"])) for row in rows]),
        amount_minor=column([money.parse_money(row["amount"]) for row in rows]),
        category_id=column([categories[row["category"]] for row in rows]),
    )
    _cache[path] = names, lines
    return names, lines


def brief(amount: int, frequency: int = 12, diversity: int = 6) -> Scheme:
    return Scheme(
        "brief",
        (
            Dimension("amount", 60, full=Decimal(amount)),
            Dimension("frequency", 30, full=Decimal(frequency)),
            Dimension("diversity", 10, full=Decimal(diversity)),
        ),
        templates.template("stars5").levels,
    )


def fold(lines: SaleLines, count: int, day: str) -> Facts:
    known = Traits.unknown(np.arange(count, dtype=np.int64))
    return facts.fold(lines, known, Window.ending(date.fromisoformat(day), 365), "orders")


def differences(
    names: list[str], folded: Facts, scheme: Scheme, expected: Path
) -> list[tuple[str, object]]:
    """Return every customer whose facts, points, total or stars are not those expected."""
    points = scoring.points_matrix(scheme, folded)
    score = scoring.scores(scheme, points)
    rank = scoring.level_ranks(scheme, score, folded.lifetime_minor)
    found = {
        name: (
            money.plain(int(folded.amount_minor[row])),
            int(folded.frequency[row]),
            int(folded.diversity[row]),
            *(round(float(given), 6) for given in points.points[row]),
            round(float(score[row]), 6),
            int(rank[row]),
        )
        for row, name in enumerate(names)
    }
    wrong: list[tuple[str, object]] = []
    with expected.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            wanted = (
                row["amount_365"],
                int(row["purchases_365"]),
                int(row["categories_365"]),
                float(row["score_amount"]),
                float(row["score_frequency"]),
                float(row["score_diversity"]),
                float(row["total"]),
                int(row["stars"]),
            )
            if found[row["customer_id"]] != wanted:
                wrong.append((row["customer_id"], (found[row["customer_id"]], wanted)))
    return wrong


def shuffled(lines: SaleLines, seed: int) -> SaleLines:
    return lines.take(np.random.default_rng(seed).permutation(len(lines.day)))


@pytest.mark.parametrize("day", ["2011-06-12", "2011-09-10", "2011-12-09"])
def test_online_retail(shared_data: Path, day: str) -> None:
    folder = shared_data / "online_retail"
    names, lines = read(folder / "canonical_small.csv.gz")
    expected = folder / f"online_retail_small__{day}__brief.csv"
    straight = fold(lines, len(names), day)
    assert differences(names, straight, brief(4000), expected) == []
    mixed = fold(shuffled(lines, 3), len(names), day)
    assert differences(names, mixed, brief(4000), expected) == []
    check_totals(folder / "online_retail_small.json", day, lines, straight)


def test_cdnow() -> None:
    folder = OWN_DATA / "cdnow"
    names, lines = read(folder / "canonical_sample.csv.gz")
    expected = folder / "cdnow_sample__1998-06-30__brief.csv"
    straight = fold(lines, len(names), "1998-06-30")
    assert differences(names, straight, brief(200), expected) == []
    mixed = fold(shuffled(lines, 5), len(names), "1998-06-30")
    assert differences(names, mixed, brief(200), expected) == []


@pytest.mark.parametrize("day", ["1998-01-01", "1998-04-01", "1998-06-30"])
def test_cdnow_totals(day: str) -> None:
    folder = OWN_DATA / "cdnow"
    names, lines = read(folder / "canonical_sample.csv.gz")
    check_totals(folder / "cdnow_sample.json", day, lines, fold(lines, len(names), day))


def check_totals(path: Path, day: str, lines: SaleLines, folded: Facts) -> None:
    runs = json.loads(path.read_text(encoding="utf-8"))["runs"]
    chosen = [run for run in runs if run["asof"] == day]
    assert chosen
    for run in chosen:
        check_run(run, lines, folded)


def check_run(run: dict[str, Any], lines: SaleLines, folded: Facts) -> None:
    """Compare a day's population, sums and number of customers per star."""
    end = facts.day_number(date.fromisoformat(run["asof"]))
    folded = folded.take(np.unique(lines.customer_id[lines.day <= end]))
    scheme = brief(**run["full_marks"])
    score = scoring.scores(scheme, scoring.points_matrix(scheme, folded))
    rank = scoring.level_ranks(scheme, score, folded.lifetime_minor)
    assert len(folded.customer_id) == run["population"]
    assert int(np.sum(folded.frequency > 0)) == run["active_in_window"]
    assert int(np.sum(folded.frequency)) == run["purchases_in_window"]
    assert money.plain(int(np.sum(folded.amount_minor))) == run["amount_in_window"]
    assert int(np.sum(folded.amount_minor < 0)) == run["customers_negative_amount"]
    stars = {str(star): int(np.sum(rank == star)) for star in (5, 4, 3, 2, 1)}
    assert stars == run["stars"]
    assert float(np.mean(score)) == pytest.approx(run["mean_total"], abs=1e-6)
