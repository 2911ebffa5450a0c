"""Plans and rows: what is recognised, what is asked, what is refused, and that counts add up."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pytest

from app.domain.importing import (
    ParsedCustomer,
    ParsedSale,
    Plan,
    RawTable,
    ReadOptions,
    Reject,
    Totals,
    parse_rows,
    plan,
)
from app.domain.importing_headers import find_header
from app.domain.importing_synonyms import header_key
from app.errors import UserError


class Verdicts(NamedTuple):
    """All the verdicts on a file."""

    sales: list[ParsedSale]
    customers: list[ParsedCustomer]
    rejects: list[Reject]


def table(text: str) -> RawTable:
    """Return the table of lines whose cells are parted by bars."""
    rows = [line.strip().split("|") for line in text.strip().splitlines()]
    return raw(rows)


def raw(rows: Sequence[Sequence[str]], *, epoch_1904: bool = False) -> RawTable:
    return RawTable(tuple(rows[0]), 1, lambda: iter(list(enumerate(rows[1:], start=2))), epoch_1904)


def run(source: RawTable, options: ReadOptions | None = None) -> tuple[Plan, Verdicts, Totals]:
    found = plan(source, options or ReadOptions())
    totals = Totals()
    every = Verdicts([], [], [])
    for batch in parse_rows(source, found, totals):
        every.sales.extend(batch.sales)
        every.customers.extend(batch.customers)
        every.rejects.extend(batch.rejects)
    return found, every, totals


def fields(found: Plan) -> dict[str, str]:
    return {column.field: column.header for column in found.columns if column.field}


CANONICAL = """
customer|purchase|date|amount|category
00042|536376|2010-12-01|165.60|22
00042|536376|2010-12-01|165.60|22
14688|C536379|2010-12-01|-19.50|85
"""


def test_canonical_file() -> None:
    found, batch, totals = run(table(CANONICAL))
    assert (found.kind, found.questions) == ("sales", ())
    assert batch.sales[0] == ParsedSale(
        *(2, "00042", "", "", "", "536376", date(2010, 12, 1), 16560, None, "22", "", ""),
        *(False, ""),
    )
    assert batch.sales[2].is_return
    assert totals == Totals(3, 3, 0, 2 * 16560 - 1950)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ("CustomerID|InvoiceNo|InvoiceDate|Quantity|UnitPrice", {"document": "InvoiceNo"}),
        ("会员卡号|单号|消费日期|实付金额", {"customer": "会员卡号", "document": "单号"}),
        (
            " Order # |DATE|Total Amount|Customer Name",
            {"document": "Order #", "name": "Customer Name"},
        ),
        ("ＯＲＤＥＲ　ＮＯ|日期|金额(元)|手机号码", {"amount": "金额(元)", "phone": "手机号码"}),
        ("order_number|order-date|amount paid|原订单号", {"original": "原订单号"}),
    ],
)
def test_headers_in_many_spellings(headers: str, expected: dict[str, str]) -> None:
    names = [header.strip() for header in headers.split("|")]
    found = plan(raw([names]), ReadOptions())
    assert found.kind == "sales"
    assert expected.items() <= fields(found).items()


@pytest.mark.parametrize("one", ["Order #", "order", " ORDER ", "Ｏｒｄｅｒ", "order (no)"])
def test_header_key(one: str) -> None:
    assert header_key(one) == "order"


def test_contents_overrule_names() -> None:
    found = plan(table("Name|Date|Amount\n#1001|2024-03-01|5\n#1002|2024-03-02|6"), ReadOptions())
    assert fields(found) == {"document": "Name", "date": "Date", "amount": "Amount"}
    found = plan(table("客户|日期|金额\n张三|2024-03-01|5\n李四|2024-03-02|6"), ReadOptions())
    assert fields(found)["name"] == "客户"
    found = plan(table("客户|日期|金额\nK001|2024-03-01|5\nK002|2024-03-02|6"), ReadOptions())
    assert fields(found)["customer"] == "客户"
    found = plan(table("姓名|联系方式\n张三|a@b.cn\n李四|c@d.cn"), ReadOptions())
    assert fields(found)["email"] == "联系方式"
    found = plan(table("日期|金额|类型\n2024-03-01|5|茶叶\n2024-03-02|6|茶具"), ReadOptions())
    assert "kind" not in fields(found)


def test_how_each_column_is_read_is_told() -> None:
    found = plan(table(CANONICAL), ReadOptions())
    amount = found.columns[3]
    assert (amount.letter, amount.header, amount.field, amount.example) == (
        *("D", "amount", "amount", "165.60"),
    )
    assert "currency" in amount.how.words()


def test_ambiguous_dates_are_asked() -> None:
    source = table("name|date|amount\nAnn|03/04/2024|5\nBob|05/06/2024|6")
    found = plan(source, ReadOptions())
    (question,) = found.questions
    assert (question.code, question.field, question.choices) == (
        "date_order",
        "date",
        ("dmy", "mdy"),
    )
    assert "03/04/2024" in question.words()
    with pytest.raises(UserError) as refused:
        list(parse_rows(source, found, Totals()))
    assert refused.value.code == "date_order"
    assert all(refused.value.sentences())
    for order, day in (("dmy", date(2024, 4, 3)), ("mdy", date(2024, 3, 4))):
        _, batch, _ = run(source, ReadOptions(date_order=order))
        assert batch.sales[0].day == day


def test_one_late_row_decides_the_order() -> None:
    rows = [["name", "date", "amount"], *[["Ann", "03/04/2024", "5"]] * 5000]
    assert not plan(raw(rows), ReadOptions()).is_ready
    rows.append(["Bob", "25/04/2024", "5"])
    _, batch, _ = run(raw(rows))
    assert {sale.day for sale in batch.sales} == {date(2024, 4, 3), date(2024, 4, 25)}


def test_a_column_in_both_orders_is_asked_and_its_misfits_refused() -> None:
    source = table("name|date|amount\nAnn|13/04/2024|5\nBob|04/13/2024|6")
    assert [q.code for q in plan(source, ReadOptions()).questions] == ["date_order"]
    _, batch, _ = run(source, ReadOptions(date_order="dmy"))
    assert (len(batch.sales), [r.code for r in batch.rejects]) == (1, ["bad_date"])


def test_short_years_are_asked() -> None:
    source = table("name|date|amount\nAnn|13/04/24|5")
    (question,) = plan(source, ReadOptions()).questions
    assert (question.code, question.choices) == ("two_digit_year", ("dmy", "mdy", "ymd"))
    _, batch, _ = run(source, ReadOptions(date_order="dmy"))
    assert batch.sales[0].day == date(2024, 4, 13)


def test_day_numbers_are_noted() -> None:
    found, batch, _ = run(table("name|date|amount\nAnn|45352|5"))
    assert batch.sales[0].day == date(2024, 3, 1)
    assert "1900" in found.notes[0].words()


def test_missing_columns_are_asked() -> None:
    found = plan(table("订单号|客户编号\nA1|7"), ReadOptions(kind="sales"))
    assert [(q.code, q.field) for q in found.questions] == [
        *(("missing_column", "date"), ("missing_column", "amount")),
    ]
    assert plan(table("a|b\n1|2"), ReadOptions()).questions[0].code == "unknown_list"


def test_mapping_by_name_number_and_letter() -> None:
    source = table("x|y|z|w\n7|2024-03-01|5.00|茶")
    options = ReadOptions(mapping={"customer": "x", "date": "2", "amount": "C", "category": " W "})
    found, batch, _ = run(source, options)
    assert fields(found) == {"customer": "x", "date": "y", "amount": "z", "category": "w"}
    assert batch.sales[0].category == "茶"


def test_mapping_overrules_and_leaves_out() -> None:
    source = table("name|date|amount|total\nAnn|2024-03-01|5|6")
    _, batch, _ = run(source, ReadOptions(mapping={"amount": "total", "name": ""}))
    assert (batch.sales[0].amount_minor, batch.sales[0].name) == (600, "")


def test_constants_stand_for_every_row() -> None:
    source = table("name|amount\nAnn|5\nBob|6")
    options = ReadOptions(constants={"date": "2024-03-01", "channel": "商城"})
    _, batch, _ = run(source, options)
    assert {(sale.day, sale.channel) for sale in batch.sales} == {(date(2024, 3, 1), "商城")}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (ReadOptions(mapping={"amount": "nope"}), "unknown_column"),
        (ReadOptions(mapping={"amount": "99"}), "unknown_column"),
        (ReadOptions(mapping={"colour": "amount"}), "unknown_field"),
        (ReadOptions(kind="customers", constants={"purchase": "x"}), "unknown_field"),
        (ReadOptions(kind="orders"), "unknown_kind_of_list"),
        (ReadOptions(date_order="ydm"), "unknown_date_order"),
    ],
)
def test_wrong_options_are_refused(options: ReadOptions, code: str) -> None:
    with pytest.raises(UserError) as refused:
        plan(table(CANONICAL), options)
    assert refused.value.code == code
    assert "{" not in str(refused.value)


def test_rows_refused_with_field_value_and_reason() -> None:
    source = table(
        """
        customer|order|date|amount|phone|category
        1|A1|2025-02-30|5|13812345678|x
        2|A2|2024-03-01|12,x|13812345678|x
        3|A3|2024-03-01|5|12345|x
        4|A4||5|13812345678|x
        5|A5|2024-03-01||13812345678|x
        1.38E+10|A6|2024-03-01|5|13812345678|x
        7|A7|2024-03-01|5|13812345678|x|more
        8|A8|2024-03-01|5|13812345678|x
        """
    )
    _, batch, totals = run(source)
    assert [(r.line, r.field, r.value, r.code) for r in batch.rejects] == [
        (2, "date", "2025-02-30", "bad_date"),
        (3, "amount", "12,x", "bad_amount"),
        (4, "phone", "12345", "bad_phone"),
        (5, "date", "", "missing_value"),
        (6, "amount", "", "missing_value"),
        (7, "customer", "1.38E+10", "damaged_number"),
        (8, "", "", "too_many_cells"),
    ]
    assert all(reject.reason for reject in batch.rejects)
    assert batch.rejects[1].cells == ("2", "A2", "2024-03-01", "12,x", "13812345678", "x")
    assert totals == Totals(8, 1, 7, 500)


def test_sums_blank_rows_and_repeated_headers() -> None:
    source = raw(
        [
            ["姓名", "日期", "金额"],
            ["张三", "2024-03-01", "5"],
            ["", "", ""],
            [" ", "", "　"],
            [],
            ["小计", "2024-03-01", "5"],
            ["姓名", "日期", "金额"],
            ["合计（1笔）", "", "5"],
            ["李四", "2024-03-02", "6"],
            ["", "", "总计"],
        ]
    )
    _, batch, totals = run(source)
    assert [sale.line for sale in batch.sales] == [2, 9]
    assert [(r.line, r.code) for r in batch.rejects] == [
        *((6, "sum_row"), (7, "header_again"), (8, "sum_row"), (10, "sum_row")),
    ]
    assert totals == Totals(6, 2, 4, 1100)


def test_walk_ins_and_short_rows() -> None:
    _, batch, _ = run(table("日期|金额|姓名|手机|会员编号\n2024-03-01|5|||\n2024-03-01|6"))
    assert [(s.customer, s.name, s.phone) for s in batch.sales] == [("", "", "")] * 2


def test_returns_by_kind_sign_and_original() -> None:
    source = table(
        """
        订单号|日期|金额|单据类型|原订单号
        A1|2024-03-01|50|消费|
        A2|2024-03-02|50|退货|A1
        A3|2024-03-03|-50|退货|A1
        A4|2024-03-04|-5|消费|
        """
    )
    _, batch, totals = run(source)
    assert [(s.amount_minor, s.is_return, s.original) for s in batch.sales] == [
        *((5000, False, ""), (-5000, True, "A1"), (-5000, True, "A1"), (-500, True, "")),
    ]
    assert totals.amount_minor == -5500


def test_amount_wins_over_quantity_times_price() -> None:
    source = table("date|amount|quantity|unit_price\n2024-03-01|9|2|5\n2024-03-01||3|0.335")
    _, batch, _ = run(source)
    assert [sale.amount_minor for sale in batch.sales] == [900, 101]


def test_unpaid_orders_are_left_out() -> None:
    source = table("订单编号|日期|金额|订单状态\nA|2024-03-01|5|交易成功\nB|2024-03-01|5|交易关闭")
    _, batch, _ = run(source)
    assert [r.code for r in batch.rejects] == ["order_not_done"]


def test_masked_phones_are_left_out_and_said() -> None:
    found, batch, _ = run(table("姓名|手机|日期|金额\n张三|138****5678|2024-03-01|5"))
    assert batch.sales[0].phone == ""
    assert [note.code for note in found.notes] == ["masked_phones"]


def test_numbers_written_as_fractions_in_a_whole_column() -> None:
    source = table("CustomerID|date|amount\n17850.0|2024-03-01|5\n12346.0|2024-03-01|5")
    assert [sale.customer for sale in run(source)[1].sales] == ["17850", "12346"]
    source = table("CustomerID|date|amount\n17850.0|2024-03-01|5\nA.0|2024-03-01|5")
    assert [sale.customer for sale in run(source)[1].sales] == ["17850.0", "A.0"]


def test_customers() -> None:
    source = table(
        """
        会员编号|姓名|手机|生日|入会日期|标签|推荐人|性别
        0001|张三|13812345678|1990-05-02|2023-03-01|vip,老客||男
        0002|李四|13912345678|5月2日|||0001|女
        0003|||||||
        ||||2023-03-01|||
        0005|王五|13712345678|2030-01-01||||
        """
    )
    found, batch, totals = run(source, ReadOptions(today=date(2024, 3, 1)))
    assert found.kind == "customers"
    first, second, third = batch.customers
    assert (first.birthday, first.joined, first.tags) == (
        "1990-05-02",
        date(2023, 3, 1),
        ("vip", "老客"),
    )
    assert (second.birthday, second.referrer, second.gender) == ("--05-02", "0001", "female")
    assert (third.number, third.name) == ("0003", "")
    assert [(r.line, r.field, r.code) for r in batch.rejects] == [
        *((5, "name", "missing_value"), (6, "birthday", "date_ahead")),
    ]
    assert totals.read == 5


def test_names_from_two_columns() -> None:
    _, batch, _ = run(table("First Name|Last Name|Email\nAnn|Lee|a@b.cn\n三|张|c@d.cn"))
    assert [customer.name for customer in batch.customers] == ["Ann Lee", "张三"]


def test_guarded_names_round_trip() -> None:
    _, batch, _ = run(table("name|phone\n'=1+1|5550100\n'@ann|5550101\n'tis|5550102"))
    assert [customer.name for customer in batch.customers] == ["=1+1", "@ann", "'tis"]


def test_huge_name_is_refused_by_name() -> None:
    _, batch, _ = run(raw([["name", "phone"], ["x" * 10_000, "5550100"], ["y" * 200, "5550101"]]))
    assert [(r.field, r.code) for r in batch.rejects] == [("name", "text_too_long")]
    assert len(batch.customers) == 1


def test_endless_cells_cost_no_time() -> None:
    """Texts on which a careless pattern takes for ever; each is refused or passed over at once."""
    long = 200_000
    cells = ["2024-03-01" + " " * long + "x", "(" * long, "1" + " " * long, "a" * long, "1/" * long]
    for header in (["name", "date", "amount", "phone"], ["(" * long, "date", "amount", "phone"]):
        rows = [["Ann", cell, cell, cell] for cell in cells]
        source = raw([header, *rows, ["Ann", "2024-03-01", "5", "5550100"]])
        assert find_header([header, *rows]) == 0
        options = ReadOptions(kind="sales", mapping={"date": "2", "amount": "3", "phone": "4"})
        _, batch, totals = run(source, options)
        assert (totals.read, len(batch.sales)) == (6, 1)


def test_batches_keep_the_order_of_the_file() -> None:
    rows = [["name", "date", "amount"], *[[f"n{n}", "2024-03-01", str(n)] for n in range(25)]]
    source = raw(rows)
    found = plan(source, ReadOptions())
    batches = list(parse_rows(source, found, Totals(), batch_rows=10))
    assert [len(batch.sales) for batch in batches] == [10, 10, 5]
    assert [sale.line for batch in batches for sale in batch.sales] == list(range(2, 27))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([["report of March"], [], ["name", "phone"], ["Ann", "1"]], 2),
        ([["a", "b", "c"], ["1", "2", "3"]], 0),
        ([["1", "2", "3"], ["4", "5", "6"]], None),
        ([["", "", ""]], None),
        ([], None),
    ],
)
def test_find_header(rows: list[list[str]], found: int | None) -> None:
    assert find_header(rows) == found
