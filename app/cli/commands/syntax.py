"""How a command is written down: its words, its arguments, and the texts several share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from app.i18n import QT_TRANSLATE_NOOP

_PATHS: Final = frozenset({"FILE", "FILE.csv", "FILE.toml", "FOLDER", "OUT.xlsx", "OUT.pdf"})

FILE: Final = QT_TRANSLATE_NOOP("Cli", "the file")
CHANNEL: Final = QT_TRANSLATE_NOOP("Cli", "the channel, such as shop or app (else shop)")
SCHEME_FILE: Final = QT_TRANSLATE_NOOP("Cli", "a scheme file (TOML)")
NUMBER: Final = QT_TRANSLATE_NOOP("Cli", "the customer's number")


@dataclass(frozen=True)
class Argument:
    """One argument of a command: its names, its marked help text, and how argparse reads it.

    Of those with the same word in `one_of` a line may hold one.
    """

    names: tuple[str, ...]
    help: str
    reads: Mapping[str, Any] = field(default_factory=dict)
    one_of: str = ""

    @property
    def is_path(self) -> bool:
        """Say whether it names a file or folder, which need not be text everywhere."""
        return self.reads.get("metavar") in _PATHS


@dataclass(frozen=True)
class Command:
    """One command: its words, its marked help text, its arguments and any commands below it."""

    name: str
    help: str
    arguments: tuple[Argument, ...] = ()
    below: tuple["Command", ...] = ()


def argument(*names: str, help: str, one_of: str = "", **reads: Any) -> Argument:  # noqa: A002, ANN401 - argparse's words
    """Write one argument down as argparse names its parts."""
    return Argument(names, help, reads, one_of)
