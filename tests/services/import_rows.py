"""A small file of sales that the tests of imports share, and a look at whom it concerns."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from app.services import customers
from app.services.desk import Desk
from tests.services.shops import facts_of

Write = Callable[..., Path]

HEAD: Final = ["customer", "document", "date", "amount", "category", "product"]

ROWS: Final = [
    ["007", "A1", "2024-03-01", "50.00", "tea", "green"],
    ["007", "A1", "2024-03-01", "20.00", "cups", "blue"],
    ["007", "A1", "2024-03-01", "20.00", "cups", "blue"],
    ["008", "A2", "2024-03-02", "¥1,234.50", "tea", ""],
    ["008", "A3", "2024-03-05", "-34.50", "tea", ""],
    ["", "A4", "2024-03-06", "9.99", "", ""],
    ["007", "", "2024-03-07", "5.00", "", ""],
    ["007", "", "2024-03-07", "5.00", "", ""],
]


def of(desk: Desk, number: str) -> dict[str, float | None]:
    """Return the raw facts of the customer of a number."""
    return facts_of(desk, customers.id_of(desk, number))
