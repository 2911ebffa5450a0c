"""Reads what is typed on the command line; what cannot be read is wrong usage."""

from argparse import ArgumentTypeError
from contextlib import suppress
from datetime import date
from typing import Final

from app.i18n import QT_TRANSLATE_NOOP, translate

_FIRST_DAY: Final = date(1970, 1, 1)
_LAST_DAY: Final = date(2999, 12, 31)


def words(text: str) -> str:
    """Read a text; bytes that are no text in this system's encoding are wrong usage."""
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise _refused(QT_TRANSLATE_NOOP("Cli", '"{text}" holds bytes that are no text'), text)
    return text


def day(text: str) -> date:
    """Read a day from 1970 to 2999: 2024-03-01."""
    with suppress(ValueError):
        read = date.fromisoformat(text)
        if _FIRST_DAY <= read <= _LAST_DAY:
            return read
    raise _refused(
        QT_TRANSLATE_NOOP("Cli", '"{text}" is not a day from 1970 to 2999, such as 2024-03-01'),
        text,
    )


def positive(text: str) -> int:
    """Read a whole number from 1 on."""
    if text.isascii() and text.isdigit() and 0 < len(text) <= 9 and int(text) > 0:  # noqa: PLR2004 - digits
        return int(text)
    raise _refused(QT_TRANSLATE_NOOP("Cli", '"{text}" is not a whole number from 1 on'), text)


def dashed(text: str) -> str:
    """Read a word of several parts however they are joined: "after-sale" is after_sale."""
    return words(text).strip().lower().replace("-", "_")


def size(text: str) -> tuple[int, int]:
    """Read the size of a window: 1280x800."""
    width, _, height = text.lower().partition("x")
    sides = (width, height)
    if all(side.isascii() and side.isdigit() and 3 <= len(side) <= 4 for side in sides):  # noqa: PLR2004 - digits
        return int(width), int(height)
    raise _refused(QT_TRANSLATE_NOOP("Cli", '"{text}" is not a size such as 1280x800'), text)


def pair(text: str) -> tuple[str, str]:
    """Read FIELD=VALUE: "phone=电话" gives ("phone", "电话")."""
    name, sign, value = words(text).partition("=")
    if not (sign and name.strip() and value.strip()):
        raise _refused(QT_TRANSLATE_NOOP("Cli", '"{text}" is not of the form FIELD=VALUE'), text)
    return name.strip(), value.strip()


def _refused(marked: str, text: str) -> ArgumentTypeError:
    return ArgumentTypeError(translate("Cli", marked).format(text=text[:80]))
