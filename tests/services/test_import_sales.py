"""Sales from files: identity, growing documents, returns, channels, control totals, undo."""

import gc
import os
import random
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Cancelled
from app.services import batches, customers, grading, importing, star_table
from app.services.desk import Desk
from app.services.importing import Options
from app.services.star_table import View
from tests.services.shops import (
    FixedClock,
    add,
    digest,
    facts_of,
    grade_of,
    refusal,
    rows_in,
    scheme,
    sell,
    shop_of,
    steps_of,
    take_back,
    take_in,
    troubles,
    write_csv,
)
from tests.services.test_grading import Stopping

Write = Callable[..., Path]
HEAD = ["customer", "document", "date", "amount", "category", "product"]
ROWS = [
    ["007", "A1", "2024-03-01", "50.00", "tea", "green"],
    ["007", "A1", "2024-03-01", "20.00", "cups", "blue"],
    ["007", "A1", "2024-03-01", "20.00", "cups", "blue"],
    ["008", "A2", "2024-03-02", "¥1,234.50", "tea", ""],
    ["008", "A3", "2024-03-05", "-34.50", "tea", ""],
    ["", "A4", "2024-03-06", "9.99", "", ""],
    ["007", "", "2024-03-07", "5.00", "", ""],
    ["007", "", "2024-03-07", "5.00", "", ""],
]


def of(desk: Desk, number: str) -> dict[str, float | None]:
    return facts_of(desk, customers.id_of(desk, number))


def test_a_file_of_sales_is_taken_in_whole(desk: Desk, csv_file: Write) -> None:
    done = importing.run(desk, csv_file([HEAD, *ROWS], name="march.csv"), Options())
    report = done.value
    assert (report.kind, report.read, report.created, report.rejected) == ("sales", 8, 8, 0)
    assert (report.customers_created, report.total_amount) == (2, Decimal("1309.99"))
    assert done.changes.sales
    assert done.batch == report.batch
    assert (of(desk, "007")["amount_minor"], of(desk, "007")["frequency"]) == (10_000, 3)
    assert (of(desk, "008")["amount_minor"], of(desk, "008")["frequency"]) == (120_000, 1)
    assert of(desk, "007")["diversity"] == 2
    assert (rows_in(desk, "sale"), rows_in(desk, "sale_line")) == (6, 8)
    listed = batches.list_batches(desk)[0]
    assert (listed.title, listed.kind, listed.is_undone) == ("march.csv", "import", False)
    assert (listed.counts["read"], listed.counts["total_amount"]) == (8, "1309.99")
    assert troubles(desk) == []


def test_again_and_shuffled_adds_nothing(desk: Desk, csv_file: Write) -> None:
    take_in(desk, csv_file([HEAD, *ROWS]))
    before = digest(desk)
    shuffled = ROWS.copy()
    random.Random(7).shuffle(shuffled)
    for rows in (ROWS, shuffled, ROWS[:3]):
        again = take_in(desk, csv_file([HEAD, *rows]))
        assert (again.created, again.unchanged, again.customers_created) == (0, len(rows), 0)
        assert digest(desk) == before
    assert grading.regrade(desk).value.changed == 0


def test_a_shuffled_file_gives_the_same_grades(new_shop: Path, csv_file: Write) -> None:
    shuffled = ROWS.copy()
    random.Random(7).shuffle(shuffled)
    found = []
    for rows in (ROWS, shuffled):
        with shop_of(new_shop) as (desk, _):
            take_in(desk, csv_file([HEAD, *rows]))
            found.append([{**of(desk, key), "customer_id": 0} for key in ("007", "008")])
    assert found[0] == found[1]


def test_undo_leaves_what_was_before_and_lets_the_file_come_again(
    desk: Desk, csv_file: Write, clock: FixedClock
) -> None:
    sell(desk, add(desk, "a", number="007"), "7.00", document="A0")
    before = digest(desk)
    path = csv_file([HEAD, *ROWS])
    batch = take_in(desk, path).batch or 0
    after = digest(desk)
    clock.move(seconds=5)
    undone = batches.undo(desk, batch)
    assert digest(desk) == before
    assert undone.value.removed == 1
    assert undone.changes.sales
    listed = batches.list_batches(desk)[0]
    assert (listed.is_undone, listed.undone_at, listed.undone_by) == (True, clock.moment, "owner")
    with refusal("batch_undone"):
        batches.undo(desk, batch)
    again = take_in(desk, path)
    assert (again.created, again.unchanged) == (8, 0)
    assert digest(desk) == after
    assert troubles(desk) == []


