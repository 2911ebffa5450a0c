"""Cases of the service log: kinds, channels, what may follow what, and when one is due."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.domain import importing_cells as cells
from app.domain.customer_rules import typed
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

BEST_MARK: Final = 5


class CaseKind(StrEnum):
    """What a contact is about."""

    COMPLAINT = "complaint"
    AFTER_SALE = "after_sale"
    CONSULTATION = "consultation"
    RETURN_VISIT = "return_visit"
    SUGGESTION = "suggestion"


class CaseChannel(StrEnum):
    """Where a contact came in."""

    SHOP = "shop"
    PHONE = "phone"
    ONLINE = "online"
    WECHAT = "wechat"
    OTHER = "other"


class CaseStatus(StrEnum):
    """How far a case is; a void one was logged by mistake and stands in no list."""

    OPEN = "open"
    DONE = "done"
    VOID = "void"


class CaseAct(StrEnum):
    """One kind of step in the course of a case."""

    LOG = "log"
    CHANGE = "change"
    NOTE = "note"
    CLOSE = "close"
    REOPEN = "reopen"
    TAKE_BACK = "take_back"


class Urgency(StrEnum):
    """The group of a case in the list."""

    OVERDUE = "overdue"
    TODAY = "today"
    LATER = "later"
    DONE = "done"


KINDS: Final[dict[CaseKind, str]] = {
    CaseKind.COMPLAINT: QT_TRANSLATE_NOOP("Cases", "Complaint"),
    CaseKind.AFTER_SALE: QT_TRANSLATE_NOOP("Cases", "After-sale"),
    CaseKind.CONSULTATION: QT_TRANSLATE_NOOP("Cases", "Consultation"),
    CaseKind.RETURN_VISIT: QT_TRANSLATE_NOOP("Cases", "Return visit"),
    CaseKind.SUGGESTION: QT_TRANSLATE_NOOP("Cases", "Suggestion"),
}
CHANNELS: Final[dict[CaseChannel, str]] = {
    CaseChannel.SHOP: QT_TRANSLATE_NOOP("Cases", "Shop"),
    CaseChannel.PHONE: QT_TRANSLATE_NOOP("Cases", "Phone"),
    CaseChannel.ONLINE: QT_TRANSLATE_NOOP("Cases", "Online"),
    CaseChannel.WECHAT: QT_TRANSLATE_NOOP("Cases", "WeChat"),
    CaseChannel.OTHER: QT_TRANSLATE_NOOP("Cases", "Other"),
}
STATUSES: Final[dict[CaseStatus, str]] = {
    CaseStatus.OPEN: QT_TRANSLATE_NOOP("Cases", "Open"),
    CaseStatus.DONE: QT_TRANSLATE_NOOP("Cases", "Done"),
    CaseStatus.VOID: QT_TRANSLATE_NOOP("Cases", "Taken back"),
}
STEPS: Final[dict[CaseAct, str]] = {
    CaseAct.LOG: QT_TRANSLATE_NOOP("Cases", "Logged"),
    CaseAct.CHANGE: QT_TRANSLATE_NOOP("Cases", "Changed"),
    CaseAct.NOTE: QT_TRANSLATE_NOOP("Cases", "Noted"),
    CaseAct.CLOSE: QT_TRANSLATE_NOOP("Cases", "Closed"),
    CaseAct.REOPEN: QT_TRANSLATE_NOOP("Cases", "Reopened"),
    CaseAct.TAKE_BACK: QT_TRANSLATE_NOOP("Cases", "Taken back"),
}
URGENCIES: Final[dict[Urgency, str]] = {
    Urgency.OVERDUE: QT_TRANSLATE_NOOP("Cases", "Overdue"),
    Urgency.TODAY: QT_TRANSLATE_NOOP("Cases", "Due today"),
    Urgency.LATER: QT_TRANSLATE_NOOP("Cases", "Later"),
    Urgency.DONE: QT_TRANSLATE_NOOP("Cases", "Done"),
}
# Within how many days the form proposes to answer; the person may type another day.
USUAL_DAYS: Final[dict[CaseKind, int]] = {
    CaseKind.COMPLAINT: 1,
    CaseKind.AFTER_SALE: 3,
    CaseKind.CONSULTATION: 1,
    CaseKind.RETURN_VISIT: 7,
    CaseKind.SUGGESTION: 14,
}

# From which status an act leads to which; what is not here is refused.
_NEXT: Final[dict[tuple[CaseStatus, CaseAct], CaseStatus]] = {
    (CaseStatus.OPEN, CaseAct.CHANGE): CaseStatus.OPEN,
    (CaseStatus.OPEN, CaseAct.NOTE): CaseStatus.OPEN,
    (CaseStatus.OPEN, CaseAct.CLOSE): CaseStatus.DONE,
    (CaseStatus.OPEN, CaseAct.TAKE_BACK): CaseStatus.VOID,
    (CaseStatus.DONE, CaseAct.REOPEN): CaseStatus.OPEN,
}
_REFUSALS: Final[dict[CaseStatus, tuple[str, str, str]]] = {
    CaseStatus.OPEN: (
        "case_open",
        QT_TRANSLATE_NOOP("Errors", "Case {case} is open."),
        QT_TRANSLATE_NOOP("Errors", "Only a closed case can be reopened."),
    ),
    CaseStatus.DONE: (
        "case_done",
        QT_TRANSLATE_NOOP("Errors", "Case {case} is closed."),
        QT_TRANSLATE_NOOP("Errors", "Reopen it first, with the reason."),
    ),
    CaseStatus.VOID: (
        "case_void",
        QT_TRANSLATE_NOOP("Errors", "Case {case} was taken back."),
        QT_TRANSLATE_NOOP("Errors", "Log the contact anew."),
    ),
}


def after(status: CaseStatus, act: CaseAct, case_id: int) -> CaseStatus:
    """Return the status that an act leaves: closing an open case makes it done.

    An act that does not follow is refused: a done case cannot be closed again.
    """
    following = _NEXT.get((status, act))
    if following is None:
        code, text, advice = _REFUSALS[status]
        raise UserError(code, text, {"case": case_id}, advice=advice)
    return following


@dataclass(frozen=True)
class CaseEntry:
    """A contact as logged: about whom, what, through which channel, until when, by whom."""

    customer_id: int
    kind: str
    channel: str = CaseChannel.SHOP
    text: str = ""
    due: date | None = None
    owner: str = ""


@dataclass(frozen=True)
class Closing:
    """How a case ends: its result, the day the customer was told, and how satisfied they are."""

    result: str
    told: date | None = None
    mark: int | None = None
    note: str = ""


def checked_entry(entry: CaseEntry, today: date) -> CaseEntry:
    """Return what is logged, cleaned; refuse an unknown kind, no text, and a due day gone by.

    " damaged tin " logged on 1 April with 31 March as its due day is refused beside `due`.
    """
    return CaseEntry(
        entry.customer_id,
        checked_kind(entry.kind),
        _checked_channel(entry.channel),
        checked_text(entry.text),
        checked_due(entry.due, today),
        entry.owner.strip(),
    )


def checked_kind(kind: str) -> CaseKind:
    """Return a kind by its word; "claim" is none and refused."""
    if kind not in set(CaseKind):
        raise UserError(
            "no_case_kind",
            QT_TRANSLATE_NOOP("Errors", '"{value}" is no kind of case.'),
            {"value": kind[:40], "known": ", ".join(CaseKind)},
            advice=QT_TRANSLATE_NOOP("Errors", "Choose one of {known}."),
            field="kind",
        )
    return CaseKind(kind)


def _checked_channel(channel: str) -> CaseChannel:
    if channel not in set(CaseChannel):
        raise UserError(
            "no_case_channel",
            QT_TRANSLATE_NOOP("Errors", '"{value}" is no channel of a contact.'),
            {"value": channel[:40], "known": ", ".join(CaseChannel)},
            advice=QT_TRANSLATE_NOOP("Errors", "Choose one of {known}."),
            field="channel",
        )
    return CaseChannel(channel)


def checked_text(text: str, field: str = "text") -> str:
    """Return what was written of a contact, lines kept; refuse an empty one beside its field."""
    cleaned = written(text, field)
    if not cleaned:
        raise UserError(
            "case_text_missing",
            QT_TRANSLATE_NOOP("Errors", "What the customer wants is not written yet."),
            advice=QT_TRANSLATE_NOOP("Errors", "Write it in a few words and save again."),
            field=field,
        )
    return cleaned


def written(text: str, field: str) -> str:
    """Return a text of several lines, cleaned: "  tea " is "tea"."""
    return typed(text, field, lambda value: cells.clean_text(value, "note"))


def checked_due(due: date | None, today: date) -> date | None:
    """Return a due day from today on, or none: on 1 April, 31 March is refused."""
    if due is not None and due < today:
        raise UserError(
            "due_gone",
            QT_TRANSLATE_NOOP("Errors", "{day} has gone by and cannot be the due day."),
            {"day": due.isoformat()},
            advice=QT_TRANSLATE_NOOP("Errors", "Type today or a later day, or leave it empty."),
            field="due",
        )
    return due


def checked_closing(closing: Closing, kind: str, logged: date, today: date) -> Closing:
    """Return how a case ends, cleaned; no case ends without its result.

    A complaint ends only with the day on which the customer was told: logged on 1 March and
    closed on the 5th, that is a day from the 1st to the 5th.
    """
    result = written(closing.result, "result")
    if not result:
        raise UserError(
            "result_missing",
            QT_TRANSLATE_NOOP("Errors", "The case has no result yet; it stays open."),
            advice=QT_TRANSLATE_NOOP("Errors", "Write what was done for the customer."),
            field="result",
        )
    if closing.told is None and kind == CaseKind.COMPLAINT:
        raise UserError(
            "told_missing",
            QT_TRANSLATE_NOOP(
                "Errors", "A complaint ends only when the customer was told; it stays open."
            ),
            advice=QT_TRANSLATE_NOOP("Errors", "Type the day on which the customer was told."),
            field="told",
        )
    if closing.told is not None and not logged <= closing.told <= today:
        raise UserError(
            "told_outside",
            QT_TRANSLATE_NOOP(
                "Errors", "The customer cannot have been told on {day}: logged {logged}."
            ),
            {"day": closing.told.isoformat(), "logged": logged.isoformat()},
            advice=QT_TRANSLATE_NOOP("Errors", "Type a day from then to today."),
            field="told",
        )
    mark = None if closing.mark is None else checked_mark(closing.mark)
    note = written(closing.note, "note")
    if note and mark is None:
        raise UserError(
            "mark_missing",
            QT_TRANSLATE_NOOP("Errors", "The customer's words stand beside no mark."),
            advice=QT_TRANSLATE_NOOP("Errors", "Choose how satisfied the customer is, 1 to 5."),
            field="satisfaction",
        )
    return Closing(result, closing.told, mark, note)


def checked_mark(mark: int) -> int:
    """Return a satisfaction answer from 1 to 5; 0 and 6 are refused."""
    if not 1 <= mark <= BEST_MARK:
        raise UserError(
            "bad_mark",
            QT_TRANSLATE_NOOP("Errors", "{value} is no satisfaction answer."),
            {"value": mark, "most": BEST_MARK},
            advice=QT_TRANSLATE_NOOP("Errors", "Give a mark from 1 to {most}."),
            field="satisfaction",
        )
    return mark


def urgency(status: str, due: date | None, today: date) -> Urgency:
    """Return the group of a case: due yesterday it is overdue, without a due day it is later."""
    if status != CaseStatus.OPEN:
        return Urgency.DONE
    if due is None or due > today:
        return Urgency.LATER
    return Urgency.TODAY if due == today else Urgency.OVERDUE


def time_passed(logged: date, due: date | None, today: date) -> float:
    """Return the share of a case's time that has passed, 0 to 1.

    Logged on the 1st and due on the 5th, on the 4th three of four days have: 0.75.
    """
    if due is None:
        return 0.0
    whole = (due - logged).days
    if whole <= 0:
        return 1.0
    return min(1.0, max(0.0, (today - logged).days / whole))
