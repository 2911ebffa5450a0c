"""What can be typed: every command, its arguments and its help, without the code behind it.

Kept apart from that code so that --help and the window start without waking the database.
"""

from typing import Final

from app.cli.commands.cases import CASES
from app.cli.commands.customers import CUSTOMERS
from app.cli.commands.imports import IMPORTS
from app.cli.commands.pictures import PICTURES
from app.cli.commands.privacy import PRIVACY
from app.cli.commands.reports import REPORTS
from app.cli.commands.reviews import REVIEWS
from app.cli.commands.sales import SALES
from app.cli.commands.schemes import SCHEMES
from app.cli.commands.shops import SHOPS
from app.cli.commands.staff import STAFF
from app.cli.commands.syntax import Argument, Command, argument
from app.cli.commands.upkeep import UPKEEP
from app.cli.values import day
from app.i18n import QT_TRANSLATE_NOOP

__all__ = ["COMMANDS", "GLOBALS", "PROGRAM", "Argument", "Command"]

LANGUAGES: Final = ("zh_CN", "en")

PROGRAM: Final = QT_TRANSLATE_NOOP(
    "Cli",
    "StarDesk, the customer desk of a small shop. Without a command it opens its window.",
)

GLOBALS: Final = (
    argument(
        "--shop",
        metavar="FOLDER",
        help=QT_TRANSLATE_NOOP(
            "Cli", "the shop's folder (else STARDESK_SHOP, else the user's data folder)"
        ),
    ),
    argument(
        "--login",
        metavar="NAME",
        help=QT_TRANSLATE_NOOP(
            "Cli",
            "who signs in (else STARDESK_LOGIN, else the only user); the password comes from "
            "STARDESK_PASSWORD, the system's key store or a prompt",
        ),
    ),
    argument(
        "--approved-by",
        metavar="LOGIN",
        help=QT_TRANSLATE_NOOP(
            "Cli",
            "who approves what needs a second person here; their password comes from "
            "STARDESK_APPROVER_PASSWORD",
        ),
    ),
    argument(
        "--as-of",
        type=day,
        metavar="YYYY-MM-DD",
        help=QT_TRANSLATE_NOOP("Cli", "the business day to work on (else today)"),
    ),
    argument(
        "--lang",
        choices=LANGUAGES,
        help=QT_TRANSLATE_NOOP("Cli", "the language of messages (else the system's)"),
    ),
    argument(
        "--json",
        action="store_true",
        help=QT_TRANSLATE_NOOP("Cli", "give the result as JSON on standard output"),
    ),
)

COMMANDS: Final = (
    *SHOPS,
    *IMPORTS,
    *SCHEMES,
    *REVIEWS,
    *CUSTOMERS,
    *SALES,
    *CASES,
    *REPORTS,
    *STAFF,
    *PRIVACY,
    *UPKEEP,
    *PICTURES,
)
