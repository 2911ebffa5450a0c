"""The commands import, batches, undo and refused."""

from pathlib import Path
from typing import Any, Final

from app.cli.answers import DONE, SOME_REJECTED, Answer, counted, customers_text, table
from app.cli.session import Call
from app.domain.channels import SHOP
from app.domain.money import plain, to_minor
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.services import batches, importing, refused_rows
from app.services.batches import BatchRow
from app.services.importing import ImportReport, Options

_SHOWN: Final = 10


def bring_in(call: Call) -> Answer:
    """Take a file in, all or nothing; rows that cannot be read are told and kept apart."""
    options = call.options
    wanted = Options(
        kind=options.kind,
        mapping=dict(options.map),
        constants=dict(options.const),
        profile=options.profile,
        channel=options.channel or SHOP,
        sheet=options.sheet or None,
        header_row=options.header_row,
        date_order=options.date_order,
        dry_run=options.dry_run,
    )
    path = Path(options.file).expanduser()
    with call.desk() as desk, call.progress() as progress:
        report = importing.run(desk, path, wanted, progress).value
        file = None
        if report.batch is not None and report.rejected:
            file = refused_rows.hand_out(desk, report.batch, path)
        data = _report_data(report, desk.decimals, file)
    return Answer(
        data,
        _report_text(report, data, is_dry=options.dry_run),
        _reject_notes(report, file),
        SOME_REJECTED if report.rejected else DONE,
    )


def _report_data(report: ImportReport, decimals: int, file: Path | None) -> dict[str, Any]:
    return {
        "batch": report.batch,
        "kind": report.kind,
        "read": report.read,
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "rejected": report.rejected,
        "customers_created": report.customers_created,
        "total_amount": plain(to_minor(report.total_amount, decimals), decimals),
        "rejects": [
            {
                "line": reject.line,
                "field": reject.field,
                "value": reject.value,
                "reason": reject.reason,
            }
            for reject in report.rejects
        ],
        "reject_file": str(file) if file else None,
        "told_before": report.told_before,
        "walk_ins": report.walk_ins,
        "walk_ins_named": report.walk_ins_named,
        "noticed": report.noticed,
        "notices": [
            {
                "line": notice.line or None,
                "field": notice.field,
                "value": notice.value,
                "reason": notice.reason,
            }
            for notice in report.notices
        ],
        "id_numbers": report.id_numbers,
        "id_numbers_left_out": report.id_numbers_left_out,
    }


def _report_text(report: ImportReport, data: dict[str, Any], *, is_dry: bool) -> str:
    if is_dry:
        head = QT_TRANSLATE_NOOP("Cli", "Dry run, nothing was saved.")
    elif report.batch is None:
        head = QT_TRANSLATE_NOOP("Cli", "Nothing new, so no batch was made.")
    else:
        head = QT_TRANSLATE_NOOP("Cli", "Batch {batch}.")
    body = QT_TRANSLATE_NOOP(
        "Cli",
        "{rows}: {created} new, {updated} changed, {unchanged} known already, "
        "{rejected} rejected. {people}. Total amount {total_amount}.",
    )
    rows = counted(
        report.read,
        QT_TRANSLATE_NOOP("Cli", "{count} row read"),
        QT_TRANSLATE_NOOP("Cli", "{count} rows read"),
    ).format(count=report.read)
    people = counted(
        report.customers_created,
        QT_TRANSLATE_NOOP("Cli", "{count} new customer"),
        QT_TRANSLATE_NOOP("Cli", "{count} new customers"),
    ).format(count=report.customers_created)
    texts = [head, body]
    if report.walk_ins:
        texts.append(QT_TRANSLATE_NOOP("Cli", "Sales without a customer: {walk_ins}."))
    values = {**data, "rows": rows, "people": people}
    return " ".join(translate("Cli", text).format(**values) for text in texts)


def _reject_notes(report: ImportReport, file: Path | None) -> list[str]:
    """Tell whose totals were told before, the first rejected rows, and where all of them are."""
    notes = [note.words() for note in report.notes]
    if report.walk_ins_named:
        named = QT_TRANSLATE_NOOP(
            "Cli",
            "Rows with a name alone: {count}. Two people may share a name, so they are kept as "
            "sales without a customer and give nobody a star. Add a column with the customer "
            "number, phone or e-mail, undo, and import again.",
        )
        notes.append(translate("Cli", named).format(count=report.walk_ins_named))
    if report.id_numbers_left_out:
        left = QT_TRANSLATE_NOOP(
            "Cli",
            "ID numbers left out: {count}. No consent to sensitive data is recorded, or "
            "another number is known there. Record the consents and import the file again.",
        )
        notes.append(translate("Cli", left).format(count=report.id_numbers_left_out))
    if report.told_before:
        told = counted(
            report.told_before,
            QT_TRANSLATE_NOOP(
                "Cli",
                "The old total of {count} customer already stands for earlier sales of this file: "
                "the greater of the two counts, never their sum.",
            ),
            QT_TRANSLATE_NOOP(
                "Cli",
                "The old totals of {count} customers already stand for earlier sales of this file: "
                "the greater of the two counts, never their sum.",
            ),
        )
        notes.append(told.format(count=report.told_before))
    notes += _first_rows(report)
    if file is not None:
        where = QT_TRANSLATE_NOOP(
            "Cli",
            "The rejected rows are in {file}, readable for whoever opens it; mend and import them, "
            "then delete it.",
        )
        notes.append(translate("Cli", where).format(file=file))
    elif report.batch is not None and report.rejected:
        kept = QT_TRANSLATE_NOOP(
            "Cli",
            "The rejected rows could not be written beside the file; they are kept in the shop: "
            "stardesk refused {batch} FILE.csv",
        )
        notes.append(translate("Cli", kept).format(batch=report.batch))
    return notes


