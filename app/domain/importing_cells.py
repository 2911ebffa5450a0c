"""Cells as people and programs write them -> exact values, or a refusal that says why.

Every reader takes the text of one cell that is not blank. Money goes through domain.money; the
short ways here only spare it the cells that need no thought.
"""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal

from app.domain import currencies, money
from app.domain.importing_fields import words
from app.domain.importing_guard import unguard
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

LIMITS = {
    "name": 200,
    "customer": 100,
    "number": 100,
    "document": 100,
    "original": 100,
    "category": 100,
    "channel": 50,
    "level": 50,
    "product": 1000,
    "email": 254,
    "note": 5000,
    "address": 1000,
}
_LIMIT = 500
_PLAIN_MONEY = re.compile(r"(-?)(\d{1,10})(?:\.(\d+))?", re.ASCII).fullmatch
_DAMAGED = re.compile(r"[+-]?\d(?:\.\d+)?[eE]\+?\d+").fullmatch
_PRICE = re.compile(r"[+-]?\d{1,9}(?:\.\d{1,20})?", re.ASCII).fullmatch
_PLAIN_NUMBER = re.compile(r"[0-9A-DF-Za-df-z]{1,100}").fullmatch
_POINT_ZERO = re.compile(r"\d+\.0+").fullmatch
_COUNT = re.compile(
    r"(\d{1,9}(?:\.\d{1,9})?)(次|单|笔|回|orders?|times?|visits?|purchases?|x)?"
    r"(?:(?:/|每|per|a|an)?(年|月|周|季度?|天|日|years?|yr|months?|mo|weeks?|quarters?|days?))?",
).fullmatch
_PER_YEAR = {"年": 1, "y": 1, "季": 4, "q": 4, "月": 12, "m": 12, "周": 52, "w": 52}
_PER_YEAR |= {"天": 365, "日": 365, "d": 365}
_SPAN = re.compile(
    r"(?:(\d{1,9}(?:\.\d{1,9})?)(?:年|years?|yrs?|y)(半)?)?"
    r"(?:零|and|,)?(?:(\d{1,9}(?:\.\d{1,9})?)(?:个月|個月|月|months?|mos?|m))?",
).fullmatch
_NUMBER = re.compile(r"[+-]?\d{1,9}(?:\.\d{1,9})?").fullmatch
_MARK = re.compile(
    r"(\d{1,9}(?:\.\d{1,9})?)(?:分|points?|星|stars?|%)?(?:/(\d{1,9}))?(?:分)?"
).fullmatch
_UNITS = re.compile(
    r"([+-]?\d{1,9}(?:\.\d{1,9})?)\s*(?:件|个|只|台|瓶|盒|袋|份|套|pcs?|kg|g|x)?"
).fullmatch
_ALLOWED_FORMAT = frozenset("\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufe0f")
_YEAR_MONTHS = 12
_MAX_INFLUENCE, _MAX_POTENTIAL = 5, 100


class CellError(UserError):
    """A cell that cannot be what its column says."""


def refused(code: str, text: str, advice: str, **values: object) -> CellError:
    """Return the refusal of a cell."""
    return CellError(code, text, values, advice=advice)


