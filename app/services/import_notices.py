"""Returns that their order cannot carry: taken as they stand, counted and named."""

from typing import Final, NamedTuple

from app.domain import money
from app.domain.importing import Notice, Said
from app.i18n import QT_TRANSLATE_NOOP

# So many are named with their line; all are counted.
_NAMED: Final = 1_000
_FIELD: Final = "original"

_OF_FILE: Final = {
    "given_back_before": QT_TRANSLATE_NOOP(
        "Import",
        "Order {order} was given back whole before; this return of {back} counts beside "
        "it. Check which order it takes back.",
    ),
    "more_than_left": QT_TRANSLATE_NOOP(
        "Import",
        "Of order {order} only {left} is left; this return of {back} counts all the same. "
        "Check its amount.",
    ),
    "order_of_another": QT_TRANSLATE_NOOP(
        "Import",
        "Order {order} is not this customer's; the return counts as one of its own. "
        "Check the customer and the order.",
    ),
}
_OF_EARLIER_FILE: Final = {
    "waited_for_nothing": QT_TRANSLATE_NOOP(
        "Import",
        "A return of {back} from an earlier file names order {order}, which was given back whole "
        "before; it counts beside it. Check which order it takes back.",
    ),
    "waited_for_less": QT_TRANSLATE_NOOP(
        "Import",
        "A return of {back} from an earlier file names order {order}, of which only {left} is "
        "left; it counts all the same. Check its amount.",
    ),
    "waited_for_another": QT_TRANSLATE_NOOP(
        "Import",
        "A return of {back} from an earlier file names order {order}, which is another "
        "customer's; it counts as one of its own. Check the customer and the order.",
    ),
}


class Back(NamedTuple):
    """A return: the order it names, its amount below 0, its line; 0 for one of an earlier file."""

    order: str
    amount_minor: int
    line: int = 0


class Notices:
    """What is to be told of the returns that a file brings, or whose order it brings."""

    def __init__(self, decimals: int) -> None:
        self.count = 0
        self.named: list[Notice] = []
        self._decimals = decimals

    def look(self, back: Back, left_minor: int) -> None:
        """Take note of a return that takes back more than is left of its order."""
        if left_minor + back.amount_minor >= 0:
            return
        if left_minor <= 0:
            self._add(back, "given_back_before" if back.line else "waited_for_nothing")
        else:
            code = "more_than_left" if back.line else "waited_for_less"
            self._add(back, code, left=money.plain(left_minor, self._decimals))

    def of_another(self, back: Back) -> None:
        """Take note of a return that names an order of somebody else."""
        self._add(back, "order_of_another" if back.line else "waited_for_another")

    def _add(self, back: Back, code: str, **values: str) -> None:
        self.count += 1
        if len(self.named) < _NAMED:
            text = (_OF_FILE if back.line else _OF_EARLIER_FILE)[code]
            values |= {"order": back.order, "back": money.plain(-back.amount_minor, self._decimals)}
            self.named.append(Notice(back.line, _FIELD, back.order, Said(code, text, values)))
