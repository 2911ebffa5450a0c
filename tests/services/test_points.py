"""Points by hand: a ledger that only grows, a second person's word, and nothing else that moves."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from app.domain.access import Role
from app.models import points as point_rows
from app.services import (
    approvals,
    audit,
    batches,
    customers,
    front_desk,
    grading,
    past_table,
    points,
    privacy,
    reporting,
    staff,
    star_table,
)
from app.services import settings as shop_settings
from app.services.audit import AuditView
from app.services.desk import Desk
from app.services.points import PointsEntry
from app.services.staff import PersonEntry
from app.services.star_table import View
from tests.services.shops import (
    DAY,
    FixedClock,
    add,
    as_role,
    digest,
    grade_of,
    refusal,
    scheme,
    sell,
    shop_of,
    steps_of,
    take_in,
    troubles,
    write_csv,
)
from tests.services.test_approvals import wanted
from tests.services.test_staff import safe

__all__ = ["safe"]


def give(desk: Desk, key: int, many: int, reason: str = "a thank you") -> int:
    return points.adjust(desk, PointsEntry(key, many, reason)).value.id


def balance(desk: Desk, key: int) -> int:
    return points.account(desk, key).balance


def test_points_are_given_taken_and_taken_back(desk: Desk) -> None:
    key = add(desk, number="007")
    assert points.account(desk, key).rows == ()
    done = points.adjust(desk, PointsEntry(key, 100, " a thank you "))
    assert (done.value.before, done.value.after, done.value.name) == (0, 100, "张三")
    assert done.changes.customers == {key}
    taken = give(desk, key, -30, "given twice")
    back = points.reverse(desk, taken, "not twice after all").value
    assert (back.points, back.before, back.after) == (30, 70, 100)
    held = points.account(desk, key)
    assert (held.number, held.balance) == ("007", 100)
    assert [(row.kind, row.points, row.balance, row.reason) for row in held.rows] == [
        ("reversed", 30, 100, "not twice after all"),
        ("taken", -30, 70, "given twice"),
        ("given", 100, 100, "a thank you"),
    ]
    assert [row.may_go for row in held.rows] == [False, False, True]
    assert held.rows[0].reverses == taken
    assert {row.day for row in held.rows} == {DAY}
    assert {row.actor for row in held.rows} == {"owner"}
    assert troubles(desk) == []


@pytest.mark.parametrize(
    ("many", "reason", "code", "field"),
    [
        (0, "x", "points_none", "points"),
        (1_000_001, "x", "points_many", "points"),
        (5, " ", "points_no_reason", "reason"),
        (-101, "x", "points_too_few", "points"),
    ],
)
def test_refusals_write_nothing(desk: Desk, many: int, reason: str, code: str, field: str) -> None:
    key = add(desk)
    give(desk, key, 100)
    before = points.account(desk, key)
    with refusal(code, field):
        points.adjust(desk, PointsEntry(key, many, reason))
    assert points.account(desk, key) == before


def test_a_row_goes_back_once_and_never_below_zero(desk: Desk) -> None:
    key = add(desk)
    first = give(desk, key, 100)
    second = give(desk, key, -60)
    with refusal("points_too_few"):
        points.reverse(desk, first)
    back = points.reverse(desk, second).value.id
    for row in (second, back):
        with refusal("points_gone"):
            points.reverse(desk, row)
    with refusal("points_no_row"):
        points.reverse(desk, 4711)
    points.reverse(desk, first)
    assert balance(desk, key) == 0
    with refusal("customer_gone"):
        points.account(desk, 4711)


def test_nothing_else_moves(desk: Desk, clock: FixedClock) -> None:
    """Pitfall 2: points are neither spend nor score, and no level follows their balance."""
    grading.set_scheme(desk, scheme())
    key, other = add(desk), add(desk)
    for person in (key, other):
        sell(desk, person, "250.00")

    def standing() -> list[object]:
        rows = star_table.rows(desk, [key, other])
        figures = [(row.amount_minor, row.score, row.level, row.live_level) for row in rows]
        kept = [grade_of(desk, person) for person in (key, other)]
        history = [steps_of(desk, person) for person in (key, other)]
        return [figures, kept, history, reporting.accountant_book(desk).totals]

    before = standing()
    row = give(desk, key, 900_000)
    give(desk, key, -400_000)
    points.reverse(desk, row + 1)
    assert standing() == before
    assert grading.regrade(desk).value.changed == 0
    assert standing() == before
    clock.move(days=1)
    grading.catch_up(desk)
    first, second = star_table.rows(desk, [key, other])
    assert (first.level, first.score) == (second.level, second.score)


def test_whoever_sees_a_customer_sees_the_balance(desk: Desk) -> None:
    key, other = add(desk), add(desk)
    give(desk, key, 120)
    for role in (Role.OWNER, Role.MANAGER, Role.FRONT_DESK, Role.ACCOUNTANT):
        at_desk = as_role(desk, role)
        assert [row.points for row in star_table.rows(at_desk, [key, other])] == [120, 0]
        assert customers.card(at_desk, key).points == 120
        assert front_desk.card(at_desk, key).points == 120
        assert points.account(at_desk, key).balance == 120
    sheet = reporting.star_sheet(desk, View(sort="number", descending=False))
    assert sheet.columns[-1].key == "points"
    assert [row[-1] for row in sheet.rows] == [120, 0]


def test_a_page_of_the_table_asks_for_its_balances_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [add(desk, phone=f"1380000{at:04d}") for at in range(12)]
    give(desk, keys[3], 50)
    asked: list[int] = []
    real = point_rows.balances

    def balances(connection: Connection, ids: Sequence[int], day: date) -> dict[int, int]:
        asked.append(len(ids))
        return real(connection, ids, day)

    monkeypatch.setattr(point_rows, "balances", balances)
    monkeypatch.setattr(point_rows, "balance", pytest.fail)
    assert [row.points for row in star_table.rows(desk, keys)].count(50) == 1
    assert asked == [12]


def test_an_earlier_day_has_its_own_balance(desk: Desk, clock: FixedClock) -> None:
    key = add(desk)
    sell(desk, key)
    give(desk, key, 100)
    clock.move(days=10)
    grading.catch_up(desk)
    row = give(desk, key, -40)
    assert [one.points for one in star_table.rows(desk, [key])] == [60]
    clock.move(days=-5)
    assert [one.points for one in past_table.rows(desk)] == [100]
    assert customers.card(desk, key).points == 100
    held = points.account(desk, key)
    assert (held.balance, len(held.rows)) == (100, 1)
    with refusal("points_no_row"):
        points.reverse(desk, row)
    # What was taken later is spoken for.
    with refusal("points_too_few"):
        give(desk, key, -61)
    give(desk, key, -60)
    clock.move(days=5)
    assert balance(desk, key) == 0
    assert troubles(desk) == []


@pytest.mark.parametrize(
    ("spoil", "check"),
    [
        ("UPDATE point_entry SET delta = -1 WHERE id = 1", "points_never_below_zero"),
        ("UPDATE point_entry SET delta = 29 WHERE id = 3", "points_taken_back_match"),
        ("UPDATE point_entry SET reverses_id = NULL WHERE id = 3", "points_taken_back_match"),
        ("UPDATE point_entry SET kind = 'given' WHERE id = 3", "points_taken_back_match"),
        ("UPDATE point_entry SET customer_id = 2 WHERE id = 3", "points_taken_back_match"),
        ("UPDATE point_entry SET day = 1 WHERE id = 3", "points_taken_back_match"),
        ("UPDATE point_entry SET reverses_id = 3 WHERE id = 3", "points_taken_back_match"),
    ],
)
def test_the_doctor_finds_a_spoilt_ledger(desk: Desk, spoil: str, check: str) -> None:
    key = add(desk)
    add(desk)
    give(desk, key, 100)
    points.reverse(desk, give(desk, key, -30))
    assert troubles(desk) == []
    with desk.work() as work:
        work.connection.execute(text(spoil))
    assert check in {name for name, _detail in troubles(desk)}


def test_the_log_says_who_how_many_and_why(desk: Desk) -> None:
    key = add(desk, "王小明", number="001")
    row = give(desk, key, 1500, "a broken cup")
    line = audit.lines(desk, AuditView(act="adjust_points"))[0]
    assert (line.about, line.reason, line.actor) == ("001 王小明", "a broken cup", "owner")
    assert line.details == {"points": 1500}
    assert dict(line.said) == {"Points": "+1,500", "Points balance": "0 → 1,500"}
    points.reverse(desk, row)
    line = audit.lines(desk, AuditView(act="undo_points"))[0]
    assert dict(line.said) == {"Points": "-1,500", "Points balance": "1,500 → 0"}
    counts = {one.act: one.count for one in audit.digest(desk).counts}
    assert (counts["adjust_points"], counts["undo_points"]) == (1, 1)
    assert audit.broken(desk) == []


def test_a_second_person_is_asked_for_each_act(safe: Desk) -> None:
    staff.add(safe, PersonEntry("wu", "吴", "manager", "fourth"))
    key, other = add(safe), add(safe)
    row = give(safe, key, 10)
    shop_settings.change(safe, "approval.acts", ["points"])
    entry = PointsEntry(key, 200, "an apology")
    of = wanted(lambda: points.adjust(safe, entry))
    assert balance(safe, key) == 10
    for wrong in (
        PointsEntry(key, 201, "an apology"),
        PointsEntry(key, -10, "an apology"),
        PointsEntry(other, 200, "an apology"),
        PointsEntry(key, 200, "a favour"),
    ):
        approvals.grant(safe, "wu", "fourth", of)
        with refusal("approval_needed"):
            points.adjust(safe, wrong)
    approvals.grant(safe, "wu", "fourth", of)
    points.adjust(safe, entry)
    assert balance(safe, key) == 210
    line = audit.lines(safe, AuditView(act="adjust_points"))[0]
    assert line.details == {"points": 200, "approved_by": "wu"}
    # The word was for one act, and taking back is an act too.
    with refusal("approval_needed"):
        points.adjust(safe, entry)
    of = wanted(lambda: points.reverse(safe, row))
    approvals.grant(safe, "wu", "fourth", of)
    points.reverse(safe, row)
    assert balance(safe, key) == 200
    assert audit.lines(safe, AuditView(act="undo_points"))[0].details["approved_by"] == "wu"


def test_nobody_approves_their_own_points(safe: Desk) -> None:
    staff.add(safe, PersonEntry("wu", "吴", "manager", "fourth"))
    shop_settings.change(safe, "approval.acts", ["points"])
    with refusal("approval_not_theirs"):
        approvals.grant(safe, safe.actor.login, "first")


def test_taking_an_import_back_keeps_whom_points_were_given(desk: Desk, tmp_path: Path) -> None:
    rows = [["number", "name"], ["P1", "one"], ["P2", "two"]]
    report = take_in(desk, write_csv(tmp_path / "list.csv", rows), kind="customers")
    key = customers.id_of(desk, "P1")
    give(desk, key, 50)
    undone = batches.undo(desk, report.batch or 0).value
    assert undone.removed == 1
    assert balance(desk, key) == 50
    with refusal("no_customer"):
        customers.id_of(desk, "P2")
    assert troubles(desk) == []


def test_a_persons_points_are_handed_out_and_their_reasons_erased(desk: Desk) -> None:
    key = add(desk, "穆青禾", number="P7")
    give(desk, key, 50, "穆青禾 waited long")
    told: Any = privacy.person(desk, key).as_values()["data"]
    assert [(row["points"], row["kind"], row["reason"]) for row in told["point_entry"]] == [
        (50, "given", "穆青禾 waited long")
    ]
    privacy.erase(desk, key, "asked")
    with desk.read() as work:
        reasons = work.connection.execute(text("SELECT reason FROM point_entry")).scalars().all()
    assert reasons == [""]
    with refusal("customer_gone"):
        points.account(desk, key)
    assert troubles(desk) == []


def test_who_got_points_lately_is_not_idle(desk: Desk, clock: FixedClock) -> None:
    shop_settings.change(desk, "privacy.keep_months", 24)
    kept, gone = add(desk, "kept"), add(desk, "gone")
    clock.move(days=700)
    give(desk, kept, 5)
    clock.move(days=100)
    assert [row.id for row in privacy.idle(desk)] == [gone]


def test_the_digest_of_a_shop_follows_the_balances(desk: Desk) -> None:
    key = add(desk)
    before = digest(desk)
    row = give(desk, key, 5)
    assert digest(desk) != before
    points.reverse(desk, row)
    assert digest(desk) == before


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 1), st.integers(-120, 200).filter(bool), st.booleans()),
        min_size=1,
        max_size=8,
    )
)
def test_every_balance_is_the_sum_of_its_rows(
    new_shop: Path, acts: list[tuple[int, int, bool]]
) -> None:
    with shop_of(new_shop) as (desk, clock):
        keys = [add(desk), add(desk)]
        known = [0, 0]
        for whom, many, goes_back in acts:
            if known[whom] + many < 0:
                with refusal("points_too_few", "points"):
                    give(desk, keys[whom], many)
                continue
            row = give(desk, keys[whom], many)
            known[whom] += many
            if goes_back:
                points.reverse(desk, row)
                known[whom] -= many
            clock.day += timedelta(days=1)
        held = [points.account(desk, key) for key in keys]
        assert [one.balance for one in held] == known
        assert [sum(row.points for row in one.rows) for one in held] == known
        assert [row.points for row in star_table.rows(desk, keys)] == known
        assert [customers.card(desk, key).points for key in keys] == known
        assert troubles(desk) == []


def test_the_table_goes_by_points_and_the_usual_order_within_them(desk: Desk) -> None:
    keys = [add(desk, phone=f"1380000{at:04d}") for at in range(5)]
    for at, key in enumerate(keys):
        sell(desk, key, f"{100 + at}.00")
    give(desk, keys[1], 30)
    give(desk, keys[3], 70)
    points.reverse(desk, give(desk, keys[4], 90))
    expected = [keys[at] for at in (3, 1, 4, 2, 0)]
    assert star_table.list_ids(desk, View(sort="points")).tolist() == expected
    upwards = View(sort="points", descending=False)
    assert star_table.list_ids(desk, upwards).tolist() == expected[::-1]
    first = star_table.first_page(desk, View(sort="points"), 2)
    assert [(row.id, row.points) for row in first] == [(keys[3], 70), (keys[1], 30)]
    level = grade_of(desk, keys[1])["level"]
    assert star_table.list_ids(desk, View(sort="points", level=level)).tolist()[0] in expected[:2]
    front = as_role(desk, Role.FRONT_DESK)
    assert star_table.list_ids(front, View(sort="points")).tolist()[:2] == expected[:2]
