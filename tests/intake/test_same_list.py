"""One Chinese order list in nine encodings and date forms gives nine identical imports."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.domain.importing import Totals
from app.intake.any_file import read_file
from tests.intake.files import run, write_text, write_xlsx

HEADER = ("订单号", "会员编号", "姓名", "手机", "日期", "商品名称", "类别", "数量", "实付金额")
ORDERS: tuple[tuple[str, str, str, str, date, str, str, int, str], ...] = (
    (
        "A0001",
        "00042",
        "张三",
        "13812345678",
        date(2024, 3, 1),
        "龙井 明前",
        "茶叶",
        2,
        "¥1,234.50",
    ),
    ("A0001", "00042", "张三", "13812345678", date(2024, 3, 1), "茶具,六件", "茶具", 1, "88"),
    ("A0002", "00007", "李𠮷", "13912345678", date(2024, 2, 29), "普洱“陈年”", "茶叶", 1, "0.10"),
    (
        "A0003",
        "00042",
        "张三",
        "13812345678",
        date(2024, 3, 13),
        "退：茶具,六件",
        "茶具",
        -1,
        "-88.00",
    ),
    ("A0004", "", "", "", date(2023, 12, 31), "散客茶水", "茶水", 3, "15.00元"),
)
YMD: Callable[[date], str] = date.isoformat


def as_text(separator: str, show: Callable[[date], str] = YMD) -> str:
    rows = [HEADER, *((*order[:4], show(order[4]), *order[5:]) for order in ORDERS)]
    quoted = (separator.join(f'"{cell}"' for cell in map(str, row)) for row in rows)
    return "\r\n".join(quoted) + "\r\n"


def serial(day: date, zero: date) -> int:
    return (day - zero).days


def text_file(encoding: str, separator: str, show: Callable[[date], str] = YMD) -> object:
    def write(folder: Path) -> Path:
        ending = ".txt" if separator == "\t" else ".csv"
        return write_text(folder / f"orders{ending}", as_text(separator, show), encoding)

    return write


def workbook(*, mac: bool) -> object:
    def write(folder: Path) -> Path:
        rows = [HEADER, *ORDERS]
        return write_xlsx(folder / "orders.xlsx", rows, mac=mac)

    return write


def bare_serials(*, mac: bool) -> object:
    """The same days as bare numbers, without the format that calls them dates."""
    zero = date(1904, 1, 1) if mac else date(1899, 12, 30)

    def write(folder: Path) -> Path:
        rows = [HEADER, *((*o[:4], serial(o[4], zero), *o[5:]) for o in ORDERS)]
        return write_xlsx(folder / "orders.xlsx", rows, mac=mac)

    return write


FORMS = {
    "utf-8": text_file("utf-8", ","),
    "bom": text_file("utf-8-sig", ","),
    "gb18030": text_file("gb18030", ","),
    "gb18030 semicolons": text_file("gb18030", ";"),
    "utf-16-le bom": text_file("utf-16", ","),
    "utf-16 tabs": text_file("utf-16", "\t"),
    "utf-16 without bom": text_file("utf-16-le", "\t"),
    "pipes": text_file("utf-8", "|"),
    "excel 1900": workbook(mac=False),
    "excel 1904": workbook(mac=True),
    "numbers 1900": bare_serials(mac=False),
    "numbers 1904": bare_serials(mac=True),
    "csv serials": text_file("utf-8", ",", lambda day: str(serial(day, date(1899, 12, 30)))),
    "年月日": text_file("utf-8", ",", lambda day: f"{day.year}年{day.month}月{day.day}日"),
    "slashes": text_file("utf-8", ",", lambda day: f"{day.year}/{day.month}/{day.day}"),
    "compact": text_file("gb18030", ",", lambda day: f"{day:%Y%m%d}"),
    "with time": text_file("utf-8", ",", lambda day: f"{day.isoformat()} 18:30:05"),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_sales(form: str, tmp_path: Path) -> None:
    expected_file = write_text(tmp_path / "plain.csv", as_text(","))
    _, expected, expected_totals = run(expected_file)
    assert expected_totals == Totals(5, 5, 0, 123450 + 8800 + 10 - 8800 + 1500)

    write = FORMS[form]
    assert callable(write)
    _, found, totals = run(write(tmp_path))

    assert found.rejects == []
    assert found.sales == expected.sales
    assert totals == expected_totals


def test_values_are_exact(tmp_path: Path) -> None:
    _, found, _ = run(write_text(tmp_path / "plain.csv", as_text(",")))
    first, _, rare, returned, walk_in = found.sales
    assert (first.customer, first.phone, first.amount_minor) == ("00042", "13812345678", 123450)
    assert first.day == date(2024, 3, 1)
    assert first.product == "龙井 明前"
    assert rare.name == "李𠮷"
    assert returned.is_return
    assert returned.amount_minor == -8800
    assert (walk_in.customer, walk_in.name, walk_in.phone) == ("", "", "")


def test_a_table_can_be_read_twice(tmp_path: Path) -> None:
    table = read_file(write_text(tmp_path / "plain.csv", as_text(","))).table
    assert list(table.rows()) == list(table.rows())
