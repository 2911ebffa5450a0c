"""The first rows of a file are shown as they would be read."""

from datetime import date

from app.services import import_preview, importing
from app.services.desk import Desk
from app.services.import_preview import FirstRows
from app.services.importing import Options
from tests.services.shops import add, write_csv


def look_at(desk: Desk, rows: list[list[str]], count: int = 5) -> FirstRows:
    file = write_csv(desk.paths.shop / "a.csv", rows)
    return import_preview.first_rows(desk, importing.inspect(desk, file, Options()), count)


SALES = [
    ["customer", "name", "phone", "document", "date", "amount"],
    ["007", "李四", "13912345678", "D1", "2024-03-01", "30.50"],
    ["", "", "", "D2", "2024-03-02", "-5"],
    ["", "", "", "", "", ""],
    ["008", "x", "", "D3", "2024-02-30", "8"],
    ["009", "y", "", "D4", "2024-03-03", "8"],
]


def test_sales_are_shown_as_read(desk: Desk) -> None:
    add(desk, "李四", number="007")
    found = look_at(desk, SALES, 3)
    assert found.fields == ("name", "customer", "date", "amount", "document")
    assert [(row.line, row.result) for row in found.rows] == [
        (2, "known"),
        (3, "nobody"),
        (5, "refused"),
    ]
    assert found.rows[0].values["date"] == date(2024, 3, 1)
    assert found.rows[2].values["date"] == "2024-02-30"
    assert "not a date" in found.rows[2].reason


def test_customers_are_shown_as_read(desk: Desk) -> None:
    add(desk, "老王", phone="13912345678")
    rows = [
        ["姓名", "手机", "消费总额"],
        ["老王", "139 1234 5678", "¥1,000"],
        ["新来", "13712345678", ""],
        ["新来", "13712345678", ""],
    ]
    found = look_at(desk, rows)
    assert found.fields == ("name", "phone", "amount")
    assert [row.result for row in found.rows] == ["known", "new", "again"]
    assert found.rows[0].values == {"name": "老王", "phone": "13912345678", "amount": 100_000}


def test_refused_rows_are_kept_before_the_import(desk: Desk) -> None:
    file = write_csv(desk.paths.shop / "a.csv", SALES)
    look = importing.inspect(desk, file, Options())
    report = importing.run(desk, file, Options(dry_run=True)).value
    target = desk.paths.shop / "rejects.csv"
    import_preview.save_rejects(desk, look, report.rejects, target)
    text = target.read_text(encoding="utf-8-sig")
    assert text.count("\n") == 2
    assert "2024-02-30" in text
