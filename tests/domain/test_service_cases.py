"""Cases of the service log: what may follow what, what a case needs to end, when it is due."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import cases
from app.domain.cases import (
    CHANNELS,
    KINDS,
    STATUSES,
    STEPS,
    USUAL_DAYS,
    CaseAct,
    CaseChannel,
    CaseEntry,
    CaseKind,
    CaseStatus,
    Closing,
    Urgency,
)
from tests.services.shops import refusal

DAY = date(2024, 4, 1)
ENTRY = CaseEntry(1, "complaint", "phone", "damaged tin")
DONE = Closing("a new tin", DAY)
EVE = DAY - timedelta(1)


@pytest.mark.parametrize(
    ("status", "act", "after"),
    [
        (CaseStatus.OPEN, CaseAct.CHANGE, CaseStatus.OPEN),
        (CaseStatus.OPEN, CaseAct.NOTE, CaseStatus.OPEN),
        (CaseStatus.OPEN, CaseAct.CLOSE, CaseStatus.DONE),
        (CaseStatus.OPEN, CaseAct.TAKE_BACK, CaseStatus.VOID),
        (CaseStatus.OPEN, CaseAct.REOPEN, "case_open"),
        (CaseStatus.DONE, CaseAct.REOPEN, CaseStatus.OPEN),
        (CaseStatus.DONE, CaseAct.CLOSE, "case_done"),
        (CaseStatus.DONE, CaseAct.CHANGE, "case_done"),
        (CaseStatus.DONE, CaseAct.NOTE, "case_done"),
        (CaseStatus.DONE, CaseAct.TAKE_BACK, "case_done"),
        *((CaseStatus.VOID, act, "case_void") for act in CaseAct if act is not CaseAct.LOG),
    ],
)
def test_what_may_follow_what(status: CaseStatus, act: CaseAct, after: str) -> None:
    if isinstance(after, CaseStatus):
        assert cases.after(status, act, 7) is after
        return
    with refusal(after):
        cases.after(status, act, 7)


def test_every_word_has_its_title() -> None:
    assert set(KINDS) == set(CaseKind) == set(USUAL_DAYS)
    assert set(CHANNELS) == set(CaseChannel)
    assert set(STATUSES) == set(CaseStatus)
    assert set(STEPS) == set(CaseAct)


@pytest.mark.parametrize(
    ("values", "refused"),
    [
        ({"text": "  damaged tin\nthe lid too "}, None),
        ({"due": DAY}, None),
        ({"due": EVE}, ("due_gone", "due")),
        ({"kind": "claim"}, ("no_case_kind", "kind")),
        ({"channel": "pigeon"}, ("no_case_channel", "channel")),
        ({"text": " \n "}, ("case_text_missing", "text")),
        ({"text": "a\x00b"}, ("control_character", "text")),
        ({"text": "长" * 5001}, ("text_too_long", "text")),
    ],
)
def test_what_can_be_logged(values: dict[str, object], refused: tuple[str, str] | None) -> None:
    with refusal(*refused) if refused else nullcontext():
        entry = cases.checked_entry(replace(ENTRY, **values), DAY)  # type: ignore[arg-type] # any field
        assert entry.text == str(values.get("text", ENTRY.text)).strip()
        assert entry.kind is CaseKind.COMPLAINT


@pytest.mark.parametrize(
    ("closing", "refused"),
    [
        (DONE, None),
        (replace(DONE, mark=1, note=" slow "), None),
        (replace(DONE, result=" "), ("result_missing", "result")),
        (replace(DONE, told=None), ("told_missing", "told")),
        (replace(DONE, told=DAY + timedelta(1)), ("told_outside", "told")),
        (replace(DONE, told=EVE - timedelta(1)), ("told_outside", "told")),
        (replace(DONE, told=EVE), None),
        (replace(DONE, mark=0), ("bad_mark", "satisfaction")),
        (replace(DONE, mark=6), ("bad_mark", "satisfaction")),
        (replace(DONE, note="slow"), ("mark_missing", "satisfaction")),
    ],
)
def test_what_ends_a_complaint(closing: Closing, refused: tuple[str, str] | None) -> None:
    with refusal(*refused) if refused else nullcontext():
        checked = cases.checked_closing(closing, "complaint", EVE, DAY)
        assert checked == replace(closing, note=closing.note.strip())


@pytest.mark.parametrize("kind", [kind for kind in CaseKind if kind is not CaseKind.COMPLAINT])
def test_other_kinds_end_without_a_day_of_telling(kind: CaseKind) -> None:
    assert cases.checked_closing(Closing("sent"), kind, DAY, DAY) == Closing("sent")


@pytest.mark.parametrize(
    ("status", "due", "group"),
    [
        ("open", EVE, Urgency.OVERDUE),
        ("open", DAY, Urgency.TODAY),
        ("open", DAY + timedelta(1), Urgency.LATER),
        ("open", None, Urgency.LATER),
        ("done", EVE, Urgency.DONE),
    ],
)
def test_the_groups_of_the_list(status: str, due: date | None, group: Urgency) -> None:
    assert cases.urgency(status, due, DAY) is group


@pytest.mark.parametrize(
    ("due_in", "today", "passed"),
    [
        (4, 3, 0.75),
        (4, 0, 0.0),
        (4, 4, 1.0),
        (4, 9, 1.0),
        (0, 0, 1.0),
        (4, -1, 0.0),
        (None, 9, 0.0),
    ],
)
def test_how_much_of_the_time_has_passed(due_in: int | None, today: int, passed: float) -> None:
    due = None if due_in is None else DAY + timedelta(due_in)
    assert cases.time_passed(DAY, due, DAY + timedelta(today)) == passed


@given(st.integers(0, 60), st.integers(-60, 120))
def test_time_only_runs_on(whole: int, days: int) -> None:
    due = DAY + timedelta(whole)
    now, then = (cases.time_passed(DAY, due, DAY + timedelta(days + more)) for more in (0, 1))
    assert 0 <= now <= then <= 1
