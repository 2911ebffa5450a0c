"""What a window of a shop is made of: the pages of its rail, and the sizes it may have."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame

from app.domain.access import Permission
from app.ui import style
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.button import RailButton
from app.ui.widgets.logo import Logo

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.ui.page import Page

SMALLEST: Final = (1280, 720)
FIRST: Final = (1440, 900)
_RAIL: Final = 80
_FRAME: Final = QSize(16, 40)  # what a window manager may add; it is unknown until shown


def fitting(wanted: tuple[int, int], room: QSize) -> tuple[QSize, bool]:
    """Return the size a window may have on a screen, and whether it has to fill the screen.

    1440 × 900 in a room of 1280 × 800 becomes 1264 × 760, and the window is shown maximized.
    """
    most = room - _FRAME
    size = QSize(*wanted).expandedTo(QSize(*SMALLEST))
    return size.boundedTo(most), size.boundedTo(most) != size


class PageSpec(NamedTuple):
    """One page of the rail: its name, title, icon, and what builds it when it is first opened."""

    name: str
    title: str
    icon: str
    build: "Callable[[Desk, Hub, Jobs], Page]"
    needs: Permission | None = None
    at_foot: bool = False
    key: str = ""


def keys_of(specs: Sequence[PageSpec]) -> dict[str, str]:
    """Return the key of each page by its name: its own, else Ctrl 1 to 9 in the rail's order."""
    numbered = [spec.name for spec in specs if not spec.key]
    counted = {name: f"Ctrl+{number}" for number, name in enumerate(numbered, start=1)}
    return {spec.name: spec.key or counted[spec.name] for spec in specs}


def start_of(specs: Sequence[PageSpec]) -> PageSpec:
    """Return the page that a window starts with: the first of those that are counted."""
    return next((spec for spec in specs if not spec.key), specs[0])


def make_rail(
    name: str, specs: Sequence[PageSpec], show: Callable[[str], None]
) -> tuple[QFrame, dict[str, RailButton]]:
    """Return the rail of pages and its buttons by page; those for the foot stand at its end."""
    rail = parts.card("rail", part="rail")
    rail.setFixedWidth(style.px(_RAIL))
    rail.setAccessibleName(name)
    box = parts.column(gap=4, margins=(8, 12, 8, 12), parent=rail)
    box.addLayout(parts.row(0, Logo(), 0))
    box.addSpacing(8)
    buttons: dict[str, RailButton] = {}
    foot, keys = [], keys_of(specs)
    for spec in specs:
        button = RailButton(spec.title, spec.icon, name=f"rail_{spec.name}", key=keys[spec.name])
        button.clicked.connect(lambda _on=False, name=spec.name: show(name))
        buttons[spec.name] = button
        if spec.at_foot:
            foot.append(button)
        else:
            box.addWidget(button)
    box.addStretch(1)
    for button in foot:
        box.addWidget(button)
    return rail, buttons
