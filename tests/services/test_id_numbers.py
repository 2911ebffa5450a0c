"""ID numbers: off by default, with consent, hidden everywhere, gone when they should be."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.access import Permission, Role
from app.domain.consents import ConsentEntry
from app.domain.customer_rules import CustomerEntry
from app.domain.papers import Span
from app.errors import NotAllowedError
from app.reports.person_letter import person_letter
from app.reports.wording import Words
from app.services import (
    audit,
    backups,
    batches,
    customers,
    front_desk,
    id_numbers,
    importing,
    privacy,
    refused_rows,
    reporting,
    settings,
    star_table,
    statements,
)
from app.services.desk import Actor, Desk
from app.services.importing import Options
from app.services.star_table import View
from tests.services.shops import (
    DAY,
    add,
    as_role,
    digest,
    edit,
    refusal,
    take_in,
    troubles,
    write_csv,
)
from tests.services.test_privacy import hits

NUMBER = "11010519491231002X"
OTHER = "440524198001010013"
HIDDEN = "1****************X"


@pytest.fixture
def known(desk: Desk) -> int:
    """Return a customer of a shop that keeps ID numbers, who agreed and has one."""
    key = add(desk, "甲", number="A1", phone="13812345678")
    settings.change(desk, id_numbers.KEEP, True)
    agree(desk, key)
    edit(desk, key, id_number="110105 19491231 002x")
    return key


def agree(desk: Desk, key: int) -> None:
    privacy.give(desk, ConsentEntry(key, "sensitive", how="paper"))


def test_they_are_off_until_the_owner_turns_them_on(desk: Desk) -> None:
    key = add(desk)
    agree(desk, key)
    assert customers.card(desk, key).id_number == id_numbers.Held(
        is_on=False, masked="", has_consent=False
    )
    with refusal("id_numbers_off", "id_number"):
        edit(desk, key, id_number=NUMBER)
    for role in (Role.MANAGER, Role.FRONT_DESK, Role.ACCOUNTANT):
        with pytest.raises(NotAllowedError):
            settings.change(as_role(desk, role), id_numbers.KEEP, True)


def test_a_wrong_one_is_refused_beside_the_field_and_nothing_is_saved(
    desk: Desk, known: int
) -> None:
    with refusal("id_number_check", "id_number"):
        edit(desk, known, name="乙", id_number="110105194912310021")
    with refusal("id_number_old", "id_number"):
        add(desk, "new", id_number="440524800101001")
    assert customers.card(desk, known).entry.name == "甲"
    assert id_numbers.count(desk) == 1


def test_without_consent_none_is_kept(desk: Desk, known: int) -> None:
    with refusal("id_number_no_consent", "id_number"):
        add(desk, "new", number="N1", id_number=OTHER)
    assert customers.find(desk, "N1") == []
    key = add(desk, "new")
    with refusal("id_number_no_consent", "id_number"):
        edit(desk, key, name="other", id_number=OTHER)
    assert customers.card(desk, key).entry.name == "new"


def test_two_customers_never_have_the_same(desk: Desk, known: int) -> None:
    key = add(desk, "twin")
    agree(desk, key)
    with refusal("id_number_taken", "id_number"):
        id_numbers.change(desk, key, NUMBER)
    assert id_numbers.change(desk, known, NUMBER).value is False
    assert id_numbers.change(desk, known, OTHER).value is True
    assert id_numbers.change(desk, key, NUMBER).value is True


def of_role(desk: Desk, role: Role) -> Desk:
    """Return the desk as a role; the shop's own may do all that there is."""
    if role is not Role.OWN:
        return as_role(desk, role)
    return replace(desk, actor=Actor("own", "own", role, frozenset(Permission), "everything"))


