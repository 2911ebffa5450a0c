"""The parts of the command line that need no shop."""

import io
import signal
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app import i18n, paths
from app.__main__ import main
from app.cli import answers, language
from app.cli.commands import COMMANDS, Command
from app.cli.parser import UsageError, build, command_of, spread
from app.cli.progress import TerminalProgress
from app.errors import Cancelled
from app.services.redaction import HIDDEN


@pytest.fixture(autouse=True)
def _english_after() -> object:
    yield
    i18n.use_translator(None)


def words(commands: tuple[Command, ...], before: str = "") -> list[str]:
    found = []
    for command in commands:
        name = f"{before} {command.name}".strip()
        found += words(command.below, name) if command.below else [name]
    return found


# What the contract and the issues promise; more may be added.
PROMISED = {
    *("init", "demo", "import", "batches", "undo", "regrade", "review", "lookup", "customers"),
    *("scheme show", "scheme set", "scheme templates", "scheme preview", "explain"),
    *("sale", "return", "export accountant", "report", "backup", "verify", "doctor"),
    *("case log", "case list", "case count", "case show", "case note", "case change"),
    *("case close", "case reopen", "feedback", "screenshots"),
}


def test_every_command_that_is_promised_is_offered_once() -> None:
    offered = words(COMMANDS)
    assert set(offered) >= PROMISED
    assert len(offered) == len(set(offered))


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_help_lists_every_command(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    assert main(["--lang", lang, "--help"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    for command in COMMANDS:
        assert f"\n    {command.name} " in shown.out


@pytest.mark.parametrize("command", words(COMMANDS))
def test_every_command_has_help(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert main(["--lang", "en", *command.split(), "--help"]) == 0
    assert f"usage: stardesk {command}" in capsys.readouterr().out


def test_help_speaks_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    if not (paths.resources() / "i18n" / "stardesk_zh_CN.qm").exists():
        pytest.skip("the Chinese words are not compiled yet")
    assert main(["--lang", "zh_CN", "import", "--help"]) == 0
    shown = capsys.readouterr().out
    assert "usage" not in shown
    lines = [line for line in shown.splitlines() if line.strip()]
    assert sum(any(sign >= "\u4e00" for sign in line) for line in lines) > len(lines) / 2


@pytest.mark.parametrize(
    "line",
    [
        ["nonsense"],
        ["--as-of", "2024-02-30", "regrade"],
        ["--as-of", "yesterday", "regrade"],
        ["--as-of", "9999-12-31", "regrade"],
        ["--as-of", "1969-12-31", "regrade"],
        ["lookup", "\udcff"],
        ["init", "--name", "\udcff"],
        ["import", "f.csv", "--const", "channel=\udcff"],
        ["--lang", "fr", "regrade"],
        ["--password", "x", "regrade"],
        ["import"],
        ["import", "f.csv", "--kind", "cats"],
        ["import", "f.csv", "--map", "amount"],
        ["import", "f.csv", "--header-row", "0"],
        ["lookup", "x", "--limit", "-1"],
        ["undo", "first"],
        ["undo", "99999999999999999999"],
        ["scheme"],
        ["export"],
        ["export", "accountant", "o.xlsx", "--from", "1.1.2024"],
        ["init"],
        ["customers", "--lev", "3"],
        ["review", "--due", "--all"],
    ],
)
def test_wrong_usage_ends_with_2_and_a_line_on_standard_error(
    capsys: pytest.CaptureFixture[str], line: list[str]
) -> None:
    assert main(line) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "usage: stardesk" in shown.err
    assert "error: " in shown.err
    assert "Traceback" not in shown.err


def test_no_command_stays_for_the_window() -> None:
    assert command_of(build().parse_args(["--shop", "x"])) == ""


def test_options_are_read_as_the_contract_writes_them() -> None:
    line = (
        "--shop s --login 小王 --as-of 2024-03-01 --lang en --json import f.csv --kind sales "
        "--map amount=Total phone=电话 --map date=Day --const category=a=b --profile p "
        "--channel app --sheet 2 --header-row 3 --date-order dmy --dry-run"
    )
    options = build().parse_args(spread(line.split()))
    assert options.as_of == date(2024, 3, 1)
    assert (options.shop, options.login, options.lang, options.json) == ("s", "小王", "en", True)
    assert options.map == [("amount", "Total"), ("phone", "电话"), ("date", "Day")]
    assert options.const == [("category", "a=b")]
    assert (options.file, options.kind, options.profile) == ("f.csv", "sales", "p")
    assert (options.channel, options.sheet, options.header_row) == ("app", "2", 3)
    assert (options.date_order, options.dry_run) == ("dmy", True)


def test_a_file_may_stand_behind_its_columns() -> None:
    line = "import --map a=b c=d --const kind=sale e=f my.csv --dry-run"
    options = build().parse_args(spread(line.split()))
    assert options.map == [("a", "b"), ("c", "d")]
    assert options.const == [("kind", "sale"), ("e", "f")]
    assert options.file == "my.csv"


def test_a_negative_amount_is_an_amount_and_not_an_option() -> None:
    assert build().parse_args(["sale", "007", "-5.00"]).amount == "-5.00"


def test_a_wrong_choice_says_which_are_right() -> None:
    with pytest.raises(UsageError, match=r"sales.*customers"):
        build().parse_args(["import", "f", "--kind", "x"])


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_TW"}, "zh_CN"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_MESSAGES": "zh_CN", "LANG": "C"}, "zh_CN"),
        ({"LANG": "C.UTF-8"}, "en"),
    ],
)
def test_the_language_follows_the_system(environment: dict[str, str], expected: str) -> None:
    assert language.of_system(environment) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (["--lang", "zh_CN", "x"], "zh_CN"),
        (["--lang", "en", "--lang=zh_CN"], "zh_CN"),
        (["--lang=en"], "en"),
        (["--lang"], None),
        (["x"], None),
    ],
)
def test_the_asked_language_is_known_before_the_line_is_read(
    line: list[str], expected: str | None
) -> None:
    assert language.asked_in(line) == expected


