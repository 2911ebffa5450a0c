"""Customer lists: the classic table, who is who, blanks filled, totals opened, reviews kept."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.schemes import Dimension
from app.services import (
    batches,
    customers,
    grader,
    grading,
    importing,
    standing,
    star_table,
)
from app.services.desk import Desk
from app.services.star_table import StarRow, View
from tests.services.shops import (
    CLASSIC,
    DAY,
    FixedClock,
    add,
    digest,
    edit,
    grade_of,
    refusal,
    scheme,
    sell,
    shop_of,
    steps_of,
    take_in,
    troubles,
)

Write = Callable[..., Path]


def row_of(desk: Desk, name: str) -> StarRow:
    ids = star_table.list_ids(desk, View())
    found = [row for row in star_table.whole_rows(desk, ids.tolist()) if row.name == name]
    assert len(found) == 1, name
    return found[0]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_the_classic_table_works_as_written(desk: Desk, csv_file: Write, encoding: str) -> None:
    report = take_in(desk, csv_file(CLASSIC, encoding))
    assert (report.kind, report.read, report.created, report.rejected) == ("customers", 2, 2, 0)
    assert (report.total_amount, report.customers_created) == (Decimal(40_000), 2)
    assert (report.updated, report.unchanged, report.rejects) == (0, 0, ())
    ids = star_table.list_ids(desk, View()).tolist()
    first, second = star_table.whole_rows(desk, ids)
    assert (first.name, second.name) == ("李四", "张三")
    assert [row.phone for row in (first, second)] == ["13912345678", "13812345678"]
    assert [row.amount_minor for row in (first, second)] == [3_000_000, 1_000_000]
    assert [row.frequency for row in (first, second)] == [10, 5]
    assert [row.tenure_months for row in (first, second)] == [36, 24]
    assert [row.influence for row in (first, second)] == [5, 3]
    assert [row.last_review for row in (first, second)] == [date(2023, 6, 1), date(2023, 3, 1)]
    assert [row.next_review for row in (first, second)] == [date(2024, 6, 1), date(2024, 3, 1)]
    assert first.stars > second.stars
    assert str(first.score) > str(second.score)
    assert [step.cause for step in steps_of(desk, first.id)] == ["first_grading"]
    assert troubles(desk) == []


def test_a_list_again_or_shuffled_changes_nothing(desk: Desk, csv_file: Write) -> None:
    take_in(desk, csv_file(CLASSIC))
    before = digest(desk)
    for rows in (CLASSIC, [CLASSIC[0], *CLASSIC[:0:-1]]):
        again = take_in(desk, csv_file(rows))
        assert (again.created, again.updated, again.unchanged) == (0, 0, 2)
        assert again.customers_created == 0
        assert digest(desk) == before


def test_a_list_taken_back_leaves_nothing_and_comes_again(desk: Desk, csv_file: Write) -> None:
    add(desk, "王五", phone="13711112222")
    before = digest(desk)
    path = csv_file(CLASSIC)
    done = importing.run(desk, path, importing.Options())
    after = star_table.first_page(desk, View())
    undone = batches.undo(desk, done.batch or 0)
    assert (undone.value.customers, undone.value.removed) == (2, 2)
    assert digest(desk) == before
    assert customers.find(desk, "张三") == []
    assert take_in(desk, path).created == 2
    # A number of our own is never given to anybody else.
    assert star_table.first_page(desk, View())[0].number not in {row.number for row in after}
    assert troubles(desk) == []


def test_a_list_fills_blanks_and_corrects_what_it_knows_better(desk: Desk, csv_file: Write) -> None:
    key = add(desk, "李雷", number="007", joined=date(2020, 1, 1), note="old", tags=("a",))
    other = add(desk, "韩梅", number="008", phone="13712345678")
    before = digest(desk)
    rows = [
        [
            "number",
            "name",
            "phone",
            "email",
            "birthday",
            "influence",
            "tags",
            "note",
            "gender",
            "address",
        ],
        ["007", "李磊", "138-1234-5678", "l@b.cn", "1990-05-02", "4", "b;c", "new", "男", ""],
        ["008", "", "", "", "", "", "", "", "", ""],
    ]
    report = take_in(desk, csv_file(rows))
    assert (report.created, report.updated, report.unchanged) == (0, 1, 1)
    entry = customers.card(desk, key).entry
    assert (entry.name, entry.phone, entry.email) == ("李磊", "13812345678", "l@b.cn")
    assert (entry.birthday, entry.influence, entry.note) == ("1990-05-02", 4, "new")
    assert (entry.gender, entry.tags, entry.joined) == ("male", ("a", "b", "c"), date(2020, 1, 1))
    assert customers.card(desk, other).entry.name == "韩梅"
    assert customers.find(desk, "李雷") == []
    assert [hit.id for hit in customers.find(desk, "5678")] == [key, other]
    batches.undo(desk, report.batch or 0)
    assert digest(desk) == before
    assert troubles(desk) == []


def test_undo_leaves_what_was_typed_since(desk: Desk, csv_file: Write) -> None:
    key = add(desk, "李雷", number="007")
    path = csv_file([["number", "name", "note", "tags"], ["007", "李磊", "new", "b"]])
    batch = take_in(desk, path).batch
    edit(desk, key, name="李蕾", tags=("b", "mine"))
    batches.undo(desk, batch or 0)
    entry = customers.card(desk, key).entry
    assert (entry.name, entry.note, entry.tags) == ("李蕾", "", ("b", "mine"))
    assert [hit.id for hit in customers.find(desk, "李蕾")] == [key]


def test_a_customer_named_twice_in_a_list_goes_back_to_the_first(
    desk: Desk, csv_file: Write
) -> None:
    add(desk, "A", number="007", tags=("x",))
    before = digest(desk)
    rows = [["number", "name", "tags"], ["007", "B", "y"], ["007", "C", "z"], ["007", "D", ""]]
    report = take_in(desk, csv_file(rows))
    assert (report.updated, report.unchanged) == (3, 0)
    batches.undo(desk, report.batch or 0)
    assert digest(desk) == before


def test_totals_are_opened_once_and_give_way_to_newer_ones(desk: Desk, csv_file: Write) -> None:
    key = add(desk, "a", number="A1")
    first = take_in(desk, csv_file([["number", "amount", "orders"], ["A1", "100", "2"]]))
    before = digest(desk)
    second = take_in(desk, csv_file([["number", "amount", "orders"], ["A1", "300", "3"]]))
    assert second.updated == 1
    grade = grade_of(desk, key)
    assert (grade["amount_minor"], grade["frequency"]) == (30_000, 3)
    batches.undo(desk, second.batch or 0)
    assert digest(desk) == before
    assert grade_of(desk, key)["amount_minor"] == 10_000
    batches.undo(desk, first.batch or 0)
    assert grade_of(desk, key)["amount_minor"] == 0


def test_an_old_total_and_the_sales_it_stands_for_are_never_added(
    desk: Desk, csv_file: Write, clock: FixedClock
) -> None:
    key = add(desk, "a", number="A1")
    take_in(desk, csv_file([["number", "amount", "orders"], ["A1", "100", "3"]]))
    opened = digest(desk)
    head = ["customer", "document", "date", "amount"]
    part = [["A1", "D1", "2024-03-01", "70"], ["A1", "D2", "2024-03-02", "20"]]
    some = take_in(desk, csv_file([head, *part]))
    assert some.told_before == 1
    assert batches.list_batches(desk)[0].counts["told_before"] == 1
    grade = grade_of(desk, key)
    assert (grade["amount_minor"], grade["frequency"]) == (10_000, 3)
    more = [["A1", f"E{day}", f"2024-02-0{day}", "20"] for day in (1, 2, 3)]
    rest = take_in(desk, csv_file([head, *more]))
    grade = grade_of(desk, key)
    assert (grade["amount_minor"], grade["frequency"]) == (15_000, 5)
    clock.day = DAY + timedelta(days=1)
    later = take_in(desk, csv_file([head, ["A1", "F1", clock.day.isoformat(), "5"]]))
    assert (later.told_before, grade_of(desk, key)["amount_minor"]) == (0, 15_500)
    assert grading.regrade(desk).value.changed == 0
    clock.day = DAY
    for batch in (later, some, rest):
        batches.undo(desk, batch.batch or 0)
    assert digest(desk) == opened
    assert troubles(desk) == []


def test_whoever_has_sales_of_its_own_gets_no_opening(desk: Desk, csv_file: Write) -> None:
    key = add(desk, "a", number="A1")
    sell(desk, key, "50.00")
    report = take_in(desk, csv_file([["number", "amount"], ["A1", "50"]]))
    assert (report.updated, report.unchanged) == (0, 1)
    assert grade_of(desk, key)["amount_minor"] == 5000


def test_the_next_review_follows_from_the_last(desk: Desk, csv_file: Write) -> None:
    rows = [["number", "last_review", "next_review"], ["A1", "2024-01-31", ""], ["B1", "", ""]]
    rows.append(["C1", "", "2024-12-31"])
    report = take_in(desk, csv_file(rows))
    found = {key: grade_of(desk, customers.id_of(desk, key)) for key in ("A1", "B1", "C1")}
    days = {key: (one["last_review"], one["next_review"]) for key, one in found.items()}
    assert days == {
        "A1": (date(2024, 1, 31), date(2024, 4, 1)),
        "B1": (DAY, date(2024, 7, 1)),
        "C1": (DAY, date(2024, 12, 31)),
    }
    key = customers.id_of(desk, "A1")
    second = take_in(desk, csv_file([["number", "last_review"], ["A1", "2024-02-29"]]))
    assert grade_of(desk, key)["last_review"] == date(2024, 2, 29)
    batches.undo(desk, second.batch or 0)
    assert grade_of(desk, key)["last_review"] == date(2024, 1, 31)
    batches.undo(desk, report.batch or 0)


def test_a_review_of_somebody_not_graded_yet_is_left_out(desk: Desk, csv_file: Write) -> None:
    take_in(desk, csv_file([["customer", "date", "amount"], ["F", "2024-05-01", "9"]]))
    take_in(desk, csv_file([["number", "last_review"], ["F", "2024-03-01"]]))
    assert row_of(desk, "F").last_review is None


def test_referrers_are_linked_by_number_or_phone_never_in_a_ring(
    desk: Desk, csv_file: Write
) -> None:
    grading.set_scheme(desk, scheme(Dimension("referrals", 100, full=Decimal(5))))
    old = add(desk, "old", number="O", phone="13812345678")
    rows = [
        ["number", "name", "referrer"],
        ["A", "a", "B"],
        ["B", "b", "A"],
        ["C", "c", "C"],
        ["D", "d", "13812345678"],
        ["E", "e", "nobody"],
        ["O", "old", "D"],
    ]
    before = digest(desk)
    report = take_in(desk, csv_file(rows))
    brought = {row: customers.card(desk, customers.id_of(desk, row)).referrer for row in "ABCDEO"}
    assert brought == {"A": "b", "B": "", "C": "", "D": "old", "E": "", "O": ""}
    sold = take_in(desk, csv_file([["customer", "date", "amount"], ["D", "2024-03-01", "5"]]))
    assert grade_of(desk, old)["score"] == 20
    assert grade_of(desk, old)["level"] == 2
    assert grading.regrade(desk).value.changed == 0
    batches.undo(desk, sold.batch or 0)
    assert (grade_of(desk, old)["score"], grade_of(desk, old)["level"]) == (0, 1)
    batches.undo(desk, report.batch or 0)
    assert digest(desk) == before


def test_tenure_counts_back_from_the_import(desk: Desk, csv_file: Write, clock: FixedClock) -> None:
    take_in(desk, csv_file([["number", "使用年限"], ["A1", "2.5"]]))
    assert row_of(desk, "A1").tenure_months == 30
    clock.move(days=31)
    assert row_of(desk, "A1").tenure_months == 31
    take_in(desk, csv_file([["number", "使用年限"], ["A1", "9"]]))
    assert row_of(desk, "A1").tenure_months == 31


def test_tags_come_once_and_stay_with_new_customers(desk: Desk, csv_file: Write) -> None:
    path = csv_file([["number", "name", "tags"], ["N1", "a", "vip"]])
    assert take_in(desk, path).created == 1
    assert take_in(desk, path).unchanged == 1
    assert customers.card(desk, customers.id_of(desk, "N1")).entry.tags == ("vip",)


def test_undo_out_of_order_leaves_no_trace(desk: Desk, csv_file: Write) -> None:
    before = digest(desk)
    first = take_in(desk, csv_file([["number", "name"], ["N1", "a"]])).batch or 0
    second = take_in(desk, csv_file([["number", "note", "tags"], ["N1", "x", "y"]])).batch or 0
    batches.undo(desk, first)
    batches.undo(desk, second)
    assert digest(desk) == before
    assert troubles(desk) == []


def test_undo_leaves_a_record_that_was_wholly_retyped(desk: Desk, csv_file: Write) -> None:
    key = add(desk, "a", number="N1")
    batch = take_in(desk, csv_file([["number", "name"], ["N1", "b"]])).batch or 0
    edit(desk, key, name="c")
    before = digest(desk)
    batches.undo(desk, batch)
    assert digest(desk) == before


def test_a_great_list_is_graded_as_a_small_one(
    new_shop: Path, csv_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for many in (3000, 0):
        for room in (grader, standing):
            monkeypatch.setattr(room, "MANY", many)
        with shop_of(new_shop) as (desk, _):
            add(desk, "other")
            take_in(desk, csv_file(CLASSIC))
            found.append(digest(desk))
    assert found[0] == found[1]


def test_a_list_without_rows_is_refused(desk: Desk, csv_file: Write) -> None:
    with refusal("no_rows"):
        take_in(desk, csv_file([["number", "name"]]))
    assert batches.list_batches(desk) == []
