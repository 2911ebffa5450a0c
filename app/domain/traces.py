"""Whether somebody is named in a row of a file, so that erasing them can take the row too."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

# A shorter run of digits stands in amounts and days by chance.
_TELLING_DIGITS: Final = 6
# One sign alone is part of other names.
_TELLING_NAME: Final = 2


@dataclass(frozen=True)
class Traces:
    """By what somebody can be told: number, name, phone and e-mail; empty text tells nothing."""

    number: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""

    def stand_in(self, cells: Iterable[str]) -> bool:
        """Say whether a row names this person: "+86 139-1234-0987" names phone 13912340987.

        Better one refused row too many goes than one that still names an erased person.
        """
        return any(self._stands_in(_plain(cell)) for cell in cells if cell)

    def _stands_in(self, cell: str) -> bool:
        number, name, email = _plain(self.number), _plain(self.name), _plain(self.email)
        if cell in {one for one in (number, name, email) if one}:
            return True
        if email and email in cell:
            return True
        if len(name) >= _TELLING_NAME and name in cell:
            return True
        digits = _digits(self.phone)
        return len(digits) >= _TELLING_DIGITS and digits in _digits(cell)


def _plain(text: str) -> str:
    """Return a text as people read it: without case, width, outer blanks and guard quote."""
    return unicodedata.normalize("NFKC", text).casefold().strip().lstrip("'").strip()


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
