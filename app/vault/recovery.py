"""The printed recovery key: random bytes in letters that cannot be misread, typos found."""

import hashlib
import unicodedata
from typing import Final

from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

SECRET_BYTES: Final = 20
LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U
_MISREAD: Final = str.maketrans("ILO", "110")
_CHECK_LETTERS: Final = 4
_GROUP: Final = 4
_LENGTH: Final = SECRET_BYTES * 8 // 5 + _CHECK_LETTERS


def to_print(secret: bytes) -> str:
    """Write 20 bytes as nine groups: 20 zero bytes give 0000-0000- … -0000 and a check group."""
    letters = _in_letters(secret) + _check_letters(secret)
    return "-".join(letters[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def from_typed(typed: str) -> bytes:
    """Read a recovery key in any case, width and grouping; a mistyped one is told as such.

    A letter O is taken for 0, an I or L for 1; one wrong letter in a million keys slips through.
    """
    letters = "".join(c for c in unicodedata.normalize("NFKC", typed).upper() if c.isalnum())
    letters = letters.translate(_MISREAD)
    if len(letters) == _LENGTH and set(letters) <= set(LETTERS):
        number = 0
        for letter in letters[:-_CHECK_LETTERS]:
            number = number << 5 | LETTERS.index(letter)
        secret = number.to_bytes(SECRET_BYTES, "big")
        if letters.endswith(_check_letters(secret)):
            return secret
    raise UserError(
        "recovery_key_typo",
        QT_TRANSLATE_NOOP(
            "Errors",
            "The recovery key is mistyped: it has {typed} of {wanted} letters,"
            " or one of them is wrong.",
        ),
        {"typed": len(letters), "wanted": _LENGTH},
        advice=QT_TRANSLATE_NOOP("Errors", "Compare it with the printed sheet, group by group."),
        field="recovery_key",
    )


def _in_letters(secret: bytes) -> str:
    """Write bytes in our letters, five bits each, the highest first."""
    number = int.from_bytes(secret, "big")
    places = reversed(range(len(secret) * 8 // 5))
    return "".join(LETTERS[number >> 5 * place & 31] for place in places)


def _check_letters(secret: bytes) -> str:
    """Return 20 bits of a hash as four letters."""
    return _in_letters(hashlib.sha256(b"stardesk recovery" + secret).digest()[:5])[:_CHECK_LETTERS]
