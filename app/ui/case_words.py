"""Cases in words and signs: kinds with their icon, time left or over, steps of a course."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain.cases import CHANNELS, KINDS, STEPS, CaseAct, CaseKind, Urgency
from app.i18n import translate as spoken
from app.services.case_views import CaseRow, CaseStep
from app.ui import formats

KIND_ICONS: Final[dict[CaseKind, str]] = {
    CaseKind.COMPLAINT: "alert",
    CaseKind.AFTER_SALE: "receipt",
    CaseKind.CONSULTATION: "info",
    CaseKind.RETURN_VISIT: "phone",
    CaseKind.SUGGESTION: "note",
}
STEP_ICONS: Final[dict[CaseAct, str]] = {
    CaseAct.LOG: "note",
    CaseAct.CHANGE: "refresh",
    CaseAct.NOTE: "phone",
    CaseAct.CLOSE: "check",
    CaseAct.REOPEN: "return",
    CaseAct.TAKE_BACK: "close",
}
_NEARLY: Final = 0.75


@dataclass(frozen=True)
class Time:
    """How a case stands with its time: in words, in which tone, how full its ring is."""

    words: str
    tone: str
    share: float | None = None
    is_over: bool = False


def kind(value: CaseKind) -> str:
    """Return a kind in the language in use."""
    return spoken("Cases", KINDS[value])


def whose(row: CaseRow) -> str:
    """Return the second line of a case: complaint 231, Ann."""
    text = QCoreApplication.translate("CaseWords", "{kind} {case}, {name}")
    return text.format(kind=kind(row.kind), case=row.id, name=row.name)


def time_of(row: CaseRow, today: date) -> Time:
    """Return how a case stands with its time: amber from three quarters on, red when over."""
    translate = QCoreApplication.translate
    if row.urgency is Urgency.DONE:
        day = formats.short_day(row.closed or row.day, today)
        return Time(translate("CaseWords", "closed {day}").format(day=day), "quiet")
    if row.due is None:
        return Time(translate("CaseWords", "no due day"), "quiet")
    if row.urgency is Urgency.OVERDUE:
        return Time(_over(row), "danger", 1.0, is_over=True)
    if row.urgency is Urgency.TODAY:
        return Time(translate("CaseWords", "due today"), "warn", 1.0)
    return Time(_left(row.due, today), "warn" if row.passed >= _NEARLY else "", row.passed)


def promise(row: CaseRow, today: date) -> tuple[str, str]:
    """Return what was promised and how it stands, as two sentences of the case's box."""
    translate = QCoreApplication.translate
    if row.urgency is Urgency.DONE:
        text = translate("CaseWords", "Closed on {day}.").format(day=formats.day(row.closed))
        told = translate("CaseWords", "The customer was told on {day}.")
        return text, told.format(day=formats.day(row.told)) if row.told else ""
    if row.due is None:
        return translate("CaseWords", "No due day was set."), ""
    day = formats.short_day(row.due, today)
    if row.urgency is Urgency.OVERDUE:
        text = translate("CaseWords", "Was to be done by {day}.").format(day=day)
        return text, _over(row)
    if row.urgency is Urgency.TODAY:
        return translate("CaseWords", "To be done today."), ""
    return translate("CaseWords", "To be done by {day}.").format(day=day), _left(row.due, today)


def _over(row: CaseRow) -> str:
    days = row.days_over
    return QCoreApplication.translate("CaseWords", "%n day(s) over", "", days)


def _left(due: date, today: date) -> str:
    days = (due - today).days
    return QCoreApplication.translate("CaseWords", "%n day(s) left", "", days)


def step_words(step: CaseStep) -> str:
    """Return what happened in a step: its text, what it changed, the answer given."""
    translate = QCoreApplication.translate
    lines = [step.text] if step.text else []
    for field, (before, now) in step.changed.items():
        text = translate("CaseWords", "{field}: {before} → {now}")
        words = [_value(field, value) for value in (before, now)]
        if before:
            lines.append(text.format(field=_field(field), before=words[0], now=words[1]))
        else:
            lines.append(f"{_field(field)}: {words[1]}")
    if step.mark is not None:
        text = translate("CaseWords", "Satisfied: {mark} of 5. {words}")
        lines.append(text.format(mark=step.mark, words=step.words).strip())
    return "\n".join(lines)


def step_title(step: CaseStep) -> str:
    """Return the name of a step."""
    return spoken("Cases", STEPS[step.act])


def _field(field: str) -> str:
    translate = QCoreApplication.translate
    titles = {
        "text": translate("CaseDialog", "What the customer wants"),
        "kind": translate("CaseDialog", "Kind"),
        "channel": translate("CaseDialog", "How it came"),
        "due": translate("CaseDialog", "To be done by"),
        "owner": translate("CaseDialog", "Who sees to it"),
        "told": translate("CloseCaseDialog", "Customer told on"),
    }
    return titles.get(field, field)


def _value(field: str, value: str) -> str:
    titles: dict[str, dict[str, str]] = {
        "kind": {str(key): text for key, text in KINDS.items()},
        "channel": {str(key): text for key, text in CHANNELS.items()},
    }
    known = titles.get(field, {})
    return spoken("Cases", known[value]) if value in known else value or formats.EMPTY