@pytest.mark.parametrize("role", Role)
def test_it_is_hidden_for_every_role(desk: Desk, known: int, role: Role) -> None:
    at_desk = of_role(desk, role)
    card = customers.card(at_desk, known)
    assert card.id_number.masked == HIDDEN
    told = [card, front_desk.card(at_desk, known), id_numbers.held(at_desk, known)]
    told += [
        statements.collect(at_desk, [known], Span(DAY, DAY)),
        audit.lines(desk, audit.AuditView()),
    ]
    told += [star_table.first_page(at_desk, View()), customers.find(at_desk, "甲")]
    if at_desk.may(Permission.EXPORT_CUSTOMERS):
        told.append(reporting.star_sheet(at_desk, View()))
    assert NUMBER not in repr(told)
    assert NUMBER[6:14] not in repr(told)


def test_no_search_and_no_log_line_holds_it(desk: Desk, known: int) -> None:
    assert hits(desk, (NUMBER,)) == ["id_number.number"]
    for typed in (NUMBER, NUMBER[-4:], NUMBER[:6], "19491231"):
        assert customers.find(desk, typed) == []
        assert front_desk.find(desk, typed) == ()


def test_it_is_shown_with_a_reason_that_is_kept(desk: Desk, known: int) -> None:
    with refusal("reason_missing", "reason"):
        id_numbers.reveal(desk, known, " ")
    assert id_numbers.reveal(as_role(desk, Role.MANAGER), known, "hotel registration") == NUMBER
    line = audit.lines(desk, audit.AuditView())[0]
    assert (line.act, line.actor, line.reason) == (
        "reveal_id_number",
        "test manager",
        "hotel registration",
    )
    for role in (Role.FRONT_DESK, Role.ACCOUNTANT):
        with pytest.raises(NotAllowedError):
            id_numbers.reveal(as_role(desk, role), known, "curious")
    other = add(desk, "none")
    with refusal("no_id_number"):
        id_numbers.reveal(desk, other, "registration")


def test_withdrawing_the_consent_acts_at_once(desk: Desk, known: int) -> None:
    privacy.withdraw(desk, known, "sensitive")
    held = id_numbers.held(desk, known)
    assert (held.masked, held.has_consent) == (HIDDEN, False)
    with refusal("id_number_no_consent"):
        id_numbers.reveal(desk, known, "registration")
    with refusal("id_number_no_consent", "id_number"):
        id_numbers.change(desk, known, OTHER)
    assert id_numbers.remove(desk, known).value is True
    assert id_numbers.remove(desk, known).value is False
    assert is_nowhere(desk)


def is_nowhere(desk: Desk) -> bool:
    """Say whether the number is in no table and not in the bytes of the file."""
    desk.database.fold()
    content = (desk.paths.shop / "shop.db").read_bytes()
    return not hits(desk, (NUMBER,)) and NUMBER.encode() not in content


def test_turning_them_off_hides_them_and_purging_deletes_them(desk: Desk, known: int) -> None:
    settings.change(desk, id_numbers.KEEP, False)
    assert customers.card(desk, known).id_number.masked == ""
    with refusal("id_numbers_off"):
        id_numbers.reveal(desk, known, "registration")
    assert id_numbers.count(desk) == 1
    assert not is_nowhere(desk)
    assert id_numbers.remove_all(desk).value == 1
    assert id_numbers.remove_all(desk).value == 0
    assert is_nowhere(desk)
    acts = [line.act for line in audit.lines(desk, audit.AuditView())]
    assert acts.count("remove_id_numbers") == 1


def test_the_person_gets_it_and_takes_it_along(desk: Desk, known: int, tmp_path: Path) -> None:
    data = privacy.person(desk, known)
    assert NUMBER in json.dumps(data.as_values(), default=str)
    words = Words(desk.currency, desk.decimals)
    letter = person_letter(data.issuer, (data.number, data.name), data.tables, words)
    assert NUMBER in letter.html
    privacy.erase(desk, known, "asked")
    assert is_nowhere(desk)
    copy = backups.back_up(desk, tmp_path / "next.db").file.read_bytes()
    assert NUMBER.encode() not in copy
    assert troubles(desk) == []


