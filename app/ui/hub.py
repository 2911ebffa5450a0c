"""One signal tells every open page what an act changed."""

from PySide6.QtCore import QObject, Signal

from app.services.done import Changes


class Hub(QObject):
    """Tells what changed; pages refresh what they show of it."""

    changed = Signal(object, object)

    def tell(self, changes: Changes, initiator: object = None) -> None:
        """Tell every open page; the page that asked for the act is named as initiator."""
        self.changed.emit(changes, initiator)
