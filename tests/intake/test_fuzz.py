"""Mutated files: every one is read or refused; none crashes, hangs or loses count of its rows."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.importing import ReadOptions, Totals, parse_rows, plan
from app.errors import UserError
from app.intake.any_file import read_file
from tests.intake.files import ods, ods_row, write_xlsx
from tests.intake.test_formats import D12
from tests.intake.xls_file import records, write_xls

SECONDS = 30.0
SALES_CSV = "customer,purchase,date,amount,category\r\n" + "".join(
    f'000{n},P{n},2024-03-{n % 28 + 1:02d},"{n}.50",茶{n % 3}\r\n' for n in range(40)
)
CARD = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0;=E4=B8=89\r\n"
    "TEL;CELL:13812345678\r\nBDAY:1990-05-02\r\nADR;HOME:;;A;B;C;1;D\r\nEND:VCARD\r\n"
)

Mutator = Callable[[random.Random, bytes], bytes]


def flip(rng: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 3, 20))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def cut(rng: random.Random, data: bytes) -> bytes:
    start = rng.randrange(len(data))
    return data[:start] if rng.random() < 0.5 else data[:start] + data[start + rng.randrange(64) :]


def splice(rng: random.Random, data: bytes) -> bytes:
    at, start = rng.randrange(len(data)), rng.randrange(len(data))
    return data[:at] + data[start : start + rng.randrange(1, 200)] + data[at:]


def delimit(rng: random.Random, data: bytes) -> bytes:
    old, new = rng.sample([b",", b";", b"\t", b"|", b'"', b"\n", b"\r\n", b"\0"], 2)
    return data.replace(old, new, rng.choice((1, 5, -1)))


def recode(rng: random.Random, data: bytes) -> bytes:
    into = rng.choice(["utf-16", "utf-16-le", "gb18030", "cp1252", "utf-8-sig", "utf-32", "big5"])
    return data.decode("utf-8", "replace").encode(into, "replace")


MUTATORS: tuple[Mutator, ...] = (flip, flip, cut, splice, delimit, recode)


def seeds(folder: Path, shared: Path | None) -> list[tuple[str, bytes]]:
    """Return (ending, content) of honest files: our own, and real ones where they are there."""
    book = write_xlsx(folder / "seed.xlsx", [["姓名", "日期", "金额"], ["张三", "2024-03-01", 5]])
    sheet = ods(folder / "seed.ods", ods_row("姓名", "手机") + ods_row("张三", "13812345678"))
    old = write_xls(folder / "seed.xls", records([["姓名", "金额"], ["张三", 5.0]]))
    found = [
        (".csv", SALES_CSV.encode()),
        (".csv", D12.encode("gb18030")),
        (".vcf", CARD.encode() * 3),
        (".xlsx", book.read_bytes()),
        (".ods", sheet.read_bytes()),
        (".xls", old.read_bytes()),
    ]
    if shared is not None:
        for place in ("export_formats/*.csv", "hostile/csv-spectrum/*.csv", "vcard/*.vcf"):
            found += [(path.suffix, path.read_bytes()) for path in sorted(shared.glob(place))]
    return found


def survive(path: Path) -> str:
    """Read one file to its end, or be refused; return which, after checking the counts."""
    try:
        table = read_file(path).table
        found = plan(table, ReadOptions())
        if not found.is_ready:
            return "asked"
        totals = Totals()
        verdicts = sum(
            len(batch.sales) + len(batch.customers) + len(batch.rejects)
            for batch in parse_rows(table, found, totals)
        )
    except UserError as error:
        return "refused" if all(error.sentences()) else "speechless"
    assert totals.read == verdicts == totals.accepted + totals.rejected
    return "read"


def shake(folder: Path, files: list[tuple[str, bytes]], count: int, seed: int) -> dict[str, int]:
    rng = random.Random(seed)
    outcomes: dict[str, int] = {}
    for number in range(count):
        ending, data = files[number % len(files)]
        for _ in range(rng.choice((1, 1, 2, 4))):
            data = rng.choice(MUTATORS)(rng, data) or b"x"
        path = folder / f"mutant{ending}"
        path.write_bytes(data)
        before = time.perf_counter()
        outcome = survive(path)
        assert time.perf_counter() - before < SECONDS, (number, ending)
        assert outcome != "speechless", (number, ending)
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    return outcomes


def test_honest_seeds_are_read(tmp_path: Path) -> None:
    """The control: what the mutants are made of does not end in refusals."""
    for ending, data in seeds(tmp_path, None):
        path = tmp_path / f"honest{ending}"
        path.write_bytes(data)
        assert survive(path) == "read"


def test_mutants(tmp_path: Path) -> None:
    outcomes = shake(tmp_path, seeds(tmp_path, None), 400, 20241122)
    assert sum(outcomes.values()) == 400
    assert outcomes["read"] > 20
    assert outcomes["refused"] > 20


def test_mutants_of_real_files(tmp_path: Path, shared_data: Path) -> None:
    outcomes = shake(tmp_path, seeds(tmp_path, shared_data), 300, 7)
    assert sum(outcomes.values()) == 300


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_ten_thousand_mutants(tmp_path: Path) -> None:
    shared = Path(__file__).parents[3] / "shared" / "data"
    files = seeds(tmp_path, shared if shared.is_dir() else None)
    outcomes = shake(tmp_path, files, 10_000, 13)
    assert sum(outcomes.values()) == 10_000
