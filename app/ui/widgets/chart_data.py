"""What a chart shows, before anything is drawn: bars, vertical lines, words. Imports no charts."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.ui.widgets.level_badge import Level


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its exact value, and how the value reads, in full and where it is narrow.

    `span` is where it stands on a number axis (the bin 35 to 40); without it, bars stand side by
    side. A `quiet` bar steps back, because another one is chosen.
    """

    label: str
    value: float
    text: str
    short: str = ""
    share: str = ""
    level: Level | None = None
    span: tuple[float, float] | None = None
    is_quiet: bool = False


@dataclass(frozen=True)
class Mark:
    """A vertical line on a number axis, with the word at its top."""

    at: float
    text: str = ""


@dataclass(frozen=True)
class ChartData:
    """A whole chart; `summary` says it in one sentence, `hint` what a click on a bar does.

    `heads` are those of the table behind it: name, value, share; `total` is its last row.
    """

    title: str
    bars: Sequence[Bar] = ()
    note: str = ""
    summary: str = ""
    hint: str = ""
    heads: tuple[str, str, str] = ("", "", "")
    total: tuple[str, str] = ("", "")
    marks: Sequence[Mark] = ()
    ticks: Sequence[tuple[float, str]] = ()
    shows_values: bool = True

    @property
    def is_histogram(self) -> bool:
        """Say whether the bars stand on a number axis."""
        return bool(self.bars) and self.bars[0].span is not None

    def place(self, index: int) -> tuple[float, float]:
        """Return from where to where a bar's column reaches on the axis: bar 2 from 1.5 to 2.5."""
        span = self.bars[index].span
        return span if span is not None else (index - 0.5, index + 0.5)

    def index_at(self, x: float) -> int:
        """Return the bar whose column holds a place of the axis, or -1."""
        for index in range(len(self.bars)):
            low, high = self.place(index)
            if low <= x < high:
                return index
        return -1

    def words(self, index: int) -> str:
        """Return what is said of one bar: "Four stars" over "287, 14.4 %"."""
        bar = self.bars[index]
        figures = f"{bar.text}, {bar.share}" if bar.share else bar.text
        return f"{bar.label}\n{figures}"
