"""ID numbers: only where the owner turned them on, with consent, hidden, shown with a reason."""

from dataclasses import dataclass
from typing import Final

from app.domain import id_numbers as rules
from app.domain.access import Permission
from app.domain.customer_rules import typed_text
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import id_numbers as number_rows
from app.models import settings as setting_rows
from app.services import approvals, sweeping, whom
from app.services.desk import Desk, Work
from app.services.done import Changes, Done

KEEP: Final = "privacy.id_numbers"


@dataclass(frozen=True)
class Held:
    """What the shop holds of one customer's number, hidden; "" for none, or while it is off."""

    is_on: bool
    masked: str
    has_consent: bool


def held(desk: Desk, customer_id: int) -> Held:
    """Say whether numbers are kept here, and what is held of a customer, hidden for every role."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        return held_in(work, customer_id)


def held_in(work: Work, customer_id: int) -> Held:
    """Say the same inside a transaction."""
    is_on = is_kept(work)
    number = number_rows.of_customer(work.connection, customer_id) if is_on else ""
    agrees = is_on and number_rows.has_consent(work.connection, customer_id)
    return Held(is_on, rules.masked(number), agrees)


def is_kept(work: Work) -> bool:
    """Say whether the owner turned ID numbers on."""
    return bool(setting_rows.all_of(work.connection).get(KEEP, False))


def put(work: Work, customer_id: int, typed: str) -> bool:
    """Store what was typed as a customer's number, inside the act that saves the customer."""
    if not is_kept(work):
        raise _off()
    number = rules.checked(typed, work.desk.clock.today())
    if number == number_rows.of_customer(work.connection, customer_id):
        return False
    if not number_rows.has_consent(work.connection, customer_id):
        raise _no_consent()
    other = number_rows.holder(work.connection, number)
    if other is not None:
        raise UserError(
            "id_number_taken",
            QT_TRANSLATE_NOOP("Errors", "Customer {number} has this ID number already."),
            {"number": other},
            advice=QT_TRANSLATE_NOOP("Errors", "Look whether it is the same person twice."),
            field=rules.FIELD,
        )
    store(work, customer_id, number)
    work.note("store_id_number", "customer", customer_id)
    return True


def store(work: Work, customer_id: int, number: str, batch_id: int | None = None) -> None:
    """Store a checked number."""
    number_rows.put(
        work.connection,
        {
            "customer_id": customer_id,
            "number": number,
            "stored": work.desk.clock.today(),
            "stored_by": work.desk.actor.login,
            "batch_id": batch_id,
        },
    )


def change(desk: Desk, customer_id: int, typed: str) -> Done[bool]:
    """Store one customer's number."""
    desk.require(Permission.EDIT_CUSTOMER)
    with desk.work() as work:
        whom.customer(work, customer_id)
        is_new = put(work, customer_id, typed)
    return Done(is_new, Changes(customers=frozenset({customer_id})))


def reveal(desk: Desk, customer_id: int, reason: str) -> str:
    """Return one whole number; who asked, when and why goes to the audit log."""
    desk.require(Permission.REVEAL_ID_NUMBER)
    reason = typed_text(reason, "reason")
    if not reason:
        raise UserError(
            "reason_missing",
            QT_TRANSLATE_NOOP("Errors", "A whole ID number is shown only with a reason."),
            advice=QT_TRANSLATE_NOOP(
                "Errors", 'Type why you need it, such as "hotel registration".'
            ),
            field="reason",
        )
    with desk.work() as work:
        whom.customer(work, customer_id)
        if not is_kept(work):
            raise _off()
        number = number_rows.of_customer(work.connection, customer_id)
        if not number:
            raise UserError(
                "no_id_number",
                QT_TRANSLATE_NOOP("Errors", "No ID number of this customer is stored."),
                advice=QT_TRANSLATE_NOOP("Errors", "There is nothing to show."),
            )
        if not number_rows.has_consent(work.connection, customer_id):
            raise _no_consent()
        work.note("reveal_id_number", "customer", customer_id, reason=reason)
    return number


def remove(desk: Desk, customer_id: int) -> Done[bool]:
    """Delete one customer's number for good."""
    desk.require(Permission.EDIT_CUSTOMER)
    with desk.work() as work:
        whom.customer(work, customer_id)
        is_done = bool(number_rows.remove(work.connection, [customer_id]))
        if is_done:
            work.note("remove_id_number", "customer", customer_id)
            sweeping.order(work)
    if is_done:
        sweeping.sweep(desk)
    return Done(is_done, Changes(customers=frozenset({customer_id})))


def count(desk: Desk) -> int:
    """Return how many numbers are stored, whether they are on or off."""
    desk.require(Permission.CHANGE_SETTINGS)
    with desk.read() as work:
        return number_rows.count(work.connection)


def remove_all(desk: Desk) -> Done[int]:
    """Delete every stored number for good: what turning them off offers."""
    desk.require(Permission.CHANGE_SETTINGS)
    with desk.work() as work:
        approval = approvals.check(work, "erase", "id numbers")
        removed = number_rows.remove_all(work.connection)
        if removed:
            work.note("remove_id_numbers", details={"customers": removed} | approval)
            sweeping.order(work)
    if removed:
        sweeping.sweep(desk)
    return Done(removed, Changes(all_customers=True, settings=True))


def _off() -> UserError:
    return UserError(
        "id_numbers_off",
        QT_TRANSLATE_NOOP("Errors", "This shop keeps no ID numbers."),
        advice=QT_TRANSLATE_NOOP("Errors", "The owner can turn them on in the settings."),
        field=rules.FIELD,
    )


def _no_consent() -> UserError:
    return UserError(
        "id_number_no_consent",
        QT_TRANSLATE_NOOP(
            "Errors", "This customer has not agreed to the keeping of sensitive data."
        ),
        advice=QT_TRANSLATE_NOOP(
            "Errors", 'Record the consent to sensitive data first, under "Consent and data".'
        ),
        field=rules.FIELD,
    )
