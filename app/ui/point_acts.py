"""What is done to one customer's points from any page: see the ledger, give, take, take back."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.services import customers, points
from app.services.customers import Card
from app.services.done import Done
from app.services.points import Account, Posted
from app.services.progress import Progress
from app.ui import formats, messages
from app.ui.card_acts import CardActs
from app.ui.commands import Command
from app.ui.dialogs.points_edit import PointsDialog
from app.ui.dialogs.sale_edit import Buyer
from app.ui.widgets.banner import UNDO_KEY, Offer

POINTS_KEY = "F5"


class PointActs(CardActs):
    """The acts about the points of the customer that a page is about."""

    def commands(self) -> Sequence[Command]:
        """Return the one act: whoever sees a customer sees the ledger."""
        text = QCoreApplication.translate("PointActs", "Points")
        return [Command("points", text, self.show, POINTS_KEY, "points")]

    def show(self) -> None:
        """Open the points of the current customer."""
        self._about(self._show)

    def _show(self, customer: int) -> None:
        host, desk = self._host, self._host.desk

        def look(_progress: Progress) -> tuple[Card, Account]:
            return customers.card(desk, customer), points.account(desk, customer)

        def show(seen: tuple[Card, Account]) -> None:
            card, account = seen
            buyer = Buyer.of(card, self._levels)
            dialog = PointsDialog(host.widget(), desk, host.jobs, buyer, account)
            dialog.saved = self._tell
            dialog.taken_back = self._tell_back
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._ask(look, show)

    def _tell(self, done: Done[Posted]) -> None:
        """Say what was given or taken, and offer to take it back."""
        translate, posted = QCoreApplication.translate, done.value
        many = abs(posted.points)
        if posted.points > 0:
            what = translate("PointActs", "Gave %Ln point(s).", "", many)
        else:
            what = translate("PointActs", "Took %Ln point(s).", "", many)
        undo = Offer(
            translate("PointActs", "Undo"),
            lambda: self._undo(posted.id),
            key=UNDO_KEY,
            icon="return",
        )
        self._host.say(messages.done(what, _balance(posted), undo))

    def _undo(self, entry: int) -> None:
        host, desk = self._host, self._host.desk
        host.jobs.write(
            lambda _progress: points.reverse(desk, entry),
            self._tell_back,
            initiator=host,
            failed=host.refuse,
        )

    def _tell_back(self, done: Done[Posted]) -> None:
        text = QCoreApplication.translate("PointActs", "Taken back; the ledger keeps both rows.")
        self._host.say(messages.done(text, _balance(done.value)))


def _balance(posted: Posted) -> str:
    text = QCoreApplication.translate("PointActs", "{name}: balance {points}")
    return text.format(name=posted.name[:60], points=formats.number(posted.after))
