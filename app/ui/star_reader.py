"""Asks everything that the Customers page shows, on the reader's thread; newer questions win."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from app.services import customers, distribution, grading, points, star_table, tags
from app.services.desk import Desk
from app.services.star_table import View
from app.ui.jobs import Jobs

QUIET_MS: Final = 300
SHORT_QUIET_MS: Final = 80


class StarReader(QObject):
    """Tells what it read by one signal for each kind of question."""

    counts_read = Signal(object)
    first_read = Signal(object, object)
    ids_read = Signal(object, object)
    spread_read = Signal(object)
    why_read = Signal(object)
    why_failed = Signal()
    sum_read = Signal(object)
    tags_read = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs

    def timer(self, act: Callable[[], None], quiet_ms: int = SHORT_QUIET_MS) -> QTimer:
        """Return a timer that acts once nothing has happened for a while."""
        timer = QTimer(self, singleShot=True, interval=quiet_ms)
        timer.timeout.connect(act)
        return timer

    def _ask(self, call: Callable[[], object], then: Callable[[object], None], what: str) -> None:
        self._jobs.ask(
            lambda _progress: call(),
            then,
            initiator=self,
            failed=self.refused.emit,
            replaces=what,
        )

    def ask_counts(self, view: View) -> None:
        """Ask how many customers of a view hold each level."""
        self._ask(
            lambda: star_table.level_counts(self._desk, view),
            self.counts_read.emit,
            "level counts",
        )

    def ask_ids(self, view: View, *, is_fresh: bool) -> None:
        """Ask for the order; a fresh view is first told its first page, then all."""
        if is_fresh:
            self._ask(
                lambda: np.array(
                    [row.id for row in star_table.first_page(self._desk, view)], np.int64
                ),
                lambda ids: self.first_read.emit(view, ids),
                "first page",
            )
        self._ask(
            lambda: star_table.list_ids(self._desk, view),
            lambda ids: self.ids_read.emit(view, ids),
            "order",
        )

    def ask_spread(self, view: View) -> None:
        """Ask for the charts' figures."""
        self._ask(lambda: distribution.of(self._desk, view), self.spread_read.emit, "spread")

    def ask_sum(self, chosen: Sequence[int]) -> None:
        """Ask what several customers spent together."""
        self._ask(lambda: distribution.spend_of(self._desk, chosen), self.sum_read.emit, "sum")

    def ask_tags(self) -> None:
        """Ask which tags the shop has."""
        self._ask(lambda: tags.known(self._desk), self.tags_read.emit, "form")

    def ask_why(self, customer: int) -> None:
        """Ask why one customer has its level, for its last purchases, and for its points."""
        self._jobs.ask(
            lambda _progress: (
                grading.explain(self._desk, customer),
                customers.history(self._desk, customer),
                points.account(self._desk, customer).balance,
            ),
            self.why_read.emit,
            initiator=self,
            failed=lambda _error: self.why_failed.emit(),
            replaces="why",
        )