def test_a_batch_that_is_not_there_is_refused(desk: Desk) -> None:
    with refusal("no_batch"):
        batches.undo(desk, 77)


def test_a_third_equal_line_in_a_later_file_is_one_more(desk: Desk, csv_file: Write) -> None:
    take_in(desk, csv_file([HEAD, *ROWS]))
    report = take_in(desk, csv_file([HEAD, *ROWS[:3], ROWS[2]]))
    assert (report.created, report.unchanged) == (1, 3)
    assert of(desk, "007")["frequency"] == 3
    assert of(desk, "007")["amount_minor"] == 12_000
    assert troubles(desk) == []


def test_a_document_grows_by_a_later_file(desk: Desk, csv_file: Write) -> None:
    first = take_in(desk, csv_file([HEAD, *ROWS[:1]])).batch or 0
    before = digest(desk)
    second = take_in(desk, csv_file([HEAD, *ROWS[:2]]))
    assert (second.created, second.unchanged) == (1, 1)
    assert (rows_in(desk, "sale"), of(desk, "007")["frequency"]) == (1, 1)
    assert of(desk, "007")["diversity"] == 2
    assert troubles(desk) == []
    with refusal("batch_built_on"):
        batches.undo(desk, first)
    batches.undo(desk, second.batch or 0)
    assert digest(desk) == before
    batches.undo(desk, first)
    assert rows_in(desk, "customer") == rows_in(desk, "sale") == 0


def test_one_document_in_two_channels_and_of_two_customers_is_several_sales(
    desk: Desk, csv_file: Write
) -> None:
    take_in(desk, csv_file([HEAD, ROWS[0]]))
    report = take_in(desk, csv_file([HEAD, ROWS[0]]), channel=" 商城 ")
    assert (report.created, rows_in(desk, "sale")) == (1, 2)
    take_in(desk, csv_file([HEAD, ["008", *ROWS[0][1:]]]))
    assert rows_in(desk, "sale") == 3
    assert [of(desk, key)["frequency"] for key in ("007", "008")] == [2, 1]
    key = customers.id_of(desk, "007")
    assert {row.channel for row in customers.history(desk, key)} == {"shop", "商城"}
    assert take_in(desk, csv_file([HEAD, ROWS[0]]), channel="商城").created == 0


CHANNELS = ["门店", "商城", "门店", "APP", "APP", "客服", "门店", "社交"]


def test_each_channel_has_the_sum_of_its_rows(desk: Desk, csv_file: Write) -> None:
    head = [*HEAD, "channel"]
    rows = [[*row, channel] for row, channel in zip(ROWS, CHANNELS, strict=True)]
    take_in(desk, csv_file([head, *rows]))
    take_in(desk, csv_file([HEAD, *ROWS]), channel="总部")
    with desk.read() as work:
        query = (
            "SELECT s.channel, sum(l.amount_minor) FROM sale_line l "
            "JOIN sale s ON s.id = l.sale_id "
            "WHERE l.voided = 0 GROUP BY s.channel"
        )
        sums: dict[str, int] = dict(list(work.connection.exec_driver_sql(query)))
    assert sums == {
        "门店": 7500,
        "商城": 2000,
        "APP": 120_000,
        "客服": 999,
        "社交": 500,
        "总部": 130_999,
    }
    assert troubles(desk) == []


RETURN_HEAD = [*HEAD, "original_order"]


def back(
    document: str,
    amount: str,
    original: str,
    category: str = "",
    product: str = "",
    who: str = "007",
) -> list[str]:
    return [who, document, "2024-03-10", amount, category, product, original]


def padded(rows: list[list[str]]) -> list[list[str]]:
    return [[*row, ""] for row in rows]


