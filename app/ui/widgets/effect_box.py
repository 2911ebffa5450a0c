"""The box above a form's buttons that says what saving will do, while one types."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.i18n import filled
from app.services.effects import Effect
from app.services.redaction import Hidden
from app.ui import formats
from app.ui.jobs import Jobs
from app.ui.widgets import parts

QUIET_MS: Final = 150


class EffectBox(QObject):
    """Asks for the effect of what is typed after a short quiet, and shows it in a frame."""

    grown = Signal()

    def __init__(self, frame: QFrame, jobs: Jobs, call: Callable[[], Effect | None]) -> None:
        super().__init__(frame)
        self._frame = frame
        self._jobs = jobs
        self._call = call
        self._box = parts.column(gap=6, margins=(16, 10, 16, 10), parent=frame)
        self._idle: Sequence[tuple[str, str]] = ()
        self._lines: list[tuple[str, str]] = []
        self.quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self.quiet.timeout.connect(self._ask)

    @property
    def lines(self) -> Sequence[tuple[str, str]]:
        """Return what the box says, line by line."""
        return self._lines

    def show_idle(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show what is known before anything is typed."""
        self._idle = lines
        self._show(lines)

    def touch(self, *_what: object) -> None:
        """Ask again soon: something was typed."""
        self.quiet.start()

    def _ask(self) -> None:
        self._jobs.ask(
            lambda _progress: self._call(),
            self._show_effect,
            initiator=self,
            failed=lambda _error: self._show(self._idle),
            replaces="effect",
        )

    def _show_effect(self, effect: Effect | None) -> None:
        self._show(self._idle if effect is None else lines_of(effect))

    def _show(self, lines: Sequence[tuple[str, str]]) -> None:
        self._lines = list(lines)
        parts.clear(self._box)
        for name, value in lines:
            self._box.addWidget(_line(name, value))
        self._box.activate()  # else the form measures the lines of before
        self._frame.setVisible(bool(lines))
        self.grown.emit()


def _line(name: str, value: str) -> QWidget:
    line = QFrame()
    right = parts.label(value, "section")
    parts.row(parts.label(name, "table", "quiet"), 0, right, parent=line)
    return line


def lines_of(effect: Effect) -> list[tuple[str, str]]:
    """Return an effect in words: the score from and to, the level it stays or becomes."""
    translate = QCoreApplication.translate
    lines = []
    if not isinstance(effect.score_after, Hidden) and effect.score_after is not None:
        after = formats.score(effect.score_after)
        text = after
        if not isinstance(effect.score_before, Hidden) and effect.score_before is not None:
            text = f"{formats.score(effect.score_before)} → {after}"
        lines.append((translate("EffectBox", "Live score after saving"), text))
    level = effect.level_name
    if effect.level_after > effect.level_before:
        text = translate("EffectBox", "↑ {level}").format(level=level)
    elif effect.level_after < effect.level_before:
        text = translate("EffectBox", "↓ {level}").format(level=level)
    else:
        text = filled(translate("EffectBox", "stays {level}"), level=level)
    if level:
        lines.append((translate("EffectBox", "Level after saving"), text))
    return lines
