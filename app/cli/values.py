"""Reads what is typed on the command line; what cannot be read is wrong usage."""

from argparse import ArgumentTypeError
from datetime import date

from app.i18n import QT_TRANSLATE_NOOP, translate


def day(text: str) -> date:
    """Read a day: 2024-03-01."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _refused(
            QT_TRANSLATE_NOOP("Cli", '"{text}" is not a day; write it as 2024-03-01'), text
        ) from None


def positive(text: str) -> int:
    """Read a whole number from 1 on."""
    if text.isascii() and text.isdigit() and 0 < len(text) <= 9 and int(text) > 0:  # noqa: PLR2004 - digits
        return int(text)
    raise _refused(QT_TRANSLATE_NOOP("Cli", '"{text}" is not a whole number from 1 on'), text)


def pair(text: str) -> tuple[str, str]:
    """Read FIELD=VALUE: "phone=电话" gives ("phone", "电话")."""
    name, sign, value = text.partition("=")
    if not (sign and name.strip() and value.strip()):
        raise _refused(QT_TRANSLATE_NOOP("Cli", '"{text}" is not of the form FIELD=VALUE'), text)
    return name.strip(), value.strip()


def _refused(marked: str, text: str) -> ArgumentTypeError:
    return ArgumentTypeError(translate("Cli", marked).format(text=text[:80]))
