"""Which row is the header, what kind of list it heads, and which column fills which field.

Names propose, contents decide: a column called "Name" that holds #1001 is a document number.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from app.domain import currencies, id_numbers
from app.domain.importing_brands import Brand
from app.domain.importing_dates import looks_like_date
from app.domain.importing_fields import CUSTOMERS, FIELDS, SALES, title, words
from app.domain.importing_synonyms import EITHER, KNOWN, header_key
from app.domain.importing_table import Cells, column_letter
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

_MOST = 0.5
_NEARLY_ALL = 0.8
_CUSTOMER_SIGNS = words(
    "birthday joined tenure influence potential frequency level last_review next_review "
    "referrer gender"
)
_ENOUGH_SIGNS = 2

_MONEY = re.compile(r"[(¥￥$€£A-Z\s]*-?[¥￥$€£\s]*[\d.,]+[元)\-\s]*(?:CNY|RMB)?").fullmatch
_ORDER_NUMBER = re.compile(r"#?[A-Z]{0,4}-?\d{3,}").fullmatch
_PERSON_NAME = re.compile(
    r"[\u3400-\u9fff·]{2,5}|[^\W\d_]+(?:[ .,'-]+[^\W\d_]+)+\.?",
).fullmatch
_KIND_WORD = re.compile(
    r"消费|销售|购买|正常|销售单|订单|退货|退款|退单|退|零售|sales?|returns?|refund(ed)?|purchase|order"
    r"|payment|paid|invoice|charge|credit|exchange|returned",
    re.IGNORECASE,
).fullmatch
_DIGITS = re.compile(r"\D*(?:\d\D*){5,}").fullmatch
_NUMERIC = re.compile(r"[¥$€£]?-?[\d.,:/\s-]+%?").fullmatch
_EITHER_NUMBER_OR_NAME = words("customer 客户 顾客 会员 买家 buyer client")

_FITS: Mapping[str, Callable[[str], object]] = {
    "kind": _KIND_WORD,
    "date": looks_like_date,
    "amount": _MONEY,
    "unit_price": _MONEY,
    "discount": _MONEY,
    "quantity": re.compile(r"-?[\d.,]+\s*\D{0,4}").fullmatch,
    "phone": lambda cell: _DIGITS(cell) or "*" in cell,
    "email": lambda cell: "@" in cell,
    "currency": currencies.is_currency,
    "joined": looks_like_date,
    "last_review": looks_like_date,
    "next_review": looks_like_date,
}


def find_header(rows: Sequence[Cells]) -> int | None:
    """Return the index of the header among the first rows of a file, or None if it has none.

    The row with most known names wins; without any, the first wide row of words does.
    """
    scores = [len({header_key(cell) for cell in row if cell} & EITHER) for row in rows]
    best = max(scores, default=0)
    if best:
        return scores.index(best)
    widths = [sum(bool(cell.strip()) for cell in row) for row in rows]
    widest = max(widths, default=0)
    for index, row in enumerate(rows):
        if widths[index] >= max(widest * _NEARLY_ALL, 1):
            filled = [cell.strip() for cell in row if cell.strip()]
            return None if any(map(_NUMERIC, filled)) else index
    return None


def match_columns(
    headers: Sequence[str], columns: Sequence[Sequence[str]], kind: str, brand: Brand | None
) -> dict[str, int]:
    """Return field -> column for one kind of list; columns hold the non-blank sample cells."""
    offers: list[tuple[int, int, str]] = []
    brand_fields = brand.fields if brand is not None and brand.kind == kind else {}
    for position, header in enumerate(headers):
        key = header_key(header)
        inner = header_key(header.rpartition(".")[2])
        if key in brand_fields:
            if brand_fields[key]:
                offers.append((-1, position, brand_fields[key]))
            continue
        known = KNOWN[kind].get(key) or KNOWN[kind].get(inner) or ()
        cells = columns[position]
        offers += [(rank, position, _by_content(field, key, cells, kind)) for field, rank in known]
    return _settle([offer for offer in offers if offer[2]])


def id_columns(headers: Sequence[str]) -> frozenset[int]:
    """Return the columns whose name says that they hold ID numbers, in any kind of list."""
    return frozenset(
        position
        for position, header in enumerate(headers)
        if any(
            field == id_numbers.FIELD for field, _ in KNOWN[CUSTOMERS].get(header_key(header), ())
        )
    )


def _settle(offers: list[tuple[int, int, str]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for _, position, field in sorted(offers):
        if field not in found and position not in found.values():
            found[field] = position
    return found


def _share(cells: Sequence[str], test: Callable[[str], object]) -> float:
    return sum(bool(test(cell)) for cell in cells) / len(cells)


def _by_content(field: str, key: str, cells: Sequence[str], kind: str) -> str:
    """Return the field that the cells bear out: the one its name proposed, another, or none."""
    if not cells:
        return field
    if field == "name" and kind == SALES and _share(cells, _ORDER_NUMBER) >= _NEARLY_ALL:
        return "document"
    if key in _EITHER_NUMBER_OR_NAME and _share(cells, _PERSON_NAME) >= _NEARLY_ALL:
        return "name"
    if field == "phone" and _share(cells, _FITS["email"]) >= _MOST:
        return "email"
    test, needed = _FITS.get(field), _NEARLY_ALL if field == "kind" else _MOST
    return "" if test is not None and _share(cells, test) < needed else field


def has_money(fields: Mapping[str, int] | frozenset[str]) -> bool:
    """Return whether these fields give the amount of a sale."""
    return "amount" in fields or ("quantity" in fields and "unit_price" in fields)


def guess_kind(found: Mapping[str, Mapping[str, int]], brand: Brand | None) -> str:
    """Return sales or customers by what the columns can fill; "" when they can fill neither."""
    if brand is not None:
        return brand.kind
    sales, customers = found[SALES], found[CUSTOMERS]
    signs = len(_CUSTOMER_SIGNS & set(customers))
    if "date" in sales and has_money(frozenset(sales)) and signs < _ENOUGH_SIGNS:
        return SALES
    if {"document", "date"} <= set(sales) or (has_money(frozenset(sales)) and "document" in sales):
        return SALES
    if {"name", "number", "phone", "email", "first_name"} & set(customers):
        return CUSTOMERS
    return ""


def resolve_column(headers: Sequence[str], wanted: str) -> int | None:
    """Return the position of a column given by its name, its number from 1, or its letter."""
    for same in (lambda header: header == wanted, _same_key(wanted)):
        for position, header in enumerate(headers):
            if same(header):
                return position
    if wanted.isascii() and wanted.isdigit():
        return int(wanted) - 1 if 1 <= int(wanted) <= len(headers) else None
    letters = [column_letter(position) for position in range(len(headers))]
    return letters.index(wanted.upper()) if wanted.upper() in letters else None


def _same_key(wanted: str) -> Callable[[str], bool]:
    key = header_key(wanted)
    return lambda header: bool(key) and header_key(header) == key


def explicit_columns(headers: Sequence[str], mapping: Mapping[str, str]) -> dict[str, int]:
    """Return field -> column as the person asked; a column that is not there is refused.

    FIELD= without a column leaves that field out: its position is -1.
    """
    found: dict[str, int] = {}
    for field, wanted in mapping.items():
        position = resolve_column(headers, wanted.strip()) if wanted.strip() else -1
        if position is None:
            raise UserError(
                "unknown_column",
                QT_TRANSLATE_NOOP("Errors", 'The file has no column "{column}" for {field}.'),
                {"column": wanted, "field": title(field), "columns": ", ".join(headers)[:400]},
                advice=QT_TRANSLATE_NOOP("Errors", "Choose one of: {columns}"),
                field=field,
            )
        found[field] = position
    return found


def check_fields(kind: str, names: Sequence[str]) -> None:
    """Refuse a field that this kind of list does not have."""
    for name in names:
        if name not in FIELDS[kind]:
            raise UserError(
                "unknown_field",
                QT_TRANSLATE_NOOP("Errors", 'A list of {kind} has no field "{field}".'),
                {"kind": kind, "field": name, "fields": ", ".join(FIELDS[kind])},
                advice=QT_TRANSLATE_NOOP("Errors", "Choose one of: {fields}"),
                field=name,
            )
