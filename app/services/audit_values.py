"""What details and values of a line of the log say: a code is told by its word, never as it is."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.domain import money
from app.domain.access import ROLE_TITLES, TITLES, Permission
from app.domain.acts import FIELDS
from app.domain.cases import KINDS as CASE_KINDS
from app.domain.channels import TITLES as CHANNELS
from app.domain.consents import CHANNELS as REACHED_BY
from app.domain.consents import PURPOSES, WAYS
from app.domain.preferences import TITLES as PREFERENCES
from app.i18n import QT_TRANSLATE_NOOP, listed, translate
from app.services.approvals import ACTS, REFUND
from app.services.approvals import TITLES as APPROVED
from app.services.overrides import KINDS as BY_HAND
from app.services.settings import RULES

NONE: Final = "–"
_PAIR: Final = 2
_YES_NO: Final = (QT_TRANSLATE_NOOP("Audit", "no"), QT_TRANSLATE_NOOP("Audit", "yes"))
_PAPERS: Final[dict[str, str]] = {
    "statement": QT_TRANSLATE_NOOP("Audit", "Statement"),
    "rules": QT_TRANSLATE_NOOP("Audit", "Rule sheet"),
    "explanation": QT_TRANSLATE_NOOP("Audit", "Explanation of a level"),
    "distribution": QT_TRANSLATE_NOOP("Audit", "Levels over the months"),
}
_HOW: Final[dict[str, str]] = {
    "pdf": QT_TRANSLATE_NOOP("Audit", "as PDF"),
    "print": QT_TRANSLATE_NOOP("Audit", "on the printer"),
    "recovery_key": QT_TRANSLATE_NOOP("Audit", "with the recovery key"),
}
# Keys whose numbers name a record: they are not counted, so they get no separators.
_NAMES: Final = frozenset({"change", "version", "batch", "ids", "batches"})
_CONSENTS: Final = frozenset({"give_consent", "withdraw_consent"})

Words = tuple[str, Mapping[str, str]]


@dataclass(frozen=True)
class Values:
    """Says the values of one line: which act it is, the shop's own roles, how it counts money."""

    act: str
    roles: Mapping[str, str]
    currency: str
    decimals: int
    shows_amounts: bool

    def said(self, key: str, value: object, setting: str = "") -> str:
        """Return a value as it is read: marketing is "Offers and news", False is "no"."""
        if self.act == "change_setting" and key in {"from", "to"}:
            return self._setting(setting, value)
        if isinstance(value, list):
            return self._list(key, value)
        if isinstance(value, int):
            return _number(key, value)
        if value is None or value == "":
            return NONE
        if key == "total_amount" and self.shows_amounts:
            return f"{value} {self.currency}"
        return self._word(key, str(value))

    def money(self, minor: int) -> str:
        """Return an amount, "" for whoever may not see it."""
        if not self.shows_amounts:
            return ""
        return f"{money.to_major(minor, self.decimals):,f} {self.currency}"

    def setting(self, key: str) -> str:
        """Return what a setting is called."""
        return translate("Settings", RULES[key].label) if key in RULES else key

    def role(self, word: str) -> str:
        """Return a role's title; one of the shop's own that is gone keeps its number."""
        if word in self.roles:
            return self.roles[word]
        known = {role.value: title for role, title in ROLE_TITLES.items()}
        return translate("Permissions", known[word]) if word in known else word

    def _word(self, key: str, value: str) -> str:
        special: dict[str, Callable[[str], str]] = {
            "key": self.setting,
            "role": self.role,
            "permissions": _permissions,
        }
        if self.act == "change_staff":
            special |= {"from": self.role, "to": self.role, "removed": self.role}
        if key in special:
            return special[key](value)
        context, words = self._words(key)
        return translate(context, words[value]) if value in words else value

    def _words(self, key: str) -> Words:
        """Return the words that a detail of this act chooses from."""
        is_consent = self.act in _CONSENTS
        contacts = {str(kind): title for kind, title in CASE_KINDS.items()}
        words: dict[str, Words] = {
            "purpose": ("Consents", PURPOSES),
            "channel": ("Consents", REACHED_BY) if is_consent else ("Channels", CHANNELS),
            "how": ("Consents", WAYS) if is_consent else ("Audit", _HOW),
            "paper": ("Audit", _PAPERS),
            "kind": ("Overrides", BY_HAND) if self.act == "set_level" else ("Cases", contacts),
        }
        return words.get(key, ("", {}))

    def _list(self, key: str, value: Sequence[object]) -> str:
        if key != "fields":
            return listed(self.said(key, one) for one in value)
        words = PREFERENCES if self.act == "change_preferences" else FIELDS
        context = "Preferences" if self.act == "change_preferences" else "Acts"
        return listed(translate(context, words.get(str(one), str(one))) for one in value)

    def _setting(self, key: str, value: object) -> str:
        if key == ACTS and isinstance(value, list):
            named = [translate("Approvals", APPROVED.get(str(one), str(one))) for one in value]
            return listed(named) or NONE
        if key == REFUND and isinstance(value, int):
            return self.money(value) or NONE
        return self.said("", value)

    def pair(self, key: str, value: Any) -> str:  # noqa: ANN401 - of a database row
        """Return a value, or how it changed: before and after."""
        if isinstance(value, list) and len(value) == _PAIR:
            return change(*(self.said(key, one) for one in value))
        return self.said(key, value)


def _number(key: str, value: int) -> str:
    """Return yes or no, a count with separators, a record's number without, points signed."""
    if isinstance(value, bool):
        return translate("Audit", _YES_NO[value])
    if key == "points":
        return f"{value:+,}"
    return str(value) if key in _NAMES else f"{value:,}"


def change(old: str, new: str) -> str:
    """Return how something changed."""
    return f"{old} → {new}"


def _permissions(body: str) -> str:
    try:
        words = json.loads(body)
    except ValueError:
        return body
    known = {permission.value: permission for permission in Permission}
    return listed(
        translate("Permissions", TITLES[known[word]]) if word in known else str(word)
        for word in words
    )
