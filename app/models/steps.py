"""Which migration steps there are; read without loading what runs them."""

import re
from pathlib import Path
from typing import Final

SCRIPTS: Final = Path(__file__).parent / "migrations"


def newest() -> str:
    """Return the number of the last step that this program knows."""
    steps = [
        match.group(1)
        for file in (SCRIPTS / "versions").glob("*.py")
        if (match := re.match(r"(\d{4})_", file.name))
    ]
    return max(steps)
