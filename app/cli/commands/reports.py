"""The command that makes papers."""

from typing import Final

from app.cli.commands.syntax import Command, argument
from app.cli.values import dashed, day
from app.i18n import QT_TRANSLATE_NOOP

NAMES: Final = ("statement", "rules", "explanation", "distribution")
PAPERS: Final = ("a4", "letter")

REPORTS: Final = (
    Command(
        "report",
        QT_TRANSLATE_NOOP(
            "Cli",
            "make a paper as PDF: statement, rules, explanation or distribution",
        ),
        (
            argument(
                "name",
                metavar="NAME",
                type=dashed,
                choices=NAMES,
                help=QT_TRANSLATE_NOOP(
                    "Cli", "which paper: statement, rules, explanation or distribution"
                ),
            ),
            argument(
                "file",
                metavar="OUT.pdf",
                help=QT_TRANSLATE_NOOP("Cli", "the PDF file to write"),
            ),
            argument(
                "--customer",
                metavar="N",
                help=QT_TRANSLATE_NOOP(
                    "Cli", "the customer's number, for a statement or an explanation"
                ),
            ),
            argument(
                "--decision",
                type=int,
                metavar="ID",
                help=QT_TRANSLATE_NOOP(
                    "Cli", "a past decision of the history, for an explanation (else the last)"
                ),
            ),
            argument(
                "--from",
                dest="start",
                type=day,
                metavar="YYYY-MM-DD",
                help=QT_TRANSLATE_NOOP("Cli", "the first day (else 12 months before the last)"),
            ),
            argument(
                "--to",
                dest="end",
                type=day,
                metavar="YYYY-MM-DD",
                help=QT_TRANSLATE_NOOP("Cli", "the last day (else the business day)"),
            ),
            argument(
                "--figures",
                action="store_true",
                help=QT_TRANSLATE_NOOP(
                    "Cli", "tell weights, full marks and bounds on the rule sheet, too"
                ),
            ),
            argument(
                "--paper",
                choices=PAPERS,
                default="a4",
                help=QT_TRANSLATE_NOOP("Cli", "the paper's size (else a4)"),
            ),
        ),
    ),
)
