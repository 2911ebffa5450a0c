"""R13: whatever file comes, it is imported whole and counted, or refused and nothing changed."""

import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import UserError
from app.models import refused
from app.services import batches, importing
from app.services.desk import Desk
from app.services.importing import ImportReport, Options
from tests.intake.test_fuzz import MUTATORS, seeds
from tests.reliability.shops import ailments, digest, make_shop, opened, write_sales

MUTANTS = 160
LONG_MUTANTS = 10_000
SECONDS = 30.0
LIST = (
    "number,name,phone,email,birthday,joined,influence,tags,referrer,amount,frequency\r\n"
    "0001,张三,13812345678,a@example.com,1990-02-28,2020-01-31,3,vip;tea,,¥1000,5次\r\n"
    "0002,李四,13912345678,,,2年,5,,0001,20000,10\r\n"
    ",王五,,,,,,,,50,1\r\n,王五,,,,,,,,50,1\r\n0901,Ann,+44 20 7946 0018,,02-29,,,,0002,,\r\n"
)
REFUNDS = (
    "order,customer,date,amount,category,original_order\r\n"
    "N1,0001,2026-03-01,500.00,tea,\r\nN1,0001,2026-03-01,20.00,cups,\r\n"
    "R1,0001,2026-04-01,-20.00,cups,N1\r\nR2,,2026-04-02,-500.00,tea,N1\r\n"
    "R3,0002,2026-04-02,-9.00,tea,nobody\r\n,,2027-01-01,3.00,,\r\n"
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("fuzz") / "shop"
    key = make_shop(folder, customers=15, sales=40)
    with opened(folder, key) as desk:
        yield desk


def files(base: Path, shared: Path | None) -> list[tuple[str, bytes]]:
    write_sales(base / "seed.csv", 30, 20, seed=3, bad=1)
    own = [(base / "seed.csv").read_bytes(), LIST.encode(), REFUNDS.encode()]
    return [(".csv", content) for content in own] + seeds(base, shared)


def taken(desk: Desk, path: Path) -> ImportReport | None:
    """Import a file; None when it was refused in plain words."""
    told: list[UserError] = []
    try:
        return importing.run(desk, path, Options()).value
    except UserError as error:
        told.append(error)
    assert all(told[0].sentences()), told[0].code
    return None


def hold(desk: Desk, path: Path, before: str) -> str:
    """Import one file, hold its figures together, take it back; return how it went."""
    began = time.perf_counter()
    report = taken(desk, path)
    assert time.perf_counter() - began < SECONDS
    if report is None:
        assert digest(desk) == before, "a refused file changed the shop"
        return "refused"
    counted = report.created + report.unchanged + report.updated + report.rejected
    assert report.read == counted > 0
    assert len(report.rejects) == min(report.rejected, 1000)
    with desk.read() as work:
        kept = refused.counts(work.connection).get(report.batch or 0, 0)
    assert kept == report.rejected
    changed = digest(desk)
    again = taken(desk, path)
    assert again is not None
    assert (again.created, again.read) == (0, report.read)
    assert digest(desk) == changed, "the same file changed the shop twice"
    has_work = again.rejected or again.updated
    assert again.batch is None or has_work, "a batch with nothing to take back"
    for batch in (again.batch, report.batch):
        if batch is not None:
            batches.undo(desk, batch)
    assert digest(desk) == before, "an import taken back left something"
    return "imported" if changed != before else "nothing new"


def shake(
    desk: Desk, base: Path, given: list[tuple[str, bytes]], count: int, seed: int
) -> Counter[str]:
    chance = random.Random(seed)
    outcomes: Counter[str] = Counter()
    before = digest(desk)
    kept = base / "kept"
    for number in range(count):
        ending, content = given[number % len(given)]
        for _ in range(chance.choice((1, 1, 2, 4))):
            content = chance.choice(MUTATORS)(chance, content) or b"x"
        path = base / f"mutant{number}{ending}"
        path.write_bytes(content)
        try:
            outcomes[hold(desk, path, before)] += 1
        except BaseException:
            shutil.move(path, kept.with_suffix(ending))
            raise
        path.unlink()
    assert ailments(desk) == []
    return outcomes


def test_honest_files_are_imported_counted_and_taken_back(desk: Desk, tmp_path: Path) -> None:
    """The control: what the mutants are made of is not refused."""
    before = digest(desk)
    outcomes = []
    for number, (ending, content) in enumerate(files(tmp_path, None)):
        path = tmp_path / f"honest{number}{ending}"
        path.write_bytes(content)
        outcomes.append(hold(desk, path, before))
    assert set(outcomes) == {"imported"}
    assert ailments(desk) == []


def test_a_few_hundred_mutants(desk: Desk, tmp_path: Path) -> None:
    outcomes = shake(desk, tmp_path, files(tmp_path, None), MUTANTS, 20261122)
    print(dict(outcomes))  # noqa: T201 - the figures of the run
    assert outcomes["imported"] > MUTANTS // 10
    assert outcomes["refused"] > MUTANTS // 20


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_ten_thousand_mutants_of_real_files(desk: Desk, tmp_path: Path) -> None:
    shared = Path(__file__).parents[3] / "shared" / "data"
    given = files(tmp_path, shared if shared.is_dir() else None)
    outcomes = shake(desk, tmp_path, given, LONG_MUTANTS, 13)
    print(dict(outcomes))  # noqa: T201 - the figures of the run
    assert sum(outcomes.values()) == LONG_MUTANTS
