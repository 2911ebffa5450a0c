"""Which part of a customer a typed text has found, so that a list can show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain import search

# The endings of a masked phone that may be shown.
_SHOWN_DIGITS: Final = 4
_SHORTEST_PHONE: Final = 7


@dataclass(frozen=True)
class Matched:
    """What fits: a part of the name, how many last digits of the phone, or words beside the name.

    `said` is what was typed where the name only sounds like it: "zsy" finds 张思远.
    """

    start: int = 0
    length: int = 0
    digits: int = 0
    said: str = ""


def matched(query: str, name: str, phone: str, number: str) -> Matched:
    """Return what a query has found: "5678" the last four digits, "思远" two characters.

    Of several words the first that stands in the name is shown there, the first that is the end of
    the phone there, and the first of the others beside the name.
    """
    words = search.query_words(query)
    start, length = _in_name(words, name)
    digits = _in_phone(words, phone)
    return Matched(start, length, digits, _beside(words, name, number))


def _in_name(words: Sequence[str], name: str) -> tuple[int, int]:
    plain = name.casefold()
    if len(plain) != len(name):
        return 0, 0
    whole = search.joined(words)
    for word in [whole, *words]:
        at = plain.find(word) if word else -1
        if at >= 0:
            return at, len(word)
    return 0, 0


def _in_phone(words: Sequence[str], phone: str) -> int:
    """Return how many last digits fit, at most the four that a mask leaves."""
    digits = search.phone_digits(phone)
    for word in words:
        if word.isdigit() and digits.endswith(word):
            return min(len(word), _SHOWN_DIGITS)
    return 0


def _beside(words: Sequence[str], name: str, number: str) -> str:
    """Return a word that sounds like the name, or the number that holds what was typed."""
    by_name = search.tokens("", name, "")
    by_number = search.tokens(number, "", "")
    plain = name.casefold()
    for word in [search.joined(words), *words]:
        if word and word not in plain and search.quality(word, by_name) is not None:
            return word
    for word in words:
        if word not in plain and search.quality(word, by_number) is not None:
            return number
    return ""


def as_contact(query: str) -> tuple[str, str]:
    """Return the name and the phone that a query may be: "王五 138 1234 5678" is both.

    Words of digits are the phone, the others the name; short figures such as "5678" find somebody
    but are no phone.
    """
    words = query.split()
    figures = [word for word in words if not word.strip("0123456789+-()")]
    names = [word for word in words if word not in figures]
    phone = "".join(figures)
    return " ".join(names), phone if len(search.phone_digits(phone)) >= _SHORTEST_PHONE else ""
