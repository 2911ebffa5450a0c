"""What an import tells of rows that it takes: sales of nobody, returns that no order can carry."""

import pytest

from app.models import batches as batch_rows
from app.services import batches, importing
from app.services.desk import Desk
from app.services.importing import Options
from tests.services.import_rows import HEAD, ROWS, Write, of
from tests.services.shops import audit_of, digest, take_in, troubles
from tests.services.test_import_returns import RETURN_HEAD, back, padded

NAMED = ["phone", "name", "document", "date", "amount"]


def test_sales_of_a_name_alone_are_walk_ins_and_counted(desk: Desk, csv_file: Write) -> None:
    rows = [
        ["13800000001", "李四", "B1", "2026-01-02", "100"],
        ["", "王五", "B2", "2026-01-02", "5"],
        ["", "王五", "", "2026-01-03", "6"],
        ["", "", "B3", "2026-01-02", "7"],
    ]
    trial = importing.run(desk, csv_file([NAMED, *rows]), Options(dry_run=True)).value
    assert (trial.walk_ins, trial.walk_ins_named) == (3, 2)
    report = take_in(desk, csv_file([NAMED, *rows]))
    assert (report.created, report.customers_created) == (4, 1)
    assert (report.walk_ins, report.walk_ins_named) == (3, 2)
    assert batches.list_batches(desk)[0].counts["walk_ins_named"] == 2


def test_a_further_line_of_somebody_s_receipt_is_no_walk_in(desk: Desk, csv_file: Write) -> None:
    rows = [
        ["13800000001", "李四", "B1", "2026-01-02", "100"],
        ["", "李四", "B1", "2026-01-02", "5"],
        ["", "王五", "B2", "2026-01-02", "5"],
    ]
    report = take_in(desk, csv_file([NAMED, *rows]))
    assert (report.walk_ins, report.walk_ins_named) == (1, 1)


def test_known_rows_are_not_counted_as_walk_ins_again(desk: Desk, csv_file: Write) -> None:
    rows = [["", "王五", "B2", "2026-01-02", "5"]]
    assert take_in(desk, csv_file([NAMED, *rows])).walk_ins_named == 1
    assert take_in(desk, csv_file([NAMED, *rows])).walk_ins == 0


@pytest.mark.parametrize("is_later_file", [False, True])
def test_returns_that_their_order_cannot_carry_are_named(
    desk: Desk, csv_file: Write, *, is_later_file: bool
) -> None:
    sold = [*padded(ROWS[:3]), back("R1", "-80.00", "A1")]
    bad = [
        back("R2", "-40.00", "A1"),
        back("R3", "-10.00", "A1"),
        back("R4", "-1.00", "A1"),
        back("R5", "-2.00", "A1", who="008"),
    ]
    files = [[*sold], [*bad]] if is_later_file else [[*sold, *bad]]
    reports = [take_in(desk, csv_file([RETURN_HEAD, *rows])) for rows in files]
    report = reports[-1]
    assert report.rejected == 0
    assert report.noticed == len(report.notices) == 4
    first = 2 if is_later_file else 6
    assert [(one.line, one.field, one.value, one.said.code) for one in report.notices] == [
        (first, "original", "A1", "more_than_left"),
        (first + 1, "original", "A1", "given_back_before"),
        (first + 2, "original", "A1", "given_back_before"),
        (first + 3, "original", "A1", "order_of_another"),
    ]
    assert "Of order A1 only 10.00 is left" in report.notices[0].reason
    assert of(desk, "007")["amount_minor"] == 9000 - 8000 - 5100
    assert of(desk, "008")["amount_minor"] == -200
    assert batches.list_batches(desk)[0].counts["noticed"] == 4
    assert troubles(desk) == []


def test_returns_that_fit_or_wait_are_not_noticed(desk: Desk, csv_file: Write) -> None:
    rows = [*padded(ROWS[:3]), back("R1", "-70.00", "A1"), back("R2", "-20.00", "A1")]
    report = take_in(desk, csv_file([RETURN_HEAD, *rows, back("R3", "-5.00", "X9")]))
    assert (report.noticed, report.notices) == (0, ())


