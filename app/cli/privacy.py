"""The commands consent and privacy."""

from pathlib import Path

from app.cli.answers import Answer, table
from app.cli.session import Call
from app.domain.consents import CHANNELS, PURPOSES, ConsentEntry
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.reports.person_file import write_person
from app.reports.person_letter import person_letter
from app.reports.wording import Words
from app.services import backup_expiry, customers, id_numbers, phone_views
from app.services import privacy as rights


def consents(call: Call) -> Answer:
    """List a customer's consents."""
    with call.desk() as desk:
        rows = rights.consents(desk, customers.id_of(desk, call.options.number))
    data = [
        {
            "purpose": row.purpose,
            "channel": row.channel,
            "wording": row.wording,
            "how": row.how,
            "given": row.given.isoformat(),
            "withdrawn": row.withdrawn.isoformat() if row.withdrawn else None,
        }
        for row in rows
    ]
    headers = [
        translate("Cli", text)
        for text in (
            QT_TRANSLATE_NOOP("Cli", "Purpose"),
            QT_TRANSLATE_NOOP("Cli", "Channel"),
            QT_TRANSLATE_NOOP("Cli", "Given"),
            QT_TRANSLATE_NOOP("Cli", "Withdrawn"),
        )
    ]
    lines: list[list[object]] = [
        [
            translate("Consents", PURPOSES[row.purpose]),
            translate("Consents", CHANNELS[row.channel]) if row.channel else "",
            row.given,
            row.withdrawn or "",
        ]
        for row in rows
    ]
    return Answer(data, table(headers, lines))


def give(call: Call) -> Answer:
    """Record a consent."""
    options = call.options
    with call.desk() as desk:
        entry = ConsentEntry(
            customers.id_of(desk, options.number),
            options.purpose,
            options.channel,
            options.wording,
            options.how,
        )
        rights.give(desk, entry)
    text = translate("Cli", QT_TRANSLATE_NOOP("Cli", "Recorded."))
    return Answer({"purpose": options.purpose, "channel": options.channel}, text)


def withdraw(call: Call) -> Answer:
    """Withdraw a consent."""
    options = call.options
    with call.desk() as desk:
        customer = customers.id_of(desk, options.number)
        done = rights.withdraw(desk, customer, options.purpose, options.channel).value
        held = id_numbers.held(desk, customer)
    text = (
        QT_TRANSLATE_NOOP("Cli", "Withdrawn.") if done else QT_TRANSLATE_NOOP("Cli", "None stood.")
    )
    notes = []
    if held.masked and not held.has_consent:
        note = QT_TRANSLATE_NOOP(
            "Cli",
            "The ID number is not shown any more; delete it: stardesk idnumber remove {number}",
        )
        notes.append(translate("Cli", note).format(number=options.number))
    return Answer({"withdrawn": done}, translate("Cli", text), notes)


def agreed(call: Call) -> Answer:
    """List who agrees to a purpose now."""
    options = call.options
    with call.desk() as desk:
        ids = rights.agreed(desk, options.purpose, options.channel)
        rows = phone_views.listing(desk, ids)
    data = [{"number": row.number, "name": row.name, "phone": row.phone} for row in rows]
    headers = [
        translate("Cli", text)
        for text in (
            QT_TRANSLATE_NOOP("Cli", "Number"),
            QT_TRANSLATE_NOOP("Cli", "Name"),
            QT_TRANSLATE_NOOP("Cli", "Phone"),
        )
    ]
    return Answer(data, table(headers, [list(row.values()) for row in data]))


def export(call: Call) -> Answer:
    """Write everything held of a person to a file: JSON, or a PDF by its name."""
    path = Path(call.options.file).expanduser()
    with call.desk() as desk:
        data = rights.person(desk, customers.id_of(desk, call.options.number))
        words = Words(desk.currency, desk.decimals)
    if path.suffix.lower() == ".pdf":
        from app.reports.pdf import write_pdf  # noqa: PLC0415 - Qt is slow to wake

        whom = (data.number, data.name)
        write_pdf(path, [person_letter(data.issuer, whom, data.tables, words)], "a4")
    else:
        write_person(path, data.as_values())
    counts = {name: len(rows) for name, rows in data.tables.items()}
    return Answer({"file": str(path), "rows": counts}, str(path))


def erase(call: Call) -> Answer:
    """Erase a person for good."""
    with call.desk() as desk:
        customer = customers.id_of(desk, call.options.number)
        done = rights.erase(desk, customer, call.options.reason).value
    kept = done.backups
    data = {"number": done.number, "rows": done.rows} | backup_expiry.values(kept)
    text = QT_TRANSLATE_NOOP("Cli", "{number} is erased; the sales stay as money.")
    said = [translate("Cli", text).format(number=done.number), *backup_expiry.sentences(kept)]
    return Answer(data, "\n".join(said), tuple(done.sentences()))


def idle(call: Call) -> Answer:
    """List whose data is kept too long."""
    with call.desk() as desk:
        rows = rights.idle(desk)
    data = [
        {
            "number": row.number,
            "name": row.name,
            "last_purchase": row.last_purchase.isoformat() if row.last_purchase else None,
        }
        for row in rows
    ]
    headers = [
        translate("Cli", text)
        for text in (
            QT_TRANSLATE_NOOP("Cli", "Number"),
            QT_TRANSLATE_NOOP("Cli", "Name"),
            QT_TRANSLATE_NOOP("Cli", "Last purchase"),
        )
    ]
    if not data:
        nobody = QT_TRANSLATE_NOOP("Cli", "Nobody is kept too long.")
        return Answer(data, translate("Cli", nobody))
    return Answer(data, table(headers, [[value or "" for value in row.values()] for row in data]))


def purge(call: Call) -> Answer:
    """Erase everybody whose data is kept too long."""
    with call.desk() as desk, call.progress() as progress:
        count = rights.purge(desk, progress).value
        kept = backup_expiry.remaining(desk)
    text = translate("Cli", QT_TRANSLATE_NOOP("Cli", "Customers erased: {count}."))
    said = [text.format(count=count), *(backup_expiry.sentences(kept) if count else [])]
    return Answer({"erased": count} | backup_expiry.values(kept), "\n".join(said))
