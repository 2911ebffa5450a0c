"""The rights of a person: consent, all their data at once, erasure, and keeping no longer."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from app.domain import consents as consent_rules
from app.domain import periods
from app.domain.access import Permission
from app.domain.consents import ConsentEntry
from app.domain.customer_rules import typed_text
from app.domain.facts import day_number, day_of
from app.domain.grading import Cause
from app.domain.papers import Issuer
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.models import consents as consent_rows
from app.models import customers as customer_rows
from app.models import erasure as erasure_rows
from app.models import grades as grade_rows
from app.models import settings as setting_rows
from app.services import (
    approvals,
    backup_expiry,
    grader,
    holds,
    papers,
    person_data,
    refused_rows,
    sweeping,
    whom,
)
from app.services.backup_expiry import Remaining
from app.services.desk import Desk, Work
from app.services.done import Changes, Done
from app.services.holds import Step
from app.services.progress import SILENT, Progress
from app.services.schemes import rules_of

KEEP_MONTHS: Final = "privacy.keep_months"
WORDING: Final = "privacy.wording"

# What a consent is about: its purpose and its channel, "" where there is none.
Topic = tuple[str, str]


@dataclass(frozen=True)
class ConsentRow:
    """One consent as the card shows it."""

    id: int
    purpose: str
    channel: str
    wording: str
    how: str
    given: date
    given_to: str
    withdrawn: date | None
    withdrawn_to: str


@dataclass(frozen=True)
class PersonData:
    """Everything the shop holds of one person, table by table, with when it was read out."""

    number: str
    name: str
    day: date
    shop: str
    issuer: Issuer
    tables: Mapping[str, list[dict[str, Any]]]

    def as_values(self) -> dict[str, object]:
        """Return it as plain values for a file."""
        return {
            "shop": self.shop,
            "customer": self.number,
            "day": self.day.isoformat(),
            "data": person_data.for_programs(
                self.tables, self.issuer.currency, self.issuer.decimals
            ),
        }


@dataclass(frozen=True)
class Farewell:
    """What erasing somebody means: sale lines that stay as money, records that go, old backups."""

    number: str
    name: str
    lines: int
    amount_minor: int
    records: int
    backups: Remaining


@dataclass(frozen=True)
class IdleRow:
    """Somebody whose data the shop should keep no longer."""

    id: int
    number: str
    name: str
    last_purchase: date | None


@dataclass(frozen=True)
class Erased:
    """What erasing did: rows touched, and which backups of before still hold the person.

    `left` are readable files of the shop's folder that could not be changed, `is_swept` says
    whether the shop's own file was written anew.
    """

    number: str
    rows: int
    backups: Remaining
    left: tuple[str, ...] = ()
    is_swept: bool = True

    def sentences(self) -> list[str]:
        """Say what could not be done at once; mostly nothing."""
        text = QT_TRANSLATE_NOOP(
            "Sweeping", "{files} still names the person and could not be changed; delete it."
        )
        files = [translate("Sweeping", text).format(files=name) for name in self.left]
        return [*files, *sweeping.sentences(is_swept=self.is_swept)]


def consents(desk: Desk, customer_id: int) -> list[ConsentRow]:
    """Return a customer's consents, newest first, withdrawn ones too."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        rows = consent_rows.of_customer(work.connection, customer_id)
    return [
        ConsentRow(
            row.id,
            row.purpose,
            row.channel,
            row.wording,
            row.how,
            row.given,
            row.given_to,
            row.withdrawn,
            row.withdrawn_to,
        )
        for row in rows
    ]


def give(desk: Desk, entry: ConsentEntry) -> Done[int]:
    """Record that a customer agrees to a purpose, on the shop's wording of the day."""
    desk.require(Permission.RECORD_CONSENT)
    consent_rules.check(entry)
    with desk.work() as work:
        whom.customer(work, entry.customer_id)
        consent_id = _give(work, entry)
    return Done(consent_id, Changes(customers=frozenset({entry.customer_id})))


def withdraw(desk: Desk, customer_id: int, purpose: str, channel: str = "") -> Done[bool]:
    """Withdraw a consent; from this moment on the customer is on no list of that purpose."""
    desk.require(Permission.RECORD_CONSENT)
    with desk.work() as work:
        whom.customer(work, customer_id)
        is_done = _withdraw(work, customer_id, purpose, channel)
    return Done(is_done, Changes(customers=frozenset({customer_id})))


