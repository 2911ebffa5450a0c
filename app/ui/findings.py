"""What was found at open, said in a banner with what can be done about it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.access import Permission
from app.ui.widgets.banner import Notice, Offer

if TYPE_CHECKING:
    from app.services.at_open import Findings
    from app.services.desk import Desk


def notice(
    desk: "Desk",
    found: "Findings",
    accept: Callable[[], None],
    trust_clock: Callable[[], None] | None,
    to_backups: Offer,
) -> Notice | None:
    """Return the weightiest thing that is not as it should be, or None."""
    translate = QCoreApplication.translate
    offers: tuple[Offer, ...] = ()
    clock = found.clock if trust_clock else None
    error = found.missing_acts or clock or found.space or found.place
    if error is None:
        return None
    if error is found.missing_acts:
        offers = (to_backups,)
        if desk.may(Permission.RESTORE):
            offers += (Offer(translate("MainWindow", "Keep this file"), accept, icon="check"),)
    elif error is found.clock and trust_clock is not None:
        text = translate("MainWindow", "The clock is right")
        offers = (Offer(text, trust_clock, icon="check"),)
    what, advice = error.sentences()
    return Notice("warn", what, advice, offers, stays=True)
