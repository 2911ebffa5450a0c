"""What the command line asked the window for."""

from datetime import date
from pathlib import Path
from typing import NamedTuple


class Wish(NamedTuple):
    """Which shop to open, for whom, on which business day."""

    folder: Path
    login: str | None = None
    business_day: date | None = None