def agree(desk: Desk, customer_id: int, answers: Sequence[ConsentEntry | Topic]) -> Done[int]:
    """Take several answers of a customer in one act: an entry is given, a topic is withdrawn."""
    desk.require(Permission.RECORD_CONSENT)
    for answer in answers:
        if isinstance(answer, ConsentEntry):
            consent_rules.check(answer)
    with desk.work() as work:
        whom.customer(work, customer_id)
        for answer in answers:
            if isinstance(answer, ConsentEntry):
                _give(work, replace(answer, customer_id=customer_id))
            else:
                _withdraw(work, customer_id, *answer)
    return Done(len(answers), Changes(customers=frozenset({customer_id})))


def _give(work: Work, entry: ConsentEntry) -> int:
    desk = work.desk
    own = str(setting_rows.all_of(work.connection).get(WORDING, ""))
    house = translate("Consents", consent_rules.WORDINGS[entry.purpose])
    # Nobody agrees to nothing: without the shop's own words those of the house stand.
    wording = entry.wording.strip() or own.strip() or house
    key = (entry.customer_id, entry.purpose, entry.channel)
    today = desk.clock.today()
    # A consent given anew on another wording takes the place of the older one.
    consent_rows.withdraw(work.connection, key, today, desk.actor.login)
    consent_id = consent_rows.add(
        work.connection,
        {
            "customer_id": entry.customer_id,
            "purpose": entry.purpose,
            "channel": entry.channel,
            "wording": typed_text(wording, "wording"),
            "how": entry.how,
            "given": today,
            "given_to": desk.actor.login,
            "at": desk.clock.now(),
        },
    )
    details = {"purpose": entry.purpose, "channel": entry.channel, "how": entry.how}
    work.note("give_consent", "customer", entry.customer_id, details=details)
    return consent_id


def _withdraw(work: Work, customer_id: int, purpose: str, channel: str) -> bool:
    key = (customer_id, purpose, channel)
    today, login = work.desk.clock.today(), work.desk.actor.login
    if not consent_rows.withdraw(work.connection, key, today, login):
        return False
    details = {"purpose": purpose, "channel": channel}
    work.note("withdraw_consent", "customer", customer_id, details=details)
    return True


def agreed(desk: Desk, purpose: str, channel: str = "") -> list[int]:
    """Return the customers who agree to a purpose now: the only ones a list may hold."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        return consent_rows.agreed(work.connection, purpose, channel)


def person(desk: Desk, customer_id: int) -> PersonData:
    """Return everything the shop holds of a person, for the person; the log notes it."""
    desk.require(Permission.EXPORT_PERSON)
    with desk.work() as work:
        row = whom.customer(work, customer_id)
        approval = approvals.check(work, "export", f"person {customer_id}")
        levels = [level.name for level in rules_of(work).scheme.levels]
        tables = person_data.named(erasure_rows.held(work.connection, customer_id), levels)
        issuer = papers.issuer(work)
        work.note("export_person", "customer", customer_id, details=approval)
    today, shop = desk.clock.today(), desk.settings.name
    return PersonData(row.number, row.name, today, shop, issuer, tables)


def farewell(desk: Desk, customer_id: int) -> Farewell:
    """Say what erasing a person would take away, and what would stay."""
    desk.require(Permission.ERASE_PERSON)
    with desk.read() as work:
        row = whom.customer(work, customer_id)
        tables = erasure_rows.held(work.connection, customer_id)
    sales = tables["sale"]
    return Farewell(
        row.number,
        row.name,
        lines=len(sales),
        amount_minor=sum(line["amount_minor"] for line in sales),
        records=sum(len(rows) for name, rows in tables.items() if name != "sale"),
        backups=backup_expiry.remaining(desk),
    )


def erase(desk: Desk, customer_id: int, reason: str) -> Done[Erased]:
    """Erase a person for good: sales stay as money, the person is gone from every table.

    It cannot be undone; backups made before hold the person until the last of them goes.
    """
    desk.require(Permission.ERASE_PERSON)
    with desk.work() as work:
        row = whom.customer(work, customer_id)
        _check_reason(reason)
        _check_names_nobody(reason, row)
        approval = approvals.check(work, "erase", str(customer_id))
        rows = _erase(work, row)
        # The reason is the shop's own record of the request: it is kept, the person is not.
        work.note("erase_person", "erasure", customer_id, details=approval, reason=reason.strip())
        sweeping.order(work)
    left = refused_rows.erase_written(desk, [refused_rows.traces_of(row)])
    is_swept = sweeping.sweep(desk)
    changes = Changes(all_customers=True, sales=True)
    return Done(Erased(row.number, rows, backup_expiry.remaining(desk), left, is_swept), changes)


def _erase(work: Work, row: Any) -> int:  # noqa: ANN401 - a database row
    rules = rules_of(work)
    touched = grader.with_referrers(work, rules.scheme, [row.id]) - {row.id}
    grade = grade_rows.get(work.connection, row.id)
    if grade is not None:
        now = grader.standing(work, rules, [row.id])
        step = Step(row.id, work.desk.clock.today(), Cause.ERASURE, 0, 0, "")
        holds.write_step(work, now, grade, step, work.desk.actor.login)
    counts = erasure_rows.erase(
        work.connection, row.id, work.desk.clock.now(), work.desk.actor.login
    )
    refused = refused_rows.erase(work, row)
    if touched:
        grader.grade(work, rules, touched, grader.Why())
    return sum(counts.values()) + refused


def idle(desk: Desk) -> list[IdleRow]:
    """Return those whose data the shop's own rule says to keep no longer."""
    desk.require(Permission.ERASE_PERSON)
    with desk.read() as work:
        return _idle(work)


