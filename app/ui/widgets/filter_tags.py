"""The further filters in force, as words that a click takes away."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from app.services.star_table import Period, View
from app.ui import formats, style
from app.ui.widgets import parts
from app.ui.widgets.button import PushButton

_ICON, _PAD = 16, 16
_NO_DAYS: Period = (None, None)


class FilterTags(QWidget):
    """One word for each filter beyond search and level; hidden when there is none."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filter_tags")
        self._row = parts.row(gap=8, parent=self)
        self.hide()

    def show_view(self, view: View) -> None:
        """Show the filters of a view."""
        parts.clear(self._row)
        words = words_of(view)
        for key, text in words.items():
            button = PushButton(text)
            button.setObjectName(f"filter_{key}")
            button.setProperty("kind", "chip")
            button.setCheckable(True)
            button.setChecked(True)
            button.setFixedHeight(28)
            button.setIcon(style.icon("close", "accent", 16))
            button.setIconSize(QSize(_ICON, _ICON))
            bold = QFontMetrics(style.font(13, bold=True)).horizontalAdvance(text)
            button.setMinimumWidth(bold + _ICON + 2 * _PAD)
            button.setToolTip(self.tr("Take this filter away"))
            button.clicked.connect(lambda _on=False, key=key: self._drop(view, key))
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.setVisible(bool(words))

    def _drop(self, view: View, key: str) -> None:
        bare = View()
        self.changed.emit(replace(view, **{key: getattr(bare, key)}))


def words_of(view: View) -> Mapping[str, str]:
    """Return what each further filter of a view says, by its field."""
    translate = QCoreApplication.translate
    words = {}
    if view.score is not None:
        text = translate("FilterTags", "Live score {low} to {high}")
        words["score"] = text.format(low=view.score[0], high=view.score[1])
    if view.tag:
        words["tag"] = translate("FilterTags", "Tag: {tag}").format(tag=view.tag[:30])
    if view.bought != _NO_DAYS:
        words["bought"] = translate("FilterTags", "Last purchase {days}").format(
            days=_days(view.bought)
        )
    if view.joined != _NO_DAYS:
        words["joined"] = translate("FilterTags", "Joined {days}").format(days=_days(view.joined))
    return words


def _days(period: tuple[date | None, date | None]) -> str:
    translate = QCoreApplication.translate
    first, last = (formats.day(day) for day in period)
    if period[0] is None:
        return translate("FilterTags", "until {last}").format(last=last)
    if period[1] is None:
        return translate("FilterTags", "from {first}").format(first=first)
    return translate("FilterTags", "{first} to {last}").format(first=first, last=last)
