"""Marks texts for translation and translates them with a replaceable back end; knows no Qt.

Rooms below the windows mark a text with QT_TRANSLATE_NOOP so that lupdate finds it, and pass
around the pair (context, source text). The window or the command line turns it into words.
"""

from collections.abc import Callable, Iterable
from string import Formatter

Translator = Callable[[str, str], str]


def _untranslated(_context: str, text: str) -> str:
    return text


_translator: Translator = _untranslated


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Mark a literal text of a context for translation and return it unchanged."""
    del context
    return text


def filled(text: str, /, **values: object) -> str:
    """Fill values into a text; a space keeps Latin letters and Chinese characters apart.

    "离{level}还差" with Gold is "离 Gold 还差", with 金卡 "离金卡还差".
    """
    whole = ""
    for before, key, form, conversion in Formatter().parse(text):
        pieces = [before]
        if key is not None:
            mark = f"{{{key}{f'!{conversion}' if conversion else ''}:{form or ''}}}"
            pieces.append(mark.format(**values))
        for piece in pieces:
            is_joint = piece and whole and _meet(whole[-1], piece[0])
            whole += f" {piece}" if is_joint else piece
    return whole


def _meet(left: str, right: str) -> bool:
    """Say whether a Chinese character would touch a Latin letter or a digit.

    A pattern with so many characters would take 2 ms of every start to make.
    """
    return (_is_han(left) and _is_latin(right)) or (_is_latin(left) and _is_han(right))


def _is_han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u4dbf" or "\u4e00" <= sign <= "\u9fff"


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def use_translator(translator: Translator | None) -> None:
    """Set what translates marked texts; None goes back to the English source texts."""
    global _translator  # noqa: PLW0603 - one language per process, set by the two front ends
    _translator = translator or _untranslated


def translate(context: str, text: str) -> str:
    """Return the text of a context in the language in use."""
    return _translator(context, text)


def listed(words: Iterable[str]) -> str:
    """Put words in a row as the language in use does: "Ann, Bob", in Chinese with its own comma."""
    return translate("Lists", QT_TRANSLATE_NOOP("Lists", ", ")).join(words)


def sentences(*parts: str) -> str:
    """Put sentences behind each other, empty ones left out; no blank after a Chinese full stop."""
    text = ""
    for part in filter(None, parts):
        blank = "" if not text or text.endswith("。") else " "
        text += blank + part
    return text
