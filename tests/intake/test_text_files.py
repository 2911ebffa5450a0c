"""Text tables: encodings, delimiters, quotes and line ends as they come."""

import csv
from pathlib import Path

import pytest

from app.errors import FileError
from app.intake.any_file import read_file
from tests.intake.files import run, write_text

SPECTRUM = {
    "comma_in_quotes": [["John", "Doe", "120 any st.", "Anytown, WW", "08123"]],
    "empty": [["1", "", ""], ["2", "3", "4"]],
    "empty_crlf": [["1", "", ""], ["2", "3", "4"]],
    "escaped_quotes": [["1", 'ha "ha" ha'], ["3", "4"]],
    "json": [["1", '{"type": "Point", "coordinates": [102.0, 0.5]}']],
    "newlines": [["1", "2", "3"], ["Once upon \na time", "5", "6"], ["7", "8", "9"]],
    "newlines_crlf": [["1", "2", "3"], ["Once upon \r\na time", "5", "6"], ["7", "8", "9"]],
    "quotes_and_newlines": [["1", 'ha \n"ha" \nha'], ["3", "4"]],
    "simple": [["1", "2", "3"]],
    "simple_crlf": [["1", "2", "3"]],
    "utf8": [["1", "2", "3"], ["4", "5", "ʤ"]],
}


@pytest.mark.parametrize("name", SPECTRUM)
def test_csv_spectrum_cell_by_cell(name: str, shared_data: Path) -> None:
    found = read_file(shared_data / "hostile" / "csv-spectrum" / f"{name}.csv")
    assert [list(cells) for _, cells in found.table.rows()] == SPECTRUM[name]
    assert found.table.header_line == 1


def test_csv_spectrum_latin_bytes(shared_data: Path) -> None:
    found = read_file(shared_data / "hostile" / "csv-spectrum" / "location_coordinates.csv")
    rows = list(found.table.rows())
    assert len(rows) == 1
    assert rows[0][1][2] == "Modesto"


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        ("name,phone\nZoë Müller,5550100\nHélène,5550101\n", "cp1252", None),
        ("姓名,手机\n欧阳娜娜,13812345678\n", "gb18030", "gb18030"),
        ("姓名,手机\n李𠮷,13812345678\n", "gb18030", "gb18030"),
        ("姓名,手机\n张三,13812345678\n", "utf-8", "utf-8"),
        ("姓名,手机\n张三,13812345678\n", "utf-8-sig", "utf-8"),
        ("姓名\t手机\n张三\t13812345678\n", "utf-16", "utf-16"),
        ("姓名\t手机\n张三\t13812345678\n", "utf-16-be", "utf-16-be"),
        ("姓名\t手机\n张三\t13812345678\n", "utf-32", "utf-32"),
    ],
)
def test_characters_survive(text: str, encoding: str, told: str | None, tmp_path: Path) -> None:
    path = write_text(tmp_path / "list.csv", text, encoding)
    found = read_file(path)
    separator = "\t" if "\t" in text else ","
    expected = [line.split(separator) for line in text.splitlines()]
    assert [list(found.table.headers), *(list(c) for _, c in found.table.rows())] == expected
    assert told in {None, found.encoding}


def test_delimiter_told_by_the_file(tmp_path: Path) -> None:
    path = write_text(
        tmp_path / "list.csv", "sep=;\r\nNamn;E-post;Mobil\r\nÅsa;a@b.se;0701234567\r\n"
    )
    found = read_file(path)
    assert (found.delimiter, found.table.headers) == (";", ("Namn", "E-post", "Mobil"))
    assert [line for line, _ in found.table.rows()] == [3]


def test_delimiter_found_where_amounts_hold_commas(tmp_path: Path) -> None:
    text = "订单号;日期;金额\nA1;2024-03-01;12,50\nA2;2024-03-02;1.234,50\nA3;2024-03-03;8,00\n"
    _, found, totals = run(write_text(tmp_path / "orders.csv", text, "gb18030"))
    assert [sale.amount_minor for sale in found.sales] == [1250, 123450, 800]
    assert totals.rejected == 0


def test_lines_are_counted_as_an_editor_does(tmp_path: Path) -> None:
    text = 'title\n\n名称,日期,金额,备注\n张三,2024-03-01,5,"one\ntwo"\n李四,bad,5,\n'
    _, found, _ = run(write_text(tmp_path / "orders.csv", text))
    assert [sale.line for sale in found.sales] == [4]
    assert [reject.line for reject in found.rejects] == [6]


def test_old_mac_line_ends(tmp_path: Path) -> None:
    path = write_text(tmp_path / "list.csv", "name,phone\rAnn,5550100\rBob,5550101\r")
    assert len(list(read_file(path).table.rows())) == 2


def test_header_can_be_told(tmp_path: Path) -> None:
    text = "name,phone\nname,telephone\nAnn,5550100\n"
    path = write_text(tmp_path / "list.csv", text)
    assert read_file(path, header_row=2).table.headers == ("name", "telephone")
    assert read_file(path, header_row=0).table.headers == ("A", "B")
    with pytest.raises(FileError) as refused:
        read_file(path, header_row=40)
    assert refused.value.code == "no_such_row"


def test_open_quote_is_refused_with_its_line(tmp_path: Path) -> None:
    lines = [f"c{n},{n},2024-03-01,5" for n in range(500)]
    lines[20] = '"Tom, 20,2024-03-01,5'
    text = "name,order,date,amount\n" + "\n".join(lines) + "\n"
    with pytest.raises(FileError) as refused:
        run(write_text(tmp_path / "orders.csv", text))
    assert refused.value.code == "open_quote"
    assert refused.value.values["line"] == 22


def test_open_quote_in_the_last_line(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        run(write_text(tmp_path / "orders.csv", 'name,date,amount\nAnn,2024-03-01,"5\n'))
    assert refused.value.code == "open_quote"


def test_a_file_changed_meanwhile_is_refused(tmp_path: Path) -> None:
    path = write_text(tmp_path / "orders.csv", "name,date,amount\nAnn,2024-03-01,5\n")
    table = read_file(path).table
    write_text(path, "name,date,amount\nAnn,2024-03-01,50000\n")
    with pytest.raises(FileError) as refused:
        list(table.rows())
    assert refused.value.code == "file_changed"


def test_naughty_strings_come_through(shared_data: Path, tmp_path: Path) -> None:

    lines = (shared_data / "hostile" / "blns.txt").read_text("utf-8").split("\n")
    naughty = [line for line in lines if line and not line.startswith("#")]
    path = tmp_path / "naughty.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["number", "name", "note"])
        writer.writerows([str(n), "x", text] for n, text in enumerate(naughty))
    _, found, totals = run(path)
    assert totals.read == len(naughty)
    assert {reject.code for reject in found.rejects} <= {"control_character"}
    kept = {customer.number: customer.note for customer in found.customers}
    changed = [
        (text, kept[str(n)])
        for n, text in enumerate(naughty)
        if str(n) in kept and kept[str(n)] != text.strip()
    ]
    invisible = [text for text, _ in changed if text.strip().isprintable()]
    assert invisible == []


def test_many_columns_are_refused(tmp_path: Path) -> None:
    path = write_text(tmp_path / "wide.csv", ",".join(f"c{n}" for n in range(3000)) + "\n")
    with pytest.raises(FileError) as refused:
        read_file(path)
    assert refused.value.code == "too_many_columns"
