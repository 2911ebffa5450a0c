"""What the command line asked the window for."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Wish:
    """Which shop to open, for whom, on which business day."""

    folder: Path
    login: str | None = None
    business_day: date | None = None
