"""Whom a row of a list means: number, then phone, then e-mail; never a name alone."""

from decimal import Decimal

import pytest

from app.services import batches, customers, refused_rows
from app.services.desk import Desk
from tests.services.import_rows import Write
from tests.services.shops import (
    add,
    digest,
    grade_of,
    rows_in,
    take_in,
    troubles,
)
from tests.services.test_import_lists import row_of


def test_a_name_alone_is_nobody_so_namesakes_stay_two(desk: Desk, csv_file: Write) -> None:
    path = csv_file([["name", "amount"], ["张三", "100"], ["张三", "100"], ["李四", "5"]])
    assert take_in(desk, path).created == 3
    assert len(customers.find(desk, "张三")) == 2
    before = digest(desk)
    again = take_in(desk, path)
    assert (again.created, again.unchanged) == (0, 3)
    assert digest(desk) == before
    assert take_in(desk, csv_file([["name"], ["张三"], ["张三"], ["张三"]])).created == 1


def test_who_is_meant_number_then_phone_then_e_mail(desk: Desk, csv_file: Write) -> None:
    a = add(desk, "a", number="A1", phone="13812345678", email="a@b.cn")
    b = add(desk, "b", number="B1", phone="13912345678")
    rows = [
        ["number", "name", "phone", "email", "note"],
        ["A1", "", "", "", "by number"],
        ["", "", "13912345678", "", "by phone"],
    ]
    take_in(desk, csv_file(rows))
    assert customers.card(desk, a).entry.note == "by number"
    assert customers.card(desk, b).entry.note == "by phone"
    take_in(desk, csv_file([["email", "note"], ["a@b.cn", "by e-mail"]]))
    assert customers.card(desk, a).entry.note == "by e-mail"
    assert rows_in(desk, "customer") == 2


def test_a_list_gives_its_number_to_a_customer_that_had_none(desk: Desk, csv_file: Write) -> None:
    key = add(desk, "a", phone="13812345678")
    before = digest(desk)
    report = take_in(desk, csv_file([["number", "phone"], ["007", "13812345678"]]))
    assert customers.id_of(desk, "007") == key
    batches.undo(desk, report.batch or 0)
    assert digest(desk) == before


def test_a_phone_shared_by_a_family_needs_the_name(desk: Desk, csv_file: Write) -> None:
    mother = add(desk, "母", phone="13812345678")
    add(desk, "子", phone="13812345678", shares_phone=True)
    rows = [["name", "phone", "note"], ["母", "13812345678", "x"], ["父", "13812345678", "y"]]
    report = take_in(desk, csv_file(rows))
    assert (report.updated, report.rejected) == (1, 1)
    assert customers.card(desk, mother).entry.note == "x"
    assert report.rejects[0].code == "clash"


def test_number_and_phone_of_two_people_clash_and_can_be_corrected(
    desk: Desk, csv_file: Write
) -> None:
    add(desk, "a", number="A1", phone="13812345678")
    b = add(desk, "b", number="B1", phone="13912345678")
    rows = [
        ["number", "name", "phone", "amount"],
        ["B1", "b", "13812345678", "70.00"],
        ["C1", "=c", "13712345678", "30.00"],
        ["D1", "d", "1381234567", "20.00"],
    ]
    report = take_in(desk, csv_file(rows))
    assert (report.read, report.created, report.rejected) == (3, 1, 2)
    assert report.total_amount == Decimal("30.00")
    assert [(reject.line, reject.code, reject.field) for reject in report.rejects] == [
        (2, "clash", "phone"),
        (4, "bad_phone", "phone"),
    ]
    file = desk.paths.shop / "mend.csv"
    refused_rows.save(desk, report.batch or 0, file)
    text = file.read_text("utf-8-sig")
    assert text.splitlines()[0] == "Line,Reason,number,name,phone,amount"
    assert [line.split(",")[0] for line in text.splitlines()[1:]] == ["2", "4"]
    corrected = text.replace("B1,b,13812345678", "B1,b,13912345678").replace(
        "1381234567,", "13612345678,"
    )
    file.write_text(corrected, "utf-8-sig")
    again = take_in(desk, file)
    assert (again.read, again.created, again.updated, again.rejected) == (2, 1, 1, 0)
    assert grade_of(desk, b)["amount_minor"] == 7000
    assert row_of(desk, "=c").phone == "13712345678"


def test_a_corrected_phone_is_known_to_the_rows_below(desk: Desk, csv_file: Write) -> None:
    key = add(desk, "a", number="A1", phone="13812345678")
    rows = [
        ["number", "name", "phone", "note"],
        ["A1", "", "13912345678", ""],
        ["", "", "13912345678", "the same"],
        ["", "new", "13812345678", "somebody else"],
    ]
    take_in(desk, csv_file(rows))
    assert rows_in(desk, "customer") == 2
    assert customers.card(desk, key).entry.note == "the same"
    assert [hit.name for hit in customers.find(desk, "13812345678")] == ["new"]


@pytest.mark.parametrize("turn", [1, -1])
def test_number_and_phone_meet_in_any_order_of_the_rows(
    desk: Desk, csv_file: Write, turn: int
) -> None:
    rows = [["", "13812345678", "a@b.cn"], ["N7", "13812345678", ""], ["N7", "", "c@b.cn"]]
    report = take_in(desk, csv_file([["number", "phone", "email"], *rows[::turn]]))
    assert report.created == rows_in(desk, "customer") == 1
    entry = customers.card(desk, customers.id_of(desk, "N7")).entry
    assert (entry.number, entry.phone) == ("N7", "13812345678")
    assert len(customers.find(desk, "N7")) == 1
    assert troubles(desk) == []


def test_only_a_number_of_our_own_gives_way(desk: Desk, csv_file: Write) -> None:
    key = add(desk, "a", number="SD77", phone="13812345678")
    report = take_in(desk, csv_file([["number", "phone"], ["X1", "13812345678"]]))
    assert [reject.code for reject in report.rejects] == ["clash"]
    assert customers.card(desk, key).entry.number == "SD77"
    add(desk, "b", number="SD000003")
    take_in(desk, csv_file([["name", "phone"], ["c", "13712345678"]]))
    assert row_of(desk, "c").number == "SD000003X"
    take_in(desk, csv_file([["number", "phone"], ["X2", "13712345678"]]))
    assert row_of(desk, "c").number == "X2"
