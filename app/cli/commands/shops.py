"""Commands that make a shop."""

from typing import Final

from app.cli.commands.syntax import Command, argument
from app.i18n import QT_TRANSLATE_NOOP

SHOPS: Final = (
    Command(
        "init",
        QT_TRANSLATE_NOOP("Cli", "create an encrypted shop and print its recovery key once"),
        (
            argument(
                "--name", required=True, help=QT_TRANSLATE_NOOP("Cli", "the name of the shop")
            ),
            argument(
                "--currency",
                default="CNY",
                help=QT_TRANSLATE_NOOP("Cli", "its currency (else CNY)"),
            ),
            argument(
                "--template",
                default="stars5",
                help=QT_TRANSLATE_NOOP("Cli", "the grading scheme to start with (else stars5)"),
            ),
            argument(
                "--owner",
                default="owner",
                metavar="LOGIN",
                help=QT_TRANSLATE_NOOP("Cli", "the owner's login (else owner)"),
            ),
            argument(
                "--plain",
                action="store_true",
                help=QT_TRANSLATE_NOOP(
                    "Cli", "do not encrypt: whoever has the file can read every customer"
                ),
            ),
        ),
    ),
    Command(
        "demo",
        QT_TRANSLATE_NOOP("Cli", "create a demo shop of invented customers; it needs no password"),
        (
            argument(
                "folder",
                nargs="?",
                metavar="FOLDER",
                help=QT_TRANSLATE_NOOP("Cli", "where to (else the user's data folder)"),
            ),
        ),
    ),
)
