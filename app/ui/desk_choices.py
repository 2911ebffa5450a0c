"""Whether the front desk shows amounts to who may see them: off at first, kept for this PC."""

import json
from pathlib import Path

from app import paths


def _file() -> Path:
    return paths.config_file().with_name("desk.json")


def shows_amounts() -> bool:
    """Return what was chosen last; what cannot be read is as if nothing had been chosen."""
    try:
        raw = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(raw, dict) and raw.get("amounts") is True


def keep(*, amounts: bool) -> None:
    """Keep what was chosen; that it cannot be kept is no reason to stop."""
    try:
        paths.replace_file(_file(), json.dumps({"amounts": amounts}).encode())
    except OSError:
        return
