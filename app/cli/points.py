"""The command points: a customer's balance and ledger, and points given or taken by hand."""

from typing import Any

from app.cli.answers import Answer, counted, table
from app.cli.session import Call
from app.domain.points import KINDS
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.services import customers, points
from app.services.desk import Desk
from app.services.points import Account, PointsEntry


class _Balance(int):
    """A balance as a table shows it, still a number to it: 12,500."""

    def __str__(self) -> str:
        """Return it with separators."""
        return f"{int(self):,}"


class _Change(int):
    """A change as a table shows it, still a number to it: +12,500."""

    def __str__(self) -> str:
        """Return it with separators and its sign."""
        return f"{int(self):+,}"


def account(call: Call) -> Answer:
    """Give, take or take back what was asked for; then show the balance and the ledger."""
    with call.desk() as desk:
        customer = customers.id_of(desk, call.options.number)
        _act(call, desk, customer)
        found = points.account(desk, customer)
    return Answer(_data(found), _text(found))


def _act(call: Call, desk: Desk, customer: int) -> None:
    options = call.options
    if options.add or options.take:
        change = options.add or -options.take
        points.adjust(desk, PointsEntry(customer, change, options.reason))
    elif options.undo:
        rows = points.account(desk, customer).rows
        if options.undo not in {row.id for row in rows}:
            raise UserError(
                "points_not_theirs",
                QT_TRANSLATE_NOOP("Errors", "The ledger of {number} has no row {row}."),
                {"number": options.number, "row": options.undo},
                advice=QT_TRANSLATE_NOOP("Errors", "Look at the customer's ledger again."),
            )
        points.reverse(desk, options.undo, options.reason)


def _data(found: Account) -> dict[str, Any]:
    return {
        "number": found.number,
        "name": found.name,
        "points": found.balance,
        "rows": [
            {
                "id": row.id,
                "day": row.day.isoformat(),
                "kind": row.kind,
                "points": row.points,
                "balance": row.balance,
                "reason": row.reason,
                "by": row.actor,
                "takes_back": row.reverses,
            }
            for row in found.rows
        ],
    }


def _text(found: Account) -> str:
    head = counted(
        found.balance,
        QT_TRANSLATE_NOOP("Cli", "{name} ({number}): {points} point"),
        QT_TRANSLATE_NOOP("Cli", "{name} ({number}): {points} points"),
    )
    told = {"name": found.name, "number": found.number, "points": f"{found.balance:,}"}
    if not found.rows:
        return head.format(**told)
    headers = [
        translate("Cli", text)
        for text in (
            QT_TRANSLATE_NOOP("Cli", "ID"),
            QT_TRANSLATE_NOOP("Cli", "Day"),
            QT_TRANSLATE_NOOP("Cli", "What"),
            QT_TRANSLATE_NOOP("Cli", "Change"),
            QT_TRANSLATE_NOOP("Cli", "Balance"),
            QT_TRANSLATE_NOOP("Cli", "By"),
            QT_TRANSLATE_NOOP("Cli", "Reason"),
        )
    ]
    rows = [
        [
            row.id,
            row.day.isoformat(),
            translate("Points", KINDS[row.kind]),
            _Change(row.points),
            _Balance(row.balance),
            row.actor,
            row.reason,
        ]
        for row in found.rows
    ]
    return "\n".join([head.format(**told), table(headers, rows)])
