"""Which migration steps there are; read without loading what runs them."""

import os
from pathlib import Path
from typing import Final

SCRIPTS: Final = Path(__file__).parent / "migrations"


def newest() -> str:
    """Return the number of the last step that this program knows."""
    names = os.listdir(SCRIPTS / "versions")  # noqa: PTH208 - a start asks: names alone are wanted
    return max(name[:4] for name in names if name.endswith(".py") and name[:4].isdecimal())
