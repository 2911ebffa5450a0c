"""Everything a shop holds of one person as a JSON file, for the person."""

import json
from pathlib import Path
from typing import Final

from app.reports.target import replacing
from app.services.privacy import PersonData

SUFFIX: Final = ".json"


def write_person(path: Path, data: PersonData) -> None:
    """Write a person's data whole, or leave what was there."""
    body = {
        "shop": data.shop,
        "customer": data.number,
        "day": data.day.isoformat(),
        "data": dict(data.tables),
    }
    with replacing(path, SUFFIX) as part:
        text = json.dumps(body, ensure_ascii=False, indent=2, default=str)
        part.write_text(text + "\n", encoding="utf-8")
