"""Bad input gets one message – what, which, what now – and nothing is lost or half-written."""

import json
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from app import bootstrap, vault
from app.bootstrap import ShopSetup
from app.cli import acts
from app.cli.answers import Answer
from app.cli.progress import TerminalProgress
from app.cli.session import Call
from app.vault import Cost
from tests.e2e.conftest import PASSWORD, ROOT, SCHEME, Cli, program

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
SALES = "customer,document,date,amount\nC1,D1,2024-03-01,10.00\n"


def refused(cli: Cli, *line: str | Path, says: str) -> None:
    """Run a command that must be refused in words, and check that nothing changed."""
    before = cli.digest() if bootstrap.is_shop(cli.shop) else ""
    ended = cli("--json", *line)
    assert (ended.status, ended.out) == (1, "")
    assert says in ended.err
    assert 1 <= len(ended.err.strip().splitlines()) <= 3
    if before:
        assert cli.digest() == before


def write(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_a_folder_without_a_shop_is_named(cli: Cli, tmp_path: Path) -> None:
    cli.shop = tmp_path / "elsewhere"
    refused(cli, "customers", says=str(tmp_path / "elsewhere"))
    assert not cli.shop.exists()


def test_fields_are_named_in_the_language_in_use(cli: Cli, tmp_path: Path) -> None:
    cli.language = "zh_CN"
    file = write(tmp_path, "空.csv", "客户编号,单号,日期,金额\nC1,D1,2024-03-01,\nC1,D2,,5\n")
    reasons = [one["reason"] for one in cli("--json", "import", file).data["rejects"]]
    assert [reason.partition("。")[0] for reason in reasons] == ["“金额”是空的", "“日期”是空的"]
    file = write(tmp_path, "缺.csv", "客户编号,单号,日期\nC1,D1,2024-03-01\n")
    ended = cli("import", file, "--kind", "sales")
    assert "哪一列是“金额”" in ended.err
    assert "--map amount=" in ended.err


def test_a_second_shop_is_not_made_over_the_first(cli: Cli) -> None:
    refused(cli, "init", "--name", "x", "--plain", says="already")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (["init", "--name", " ", "--plain"], "Write 1 to 200 signs on one line."),
        (["init", "--name", "x", "--currency", "RMB¥", "--plain"], "Three letters, such as CNY"),
        (["init", "--name", "x", "--template", "stars9", "--plain"], "stars9"),
    ],
)
def test_a_shop_that_cannot_be_is_not_begun(
    cli: Cli, tmp_path: Path, line: list[str], says: str
) -> None:
    cli.shop = tmp_path / "other"
    refused(cli, *line, says=says)
    assert not cli.shop.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.csv", None),
        ("empty.csv", b""),
        ("blank.csv", b"\n\n\n"),
        ("header.csv", b"customer,document,date,amount\n"),
        ("nul.csv", b"\x00" * 500),
        ("noise.xlsx", b"PK\x03\x04 this is no workbook"),
        ("noise.pdf", b"%PDF-1.4"),
        ("noise.csv", bytes(range(128, 256)) * 9),
    ],
)
def test_a_file_that_is_none_is_refused(
    cli: Cli, tmp_path: Path, name: str, content: bytes | None
) -> None:
    if content is not None:
        write(tmp_path, name, content)
    refused(cli, "import", tmp_path / name, says=name)


def test_a_folder_is_no_file(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    refused(cli, "import", tmp_path / "folder.csv", says="folder.csv")


def test_a_workbook_without_rows_is_refused(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "rowless.xlsx"
    openpyxl.Workbook().save(file)
    refused(cli, "import", file, says="rowless.xlsx")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (["--map", "amount=Totals"], "Totals"),
        (["--map", "prize=amount"], "prize"),
        (["--const", "prize=1"], "prize"),
        (["--profile", "Shopify-2"], "Shopify-2"),
        (["--header-row", "77"], "77"),
    ],
)
def test_what_the_file_does_not_have_is_named(
    cli: Cli, tmp_path: Path, line: list[str], says: str
) -> None:
    refused(cli, "import", write(tmp_path, "s.csv", SALES), *line, says=says)


