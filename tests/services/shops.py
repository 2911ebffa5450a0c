"""Small real shops for the tests of services: filled only by what services offer."""

import csv
import math
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from app import bootstrap
from app.domain.access import Role
from app.domain.customer_rules import CustomerEntry
from app.domain.facts import Facts
from app.domain.schemes import Dimension, LevelRule, Scheme, Step
from app.errors import Cancelled, UserError
from app.models import audit, backup, grades, levels
from app.services import checkout, customers, doctor, grader, importing
from app.services.checkout import Receipt, ReturnEntry, SaleEntry
from app.services.desk import Actor, Desk
from app.services.importing import ImportReport, Options
from app.services.progress import SILENT
from app.services.schemes import rules_of

DAY = date(2024, 4, 1)
CLASSIC = [
    line.split("|")
    for line in (
        "名称|联系方式|消费金额|购买频次|使用年限|影响力评分|当前等级|上次评级日期|下一次评级日期",
        "张三|13812345678|¥10,000|5次/年|2年|3分|白银|2023-03-01|2024-03-01",
        "李四|13912345678|¥30,000|10次/年|3年|5分|铂金|2023-06-01|2024-06-01",
    )
]


class FixedClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, day: date = DAY) -> None:
        self.day = day
        self.moment = datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        return self.moment

    def move(self, days: int = 0, seconds: int = 0) -> None:
        """Let days and seconds pass."""
        self.day += timedelta(days=days)
        self.moment += timedelta(days=days, seconds=seconds)


@contextmanager
def refusal(code: str, field: str | None = None) -> Iterator[None]:
    """Expect a refusal by its code, and beside its field, in words that leave no gap."""
    with pytest.raises(UserError) as caught:
        yield
    error = caught.value
    assert (error.code, field if field is None else error.field) == (code, field)
    what, advice = error.sentences()
    assert what
    assert advice


def make_shop(folder: Path) -> Path:
    """Create the shop that every test starts from a copy of."""
    setup = bootstrap.ShopSetup("茶铺", owner="owner", plain=True)
    return bootstrap.create_shop(folder, setup, FixedClock()).shop


def open_copy(original: Path, folder: Path, clock: FixedClock) -> Desk:
    """Open a copy of a shop as its owner."""
    shutil.copytree(original, folder)
    return bootstrap.open_desk(folder, clock=clock)


@contextmanager
def shop_of(original: Path) -> Iterator[tuple[Desk, FixedClock]]:
    """Give a shop of its own to one example of a property."""
    with TemporaryDirectory() as parent:
        clock = FixedClock()
        desk = open_copy(original, Path(parent) / "shop", clock)
        try:
            yield desk, clock
        finally:
            desk.close()


def as_role(desk: Desk, role: Role) -> Desk:
    """Return the same shop with somebody else at the desk."""
    return replace(desk, actor=Actor(f"test {role.value}", role.value, role))


def add(desk: Desk, name: str = "张三", **values: Any) -> int:  # noqa: ANN401 - any field
    """Add a customer through the service and return its id."""
    return customers.add_customer(desk, CustomerEntry(name=name, **_with_notes(values))).value


def _with_notes(values: dict[str, Any]) -> dict[str, Any]:
    """Return fields with the evidence that staff must give, where a test names none."""
    given = [name for name in ("influence", "potential") if values.get(name) is not None]
    return {f"{name}_note": "seen by staff" for name in given} | values


def edit(desk: Desk, customer_id: int, **values: Any) -> None:  # noqa: ANN401 - any field
    """Change a customer as a form does: with everything the card showed."""
    entry = replace(customers.card(desk, customer_id).entry, **_with_notes(values))
    customers.edit_customer(desk, customer_id, entry)


def sell(desk: Desk, customer_id: int | None, amount: str = "100.00", **more: Any) -> Receipt:  # noqa: ANN401
    """Record a sale of so much."""
    return checkout.record_sale(desk, SaleEntry(customer_id, minor(amount), **more)).value


