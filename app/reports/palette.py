"""The colours of paper: those of the light theme, from the same tokens as the screen's."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from app import paths
from app.domain.colours import LevelColours, level_colours

_PARTS: Final = ("solid", "ink", "tint", "row", "on_solid")
FEWEST: Final = 2
MOST: Final = 10


@lru_cache(maxsize=1)
def _tokens() -> Mapping[str, Any]:
    text = (paths.resources() / "style" / "tokens.json").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = json.loads(text)
    return loaded


def colour(token: str) -> str:
    """Return a colour by its token: "text" is nearly black."""
    return str(_tokens()["color"]["light"][token])


def level(rank: int, total: int, own: str = "") -> LevelColours:
    """Return the five colours of a level of so many, or those of the owner's own colour."""
    if own:
        return level_colours(own, colour("surface"), dark=False)
    size = str(min(MOST, max(FEWEST, total)))
    entry = _tokens()["level"]["light"][size]["colors"][min(int(size), max(1, rank)) - 1]
    return LevelColours(*(entry[part] for part in _PARTS))
