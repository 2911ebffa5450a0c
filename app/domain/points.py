"""Points that staff give or take by hand: a ledger of rows, and the balance folded from it.

Nothing here is spend, score or level: a balance never moves any of them.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

GIVEN: Final = "given"
TAKEN: Final = "taken"
REVERSED: Final = "reversed"
KINDS: Final[dict[str, str]] = {
    GIVEN: QT_TRANSLATE_NOOP("Points", "Given by hand"),
    TAKEN: QT_TRANSLATE_NOOP("Points", "Taken by hand"),
    REVERSED: QT_TRANSLATE_NOOP("Points", "Taken back"),
}
# More at once is a slip of the finger.
MOST: Final = 1_000_000


class Posting(NamedTuple):
    """One row of the ledger as the rules look at it: its number, its day, what it adds."""

    id: int
    day: date
    delta: int


def kind_of(delta: int) -> str:
    """Return what a change by hand is: +50 is given, -50 is taken."""
    return GIVEN if delta > 0 else TAKEN


def balance(deltas: Iterable[int]) -> int:
    """Return what rows add up to: 100, -30 and 5 are 75."""
    return sum(deltas)


def course(ledger: Iterable[Posting]) -> dict[int, int]:
    """Return the balance after each row, by its number: day by day, on one day as written."""
    after, now = dict[int, int](), 0
    for row in sorted(ledger, key=lambda row: (row.day, row.id)):
        now += row.delta
        after[row.id] = now
    return after


def left(ledger: Iterable[Posting], day: date) -> int:
    """Return the most that can be taken on a day without a balance below 0 on it or later.

    With 100 given on Monday and 80 taken on Friday, 20 can be taken on Wednesday.
    """
    rows = list(ledger)
    after = course(rows)
    held = balance(row.delta for row in rows if row.day <= day)
    return min([held, *(after[row.id] for row in rows if row.day > day)])


def checked(delta: int, reason: str) -> int:
    """Return a change by hand that may be written; refuse none, too many, and one without why."""
    if not delta:
        raise _refusal(
            "none",
            QT_TRANSLATE_NOOP("Errors", "Giving or taking 0 points changes nothing."),
            QT_TRANSLATE_NOOP("Errors", "Type how many, from 1 on."),
            "points",
        )
    if abs(delta) > MOST:
        raise _refusal(
            "many",
            QT_TRANSLATE_NOOP("Errors", "At most {most} points can be given or taken at once."),
            QT_TRANSLATE_NOOP("Errors", "Look at the number again."),
            "points",
            most=f"{MOST:,}",
        )
    if not reason.strip():
        raise _refusal(
            "no_reason",
            QT_TRANSLATE_NOOP("Errors", "Points given or taken by hand need a reason."),
            QT_TRANSLATE_NOOP("Errors", "Say in a few words why; it stands in the ledger."),
            "reason",
        )
    return delta


def parse(typed: str) -> int:
    """Read how many points were typed: " １，200 " is 1200; 1,5 and a letter are refused."""
    plain = unicodedata.normalize("NFKC", typed).strip()
    digits = plain.replace(",", "")
    if not re.fullmatch(r"[0-9]+|[0-9]{1,3}(,[0-9]{3})+", plain) or len(digits) > len(str(MOST)):
        raise _refusal(
            "not_whole",
            QT_TRANSLATE_NOOP("Errors", '"{typed}" is not a whole number of points.'),
            QT_TRANSLATE_NOOP("Errors", "Type digits only, such as 200, at most {most}."),
            "points",
            typed=typed.strip()[:20],
            most=f"{MOST:,}",
        )
    return int(digits)


def too_few(name: str, points: int, most: int) -> UserError:
    """Return the refusal to take more than there is."""
    one = QT_TRANSLATE_NOOP("Errors", "{name} has {most} point; {points} cannot be taken.")
    many = QT_TRANSLATE_NOOP("Errors", "{name} has {most} points; {points} cannot be taken.")
    return _refusal(
        "too_few",
        one if most == 1 else many,
        QT_TRANSLATE_NOOP("Errors", "Take at most {most}.")
        if most
        else QT_TRANSLATE_NOOP("Errors", "There are none to take."),
        "points",
        name=name,
        points=f"{points:,}",
        most=f"{most:,}",
    )


def _refusal(code: str, text: str, advice: str, field: str, **values: str) -> UserError:
    return UserError(f"points_{code}", text, values, advice=advice, field=field)
