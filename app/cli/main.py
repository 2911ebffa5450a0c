"""Runs one command: reads the command line, answers on standard output, never with a traceback."""

import argparse
import contextlib
import io
import logging
import os
import sys
from collections.abc import Sequence
from typing import Final

from app.cli import language, parser
from app.errors import Cancelled, UserError
from app.i18n import QT_TRANSLATE_NOOP, translate

DONE: Final = 0
FAILED: Final = 1
_OUT = 1

_log = logging.getLogger(__name__)


def read(arguments: Sequence[str]) -> argparse.Namespace | int:
    """Return what a command line asks for, or the exit status when there is nothing to do."""
    _speak_utf8()
    language.speak(language.choose(language.asked_in(arguments)))
    try:
        return parser.build().parse_args(parser.spread(arguments))
    except parser.UsageError as error:
        print(error, end="", file=sys.stderr)
        return parser.WRONG_USAGE
    except SystemExit:  # --help was printed
        return _closed(DONE)


def run(options: argparse.Namespace) -> int:
    """Run a command and return the exit status."""
    try:
        return _closed(_answered(options))
    except UserError as error:
        return _refused(error)
    except (Cancelled, KeyboardInterrupt):
        text = QT_TRANSLATE_NOOP("Cli", "Stopped. Nothing was changed.")
        return _failed(translate("Cli", text))
    except BrokenPipeError:
        return _reader_gone()
    except Exception as bug:  # noqa: BLE001 - the last net: no traceback ever reaches a shop
        return _failed(_told(bug))


def _answered(options: argparse.Namespace) -> int:
    from app.cli import acts  # noqa: PLC0415 - --help and wrong usage need no database

    answer = acts.run(parser.command_of(options), options)
    for note in answer.notes:
        print(note, file=sys.stderr)
    if options.json:
        print(acts.as_json(answer.data))
    elif answer.text:
        print(answer.text)
    return answer.status


def _closed(status: int) -> int:
    """Send the rest of the output while a closed pipe can still be told from a bug."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _reader_gone()
    return status


def _reader_gone() -> int:
    """End quietly when whoever read our output has enough, as in "stardesk customers | head"."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _refused(error: UserError) -> int:
    """Say what happened to which record, and what to do now."""
    for sentence in error.sentences():
        if sentence:
            print(sentence, file=sys.stderr)
    return FAILED


def _told(bug: Exception) -> str:
    """Log a bug without a word about any customer; return the line for the user."""
    _log.error("a command failed", exc_info=bug)
    text = QT_TRANSLATE_NOOP(
        "Cli",
        "StarDesk made a mistake ({kind}); what was not finished was undone. "
        "Please send us the file {log}.",
    )
    where = _log_file() or "–"
    return translate("Cli", text).format(kind=type(bug).__name__, log=where)


def _log_file() -> str:
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logging.FileHandler):
            return handler.baseFilename
    return ""


def _failed(line: str) -> int:
    print(line, file=sys.stderr)
    return FAILED


def _speak_utf8() -> None:
    """Write UTF-8 everywhere, Windows consoles and pipes too; odd characters never end a run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
