"""Lines of the log in words: about whom or what each is, and what it says."""

from dataclasses import replace
from pathlib import Path

from app.domain.access import Permission
from app.domain.cases import CaseEntry
from app.domain.consents import ConsentEntry
from app.services import (
    audit,
    backup_rounds,
    batches,
    cases,
    customers,
    grading,
    overrides,
    papers,
    preferences,
    privacy,
    settings,
    slips,
    staff,
)
from app.services.audit import AuditRow, AuditView
from app.services.desk import Desk
from app.services.overrides import OverrideEntry
from tests.services.shops import add, scheme, sell, take_back, take_in, write_csv


def newest(desk: Desk, act: str) -> AuditRow:
    return audit.lines(desk, AuditView(act=act))[0]


def test_sales_and_returns_say_document_customer_amount_and_levels(desk: Desk) -> None:
    grading.set_scheme(desk, scheme())
    key = add(desk, "王小明", number="001")
    sell(desk, key, "1500.00", document="D4")
    sale = newest(desk, "record_sale")
    assert (sale.about, sale.said) == ("D4 · 001 王小明", (("Amount", "1,500.00 CNY"),))
    take_back(desk, "D4", "1400.00")
    back = newest(desk, slips.RETURN)
    assert back.about == "D4 · 001 王小明"
    told = dict(back.said)
    assert told["Amount"] == "-1,400.00 CNY"
    assert told["Level"] == "L5 → L1"
    assert "lines" not in {name.lower() for name in told}
    for word in ("D4", "王小明"):
        assert back.id in {row.id for row in audit.lines(desk, AuditView(words=word))}


def test_contacts_imports_settings_and_levels_say_what_they_are_about(
    desk: Desk, tmp_path: Path
) -> None:
    key = add(desk, "王小明", number="001")
    sell(desk, key)
    cases.log(desk, CaseEntry(key, "complaint", "phone", "late"))
    assert newest(desk, "log_case").about == "001 王小明"
    overrides.set_level(desk, OverrideEntry(key, 4, "old friend"))
    assert dict(newest(desk, "set_level").said)["Level"].endswith("→ Four stars")
    settings.change(desk, "review.automatic", False)
    changed = newest(desk, "change_setting")
    assert changed.about == "Run due reviews at start"
    assert dict(changed.said) == {"Setting": changed.about, "From": "yes", "To": "no"}
    path = write_csv(tmp_path / "list.csv", [["number", "name"], ["7", "李四"]])
    done = take_in(desk, path, kind="customers")
    taken = newest(desk, "import")
    assert taken.about.startswith(f"Batch {done.batch} · list.csv")
    assert dict(taken.said)["Total amount"] == "0.00 CNY"
    batches.undo(desk, done.batch or 0)
    assert newest(desk, "undo_batch").about.startswith(f"Batch {done.batch} · ")


def test_every_detail_has_a_name_and_big_numbers_are_parted(desk: Desk) -> None:
    key = add(desk, "王小明", number="001")
    sell(desk, key, "100.00", document="D1")
    take_back(desk, "D1", "10.00")
    with desk.work() as work:
        work.note("review", details={"rows": 40000, "batches": [1200, 1201], "customers": 2000})
    said = dict(newest(desk, "review").said)
    assert newest(desk, "review").about == "Batch 1200, 1201"
    assert (said["Rows"], said["Batches"], said["Customers"]) == ("40,000", "1200, 1201", "2,000")
    for row in audit.lines(desk, AuditView()):
        assert not [name for name, _value in row.said if name.islower()]


def test_no_value_of_a_line_stays_a_code(desk: Desk) -> None:
    grading.set_scheme(desk, scheme())
    key = add(desk, "王小明", number="001")
    privacy.give(desk, ConsentEntry(key, "marketing", "email", how="spoken"))
    said = dict(newest(desk, "give_consent").said)
    assert said == {"Purpose": "Offers and news", "Channel": "E-mail", "How": "Said at the counter"}
    settings.change(desk, "approval.acts", ["refund"])
    said = dict(newest(desk, "change_setting").said)
    assert (said["From"], said["To"]) == ("–", "Returns over an amount")
    settings.change(desk, "approval.acts", [])
    settings.change(desk, "approval.refund_minor", 10000)
    assert dict(newest(desk, "change_setting").said)["To"] == "100.00 CNY"
    role = staff.save_role(
        desk, "Cashier", frozenset({Permission.SEE_CUSTOMERS, Permission.RECORD_SALE})
    ).value
    made = newest(desk, "change_staff")
    assert made.about == "Cashier"
    assert dict(made.said)["Permissions"] == "record sales, look customers up"
    staff.add(desk, staff.PersonEntry("eve", "Eve", role, "a long password"))
    assert dict(newest(desk, "change_staff").said)["Role"] == "Cashier"
    staff.change(desk, "eve", "Eve", "front_desk")
    said = dict(newest(desk, "change_staff").said)
    assert (said["From"], said["To"]) == ("Cashier", "Front desk")
    staff.drop_role(desk, role)
    assert newest(desk, "change_staff").about == "Cashier"
    cases.log(desk, CaseEntry(key, "after_sale", "phone", "late"))
    assert dict(newest(desk, "log_case").said)["Kind"] == "After-sale"
    preferences.change(desk, key, {"channel": "phone", "tone": "short"})
    assert dict(newest(desk, "change_preferences").said)["Fields"] == "Reach by, Tone"
    entry = customers.card(desk, key).entry
    customers.edit_customer(desk, key, replace(entry, channel="mall", gender="f"))
    said = dict(newest(desk, "edit_customer").said)
    assert (said["Fields"], said["Channel"]) == ("Channel, Gender", "Shop → Online shop")
    papers.note_made(desk, papers.PaperMade("rules", "pdf"))
    said = dict(newest(desk, "save_paper").said)
    assert (said["Paper"], said["How"]) == ("Rule sheet", "as PDF")
    backup_rounds.run(desk)
    assert dict(newest(desk, "back_up").said)["Second place"] == "no"


def test_what_was_done_to_somebody_erased_says_so(desk: Desk) -> None:
    key = add(desk, "王小明", number="001")
    privacy.erase(desk, key, "asked")
    assert newest(desk, "add_customer").about == f"Erased person {key}"
    assert newest(desk, "erase_person").about == f"Erased person {key}"


def test_a_value_that_a_line_does_not_have_is_not_told(desk: Desk) -> None:
    with desk.work() as work:
        work.note("restore", "backup", details={"from": "20260401-093000", "kept": None})
    assert dict(newest(desk, "restore").said) == {"From": "20260401-093000"}
    assert newest(desk, "restore").about == "20260401-093000"