@pytest.mark.parametrize("order", ["before", "after", "later file"])
def test_a_return_that_names_its_order_nets_into_it(
    desk: Desk, csv_file: Write, order: str
) -> None:
    sold, given = padded(ROWS[:3]), [back("R1", "-20.00", "A1", "cups", "blue")]
    if order == "later file":
        take_in(desk, csv_file([RETURN_HEAD, *sold]))
        take_in(desk, csv_file([RETURN_HEAD, *given]))
    else:
        take_in(
            desk, csv_file([RETURN_HEAD, *(sold + given if order == "after" else given + sold)])
        )
    facts = of(desk, "007")
    assert (facts["frequency"], facts["diversity"], facts["amount_minor"]) == (1, 2, 7000)
    assert rows_in(desk, "sale") == 1
    take_in(desk, csv_file([RETURN_HEAD, back("R2", "-20.00", "A1", "cups", "blue")]))
    assert of(desk, "007")["diversity"] == 1
    take_in(desk, csv_file([RETURN_HEAD, back("R3", "-50.00", "A1")]))
    facts = of(desk, "007")
    assert (facts["frequency"], facts["amount_minor"], facts["last_day"]) == (0, 0, -1)
    again = take_in(desk, csv_file([RETURN_HEAD, *sold, *given]))
    assert (again.created, again.unchanged) == (0, 4)
    assert troubles(desk) == []


def test_a_linked_return_is_taken_back_with_its_file_alone(desk: Desk, csv_file: Write) -> None:
    grading.set_scheme(desk, scheme())
    first = take_in(
        desk, csv_file([RETURN_HEAD, *padded([["007", "A1", "2024-03-01", "450", "", ""]])])
    )
    before = digest(desk)
    second = take_in(desk, csv_file([RETURN_HEAD, back("R1", "-450.00", "A1")]))
    with refusal("batch_built_on"):
        batches.undo(desk, first.batch or 0)
    batches.undo(desk, second.batch or 0)
    assert digest(desk) == before


def test_a_return_of_an_order_nobody_knows_stands_alone(desk: Desk, csv_file: Write) -> None:
    rows = [*padded(ROWS[:1]), back("R1", "-30.00", "X9"), back("R2", "-5.00", "A1", who="008")]
    report = take_in(desk, csv_file([RETURN_HEAD, *rows]))
    assert report.created == 3
    assert (of(desk, "007")["frequency"], of(desk, "007")["amount_minor"]) == (1, 2000)
    assert of(desk, "008")["amount_minor"] == -500
    assert rows_in(desk, "sale") == 3
    assert troubles(desk) == []


def test_a_return_may_name_an_order_of_another_channel_or_of_a_walk_in(
    desk: Desk, csv_file: Write
) -> None:
    sell(desk, None, "9.99", document="W1")
    sell(desk, add(desk, "a", number="007"), "50.00", document="A1")
    rows = [back("R1", "-50.00", "A1"), back("R2", "-9.99", "W1", who="")]
    assert take_in(desk, csv_file([RETURN_HEAD, *rows]), channel="web").created == 2
    assert of(desk, "007")["frequency"] == 0
    assert rows_in(desk, "sale") == 2
    with refusal("already_returned"):
        take_back(desk, "W1")
    assert troubles(desk) == []


def test_a_return_larger_than_its_line_goes_to_the_order(desk: Desk, csv_file: Write) -> None:
    take_in(desk, csv_file([RETURN_HEAD, *padded(ROWS[:3]), back("R1", "-70.00", "A1")]))
    facts = of(desk, "007")
    assert (facts["frequency"], facts["diversity"], facts["amount_minor"]) == (1, 2, 2000)
    assert troubles(desk) == []


def test_a_later_return_at_the_counter_keeps_its_file(desk: Desk, csv_file: Write) -> None:
    batch = take_in(desk, csv_file([HEAD, *ROWS])).batch or 0
    take_back(desk, "A1", "10.00")
    before = digest(desk)
    with refusal("batch_built_on"):
        batches.undo(desk, batch)
    assert digest(desk) == before


def test_undo_after_later_sales_leaves_the_level_they_support(desk: Desk, csv_file: Write) -> None:
    grading.set_scheme(desk, scheme())
    known, new = add(desk, "a", number="007"), None
    rows = [[key, key, "2024-03-01", "650.00", "", ""] for key in ("007", "008", "009")]
    batch = take_in(desk, csv_file([HEAD, *rows])).batch or 0
    new, quiet = customers.id_of(desk, "008"), customers.id_of(desk, "009")
    for key in (known, new):
        assert sell(desk, key, "250.00").level_after == 5
    sell(desk, quiet, "1.00")
    batches.undo(desk, batch)
    assert [grade_of(desk, key)["level"] for key in (known, new, quiet)] == [2, 2, 1]
    assert [step.cause for step in steps_of(desk, quiet)] == ["first_grading", "undo"]
    assert grading.regrade(desk).value.changed == 0
    assert troubles(desk) == []