@pytest.mark.parametrize("is_trial", [False, True])
def test_a_return_that_waited_is_named_when_its_order_cannot_carry_it(
    desk: Desk, csv_file: Write, *, is_trial: bool
) -> None:
    given = [
        back("R1", "-60.00", "A1"),
        back("R2", "-40.00", "A1"),
        back("R3", "-1.00", "A1"),
        back("R4", "-5.00", "A1", who="008"),
    ]
    assert take_in(desk, csv_file([RETURN_HEAD, *given])).noticed == 0
    sold = csv_file([RETURN_HEAD, *padded([["007", "A1", "2024-03-01", "70.00", "", ""]])])
    report = importing.run(desk, sold, Options(dry_run=is_trial)).value
    assert [(one.line, one.field, one.value, one.said.code) for one in report.notices] == [
        (0, "original", "A1", "waited_for_less"),
        (0, "original", "A1", "waited_for_nothing"),
        (0, "original", "A1", "waited_for_another"),
    ]
    assert report.noticed == 3
    assert "of 40.00" in report.notices[0].reason
    assert "only 10.00" in report.notices[0].reason
    if not is_trial:
        assert of(desk, "007")["amount_minor"] == 7000 - 6000 - 4000 - 100
        assert of(desk, "008")["amount_minor"] == -500
        assert batches.list_batches(desk)[0].counts["noticed"] == 3
    assert troubles(desk) == []


def test_a_return_that_waited_and_fits_is_not_noticed(desk: Desk, csv_file: Write) -> None:
    take_in(desk, csv_file([RETURN_HEAD, back("R1", "-70.00", "A1"), back("R2", "-20.00", "A1")]))
    report = take_in(desk, csv_file([HEAD, *ROWS[:3]]))
    assert (report.noticed, report.notices) == (0, ())


def test_a_file_with_nothing_new_makes_no_batch(desk: Desk, csv_file: Write) -> None:
    file = csv_file([HEAD, *ROWS])
    first = take_in(desk, file)
    before = digest(desk)
    done = importing.run(desk, file, Options())
    assert (done.batch, done.value.batch) == (None, None)
    assert (done.value.created, done.value.unchanged) == (0, first.created)
    assert [row.id for row in batches.list_batches(desk)] == [first.batch]
    assert digest(desk) == before
    assert [row.act for row in audit_of(desk)].count("import") == 2


def test_a_file_that_only_teaches_a_phone_keeps_its_batch(desk: Desk, csv_file: Write) -> None:
    head, row = ["customer", "document", "date", "amount"], ["7", "A1", "2024-03-01", "5.00"]
    take_in(desk, csv_file([head, row]))
    report = take_in(desk, csv_file([[*head, "phone"], [*row, "13800000001"]]))
    assert report.created == 0
    assert report.batch == batches.list_batches(desk)[0].id == 2


def test_a_refused_row_keeps_its_batch(desk: Desk, csv_file: Write) -> None:
    take_in(desk, csv_file([HEAD, *ROWS]))
    report = take_in(desk, csv_file([HEAD, *ROWS, [*ROWS[0][:3], "much", "", ""]]))
    assert (report.created, report.rejected, report.batch) == (0, 1, 2)


def test_a_list_of_customers_that_says_the_same_again_makes_no_batch(
    desk: Desk, csv_file: Write
) -> None:
    head = ["name", "phone", "amount", "last_review"]
    file = csv_file([head, ["张三", "13800000001", "500", "2024-01-01"]])
    assert take_in(desk, file).batch == 1
    report = take_in(desk, file)
    assert (report.batch, report.updated, report.unchanged) == (None, 0, 1)


def test_a_batch_that_any_row_bears_is_not_dropped(desk: Desk, csv_file: Write) -> None:
    number = take_in(desk, csv_file([HEAD, *ROWS])).batch or 0
    with desk.work() as work:
        assert not batch_rows.drop_if_empty(work.connection, number)
    assert batches.list_batches(desk)[0].id == number