def half_width(text: str) -> str:
    """Return the text with full-width digits and signs made plain, without outer blanks."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).strip()


def clean_text(text: str, field: str) -> str:
    """Return a text cell on one line without guard quote; refuse control signs and monsters.

    "'=Ann" is "=Ann"; a NUL or half a surrogate pair is refused by its name, never dropped.
    """
    text = text.strip()
    if len(text) > (limit := LIMITS.get(field, _LIMIT)):
        raise refused(
            "text_too_long",
            QT_TRANSLATE_NOOP("Errors", "The text has {length} characters; {limit} are allowed."),
            QT_TRANSLATE_NOOP("Errors", "Shorten it in the file and import again."),
            length=len(text),
            limit=limit,
        )
    text = unguard(text)
    return text if text.isprintable() else _made_printable(text, field)


def _made_printable(text: str, field: str) -> str:
    kept = []
    for sign in text:
        kind = unicodedata.category(sign)
        if kind in {"Cc", "Cs"} and sign not in "\t\r\n\v\f\x85":
            raise refused(
                "control_character",
                QT_TRANSLATE_NOOP("Errors", "The text holds a sign that cannot be shown: {sign}."),
                QT_TRANSLATE_NOOP("Errors", "Delete that sign in the file and import again."),
                sign=f"U+{ord(sign):04X}",
            )
        if sign == "\n" and field in {"note", "address"}:
            kept.append(sign)
        elif sign.isspace():
            kept.append(" ")
        elif kind != "Cf" or sign in _ALLOWED_FORMAT:
            kept.append(sign)
    return "".join(kept).strip()


def identifier(text: str, field: str = "number") -> str:
    """Return a number or document as verbatim text: 00042 stays 00042; 1.38E+10 is refused."""
    if _PLAIN_NUMBER(text):
        return text
    text = text.strip()
    if text[:1] == "'" and text[1:2].isdigit():
        text = text[1:]
    return undamaged(clean_text(text, field))


def undamaged(text: str) -> str:
    """Return a number as it stands; 1.38E+10 has lost digits and is refused."""
    if _DAMAGED(text):
        raise refused(
            "damaged_number",
            QT_TRANSLATE_NOOP("Errors", "A spreadsheet has cut digits off this number."),
            QT_TRANSLATE_NOOP(
                "Errors", "Format the column as text in the spreadsheet and export again."
            ),
        )
    return text


def without_point_zero(text: str) -> str:
    """Return a whole number that a program wrote as a fraction: 17850.0 is 17850."""
    return text.partition(".")[0] if _POINT_ZERO(text) else text


def money_reader(
    decimals: int, *, comma: bool = False, field: str = "amount", currency: str = ""
) -> Callable[[str], int | None]:
    """Return the reader of an amount column: "¥1,234.5" is 123450 minor units at 2 decimals.

    With comma the column writes 1.234,50 for one thousand two hundred and thirty-four and a half.
    A blank cell is None. With a currency an amount in another one is refused: $5 is not CNY.
    """
    scale: int = 10**decimals
    pads: list[int] = [10 ** (decimals - digits) for digits in range(decimals + 1)]
    plain = _PLAIN_MONEY

    def read(text: str) -> int | None:
        match = plain(text)
        if match is None or comma:
            return slowly(text)
        sign, whole, part = match.groups()
        if part is None:
            value = int(whole) * scale
        elif len(part) <= decimals:
            value = int(whole) * scale + int(part) * pads[len(part)]
        else:
            return slowly(text)
        return -value if sign else value

    def slowly(text: str) -> int | None:
        text = text.strip().lstrip("'").rstrip("整")
        if comma:
            text = half_width(text).translate(_SWAP)
        try:
            in_currency(text, currency)
            return money.parse_money(text, decimals) if text else None
        except UserError as error:
            error.field = field
            raise

    return read


def in_currency(amount: str, currency: str, said: str = "") -> None:
    """Refuse an amount that is, by its sign or by what stands beside it, in another currency."""
    stated = said.strip()
    if not currency or not (stated or currencies.foreign_in(amount, currency)):
        return
    if stated and currencies.can_be(stated, currency):
        return
    raise refused(
        "other_currency",
        QT_TRANSLATE_NOOP("Errors", "{said}, the shop keeps {currency}."),
        QT_TRANSLATE_NOOP(
            "Errors", "Convert the amounts to {currency} in the file and import again."
        ),
        said=f"{amount.strip()} {stated}".strip()[:_SHOWN],
        currency=currency,
    )


_SHOWN = 60
_SWAP = str.maketrans({".": ",", ",": "."})
_COMMA_CENTS = re.compile(
    r"[^\d]*\d{1,3}(?:\.\d{3})*,\d{1,2}[^\d]*|[^\d]*\d+,\d{1,2}[^\d]*"
).fullmatch
_POINT_CENTS = re.compile(r"[^\d]*[\d,]*\.\d{1,2}[^\d]*|[^\d]*\d{1,3}(?:,\d{3})+[^\d]*").fullmatch


def writes_comma(cells: list[str]) -> bool:
    """Return whether a column of amounts uses the comma as decimal point: 12,50 but never 12.50."""
    return any(map(_COMMA_CENTS, cells)) and not any(map(_POINT_CENTS, cells))


def quantity(text: str) -> Decimal:
    """Return a quantity without its unit: "3件" is 3."""
    match = _UNITS(half_width(text).lstrip("'").replace(",", "").strip().lower())
    if not match:
        raise refused(
            "bad_quantity",
            QT_TRANSLATE_NOOP("Errors", "This is not a quantity."),
            QT_TRANSLATE_NOOP("Errors", "Write a plain number such as 3."),
        )
    return Decimal(match[1])


def unit_price(text: str, *, comma: bool = False, currency: str = "") -> Decimal:
    """Return a price with all its decimals: "¥0.335" is 0.335."""
    if _PRICE(text) and not comma:
        return Decimal(text)
    in_currency(text, currency)
    text = half_width(text).lstrip("'")
    if comma:
        text = text.translate(_SWAP)
    return money.to_major(money.parse_money(text, _PRICE_DECIMALS), _PRICE_DECIMALS)


_PRICE_DECIMALS = 6


def _plain(text: str) -> str:
    return "".join(half_width(text).casefold().lstrip("'").split())


def orders_a_year(text: str) -> int:
    """Return how often a customer buys in a year: "5次/年" is 5, "2 times a month" is 24."""
    match = _COUNT(_plain(text).replace(",", ""))
    if not match:
        raise refused(
            "bad_count",
            QT_TRANSLATE_NOOP("Errors", "This is not a number of orders."),
            QT_TRANSLATE_NOOP("Errors", "Write it like 5 or 5次/年."),
        )
    per = _PER_YEAR[match[3][0]] if match[3] else 1
    return money.to_minor(Decimal(match[1]) * per, 0)


def whole_months(text: str, *, unit_months: int = _YEAR_MONTHS) -> int:
    """Return a span in whole months: "2年", "2.0" and "24个月" are 24, "1年6个月" is 18."""
    cleaned = _plain(text).replace("半年", "6个月").replace("一年半", "1年半")
    if _NUMBER(cleaned):
        months = Decimal(cleaned) * unit_months
    else:
        match = _SPAN(cleaned)
        if not match or not (match[1] or match[3]):
            raise _bad_span()
        months = Decimal(match[1] or 0) * _YEAR_MONTHS + Decimal(match[3] or 0)
        months += _YEAR_MONTHS // 2 if match[2] else 0
    if not 0 <= months <= 100 * _YEAR_MONTHS:
        raise _bad_span()
    return int(months)


def _bad_span() -> CellError:
    return refused(
        "bad_span",
        QT_TRANSLATE_NOOP("Errors", "This is not a number of years."),
        QT_TRANSLATE_NOOP("Errors", "Write it like 2年, 2.5 or 30个月."),
    )


def mark(text: str, highest: int) -> float:
    """Return an assessment without its unit: "3分" of 5 is 3; beyond the highest is refused."""
    match = _MARK(_plain(text))
    value = Decimal(match[1]) if match else Decimal(-1)
    if not match or not 0 <= value <= highest or (match[2] and int(match[2]) != highest):
        raise refused(
            "bad_mark",
            QT_TRANSLATE_NOOP("Errors", "The assessment must lie between 0 and {highest}."),
            QT_TRANSLATE_NOOP("Errors", "Correct the figure and import again."),
            highest=highest,
        )
    return float(value)


def influence(text: str) -> float:
    """Return the influence mark from 0 to 5: "3分" is 3."""
    return mark(text, _MAX_INFLUENCE)


def potential(text: str) -> float:
    """Return the potential mark from 0 to 100: "80分" is 80."""
    return mark(text, _MAX_POTENTIAL)


_GENDERS = {"男": "male", "m": "male", "male": "male", "先生": "male", "mr": "male"}
_GENDERS |= {"女": "female", "f": "female", "female": "female", "女士": "female", "ms": "female"}


def gender(text: str) -> str:
    """Return male, female, or the word as it stands: "女" is female."""
    return _GENDERS.get(_plain(text).rstrip("."), clean_text(text, "gender"))


def tags(text: str) -> tuple[str, ...]:
    """Return the tags of a cell without repeats: "vip, 老客;vip" is (vip, 老客)."""
    parts = (part.strip() for part in re.split(r"[,;，；、|]|:::", clean_text(text, "tags")))
    return tuple(dict.fromkeys(part for part in parts if part and part != "* myContacts"))


_RETURNS = words(
    "退货 退款 退单 退 销售退货 退货退款 return returned refund refunded returns credit "
    "creditnote creditmemo reversal"
)
_SALES = words(
    "消费 销售 购买 正常 销售单 订单 收款 支付 sale sales purchase order payment paid invoice "
    "charge normal 正常销售 零售 exchange"
)


def returns_money(text: str) -> bool:
    """Return whether the kind of a row says it is a return: 退货 and refund are."""
    word = _plain(text).replace("-", "").replace("_", "")
    if word in _RETURNS:
        return True
    if word in _SALES:
        return False
    raise refused(
        "unknown_kind",
        QT_TRANSLATE_NOOP("Errors", "This row says neither sale nor return."),
        QT_TRANSLATE_NOOP("Errors", "Write 消费 or 退货, sale or return."),
    )


_NOT_DONE = (
    "交易关闭",
    "等待买家付款",
    "已取消",
    "已关闭",
    "未付款",
    "待付款",
    "待支付",
    "cancel",
    "failed",
    "pending",
    "voided",
    "unpaid",
    "draft",
    "expired",
    "refunded",
    "已退款",
    "退款成功",
    "全额退款",
)


def status(text: str) -> str:
    """Return the state of an order; refuse one that was never paid or was given back whole."""
    word = _plain(text)
    if any(word.startswith(state) for state in _NOT_DONE):
        raise refused(
            "order_not_done",
            QT_TRANSLATE_NOOP("Errors", "The order was not completed: {state}."),
            QT_TRANSLATE_NOOP("Errors", "Nothing to do, unless the state in the file is wrong."),
            state=text[:40],
        )
    return word