def _first_rows(report: ImportReport) -> list[str]:
    """Tell the first rows that were noticed or rejected, and how many more there are."""
    line = translate("Cli", QT_TRANSLATE_NOOP("Cli", "Line {line}: {reason}"))
    notes = [
        line.format(line=notice.line, reason=notice.reason) if notice.line else notice.reason
        for notice in report.notices[:_SHOWN]
    ]
    if report.noticed > _SHOWN:
        rest = report.noticed - _SHOWN
        further = counted(
            rest,
            QT_TRANSLATE_NOOP("Cli", "… and {count} more such return."),
            QT_TRANSLATE_NOOP("Cli", "… and {count} more such returns."),
        )
        notes.append(further.format(count=rest))
    notes += [
        line.format(line=reject.line, reason=reject.reason) for reject in report.rejects[:_SHOWN]
    ]
    if report.rejected > _SHOWN:
        more = translate("Cli", QT_TRANSLATE_NOOP("Cli", "… and {count} more."))
        notes.append(more.format(count=report.rejected - _SHOWN))
    return notes


def list_batches(call: Call) -> Answer:
    """List the bulk acts, newest first."""
    with call.desk() as desk:
        found = batches.list_batches(desk)
    data = [
        {
            "batch": row.id,
            "kind": row.kind,
            "title": row.title,
            "day": row.day.isoformat(),
            "at": row.at.isoformat(timespec="seconds"),
            "by": row.actor,
            "undone": row.is_undone,
            "run": row.run,
            "counts": row.counts,
        }
        for row in found
    ]
    if not found:
        return Answer(data, translate("Cli", QT_TRANSLATE_NOOP("Cli", "No bulk act yet.")))
    headers = [
        translate("Cli", text)
        for text in (
            QT_TRANSLATE_NOOP("Cli", "Batch"),
            QT_TRANSLATE_NOOP("Cli", "Kind"),
            QT_TRANSLATE_NOOP("Cli", "Title"),
            QT_TRANSLATE_NOOP("Cli", "Day"),
            QT_TRANSLATE_NOOP("Cli", "By"),
            QT_TRANSLATE_NOOP("Cli", "Undone"),
        )
    ]
    rows = [[row.id, _kind(row), row.title, row.day, row.actor, _undone(row)] for row in found]
    return Answer(data, table(headers, rows))


def _kind(row: BatchRow) -> str:
    return translate("Batches", batches.TITLES.get(row.kind, row.kind))


def _undone(row: BatchRow) -> str:
    return row.undone_at.astimezone().strftime("%Y-%m-%d %H:%M") if row.undone_at else ""


def undo(call: Call) -> Answer:
    """Take a bulk act back, or with --run all that was made in one go with it."""
    act = batches.undo_run if call.options.run else batches.undo
    with call.desk() as desk, call.progress() as progress:
        report = act(desk, call.options.batch, progress).value
    data = {
        "batch": report.batch,
        "customers": report.customers,
        "customers_removed": report.removed,
        "batches": list(report.batches),
    }
    values = {**data, "customers": customers_text(report.customers)}
    if len(report.batches) > 1:
        several = translate(
            "Cli",
            QT_TRANSLATE_NOOP(
                "Cli",
                "{count} batches of one run were taken back: {customers} as before.",
            ),
        )
        return Answer(data, several.format(**values, count=len(report.batches)))
    text = translate(
        "Cli",
        QT_TRANSLATE_NOOP(
            "Cli",
            "Batch {batch} was taken back: {customers} as before, "
            "{customers_removed} of them gone again.",
        ),
    )
    return Answer(data, text.format(**values))


def refused(call: Call) -> Answer:
    """List the rows that an import refused, or write them to a file."""
    batch, named = call.options.batch, call.options.file
    file = Path(named).expanduser() if named else None
    with call.desk() as desk:
        if file is not None:
            count = refused_rows.save(desk, batch, file)
            text = counted(
                count,
                QT_TRANSLATE_NOOP("Cli", "{count} row written to {file}."),
                QT_TRANSLATE_NOOP("Cli", "{count} rows written to {file}."),
            )
            answer = {"batch": batch, "rows": count, "reject_file": str(file)}
            return Answer(answer, text.format(count=count, file=file))
        rows = refused_rows.of_batch(desk, batch)
    data = [{"line": row.line, "reason": row.reason, "cells": list(row.cells)} for row in rows]
    headers = [
        translate("Cli", text)
        for text in (QT_TRANSLATE_NOOP("Cli", "Line"), QT_TRANSLATE_NOOP("Cli", "Reason"))
    ]
    return Answer(data, table(headers, [[row.line, row.reason] for row in rows]))
