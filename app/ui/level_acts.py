"""What is done to one customer's level from any page: set it by hand, end that, see its history."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.domain.access import Permission
from app.services import customers, level_history, overrides
from app.services.customers import Card
from app.services.level_history import PastDecision
from app.services.overrides import OverrideRow
from app.services.progress import Progress
from app.ui import messages
from app.ui.card_acts import CardActs
from app.ui.commands import Command
from app.ui.dialogs.level_history import HistoryDialog
from app.ui.dialogs.override_edit import EndDialog, OverrideDialog
from app.ui.dialogs.sale_edit import Buyer
from app.ui.widgets.banner import Offer

SET_KEY = "Ctrl+G"
HISTORY_KEY = "Ctrl+H"


class LevelActs(CardActs):
    """The acts about the level of the customer that a page is about."""

    def commands(self) -> Sequence[Command]:
        """Return what the role may do."""
        translate = QCoreApplication.translate
        acts = []
        if self._host.desk.may(Permission.OVERRIDE):
            text = translate("LevelActs", "Set level by hand")
            acts.append(Command("set_level", text, self.set_level, SET_KEY, "lock"))
        text = translate("LevelActs", "Level history")
        acts.append(Command("level_history", text, self.show_history, HISTORY_KEY, "clock"))
        return acts

    def set_level(self) -> None:
        """Open the form of a level set by hand for the current customer."""
        self._about(self._set_level)

    def _set_level(self, customer: int) -> None:
        host, desk = self._host, self._host.desk

        def look(_progress: Progress) -> tuple[Card, OverrideRow | None]:
            return customers.card(desk, customer), overrides.of_customer(desk, customer)

        def show(seen: tuple[Card, OverrideRow | None]) -> None:
            card, standing = seen
            buyer = Buyer.of(card, self._levels)
            dialog = OverrideDialog(host.widget(), desk, host.jobs, buyer, self._levels, standing)
            dialog.saved = lambda done: self._tell_set(buyer, done.value)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._ask(look, show)

    def _tell_set(self, buyer: Buyer, override: int) -> None:
        translate = QCoreApplication.translate
        text = translate("LevelActs", "Set the level of {name} by hand.")
        end = Offer(
            translate("LevelActs", "End it…"), lambda: self._end(buyer.id, override), icon="close"
        )
        self._host.say(messages.done(text.format(name=buyer.name[:60]), "", end))

    def _end(self, customer: int, override: int) -> None:
        """Open the form that ends what was just set."""
        host, desk = self._host, self._host.desk

        def show(row: OverrideRow | None) -> None:
            if row is None or row.id != override:
                return
            dialog = EndDialog(host.widget(), desk, host.jobs, row, self._levels)
            text = QCoreApplication.translate("LevelActs", "Ended; the level follows the score.")
            dialog.saved = lambda _done: host.say(messages.done(text))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        host.jobs.ask(
            lambda _progress: overrides.of_customer(desk, customer),
            show,
            initiator=host,
            failed=host.refuse,
            replaces="form",
        )

    def show_history(self) -> None:
        """Show every change of the current customer's level."""
        self._about(self._show_history)

    def _show_history(self, customer: int) -> None:
        host, desk = self._host, self._host.desk

        def look(_progress: Progress) -> tuple[Card, tuple[PastDecision, ...]]:
            return customers.card(desk, customer), level_history.timeline(desk, customer)

        def show(seen: tuple[Card, tuple[PastDecision, ...]]) -> None:
            card, steps = seen
            buyer = Buyer.of(card, self._levels)
            dialog = HistoryDialog(host.widget(), desk, host.jobs, buyer, steps)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._ask(look, show)