def test_undo_of_an_import_leaves_the_levels_of_a_later_scheme(desk: Desk, csv_file: Write) -> None:
    key = add(desk, "a", number="007")
    batch = take_in(desk, csv_file([HEAD, ["007", "A1", "2024-03-01", "6500", "", ""]])).batch or 0
    later = grading.set_scheme(desk, scheme(bounds=(0, 50))).batch or 0
    assert grade_of(desk, key)["level"] == 2
    batches.undo(desk, batch)
    assert (grade_of(desk, key)["level"], grade_of(desk, key)["live_level"]) == (2, 1)
    batches.undo(desk, later)
    assert troubles(desk) == []


def test_a_day_to_come_is_stored_and_counted_when_it_comes(
    desk: Desk, csv_file: Write, clock: FixedClock
) -> None:
    rows = [["007", "A1", "2024-04-11", "450", "", ""], ["008", "A2", "2024-03-01", "5", "", ""]]
    rows.append(["008", "A3", "2024-04-11", "500", "", ""])
    grading.set_scheme(desk, scheme())
    report = take_in(desk, csv_file([HEAD, *rows]))
    assert (report.created, report.total_amount) == (3, Decimal(955))
    key, other = customers.id_of(desk, "007"), customers.id_of(desk, "008")
    assert grade_of(desk, key) == {}
    assert grade_of(desk, other)["amount_minor"] == 500
    assert star_table.level_counts(desk)[0].count == 1
    why = grading.explain(desk, key)
    assert (why.level, why.level_name, why.stars, why.live_level) == (0, "", 0, 1)
    assert grading.regrade(desk).value.customers == 1
    card = customers.card(desk, key)
    assert (card.level, card.score, card.last_review, card.level_name) == (0, None, None, "")
    assert customers.find(desk, "007")[0].level == 0
    clock.move(days=10)
    assert grading.regrade(desk).value.customers == 2
    assert (grade_of(desk, key)["level"], grade_of(desk, other)["level"]) == (3, 3)
    assert [step.cause for step in steps_of(desk, key)] == ["first_grading"]
    assert troubles(desk) == []


def test_a_dry_run_says_the_same_and_changes_nothing(desk: Desk, csv_file: Write) -> None:
    path = csv_file([HEAD, *ROWS, ["007", "A9", "yesterday", "1", "", ""]])
    before = digest(desk)
    dry = importing.run(desk, path, Options(dry_run=True, profile="x", mapping={"customer": "1"}))
    assert digest(desk) == before
    assert (dry.batch, dry.changes.sales) == (None, False)
    assert batches.list_batches(desk) == []
    assert list(desk.paths.rejects.iterdir()) == []
    with refusal("no_profile", "profile"):
        take_in(desk, path, profile="x")
    real = take_in(desk, path)
    assert dry.value.reject_file is None
    own = {"batch", "rejects", "reject_file"}
    for name in {one.name for one in fields(real)} - own:
        assert getattr(dry.value, name) == getattr(real, name), name
    assert [one.line for one in dry.value.rejects] == [one.line for one in real.rejects] == [10]


def test_dates_that_could_be_two_days_are_asked_about(desk: Desk, csv_file: Write) -> None:
    path = csv_file([HEAD, ["007", "A1", "03/02/2024", "5", "", ""]])
    look = importing.inspect(desk, path, Options())
    assert not look.plan.is_ready
    assert look.plan.questions[0].choices == ("dmy", "mdy")
    before = digest(desk)
    with refusal("date_order", "date"):
        take_in(desk, path)
    assert digest(desk) == before
    take_in(desk, path, date_order="dmy")
    key = customers.id_of(desk, "007")
    assert customers.history(desk, key)[0].day == date(2024, 2, 3)
    with refusal("unknown_date_order", "date_order"):
        take_in(desk, path, date_order="ydm")


def test_columns_constants_and_profiles(desk: Desk, csv_file: Write) -> None:
    rows = [["who", "when", "how much"], ["007", "2024-03-01", "5"]]
    mapping = {"customer": "who", "date": "when", "amount": "3"}
    constants = {"category": "tea", "channel": "市集"}
    with refusal("no_profile", "profile"):
        take_in(desk, csv_file(rows), profile="market")
    take_in(desk, csv_file(rows), mapping=mapping, constants=constants, profile=" market ")
    row = customers.history(desk, customers.id_of(desk, "007"))[0]
    assert (row.category, row.channel, row.amount_minor) == ("tea", "市集", 500)
    second = [rows[0], ["008", "2024-03-02", "6"]]
    take_in(desk, csv_file(second), profile="market", constants={"category": "cups"})
    row = customers.history(desk, customers.id_of(desk, "008"))[0]
    assert (row.category, row.channel) == ("cups", "市集")
    third = [rows[0], ["009", "2024-03-02", "6"]]
    look = importing.inspect(desk, csv_file(third), Options(profile="market"))
    assert dict(look.plan.constants) == {"category": "cups", "channel": "市集"}
    with refusal("control_character", "profile"):
        take_in(desk, csv_file(third), profile="\ud800")
    with refusal("text_too_long", "channel"):
        take_in(desk, csv_file(third), profile="market", channel="x" * 51)