def test_amounts_and_scores_are_decimal_strings() -> None:
    assert answers.amount(123450, 2) == "1234.50"
    assert answers.amount(-5, 2) == "-0.05"
    assert answers.amount(500, 0) == "500"
    assert answers.amount(HIDDEN, 2) is None
    assert answers.score(Decimal(67)) == "67.00"
    assert answers.score(HIDDEN) is None


def test_json_keeps_characters_as_they_are() -> None:
    assert answers.as_json({"name": "张三"}) == '{\n  "name": "张三"\n}'


def test_a_table_aligns_chinese_and_cuts_what_is_long() -> None:
    rows: list[list[object]] = [
        ["张三", 5, "x"],
        ["y" * 99, 12, "z" * 99],
        ["a\x1b[31mb", None, ""],
    ]
    lines = answers.table(["Name", "N", "Last"], rows).splitlines()
    assert lines[1] == "张三" + " " * 40 + "   5  x"
    assert lines[2] == "y" * 43 + "…" + "  12  " + "z" * 99
    assert lines[3].startswith("a�[31mb ")
    assert lines[3].endswith("–")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_stands_on_one_line_of_a_terminal() -> None:
    stream = Terminal()
    with TerminalProgress(stream) as progress:
        progress.step(1, 4, "Reading")
        progress.step(7, 0, "Rows")
    shown = stream.getvalue()
    assert shown.startswith("\r 25 %  Reading")
    assert "\r7  Rows" in shown
    assert shown.endswith("\n")


def test_progress_into_a_file_is_sparse() -> None:
    stream = io.StringIO()
    with TerminalProgress(stream) as progress:
        for done in range(50):
            progress.step(done, 50, "Reading")
    assert stream.getvalue() == ""


def test_ctrl_c_stops_at_the_next_check_and_twice_at_once() -> None:
    with TerminalProgress(io.StringIO()) as progress:
        progress.check()
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(Cancelled):
            progress.check()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_passwords_are_no_arguments() -> None:
    texts = [name for command in COMMANDS for arg in command.arguments for name in arg.names]
    assert not [name for name in texts if "password" in name or "key" in name]


def test_nothing_heavy_is_loaded_for_help(tmp_path: Path) -> None:
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    program = (
        "import sys\nfrom app.__main__ import main\nmain(['--lang', 'en', '--help'])\n"
        "print([m for m in ('sqlalchemy', 'PySide6', 'numpy', 'openpyxl') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.endswith("[]\n")