HEAD = ["编号", "姓名", "手机", "身份证号"]
ROWS = [
    HEAD,
    ["A1", "甲", "13812345678", NUMBER],
    ["B1", "乙", "13912345678", OTHER],
    ["C1", "丙", "13712345678", "1.10105E+17"],
    ["D1", "丁", "13612345678", "1****************7"],
]


@pytest.fixture
def listed(desk: Desk, tmp_path: Path) -> Path:
    """Return a file of customers with ID numbers; the first of them has agreed."""
    key = add(desk, "甲", number="A1", phone="13812345678")
    agree(desk, key)
    return write_csv(tmp_path / "list.csv", ROWS)


def test_a_file_brings_them_only_where_they_are_on(desk: Desk, listed: Path) -> None:
    look = importing.inspect(desk, listed, Options())
    column = look.plan.columns[3]
    assert (column.field, column.example) == ("", HIDDEN)
    report = take_in(desk, listed)
    assert (report.created, report.rejected, report.id_numbers) == (3, 0, 0)
    assert [note.code for note in report.notes] == ["id_numbers_left_out"]
    assert "身份证号" in report.notes[0].words()
    assert hits(desk, (NUMBER, OTHER)) == []


def test_a_file_brings_them_with_consent_and_undo_takes_them(desk: Desk, listed: Path) -> None:
    settings.change(desk, id_numbers.KEEP, True)
    before = digest(desk)
    report = take_in(desk, listed)
    assert (report.created, report.updated, report.rejected) == (2, 1, 1)
    assert (report.id_numbers, report.id_numbers_left_out, report.notes) == (1, 1, ())
    (reject,) = report.rejects
    assert (reject.line, reject.field, reject.code) == (4, "id_number", "damaged_number")
    assert reject.value == "*" * len("1.10105E+17")
    assert hits(desk, (OTHER,)) == []
    assert id_numbers.held(desk, customers.id_of(desk, "A1")).masked == HIDDEN
    again = take_in(desk, listed)
    assert (again.updated, again.id_numbers, again.unchanged) == (0, 0, 3)
    agree(desk, customers.id_of(desk, "B1"))
    late = take_in(desk, listed)
    assert (late.updated, late.id_numbers, late.id_numbers_left_out) == (1, 1, 0)
    for batch in (late.batch, again.batch, report.batch):
        batches.undo(desk, batch or 0)
    assert hits(desk, (NUMBER, OTHER)) == []
    assert customers.card(desk, customers.id_of(desk, "A1")).entry == CustomerEntry(
        "甲", "13812345678", "A1", joined=DAY
    )
    assert digest(desk) == before


def test_a_file_never_replaces_a_known_one(desk: Desk, known: int, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "other.csv", [HEAD, ["A1", "甲", "13812345678", OTHER]])
    report = take_in(desk, path)
    assert (report.unchanged, report.id_numbers_left_out) == (1, 1)
    assert id_numbers.reveal(desk, known, "look") == NUMBER


def test_refused_rows_hide_them_in_every_kind_of_list(desk: Desk, tmp_path: Path) -> None:
    rows = [["客户编号", "单号", "日期", "金额", "证件号码"], ["A1", "D1", "2024-03-01", "much"]]
    rows[1].append(NUMBER)
    rows.append(["A1", "D2", "2024-03-01", "5", NUMBER])
    report = take_in(desk, write_csv(tmp_path / "sales.csv", rows))
    assert (report.created, report.rejected) == (1, 1)
    (row,) = refused_rows.of_batch(desk, report.batch or 0)
    assert row.cells[4] == HIDDEN
    assert hits(desk, (NUMBER,)) == []


def test_a_constant_is_nobodys_number(desk: Desk, tmp_path: Path) -> None:
    settings.change(desk, id_numbers.KEEP, True)
    path = write_csv(tmp_path / "list.csv", [HEAD[:3], ["A1", "甲", "13812345678"]])
    report = take_in(desk, path, kind="customers", constants={"id_number": NUMBER})
    assert (report.created, report.id_numbers) == (1, 0)
