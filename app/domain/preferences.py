"""What a customer likes: its kinds, what may be typed, and the words it is found by."""

import re
from collections.abc import Mapping
from typing import Final

from app.domain.customer_rules import typed_text
from app.domain.search import LONGEST_TOKEN, normalise
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

LONGEST: Final = 200

TITLES: Final[dict[str, str]] = {
    "size": QT_TRANSLATE_NOOP("Preferences", "Size"),
    "style": QT_TRANSLATE_NOOP("Preferences", "Style"),
    "channel": QT_TRANSLATE_NOOP("Preferences", "Reach by"),
    "tone": QT_TRANSLATE_NOOP("Preferences", "Tone"),
    "needs": QT_TRANSLATE_NOOP("Preferences", "Custom needs"),
}
KINDS: Final = tuple(TITLES)

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN: Final = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]+")
_IS_HAN: Final = re.compile(f"[{_HAN}]").match


def checked(said: Mapping[str, str]) -> dict[str, str]:
    """Return preferences cleaned, without the empty ones: " 38 " is "38"; refuse a long one."""
    cleaned = {kind: typed_text(said.get(kind, ""), kind) for kind in KINDS}
    for kind, text in cleaned.items():
        if len(text) > LONGEST:
            raise UserError(
                "preference_too_long",
                QT_TRANSLATE_NOOP("Errors", "This preference has more than {most} characters."),
                {"most": LONGEST},
                advice=QT_TRANSLATE_NOOP("Errors", "Keep what the counter must know."),
                field=kind,
            )
    return {kind: text for kind, text in cleaned.items() if text}


def words(said: Mapping[str, str]) -> set[str]:
    """Return the words that preferences are found by the start of.

    "少糖 Oolong" gives "少糖", "糖" and "oolong".
    """
    found: set[str] = set()
    for text in said.values():
        for run in _RUN.findall(normalise(text)):
            starts = range(len(run)) if _IS_HAN(run) else range(1)
            found.update(run[at : at + LONGEST_TOKEN] for at in starts)
    return found


def holds(word: str, said: Mapping[str, str]) -> str:
    """Return the preference that a typed word is found in: "糖" in {"needs": "少糖"} is "少糖"."""
    for text in said.values():
        if any(known.startswith(word) for known in words({"": text})):
            return text
    return ""
