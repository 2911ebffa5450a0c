"""Commands about staff, roles and the audit log."""

from typing import Final

from app.cli.commands.syntax import Command, argument
from app.cli.values import day, positive
from app.i18n import QT_TRANSLATE_NOOP

_LOGIN: Final = QT_TRANSLATE_NOOP("Cli", "whose login")
_ROLE: Final = QT_TRANSLATE_NOOP(
    "Cli", "owner, manager, front_desk, accountant, or the title of a role of your own"
)

STAFF: Final = (
    Command(
        "staff",
        QT_TRANSLATE_NOOP("Cli", "list, add, change and remove those who may sign in"),
        below=(
            Command("list", QT_TRANSLATE_NOOP("Cli", "list everybody with their roles")),
            Command("roles", QT_TRANSLATE_NOOP("Cli", "list roles and what each may do")),
            Command(
                "add",
                QT_TRANSLATE_NOOP(
                    "Cli", "add somebody; the password comes from STARDESK_NEW_PASSWORD or a prompt"
                ),
                (
                    argument("who", metavar="LOGIN", help=_LOGIN),
                    argument("--role", required=True, metavar="ROLE", help=_ROLE),
                    argument(
                        "--name",
                        default="",
                        metavar="N",
                        help=QT_TRANSLATE_NOOP("Cli", "the name shown (else the login)"),
                    ),
                ),
            ),
            Command(
                "change",
                QT_TRANSLATE_NOOP("Cli", "change somebody's role or name"),
                (
                    argument("who", metavar="LOGIN", help=_LOGIN),
                    argument("--role", metavar="ROLE", help=_ROLE),
                    argument(
                        "--name",
                        metavar="N",
                        help=QT_TRANSLATE_NOOP("Cli", "the name shown (else the login)"),
                    ),
                ),
            ),
            Command(
                "remove",
                QT_TRANSLATE_NOOP("Cli", "take somebody's way in away"),
                (argument("who", metavar="LOGIN", help=_LOGIN),),
            ),
            Command(
                "password",
                QT_TRANSLATE_NOOP("Cli", "give somebody a new password"),
                (argument("who", metavar="LOGIN", help=_LOGIN),),
            ),
            Command(
                "rekey",
                QT_TRANSLATE_NOOP(
                    "Cli", "give the shop a new key, so that what a leaver kept opens nothing new"
                ),
                (
                    argument(
                        "--preview",
                        action="store_true",
                        help=QT_TRANSLATE_NOOP("Cli", "only tell whom it reaches"),
                    ),
                    argument(
                        "--drop-old",
                        action="store_true",
                        help=QT_TRANSLATE_NOOP(
                            "Cli",
                            "then remove the backups of the former key, once a new one is sound",
                        ),
                    ),
                ),
            ),
            Command(
                "role",
                QT_TRANSLATE_NOOP("Cli", "make a role of your own, change or remove it"),
                (
                    argument("title", metavar="TITLE", help=QT_TRANSLATE_NOOP("Cli", "its title")),
                    argument(
                        "--may",
                        metavar="LIST",
                        help=QT_TRANSLATE_NOOP(
                            "Cli", "what it may do, by commas: see_customers,record_sale"
                        ),
                    ),
                    argument(
                        "--remove",
                        action="store_true",
                        help=QT_TRANSLATE_NOOP("Cli", "remove it"),
                    ),
                ),
            ),
        ),
    ),
    Command(
        "audit",
        QT_TRANSLATE_NOOP("Cli", "read the audit log, or the weekly digest"),
        (
            argument(
                "--by", default="", metavar="LOGIN", help=QT_TRANSLATE_NOOP("Cli", "only by one")
            ),
            argument(
                "--act", default="", metavar="ACT", help=QT_TRANSLATE_NOOP("Cli", "only one act")
            ),
            argument(
                "--customer",
                metavar="NUMBER",
                help=QT_TRANSLATE_NOOP("Cli", "only about one customer"),
            ),
            argument(
                "--from",
                dest="start",
                type=day,
                metavar="YYYY-MM-DD",
                help=QT_TRANSLATE_NOOP("Cli", "from a day on"),
            ),
            argument(
                "--to",
                dest="end",
                type=day,
                metavar="YYYY-MM-DD",
                help=QT_TRANSLATE_NOOP("Cli", "up to a day"),
            ),
            argument(
                "--limit",
                type=positive,
                default=200,
                metavar="N",
                help=QT_TRANSLATE_NOOP("Cli", "at most so many lines (else 200)"),
            ),
            argument(
                "--digest",
                action="store_true",
                help=QT_TRANSLATE_NOOP(
                    "Cli", "what each person did this week, unusual counts first"
                ),
            ),
        ),
    ),
)
