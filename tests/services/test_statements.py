"""What papers say of a customer, for whom, and that every paper leaves a line in the audit log."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.access import Role
from app.domain.benefits import BenefitEntry
from app.domain.papers import Span
from app.errors import Cancelled, NotAllowedError
from app.models import customers as customer_rows
from app.services import benefits, grading, logo, papers, rule_papers, schemes, statements
from app.services.desk import Desk
from app.services.papers import PaperMade
from tests.services.shops import DAY, add, as_role, audit_of, refusal, sell, take_back

PAST = Span(date(2023, 4, 2), DAY)


@pytest.fixture
def buyer(desk: Desk) -> int:
    customer = add(desk, "张三", number="007", phone="13812345678", joined=date(2021, 1, 2))
    sell(desk, customer, "100.00", document="A1", category="Tea")
    sell(desk, customer, "50.00", document="A2", category="Cups")
    take_back(desk, "A2", "20.00")
    benefits.add(desk, BenefitEntry(1, "Free tasting", cost_minor=999))
    return customer


def test_a_statement_tells_the_customers_own_facts(desk: Desk, buyer: int) -> None:
    (found,) = statements.collect(desk, [buyer], PAST)
    assert (found.holder.name, found.holder.number) == ("张三", "007")
    assert found.holder.phone == "138 **** 5678"
    assert [row.text for row in found.benefits] == ["Free tasting"]
    assert [(row.document, row.amount_minor, row.is_return) for row in found.purchases] == [
        ("A2", -2000, True),
        ("A2", 5000, False),
        ("A1", 10000, False),
    ]
    assert (found.count, found.net_minor) == (3, 13000)
    assert found.level.rank >= 1
    assert found.level.total == 5


def test_who_may_not_see_amounts_prints_none(desk: Desk, buyer: int) -> None:
    (found,) = statements.collect(as_role(desk, Role.FRONT_DESK), [buyer], PAST)
    assert {row.amount_minor for row in found.purchases} == {None}
    assert found.net_minor is None
    assert found.score is None
    assert found.hides
    report = rule_papers.level_report(as_role(desk, Role.FRONT_DESK), buyer)
    assert report.score is None
    assert [line.raw for line in report.lines if line.key == "amount"] == [None]
    shares = rule_papers.distribution(as_role(desk, Role.FRONT_DESK), PAST)
    assert {share.net_minor for share in shares.shares} == {None}
    assert (shares.net_minor, shares.walk_in_minor) == (None, None)


def test_even_the_owner_prints_a_masked_phone(desk: Desk, buyer: int) -> None:
    assert statements.collect(desk, [buyer], PAST)[0].holder.phone == "138 **** 5678"
    assert rule_papers.level_report(desk, buyer).holder.phone == "138 **** 5678"


def test_only_the_days_of_the_period_are_listed(desk: Desk, buyer: int) -> None:
    sell(desk, buyer, "7.00", document="OLD", day=date(2022, 1, 1))
    (found,) = statements.collect(desk, [buyer], Span(date(2022, 1, 1), date(2022, 12, 31)))
    assert [row.document for row in found.purchases] == ["OLD"]
    assert (found.count, found.net_minor) == (1, 700)


def test_the_period_is_twelve_months_by_itself_and_never_reversed(desk: Desk) -> None:
    assert papers.span(desk) == Span(date(2023, 4, 2), date(2024, 4, 1))
    assert papers.span(desk, end=date(2024, 2, 29)) == Span(date(2023, 3, 1), date(2024, 2, 29))
    with refusal("period_reversed", "from"):
        papers.span(desk, date(2024, 4, 2), date(2024, 4, 1))


def test_many_at_once_are_for_those_who_may_export(desk: Desk, buyer: int) -> None:
    other = add(desk, "李四")
    assert len(statements.collect(desk, [buyer, other, 999], PAST)) == 2
    made = PaperMade("statement", "pdf", (buyer, other))
    for role in (Role.FRONT_DESK, Role.ACCOUNTANT):
        with pytest.raises(NotAllowedError):
            statements.collect(as_role(desk, role), [buyer, other], PAST)
        with pytest.raises(NotAllowedError):
            papers.note_made(as_role(desk, role), made)


def test_nobody_there_is_refused_and_a_stop_is_obeyed(desk: Desk, buyer: int) -> None:
    with refusal("customer_gone"):
        statements.collect(desk, [999], PAST)

    class Stopped:
        def step(self, done: int, total: int, text: str = "") -> None:
            """Go on."""

        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        statements.collect(desk, [buyer], PAST, Stopped())


def test_looking_leaves_no_line_and_each_paper_leaves_one(desk: Desk, buyer: int) -> None:
    before = len(audit_of(desk))
    statements.collect(desk, [buyer], PAST)
    rule_papers.rule_sheet(desk)
    assert len(audit_of(desk)) == before
    papers.note_made(desk, PaperMade("statement", "print", (buyer,), PAST))
    papers.note_made(desk, PaperMade("rules", "pdf"))
    rules, statement = (
        audit_of(desk)[:2]
        if audit_of(desk)[0].noun == "paper"
        else (
            audit_of(desk)[-1],
            audit_of(desk)[-2],
        )
    )
    assert (statement.act, statement.record_id) == ("print_paper", buyer)
    details = json.loads(statement.details)
    assert details["paper"] == "statement"
    assert (details["from"], details["to"]) == ("2023-04-02", "2024-04-01")
    assert "张三" not in statement.details
    assert (rules.act, rules.record_id) == ("save_paper", None)


def test_a_level_is_explained_from_what_was_stored(desk: Desk, buyer: int) -> None:
    before = rule_papers.level_report(desk, buyer)
    assert before.replays
    assert before.cause == "first_grading"
    whole = sum(Decimal(repr(line.contribution)) for line in before.lines)
    assert abs(whole - Decimal(str(before.score))) < Decimal("0.01")
    _, scheme = schemes.scheme_in_force(desk)
    renamed = tuple(replace(level, name=f"New {level.stars}") for level in scheme.levels)
    grading.set_scheme(desk, replace(scheme, levels=renamed))
    after = rule_papers.level_report(desk, buyer)
    assert after.steps[: len(before.steps)] == before.steps


def test_who_has_no_level_yet_cannot_be_explained(desk: Desk) -> None:
    with desk.work() as work:
        new = {"number": "N9", "name": "x", "created_at": desk.clock.now()}
        key = customer_rows.add(work.connection, new | {"updated_at": desk.clock.now()})
    with refusal("nothing_to_explain", "customer"):
        rule_papers.level_report(desk, key)


def test_the_rule_sheet_holds_what_the_scheme_publishes(desk: Desk, buyer: int) -> None:
    sheet = rule_papers.rule_sheet(desk)
    assert [level.rank for level in sheet.levels] == [1, 2, 3, 4, 5]
    assert [row.text for row in sheet.benefits] == ["Free tasting"]


def test_the_distribution_adds_up(desk: Desk, buyer: int) -> None:
    sell(desk, None, "30.00", document="W1")
    found = rule_papers.distribution(desk, PAST)
    assert sum(share.customers for share in found.shares) == 1
    assert found.walk_in_minor == 3000
    assert found.net_minor == 16000
    nets = [share.net_minor for share in found.shares if isinstance(share.net_minor, int)]
    assert sum(nets) == 13000


def test_the_logo_is_kept_in_the_shop_and_stands_on_its_papers(desk: Desk, buyer: int) -> None:
    assert logo.logo(desk) is None
    file = desk.paths.shop / "logo.svg"
    file.write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    logo.set_logo(desk, file)
    file.unlink()
    (found,) = statements.collect(desk, [buyer], PAST)
    assert found.issuer.logo == logo.logo(desk)
    assert found.issuer.logo is not None
    assert found.issuer.logo.format == "svg"
    logo.remove_logo(desk)
    assert logo.logo(desk) is None


def test_a_bad_logo_is_refused_and_the_old_one_stays(desk: Desk) -> None:
    file = desk.paths.shop / "logo.png"
    file.write_bytes(b"not a picture")
    with refusal("picture_unknown", "logo"):
        logo.set_logo(desk, file)
    with refusal("file_unreadable", "logo"):
        logo.set_logo(desk, desk.paths.shop / "missing.png")
    assert logo.logo(desk) is None
