"""What acts about one customer stand on from any page: page, levels, whom they are about."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from app.services.desk import Desk
from app.services.progress import Progress
from app.ui.jobs import Jobs
from app.ui.widgets.banner import Notice
from app.ui.widgets.level_badge import Level


class Host(Protocol):
    """The page that these acts belong to."""

    desk: Desk
    jobs: Jobs

    def say(self, notice: Notice) -> None:
        """Show a notice."""

    def refuse(self, error: BaseException) -> None:
        """Show why an act was refused."""

    def widget(self) -> QWidget:
        """Return the page as the parent of dialogs."""


# Reads what a form shows, then opens it with what was read.
Ask = Callable[[Callable[[Progress], Any], Callable[[Any], None]], None]


class CardActs:
    """Acts about the customer that a page is about."""

    def __init__(
        self,
        host: Host,
        levels: Mapping[int, Level],
        about: Callable[[Callable[[int], None]], None],
        ask: Ask,
    ) -> None:
        self._host, self._levels, self._about, self._ask = host, levels, about, ask
