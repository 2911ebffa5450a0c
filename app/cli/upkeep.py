"""The commands doctor, backup, verify and restore."""

import os
from pathlib import Path

from app import bootstrap, vault
from app.cli.answers import DONE, REFUSED, Answer, amount, customers_text, sales_text, table
from app.cli.session import Call
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.services import backups, residence
from app.services import doctor as checks
from app.services.backups import BackupReport
from app.services.desk import SystemClock


def doctor(call: Call) -> Answer:
    """Check the file and every rule that must hold in it."""
    with call.desk() as desk, call.progress() as progress:
        found = checks.check(desk, progress)
        lives = residence.of(desk)
    is_well = all(check.ok for check in found)
    data = {
        "ok": is_well,
        "checks": [{"name": check.name, "ok": check.ok, "detail": check.detail} for check in found],
    }
    rows = [["✓" if check.ok else "✗", check.title, check.detail] for check in found]
    headers = [
        "",
        translate("Cli", QT_TRANSLATE_NOOP("Cli", "Check")),
        translate("Cli", QT_TRANSLATE_NOOP("Cli", "Finding")),
    ]
    text = f"{table(headers, rows)}\n{lives.place}: {lives.words()}"
    return Answer(data, text, status=DONE if is_well else REFUSED)


def back_up(call: Call) -> Answer:
    """Make a verified snapshot."""
    to = call.options.to
    with call.desk() as desk:
        report = backups.back_up(desk, Path(to).expanduser().absolute() if to else None)
        text = QT_TRANSLATE_NOOP("Cli", "Backup verified: {customers}, {sales} in {file}.")
        return _report(report, text)


def verify(call: Call) -> Answer:
    """Check a backup from the first page to the last; its own vault says who may open it."""
    file = backups.database_of(Path(call.options.file).expanduser().absolute())
    if _is_of_own_shop(call.shop, file.parent):
        with call.desk() as desk:
            report = backups.verify(desk, file)
    else:
        report = backups.verify_with(call.key_of(file.parent), file)
    text = QT_TRANSLATE_NOOP("Cli", "The backup is sound: {customers}, {sales} in {file}.")
    return _report(report, text)


def restore(call: Call) -> Answer:
    """Bring a backup back, with a password or the recovery key; or undo the last restore."""
    file, is_undo = call.options.file, call.options.undo
    if bool(file) == is_undo:
        raise UserError(
            "restore_what",
            QT_TRANSLATE_NOOP("Errors", "Either a backup or --undo is wanted."),
            advice=QT_TRANSLATE_NOOP("Errors", "Name the backup's folder, or give --undo."),
        )
    recovery_key = os.environ.get("STARDESK_RECOVERY_KEY") or ""

    def key_of(folder: Path) -> bytes | None:
        if recovery_key and vault.exists(folder):
            now, by = SystemClock().now(), vault.BY_RECOVERY
            return vault.guarded(
                folder, by, now, lambda: vault.open_with_recovery(folder, recovery_key)
            )
        return call.key_of(folder)

    who = bootstrap.Restorer(key_of, call.login, has_recovery_key=bool(recovery_key))
    named = Path(file).expanduser().absolute() if file else None
    done = bootstrap.restore(call.shop.absolute(), named, who)
    data = {
        "shop": str(call.shop),
        "customers": done.customers,
        "sales": done.sales,
        "lines": done.lines,
        "total_amount": amount(done.amount_minor, done.decimals),
        "kept": str(done.kept) if done.kept else None,
        "former_key": done.is_former_key,
    }
    text = QT_TRANSLATE_NOOP("Cli", "Restored: {customers}, {sales} in {shop}.")
    lines = [translate("Cli", text).format(**data | _counts(done.customers, done.sales))]
    if done.kept:
        text = QT_TRANSLATE_NOOP("Cli", "The shop of before is kept in {kept}.")
        lines.append(translate("Cli", text).format(**data))
    if done.is_former_key:
        text = QT_TRANSLATE_NOOP(
            "Cli", "This backup brought its own key back: the passwords of then are in force."
        )
        lines.append(translate("Cli", text))
    return Answer(data, "\n".join(lines))


def _is_of_own_shop(shop: Path, folder: Path) -> bool:
    """Say whether one's own shop has the key of a backup, or its vault is missing there."""
    if not bootstrap.is_shop(shop):
        return False
    return vault.is_same(shop, folder) if vault.exists(folder) else True


def _report(report: BackupReport, marked: str) -> Answer:
    data = {
        "file": str(report.file),
        "customers": report.customers,
        "sales": report.sales,
        "lines": report.lines,
        "total_amount": amount(report.amount_minor, report.decimals),
        "size": report.size,
    }
    told = data | _counts(report.customers, report.sales)
    return Answer(data, translate("Cli", marked).format(**told))


def _counts(customers: int, sales: int) -> dict[str, str]:
    """Return the two counts of a backup in words."""
    return {"customers": customers_text(customers), "sales": sales_text(sales)}
