"""Tells how far a file is, at most about fifty times, and stops when asked to."""

from collections.abc import Iterator, Sequence
from typing import Final, Protocol

from app.domain.sheet import Cell, Sheet
from app.i18n import QT_TRANSLATE_NOOP, translate

_STEPS: Final = 50


class Progress(Protocol):
    """What follows a long act and may stop it; the services' Progress is one."""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Say how much of how much is done."""

    def check(self) -> None:
        """Raise Cancelled when the user asked to stop."""


def pace(
    sheet: Sheet, progress: Progress | None, before: int = 0, total: int = 0
) -> Iterator[Sequence[Cell]]:
    """Yield a sheet's rows and tell the progress, after `before` of `total` rows of other sheets.

    100,000 rows tell it fifty times, 10 rows ten times.
    """
    if progress is None:
        yield from sheet.rows
        return
    total = total or len(sheet.rows)
    text = translate("Reports", QT_TRANSLATE_NOOP("Reports", "Writing {sheet}"))
    text = text.format(sheet=sheet.title)
    every = max(1, total // _STEPS)
    for done, row in enumerate(sheet.rows, before + 1):
        yield row
        if done % every == 0 or done == total:
            progress.check()
            progress.step(done, total, text)