def test_a_reject_says_why_and_comes_again_corrected(desk: Desk, csv_file: Write) -> None:
    rows = [ROWS[0], ["007", "A5", "2024-03-01", "much", "=tea", "a\0b"], ROWS[3]]
    report = take_in(desk, csv_file([HEAD, *rows]))
    assert (report.read, report.created, report.rejected) == (3, 2, 1)
    reject = report.rejects[0]
    assert (reject.line, reject.field, reject.value, reject.code) == (
        3,
        "amount",
        "much",
        "bad_amount",
    )
    assert reject.reason
    assert report.reject_file is not None
    text = report.reject_file.read_text("utf-8-sig")
    assert "'=tea" in text
    report.reject_file.write_text(text.replace("much", "3.00"), "utf-8-sig")
    again = take_in(desk, report.reject_file)
    assert (again.created, again.rejected, again.total_amount) == (1, 0, Decimal(3))
    assert take_in(desk, report.reject_file).created == 0


def test_a_clash_is_a_verdict_on_every_row_of_that_customer(desk: Desk, csv_file: Write) -> None:
    add(desk, "a", number="007", phone="13812345678")
    add(desk, "b", number="008", phone="13912345678")
    head = ["customer", "phone", "date", "amount"]
    rows = [
        ["007", "13912345678", "2024-03-01", "5"],
        ["008", "13912345678", "2024-03-01", "7"],
        ["007", "13912345678", "2024-03-02", "6"],
    ]
    report = take_in(desk, csv_file([head, *rows]))
    assert (report.created, report.rejected, report.total_amount) == (1, 2, Decimal(7))
    assert [(one.line, one.code, one.cells[3]) for one in report.rejects] == [
        (2, "clash", "5"),
        (4, "clash", "6"),
    ]
    assert report.reject_file is not None
    assert len(report.reject_file.read_text("utf-8-sig").splitlines()) == 3


def test_a_buyer_is_found_by_phone_and_takes_over_what_the_file_knows(
    desk: Desk, csv_file: Write
) -> None:
    key = add(desk, "a", phone="13812345678")
    before = digest(desk)
    head = ["customer", "name", "phone", "email", "date", "amount"]
    rows = [["X1", "ann", "13812345678", "a@b.cn", "2024-03-01", "5"]]
    rows.append(["", "", "", "new@b.cn", "2024-03-01", "6"])
    report = take_in(desk, csv_file([head, *rows]))
    entry = customers.card(desk, key).entry
    assert (entry.number, entry.name, entry.email) == ("X1", "a", "a@b.cn")
    assert report.customers_created == 1
    assert [hit.id for hit in customers.find(desk, "X1")] == [key]
    batches.undo(desk, report.batch or 0)
    assert digest(desk) == before
    assert troubles(desk) == []


def test_a_customer_known_by_number_alone_gets_its_name(desk: Desk, csv_file: Write) -> None:
    head = ["customer", "name", "document", "date", "amount"]
    take_in(desk, csv_file([head, ["007", "", "A1", "2024-03-01", "5"]]))
    key = customers.id_of(desk, "007")
    assert customers.card(desk, key).entry.name == "007"
    before = digest(desk)
    batch = take_in(desk, csv_file([head, ["007", "李雷", "A2", "2024-03-01", "5"]])).batch or 0
    assert [hit.name for hit in customers.find(desk, "李雷")] == ["李雷"]
    take_in(desk, csv_file([head, ["007", "韩梅", "A1", "2024-03-01", "5"]]))
    assert customers.card(desk, key).entry.name == "李雷"
    batches.undo(desk, batch)
    assert digest(desk) == before


def test_a_name_alone_makes_a_walk_in(desk: Desk, csv_file: Write) -> None:
    report = take_in(desk, csv_file([["name", "date", "amount"], ["张三", "2024-03-01", "5"]]))
    assert (report.created, report.customers_created) == (1, 0)
    assert star_table.list_ids(desk, View()).tolist() == []


