"""What this user chose for papers last: size, language and months, kept beside the settings."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from app import paths
from app.ui import language

PAPERS: Final = ("a4", "letter")
LANGUAGES: Final = (language.CHINESE, language.ENGLISH)
SPANS: Final = ("12", "this_year", "last_year", "own")


@dataclass(frozen=True)
class PaperChoices:
    """Size and language of paper, and the period it tells of; an empty language follows screen."""

    paper: str = "a4"
    language: str = ""
    span: str = "12"


def _file() -> Path:
    return paths.config_file().with_name("papers.json")


def load() -> PaperChoices:
    """Return what was chosen last; what makes no sense is as if it had not been chosen."""
    try:
        raw = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError):
        return PaperChoices()
    if not isinstance(raw, dict):
        return PaperChoices()
    return PaperChoices(
        paper=raw["paper"] if raw.get("paper") in PAPERS else PAPERS[0],
        language=raw["language"] if raw.get("language") in LANGUAGES else "",
        span=raw["span"] if raw.get("span") in SPANS[:-1] else SPANS[0],
    )


def save(choices: PaperChoices) -> None:
    """Keep what was chosen; that it cannot be kept is no reason to stop."""
    try:
        paths.replace_file(_file(), json.dumps(asdict(choices)).encode())
    except OSError:
        return


def speaker(chosen: str) -> Callable[[str, str], str]:
    """Return what says the marked texts in a language, whatever the window speaks."""
    if chosen == language.ENGLISH:
        return lambda _context, text: text
    words = language.words_of(chosen)
    return lambda context, text: words.translate(context, text) or text
