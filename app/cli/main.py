"""Runs one command: reads the command line, answers on standard output, never with a traceback."""

import argparse
import contextlib
import io
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app import log
from app.cli import language, parser
from app.errors import Cancelled, UserError
from app.i18n import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from app.cli.session import Shoot

DONE: Final = 0
FAILED: Final = 1

# How the command line answers what a refusal asks; a window has its own fields for these.
_HINTS: Final = {
    "date_order": QT_TRANSLATE_NOOP("Cli", "Here: add --date-order dmy or --date-order mdy."),
    "two_digit_year": QT_TRANSLATE_NOOP("Cli", "Here: add --date-order dmy, mdy or ymd."),
    "missing_column": QT_TRANSLATE_NOOP("Cli", "Here: add --map {field}=COLUMN."),
    "unknown_list": QT_TRANSLATE_NOOP("Cli", "Here: add --kind sales or --kind customers."),
    "login_missing": QT_TRANSLATE_NOOP("Cli", "Here: add --login NAME before the command."),
    "password_missing": QT_TRANSLATE_NOOP(
        "Cli", "Here: set STARDESK_PASSWORD, or run this in a terminal that can ask."
    ),
    "approval_needed": QT_TRANSLATE_NOOP(
        "Cli",
        "Here: add --approved-by LOGIN before the command; STARDESK_APPROVER_PASSWORD holds "
        "their password.",
    ),
    "clock_doubted": QT_TRANSLATE_NOOP(
        "Cli", "Here: if the clock is right, add --as-of YYYY-MM-DD before the command."
    ),
    "no_shop": QT_TRANSLATE_NOOP(
        "Cli",
        "Here: stardesk --shop FOLDER init --name NAME creates one, and stardesk demo a demo.",
    ),
}
# Refusals of a command line that asks for what no shop could give: wrong usage.
_WRONG_USAGE: Final = frozenset({"report_without_customer", "restore_what"})

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # without a log yet, nothing falls onto the terminal


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


def run(options: argparse.Namespace, shoot: "Shoot | None" = None) -> int:
    """Run a command and return the exit status."""
    try:
        return _closed(_answered(options, shoot))
    except UserError as error:
        return _refused(error)
    except (Cancelled, KeyboardInterrupt):
        text = QT_TRANSLATE_NOOP("Cli", "Stopped. Nothing was changed.")
        return _failed(translate("Cli", text))
    except BrokenPipeError:
        return _reader_gone()
    except Exception as bug:  # noqa: BLE001 - the last net: no traceback ever reaches a shop
        return _failed(_told(bug))


def _answered(options: argparse.Namespace, shoot: "Shoot | None") -> int:
    from app.cli import acts  # noqa: PLC0415 - --help and wrong usage need no database

    answer = acts.run(parser.command_of(options), options, shoot)
    for note in answer.notes:
        print(note, file=sys.stderr)
    try:
        if options.json:
            print(acts.as_json(answer.data))
        elif answer.text:
            print(answer.text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _drop_output()
        text = QT_TRANSLATE_NOOP(
            "Cli", "The answer could not be written: {detail}. What was asked for is done."
        )
        _failed(translate("Cli", text).format(detail=error.strerror or ""))
        return FAILED if parser.command_of(options) in acts.ASKING else answer.status
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
    _drop_output()
    return DONE


def _drop_output() -> None:
    """Let what is still to be written go nowhere, so that the end of the program finds no fault."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refused(error: UserError) -> int:
    """Say what happened to which record, and what to do now."""
    hint = translate("Cli", _HINTS.get(error.code, "")).format(field=error.field)
    for sentence in (*error.sentences(), hint):
        if sentence:
            print(sentence, file=sys.stderr)
    return parser.WRONG_USAGE if error.code in _WRONG_USAGE else FAILED


def _told(bug: Exception) -> str:
    """Log a bug without a word about any customer; return the one line for the user."""
    _log.error("a command failed", exc_info=bug)
    text = QT_TRANSLATE_NOOP(
        "Cli",
        "StarDesk made a mistake ({place}); what was not finished was undone. "
        "Please send us this line, and the log if there is one: {log}",
    )
    kind, *places = log.describe(bug).splitlines()
    place = f"{kind} {places[-1].strip()}" if places else kind
    return translate("Cli", text).format(place=place, log=_log_file() or "–")


def _log_file() -> str:
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logging.FileHandler):
            file = Path(handler.baseFilename)
            if file.name == log.FILE_NAME:
                return str(file)
    return ""


def _failed(line: str) -> int:
    print(line, file=sys.stderr)
    return FAILED


def _speak_utf8() -> None:
    """Write UTF-8 everywhere, Windows consoles and pipes too; odd characters never end a run.

    A stream that was closed before we began is there again, and leads nowhere.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, io.TextIOWrapper(io.FileIO(os.devnull, "w")))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
