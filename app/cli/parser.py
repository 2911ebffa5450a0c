"""Builds the reader of the command line from the list of commands, in the language in use."""

import argparse
import gettext
from collections.abc import Iterable, Sequence
from typing import Any, Final, NoReturn

from app.cli.commands import COMMANDS, GLOBALS, PROGRAM, Argument, Command
from app.cli.values import words
from app.i18n import QT_TRANSLATE_NOOP, translate

WRONG_USAGE: Final = 2
_NAME: Final = "stardesk"
_PAIRED: Final = frozenset({"--map", "--const"})

# What argparse itself says; it asks for these words by its name "_".
ARGPARSE: Final = frozenset(
    {
        QT_TRANSLATE_NOOP("Argparse", "usage: "),
        QT_TRANSLATE_NOOP("Argparse", "options"),
        QT_TRANSLATE_NOOP("Argparse", "positional arguments"),
        QT_TRANSLATE_NOOP("Argparse", "show this help message and exit"),
        QT_TRANSLATE_NOOP("Argparse", "the following arguments are required: %s"),
        QT_TRANSLATE_NOOP("Argparse", "unrecognized arguments: %s"),
        QT_TRANSLATE_NOOP("Argparse", "argument %(argument_name)s: %(message)s"),
        QT_TRANSLATE_NOOP("Argparse", "expected one argument"),
        QT_TRANSLATE_NOOP("Argparse", "expected at least one argument"),
        QT_TRANSLATE_NOOP("Argparse", "expected at most one argument"),
        QT_TRANSLATE_NOOP("Argparse", "ignored explicit argument %r"),
        QT_TRANSLATE_NOOP("Argparse", "not allowed with argument %s"),
        QT_TRANSLATE_NOOP("Argparse", "invalid choice: %(value)r (choose from %(choices)s)"),
        QT_TRANSLATE_NOOP("Argparse", "ambiguous option: %(option)s could match %(matches)s"),
        QT_TRANSLATE_NOOP("Argparse", "unknown parser %(parser_name)r (choices: %(choices)s)"),
        QT_TRANSLATE_NOOP("Argparse", "%(prog)s: error: %(message)s\n"),
    }
)


class UsageError(Exception):
    """The command line cannot be understood; the text says why."""


class _Parser(argparse.ArgumentParser):
    """A parser that leaves printing and exit codes to main()."""

    def error(self, message: str) -> NoReturn:
        """Refuse a command line with argparse's own sentence and the usage it should have had."""
        line = translate("Argparse", "%(prog)s: error: %(message)s\n")
        raise UsageError(self.format_usage() + line % {"prog": self.prog, "message": message})


def _say(text: str) -> str:
    """Give argparse its words in our language, others as Python's own translation has them."""
    return translate("Argparse", text) if text in ARGPARSE else gettext.gettext(text)


def build() -> argparse.ArgumentParser:
    """Return the reader of the whole command line."""
    argparse._ = _say  # type: ignore[attr-defined] # where argparse looks its words up
    parser = _Parser(
        prog=_NAME, description=translate("Cli", PROGRAM), allow_abbrev=False, add_help=True
    )
    _add(parser, GLOBALS)
    _commands(parser, COMMANDS, depth=0)
    return parser


def _commands(parser: argparse.ArgumentParser, commands: Sequence[Command], depth: int) -> None:
    title = translate("Cli", QT_TRANSLATE_NOOP("Cli", "commands"))
    metavar = translate("Cli", QT_TRANSLATE_NOOP("Cli", "COMMAND"))
    group: Any = parser.add_subparsers(
        title=title, metavar=metavar, dest=f"command{depth}", required=depth > 0
    )
    for command in commands:
        text = translate("Cli", command.help)
        own = group.add_parser(command.name, help=text, description=text, allow_abbrev=False)
        _add(own, command.arguments)
        if command.below:
            _commands(own, command.below, depth + 1)


def _add(parser: argparse.ArgumentParser, arguments: Iterable[Argument]) -> None:
    groups: dict[str, Any] = {"": parser}
    for argument in arguments:
        if argument.one_of not in groups:
            groups[argument.one_of] = parser.add_mutually_exclusive_group()
        text = translate("Cli", argument.help).replace("%", "%%")
        reads = dict(argument.reads)
        if "action" not in reads and "choices" not in reads and not argument.is_path:
            reads.setdefault("type", words)
        groups[argument.one_of].add_argument(*argument.names, help=text, **reads)


def spread(arguments: Sequence[str]) -> list[str]:
    """Repeat --map and --const for each of their pairs, so that a file may stand behind them.

    "--map a=b c=d file.csv" becomes "--map a=b --map c=d file.csv".
    """
    line: list[str] = []
    option = ""
    for argument in arguments:
        is_pair = bool(option) and "=" in argument and not argument.startswith("-")
        if is_pair and line[-1] != option:
            line.append(option)
        line.append(argument)
        if argument in _PAIRED:
            option = argument
        elif not is_pair:
            option = ""
    return line


def command_of(options: argparse.Namespace) -> str:
    """Return the words of the command: "scheme set"; empty when none was given."""
    words = (getattr(options, f"command{depth}", None) for depth in range(2))
    return " ".join(word for word in words if word)
