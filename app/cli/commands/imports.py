"""Commands that bring files in and take batches back."""

from typing import Final

from app.cli.commands.syntax import CHANNEL, Command, argument
from app.cli.values import pair, positive
from app.i18n import QT_TRANSLATE_NOOP

KINDS: Final = ("auto", "sales", "customers")
DATE_ORDERS: Final = ("ymd", "dmy", "mdy")

_BATCH: Final = argument(
    "batch",
    type=positive,
    metavar="BATCH",
    help=QT_TRANSLATE_NOOP("Cli", "its number in the list of batches"),
)

IMPORTS: Final = (
    Command(
        "import",
        QT_TRANSLATE_NOOP("Cli", "bring in customers or sales from a file, all or nothing"),
        (
            argument(
                "file",
                metavar="FILE",
                help=QT_TRANSLATE_NOOP("Cli", "a csv, tsv, txt, xlsx, xls, ods or vcf file"),
            ),
            argument(
                "--kind",
                choices=KINDS,
                default="auto",
                help=QT_TRANSLATE_NOOP("Cli", "what the rows are (else found out)"),
            ),
            argument(
                "--map",
                action="append",
                type=pair,
                default=[],
                metavar="FIELD=COLUMN",
                help=QT_TRANSLATE_NOOP("Cli", "read a field from a column of the file"),
            ),
            argument(
                "--const",
                action="append",
                type=pair,
                default=[],
                metavar="FIELD=VALUE",
                help=QT_TRANSLATE_NOOP("Cli", "give a field the same value in every row"),
            ),
            argument(
                "--profile",
                default="",
                metavar="NAME",
                help=QT_TRANSLATE_NOOP("Cli", "a saved mapping of columns"),
            ),
            argument("--channel", metavar="C", help=CHANNEL),
            argument(
                "--sheet",
                default="",
                metavar="S",
                help=QT_TRANSLATE_NOOP("Cli", "the sheet of a workbook (else the first with rows)"),
            ),
            argument(
                "--header-row",
                type=positive,
                metavar="N",
                help=QT_TRANSLATE_NOOP("Cli", "the line with the headings (else found out)"),
            ),
            argument(
                "--date-order",
                choices=DATE_ORDERS,
                default="",
                help=QT_TRANSLATE_NOOP("Cli", "the order of day and month where it is ambiguous"),
            ),
            argument(
                "--dry-run",
                action="store_true",
                help=QT_TRANSLATE_NOOP("Cli", "only say what would happen"),
            ),
        ),
    ),
    Command("batches", QT_TRANSLATE_NOOP("Cli", "list the bulk acts")),
    Command(
        "undo",
        QT_TRANSLATE_NOOP("Cli", "take a bulk act back"),
        (
            _BATCH,
            argument(
                "--run",
                action="store_true",
                help=QT_TRANSLATE_NOOP("Cli", "with all reviews that were run together with it"),
            ),
        ),
    ),
    Command(
        "refused",
        QT_TRANSLATE_NOOP("Cli", "list the rows that an import refused, or write them to a file"),
        (
            _BATCH,
            argument(
                "file",
                nargs="?",
                metavar="FILE.csv",
                help=QT_TRANSLATE_NOOP("Cli", "where to write them, readable for everybody"),
            ),
        ),
    ),
)
