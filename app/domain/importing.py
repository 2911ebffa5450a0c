"""Import in one place: look at a table (plan), read its rows (parse_rows), tell rows apart.

The pieces live beside this module: importing_headers (columns), importing_layout (how each is
read), importing_questions (what is asked), importing_cells and importing_dates (cells),
importing_sales and importing_customers (rows).
"""

from app.domain.importing_columns import Batch, Buyers, SaleColumns
from app.domain.importing_fields import CUSTOMERS, FIELDS, SALES, TITLES
from app.domain.importing_identity import Identities, content_key
from app.domain.importing_layout import ReadOptions
from app.domain.importing_plan import ColumnPlan, Plan, plan
from app.domain.importing_questions import Question
from app.domain.importing_rows import BATCH_ROWS, parse_rows
from app.domain.importing_table import RawFile, RawTable
from app.domain.importing_verdicts import (
    Notice,
    ParsedCustomer,
    ParsedSale,
    Reject,
    Said,
    Totals,
)

__all__ = [
    "BATCH_ROWS",
    "CUSTOMERS",
    "FIELDS",
    "SALES",
    "TITLES",
    "Batch",
    "Buyers",
    "ColumnPlan",
    "Identities",
    "Notice",
    "ParsedCustomer",
    "ParsedSale",
    "Plan",
    "Question",
    "RawFile",
    "RawTable",
    "ReadOptions",
    "Reject",
    "Said",
    "SaleColumns",
    "Totals",
    "content_key",
    "parse_rows",
    "plan",
]
