"""The program's log: what it did and where it failed, without a word about any customer.

Cleaning what was written cannot find every name, so values are never written at all: only
whole numbers of up to six digits, members of an Enum and words of our own code (Word) appear.
Of an error only its kind and its place in the program are kept, never its text.
"""

import logging
import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from logging.handlers import RotatingFileHandler
from pathlib import Path, PurePath
from typing import Any, Final

ROOT: Final = "app"
FILE_NAME: Final = "stardesk.log"
_BYTES_PER_FILE: Final = 1_000_000
_OLD_FILES: Final = 5
_LARGEST_NUMBER: Final = 999_999
_MOST_CAUSES: Final = 5

_Arguments = tuple[object, ...] | Mapping[str, object]

_CODE = re.compile(r"[a-z][a-z0-9_.]{0,60}")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}")
# A second net under the marked texts of our own calls: addresses, money, long numbers, Chinese.
_PERSONAL = re.compile(
    r"\S+@\S+|[¥￥$€£]\s*-?[\d.,]*\d|-?\d[\d,]*\.\d+|\+?\d(?:[ \-]?\d){6,}"
    r"|[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)


class Word(str):
    """A word of our own code, such as an error code or a step's name, that may be logged."""

    __slots__ = ()


class SafeFormatter(logging.Formatter):
    """Writes a record with every value that could be about a person left out."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, and below it the kind and place of an error if there is one."""
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {_message(record)}"
        error = record.exc_info[1] if record.exc_info else None
        return line if error is None else f"{line}\n{describe(error)}"


class _QuietHandler(RotatingFileHandler):
    """A rotating file that never answers trouble by printing the record to the screen."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Drop the line: a log that cannot be written must not stop or show anything."""


def start(folder: Path) -> Path:
    """Begin to write the log in a folder and return its file; a former log is closed."""
    stop()
    file = folder / FILE_NAME
    logger = logging.getLogger()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        handler = _QuietHandler(
            file, maxBytes=_BYTES_PER_FILE, backupCount=_OLD_FILES, encoding="utf-8"
        )
    except OSError:
        return file
    handler.setFormatter(SafeFormatter())
    logger.addHandler(handler)
    logging.getLogger(ROOT).setLevel(logging.INFO)
    return file


def stop() -> None:
    """Close the log; without one nothing is written anywhere."""
    logger = logging.getLogger()
    for handler in [*logger.handlers]:
        if isinstance(handler, _QuietHandler):
            logger.removeHandler(handler)
            handler.close()


def describe(error: BaseException) -> str:
    """Return an error as kind and places, safe to show, copy and send: no value, no text."""
    return "\n".join(
        line for one in _with_causes(error) for line in (f"{_kind(one)} at", *_places(one))
    )


def safe(value: object) -> str:
    """Return a value as it may be logged: 312 stays 312, "Li Si" becomes <text>."""
    for kind, shown in _SHOWN:
        if isinstance(value, kind):
            return shown(value)
    return f"<{type(value).__name__}>"


def _number(value: int) -> str:
    return str(int(value)) if abs(value) <= _LARGEST_NUMBER else "<number>"


def _file(value: PurePath) -> str:
    suffix = value.suffix.lower()
    return f"<file {suffix}>" if _SUFFIX.fullmatch(suffix) else "<file>"


def _kind(error: BaseException) -> str:
    """Return the class of an error and, when it has one, its short code."""
    code = getattr(error, "code", None)
    named = f" ({code})" if isinstance(code, str) and _CODE.fullmatch(code) else ""
    return f"{type(error).__module__}.{type(error).__qualname__}{named}"


# The first kind that fits decides; a bool is an int and a Word a str, so they stand before.
_SHOWN: Final[tuple[tuple[type | tuple[type, ...], Callable[[Any], str]], ...]] = (
    ((bool, type(None)), str),
    (Word, lambda word: str(word) if _CODE.fullmatch(word) else "<text>"),
    (Enum, lambda member: str(member.name)),
    (int, _number),
    (PurePath, _file),
    (BaseException, _kind),
    ((str, bytes), lambda _: "<text>"),
    (float, lambda _: "<number>"),
)


class _Safe:
    """A value as a %s, %d or %r of a message sees it: always the safe text."""

    def __init__(self, value: object) -> None:
        self._text = safe(value)

    def __str__(self) -> str:
        return self._text

    __repr__ = __str__


def _message(record: logging.LogRecord) -> str:
    """Fill our own messages with safe values; of another library's keep only that it spoke."""
    ours = record.name == ROOT or record.name.startswith(f"{ROOT}.")
    if not ours or not isinstance(record.msg, str):
        return "(message of a library, left out)"
    template = re.sub(r"%[-#0 +]*\d*(?:\.\d+)?[a-zA-Z]", "%s", record.msg)
    template = re.sub(r"%(\([a-z_]+\))[-#0 +]*\d*(?:\.\d+)?[a-zA-Z]", r"%\1s", template)
    try:
        filled = template % _safe_arguments(record.args) if record.args else record.msg
    except (TypeError, ValueError, KeyError):
        filled = "(message that does not fit its values)"
    return _PERSONAL.sub("<hidden>", filled).replace("\n", " ")


def _safe_arguments(arguments: _Arguments) -> Mapping[str, _Safe] | tuple[_Safe, ...]:
    if isinstance(arguments, Mapping):
        return {name: _Safe(value) for name, value in arguments.items()}
    return tuple(_Safe(value) for value in arguments)


def _with_causes(error: BaseException) -> Iterator[BaseException]:
    """Go from the error to what caused it, a few steps at most."""
    current: BaseException | None = error
    for _ in range(_MOST_CAUSES):
        if current is None:
            return
        yield current
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )


def _places(error: BaseException) -> Iterator[str]:
    """Name each step of a traceback by file, line and function, from the program's folder on."""
    for frame, line in traceback.walk_tb(error.__traceback__):
        code = frame.f_code
        yield f"  {_short(code.co_filename)}:{line} {code.co_name}"


def _short(file: str) -> str:
    """Keep the end of a path only, so that no user's name stands in it."""
    parts = PurePath(file).parts
    for anchor in ("site-packages", ROOT):
        if anchor in parts[:-1]:
            start_at = len(parts) - 1 - parts[::-1].index(anchor)
            return "/".join(parts[start_at:])
    return "/".join(parts[-1:])
