"""The 18-digit number of a resident identity card: whether it can be one, and how it is hidden.

Source: GB 11643-1999, check digit by ISO 7064 MOD 11-2. Six digits of region, eight of the day of
birth, three in sequence, one to check.
"""

import re
import unicodedata
from datetime import date
from typing import Final

from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

FIELD: Final = "id_number"
LENGTH: Final = 18
_OLD_LENGTH: Final = 15
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_SIGNS: Final = "10X98765432"
_WHOLE: Final = re.compile(r"[1-9][0-9]{16}[0-9X]").fullmatch
_OLD: Final = re.compile(r"[1-9][0-9]{14}").fullmatch
_BETWEEN: Final = re.compile(r"[\s-]+")
# Nobody born before carries such a card.
_FIRST_YEAR: Final = 1900
# A spreadsheet keeps fifteen digits of a number and writes noughts for the rest.
_CUT: Final = "000"
_HIDING: Final = "*•＊"
_CORRECT: Final = QT_TRANSLATE_NOOP(
    "Errors", "Compare it with the card, correct it and save again."
)


def check_sign(first: str) -> str:
    """Return the last sign of a number from its first seventeen digits.

    11010519491231002: 1*7 + 1*9 + 0*10 + 1*5 + ... = 167; 167 mod 11 is 2, whose sign is X.
    """
    total = sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True))
    return _CHECK_SIGNS[total % len(_CHECK_SIGNS)]


def checked(text: str, today: date) -> str:
    """Return a number as the card shows it, or refuse it beside its field.

    "110105 19491231 002x" is 11010519491231002X. The day of birth must exist and not be to come,
    and the check sign must fit. The old form of fifteen digits is refused: it has no check sign,
    so that a slip would not be noticed, and its cards ended in 2013.
    """
    number = _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).upper()
    if _OLD(number):
        raise _refused(
            "id_number_old",
            QT_TRANSLATE_NOOP("Errors", "This is an ID number of the old form with 15 digits."),
            QT_TRANSLATE_NOOP("Errors", "Type the 18 characters of the card in use today."),
        )
    if not number.isascii() or not _WHOLE(number):
        raise _refused(
            "id_number_form",
            QT_TRANSLATE_NOOP(
                "Errors", "An ID number has 18 characters: 17 digits and a digit or X."
            ),
            _CORRECT,
        )
    _check_birth(number[6:14], today)
    if check_sign(number[:-1]) != number[-1]:
        raise _refused(
            "id_number_check",
            QT_TRANSLATE_NOOP("Errors", "The check digit does not fit: a digit was mistyped."),
            _CORRECT,
        )
    return number


def from_file(text: str, today: date) -> str:
    """Return a number of a file; one that a spreadsheet has cut is refused by name.

    "1.10105E+17" has lost digits, and so has 110105194912310000: the last three became noughts.
    """
    number = text.strip().lstrip("'")
    plain = _BETWEEN.sub("", number)
    is_rounded = len(plain) == LENGTH and plain.isdigit() and plain.endswith(_CUT)
    if is_rounded or re.fullmatch(r"[+-]?\d(?:\.\d+)?[eE]\+?\d+|\d{15,}\.0*", plain):
        raise _refused(
            "damaged_number",
            QT_TRANSLATE_NOOP("Errors", "A spreadsheet has cut digits off this number."),
            QT_TRANSLATE_NOOP(
                "Errors", "Format the column as text in the spreadsheet and export again."
            ),
        )
    return checked(number, today)


def masked(number: str) -> str:
    """Return a number with all but its first and last sign hidden: 1****************X.

    Not more: with the day of birth, which stands on the customer's card, region and sequence would
    give the whole number away. A shorter text is hidden whole.
    """
    number = number.strip()
    if len(number) < _OLD_LENGTH:
        return "*" * len(number)
    return f"{number[0]}{'*' * (len(number) - 2)}{number[-1]}"


def is_masked(text: str) -> bool:
    """Say whether a cell holds a hidden number: 1****************X."""
    return any(sign in _HIDING for sign in text)


def _check_birth(digits: str, today: date) -> None:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        born = date.min
    if born.year < _FIRST_YEAR:
        raise _refused(
            "id_number_birth",
            QT_TRANSLATE_NOOP(
                "Errors", "The day of birth inside the ID number is not a day of the calendar."
            ),
            _CORRECT,
        )
    if born > today:
        raise _refused(
            "id_number_ahead",
            QT_TRANSLATE_NOOP("Errors", "The day of birth inside the ID number is still to come."),
            _CORRECT,
        )


def _refused(code: str, text: str, advice: str) -> UserError:
    """Return a refusal that does not repeat the number: it may end in a log or on a screen."""
    return UserError(code, text, advice=advice, field=FIELD)
