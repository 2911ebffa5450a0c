"""Backups, the doctor, the demo shop: what keeps a shop and what shows one."""

import shutil
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from app import bootstrap
from app.domain import access
from app.domain.access import Permission, Role
from app.domain.sheet import Sheet
from app.errors import Cancelled, StorageError
from app.services import backups, demo_sales, doctor, grading, reporting
from app.services.desk import Desk
from app.services.star_table import View
from tests.services.shops import (
    PERCENTILE,
    FixedClock,
    Stopping,
    add,
    as_role,
    audit_of,
    digest,
    refusal,
    scheme,
    sell,
    take_back,
    take_in,
    troubles,
    write_csv,
)


@pytest.fixture
def shop(desk: Desk) -> Desk:
    """Return a small shop with something of everything."""
    rows = [["customer", "document", "date", "amount"], ["009", "B1", "2024-03-01", "5"]]
    take_in(desk, write_csv(desk.paths.shop / "a.csv", rows))
    key = add(desk, "x", number="007", phone="13812345678")
    sell(desk, key, "5000.00", document="A1", category="tea")
    take_back(desk, "A1", "10.00")
    sell(desk, None, "1.00")
    return desk


def test_a_backup_holds_the_shop_and_is_checked(shop: Desk) -> None:
    report = backups.back_up(shop)
    assert report.file == shop.paths.backups / "20240401-093000" / "shop.db"
    assert (report.customers, report.sales, report.lines) == (2, 3, 4)
    assert (report.amount_minor, report.size) == (499_600, report.file.stat().st_size)
    assert audit_of(shop)[0].act == "back_up"
    assert backups.verify(shop, report.file) == report
    assert backups.verify(shop, report.file.parent) == report


def test_a_backup_opens_as_the_shop_it_was(shop: Desk, tmp_path: Path) -> None:
    before = digest(shop)
    backups.back_up(shop, tmp_path / "stick" / "shop.db")
    folder = backups.back_up(shop, tmp_path / "stick").file.parent
    sell(shop, 2, "1.00")
    for place in (tmp_path / "stick", folder):
        again = bootstrap.open_desk(place)
        assert digest(again) == before
        assert troubles(again) == []
        again.close()


def test_a_backup_is_never_written_over(shop: Desk, tmp_path: Path) -> None:
    file = backups.back_up(shop, tmp_path / "shop.db").file
    before = file.read_bytes()
    for place in (file, shop.paths.database):
        with refusal("backup_exists"):
            backups.back_up(shop, place)
    assert file.read_bytes() == before


def test_what_is_no_backup_is_said(shop: Desk, tmp_path: Path) -> None:
    for place in (tmp_path / "nowhere.db", tmp_path):
        with refusal("no_backup"):
            backups.verify(shop, place)
    torn = tmp_path / "torn.db"
    shutil.copyfile(backups.back_up(shop).file, torn)
    torn.write_bytes(b"x" * 4096 + torn.read_bytes()[4096:])
    with pytest.raises(StorageError) as caught:
        backups.verify(shop, torn)
    assert caught.value.code in {"storage_not_a_database", "storage_damaged"}


def test_verifying_the_living_shop_harms_nothing(shop: Desk) -> None:
    before = digest(shop)
    report = backups.verify(shop, shop.paths.database)
    assert report.sales == 3
    sell(shop, 2, "1.00", document="Z9")
    assert digest(shop) != before
    shop.close()
    again = bootstrap.open_desk(shop.paths.shop)
    assert take_back(again, "Z9").document == "Z9"
    again.close()


def test_the_doctor_finds_a_sound_shop_sound(shop: Desk) -> None:
    for rules in (PERCENTILE, scheme(window_days=0)):
        grading.set_scheme(shop, rules)
        found = doctor.check(shop)
        assert [one.name for one in found] == list(doctor.TITLES)
        assert all(one.ok for one in found)
        assert all(one.title for one in found)
        assert found[-1].detail == digest(shop)


@pytest.mark.parametrize(
    ("name", "breach"),
    [
        ("orders_equal_lines", "UPDATE sale SET total_minor = 1 WHERE document = 'A1'"),
        ("one_visit_per_order", "UPDATE sale_line SET head = 0"),
        ("lines_belong_to_their_order", "UPDATE sale_line SET customer_id = 1 WHERE id = 2"),
        (
            "returns_take_back_no_more",
            "UPDATE sale_line SET amount_minor = -600000 WHERE origin_id IS NOT NULL",
        ),
        ("grades_have_customers", "UPDATE customer SET voided = 1 WHERE id = 2"),
        ("levels_follow_history", "UPDATE grade SET level = 5 WHERE customer_id = 2"),
        ("history_is_a_chain", "UPDATE level_change SET old_level = 4 WHERE id = 3"),
        ("one_scheme_in_force", "UPDATE scheme_version SET in_force = 0"),
        ("sales_have_customers", "UPDATE customer SET voided = 1 WHERE id = 2"),
        ("everybody_can_be_found", "DELETE FROM search_token WHERE customer_id = 1"),
        ("sums_agree", "UPDATE sale_line SET counts = 0"),
        ("figures_are_of_the_day", "UPDATE grade SET amount_minor = 1 WHERE customer_id = 2"),
        ("figures_are_of_the_day", "UPDATE grade SET frequency = 9 WHERE customer_id = 2"),
        ("figures_are_of_the_day", "UPDATE grade SET score = score + 1 WHERE customer_id = 2"),
        ("decisions_replay", "UPDATE level_change SET working = 'torn' WHERE id = 3"),
        ("decisions_replay", """UPDATE level_change SET working = '{"points":[1]}' WHERE id = 3"""),
        ("decisions_replay", "UPDATE level_change SET working = '[]' WHERE id = 3"),
        ("decisions_replay", "UPDATE level_change SET version = 77 WHERE id = 3"),
        ("decisions_replay", "UPDATE level_change SET score = 99 WHERE id = 3"),
        ("decisions_replay", "UPDATE level_change SET new_level = 5 WHERE id = 3"),
    ],
)
def test_the_doctor_finds_every_breach(shop: Desk, name: str, breach: str) -> None:
    with shop.work() as work:
        work.connection.exec_driver_sql(breach)
    assert name in dict(troubles(shop))