def test_a_sheet_that_a_workbook_does_not_have_is_named(cli: Cli, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in SALES.splitlines():
        book.worksheets[0].append(line.split(","))
    book.save(tmp_path / "s.xlsx")
    refused(cli, "import", tmp_path / "s.xlsx", "--sheet", "Tabelle9", says="Tabelle9")


def test_an_ambiguous_date_is_asked_and_not_guessed(cli: Cli, tmp_path: Path) -> None:
    file = write(tmp_path, "s.csv", "customer,document,date,amount\nC1,D1,03/04/2024,10\n")
    refused(cli, "import", file, says="--date-order")
    report = cli.json("import", file, "--date-order", "dmy", as_of="2024-12-31")
    assert report["created"] == 1


def test_a_bad_row_is_told_and_the_good_ones_are_kept(cli: Cli, tmp_path: Path) -> None:
    text = SALES + "C2,D2,2024-02-30,10\nC3,D3,2024-03-01,many\nC4,D4,2024-03-01,4\n"
    ended = cli("--json", "import", write(tmp_path, "s.csv", text), as_of="2024-12-31")
    assert ended.status == 3
    report = ended.data
    assert (report["read"], report["created"], report["rejected"]) == (4, 2, 2)
    assert [(row["line"], row["field"], row["value"]) for row in report["rejects"]] == [
        (3, "date", "2024-02-30"),
        (4, "amount", "many"),
    ]
    assert all(row["reason"] for row in report["rejects"])
    reject_file = Path(report["reject_file"])
    assert str(reject_file) in ended.err
    assert reject_file == tmp_path / f"s.refused-{report['batch']}.csv"
    again = cli.json("refused", report["batch"], tmp_path / "again.csv")
    assert (again["rows"], (tmp_path / "again.csv").read_bytes()) == (2, reject_file.read_bytes())
    rows = cli.json("refused", report["batch"])
    assert [row["line"] for row in rows] == [3, 4]
    assert "2024-02-30" in reject_file.read_text(encoding="utf-8-sig")


def test_a_dry_run_changes_nothing(cli: Cli, tmp_path: Path) -> None:
    before = cli.digest()
    file = write(tmp_path, "s.csv", SALES)
    report = cli.json("import", file, "--dry-run", as_of="2024-12-31")
    assert (report["batch"], report["created"]) == (None, 1)
    assert cli.digest() == before


@pytest.mark.parametrize("name", ["名" * 10_000, "x\x00y", "=1+1", "'; DROP TABLE customer; --"])
def test_an_odd_name_is_kept_or_refused_by_name(cli: Cli, tmp_path: Path, name: str) -> None:
    text = f'customer,name,document,date,amount\nC1,"{name}",D1,2024-03-01,10\n'
    ended = cli("--json", "import", write(tmp_path, "s.csv", text), as_of="2024-12-31")
    if ended.status == 3:
        assert [row["field"] for row in ended.data["rejects"]] == ["name"]
    else:
        assert ended.status == 0, ended.err
        (customer,) = cli.json("customers", as_of="2024-12-31")
        assert customer["name"] == name


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (["undo", "99"], "99"),
        (["explain", "C9"], "C9"),
        (["sale", "C9", "10"], "C9"),
        (["return", "D9"], "D9"),
        (["customers", "--level", "九星"], "九星"),
        (["customers", "--out", "table.pdf"], ".xlsx"),
        (["customers", "--out", "no/such/folder/t.csv"], "folder"),
        (["export", "accountant", "no/such/folder/a.xlsx"], "folder"),
        (["export", "accountant", "a.xlsx", "--from", "2024-02-01", "--to", "2024-01-01"], "2024"),
        (["verify", "nothing.db"], "nothing.db"),
        (["export", "accountant", "shop.db"], "shop.db"),
        (["--shop", "x" * 5000, "customers"], "no shop"),
        (["scheme", "set", "nothing.toml"], "nothing.toml"),
    ],
)
def test_what_is_not_there_is_named(cli: Cli, line: list[str], says: str) -> None:
    refused(cli, *line, says=says)


