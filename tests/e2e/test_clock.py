"""R20: a wrong clock dates nothing, drops nobody and expires nothing before somebody says so."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain import clock_sense
from app.services.desk import SystemClock
from tests.e2e.conftest import Cli
from tests.services.shops import write_csv


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> "Cell":
    """Give the PC's clock: so many days away from the true one."""
    cell = Cell()
    monkeypatch.setattr(SystemClock, "now", lambda _self: datetime.now(UTC) + cell.away)
    monkeypatch.setattr(
        SystemClock,
        "today",
        lambda self: self._business_day or (datetime.now(UTC) + cell.away).date(),
    )
    return cell


class Cell:
    """How far the PC's clock is away from the true one."""

    away = timedelta(0)


def graded_shop(cli: Cli, folder: Path) -> str:
    """Fill the shop with customers who bought lately, grade them, and return its digest."""
    today = datetime.now(UTC).date()
    rows: list[list[object]] = [["customer", "document", "date", "amount"]]
    for at in range(6):
        day = today - timedelta(days=40 * at)
        rows += [[f"C{at}", f"D{at}-{again}", day, 900 * (at + 1)] for again in range(at + 1)]
    cli.json("import", write_csv(folder / "sales.csv", rows))
    cli.json("regrade")
    return cli.digest()


@pytest.mark.parametrize("days", [-365, -1, 401, 3652])
def test_nothing_follows_a_wrong_clock_unasked(
    cli: Cli, at: Cell, days: int, tmp_path: Path
) -> None:
    before, today = graded_shop(cli, tmp_path), datetime.now(UTC).date().isoformat()
    at.away = timedelta(days=days)
    for line in (["regrade"], ["review", "--due"], ["undo", "1"]):
        refused = cli(*line)
        assert refused.status == 1
        assert "clock" in refused.err
        assert "--as-of" in refused.err
    asked = cli("--json", "customers")
    assert asked.status == 0
    assert "clock" in asked.err
    assert cli("backup").status == 0
    at.away = timedelta(0)
    assert cli.digest() == before
    at.away = timedelta(days=days)
    assert cli("regrade", as_of=today).status == 0


@pytest.mark.parametrize("days", [-365, 401])
def test_the_control_without_the_question_lets_levels_move(
    cli: Cli, at: Cell, days: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = graded_shop(cli, tmp_path)
    monkeypatch.setattr(clock_sense, "doubt", lambda _now, _last: None)
    at.away = timedelta(days=days)
    cli("regrade")
    at.away = timedelta(0)
    assert cli.digest() != before


def test_midnight_leap_days_and_a_pause_are_no_wrong_clock(cli: Cli, at: Cell) -> None:
    cli.json("regrade")
    for days in (1, 29, 399):
        at.away += timedelta(days=days if days != 399 else 370)
        assert cli("regrade").status == 0
