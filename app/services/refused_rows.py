"""Rows that imports refused: kept inside the shop's file, written out only for who asks.

They are let go of after some weeks, and whoever is erased goes from them too. A readable file
stands in the shop's folder only where a command could not write beside the imported file.
"""

import contextlib
import itertools
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from app.domain.access import Permission
from app.domain.importing import Reject
from app.domain.traces import Traces
from app.errors import FileError, UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import refused as refused_rows
from app.services import approvals, reject_file
from app.services.desk import Desk, Work
from app.services.done import Changes, Done
from app.services.reject_file import RefusedRow

KEPT_DAYS: Final = 30
_SUFFIX: Final = ".csv"


def keep(work: Work, batch_id: int, headers: Sequence[str], rejects: Sequence[Reject]) -> None:
    """Keep the rows that an import refused with its batch."""
    rows = [(one.line, one.field, one.reason, one.cells) for one in rejects]
    refused_rows.keep(work.connection, batch_id, headers, rows)


def of_batch(desk: Desk, batch_id: int) -> list[RefusedRow]:
    """Return the rows that an import refused, as far as they are still kept."""
    desk.require(Permission.IMPORT)
    desk.require(Permission.SEE_PHONES)
    with desk.read() as work:
        _, rows = _kept(work, batch_id)
    return rows


def save(desk: Desk, batch_id: int, target: Path) -> int:
    """Write the rows that an import refused to a file that anybody can read; return how many."""
    desk.require(Permission.IMPORT)
    desk.require(Permission.SEE_PHONES)
    with desk.work() as work:
        approval = approvals.check(work, "export", f"refused {batch_id}")
        headers, rows = _kept(work, batch_id)
        try:
            reject_file.write(target, headers, rows)
        except OSError:
            raise _unwritable(target) from None
        details = {"rows": len(rows)} | approval
        work.note("save_refused", "batch", batch_id, details=details)
    return len(rows)


def hand_out(desk: Desk, batch_id: int, source: Path) -> Path | None:
    """Write the rows refused just now beside the file they came from, else in the shop's folder.

    The person who imports has that file: nothing becomes readable that was not. None where neither
    place can be written to; the rows are kept in the shop's file all the same.
    """
    desk.require(Permission.IMPORT)
    with desk.read() as work:
        headers, rows = _kept(work, batch_id)
    for target in (_beside(source, batch_id), desk.paths.rejects / f"import-{batch_id}{_SUFFIX}"):
        with contextlib.suppress(OSError):
            reject_file.write(target, headers, rows)
            return target
    return None


def _beside(source: Path, batch_id: int) -> Path:
    """Return a free name beside a file: orders.csv becomes orders.refused-7.csv of batch 7."""
    for place in itertools.count(1):
        more = "" if place == 1 else f"-{place}"
        target = source.with_name(f"{source.stem}.refused-{batch_id}{more}{_SUFFIX}")
        if not target.exists():
            break
    return target


def _kept(work: Work, batch_id: int) -> tuple[list[str], list[RefusedRow]]:
    headers = refused_rows.headers_of(work.connection, batch_id)
    rows = refused_rows.rows_of(work.connection, batch_id)
    if headers is None or not rows:
        raise UserError(
            "no_refused_rows",
            QT_TRANSLATE_NOOP("Errors", "No refused rows of batch {batch} are kept."),
            {"batch": batch_id, "days": KEPT_DAYS},
            advice=QT_TRANSLATE_NOOP(
                "Errors",
                "They are kept for {days} days. Import the file again: it tells what it refuses.",
            ),
        )
    return headers, [RefusedRow(line, reason, cells) for line, _, reason, cells in rows]


def _unwritable(target: Path) -> FileError:
    return FileError(
        "file_unwritable",
        QT_TRANSLATE_NOOP("Errors", "{file} cannot be written in {folder}."),
        {"file": target.name[:80], "folder": str(target.parent)},
        advice=QT_TRANSLATE_NOOP("Errors", "Choose another folder or another name."),
    )


def age_out(desk: Desk) -> Done[int]:
    """Let go of refused rows that are older than some weeks, kept ones and written ones."""
    desk.require(Permission.SEE_CUSTOMERS)
    moment = desk.clock.now() - timedelta(days=KEPT_DAYS)
    for file in _written(desk):
        with contextlib.suppress(OSError):
            if datetime.fromtimestamp(file.stat().st_mtime, UTC) < moment:
                file.unlink()
    with desk.read() as work:
        old = refused_rows.older_than(work.connection, moment)
    if not old:
        return Done(0, Changes())
    with desk.work() as work:
        count = refused_rows.forget(work.connection, old)
        work.note("age_refused", details={"batches": len(old), "rows": count})
    return Done(count, Changes(batches=True))


def erase(work: Work, person: Any) -> int:  # noqa: ANN401 - a database row
    """Take a person's rows out of those kept in the shop's file."""
    traces = traces_of(person)
    ids = [key for key, cells in refused_rows.every(work.connection) if traces.stand_in(cells)]
    return refused_rows.drop(work.connection, ids)


def erase_written(desk: Desk, people: Sequence[Traces]) -> tuple[str, ...]:
    """Take people's rows out of the readable files that stand in the shop's own folder.

    Returns the names of files that resisted, as one does that a spreadsheet has open.
    """
    desk.require(Permission.ERASE_PERSON)
    resisted = []
    for file in _written(desk):
        try:
            _erase_from(file, people)
        except OSError:
            resisted.append(file.name)
    return tuple(resisted)


def _erase_from(file: Path, people: Sequence[Traces]) -> None:
    head, *rows = reject_file.read_lines(file) or [[]]
    left = [row for row in rows if not any(one.stand_in(row) for one in people)]
    if len(left) == len(rows):
        return
    if left:
        reject_file.write_lines(file, [head, *left])
    else:
        file.unlink()


def traces_of(person: Any) -> Traces:  # noqa: ANN401 - a database row
    """Return by what a customer's row tells who it is."""
    return Traces(person.number, person.name, person.phone, person.email)


def _written(desk: Desk) -> list[Path]:
    folder = desk.paths.rejects
    return sorted(folder.glob(f"*{_SUFFIX}")) if folder.is_dir() else []
