"""The command report: papers without a display, by role, all or nothing."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.e2e.conftest import Cli, program

# One Qt for the whole run: a window test that comes later must not find a smaller one.
pytestmark = pytest.mark.usefixtures("qapp")

NAMES = ("statement", "rules", "explanation", "distribution")


@pytest.fixture(scope="module")
def shop_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports") / "shop"
    done = program(
        ["--shop", str(folder), "--lang", "en", "init", "--name", "Tea & Co", "--plain"], {}
    )
    assert done.returncode == 0, done.stderr
    file = folder.parent / "sales.csv"
    file.write_text(
        "customer,name,document,date,amount,category\n"
        "007,李四,A1,2024-03-01,1234.50,Tea\n"
        "007,李四,A2,2023-01-05,10,Cups\n",
        "utf-8",
    )
    line = ["--shop", str(folder), "--lang", "en", "--as-of", "2024-04-01"]
    done = program([*line, "import", str(file)], {})
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def cli(shop_folder: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    return Cli(shop_folder, capsys, ["--as-of", "2024-04-01"])


def text_of(file: Path) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(file).pages)


@pytest.mark.parametrize("name", NAMES)
def test_every_paper_can_be_made(cli: Cli, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out.pdf"
    data = cli.json("report", name, out, "--customer", "007")
    assert data["pages"] == len(PdfReader(out).pages) >= 1
    assert "Tea&Co" in text_of(out)


def test_the_rule_sheet_tells_figures_only_when_asked(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    cli.json("report", "rules", out)
    assert "60%" not in text_of(out)
    cli.json("report", "rules", out, "--figures")
    assert "60%" in text_of(out)


def test_a_statement_tells_its_period_and_paper(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    cli.json("report", "statement", out, "--customer", "007")
    assert "¥1,234.50" in text_of(out)
    assert "A2" not in text_of(out)
    cli.json(
        *("report", "statement", out, "--customer", "007", "--paper", "letter"),
        *("--from", "2023-01-01", "--to", "2023-12-31"),
    )
    assert "A2" in text_of(out)
    assert float(PdfReader(out).pages[0].mediabox.width) == 612


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("statement", "x.pdf", "--customer", "999"), "999"),
        (("rules", "x.txt"), ".pdf"),
        (("rules", "missing/x.pdf"), "folder"),
        (
            (
                "statement",
                "x.pdf",
                "--customer",
                "007",
                "--from",
                "2024-02-02",
                "--to",
                "2024-01-01",
            ),
            "ends before it begins",
        ),
    ],
)
def test_what_cannot_be_made_is_refused_and_leaves_nothing(
    cli: Cli, tmp_path: Path, line: tuple[str, ...], said: str
) -> None:
    name, file, *rest = line
    ended = cli("report", name, tmp_path / file, *rest)
    assert ended.status == 1
    assert said in ended.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("nonsense", "x.pdf"), "distribution"),
        (("statement",), "OUT.pdf"),
        (("statement", "x.pdf"), "--customer"),
        (("explanation", "x.pdf"), "--customer"),
    ],
)
def test_a_paper_that_does_not_exist_or_is_of_nobody_is_wrong_usage(
    cli: Cli, line: tuple[str, ...], said: str
) -> None:
    ended = cli("report", *line)
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err


def test_papers_are_made_by_a_program_without_a_display(shop_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    line = ["--shop", str(shop_folder), "--lang", "zh_CN", "--as-of", "2024-04-01", "--json"]
    none = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    done = program([*line, "report", "statement", str(out), "--customer", "007"], none)
    assert done.returncode == 0, done.stderr
    assert "会员权益单" in text_of(out)
    assert "李四" in text_of(out)


def test_a_past_decision_is_explained_and_a_strange_one_refused(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    first = cli.json("history", "007")[-1]
    cli.json("report", "explanation", out, "--customer", "007", "--decision", str(first["id"]))
    assert "firstgrading" in text_of(out)
    line = ("report", "explanation", out, "--customer", "007", "--decision", "999")
    done = cli(*line)
    assert done.status == 1
    assert "no decision 999" in done.err
