"""The command idnumber: on or off, one customer's number hidden or with a reason, deleting."""

import getpass
import os
from typing import Final

from app.cli.answers import Answer, counted
from app.cli.session import Call, is_asking_possible
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.services import customers, settings
from app.services import id_numbers as numbers

# A number never stands in an argument, which others on the computer can read.
_FROM_OUTSIDE: Final = "STARDESK_ID_NUMBER"


def keep(call: Call) -> Answer:
    """Turn ID numbers on or off; say how many are stored when they are off."""
    is_on = call.options.state == "on"
    with call.desk() as desk:
        settings.change(desk, numbers.KEEP, is_on)
        count = numbers.count(desk)
    text = QT_TRANSLATE_NOOP("Cli", "ID numbers are on.")
    if not is_on:
        text = QT_TRANSLATE_NOOP("Cli", "ID numbers are off; none is stored.")
        if count:
            text = QT_TRANSLATE_NOOP(
                "Cli",
                "ID numbers are off; still stored: {count}. Delete all: stardesk idnumber purge",
            )
    return Answer({"on": is_on, "stored": count}, translate("Cli", text).format(count=count))


def show(call: Call) -> Answer:
    """Show a customer's number hidden; whole with a reason."""
    reason = call.options.reason
    with call.desk() as desk:
        customer = customers.id_of(desk, call.options.number)
        if reason is not None:
            number = numbers.reveal(desk, customer, reason)
            return Answer({"id_number": number}, number)
        held = numbers.held(desk, customer)
    data = {"on": held.is_on, "id_number": held.masked, "consent": held.has_consent}
    none = translate("Cli", QT_TRANSLATE_NOOP("Cli", "None is kept."))
    return Answer(data, held.masked or none)


def store(call: Call) -> Answer:
    """Store a customer's number, from the environment or a prompt."""
    with call.desk() as desk:
        customer = customers.id_of(desk, call.options.number)
        done = numbers.change(desk, customer, _typed()).value
    text = QT_TRANSLATE_NOOP("Cli", "Stored.") if done else QT_TRANSLATE_NOOP("Cli", "Known.")
    return Answer({"stored": done}, translate("Cli", text))


def _typed() -> str:
    typed = os.environ.get(_FROM_OUTSIDE, "")
    if not typed and is_asking_possible():
        typed = getpass.getpass(translate("Cli", QT_TRANSLATE_NOOP("Cli", "ID number: ")))
    if not typed:
        raise UserError(
            "id_number_missing",
            QT_TRANSLATE_NOOP("Errors", "No ID number was given."),
            advice=QT_TRANSLATE_NOOP("Errors", "Give it by STARDESK_ID_NUMBER, or at the prompt."),
            field="id_number",
        )
    return typed


def remove(call: Call) -> Answer:
    """Delete a customer's number for good."""
    with call.desk() as desk:
        done = numbers.remove(desk, customers.id_of(desk, call.options.number)).value
    text = (
        QT_TRANSLATE_NOOP("Cli", "Deleted.") if done else QT_TRANSLATE_NOOP("Cli", "None is kept.")
    )
    return Answer({"removed": done}, translate("Cli", text))


def purge(call: Call) -> Answer:
    """Delete every stored number for good."""
    with call.desk() as desk:
        count = numbers.remove_all(desk).value
    text = counted(
        count,
        QT_TRANSLATE_NOOP("Cli", "{count} ID number deleted."),
        QT_TRANSLATE_NOOP("Cli", "{count} ID numbers deleted."),
    )
    return Answer({"removed": count}, text.format(count=count))
