"""Chooses the language of the command line and loads its words."""

import locale
import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from app import config, i18n, paths

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

ENGLISH = "en"
CHINESE = "zh_CN"


def choose(asked: str | None) -> str:
    """Return the language: the one asked for, else the user's setting, else the system's."""
    return asked or config.load().language or of_system(os.environ)


def asked_in(arguments: Sequence[str]) -> str | None:
    """Return the last --lang of a command line, before anything else of it is understood."""
    asked = None
    for argument, following in zip_longest(arguments, arguments[1:]):
        if argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
        elif argument == "--lang" and following is not None:
            asked = following
    return asked


def of_system(environment: Mapping[str, str]) -> str:
    """Return zh_CN where the system speaks Chinese, else English: LANG=zh_CN.UTF-8 is Chinese."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return _nearest(environment[name])
    if sys.platform in {"win32", "darwin"}:
        return _nearest(locale.getlocale()[0] or "")
    return ENGLISH


def _nearest(name: str) -> str:
    return CHINESE if name.lower().startswith(("zh", "chinese")) else ENGLISH


def speak(language: str) -> bool:
    """Translate by the words of a language; say whether they were found (English needs none)."""
    i18n.use_translator(None)
    if language != CHINESE:
        return True
    try:
        from PySide6.QtCore import QTranslator  # noqa: PLC0415 - English starts without Qt
    except ImportError:
        return False
    # Read whole: Qt would map the file, and crash when it is compiled anew.
    file, translator = paths.resources() / "i18n" / f"stardesk_{language}.qm", QTranslator()
    held = file.read_bytes() if file.exists() else b""
    if not held or not translator.load(held):
        return False
    i18n.use_translator(partial(_translated, translator, held))
    return True


def _translated(translator: "QTranslator", _held: bytes, context: str, text: str) -> str:
    return translator.translate(context, text) or text
