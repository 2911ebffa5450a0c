"""Real purchases in, exact stars out: 0 differences to figures that others computed."""

import random
from decimal import ROUND_DOWN, Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import SCHEME, Cli, rows_of, unpacked

CDNOW = Path(__file__).resolve().parents[1] / "data" / "cdnow"
EXPECTED = "online_retail_small__{day}__brief.csv"


def differences(customers: list[dict[str, Any]], expected: list[dict[str, str]]) -> list[str]:
    """Return every figure of the star table that is not the expected one."""
    found = {row["number"]: row for row in customers}
    wrong = []
    for row in expected:
        total = Decimal(row["total"]) + Decimal("1e-9")
        wanted = {
            "amount": row["amount_365"],
            "frequency": int(row["purchases_365"]),
            "diversity": int(row["categories_365"]),
            "score": str(total.quantize(Decimal("0.01"), ROUND_DOWN)),
            "stars": int(row["stars"]),
            "live_stars": int(row["stars"]),
        }
        ours = found.pop(row["customer_id"], None)
        if ours is None or any(ours[key] != value for key, value in wanted.items()):
            wrong.append(f"{row['customer_id']}: {ours} instead of {wanted}")
    wrong += [f"{number}: unexpected" for number, row in found.items() if row["stars"] != 0]
    return wrong


def shuffled(file: Path) -> Path:
    """Write the rows of a CSV file in another order."""
    head, *lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    random.Random(9).shuffle(lines)
    other = file.with_name("shuffled.csv")
    other.write_text(head + "".join(lines), encoding="utf-8")
    return other


def prepare(cli: Cli, amount: int, folder: Path) -> None:
    scheme = folder / "brief.toml"
    scheme.write_text(SCHEME.format(amount=amount), encoding="utf-8")
    assert cli("scheme", "set", scheme).status == 0


@pytest.mark.parametrize(
    ("day", "is_shuffled"),
    [("2011-06-12", False), ("2011-09-10", False), ("2011-12-09", False), ("2011-12-09", True)],
)
def test_online_retail_gives_the_expected_stars(
    cli: Cli, tmp_path: Path, shared_data: Path, day: str, is_shuffled: bool
) -> None:
    folder = shared_data / "online_retail"
    prepare(cli, 4000, tmp_path)
    file = unpacked(folder / "canonical_small.csv.gz", tmp_path)
    file = shuffled(file) if is_shuffled else file
    report = cli.json("import", file, as_of=day)
    assert report["read"] == report["created"] == 46739
    assert report["total_amount"] == "844750.50"
    assert report["customers_created"] == 502
    customers = cli.json("customers", as_of=day)
    assert differences(customers, rows_of(folder / EXPECTED.format(day=day))) == []


def test_cdnow_gives_the_expected_stars_and_leaves_no_trace(cli: Cli, tmp_path: Path) -> None:
    day = "1998-06-30"
    prepare(cli, 200, tmp_path)
    empty = cli.digest()
    file = unpacked(CDNOW / "canonical_sample.csv.gz", tmp_path)
    first = cli.json("import", file, as_of=day)
    assert (first["rejected"], first["unchanged"]) == (0, 0)
    expected = rows_of(CDNOW / f"cdnow_sample__{day}__brief.csv")
    assert differences(cli.json("customers", as_of=day), expected) == []

    full = cli.digest()
    again = cli.json("import", shuffled(file), as_of=day)
    assert (again["created"], again["customers_created"]) == (0, 0)
    assert again["unchanged"] == again["read"] == first["created"]
    assert cli.digest() == full

    assert cli("undo", str(first["batch"]), as_of=day).status == 0
    assert cli.digest() == empty
    back = cli.json("import", file, as_of=day)
    assert back["created"] == first["created"]
    assert differences(cli.json("customers", as_of=day), expected) == []


def test_a_regrade_of_what_was_just_graded_changes_nothing(cli: Cli, tmp_path: Path) -> None:
    day = "1998-06-30"
    prepare(cli, 200, tmp_path)
    cli.json("import", unpacked(CDNOW / "canonical_sample.csv.gz", tmp_path), as_of=day)
    before = cli.digest()
    report = cli.json("regrade", as_of=day)
    assert (report["customers"], report["changed"]) == (2357, 0)
    assert cli.digest() == before


def test_online_retail_moves_as_the_preview_says_and_comes_back_to_the_expected(
    cli: Cli, tmp_path: Path, shared_data: Path
) -> None:
    day, folder = "2011-12-09", shared_data / "online_retail"
    prepare(cli, 4000, tmp_path)
    cli.json("import", unpacked(folder / "canonical_small.csv.gz", tmp_path), as_of=day)
    expected = rows_of(folder / EXPECTED.format(day=day))
    before = {row["number"]: row for row in cli.json("customers", as_of=day)}
    assert differences([*before.values()], expected) == []
    digest = cli.digest()
    other = tmp_path / "other.toml"
    text = SCHEME.format(amount=2500).replace('lower = "40"', 'lower = "45"')
    other.write_text(text + '\n[[level]]\nstars = 6\nname = "6"\nlower = "95"\n', "utf-8")

    seen = cli.json("scheme", "preview", other, as_of=day)
    assert cli.digest() == digest
    assert seen["moved"] == len(seen["movers"]) > 100
    applied = cli.json("scheme", "set", other, as_of=day)
    assert applied["changed"] == seen["moved"]
    after = {row["number"]: row["level"] for row in cli.json("customers", as_of=day)}
    moved = {
        number: (row["level"], after[number], row["number"])
        for number, row in before.items()
        if row["level"] != after[number]
    }
    assert moved == {
        one["number"]: (one["from"], one["to"], one["number"]) for one in seen["movers"]
    }
    assert cli("undo", str(applied["batch"]), as_of=day).status == 0
    assert differences(cli.json("customers", as_of=day), expected) == []

    later = "2012-07-05"
    cli.json("customers", as_of=later)
    digest = cli.digest()
    seen = cli.json("review", "--preview", as_of=later)
    assert cli.digest() == digest
    assert seen["days"] == ["2012-01-01", "2012-04-01", "2012-07-01"]
    done = cli.json("review", as_of=later)
    assert done["demoted"] > 100
    assert [done[key] for key in ("matrix", "moved")] == [seen[key] for key in ("matrix", "moved")]
    fallen = {one["number"]: one["to"] for one in done["moved"]}
    levels = {row["number"]: row["level"] for row in cli.json("customers", as_of=later)}
    assert {number: levels[number] for number in fallen} == fallen
    assert cli.json("undo", "--run", str(done["batch"]), as_of=later)["customers"] == 502
    assert cli.digest() == digest
    assert cli.json("doctor", as_of=later)["ok"]
