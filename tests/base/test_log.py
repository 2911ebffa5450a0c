import logging
import sqlite3
import stat
import sys
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import log
from app.errors import UserError

ours = logging.getLogger("app.services.importing")
PERSONAL = [
    "张三丰",
    "13812345678",
    "+86 138 1234 5678",
    "li.si@example.com",
    "¥1,234.50",
]


class Step(Enum):
    IMPORT = "import"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    yield log.start(tmp_path / "logs")
    log.stop()


def written(file: Path) -> str:
    return file.read_text("utf-8")


def line(message: object, *values: object, name: str = ours.name) -> str:
    """Return what the log would write, also for a call that does not fit its message."""
    record = logging.LogRecord(name, logging.WARNING, "x.py", 1, message, None, None)
    record.args = values[0] if values and isinstance(values[0], dict) else values
    return log.SafeFormatter().format(record)


@pytest.mark.parametrize("value", [*PERSONAL, "Zhang San"])
def test_no_value_about_a_person_is_written_in_whatever_way_it_is_given(value: str) -> None:
    lines = [
        line("customer %s", value),
        line("customer %r and %-20s", value, [value]),
        line("customer %(name)s", {"name": value}),
        line("customer %d", value),
        line("customer %.2f", value),
        line("too many %s", value, value),
        line(ValueError(value)),
        line("row " + value, name="some.library"),
        line("row %s", value, name="apple"),
    ]
    assert not [one for one in lines if value in one]


@pytest.mark.parametrize("value", PERSONAL)
def test_even_what_was_put_into_the_message_itself_is_found(value: str) -> None:
    assert line(f"customer {value} saved").endswith("customer <hidden> saved")


@given(value=st.one_of(st.text(min_size=3), st.decimals(), st.floats(), st.binary(min_size=3)))
def test_any_text_or_fraction_becomes_a_word_for_its_kind(value: object) -> None:
    assert log.safe(value) in {"<text>", "<number>", "<Decimal>"}


def test_what_helps_and_harms_nobody_is_written(file: Path) -> None:
    ours.info("step %s: %d rows, done %s", Step.IMPORT, 312, True)
    ours.info("refused %s", UserError("phone_too_short", "x"))
    ours.info("code %s of %s", log.Word("disk_full"), Path("/home/李四/客户 list.xlsx"))
    text = written(file)
    assert "step IMPORT: 312 rows, done True" in text
    assert "app.errors.UserError (phone_too_short)" in text
    assert "code disk_full of <file .xlsx>" in text
    assert "李四" not in text


def test_large_and_broken_numbers_are_left_out() -> None:
    assert log.safe(13812345678) == "<number>"
    assert log.safe(-1_000_000) == "<number>"
    assert log.safe(999_999) == "999999"
    assert log.safe(12.5) == "<number>"
    assert log.safe(Decimal("12.50")) == "<Decimal>"
    assert log.safe(None) == "None"
    assert log.safe(log.Word("Zhang San")) == "<text>"
    assert log.safe(Path("张三.客户")) == "<file>"


def fails_for(name: str) -> None:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f'SELECT "{name}" FROM "{name}"')
    except sqlite3.Error as error:
        raise ValueError(f"cannot save {name}") from error
    finally:
        connection.close()


def test_of_an_error_kind_and_place_are_written_and_no_word_of_its_text(file: Path) -> None:
    try:
        fails_for("张三 13812345678")
    except ValueError:
        ours.exception("the import stopped")
    text = written(file)
    assert "builtins.ValueError at" in text
    assert "sqlite3.OperationalError at" in text
    assert "fails_for" in text
    assert "test_log.py:" in text
    for personal in ("张三", "13812345678", "cannot save", "SELECT", str(Path.home())):
        assert personal not in text


def test_a_described_error_names_files_from_the_programs_folder_on() -> None:
    with pytest.raises(UserError) as caught:
        raise UserError("a_code", "张三 {no}", {})
    text = log.describe(caught.value)
    assert text.startswith("app.errors.UserError (a_code) at\n  test_log.py:")
    assert log._short("C:/Users/Li/venv/site-packages/x/y.py") == "site-packages/x/y.py"
    assert log._short("/home/li/app/desk/app/ui/jobs.py") == "app/ui/jobs.py"


def test_a_ring_of_causes_ends() -> None:
    first, second = ValueError("a"), ValueError("b")
    first.__cause__, second.__cause__ = second, first
    assert log.describe(first).count("ValueError") == 5


def test_the_log_rotates_and_keeps_a_few_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "_BYTES_PER_FILE", 2_000)
    file = log.start(tmp_path)
    for _ in range(400):
        ours.info("a line of the ordinary length that such a line has in our log, %d", 1)
    log.stop()
    sizes = [one.stat().st_size for one in tmp_path.iterdir()]
    assert file.exists()
    assert len(sizes) == 6
    assert max(sizes) <= 2_000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps access lists instead of modes")
def test_only_its_owner_may_read_the_log(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_log_that_cannot_be_written_stops_nothing_and_says_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    log.start(tmp_path / "logs")
    ours.error("x %s", "张三")
    good = log.start(tmp_path / "good")
    (handler,) = (h for h in logging.getLogger().handlers if type(h) is log._QuietHandler)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(handler.stream, "write", full, raising=False)
    ours.error("x %s", "张三")
    log.stop()
    assert good.exists()
    assert "张三" not in "".join(capsys.readouterr())
