"""Sales from files: identity, growing documents, channels, control totals, undo."""

import random
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.services import batches, customers, grading, importing
from app.services.desk import Desk
from app.services.importing import Options
from tests.services.import_rows import HEAD, ROWS, Write, of
from tests.services.shops import (
    FixedClock,
    add,
    digest,
    grade_of,
    refusal,
    rows_in,
    scheme,
    sell,
    shop_of,
    steps_of,
    take_in,
    troubles,
    write_csv,
)


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


def test_a_line_that_names_nobody_is_of_the_one_whose_document_it_carries(
    desk: Desk, csv_file: Write
) -> None:
    rows = [
        ["", "A1", "2024-03-01", "20.00", "cups", ""],
        ["007", "A1", "2024-03-01", "50.00", "tea", ""],
        ["", "A1", "2024-03-01", "-5.00", "", ""],
        ["", "A1", "2024-03-09", "99.00", "", "another day"],
        ["007", "A2", "2024-03-02", "1.00", "", ""],
        ["008", "A2", "2024-03-02", "1.00", "", ""],
        ["", "A2", "2024-03-02", "7.00", "", "of either"],
    ]
    before = digest(desk)
    batch = take_in(desk, csv_file([HEAD, *rows])).batch or 0
    assert (of(desk, "007")["amount_minor"], of(desk, "007")["frequency"]) == (6600, 2)
    assert of(desk, "007")["diversity"] == 2
    assert of(desk, "008")["amount_minor"] == 100
    assert take_in(desk, csv_file([HEAD, *rows[::-1]])).created == 0
    assert troubles(desk) == []
    later = take_in(desk, csv_file([HEAD, ["", "A1", "2024-03-01", "4.00", "", ""]])).batch or 0
    assert of(desk, "007")["amount_minor"] == 7000
    batches.undo(desk, later)
    assert of(desk, "007")["amount_minor"] == 6600
    batches.undo(desk, batch)
    assert digest(desk) == before
    assert troubles(desk) == []


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
