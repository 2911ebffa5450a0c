"""The command export accountant."""

from pathlib import Path

from app.cli.answers import Answer
from app.cli.session import Call
from app.domain.access import Permission
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.services import reporting


def export(call: Call) -> Answer:
    """Write the accountant's workbook and tell its control totals."""
    from app.reports.excel import write_workbook  # noqa: PLC0415 - openpyxl is slow to wake

    options = call.options
    path = Path(options.file).expanduser()
    with call.desk() as desk:
        desk.require(Permission.EXPORT_ACCOUNTS)
        notes = call.bring_up(desk)
        with call.progress() as progress:
            book = reporting.accountant_book(desk, options.start, options.end, progress)
            write_workbook(
                path,
                book.sheets,
                book.cover,
                progress,
                temporary=desk.paths.temporary,
                decimals=desk.decimals,
            )
    totals = {
        name: value if isinstance(value, int) else format(value, "f")
        for name, value in book.totals.items()
    }
    text = translate(
        "Cli",
        QT_TRANSLATE_NOOP(
            "Cli",
            "{period}: sale lines {sales}, {sales_amount}; return lines {returns}, "
            "{returns_amount}; net {net_amount}. Written to {file}.",
        ),
    )
    data = {"file": str(path), "period": book.cover.period, "control_totals": totals}
    return Answer(data, text.format(file=path, period=book.cover.period, **totals), notes)