def _idle(work: Work) -> list[IdleRow]:
    months = int(setting_rows.all_of(work.connection).get(KEEP_MONTHS, 0))
    if not months:
        return []
    before = day_number(periods.add_months(work.desk.clock.today(), -months))
    ids = erasure_rows.idle_since(work.connection, before)
    return [
        IdleRow(
            row["id"],
            row["number"],
            row["name"],
            None if row["last_day"] is None else day_of(row["last_day"]),
        )
        for row in erasure_rows.names(work.connection, ids)
    ]


def purge(
    desk: Desk, progress: Progress = SILENT, chosen: Collection[int] | None = None
) -> Done[int]:
    """Erase everybody whose data the shop keeps no longer, in one act; or those chosen of them."""
    desk.require(Permission.ERASE_PERSON)
    text = translate("Progress", QT_TRANSLATE_NOOP("Progress", "Erasing"))
    with desk.work() as work:
        approval = approvals.check(work, "erase", "idle")
        rows = [row for row in _idle(work) if chosen is None or row.id in chosen]
        traces = []
        for place, row in enumerate(rows):
            progress.check()
            progress.step(place, len(rows), text)
            person = customer_rows.get(work.connection, row.id)
            traces.append(refused_rows.traces_of(person))
            _erase(work, person)
        ids = [row.id for row in rows]
        work.note("purge", "erasure", details={"customers": len(rows), "ids": ids} | approval)
        sweeping.order(work)
    if rows:
        refused_rows.erase_written(desk, traces)
        sweeping.sweep(desk)
    return Done(len(rows), Changes(all_customers=True, sales=True))


def _check_reason(reason: str) -> None:
    if not typed_text(reason, "reason"):
        raise UserError(
            "erase_no_reason",
            QT_TRANSLATE_NOOP("Errors", "Erasing a customer needs a reason."),
            advice=QT_TRANSLATE_NOOP(
                "Errors", "Say in a few words why, such as: asked in writing on 3 March."
            ),
            field="reason",
        )


def _check_names_nobody(reason: str, row: Any) -> None:  # noqa: ANN401 - a database row
    """Refuse a reason that holds what is to be erased: it stays in the log for good."""
    told = reason.casefold()
    digits = "".join(one for one in reason if one.isdigit())
    words = [word for word in (row.name, row.email) if word and word.casefold() in told]
    phone = "".join(one for one in row.phone if one.isdigit())
    if words or (phone and phone in digits):
        raise UserError(
            "erase_names_person",
            QT_TRANSLATE_NOOP("Errors", "The reason names the person, and it is kept."),
            advice=QT_TRANSLATE_NOOP(
                "Errors", "Say why without name, phone and e-mail, such as: asked in writing."
            ),
            field="reason",
        )
