"""Another currency than the shop's is refused with its reason, and never added up."""

import pytest

from app.domain import currencies
from app.domain.importing import ReadOptions
from app.domain.importing_cells import money_reader
from app.errors import UserError
from tests.domain.test_importing import fields, run, table

CNY = ReadOptions(currency="CNY")

MIXED = """
单号|日期|金额|币种|手机
A1|2026-01-02|10.00|CNY|13800000001
A2|2026-01-02|12.00|USD|13800000002
A3|2026-01-02|13.00|美元|13800000003
A4|2026-01-02|14.00|人民币|13800000004
A5|2026-01-02|15.00||13800000005
A6|2026-01-02|16.00|rmb|13800000006
A7|2026-01-02|0.50|€|13800000007
"""


def test_a_row_in_another_currency_is_refused_with_its_reason() -> None:
    found, every, totals = run(table(MIXED), CNY)
    assert fields(found)["currency"] == "币种"
    assert [sale.document for sale in every.sales] == ["A1", "A4", "A5", "A6"]
    assert totals.amount_minor == 5500
    assert [(one.line, one.field, one.code) for one in every.rejects] == [
        (3, "currency", "other_currency"),
        (4, "currency", "other_currency"),
        (8, "currency", "other_currency"),
    ]
    assert every.rejects[0].error.text.format(**every.rejects[0].error.values) == (
        "12.00 USD, the shop keeps CNY."
    )


def test_a_currency_is_not_checked_where_the_shop_s_is_unknown_or_the_column_left_out() -> None:
    assert not run(table(MIXED))[1].rejects
    assert not run(table(MIXED), ReadOptions(currency="CNY", mapping={"currency": ""}))[1].rejects


def test_a_column_called_currency_that_holds_none_is_left_alone() -> None:
    found, every, _ = run(table("单号|日期|金额|币种\nA1|2026-01-02|10.00|现金支付\n"), CNY)
    assert "currency" not in fields(found)
    assert not every.rejects


@pytest.mark.parametrize(
    ("currency", "cell", "is_taken"),
    [
        ("CNY", "¥5", True),
        ("CNY", "￥5", True),
        ("JPY", "¥5", True),
        ("CNY", "5元", True),
        ("CNY", "RMB 5", True),
        ("CNY", "$5", False),
        ("CNY", "-$5", False),
        ("CNY", "＄5", False),
        ("CNY", "5 €", False),
        ("CNY", "£5.00", False),
        ("CNY", "USD 5", False),
        ("USD", "$5", True),
        ("HKD", "$5", True),
        ("EUR", "5,00 €", True),
        ("USD", "¥5", False),
        ("EUR", "5元", False),
        ("GBP", "£5", True),
        ("THB", "5", True),
    ],
)
def test_signs_that_cannot_be_the_shop_s_are_refused(
    currency: str, cell: str, *, is_taken: bool
) -> None:
    read = money_reader(2, comma="," in cell, currency=currency)
    if is_taken:
        assert abs(read(cell) or 0) == 500
    else:
        with pytest.raises(UserError) as refused:
            read(cell)
        assert refused.value.code == "other_currency"


def test_a_price_in_another_currency_is_refused() -> None:
    text = "单号|日期|数量|单价|客户编号\nA1|2026-01-02|2|$1.50|7\nA2|2026-01-02|2|¥1.50|7\n"
    _, every, totals = run(table(text), CNY)
    assert [one.code for one in every.rejects] == ["other_currency"]
    assert totals.amount_minor == 300


@pytest.mark.parametrize(
    ("header", "is_taken"),
    [
        ("Amount (USD)", False),
        ("金额（美元）", False),
        ("金额(元)", True),
        ("Amount (incl. VAT)", True),
        ("Amount (net)", True),
    ],
)
def test_a_header_that_names_a_currency_speaks_for_every_row(
    header: str, *, is_taken: bool
) -> None:
    text = f"customer|purchase|date|{header}\n7|A1|2026-01-02|5.00\n"
    _, every, _ = run(table(text), ReadOptions(currency="CNY", mapping={"amount": "4"}))
    assert bool(every.sales) == is_taken


def test_a_customer_s_total_in_another_currency_is_refused_but_not_one_without() -> None:
    text = "姓名|手机|累计消费|币种\n张三|13800000001|99|USD\n李四|13800000002||USD\n"
    _, every, _ = run(table(text), CNY)
    assert [one.name for one in every.customers] == ["李四"]
    assert [(one.field, one.code) for one in every.rejects] == [("currency", "other_currency")]


def test_the_further_lines_of_a_refused_order_say_so() -> None:
    text = (
        "Name|Financial Status|Created at|Currency|Lineitem quantity|Lineitem price|Email\n"
        "#1|paid|2024-05-01|USD|1|5.00|a@x.cn\n#1||||2|3.00|\n#2|paid|2024-05-01|CNY|1|5.00|\n"
        "#2||||1|4.00|\n#3||||1|4.00|\n"
    )
    _, every, totals = run(table(text), CNY)
    assert [(one.line, one.code) for one in every.rejects] == [
        (2, "other_currency"),
        (3, "order_refused"),
        (6, "missing_value"),
    ]
    assert totals.amount_minor == 900


def test_the_dollar_is_many_shops_money() -> None:
    assert currencies.can_be("$", "CAD")
    assert not currencies.can_be("$", "CNY")
    assert currencies.can_be("cny", "CNY")