def test_a_backup_never_takes_the_place_of_a_shop(cli: Cli, tmp_path: Path) -> None:
    refused(cli, "backup", cli.shop / "shop.db", says="already")
    other = tmp_path / "encrypted"
    bootstrap.create_shop(other, ShopSetup(name="x", password=PASSWORD, cost=CHEAP))
    refused(cli, "backup", other / "copy.db", says="already")
    assert len(vault.open_with_password(other, "owner", PASSWORD)) == 32


@pytest.mark.skipif(sys.platform != "linux", reason="only there may a name be no text")
def test_a_file_whose_name_is_no_text_is_taken_in(cli: Cli, tmp_path: Path) -> None:
    file = write(tmp_path, "s\udcff.csv", SALES)
    assert cli.json("import", file, as_of="2024-12-31")["created"] == 1
    assert cli.json("batches")[0]["title"] == "s?.csv"
    bad = write(tmp_path, "bad.csv", f"{SALES}C1,D2,2024-03-01,much\n")
    cli("import", bad, as_of="2024-12-31")
    assert cli("refused", "2", tmp_path / "r\udcff.csv").status == 0


@pytest.mark.parametrize("amount", ["ten", "-5.00", "0", "1e99", "9" * 40])
def test_an_amount_that_is_none_is_refused(cli: Cli, tmp_path: Path, amount: str) -> None:
    cli.json("import", write(tmp_path, "s.csv", SALES), as_of="2024-12-31")
    refused(cli, "sale", "C1", amount, says=amount[:20])


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (SCHEME.format(amount=1).replace("weight = 60", "weight = 50"), "90"),
        (SCHEME.format(amount=1).replace("weight", "wieght"), "wieght"),
        ("name = ", "cannot be read"),
        (b"\xff\xfe\x00name", "UTF-8"),
        (b"x" * 2_000_000, "too large"),
    ],
)
def test_a_scheme_that_is_none_is_refused(
    cli: Cli, tmp_path: Path, content: str | bytes, says: str
) -> None:
    refused(cli, "scheme", "set", write(tmp_path, "s.toml", content), says=says)
    refused(cli, "scheme", "preview", tmp_path / "s.toml", says=says)


