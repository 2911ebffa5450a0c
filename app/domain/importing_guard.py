"""The quote that keeps a spreadsheet from running a text as a formula, and its removal.

guard and unguard undo each other for every text, so that a name survives export and import.
"""

import re

_STARTS = r"[=+\-@\t\r\0＝＋－＠]"
_NEEDS_GUARD = re.compile(f"'*{_STARTS}").match
_IS_GUARDED = re.compile(f"'+{_STARTS}").match


def guard(text: str) -> str:
    """Return the text with a quote before it if a spreadsheet might run it: =1+1 becomes '=1+1."""
    return "'" + text if _NEEDS_GUARD(text) else text


def keeps_quote(text: str) -> str:
    """Return a text for a cell that runs nothing, so that unguard gives it back: '=1 is ''=1."""
    return "'" + text if text[:1] == "'" and _IS_GUARDED(text) else text


def unguard(text: str) -> str:
    """Return the text without the quote that guard put there: '=1+1 becomes =1+1."""
    return text[1:] if text[:1] == "'" and _IS_GUARDED(text) else text
