"""The demo shop: a tea and gift shop, invented, the same for the same business day."""

from dataclasses import dataclass
from datetime import date

from app.services.demo_people import DemoCustomer, people
from app.services.demo_sales import DemoReturn, DemoSale, returns_of, sales_of


@dataclass(frozen=True)
class DemoShop:
    """Everything the demo shop knows: 2,000 customers, 40,000 sales, what was brought back."""

    customers: list[DemoCustomer]
    sales: list[DemoSale]
    returns: list[DemoReturn]


def generate(business_day: date) -> DemoShop:
    """Return the demo shop with its books ending on a business day; no clock, no chance."""
    customers, habits = people(business_day)
    sales = sales_of(business_day, customers, habits)
    return DemoShop(customers, sales, returns_of(business_day, sales))
