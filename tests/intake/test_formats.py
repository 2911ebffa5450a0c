"""The exports of shop programs are recognised, and their columns mean what they mean there."""

import gzip
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.importing import Plan, ReadOptions, plan
from app.intake.any_file import read_file
from tests.intake.files import run, write_text

FORMATS = {
    "odoo_res_partner.csv": ("customers", "Odoo contacts", {"number": "id", "phone": "phone"}),
    "shopify_customers.csv": (
        "customers",
        "Shopify customers",
        {"number": "Customer ID", "first_name": "First Name", "phone": "Phone"},
    ),
    "shopify_orders_full79.csv": (
        "sales",
        "Shopify orders",
        {"document": "Name", "name": "Billing Name", "unit_price": "Lineitem price"},
    ),
    "shopify_orders_messy.csv": ("sales", "Shopify orders", {"document": "Name"}),
    "square_items_header.csv": (
        "sales",
        "Square items",
        {"amount": "Net Sales", "category": "Category", "document": "Transaction ID"},
    ),
    "square_transactions_header.csv": ("sales", "Square transactions", {"amount": "Net Sales"}),
    "square_transactions_short.csv": ("sales", "Square transactions", {"date": "Date"}),
    "taobao_orders_header_gb18030.csv": (
        "sales",
        "Taobao orders",
        {"amount": "买家实际支付金额", "phone": "联系手机", "name": "收货人姓名"},
    ),
    "taobao_orders_header2_gbk.csv": ("sales", "Taobao orders", {"amount": "支付金额"}),
    "woocommerce_analytics_customers_header.csv": (
        "customers",
        "WooCommerce customers",
        {"name": "Name", "frequency": "Orders", "joined": "Sign Up"},
    ),
    "woocommerce_analytics_orders_header.csv": (
        "sales",
        "WooCommerce orders",
        {"document": "Order #", "name": "Customer", "amount": "Net Sales"},
    ),
    "youzan_order_items_header.csv": (
        "sales",
        "Youzan order items",
        {
            "amount": "商品实际成交金额",
            "category": "商品目录",
            "phone": "收货人手机号/提货人手机号",
        },
    ),
}


def fields(found: Plan) -> dict[str, str]:
    return {column.field: column.header for column in found.columns if column.field}


@pytest.mark.parametrize("name", FORMATS)
def test_export_is_recognised(name: str, shared_data: Path) -> None:
    kind, brand, expected = FORMATS[name]
    found = plan(read_file(shared_data / "export_formats" / name).table, ReadOptions())
    assert (found.kind, found.recognised, found.questions) == (kind, brand, ())
    assert expected.items() <= fields(found).items()


def test_junk_above_the_header_is_passed_over(shared_data: Path) -> None:
    table = read_file(shared_data / "export_formats" / "junk_rows_above_header.csv").table
    assert table.header_line == 3
    assert table.headers[1] == "Order Number"
    assert next(line for line, _ in table.rows()) == 4


def test_headers_seen_elsewhere(shared_data: Path, tmp_path: Path) -> None:
    listed = json.loads((shared_data / "export_formats" / "other_headers.json").read_text("utf-8"))
    assert listed
    for number, one in enumerate(listed):
        text = one["header"].replace("\\r\\n", "\r\n") + "\r\n"
        path = write_text(tmp_path / f"{number}.csv", text)
        found = plan(read_file(path).table, ReadOptions())
        assert found.kind == "customers", one["brand"]
        assert {"name", "first_name", "email"} & set(fields(found)), one["brand"]
        assert found.is_ready, one["brand"]


def test_shopify_order_lines_share_their_head(shared_data: Path) -> None:
    _, found, totals = run(shared_data / "export_formats" / "shopify_orders_full79.csv")
    head, line = found.sales
    assert (head.amount_minor, line.amount_minor) == (1998, 1000)
    assert line.day == head.day == date(2024, 5, 1)
    assert line.document == head.document == "#1001"
    assert line.email == head.email
    assert totals.amount_minor == 2998


