"""What the Customers page says of its table: one quiet sentence, and the words on its chips."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from app.services.star_table import LevelCount, View
from app.ui.tables.column import Column
from app.ui.widgets.filter_bar import Choice
from app.ui.widgets.level_badge import Level


def state_of(view: View, columns: Iterable[Column], count: int) -> str:
    """Return how many there are and in which order: "12 customers, by spend, highest first"."""
    translate = QCoreApplication.translate
    text = translate("CustomersPage", "%Ln customer(s)", "", count)
    if not count:
        return text
    if view.query:
        order = translate("CustomersPage", "best match first")
    else:
        column = next(column for column in columns if column.sort == view.sort)
        down = translate("CustomersPage", "by {column}, highest first")
        up = translate("CustomersPage", "by {column}, lowest first")
        order = (down if view.descending else up).format(column=column.head().lower())
    return translate("CustomersPage", "{count}, {order}").format(count=text, order=order)


def choices_of(counts: Sequence[LevelCount], levels: Mapping[int, Level]) -> list[Choice]:
    """Return the chips: all, then each level from low to high."""
    translate = QCoreApplication.translate
    total = sum(count.count for count in counts)
    choices = [Choice(None, translate("CustomersPage", "All"), total)]
    for count in counts:
        level = levels.get(count.rank)
        name = level.name if level else translate("CustomersPage", "Not graded")
        choices.append(Choice(count.rank, name, count.count, level))
    return choices
