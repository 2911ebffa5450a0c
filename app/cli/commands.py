"""What can be typed: every command, its arguments and its help, without the code behind it.

Kept apart from that code so that --help and the window start without waking the database.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from app.cli.values import day, pair, positive
from app.i18n import QT_TRANSLATE_NOOP

KINDS: Final = ("auto", "sales", "customers")
DATE_ORDERS: Final = ("ymd", "dmy", "mdy")
_PATHS: Final = frozenset({"FILE", "FILE.toml", "FOLDER", "OUT.xlsx"})
LANGUAGES: Final = ("zh_CN", "en")


@dataclass(frozen=True)
class Argument:
    """One argument of a command: its names, its marked help text, and how argparse reads it."""

    names: tuple[str, ...]
    help: str
    reads: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_path(self) -> bool:
        """Say whether it names a file or folder, which need not be text everywhere."""
        return self.reads.get("metavar") in _PATHS


@dataclass(frozen=True)
class Command:
    """One command: its words, its marked help text, its arguments and any commands below it."""

    name: str
    help: str
    arguments: tuple[Argument, ...] = ()
    below: tuple["Command", ...] = ()


def _argument(*names: str, help: str, **reads: Any) -> Argument:  # noqa: A002, ANN401 - argparse's words
    return Argument(names, help, reads)


PROGRAM: Final = QT_TRANSLATE_NOOP(
    "Cli",
    "StarDesk, the customer desk of a small shop. Without a command it opens its window.",
)

GLOBALS: Final = (
    _argument(
        "--shop",
        metavar="FOLDER",
        help=QT_TRANSLATE_NOOP(
            "Cli", "the shop's folder (else STARDESK_SHOP, else the user's data folder)"
        ),
    ),
    _argument(
        "--login",
        metavar="NAME",
        help=QT_TRANSLATE_NOOP(
            "Cli",
            "who signs in (else STARDESK_LOGIN, else the only user); the password comes from "
            "STARDESK_PASSWORD, the system's key store or a prompt",
        ),
    ),
    _argument(
        "--as-of",
        type=day,
        metavar="YYYY-MM-DD",
        help=QT_TRANSLATE_NOOP("Cli", "the business day to work on (else today)"),
    ),
    _argument(
        "--lang",
        choices=LANGUAGES,
        help=QT_TRANSLATE_NOOP("Cli", "the language of messages (else the system's)"),
    ),
    _argument(
        "--json",
        action="store_true",
        help=QT_TRANSLATE_NOOP("Cli", "give the result as JSON on standard output"),
    ),
)

_FILE: Final = QT_TRANSLATE_NOOP("Cli", "the file")
_CHANNEL: Final = QT_TRANSLATE_NOOP("Cli", "the channel, such as shop or app (else shop)")
_SCHEME_FILE: Final = QT_TRANSLATE_NOOP("Cli", "a scheme file (TOML)")
_NUMBER: Final = QT_TRANSLATE_NOOP("Cli", "the customer's number")

_SHOPS: Final = (
    Command(
        "init",
        QT_TRANSLATE_NOOP("Cli", "create an encrypted shop and print its recovery key once"),
        (
            _argument(
                "--name", required=True, help=QT_TRANSLATE_NOOP("Cli", "the name of the shop")
            ),
            _argument(
                "--currency",
                default="CNY",
                help=QT_TRANSLATE_NOOP("Cli", "its currency (else CNY)"),
            ),
            _argument(
                "--template",
                default="stars5",
                help=QT_TRANSLATE_NOOP("Cli", "the grading scheme to start with (else stars5)"),
            ),
            _argument(
                "--owner",
                default="owner",
                metavar="LOGIN",
                help=QT_TRANSLATE_NOOP("Cli", "the owner's login (else owner)"),
            ),
            _argument(
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
            _argument(
                "folder",
                nargs="?",
                metavar="FOLDER",
                help=QT_TRANSLATE_NOOP("Cli", "where to (else the user's data folder)"),
            ),
        ),
    ),
)

_IMPORTS: Final = (
    Command(
        "import",
        QT_TRANSLATE_NOOP("Cli", "bring in customers or sales from a file, all or nothing"),
        (
            _argument(
                "file",
                metavar="FILE",
                help=QT_TRANSLATE_NOOP("Cli", "a csv, tsv, txt, xlsx, xls, ods or vcf file"),
            ),
            _argument(
                "--kind",
                choices=KINDS,
                default="auto",
                help=QT_TRANSLATE_NOOP("Cli", "what the rows are (else found out)"),
            ),
            _argument(
                "--map",
                action="append",
                type=pair,
                default=[],
                metavar="FIELD=COLUMN",
                help=QT_TRANSLATE_NOOP("Cli", "read a field from a column of the file"),
            ),
            _argument(
                "--const",
                action="append",
                type=pair,
                default=[],
                metavar="FIELD=VALUE",
                help=QT_TRANSLATE_NOOP("Cli", "give a field the same value in every row"),
            ),
            _argument(
                "--profile",
                default="",
                metavar="NAME",
                help=QT_TRANSLATE_NOOP("Cli", "a saved mapping of columns"),
            ),
            _argument("--channel", metavar="C", help=_CHANNEL),
            _argument(
                "--sheet",
                default="",
                metavar="S",
                help=QT_TRANSLATE_NOOP("Cli", "the sheet of a workbook (else the first with rows)"),
            ),
            _argument(
                "--header-row",
                type=positive,
                metavar="N",
                help=QT_TRANSLATE_NOOP("Cli", "the line with the headings (else found out)"),
            ),
            _argument(
                "--date-order",
                choices=DATE_ORDERS,
                default="",
                help=QT_TRANSLATE_NOOP("Cli", "the order of day and month where it is ambiguous"),
            ),
            _argument(
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
            _argument(
                "batch",
                type=positive,
                metavar="BATCH",
                help=QT_TRANSLATE_NOOP("Cli", "its number in the list of batches"),
            ),
        ),
    ),
)

_SCHEMES: Final = (
    Command(
        "scheme",
        QT_TRANSLATE_NOOP("Cli", "show, set or try out the grading scheme"),
        below=(
            Command("show", QT_TRANSLATE_NOOP("Cli", "show the scheme in force")),
            Command(
                "set",
                QT_TRANSLATE_NOOP("Cli", "put a scheme in force and grade by it"),
                (_argument("file", metavar="FILE.toml", help=_SCHEME_FILE),),
            ),
            Command("templates", QT_TRANSLATE_NOOP("Cli", "list the schemes to start from")),
            Command(
                "preview",
                QT_TRANSLATE_NOOP("Cli", "say who would change level; nothing is saved"),
                (_argument("file", metavar="FILE.toml", help=_SCHEME_FILE),),
            ),
        ),
    ),
    Command(
        "regrade",
        QT_TRANSLATE_NOOP("Cli", "compute all live scores, and levels as the scheme's policy says"),
    ),
)

_CUSTOMERS: Final = (
    Command(
        "lookup",
        QT_TRANSLATE_NOOP("Cli", "find customers by name, pinyin, phone or number"),
        (
            _argument(
                "query",
                metavar="QUERY",
                help=QT_TRANSLATE_NOOP("Cli", "a part of a name, initials, last digits, a number"),
            ),
            _argument(
                "--limit",
                type=positive,
                default=20,
                metavar="N",
                help=QT_TRANSLATE_NOOP("Cli", "at most so many (else 20)"),
            ),
        ),
    ),
    Command(
        "customers",
        QT_TRANSLATE_NOOP("Cli", "the star table: every customer with facts, score and level"),
        (
            _argument(
                "--level",
                metavar="L",
                help=QT_TRANSLATE_NOOP("Cli", "only one level, by its stars or its name"),
            ),
            _argument(
                "--out",
                metavar="FILE",
                help=QT_TRANSLATE_NOOP("Cli", "write it to a .csv or .xlsx file"),
            ),
        ),
    ),
    Command(
        "explain",
        QT_TRANSLATE_NOOP("Cli", "say why a customer has this level"),
        (_argument("number", metavar="NUMBER", help=_NUMBER),),
    ),
)

_SALES: Final = (
    Command(
        "sale",
        QT_TRANSLATE_NOOP("Cli", "record a sale"),
        (
            _argument("number", metavar="NUMBER", help=_NUMBER),
            _argument("amount", metavar="AMOUNT", help=QT_TRANSLATE_NOOP("Cli", "what was paid")),
            _argument(
                "--category",
                default="",
                metavar="C",
                help=QT_TRANSLATE_NOOP("Cli", "the category of what was bought"),
            ),
            _argument(
                "--document",
                default="",
                metavar="D",
                help=QT_TRANSLATE_NOOP("Cli", "the number of the receipt (else given)"),
            ),
            _argument("--channel", metavar="C", help=_CHANNEL),
        ),
    ),
    Command(
        "return",
        QT_TRANSLATE_NOOP("Cli", "record a return, in part or whole"),
        (
            _argument(
                "document",
                metavar="DOCUMENT",
                help=QT_TRANSLATE_NOOP("Cli", "the receipt whose goods come back"),
            ),
            _argument(
                "amount",
                nargs="?",
                metavar="AMOUNT",
                help=QT_TRANSLATE_NOOP("Cli", "what is paid back (else all of it)"),
            ),
            _argument(
                "--channel",
                metavar="C",
                help=QT_TRANSLATE_NOOP(
                    "Cli", "its channel, where several sales carry the same number"
                ),
            ),
            _argument(
                "--customer",
                metavar="NUMBER",
                help=QT_TRANSLATE_NOOP(
                    "Cli", "its customer, where several sales carry the same number"
                ),
            ),
        ),
    ),
)

_UPKEEP: Final = (
    Command(
        "export",
        QT_TRANSLATE_NOOP("Cli", "write a workbook for others"),
        below=(
            Command(
                "accountant",
                QT_TRANSLATE_NOOP("Cli", "the accountant's workbook, which balances by formula"),
                (
                    _argument("file", metavar="OUT.xlsx", help=_FILE),
                    _argument(
                        "--from",
                        dest="start",
                        type=day,
                        metavar="YYYY-MM-DD",
                        help=QT_TRANSLATE_NOOP("Cli", "the first day (else the first sale)"),
                    ),
                    _argument(
                        "--to",
                        dest="end",
                        type=day,
                        metavar="YYYY-MM-DD",
                        help=QT_TRANSLATE_NOOP("Cli", "the last day (else the business day)"),
                    ),
                ),
            ),
        ),
    ),
    Command(
        "backup",
        QT_TRANSLATE_NOOP("Cli", "make a verified snapshot of the shop"),
        (
            _argument(
                "to",
                nargs="?",
                metavar="TO",
                help=QT_TRANSLATE_NOOP("Cli", "a file or a folder (else the shop's backups)"),
            ),
        ),
    ),
    Command(
        "verify",
        QT_TRANSLATE_NOOP("Cli", "check a backup from the first page to the last"),
        (_argument("file", metavar="FILE", help=_FILE),),
    ),
    Command(
        "doctor",
        QT_TRANSLATE_NOOP("Cli", "check the file and every rule that must hold in it"),
    ),
)

COMMANDS: Final = (*_SHOPS, *_IMPORTS, *_SCHEMES, *_CUSTOMERS, *_SALES, *_UPKEEP)