def test_a_stopped_doctor_stops(shop: Desk) -> None:
    with pytest.raises(Cancelled):
        doctor.check(shop, Stopping(3))


def test_the_accountants_book_adds_up(shop: Desk, clock: FixedClock) -> None:
    clock.move(days=40)
    sell(shop, 2, "70.00", product="=1+1")
    sell(shop, None, "3.00")
    book = reporting.accountant_book(shop)
    assert {key: str(value) for key, value in book.totals.items()} == {
        "sales": "5",
        "sales_amount": "5079.00",
        "returns": "1",
        "returns_amount": "-10.00",
        "net_amount": "5069.00",
    }
    sales, returns, months, levels = book.sheets
    assert total(sales, "amount") + total(returns, "amount") == book.totals["net_amount"]
    assert total(months, "net") == total(levels, "net") == book.totals["net_amount"]
    assert [row[0] for row in months.rows] == [date(2024, month, 1) for month in (3, 4, 5)]
    assert [row[0] for row in levels.rows] == ["Walk-ins", "One star", "Two stars"]
    assert total(months, "sales") == 5
    assert total(months, "returns") == 1
    assert book.cover.period == "2024-03-01 – 2024-05-11"
    assert book.cover.made_at == clock.moment
    for control in book.cover.totals:
        assert control.label
    assert audit_of(shop)[0].act == "export_accounts"


def test_a_period_is_asked_from_first_to_last(shop: Desk) -> None:
    day = date(2024, 3, 1)
    book = reporting.accountant_book(shop, day, day)
    assert (book.totals["sales"], book.totals["net_amount"]) == (1, Decimal(5))
    assert reporting.accountant_book(shop, end=day).totals == book.totals
    with refusal("period_reversed", "from"):
        reporting.accountant_book(shop, day, day - timedelta(days=1))


def test_an_empty_shop_has_an_empty_book(desk: Desk) -> None:
    book = reporting.accountant_book(desk)
    assert [len(sheet.rows) for sheet in book.sheets] == [0, 0, 0, 0]
    assert book.totals["net_amount"] == 0
    assert len(reporting.star_sheet(desk, View()).rows) == 0


def test_somebody_not_graded_yet_stands_apart_in_the_book(desk: Desk, clock: FixedClock) -> None:
    rows = [["customer", "date", "amount"], ["009", "2024-04-05", "5"]]
    take_in(desk, write_csv(desk.paths.shop / "a.csv", rows))
    assert reporting.accountant_book(desk).cover.period == "2024-04-01 – 2024-04-01"
    clock.move(days=5)
    assert [row[0] for row in reporting.accountant_book(desk).sheets[3].rows] == ["Not graded yet"]


def test_the_star_sheet_is_the_table(shop: Desk) -> None:
    sheet = reporting.star_sheet(shop, View())
    keys = [column.key for column in sheet.columns]
    assert keys[:9] == [
        "name",
        "phone",
        "amount",
        "frequency",
        "tenure",
        "influence",
        "level",
        "last_review",
        "next_review",
    ]
    first = dict(zip(keys, sheet.rows[0], strict=True))
    assert (first["name"], first["phone"], first["amount"]) == (
        "x",
        "13812345678",
        Decimal("4990.00"),
    )
    assert (first["number"], first["stars"], first["tenure"]) == ("007", 2, 0.0)
    assert isinstance(first["score"], Decimal)
    assert len(sheet.rows) == 2
    line = audit_of(shop)[0]
    assert (line.act, line.details) == ("export_customers", '{"rows": 2}')


def test_a_sheet_hides_what_a_role_may_not_see(shop: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    grants = {**access.GRANTS}
    grants[Role.FRONT_DESK] |= {Permission.EXPORT_CUSTOMERS}
    monkeypatch.setattr(access, "GRANTS", grants)
    sheet = reporting.star_sheet(as_role(shop, Role.FRONT_DESK), View())
    first = dict(zip([column.key for column in sheet.columns], sheet.rows[0], strict=True))
    assert (first["amount"], first["score"], first["phone"]) == (None, None, "138 **** 5678")


def test_a_stretch_of_closed_days_gives_its_first_day() -> None:
    assert demo_sales._some_day(Random(7), [0, 5, 5, 5], 1, 3) == 1


def total(sheet: Sheet, key: str) -> Any:  # noqa: ANN401 - counts or money
    place = [column.key for column in sheet.columns].index(key)
    figures: list[Any] = [row[place] for row in sheet.rows]
    return sum(figures)
