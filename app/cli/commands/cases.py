"""Commands of the service log and of satisfaction answers."""

from typing import Final

from app.cli.commands.syntax import NUMBER, Argument, Command, argument
from app.cli.values import dashed, day, positive
from app.domain.cases import CaseChannel, CaseKind
from app.i18n import QT_TRANSLATE_NOOP

_KINDS: Final = [str(kind) for kind in CaseKind]
_CHANNELS: Final = [str(channel) for channel in CaseChannel]
_CASE: Final = argument(
    "case",
    type=positive,
    metavar="ID",
    help=QT_TRANSLATE_NOOP("Cli", "the number of the case"),
)
_DUE: Final = QT_TRANSLATE_NOOP("Cli", "the day by which it is to be done")
_OWNER: Final = QT_TRANSLATE_NOOP("Cli", "the login of who sees to it")


def _kind(*, required: bool, help: str) -> Argument:  # noqa: A002 - argparse's word
    return argument(
        "--kind", type=dashed, choices=_KINDS, required=required, metavar="KIND", help=help
    )


_LOG: Final = Command(
    "log",
    QT_TRANSLATE_NOOP("Cli", "log a contact of a customer as an open case"),
    (
        argument("number", metavar="NUMBER", help=NUMBER),
        _kind(
            required=True,
            help=QT_TRANSLATE_NOOP(
                "Cli", "complaint, after-sale, consultation, return-visit or suggestion"
            ),
        ),
        argument(
            "--text",
            required=True,
            metavar="T",
            help=QT_TRANSLATE_NOOP("Cli", "what the customer wants"),
        ),
        argument(
            "--channel",
            type=dashed,
            choices=_CHANNELS,
            default=str(CaseChannel.SHOP),
            metavar="C",
            help=QT_TRANSLATE_NOOP("Cli", "shop, phone, online, wechat or other (else shop)"),
        ),
        argument("--due", type=day, metavar="YYYY-MM-DD", help=_DUE),
        argument("--owner", default="", metavar="LOGIN", help=_OWNER),
    ),
)
_LIST: Final = Command(
    "list",
    QT_TRANSLATE_NOOP("Cli", "list cases: overdue, today, later, done; by level, then age"),
    (
        argument(
            "--open",
            action="store_true",
            help=QT_TRANSLATE_NOOP("Cli", "only those that are open"),
        ),
        argument(
            "--overdue",
            action="store_true",
            help=QT_TRANSLATE_NOOP("Cli", "only those whose due day has gone by"),
        ),
        argument(
            "--customer",
            metavar="NUMBER",
            help=QT_TRANSLATE_NOOP("Cli", "only those of one customer"),
        ),
        _kind(required=False, help=QT_TRANSLATE_NOOP("Cli", "only those of one kind")),
    ),
)
_COUNT: Final = Command(
    "count", QT_TRANSLATE_NOOP("Cli", "count cases by urgency, kind and channel")
)
_SHOW: Final = Command(
    "show",
    QT_TRANSLATE_NOOP("Cli", "show a case with its course and what its customer bought"),
    (_CASE,),
)
_NOTE: Final = Command(
    "note",
    QT_TRANSLATE_NOOP("Cli", "write a further contact into the course of an open case"),
    (
        _CASE,
        argument("text", metavar="TEXT", help=QT_TRANSLATE_NOOP("Cli", "what was said or done")),
    ),
)
_CHANGE: Final = Command(
    "change",
    QT_TRANSLATE_NOOP("Cli", "change the text, the due day or the owner of an open case"),
    (
        _CASE,
        argument("--text", metavar="T", help=QT_TRANSLATE_NOOP("Cli", "what the customer wants")),
        argument("--due", type=day, metavar="YYYY-MM-DD", help=_DUE),
        argument("--owner", metavar="LOGIN", help=_OWNER),
    ),
)
_CLOSE: Final = Command(
    "close",
    QT_TRANSLATE_NOOP("Cli", "close a case with its result"),
    (
        _CASE,
        argument(
            "--result",
            required=True,
            metavar="R",
            help=QT_TRANSLATE_NOOP("Cli", "what was done for the customer"),
        ),
        argument(
            "--told",
            type=day,
            metavar="YYYY-MM-DD",
            help=QT_TRANSLATE_NOOP(
                "Cli", "the day on which the customer was told; a complaint needs it"
            ),
        ),
        argument(
            "--satisfaction",
            type=positive,
            metavar="1-5",
            help=QT_TRANSLATE_NOOP("Cli", "how satisfied the customer is"),
        ),
        argument(
            "--note",
            default="",
            metavar="T",
            help=QT_TRANSLATE_NOOP("Cli", "the customer's own words about it"),
        ),
    ),
)
_REOPEN: Final = Command(
    "reopen",
    QT_TRANSLATE_NOOP("Cli", "open a closed case again; its course stays"),
    (
        _CASE,
        argument(
            "--reason",
            required=True,
            metavar="R",
            help=QT_TRANSLATE_NOOP("Cli", "what is still to be done"),
        ),
    ),
)

CASES: Final = (
    Command(
        "case",
        QT_TRANSLATE_NOOP("Cli", "the service log: complaints, questions, return visits"),
        below=(_LOG, _LIST, _COUNT, _SHOW, _NOTE, _CHANGE, _CLOSE, _REOPEN),
    ),
    Command(
        "feedback",
        QT_TRANSLATE_NOOP("Cli", "record how satisfied a customer is"),
        (
            argument("number", metavar="NUMBER", help=NUMBER),
            argument(
                "mark",
                type=positive,
                metavar="1-5",
                help=QT_TRANSLATE_NOOP("Cli", "the answer, 5 is the best"),
            ),
            argument(
                "--note",
                default="",
                metavar="T",
                help=QT_TRANSLATE_NOOP("Cli", "the customer's own words about it"),
            ),
        ),
    ),
)
