"""Commands about the grading scheme."""

from typing import Final

from app.cli.commands.syntax import SCHEME_FILE, Command, argument
from app.cli.values import pair, words
from app.i18n import QT_TRANSLATE_NOOP

SCHEMES: Final = (
    Command(
        "scheme",
        QT_TRANSLATE_NOOP("Cli", "show, set or try out the grading scheme"),
        below=(
            Command("show", QT_TRANSLATE_NOOP("Cli", "show the scheme in force")),
            Command(
                "set",
                QT_TRANSLATE_NOOP("Cli", "put a scheme in force and grade by it"),
                (argument("file", metavar="FILE.toml", help=SCHEME_FILE),),
            ),
            Command("templates", QT_TRANSLATE_NOOP("Cli", "list the schemes to start from")),
            Command(
                "preview",
                QT_TRANSLATE_NOOP("Cli", "say who would change level; nothing is saved"),
                (argument("file", metavar="FILE.toml", help=SCHEME_FILE),),
            ),
            Command(
                "backtest",
                QT_TRANSLATE_NOOP("Cli", "hold a scheme to what customers did in the last year"),
                (argument("file", metavar="FILE.toml", help=SCHEME_FILE),),
            ),
            Command(
                "propose",
                QT_TRANSLATE_NOOP("Cli", "propose bounds so that levels hold at most so many"),
                (
                    argument(
                        "file",
                        nargs="?",
                        metavar="FILE.toml",
                        help=QT_TRANSLATE_NOOP("Cli", "a scheme file (else the scheme in force)"),
                    ),
                    argument(
                        "--at-most",
                        action="append",
                        type=pair,
                        default=[],
                        metavar="LEVEL=N|P%",
                        help=QT_TRANSLATE_NOOP(
                            "Cli",
                            "a level by stars or name, and how many: 5=50, or Gold=10%% of all",
                        ),
                    ),
                    argument(
                        "--budget",
                        type=words,
                        metavar="AMOUNT",
                        help=QT_TRANSLATE_NOOP(
                            "Cli", "what the benefits of a year may cost at most"
                        ),
                    ),
                    argument(
                        "--out",
                        metavar="FILE.toml",
                        help=QT_TRANSLATE_NOOP("Cli", "write the scheme with these bounds there"),
                    ),
                ),
            ),
        ),
    ),
    Command(
        "regrade",
        QT_TRANSLATE_NOOP("Cli", "compute all live scores, and levels as the scheme's policy says"),
    ),
)
