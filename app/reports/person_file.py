"""Everything a shop holds of one person as a JSON file, for the person."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from app.reports.target import replacing

SUFFIX: Final = ".json"


def write_person(path: Path, data: Mapping[str, object]) -> None:
    """Write a person's data whole, or leave what was there."""
    with replacing(path, SUFFIX) as part:
        text = json.dumps(dict(data), ensure_ascii=False, indent=2, default=str)
        part.write_text(text + "\n", encoding="utf-8")
