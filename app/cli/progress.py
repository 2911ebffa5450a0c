"""Shows on standard error how far a long act is, and stops it cleanly on Ctrl+C."""

import signal
import sys
import time
from types import FrameType, TracebackType
from typing import Final, Self, TextIO

from app.errors import Cancelled
from app.i18n import QT_TRANSLATE_NOOP, translate

_SECONDS_BETWEEN_LINES: Final = 2.0
_WIDTH: Final = 78


class TerminalProgress:
    """The progress of one act, used in a with block.

    The first Ctrl+C asks the act to stop at its next check, so that it either is undone whole or
    is told as done; the second one breaks it off where it stands, which undoes it as well.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._is_terminal = self._stream.isatty()
        self._shown_at = time.monotonic()
        self._is_open = False
        self._stopped = False
        self._former: signal.Handlers | object = None

    def __enter__(self) -> Self:
        self._former = signal.signal(signal.SIGINT, self._on_interrupt)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        signal.signal(signal.SIGINT, self._former)  # type: ignore[arg-type] # what signal() gave
        if self._is_open:
            print(file=self._stream)

    def step(self, done: int, total: int, text: str = "") -> None:
        """Show how much of how much is done: on one line of a terminal, else a line at times."""
        share = f"{100 * done // total:3d} %" if total else str(done)
        line = f"{share}  {text}".rstrip()
        if self._is_terminal:
            print(f"\r{line[:_WIDTH]:<{_WIDTH}}", end="", file=self._stream, flush=True)
            self._is_open = True
        elif time.monotonic() - self._shown_at >= _SECONDS_BETWEEN_LINES:
            print(line, file=self._stream, flush=True)
            self._shown_at = time.monotonic()

    def check(self) -> None:
        """Stop the act when Ctrl+C was pressed."""
        if self._stopped:
            raise Cancelled

    def _on_interrupt(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if self._stopped:
            raise KeyboardInterrupt
        self._stopped = True
        text = QT_TRANSLATE_NOOP("Cli", "Stopping … press Ctrl+C again to break off at once.")
        print("\n" + translate("Cli", text), file=self._stream, flush=True)
