"""The command that takes pictures of the demo shop."""

from typing import Final

from app.cli.commands.syntax import Command, argument
from app.cli.values import size
from app.i18n import QT_TRANSLATE_NOOP

THEMES: Final = ("light", "dark")

PICTURES: Final = (
    Command(
        "screenshots",
        QT_TRANSLATE_NOOP("Cli", "take pictures of every page and dialog of the demo shop"),
        (
            argument(
                "folder",
                metavar="FOLDER",
                help=QT_TRANSLATE_NOOP("Cli", "where the pictures go"),
            ),
            argument(
                "--size",
                type=size,
                default=(1280, 800),
                metavar="WxH",
                help=QT_TRANSLATE_NOOP("Cli", "how large the window is (else 1280x800)"),
            ),
            argument(
                "--theme",
                choices=THEMES,
                help=QT_TRANSLATE_NOOP("Cli", "only one theme (else both)"),
            ),
        ),
    ),
)
