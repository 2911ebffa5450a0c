"""Cells: every way a shop writes them, exact; what cannot be meant is refused by its reason."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import importing_cells as cells
from app.domain import importing_contacts as contacts
from app.domain import money
from app.domain.importing_guard import guard, unguard
from app.errors import UserError


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        *(("10000", 1_000_000), ("¥10,000", 1_000_000), ("￥１２.５", 1250), ("0.005", 1)),
        *(("-12.50", -1250), ("(12.50)", -1250), ("1234.5元", 123450), ("  8 ", 800)),
        *(("12.345", 1235), ("-0.125", -13), ("$1,240.00", 124000), ("10000元整", 1_000_000)),
        *(("'-88.00", -8800), ("0", 0), ("", None)),
    ],
)
def test_money(text: str, minor: int | None) -> None:
    assert cells.money_reader(2)(text) == minor


@pytest.mark.parametrize("text", ["12,x", "VIP?", "1.2万", "1,,000", "12.5.3", "1e5", "12,5", "∞"])
def test_money_refused(text: str) -> None:
    with pytest.raises(UserError) as refused:
        cells.money_reader(2, field="unit_price")(text)
    assert (refused.value.code, refused.value.field) == ("bad_amount", "unit_price")


@given(st.integers(-(10**11), 10**11), st.sampled_from([0, 2, 3]))
def test_money_reads_what_money_writes(minor: int, decimals: int) -> None:
    assert cells.money_reader(decimals)(money.plain(minor, decimals)) == minor


@given(st.from_regex(r"-?[0-9]{1,9}(\.[0-9]{1,5})?", fullmatch=True), st.sampled_from([0, 2, 3]))
def test_short_way_and_long_way_agree(text: str, decimals: int) -> None:
    assert cells.money_reader(decimals)(text) == money.parse_money(text, decimals)


def test_decimal_comma() -> None:
    assert cells.writes_comma(["1.234,50", "12,50", "8"])
    assert not cells.writes_comma(["1,234", "12,500"])
    assert not cells.writes_comma(["12,50", "12.50"])
    read = cells.money_reader(2, comma=True)
    assert [read(text) for text in ("1.234,50", "12,5", "8", "€ 3,00")] == [123450, 1250, 800, 300]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        *(
            ("5次/年", 5),
            ("10次/年", 10),
            ("5 times a year", 5),
            ("5", 5),
            ("5.0", 5),
            ("２次/月", 24),
        ),
        *(
            ("2 times a month", 24),
            ("1次/周", 52),
            ("每月", None),
            ("3单/季度", 12),
            ("12 orders", 12),
        ),
        *(("1,200", 1200), ("常来", None), ("-3", None), ("2.5", 3), ("twice", None)),
    ],
)
def test_orders_a_year(text: str, times: int | None) -> None:
    if times is None:
        with pytest.raises(UserError):
            cells.orders_a_year(text)
    else:
        assert cells.orders_a_year(text) == times


@pytest.mark.parametrize(
    ("text", "months"),
    [
        *(("2年", 24), ("2.0", 24), ("24个月", 24), ("2", 24), ("1年6个月", 18), ("2 years", 24)),
        *(("半年", 6), ("1年半", 18), ("一年半", 18), ("18 months", 18), ("0.5", 6), ("1.3年", 15)),
    ],
)
def test_whole_months(text: str, months: int) -> None:
    assert cells.whole_months(text) == months


@pytest.mark.parametrize("text", ["很久", "-1", "2023-01-01", "500年", "年"])
def test_span_refused(text: str) -> None:
    with pytest.raises(UserError) as refused:
        cells.whole_months(text)
    assert refused.value.code == "bad_span"


def test_months_where_the_header_says_months() -> None:
    assert cells.whole_months("24", unit_months=1) == 24


@pytest.mark.parametrize(
    ("text", "mark"), [("3分", 3), ("3", 3), ("4.5", 4.5), ("3/5", 3), ("５分", 5)]
)
def test_influence(text: str, mark: float) -> None:
    assert cells.influence(text) == mark


@pytest.mark.parametrize("text", ["6", "-1", "高", "3/10"])
def test_influence_refused(text: str) -> None:
    with pytest.raises(UserError) as refused:
        cells.influence(text)
    assert refused.value.code == "bad_mark"


def test_potential() -> None:
    assert [cells.potential(text) for text in ("80", "80分", "80%", "100")] == [80, 80, 80, 100]


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        *(("13812345678", "13812345678"), ("+86 138-1234-5678", "13812345678")),
        *(("8613812345678", "13812345678"), ("0086 13812345678", "13812345678")),
        *(("１３８１２３４５６７８", "13812345678"), ("'13812345678", "13812345678")),
        *(("13812345678.0", "13812345678"), ("138 1234 5678", "13812345678")),
        *(("'+573001112233", "+573001112233"), ("(111) 555-4444", "1115554444")),
        *(("010-88886666", "01088886666"), ("0755-88886666转123", "075588886666")),
        ("tel:+1-418-656-9254;ext=102", "+14186569254"),
    ],
)
def test_phone(text: str, phone: str) -> None:
    assert contacts.phone(text) == phone


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("1.38123E+10", "damaged_number"), ("1.38e10", "damaged_number"), ("12345", "bad_phone")),
        *(("1391234567", "bad_phone"), ("138123456789", "bad_phone"), ("张三", "bad_phone")),
        *(("13812345678/13912345678", "several_phones"), ("1" * 30, "bad_phone")),
        *(("微信abc123456", "bad_phone"), ("", "bad_phone")),
    ],
)
def test_phone_refused(text: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        contacts.phone(text)
    assert refused.value.code == code
    assert text not in str(refused.value) or not text


def test_masked_phone() -> None:
    assert contacts.is_masked("138****5678")
    assert not contacts.is_masked("13812345678")


@pytest.mark.parametrize(
    "text", ["a@b.cn", "salon@uñas.co", " a.b+c@sub.example.com ", "mailto:a@b.cn"]
)
def test_email(text: str) -> None:
    assert contacts.email(text) == text.strip().removeprefix("mailto:")


@pytest.mark.parametrize("text", ["a@", "@b.cn", "a b@c.cn", "a@b", "a@b.cn,c@d.cn", "no"])
def test_email_refused(text: str) -> None:
    with pytest.raises(UserError) as refused:
        contacts.email(text)
    assert refused.value.code == "bad_email"


def test_numbers_are_verbatim() -> None:
    assert [cells.identifier(text) for text in ("00042", " A-1 ", "'111", "#1001", "2E")] == [
        *("00042", "A-1", "111", "#1001", "2E"),
    ]
    for text in ("1.38E+10", "1E10"):
        with pytest.raises(UserError) as refused:
            cells.identifier(text)
        assert refused.value.code == "damaged_number"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        *(("  Ann  ", "Ann"), ("'=1+1", "=1+1"), ("'tis", "'tis"), ("a\tb\nc", "a b c")),
        *(
            ("李𠮷", "李𠮷"),
            ("👨‍👩‍👧", "👨‍👩‍👧"),
            ("\u202eevil", "\u202eevil"),
            ("\ufeffAnn", "Ann"),
        ),
        ("'; DROP TABLE customer; --", "'; DROP TABLE customer; --"),
    ],
)
def test_text(text: str, shown: str) -> None:
    assert cells.clean_text(text, "name") == shown


@pytest.mark.parametrize(
    ("text", "code"),
    [("A\0B", "control_character"), ("\ud800", "control_character"), ("x" * 201, "text_too_long")],
)
def test_text_refused(text: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        cells.clean_text(text, "name")
    assert refused.value.code == code


def test_long_names_up_to_the_limit() -> None:
    assert cells.clean_text("张" * 200, "name") == "张" * 200


@given(st.text())
def test_guard_and_unguard_undo_each_other(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(
        ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")
    )


@given(st.text(max_size=60))
def test_no_cell_is_more_than_a_refusal(text: str) -> None:
    readers = (
        *(cells.money_reader(2), cells.quantity, cells.unit_price, cells.orders_a_year),
        *(cells.whole_months, cells.influence, cells.potential, cells.gender, cells.tags),
        *(cells.identifier, cells.returns_money, cells.status, contacts.phone, contacts.email),
    )
    for read in readers:
        with suppress(UserError):
            read(text)


def test_quantity_and_price() -> None:
    assert [cells.quantity(text) for text in ("3件", "-1", "1.5kg", "1,200")] == [
        *(Decimal(3), Decimal(-1), Decimal("1.5"), Decimal(1200)),
    ]
    assert cells.unit_price("¥0.335") == cells.unit_price("0.335") == Decimal("0.335")
    assert cells.unit_price("0.333333333333333") == Decimal("0.333333333333333")
    assert cells.unit_price("1.234,5", comma=True) == Decimal("1234.5")
    with pytest.raises(UserError):
        cells.quantity("many")


@pytest.mark.parametrize("text", ["9" * 5000, "0." + "9" * 5000, "9" * 5000 + "年"])
def test_endless_digits_are_refused(text: str) -> None:
    for read in (cells.quantity, cells.unit_price, cells.orders_a_year, cells.whole_months):
        with pytest.raises(UserError):
            read(text)
    with pytest.raises(UserError):
        cells.money_reader(2)(text)


def test_kind_and_status() -> None:
    assert [cells.returns_money(text) for text in ("退货", "Refund", "消费", "payment")] == [
        *(True, True, False, False),
    ]
    for text in ("交易关闭", "等待买家付款", "Cancelled", "refunded"):
        with pytest.raises(UserError) as refused:
            cells.status(text)
        assert refused.value.code == "order_not_done"
    assert cells.status("paid") == "paid"
    assert cells.status("交易成功") == "交易成功"


def test_tags_and_gender() -> None:
    assert cells.tags("vip, 老客；vip") == ("vip", "老客")
    assert [cells.gender(text) for text in ("男", "F", "先生", "x")] == [
        *("male", "female", "male", "x"),
    ]
