"""What can be done on every page: undo, help, keys, theme, text size, the list of everything."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from app.config import TEXT_SIZES
from app.ui import style
from app.ui.commands import Command


class FrameActs(NamedTuple):
    """What the window itself can do, and how it asks to remember a preference."""

    undo: Callable[[], None]
    show_help: Callable[[], None]
    show_keys: Callable[[], None]
    show_commands: Callable[[], None]
    prefer: Callable[[str, str], None]
    lock: Callable[[], None] | None = None


def everywhere(window: FrameActs) -> list[Command]:
    """Return the window's own acts; a page that needs one of their keys itself goes first."""
    translate = QCoreApplication.translate
    lock = []
    if window.lock is not None:
        text = translate("MainWindow", "Lock")
        lock.append(Command("lock", text, window.lock, "Ctrl+L", "lock"))
    return [
        *lock,
        Command(
            "undo", translate("MainWindow", "Undo the last act"), window.undo, "Ctrl+Z", "return"
        ),
        Command("help", translate("MainWindow", "Help"), window.show_help, "F1", "info"),
        Command(
            "keys", translate("MainWindow", "All keys"), window.show_keys, "Shift+F1", "columns"
        ),
        Command(
            "theme",
            translate("MainWindow", "Light or dark"),
            lambda: window.prefer("theme", "light" if style.theme().dark else "dark"),
            "",
            "moon",
        ),
        Command(
            "larger",
            translate("MainWindow", "Larger text"),
            partial(_resize_text, window, 1),
            "Ctrl++",
            "plus",
        ),
        Command(
            "smaller",
            translate("MainWindow", "Smaller text"),
            partial(_resize_text, window, -1),
            "Ctrl+-",
        ),
        Command(
            "motion", translate("MainWindow", "Less or full motion"), partial(_turn_motion, window)
        ),
        Command(
            "commands",
            translate("MainWindow", "Customers and commands"),
            window.show_commands,
            "Ctrl+K",
            "more",
        ),
    ]


def _resize_text(window: FrameActs, steps: int) -> None:
    """Ask for the next larger or smaller text, as far as there is one."""
    place = TEXT_SIZES.index(style.percent()) + steps
    if 0 <= place < len(TEXT_SIZES):
        window.prefer("text_size", str(TEXT_SIZES[place]))


def _turn_motion(window: FrameActs) -> None:
    """Ask for less motion, or for all of it again."""
    from PySide6.QtWidgets import QStyle  # noqa: PLC0415 - its many enums take a start 5 ms

    moves = QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
    window.prefer("motion", "less" if moves else "full")
