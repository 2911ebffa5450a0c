"""Money as whole minor units: read what people type, round once, split without losing a cent."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from app.domain import currencies
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

# Sums of millions of such amounts stay exact in 64-bit floats and integers alike.
MAX_MINOR: Final = 10**13

_EXACT: Final = Context(prec=60, rounding=ROUND_HALF_UP)
_LONGEST: Final = 40

_SIGN: Final = re.compile(r"CNY|RMB|USD|EUR|GBP|HKD|TWD|JPY|人民币|[¥$€£元圆]", re.IGNORECASE)
_PLAIN: Final = re.compile(r"\d+(\.\d*)?|\.\d+")
_GROUPED: Final = re.compile(r"\d{1,3}(,\d{3})+(\.\d*)?")


def parse_money(text: str, decimals: int = 2, currency: str = "") -> int:
    """Read a typed amount into minor units: "¥1,234.5" is 123450 and "(12.50)" is -1250.

    Understands currency signs before or after, full-width digits, thousands commas, a minus on
    either side and the accountant's brackets. Half a minor unit rounds away from zero. A comma
    that cuts no group of three is refused: nobody can tell whether it meant a decimal point.
    With the shop's currency an amount in another one is refused: $5 is not 5 yuan.
    """
    plain_text = unicodedata.normalize("NFKC", text[:200]).replace("\N{MINUS SIGN}", "-").strip()
    body, is_negative = _without_sign(plain_text)
    if _GROUPED.fullmatch(body):
        body = body.replace(",", "")
    if not (_PLAIN.fullmatch(body) and body.isascii()) or len(text) > len(text[:200]):
        raise _bad(text)
    if currency and currencies.foreign_in(text, currency):
        raise _foreign(plain_text, currency)
    value = Decimal(body)
    return _rounded(-value if is_negative else value, decimals, text)


def to_minor(value: Decimal, decimals: int = 2) -> int:
    """Round a major amount to minor units, half away from zero: -0.125 is -13."""
    return _rounded(value, decimals, str(value))


def to_major(minor: int, decimals: int = 2) -> Decimal:
    """Return minor units as a major amount with all its decimals: 123450 is 1234.50."""
    return Decimal(minor).scaleb(-decimals)


def plain(minor: int, decimals: int = 2) -> str:
    """Write minor units without sign or commas: 123450 is "1234.50"."""
    return f"{to_major(minor, decimals):f}"


def line_amount(quantity: Decimal, unit_price: Decimal, decimals: int = 2) -> int:
    """Return quantity times price in minor units: 3 at 0.335 are 1.005, so 101."""
    if not (quantity.is_finite() and unit_price.is_finite()):
        raise _bad(f"{quantity} x {unit_price}")
    if abs(quantity.adjusted()) + abs(unit_price.adjusted()) > _LONGEST:
        raise _too_large(f"{quantity} x {unit_price}")
    return to_minor(_EXACT.multiply(quantity, unit_price), decimals)


def split(minor: int, weights: Sequence[int]) -> list[int]:
    """Share an amount by weights so that the parts add up: 100 by 1, 1, 1 is 34, 33, 33.

    The largest remainders get the units left over, the first of equals first. Weights that are
    all zero share equally. A negative amount is split like its positive twin.
    """
    shares = list(weights) if any(weights) else [1] * len(weights)
    total, size = sum(shares), abs(minor)
    parts = [size * share // total for share in shares]
    left = size - sum(parts)
    by_remainder = sorted(range(len(shares)), key=lambda i: (-(size * shares[i] % total), i))
    for i in by_remainder[:left]:
        parts[i] += 1
    return [-part for part in parts] if minor < 0 else parts


def _without_sign(text: str) -> tuple[str, bool]:
    """Take the brackets, minus and at most one currency sign on each side off an amount."""
    is_bracketed = text.startswith("(") and text.endswith(")")
    body = text[1:-1].strip() if is_bracketed else text
    minuses = 0
    for _ in range(2):  # the sign may stand before or behind the currency: -¥5 and ¥-5
        if body[:1] in {"-", "+"}:
            minuses += body[0] == "-"
            body = body[1:].strip()
        elif body[-1:] == "-":
            minuses += 1
            body = body[:-1].strip()
        body = _without_currency(body)
    if minuses + is_bracketed > 1:
        return "", False
    return body, bool(minuses or is_bracketed)


def _without_currency(text: str) -> str:
    """Take a currency sign or code off either end of an amount."""
    head = _SIGN.match(text)
    text = text[head.end() :].strip() if head else text
    tails = [tail for tail in _SIGN.finditer(text) if tail.end() == len(text)]
    return text[: tails[0].start()].strip() if tails else text


def _rounded(value: Decimal, decimals: int, shown: str) -> int:
    if not value.is_finite():
        raise _bad(shown)
    if value and value.adjusted() > _LONGEST:
        raise _too_large(shown)
    minor = int(value.scaleb(decimals, _EXACT).to_integral_value(ROUND_HALF_UP))
    if abs(minor) > MAX_MINOR:
        raise _too_large(shown)
    return minor


def _bad(text: str) -> UserError:
    return UserError(
        "bad_amount",
        QT_TRANSLATE_NOOP("Errors", 'This is not an amount of money: "{value}".'),
        {"value": text[:_LONGEST]},
        advice=QT_TRANSLATE_NOOP("Errors", "Write it like 1234.50 or ¥1,234.50."),
        field="amount",
    )


def _foreign(text: str, currency: str) -> UserError:
    return UserError(
        "other_currency",
        QT_TRANSLATE_NOOP("Errors", '"{value}" is another currency; the shop keeps {currency}.'),
        {"value": text[:_LONGEST], "currency": currency},
        advice=QT_TRANSLATE_NOOP("Errors", "Convert it, and type the amount in {currency}."),
        field="amount",
    )


def _too_large(text: str) -> UserError:
    return UserError(
        "bad_amount",
        QT_TRANSLATE_NOOP("Errors", "This amount is too large to be one sale: {value}."),
        {"value": text[:_LONGEST]},
        advice=QT_TRANSLATE_NOOP("Errors", "Check the number of digits and the decimal point."),
        field="amount",
    )
