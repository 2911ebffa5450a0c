"""Commands that hand out workbooks and keep the shop safe."""

from typing import Final

from app.cli.commands.syntax import FILE, Command, argument
from app.cli.values import day
from app.i18n import QT_TRANSLATE_NOOP

UPKEEP: Final = (
    Command(
        "export",
        QT_TRANSLATE_NOOP("Cli", "write a workbook for others"),
        below=(
            Command(
                "accountant",
                QT_TRANSLATE_NOOP("Cli", "the accountant's workbook, which balances by formula"),
                (
                    argument("file", metavar="OUT.xlsx", help=FILE),
                    argument(
                        "--from",
                        dest="start",
                        type=day,
                        metavar="YYYY-MM-DD",
                        help=QT_TRANSLATE_NOOP("Cli", "the first day (else the first sale)"),
                    ),
                    argument(
                        "--to",
                        dest="end",
                        type=day,
                        metavar="YYYY-MM-DD",
                        help=QT_TRANSLATE_NOOP("Cli", "the last day (else the business day)"),
                    ),
                ),
            ),
        ),
    ),
    Command(
        "backup",
        QT_TRANSLATE_NOOP("Cli", "make a verified snapshot of the shop"),
        (
            argument(
                "to",
                nargs="?",
                metavar="TO",
                help=QT_TRANSLATE_NOOP("Cli", "a file or a folder (else the shop's backups)"),
            ),
        ),
    ),
    Command(
        "verify",
        QT_TRANSLATE_NOOP("Cli", "check a backup from the first page to the last"),
        (argument("file", metavar="FILE", help=FILE),),
    ),
    Command(
        "restore",
        QT_TRANSLATE_NOOP("Cli", "bring a backup back; the shop of before is kept"),
        (
            argument("file", nargs="?", metavar="FILE", help=FILE),
            argument(
                "--undo",
                action="store_true",
                help=QT_TRANSLATE_NOOP("Cli", "bring back the shop of before the last restore"),
            ),
        ),
    ),
    Command(
        "doctor",
        QT_TRANSLATE_NOOP("Cli", "check the file and every rule that must hold in it"),
    ),
)
