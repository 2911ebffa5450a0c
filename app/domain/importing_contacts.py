"""Phone numbers and e-mail addresses as lists hold them -> one form, or a refusal that says why."""

import re

from app.domain.importing_cells import (
    CellError,
    clean_text,
    half_width,
    refused,
    undamaged,
    without_point_zero,
)
from app.i18n import QT_TRANSLATE_NOOP

_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII).fullmatch
_MOBILE_LIKE = re.compile(r"1[3-9]\d+").fullmatch
_CHINA = re.compile(r"(?:\+86|0086|86)(1[3-9]\d{9})").fullmatch
_MASKED = re.compile(r"\+?[\d\s-]*[*xX•＊][*xX•＊\d\s-]*").fullmatch
_SEVERAL = re.compile(r"[/;、,，；|]|:::|\n")
_EXTENSION = re.compile(r"\s*(?:;ext=|ext\.?|转|#)\s*\d{1,6}$", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;.]+(?:\.[^\s@<>,;.]+)+").fullmatch
_SCIENTIFIC = re.compile(r"([1-9])\.(\d{5,19})[eE]\+?(\d{1,2})", re.ASCII).fullmatch
_MIN_PHONE, _MAX_PHONE = 6, 20
_MOBILE_DIGITS = 11
_LONGEST = 100


def is_mobile(text: str) -> bool:
    """Return whether a text is a Chinese mobile number and nothing else."""
    return _MOBILE(text) is not None


def phone(text: str) -> str:
    """Return a phone number as digits: "+86 138-1234-5678" is 13812345678, a foreign + stays.

    A number that Excel cut (1.38E+10) and a mobile number with a digit too few are refused.
    """
    if is_mobile(text):
        return text
    text = half_width(text).lstrip("'").strip()
    if len(text) > _LONGEST:
        raise _bad_phone(QT_TRANSLATE_NOOP("Errors", "This is not a phone number."))
    text = undamaged(_whole(text))
    text = without_point_zero(text.removeprefix("tel:"))
    if _SEVERAL.search(text.replace(";ext=", "")):
        raise refused(
            "several_phones",
            QT_TRANSLATE_NOOP("Errors", "The cell holds more than one phone number."),
            QT_TRANSLATE_NOOP("Errors", "Keep one number in the cell and import again."),
        )
    text = _EXTENSION.sub("", text)
    digits = "".join(sign for sign in text if sign not in " -().\u2010\u2011\u2013\u2014\u00a0")
    china = _CHINA(digits)
    if china:
        return china[1]
    bare = digits.removeprefix("+")
    if not (bare.isascii() and bare.isdigit()):
        raise _bad_phone(QT_TRANSLATE_NOOP("Errors", "This is not a phone number."))
    if not _MIN_PHONE <= len(bare) <= _MAX_PHONE:
        one = QT_TRANSLATE_NOOP("Errors", "The phone number has {count} digit.")
        many = QT_TRANSLATE_NOOP("Errors", "The phone number has {count} digits.")
        raise _bad_phone(one if len(bare) == 1 else many, count=len(bare))
    if bare == digits and _MOBILE_LIKE(bare) and len(bare) in _NEAR_MOBILE:
        raise _bad_phone(
            QT_TRANSLATE_NOOP("Errors", "The mobile number has {count} digits, not 11."),
            count=len(bare),
        )
    return digits


_NEAR_MOBILE = {_MOBILE_DIGITS - 1, _MOBILE_DIGITS + 1}


def _bad_phone(text: str, **values: object) -> CellError:
    advice = QT_TRANSLATE_NOOP("Errors", "Correct the phone number and import again.")
    return refused("bad_phone", text, advice, **values)


def _whole(text: str) -> str:
    """Return a number that a spreadsheet wrote with all its digits: 1.3812345678E+10 has them."""
    match = _SCIENTIFIC(text)
    if match is None or len(match[2]) != int(match[3]):
        return text
    return match[1] + match[2]


def is_masked(text: str) -> bool:
    """Return whether a platform hid part of the phone number: 138****5678."""
    return bool(_MASKED(text)) and any(sign in "*•＊" for sign in text)


def email(text: str) -> str:
    """Return an e-mail address without blanks around it: " a@b.cn" is a@b.cn."""
    cleaned = clean_text(half_width(text), "email")
    cleaned = cleaned.removeprefix("mailto:").lstrip("'")
    if not _EMAIL(cleaned):
        raise refused(
            "bad_email",
            QT_TRANSLATE_NOOP("Errors", "This is not an e-mail address."),
            QT_TRANSLATE_NOOP("Errors", "Correct or empty the cell and import again."),
        )
    return cleaned
