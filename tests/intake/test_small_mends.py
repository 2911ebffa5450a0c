"""What a file says of itself when it is no workbook, and cells that only look damaged."""

from pathlib import Path

import openpyxl
import pytest

from app.domain.importing import ReadOptions, plan
from app.domain.importing_contacts import phone
from app.errors import UserError
from app.intake.any_file import read_file
from tests.domain.test_importing import run as run_table
from tests.domain.test_importing import table
from tests.intake.files import run


@pytest.mark.parametrize("ending", [".xlsx", ".ods", ".xls"])
def test_random_bytes_are_no_workbook(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"list{ending}"
    file.write_bytes(bytes((7 * at + 1) % 256 for at in range(5000)))
    with pytest.raises(UserError, match="is no workbook") as refused:
        read_file(file)
    assert refused.value.code == "content_differs"


def test_a_list_of_text_named_xlsx_is_called_csv(tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    file.write_text("姓名,手机\n张三,13800000001\n", encoding="utf-8")
    with pytest.raises(UserError, match="it holds CSV"):
        read_file(file)


def test_a_phone_with_all_its_digits_in_scientific_form_is_read() -> None:
    assert phone("1.3812345678E+10") == "13812345678"
    assert phone("1.3812345678e10") == "13812345678"
    for cut in ("1.381234567E+10", "1.38E+10", "1E+10", "1.38123456780E+10"):
        with pytest.raises(UserError):
            phone(cut)


def test_contradicting_dates_are_quoted_as_they_stand() -> None:
    text = "单号|日期|金额\nA1|13/04/2024|5\nA2|05/13/2024|6\nA3|1/2/2024|7\n"
    (question,) = plan(table(text), ReadOptions()).questions
    assert question.code == "date_order"
    assert "13/04/2024" in question.words()
    assert "05/13/2024" in question.words()


def test_shopify_s_second_phone_stands_in(shared_data: Path) -> None:
    _, found, _ = run(shared_data / "export_formats" / "shopify_customers.csv")
    assert found.customers[0].phone
    assert found.customers[1].phone == "+573000000000"


def test_a_second_phone_that_is_none_is_left_out() -> None:
    text = "姓名|手机|备用\n张三||13800000002\n李四|13800000001|13800000002\n王五||none\n"
    options = ReadOptions(mapping={"second_phone": "备用"}, kind="customers")
    _, every, _ = run_table(table(text), options)
    phones = [one.phone for one in every.customers]
    assert phones == ["13800000002", "13800000001", ""]
    assert not every.rejects


@pytest.mark.parametrize("is_bare", [True, False])
def test_a_formula_without_a_value_is_told(tmp_path: Path, *, is_bare: bool) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["单号", "日期", "金额"])
    sheet.append(["A1", "2024-03-01", "=2*3" if is_bare else None])
    sheet.append(["A2", "2024-03-01", 5])
    file = tmp_path / "list.xlsx"
    book.save(file)
    _, found, totals = run(file)
    (reject,) = found.rejects
    assert (reject.line, reject.field) == (2, "amount")
    assert reject.code == ("formula_without_value" if is_bare else "missing_value")
    assert totals.amount_minor == 500
