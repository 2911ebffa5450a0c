"""Commands that find and list customers."""

from typing import Final

from app.cli.commands.syntax import NUMBER, Command, argument
from app.cli.values import positive
from app.i18n import QT_TRANSLATE_NOOP

CUSTOMERS: Final = (
    Command(
        "lookup",
        QT_TRANSLATE_NOOP("Cli", "find customers by name, pinyin, phone or number"),
        (
            argument(
                "query",
                metavar="QUERY",
                help=QT_TRANSLATE_NOOP("Cli", "a part of a name, initials, last digits, a number"),
            ),
            argument(
                "--limit",
                type=positive,
                default=20,
                metavar="N",
                help=QT_TRANSLATE_NOOP("Cli", "at most so many (else 20)"),
            ),
        ),
    ),
    Command(
        "today",
        QT_TRANSLATE_NOOP("Cli", "figures of 30 days, what is to do, who deserves a word, backups"),
    ),
    Command(
        "customers",
        QT_TRANSLATE_NOOP("Cli", "the star table: every customer with facts, score and level"),
        (
            argument(
                "--level",
                metavar="L",
                help=QT_TRANSLATE_NOOP("Cli", "only one level, by its stars or its name"),
            ),
            argument(
                "--out",
                metavar="FILE",
                help=QT_TRANSLATE_NOOP("Cli", "write it to a .csv or .xlsx file"),
            ),
        ),
    ),
    Command(
        "points",
        QT_TRANSLATE_NOOP("Cli", "a customer's points and their ledger; give or take some by hand"),
        (
            argument("number", metavar="NUMBER", help=NUMBER),
            argument(
                "--add",
                one_of="act",
                type=positive,
                metavar="N",
                help=QT_TRANSLATE_NOOP("Cli", "how many points to give; needs --reason"),
            ),
            argument(
                "--take",
                one_of="act",
                type=positive,
                metavar="N",
                help=QT_TRANSLATE_NOOP("Cli", "how many points to take; needs --reason"),
            ),
            argument(
                "--undo",
                one_of="act",
                type=positive,
                metavar="ID",
                help=QT_TRANSLATE_NOOP("Cli", "take a row of the ledger back, by its number"),
            ),
            argument(
                "--reason",
                default="",
                metavar="R",
                help=QT_TRANSLATE_NOOP("Cli", "why; it stands in the ledger"),
            ),
        ),
    ),
    Command(
        "explain",
        QT_TRANSLATE_NOOP("Cli", "say why a customer has this level"),
        (argument("number", metavar="NUMBER", help=NUMBER),),
    ),
)
