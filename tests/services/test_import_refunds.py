"""A refund file that names documents and no customers: whoever bought is graded again."""

from collections.abc import Callable
from pathlib import Path

from app.services import importing
from app.services.desk import Desk
from app.services.importing import Options
from tests.services.shops import troubles

Write = Callable[..., Path]


def test_a_refund_without_a_customer_reaches_the_buyer_s_score(desk: Desk, csv_file: Write) -> None:
    sold = [
        ["customer", "document", "date", "amount"],
        ["007", "A1", "2024-03-01", "9000.00"],
    ]
    back = [
        ["document", "date", "amount", "original_order"],
        ["R1", "2024-03-02", "-9000.00", "A1"],
    ]
    importing.run(desk, csv_file(sold), Options())
    report = importing.run(desk, csv_file(back), Options()).value
    assert (report.created, report.rejected) == (1, 0)
    with desk.read() as work:
        grade = work.connection.exec_driver_sql("SELECT amount_minor, frequency FROM grade").one()
    assert tuple(grade) == (0, 0)
    assert troubles(desk) == []
