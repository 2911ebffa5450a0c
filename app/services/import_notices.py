"""Returns of a file that their order cannot carry: taken as they stand, counted and named."""

from typing import Final

from app.domain import money
from app.domain.importing import Notice, ParsedSale, Said
from app.i18n import QT_TRANSLATE_NOOP

# So many are named with their line; all are counted.
_NAMED: Final = 1_000
_FIELD: Final = "original"


class Notices:
    """What is to be told of the rows of one file that were taken."""

    def __init__(self, decimals: int) -> None:
        self.count = 0
        self.named: list[Notice] = []
        self._decimals = decimals

    def look(self, sale: ParsedSale, left_minor: int) -> None:
        """Take note of a return that takes back more than is left of its order."""
        if left_minor + sale.amount_minor >= 0:
            return
        back = money.plain(-sale.amount_minor, self._decimals)
        if left_minor <= 0:
            text = QT_TRANSLATE_NOOP(
                "Import",
                "Order {order} was given back whole before; this return of {back} counts beside "
                "it. Check which order it takes back.",
            )
            self._add(sale, Said("given_back_before", text, {"order": sale.original, "back": back}))
            return
        text = QT_TRANSLATE_NOOP(
            "Import",
            "Of order {order} only {left} is left; this return of {back} counts all the same. "
            "Check its amount.",
        )
        left = money.plain(left_minor, self._decimals)
        values = {"order": sale.original, "left": left, "back": back}
        self._add(sale, Said("more_than_left", text, values))

    def of_another(self, sale: ParsedSale) -> None:
        """Take note of a return that names an order of somebody else."""
        text = QT_TRANSLATE_NOOP(
            "Import",
            "Order {order} is not this customer's; the return counts as one of its own. "
            "Check the customer and the order.",
        )
        self._add(sale, Said("order_of_another", text, {"order": sale.original}))

    def _add(self, sale: ParsedSale, said: Said) -> None:
        self.count += 1
        if len(self.named) < _NAMED:
            self.named.append(Notice(sale.line, _FIELD, sale.original, said))