def take_back(desk: Desk, document: str, amount: str | None = None, **more: Any) -> Receipt:  # noqa: ANN401
    """Record a return of a whole order, or of so much of it."""
    back = None if amount is None else minor(amount)
    return checkout.record_return(desk, ReturnEntry(document, back, **more)).value


def minor(amount: str) -> int:
    return int(Decimal(amount) * 100)


def write_csv(
    path: Path, rows: Iterable[Sequence[object]], encoding: str = "utf-8", delimiter: str = ","
) -> Path:
    """Write rows, the header first, as a shop's program would."""
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    return path


def take_in(desk: Desk, path: Path, **options: Any) -> ImportReport:  # noqa: ANN401 - any option
    """Import a file."""
    return importing.run(desk, path, Options(**options)).value


def digest(desk: Desk) -> str:
    """Return the fingerprint of everything that lives in the shop."""
    with desk.read() as work:
        return backup.digest(work.connection)


def grade_of(desk: Desk, customer_id: int) -> dict[str, Any]:
    """Return the stored grade of a customer, {} before the first."""
    with desk.read() as work:
        row = grades.get(work.connection, customer_id)
    return {} if row is None else dict(row._mapping)


def steps_of(desk: Desk, customer_id: int) -> list[Any]:
    """Return the level history of a customer."""
    with desk.read() as work:
        return levels.of_customer(work.connection, customer_id)


def facts_of(desk: Desk, customer_id: int) -> dict[str, float | None]:
    """Return the raw facts of a customer today under the scheme in force; None is missing."""
    with desk.read() as work:
        facts: Facts = grader.standing(work, rules_of(work), [customer_id]).facts
    found = {one.name: float(getattr(facts, one.name)[0]) for one in fields(facts)}
    return {name: None if math.isnan(value) else value for name, value in found.items()}


def audit_of(desk: Desk) -> list[Any]:
    """Return the audit lines, newest first."""
    with desk.read() as work:
        return audit.latest(work.connection)


def answers_of(desk: Desk, customer_id: int) -> list[tuple[int, str]]:
    """Return mark and note of a customer's satisfaction answers in their order."""
    query = f"SELECT mark, note FROM feedback WHERE voided = 0 AND customer_id = {customer_id}"
    with desk.read() as work:
        found = work.connection.exec_driver_sql(f"{query} ORDER BY id")
        return [(row.mark, row.note) for row in found]


def rows_in(desk: Desk, table: str) -> int:
    """Count the live rows of a table."""
    with desk.read() as work:
        query = f"SELECT count(*) FROM {table} WHERE voided = 0"
        return int(work.connection.exec_driver_sql(query).scalar_one())


def troubles(desk: Desk) -> list[tuple[str, str]]:
    """Return what the doctor finds broken: [] for a sound shop."""
    return [(one.name, one.detail) for one in doctor.check(desk) if not one.ok]


def scheme(*dimensions: Dimension, **more: Any) -> Scheme:  # noqa: ANN401 - any field of a scheme
    """Return a scheme with five levels at 0, 20, 40, 60, 80; by default the amount alone."""
    given = dimensions or (Dimension("amount", 100, full=Decimal(1000)),)
    bounds = more.pop("bounds", (0, 20, 40, 60, 80))
    levels_ = tuple(
        LevelRule(rank, f"L{rank}", Decimal(bound)) for rank, bound in enumerate(bounds, 1)
    )
    return Scheme("test", given, more.pop("levels", levels_), **more)


def steps(*pairs: tuple[int, int]) -> tuple[Step, ...]:
    """Return the steps of a stepped scale."""
    return tuple(Step(Decimal(lower), Decimal(points)) for lower, points in pairs)


class Stopping:
    """Progress whose user wants to stop at the n-th check."""

    def __init__(self, checks: int) -> None:
        self.left = checks

    def step(self, done: int, total: int, text: str = "") -> None:
        SILENT.step(done, total, text)

    def check(self) -> None:
        self.left -= 1
        if self.left <= 0:
            raise Cancelled


PERCENTILE = scheme(Dimension("amount", 60, "percentile"), Dimension("frequency", 40, "percentile"))