def test_ctrl_c_during_an_import_changes_nothing(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "".join(f"C{n},D{n},2024-03-01,{n}.00\n" for n in range(1, 3000))
    file = write(tmp_path, "s.csv", SALES.splitlines()[0] + "\n" + lines)
    before = cli.digest()
    told = TerminalProgress.step

    def step(self: TerminalProgress, done: int, total: int, text: str = "") -> None:
        told(self, done, total, text)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(TerminalProgress, "step", step)
    ended = cli("--json", "import", file, as_of="2024-12-31")
    assert (ended.status, ended.out) == (1, "")
    assert "Nothing was changed" in ended.err
    monkeypatch.undo()
    assert cli.digest() == before


def test_a_bug_is_one_line_and_a_log_without_names(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(call: Call) -> Answer:
        with call.desk():
            raise RuntimeError("张三 13812345678")

    monkeypatch.setitem(acts.ACTS, "batches", broken)
    ended = cli("batches")
    assert (ended.status, ended.out) == (1, "")
    assert len(ended.err.strip().splitlines()) == 1
    assert "RuntimeError" in ended.err
    logged = (cli.shop / "logs" / "stardesk.log").read_text(encoding="utf-8")
    assert "RuntimeError" in logged
    assert "张三" not in logged + ended.err


# --- as a program of its own --------------------------------------------------------------------


def test_the_password_opens_an_encrypted_shop_and_nothing_else_does(tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    setup = ShopSetup(name="茶铺", owner="老板", password=PASSWORD, cost=CHEAP)
    bootstrap.create_shop(shop, setup)
    line = ["--shop", str(shop), "--lang", "en", "--json", "customers"]
    right = program(line, {"STARDESK_PASSWORD": PASSWORD})
    assert (right.returncode, right.stdout) == (0, "[]\n"), right.stderr
    wrong = program(line, {"STARDESK_PASSWORD": "wrong"})
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "password" in wrong.stderr
    none = program(line, {})
    assert (none.returncode, none.stdout) == (1, "")
    assert "老板" in none.stderr
    who = program(["--login", "nobody", *line], {"STARDESK_PASSWORD": PASSWORD})
    assert (who.returncode, who.stdout) == (1, "")
    for ended in (right, wrong, none, who):
        assert "Traceback" not in ended.stderr


def test_init_prints_the_recovery_key_and_it_opens_the_shop(tmp_path: Path) -> None:
    shop = tmp_path / "新店"
    line = ["--shop", str(shop), "--lang", "en", "--json", "init", "--name", "新店"]
    made = program(line, {"STARDESK_PASSWORD": PASSWORD})
    assert made.returncode == 0, made.stderr
    data = json.loads(made.stdout)
    assert data["shop"] == str(shop)
    key = vault.open_with_recovery(shop, data["recovery_key"])
    desk = bootstrap.open_desk(shop, key=key)
    desk.close()
    assert (shop / "shop.db").read_bytes()[:15] != b"SQLite format 3"


def test_a_reader_that_has_enough_ends_us_quietly(cli: Cli, tmp_path: Path) -> None:
    lines = "".join(f"C{n},D{n},2024-03-01,{n}.00\n" for n in range(1, 3000))
    cli.json("import", write(tmp_path, "s.csv", SALES.splitlines()[0] + "\n" + lines))
    process = subprocess.Popen(
        [sys.executable, "-m", "app", *cli.line("customers")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), told) == (0, b"")


def test_a_read_only_folder_is_one_clear_message(cli: Cli, own_folder: Path) -> None:
    own_folder.chmod(0o555)
    cli.shop = own_folder / "shop"
    refused(cli, "init", "--name", "x", "--plain", says=str(cli.shop))
    assert list(own_folder.iterdir()) == []


def test_an_answer_that_nobody_can_read_does_not_deny_the_act(cli: Cli, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    cli.json("import", write(tmp_path, "s.csv", SALES))

    def ended(end: str, *words: str) -> tuple[int, str]:
        line = shlex.join([sys.executable, "-m", "app", *cli.line(*words)])
        command = ["sh", "-c", f"{line} {end}"]
        told = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        return told.returncode, told.stderr.decode()

    status, told = ended("> /dev/full", "sale", "C1", "5.00")
    assert (status, told.count("\n")) == (0, 1)
    assert "is done" in told
    assert ended(">&- 2>&-", "sale", "C1", "6.00") == (0, "")
    assert ended("> /dev/full", "customers")[0] == 1
    assert cli.json("customers")[0]["amount"] == "11.00"


@pytest.mark.parametrize("is_locked", [False, True])
def test_an_empty_database_is_not_made_into_a_new_shop(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, *, is_locked: bool
) -> None:
    if is_locked:
        cli.shop = cli.shop.parent / "locked"
        bootstrap.create_shop(cli.shop, ShopSetup(name="x", password=PASSWORD, cost=CHEAP))
        monkeypatch.setenv("STARDESK_PASSWORD", PASSWORD)
    database = cli.shop / "shop.db"
    database.write_bytes(b"")
    ended = cli("customers")
    assert (ended.status, ended.out) == (1, "")
    assert "missing or empty" in ended.err
    assert database.read_bytes() == b""
    database.unlink()
    ended = cli("customers")
    assert ended.status == 1
    assert ("missing or empty" if is_locked else "There is no shop") in ended.err
    assert not database.exists()


def test_a_backup_that_is_none_is_named(cli: Cli, tmp_path: Path) -> None:
    file = write(tmp_path, "torn.db", b"x" * 8192)
    refused(cli, "verify", file, says=str(file))
