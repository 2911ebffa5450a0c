"""This user's own settings, read before any shop is open: language, theme, columns, windows."""

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from app import paths

LANGUAGES: Final = ("", "zh_CN", "en")
TEXT_SIZES: Final = (100, 115, 130, 150)
MOTIONS: Final = ("full", "less")
THEMES: Final = ("system", "light", "dark")
PAPERS: Final = ("a4", "letter")
PAPER_SPANS: Final = ("12", "this_year", "last_year")
_LARGEST_SIDE: Final = 20_000
_MOST_COLUMNS: Final = 100

Size = tuple[int, int]


class Config(NamedTuple):
    """The settings of one user of this computer; an empty language follows the system's.

    No columns are those that the star table has by itself. `amounts` are those of the card at the
    front desk, shown to who may see them. An empty language of papers is that of the screen.
    """

    last_shop: str = ""
    last_login: str = ""
    language: str = ""
    theme: str = "system"
    text_size: int = 100
    motion: str = "full"
    guide: bool = True
    amounts: bool = False
    paper: str = "a4"
    paper_language: str = ""
    paper_span: str = "12"
    maximized: bool = False
    columns: tuple[str, ...] = ()
    windows: Mapping[str, Size] = MappingProxyType({})


def load(file: Path | None = None) -> Config:
    """Read the settings; a broken file is kept aside under another name and defaults are used."""
    file = file or paths.config_file()
    try:
        written = file.read_bytes()
    except OSError:
        return Config()
    import tomllib  # noqa: PLC0415 - the first start of a user has nothing to read

    try:
        raw = tomllib.loads(written.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        with contextlib.suppress(OSError):
            file.replace(_aside(file))
        return Config()
    return _from_raw(raw)


def save(config: Config, file: Path | None = None) -> bool:
    """Write the settings whole; say whether they could be kept, for that is no reason to stop."""
    try:
        paths.replace_file(file or paths.config_file(), dump(config).encode("utf-8"))
    except (OSError, UnicodeEncodeError):
        return False
    return True


def dump(config: Config) -> str:
    """Return the settings as the text of the file."""
    lines = [
        f"last_shop = {_quoted(config.last_shop)}",
        f"last_login = {_quoted(config.last_login)}",
        f"language = {_quoted(config.language)}",
        f"theme = {_quoted(config.theme)}",
        f"text_size = {config.text_size}",
        f"motion = {_quoted(config.motion)}",
        f"guide = {str(config.guide).lower()}",
        f"amounts = {str(config.amounts).lower()}",
        f"paper = {_quoted(config.paper)}",
        f"paper_language = {_quoted(config.paper_language)}",
        f"paper_span = {_quoted(config.paper_span)}",
        f"maximized = {str(config.maximized).lower()}",
        f"columns = [{', '.join(map(_quoted, config.columns))}]",
        "",
        "[windows]",
    ]
    lines += [f"{_quoted(name)} = [{w}, {h}]" for name, (w, h) in sorted(config.windows.items())]
    return "\n".join(lines) + "\n"


def _from_raw(raw: Mapping[str, Any]) -> Config:
    """Take every value that makes sense and the default for each that does not."""
    windows = raw.get("windows")
    return Config(
        last_shop=_text(raw.get("last_shop")),
        last_login=_text(raw.get("last_login")),
        language=_one_of(LANGUAGES, raw.get("language")),
        theme=_one_of(THEMES, raw.get("theme")),
        text_size=_size(raw.get("text_size")),
        motion=_one_of(MOTIONS, raw.get("motion")),
        guide=raw.get("guide") is not False,
        amounts=raw.get("amounts") is True,
        paper=_one_of(PAPERS, raw.get("paper")),
        paper_language=_one_of(LANGUAGES, raw.get("paper_language")),
        paper_span=_one_of(PAPER_SPANS, raw.get("paper_span")),
        maximized=raw.get("maximized") is True,
        columns=_words(raw.get("columns")),
        windows=_sizes(windows if isinstance(windows, dict) else {}),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) and "\0" not in value else ""


def _one_of(choices: tuple[str, ...], value: object) -> str:
    return value if isinstance(value, str) and value in choices else choices[0]


def _size(value: object) -> int:
    is_known = not isinstance(value, bool) and isinstance(value, int) and value in TEXT_SIZES
    return value if is_known and isinstance(value, int) else TEXT_SIZES[0]


def _words(raw: object) -> tuple[str, ...]:
    is_list = isinstance(raw, list) and all(isinstance(word, str) for word in raw)
    return tuple(raw[:_MOST_COLUMNS]) if isinstance(raw, list) and is_list else ()


def _sizes(raw: Mapping[str, Any]) -> dict[str, Size]:
    sizes = {}
    for name, value in raw.items():
        match value:
            case [int(width), int(height)] if _is_side(width) and _is_side(height):
                sizes[name] = (width, height)
    return sizes


def _is_side(length: int) -> bool:
    return not isinstance(length, bool) and 0 < length <= _LARGEST_SIDE


def _quoted(text: str) -> str:
    """Quote a text for TOML, which reads JSON's escapes but wants DEL escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _aside(file: Path) -> Path:
    """Return the name a broken file is kept under; only the last one is kept."""
    return file.with_name(f"{file.name}{os.extsep}broken")
