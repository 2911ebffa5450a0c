"""Commands that record sales and returns."""

from typing import Final

from app.cli.commands.syntax import CHANNEL, NUMBER, Command, argument
from app.i18n import QT_TRANSLATE_NOOP

SALES: Final = (
    Command(
        "sale",
        QT_TRANSLATE_NOOP("Cli", "record a sale"),
        (
            argument("number", metavar="NUMBER", help=NUMBER),
            argument("amount", metavar="AMOUNT", help=QT_TRANSLATE_NOOP("Cli", "what was paid")),
            argument(
                "--category",
                default="",
                metavar="C",
                help=QT_TRANSLATE_NOOP("Cli", "the category of what was bought"),
            ),
            argument(
                "--document",
                default="",
                metavar="D",
                help=QT_TRANSLATE_NOOP("Cli", "the number of the receipt (else given)"),
            ),
            argument("--channel", metavar="C", help=CHANNEL),
        ),
    ),
    Command(
        "return",
        QT_TRANSLATE_NOOP("Cli", "record a return, in part or whole"),
        (
            argument(
                "document",
                metavar="DOCUMENT",
                help=QT_TRANSLATE_NOOP("Cli", "the receipt whose goods come back"),
            ),
            argument(
                "amount",
                nargs="?",
                metavar="AMOUNT",
                help=QT_TRANSLATE_NOOP("Cli", "what is paid back (else all of it)"),
            ),
            argument(
                "--channel",
                metavar="C",
                help=QT_TRANSLATE_NOOP(
                    "Cli", "its channel, where several sales carry the same number"
                ),
            ),
            argument(
                "--customer",
                metavar="NUMBER",
                help=QT_TRANSLATE_NOOP(
                    "Cli", "its customer, where several sales carry the same number"
                ),
            ),
        ),
    ),
)
