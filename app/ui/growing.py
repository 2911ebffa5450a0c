"""The program's style where somebody wants larger text or less motion than the design has."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from app.ui import style

_TALLEST = 72  # what is taller is a picture or a panel, not a line of text
_GROWN = "grown"


def dress(app: QApplication, theme: str, percent: int, *, less_motion: bool) -> None:
    """Dress the program: theme, text size and motion; what is made from now on has its size."""
    plain = percent == 100 and not less_motion  # noqa: PLR2004 - the design's own size
    if not plain:
        app.setStyle(GrowingStyle(less_motion=less_motion))
    elif isinstance(app.style(), GrowingStyle) or app.property(_GROWN):
        app.setStyle("Fusion")
    app.setProperty(_GROWN, not plain)
    style.apply(app, theme, percent)


def grow(widget: QWidget) -> None:
    """Let a widget that was made for one line of text be as tall as the larger line."""
    if widget.property(_GROWN) or isinstance(widget, QLabel):
        return
    widget.setProperty(_GROWN, True)
    height, width = widget.minimumHeight(), widget.minimumWidth()
    is_line = height == widget.maximumHeight() and height <= _TALLEST
    is_wide = width == widget.maximumWidth()
    if isinstance(widget, QAbstractButton) and is_line and is_wide:
        widget.setFixedSize(style.px(width), style.px(height))
    elif isinstance(widget, QAbstractButton | QFrame | QHeaderView | QLineEdit) and is_line:
        widget.setFixedHeight(style.px(height))
    elif widget.objectName() == "rail":
        widget.setFixedWidth(style.px(width))


class GrowingStyle(QProxyStyle):
    """Fusion with lines as tall as their text, and without motion for who wants none."""

    def __init__(self, *, less_motion: bool) -> None:
        super().__init__("Fusion")
        self._less_motion = less_motion

    def polish(self, what: QWidget | QPalette | QApplication) -> None:  # type: ignore[override] # three overloads
        """Let each widget grow when it is first shown."""
        super().polish(what)
        if isinstance(what, QWidget):
            grow(what)

    def styleHint(  # noqa: N802 - a Qt override
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        """Answer that nothing is to move, where that is wished."""
        if self._less_motion and hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returned)
