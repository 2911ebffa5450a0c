"""The service log through its acts: course, refusals, roles, undo, and what imports leave."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.access import Role
from app.domain.cases import CaseAct, CaseEntry, CaseStatus, Closing, Urgency
from app.domain.schemes import Dimension
from app.services import batches, cases, feedback, grading, preferences, star_table
from app.services.cases import CaseView
from app.services.desk import Desk
from app.services.redaction import HIDDEN
from app.services.star_table import StarRow, View
from tests.services import shops
from tests.services.shops import DAY, FixedClock, refusal

WriteCsv = Callable[[Sequence[Sequence[object]]], Path]


@pytest.fixture
def someone(desk: Desk) -> int:
    return shops.add(desk, "张思远", number="T1")


def entry(customer_id: int, kind: str = "complaint", **values: object) -> CaseEntry:
    return replace(CaseEntry(customer_id, kind, "phone", "茶罐破损，要求换新"), **values)  # type: ignore[arg-type] # any field


def log(desk: Desk, customer_id: int, kind: str = "complaint", **values: object) -> int:
    return cases.log(desk, entry(customer_id, kind, **values)).value


def course(desk: Desk, case_id: int) -> list[tuple[str, str]]:
    return [(step.act, step.text) for step in cases.case_card(desk, case_id).steps]


def test_a_complaint_from_log_to_told_and_back(desk: Desk, someone: int, clock: FixedClock) -> None:
    done = cases.log(desk, entry(someone, due=DAY, owner="owner"))
    assert (done.changes.customers, done.changes.cases) == (frozenset({someone}), True)
    row = cases.open_of(desk, someone)[0]
    assert (row.id, row.title, row.urgency) == (done.value, "茶罐破损，要求换新", Urgency.TODAY)
    assert (row.owner, row.logged_by, row.number, row.is_open) == ("owner", "owner", "T1", True)
    clock.move(days=2)
    assert cases.open_of(desk, someone)[0].days_over == 2
    cases.note(desk, row.id, "供货商补发")
    with refusal("told_missing", "told"):
        cases.close(desk, row.id, Closing("换新一罐"))
    cases.close(desk, row.id, Closing("换新一罐", clock.today(), 5, "很快"))
    assert cases.open_of(desk, someone) == ()
    closed = cases.history_of(desk, someone)[0]
    assert (closed.status, closed.result) == (CaseStatus.DONE, "换新一罐")
    assert (closed.told, closed.closed) == (clock.today(), clock.today())
    with refusal("case_done"):
        cases.close(desk, row.id, Closing("again", clock.today()))
    with refusal("reopen_without_reason", "reason"):
        cases.reopen(desk, row.id, " ")
    cases.reopen(desk, row.id, "新的也破了")
    assert cases.open_of(desk, someone)[0].result == ""
    assert course(desk, row.id) == [
        ("log", "茶罐破损，要求换新"),
        ("note", "供货商补发"),
        ("close", "换新一罐"),
        ("reopen", "新的也破了"),
    ]
    last = cases.case_card(desk, row.id).steps[2]
    assert (last.mark, last.words, last.changed) == (5, "很快", {"told": ("", "2024-04-03")})
    assert [line.act for line in shops.audit_of(desk)][:4] == [
        "reopen_case",
        "close_case",
        "note_case",
        "log_case",
    ]
    assert shops.troubles(desk) == []


def test_a_change_is_a_step_with_before_and_after(
    desk: Desk, someone: int, clock: FixedClock
) -> None:
    case_id = log(desk, someone, due=DAY)
    clock.move(days=3)
    later = clock.today() + timedelta(1)
    # The due day has gone by: it may stay, it may move on, it may not move to another lost day.
    cases.change(desk, case_id, entry(someone, due=DAY, owner="owner"))
    with refusal("due_gone", "due"):
        cases.change(desk, case_id, entry(someone, due=DAY + timedelta(1), owner="owner"))
    cases.change(desk, case_id, entry(someone, due=later, owner="owner", text="盖子也破"))
    cases.change(desk, case_id, entry(someone, due=later, owner="owner", text="盖子也破"))
    _, first, second = cases.case_card(desk, case_id).steps
    assert (first.act, first.changed) == (CaseAct.CHANGE, {"owner": ("", "owner")})
    assert second.changed == {
        "due": (DAY.isoformat(), later.isoformat()),
        "text": ("茶罐破损，要求换新", "盖子也破"),
    }
    details = [json.loads(line.details) for line in shops.audit_of(desk)[:2]]
    assert details == [{"fields": ["due", "text"]}, {"fields": ["owner"]}]


@pytest.mark.parametrize("login", ["nobody", "owner\x00"])
def test_only_somebody_of_the_shop_is_given_a_case(desk: Desk, someone: int, login: str) -> None:
    with refusal("no_owner", "owner"):
        log(desk, someone, owner=login)
    assert cases.open_of(desk, someone) == ()
    assert [one.login for one in cases.owners(desk)] == ["owner"]


def test_what_is_not_there_is_refused(desk: Desk, someone: int) -> None:
    with refusal("customer_gone"):
        log(desk, 4711)
    with refusal("customer_gone"):
        feedback.record(desk, 4711, 4)
    for act in (
        lambda: cases.close(desk, 9, Closing("x")),
        lambda: cases.case_card(desk, 9),
        lambda: cases.take_back(desk, 9),
    ):
        with refusal("no_case", "case"):
            act()


def test_a_slip_is_taken_back_but_not_work(desk: Desk, someone: int) -> None:
    before = shops.digest(desk)
    slip = log(desk, someone)
    cases.take_back(desk, slip)
    assert shops.digest(desk) == before
    assert cases.list_cases(desk, CaseView("all")) == ()
    with refusal("case_void"):
        cases.note(desk, slip, "x")
    worked_on = log(desk, someone)
    cases.note(desk, worked_on, "x")
    with refusal("case_worked_on"):
        cases.take_back(desk, worked_on)
    assert shops.troubles(desk) == []


def test_lists_and_counts(desk: Desk, someone: int, clock: FixedClock) -> None:
    late = log(desk, someone, due=DAY)
    clock.move(days=1)
    today = log(desk, someone, "suggestion", due=clock.today(), owner="owner")
    later = log(desk, someone, "suggestion", channel="wechat")
    done = log(desk, someone, "consultation")
    cases.close(desk, done, Closing("told"))

    def ids(group: str, **more: object) -> list[int]:
        view = replace(CaseView(group), **more)  # type: ignore[arg-type] # any field
        return [row.id for row in cases.list_cases(desk, view)]

    assert ids("open") == [late, today, later]
    assert (ids("overdue"), ids("today"), ids("later")) == ([late], [today], [later])
    assert ids("done") == [done]
    assert ids("all", kind="suggestion") == [today, later]
    assert ids("open", owner="owner") == [today]
    assert ids("all", words="张思") == [late, today, later, done]
    assert ids("all", words="zsy") == [late, today, later, done]
    assert ids("all", words=f"#{done}") == [done]
    counted = cases.counts(desk)
    assert (counted.open, counted.mine) == (3, 1)
    assert counted.kinds == {"complaint": 1, "suggestion": 2}
    assert counted.channels == {"phone": 3, "wechat": 1}
    assert counted.urgencies == {"overdue": 1, "today": 1, "later": 1, "done": 1}


@pytest.mark.parametrize("words", ["9" * 190, "\ud800", "%_", "'; --", "#", "长" * 500, "x\x00y"])
def test_whatever_is_typed_finds_nothing_and_breaks_nothing(
    desk: Desk, someone: int, words: str
) -> None:
    log(desk, someone)
    assert cases.list_cases(desk, CaseView("all", words=words)) == ()


def test_the_card_shows_purchases_without_amounts_at_the_front_desk(
    desk: Desk, front: Desk, someone: int
) -> None:
    shops.sell(desk, someone, "80.00", product="龙井", document="A1")
    shops.sell(desk, someone, "20.00", category="茶具", document="A2")
    preferences.change(desk, someone, {"channel": "微信", "tone": "称呼张老师"})
    case_id = log(desk, someone)
    card = cases.case_card(desk, case_id)
    assert card.preferences == {"channel": "微信", "tone": "称呼张老师"}
    assert (card.orders, card.amount_minor, card.last_visit) == (2, 10_000, DAY)
    assert [(one.product, one.amount_minor) for one in card.purchases] == [
        ("茶具", 2000),
        ("龙井", 8000),
    ]
    seen = cases.case_card(front, case_id)
    assert seen.amount_minor is HIDDEN
    assert {one.amount_minor for one in seen.purchases} == {HIDDEN}


def test_the_accountant_sees_no_cases(desk_as: Callable[[Role], Desk], someone: int) -> None:
    for ask in (cases.counts, lambda desk: cases.open_of(desk, someone)):
        with refusal("not_allowed", ""):
            ask(desk_as(Role.ACCOUNTANT))


def test_an_answer_moves_the_score_at_once(desk: Desk, someone: int) -> None:
    grading.set_scheme(
        desk, shops.scheme(Dimension("feedback", 100, full=Decimal(5), floor=Decimal(1)))
    )
    assert shops.grade_of(desk, someone)["score"] == 0
    done = feedback.record(desk, someone, 4, " 茶很香 ")
    assert done.changes.customers == {someone}
    assert shops.grade_of(desk, someone)["score"] == 75
    case_id = log(desk, someone)
    cases.close(desk, case_id, Closing("换新", DAY, 2))
    assert shops.grade_of(desk, someone)["score"] == 50
    assert shops.answers_of(desk, someone) == [(4, "茶很香"), (2, "")]
    with refusal("bad_mark", "satisfaction"):
        feedback.record(desk, someone, 6)
    assert shops.troubles(desk) == []


def test_a_customer_with_a_case_outlives_the_undo_of_its_import(
    desk: Desk, csv_file: WriteCsv
) -> None:
    rows = [["number", "name", "phone"], ["W1", "王五", "13700000001"], ["W2", "赵六", ""]]
    batch = shops.take_in(desk, csv_file(rows)).batch
    assert batch is not None
    known = {row.number: row.id for row in _everybody(desk)}
    log(desk, known["W1"])
    cases.take_back(desk, log(desk, known["W2"]))
    report = batches.undo(desk, batch).value
    assert report.removed == 1
    assert [row.number for row in _everybody(desk)] == ["W1"]
    assert [row.number for row in cases.list_cases(desk, CaseView())] == ["W1"]
    assert shops.troubles(desk) == []


def _everybody(desk: Desk) -> list[StarRow]:
    return list(star_table.first_page(desk, View()))


def test_a_case_logged_before_midnight_keeps_its_own_day(
    desk: Desk, someone: int, clock: FixedClock
) -> None:
    case_id = log(desk, someone)
    clock.move(days=1)
    with refusal("told_outside", "told"):
        cases.close(desk, case_id, Closing("x", date(2024, 3, 31)))
    cases.close(desk, case_id, Closing("x", DAY))
    assert cases.history_of(desk, someone)[0].closed == clock.today()