def test_a_line_that_lost_its_order_is_refused(shared_data: Path) -> None:
    _, found, totals = run(shared_data / "export_formats" / "shopify_orders_messy.csv")
    assert [(r.line, r.field, r.code) for r in found.rejects] == [(5, "date", "missing_value")]
    assert (totals.read, totals.accepted) == (9, 8)


def test_guarded_numbers_of_shopify(shared_data: Path) -> None:
    _, found, _ = run(shared_data / "export_formats" / "shopify_customers.csv")
    ana = found.customers[0]
    assert (ana.number, ana.name, ana.birthday) == ("111", "Ana Pérez", "1990-05-02")
    assert (ana.amount_minor, ana.frequency) == (15_000_000, 3)
    assert found.customers[1].phone == "+573000000000"


def test_raw_online_retail(tmp_path: Path) -> None:
    text = (
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
        "536376,22114,HOT WATER BOTTLE,48,2010-12-01 09:32,3.45,15291,United Kingdom\n"
        "C536379,D,Discount,-1,2010-12-01 09:41,27.50,14527.0,United Kingdom\n"
        "536414,22139,,56,2010-12-01 11:52,0.0,,United Kingdom\n"
        "536415,22139,TAG,3,2010-12-01 11:52,0.335,15291,United Kingdom\n"
    )
    found_plan, found, totals = run(write_text(tmp_path / "retail.csv", text))
    assert found_plan.recognised == "Online Retail"
    assert [sale.amount_minor for sale in found.sales] == [16560, -2750, 0, 101]
    assert [sale.is_return for sale in found.sales] == [False, True, False, False]
    assert found.sales[0].quantity == Decimal(48)
    assert found.sales[2].customer == ""
    assert totals.amount_minor == 16560 - 2750 + 101


def test_real_online_retail(shared_data: Path, tmp_path: Path) -> None:

    folder = shared_data / "online_retail"
    for name, rows in (("OnlineRetail_small", 46_739), ("canonical_small", 46_739)):
        path = tmp_path / f"{name}.csv"
        path.write_bytes(gzip.decompress((folder / f"{name}.csv.gz").read_bytes()))
        _, found, totals = run(path)
        assert totals.read == totals.accepted == rows
        assert totals.rejected == 0
        if name == "OnlineRetail_small":
            raw = totals.amount_minor
            assert sum(sale.is_return for sale in found.sales) == 1158
        else:
            assert totals.amount_minor == raw


D12 = (
    "名称,联系方式,消费金额,购买频次,使用年限,影响力评分,当前等级,上次评级日期,下一次评级日期\n"
    '张三,13812345678,"¥10,000",5次/年,2年,3分,白银,2023-03-01,2024-03-01\n'
    '李四,13912345678,"¥30,000",10次/年,3年,5分,铂金,2023-06-01,2024-06-01\n'
)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_the_nine_column_table_as_written(encoding: str, tmp_path: Path) -> None:
    _, found, totals = run(write_text(tmp_path / "nine.csv", D12, encoding))
    assert totals.rejected == 0
    read = [
        (c.name, c.phone, c.amount_minor, c.frequency, c.tenure_months, c.influence, c.level)
        for c in found.customers
    ]
    assert read == [
        ("张三", "13812345678", 1_000_000, 5, 24, 3.0, "白银"),
        ("李四", "13912345678", 3_000_000, 10, 36, 5.0, "铂金"),
    ]
    assert found.customers[0].last_review == date(2023, 3, 1)
    assert found.customers[1].next_review == date(2024, 6, 1)


def test_unquoted_amount_with_a_comma_is_not_misread(tmp_path: Path) -> None:
    text = D12.replace('"¥10,000"', "¥10,000")
    _, found, _ = run(write_text(tmp_path / "nine.csv", text))
    assert [reject.code for reject in found.rejects] == ["too_many_cells"]