def test_a_file_name_that_is_no_text_is_taken_all_the_same(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"sales\xff.csv")
    write_csv(path, [HEAD, *ROWS])
    take_in(desk, path)
    assert batches.list_batches(desk)[0].title == "sales?.csv"


@pytest.mark.parametrize("checks", [1, 2, 3])
def test_a_stopped_import_leaves_nothing(desk: Desk, csv_file: Write, checks: int) -> None:
    before = digest(desk)
    with pytest.raises(Cancelled):
        importing.run(desk, csv_file([HEAD, *ROWS]), Options(), Stopping(checks))
    assert digest(desk) == before
    assert batches.list_batches(desk) == []


def test_a_long_file_is_one_file(desk: Desk, csv_file: Write) -> None:
    add(desk, "x", number="X", phone="13812345678")
    add(desk, "y", number="Y", phone="13912345678")
    head = ["customer", "phone", "document", "date", "amount", "original_order"]
    rows = [["N1", "", f"D{at // 2}", "2024-03-01", "1.00", ""] for at in range(10_004)]
    rows += [
        ["N2", "", "", "2024-03-01", "1.00", ""],
        ["X", "13912345678", "", "2024-03-01", "5", ""],
    ]
    rows.insert(0, ["N1", "", "R1", "2024-03-02", "-2.00", "D5001"])
    rows.insert(0, ["X", "13912345678", "", "2024-03-01", "5", ""])
    report = take_in(desk, csv_file([head, *rows]))
    assert (report.read, report.created, report.rejected) == (10_008, 10_006, 2)
    facts = of(desk, "N1")
    assert (facts["frequency"], facts["amount_minor"]) == (5001, 1_000_200)
    assert report.total_amount == Decimal("10003.00")
    again = take_in(desk, csv_file([head, *rows[::-1]]))
    assert (again.created, again.unchanged, again.rejected) == (0, 10_006, 2)
    assert troubles(desk) == []


def test_the_collector_is_left_as_it_was(desk: Desk, csv_file: Write) -> None:
    gc.disable()
    try:
        take_in(desk, csv_file([HEAD, *ROWS]))
        assert not gc.isenabled()
    finally:
        gc.enable()
    take_in(desk, csv_file([HEAD, *ROWS]))
    assert gc.isenabled()


def test_a_scheme_is_taken_back_after_its_customers_are_gone(desk: Desk, csv_file: Write) -> None:
    before = digest(desk)
    later = grading.set_scheme(desk, scheme()).batch or 0
    batch = take_in(desk, csv_file([HEAD, *ROWS])).batch or 0
    batches.undo(desk, batch)
    batches.undo(desk, later)
    assert digest(desk) == before


CELLS = st.tuples(
    st.sampled_from(["", "007", "008"]),
    st.sampled_from(["", "A1", "A2"]),
    st.sampled_from(["2024-03-01", "2024-03-02", "2025-01-01"]),
    st.sampled_from(["5", "7.50", "-5"]),
    st.sampled_from(["", "tea"]),
    st.sampled_from(["", "green"]),
    st.sampled_from(["", "", "A1"]),
)


@given(
    rows=st.lists(CELLS, min_size=1, max_size=12),
    cut=st.integers(0, 12),
    seed=st.randoms(use_true_random=False),
)
@settings(max_examples=12)
def test_any_file_is_taken_once_in_any_order_and_can_be_taken_back(
    new_shop: Path, rows: list[tuple[str, ...]], cut: int, seed: random.Random
) -> None:
    with shop_of(new_shop) as (desk, _):
        add(desk, "a", number="008")
        whole = write_csv(desk.paths.shop / "whole.csv", [RETURN_HEAD, *rows])
        before = digest(desk)
        batch = take_in(desk, whole)
        after = digest(desk)
        assert batch.total_amount == sum(Decimal(row[3]) for row in rows)
        shuffled = list(rows)
        seed.shuffle(shuffled)
        for again in (shuffled, shuffled[:cut] or rows):
            path = write_csv(desk.paths.shop / "again.csv", [RETURN_HEAD, *again])
            assert take_in(desk, path).created == 0
            assert digest(desk) == after
        assert grading.regrade(desk).value.changed == 0
        assert troubles(desk) == []
        batches.undo(desk, batch.batch or 0)
        assert digest(desk) == before
        assert take_in(desk, whole).created == len(rows)
        assert digest(desk) == after
