"""Commands about consent, personal data and erasure."""

from typing import Final

from app.cli.commands.syntax import NUMBER, Command, argument
from app.domain.consents import CHANNELS, PURPOSES, WAYS
from app.i18n import QT_TRANSLATE_NOOP

_NUMBER: Final = argument("number", metavar="NUMBER", help=NUMBER)
_PURPOSE: Final = argument(
    "--purpose",
    choices=tuple(PURPOSES),
    required=True,
    help=QT_TRANSLATE_NOOP("Cli", "what the consent is for"),
)
_CHANNEL: Final = argument(
    "--channel",
    choices=tuple(CHANNELS),
    default="",
    help=QT_TRANSLATE_NOOP("Cli", "by which channel; marketing alone has one"),
)

_ID_NUMBERS: Final = Command(
    "idnumber",
    QT_TRANSLATE_NOOP("Cli", "ID numbers: turn on or off, show with a reason, store, delete"),
    below=(
        Command(
            "keep",
            QT_TRANSLATE_NOOP("Cli", "turn them on or off for the shop"),
            (
                argument(
                    "state",
                    choices=("on", "off"),
                    help=QT_TRANSLATE_NOOP("Cli", "off leaves stored ones until they are purged"),
                ),
            ),
        ),
        Command(
            "show",
            QT_TRANSLATE_NOOP("Cli", "show a customer's number, hidden"),
            (
                _NUMBER,
                argument(
                    "--reason",
                    metavar="R",
                    help=QT_TRANSLATE_NOOP("Cli", "why it is shown whole; kept in the log"),
                ),
            ),
        ),
        Command(
            "set",
            QT_TRANSLATE_NOOP("Cli", "store a number (from STARDESK_ID_NUMBER or a prompt)"),
            (_NUMBER,),
        ),
        Command("remove", QT_TRANSLATE_NOOP("Cli", "delete a number for good"), (_NUMBER,)),
        Command("purge", QT_TRANSLATE_NOOP("Cli", "delete every stored number for good")),
    ),
)

PRIVACY: Final = (
    _ID_NUMBERS,
    Command(
        "consent",
        QT_TRANSLATE_NOOP("Cli", "record what a customer agrees to, withdraw it, list it"),
        below=(
            Command("list", QT_TRANSLATE_NOOP("Cli", "list a customer's consents"), (_NUMBER,)),
            Command(
                "give",
                QT_TRANSLATE_NOOP("Cli", "record a consent"),
                (
                    _NUMBER,
                    _PURPOSE,
                    _CHANNEL,
                    argument(
                        "--how",
                        choices=tuple(WAYS),
                        default="spoken",
                        help=QT_TRANSLATE_NOOP("Cli", "how it was given (else spoken)"),
                    ),
                    argument(
                        "--wording",
                        default="",
                        metavar="W",
                        help=QT_TRANSLATE_NOOP("Cli", "the wording (else that of the settings)"),
                    ),
                ),
            ),
            Command(
                "withdraw",
                QT_TRANSLATE_NOOP("Cli", "withdraw a consent at once"),
                (_NUMBER, _PURPOSE, _CHANNEL),
            ),
            Command(
                "agreed",
                QT_TRANSLATE_NOOP("Cli", "list who agrees to a purpose now"),
                (_PURPOSE, _CHANNEL),
            ),
        ),
    ),
    Command(
        "privacy",
        QT_TRANSLATE_NOOP("Cli", "hand a person's data out, erase a person, keep no longer"),
        below=(
            Command(
                "export",
                QT_TRANSLATE_NOOP("Cli", "write everything held of a person to a JSON or PDF file"),
                (
                    _NUMBER,
                    argument(
                        "file", metavar="FILE", help=QT_TRANSLATE_NOOP("Cli", "the file to write")
                    ),
                ),
            ),
            Command(
                "erase",
                QT_TRANSLATE_NOOP("Cli", "erase a person for good; sales stay as money"),
                (
                    _NUMBER,
                    argument(
                        "--reason",
                        required=True,
                        metavar="R",
                        help=QT_TRANSLATE_NOOP("Cli", "why; it must not name the person"),
                    ),
                ),
            ),
            Command("idle", QT_TRANSLATE_NOOP("Cli", "list whose data is kept too long")),
            Command("purge", QT_TRANSLATE_NOOP("Cli", "erase everybody of that list")),
        ),
    ),
)
