"""How files of sales are taken in: dry, mapped, refused row by row, whole or not at all."""

import gc
import os
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.errors import Cancelled
from app.services import batches, customers, grading, importing, refused_rows, star_table
from app.services.desk import Desk
from app.services.importing import Options
from app.services.star_table import View
from tests.services.import_rows import HEAD, ROWS, Write, of
from tests.services.shops import (
    FixedClock,
    Stopping,
    add,
    digest,
    grade_of,
    refusal,
    scheme,
    steps_of,
    take_in,
    troubles,
    write_csv,
)


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
    assert (why.level, why.level_name, why.stars, why.live_level) == (0, "", 0, 0)
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
    own = {"batch", "rejects"}
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
    assert list(desk.paths.rejects.iterdir()) == []
    file = desk.paths.shop / "mend.csv"
    assert refused_rows.save(desk, report.batch or 0, file) == 1
    text = file.read_text("utf-8-sig")
    assert "'=tea" in text
    file.write_text(text.replace("much", "3.00"), "utf-8-sig")
    again = take_in(desk, file)
    assert (again.created, again.rejected, again.total_amount) == (1, 0, Decimal(3))
    assert take_in(desk, file).created == 0


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
    kept = refused_rows.of_batch(desk, report.batch or 0)
    assert [(row.line, row.cells[3]) for row in kept] == [(2, "5"), (4, "6")]


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
