"""Stored words of a person's records in the reader's words: "sms" is Text message or 短信."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from app.domain import acts, cases, channels, consents, points, preferences
from app.reports.wording import CAUSES, Words

# (table, column) -> the context of the words and the words by what is stored.
_CODES: Final[dict[tuple[str, str], tuple[str, Mapping[str, str]]]] = {
    ("customer", "channel"): ("Channels", channels.TITLES),
    ("sale", "channel"): ("Channels", channels.TITLES),
    ("preference", "kind"): ("Preferences", preferences.TITLES),
    ("consent", "purpose"): ("Consents", consents.PURPOSES),
    ("consent", "channel"): ("Consents", consents.CHANNELS),
    ("consent", "how"): ("Consents", consents.WAYS),
    ("level_change", "cause"): ("Papers", CAUSES),
    ("level_override", "kind"): ("Papers", CAUSES),
    ("point_entry", "kind"): ("Points", points.KINDS),
    ("audit_value", "act"): ("Acts", acts.TITLES),
    ("service_case", "kind"): ("Cases", {key.value: text for key, text in cases.KINDS.items()}),
    ("service_case", "channel"): (
        "Cases",
        {key.value: text for key, text in cases.CHANNELS.items()},
    ),
    ("service_case", "status"): (
        "Cases",
        {key.value: text for key, text in cases.STATUSES.items()},
    ),
    ("case_step", "status"): ("Cases", {key.value: text for key, text in cases.STATUSES.items()}),
    ("case_step", "act"): ("Cases", {key.value: text for key, text in cases.STEPS.items()}),
}
_MOMENTS: Final = frozenset({"at", "created_at", "updated_at"})


def told(table: str, column: str, stored: str, words: Words) -> str:
    """Return a stored word as people say it; one that is no code stands as it is.

    A moment is stored in UTC: "2026-11-30 09:41:20.001232" is 17:41 that day in Shanghai.
    """
    if column in _MOMENTS:
        return _moment(stored)
    context, known = _CODES.get((table, column), ("", {}))
    return words.say(context, known[stored]) if stored in known else stored


def _moment(stored: str) -> str:
    try:
        moment = datetime.fromisoformat(stored)
    except ValueError:
        return stored
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")
