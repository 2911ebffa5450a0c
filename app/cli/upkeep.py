"""The commands doctor, backup and verify."""

from pathlib import Path

from app import bootstrap, vault
from app.cli.answers import DONE, REFUSED, Answer, amount, table
from app.cli.session import Call
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.services import backups
from app.services import doctor as checks
from app.services.backups import BackupReport


def doctor(call: Call) -> Answer:
    """Check the file and every rule that must hold in it."""
    with call.desk() as desk, call.progress() as progress:
        found = checks.check(desk, progress)
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
    return Answer(data, table(headers, rows), status=DONE if is_well else REFUSED)


def back_up(call: Call) -> Answer:
    """Make a verified snapshot."""
    to = call.options.to
    with call.desk() as desk:
        report = backups.back_up(desk, Path(to).expanduser().absolute() if to else None)
        text = QT_TRANSLATE_NOOP(
            "Cli", "Backup verified: {customers} customers, {sales} sales in {file}."
        )
        return _report(report, text)


def verify(call: Call) -> Answer:
    """Check a backup from the first page to the last; its own vault says who may open it."""
    file = backups.database_of(Path(call.options.file).expanduser().absolute())
    if _is_of_own_shop(call.shop, file.parent):
        with call.desk() as desk:
            report = backups.verify(desk, file)
    else:
        report = backups.verify_with(call.key_of(file.parent), file)
    text = QT_TRANSLATE_NOOP(
        "Cli", "The backup is sound: {customers} customers, {sales} sales in {file}."
    )
    return _report(report, text)


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
    return Answer(data, translate("Cli", marked).format(**data))
