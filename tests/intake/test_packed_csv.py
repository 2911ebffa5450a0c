"""The rows of a text table in packed pieces are those read one by one, whatever stands in them."""

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from app.domain.importing_packed import Block
from app.errors import FileError
from app.intake import csv_file
from app.intake.any_file import read_file

CELL = st.one_of(
    st.sampled_from(["1", "ann", "张三", "", " ", "2024-03-01", "x" * 70, "é"]),
    st.sampled_from(['say "hi"', "a,b", "two\nlines", "two\r\nlines", "a\x00b", "a\u2028b", '"']),
)
PLAIN = st.sampled_from(["1", "ann", "张三", "", " ", "2024-03-01", "x" * 70])
ROW = st.one_of(
    st.lists(PLAIN, min_size=3, max_size=3),
    st.lists(PLAIN, min_size=3, max_size=3),
    st.lists(CELL, min_size=3, max_size=3),
    st.lists(CELL, max_size=5),
)
HEAD = ["name", "phone", "amount"]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(ROW, min_size=1, max_size=40),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    st.integers(1, 9),
    st.booleans(),
)
def test_packed_pieces_hold_the_same_rows(
    tmp_path: Path, rows: list[list[str]], end: str, encoding: str, most: int, is_told: bool
) -> None:
    path = tmp_path / "list.csv"
    with path.open("w", encoding=encoding, newline="", errors="replace") as file:
        file.write("sep=,\n" if is_told else "")
        csv.writer(file, lineterminator=end).writerows([HEAD, HEAD, *rows])
    try:
        table = read_file(path).table
        wanted = [(line, list(cells)) for line, cells in table.rows()]
    except FileError:  # zero bytes are no text, quotation marks may stay open
        reject()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_file, "_BLOCK", 64)
        found = [(line, list(cells)) for piece in table.pieces(most) for line, cells in piece]
    assert found == wanted


def test_a_plain_file_is_packed_and_a_quoted_one_is_not(tmp_path: Path) -> None:
    rows = [[f"c{at}", "13812345678", "5"] for at in range(30)]
    for dialect, kind in (("excel", Block), ("unix", list)):
        path = tmp_path / "list.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, dialect).writerows([HEAD, *rows])
        (piece,) = read_file(path).table.pieces(100)
        assert isinstance(piece, kind)
        assert [list(cells) for _, cells in piece] == rows


def test_a_line_beyond_the_limit_is_refused_in_pieces_too(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("name,phone,amount\n" + "ann,1,2\n" * 5, encoding="utf-8")
    table = read_file(path).table
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_file, "LINE_LIMIT", 6)
        with pytest.raises(FileError, match="Line 1"):
            list(table.pieces(100))
