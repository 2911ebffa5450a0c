"""Commands about reviews and levels set by hand."""

from typing import Final

from app.cli.commands.syntax import NUMBER, Command, argument
from app.cli.values import day, positive
from app.i18n import QT_TRANSLATE_NOOP

_REASON: Final = QT_TRANSLATE_NOOP("Cli", "why; it stands in the history")

REVIEWS: Final = (
    Command(
        "review",
        QT_TRANSLATE_NOOP("Cli", "review levels officially, as batches that can be taken back"),
        (
            argument(
                "--due",
                one_of="whom",
                action="store_true",
                help=QT_TRANSLATE_NOOP("Cli", "whoever is due, each on its due day (the default)"),
            ),
            argument(
                "--all",
                one_of="whom",
                dest="everybody",
                action="store_true",
                help=QT_TRANSLATE_NOOP("Cli", "everybody, on the business day"),
            ),
            argument(
                "--preview",
                action="store_true",
                help=QT_TRANSLATE_NOOP("Cli", "only say what would happen"),
            ),
        ),
    ),
    Command(
        "override",
        QT_TRANSLATE_NOOP("Cli", "set a level by hand, give one as a gift, or end it"),
        below=(
            Command(
                "set",
                QT_TRANSLATE_NOOP("Cli", "pin a customer's level"),
                (
                    argument("number", metavar="NUMBER", help=NUMBER),
                    argument(
                        "level",
                        metavar="L",
                        help=QT_TRANSLATE_NOOP("Cli", "the level, by its stars or its name"),
                    ),
                    argument("--reason", required=True, metavar="R", help=_REASON),
                    argument(
                        "--evidence",
                        default="",
                        metavar="E",
                        help=QT_TRANSLATE_NOOP("Cli", "what the decision rests on"),
                    ),
                    argument(
                        "--until",
                        type=day,
                        metavar="YYYY-MM-DD",
                        help=QT_TRANSLATE_NOOP("Cli", "the last day (else for good)"),
                    ),
                    argument(
                        "--gift",
                        action="store_true",
                        help=QT_TRANSLATE_NOOP("Cli", "a gift: whoever earns more rises above it"),
                    ),
                ),
            ),
            Command(
                "end",
                QT_TRANSLATE_NOOP("Cli", "end one"),
                (
                    argument(
                        "override",
                        type=positive,
                        metavar="ID",
                        help=QT_TRANSLATE_NOOP("Cli", "its number in the list"),
                    ),
                    argument("--reason", required=True, metavar="R", help=_REASON),
                ),
            ),
            Command("list", QT_TRANSLATE_NOOP("Cli", "list those that hold now")),
        ),
    ),
    Command(
        "worklist",
        QT_TRANSLATE_NOOP("Cli", "who is about to fall or one purchase short before a review"),
        (
            argument(
                "--days",
                type=positive,
                default=30,
                metavar="N",
                help=QT_TRANSLATE_NOOP("Cli", "how far to look ahead (else 30)"),
            ),
        ),
    ),
    Command(
        "history",
        QT_TRANSLATE_NOOP("Cli", "every change of a customer's level, computed again"),
        (argument("number", metavar="NUMBER", help=NUMBER),),
    ),
)
