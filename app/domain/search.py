"""What a customer is found by: the tokens of a name, a phone, a card number and an e-mail.

A typed word finds a customer when one of the customer's tokens begins with it. A token that starts
a field carries a leading space, so that a whole field, the end of one, the start of one and a place
within one can be told apart by looking at the token alone.
"""

import enum
import functools
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from app.domain.access import shown_of_phone
from app.domain.pinyin import readings_of

START_MARK = " "
LONGEST_TEXT = 512  # characters looked at before anything else is done
LONGEST_FIELD = 48  # characters of a field that can be found
LONGEST_TOKEN = 32
MOST_WORDS = 4
SHORTEST_PHONE_PART = 3

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ACCENT = re.compile("[\u0300-\u036f]")
_QUOTE = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'"})
_GAP = re.compile(r"[\s·•・‧]+")
_TYPED_PHONE = re.compile(r"\+?[0-9][0-9 ()\-.]*").fullmatch
_MOBILE_DIGITS = 11
_WITH_COUNTRY_CODE = re.compile(r"(?:00)?86(1[0-9]{10})").fullmatch
_MAY_BE_PINYIN = re.compile("[a-z]+").fullmatch
_HAS_DIGIT = re.compile("[0-9]").search
_NOT_DIGIT = re.compile(r"[^0-9]+")
_NOT_SPOKEN = re.compile(r"[\W_]+")
_ENDING_DIGITS = re.compile(r"[0-9]+$").search


# A window that finds the digits typed first does not wait for those that take long to make.
@functools.cache
def _pieces() -> Callable[[str], list[str]]:
    return re.compile(f"[{_HAN}]|[^ {_HAN}]+").findall


@functools.cache
def _all_han() -> Callable[[str], re.Match[str] | None]:
    return re.compile(f"[{_HAN}]+").fullmatch


@functools.cache
def _common_han() -> Callable[[str], re.Match[str] | None]:
    return re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+").fullmatch


@functools.cache
def _plain() -> Callable[[str], re.Match[str] | None]:
    return re.compile(f"[0-9a-z {_HAN}]*").fullmatch


class Quality(enum.IntEnum):
    """How well a customer fits what was typed: the higher, the earlier in the list."""

    WITHIN = 1
    START = 2
    ENDING = 3
    WHOLE = 4


def normalise(text: str) -> str:
    """Return a text as it is compared: widths, case, accents, quotes and gaps evened out.

    " Ｊosé  O’NEIL" becomes "jose o'neil".
    """
    if not text:
        return ""
    text = text[:LONGEST_TEXT]
    if text.isascii():
        text = text.lower()
    elif not _common_han()(text):
        text = unicodedata.normalize("NFKC", text.translate(_QUOTE)).casefold()
        text = unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", text)))
    text = _GAP.sub(" ", text)
    if not text.isprintable():
        kept = "".join(letter for letter in text if unicodedata.category(letter)[0] != "C")
        text = _GAP.sub(" ", kept)
    return text.strip(" ")


def tokens(number: str, name: str, phone: str, email: str = "") -> set[str]:
    """Return every token that a customer is found by; few and short however long the fields are.

    王小明 gives " 王小明", "小明", "明", " wangxiaoming", "xiaoming", "ming", " wxm", "xm" and
    " wangxm"; 13812345678 gives itself and its endings down to "678".
    """
    found: set[str] = set()
    spoken = normalise(name)[:LONGEST_FIELD]
    _add_name(found, spoken)
    if not _plain()(spoken):
        _add_name(found, _NOT_SPOKEN.sub(" ", spoken).strip())
    _add_phone(found, phone_digits(phone))
    _add_number(found, normalise(number)[:LONGEST_FIELD])
    _add_start(found, normalise(email)[:LONGEST_FIELD].replace(" ", ""))
    return found


def query_words(query: str) -> list[str]:
    """Return the words a customer must all be found by; a phone typed in groups is one word.

    "138 1234 5678" gives ["13812345678"], "Wang 5678" gives ["wang", "5678"].
    """
    text = normalise(query)
    if _TYPED_PHONE(text):
        digits = phone_digits(text)
        return [digits[:LONGEST_TOKEN]] if digits else []
    return [word[:LONGEST_TOKEN] for word in text.split(" ") if word][:MOST_WORDS]


def joined(words: Collection[str]) -> str:
    """Return several words as one, which is how a whole name typed with spaces is stored."""
    return "".join(words)[:LONGEST_TOKEN]


def quality(word: str, of: Collection[str]) -> Quality | None:
    """Return how well a word fits a customer's tokens, None when it does not.

    "5678" against the tokens of 13812345678 is an ENDING, "1381" a START, "2345" is WITHIN.
    """
    start = START_MARK + word
    if start in of:
        return Quality.WHOLE
    if word in of:
        return Quality.ENDING
    if any(token.startswith(start) for token in of):
        return Quality.START
    if any(token.startswith(word) for token in of):
        return Quality.WITHIN
    return None


def fit(words: Sequence[str], number: str, name: str, phone: str, email: str) -> Quality | None:
    """Return how well a customer fits every word: as well as the worst of them does.

    "王" and "5678" against 王小明 13812345678 are a START and an ENDING: a START. A customer whose
    fields, put end to end, lack a word that is not pinyin is not looked at further.
    """
    exact = [_NOT_SPOKEN.sub("", word) for word in words if not _MAY_BE_PINYIN(word)]
    if exact:
        whole = _NOT_SPOKEN.sub("", normalise(f"{number} {name} {phone} {email}"))
        if not all(word in whole for word in exact):
            return None
    of = tokens(number, name, phone if any(map(_HAS_DIGIT, words)) else "", email)
    worst = Quality.WHOLE
    for word in words:
        how_well = quality(word, of)
        if how_well is None:
            return None
        worst = min(worst, how_well)
    return worst


def fits_a_mask(words: Sequence[str], number: str, name: str, phone: str, email: str = "") -> bool:
    """Say whether what was found may be told to who sees phones only masked: "138 **** 5678".

    Such a role finds a phone by up to its first three digits, up to its last four, or all of it;
    any others would spell out the middle one by one. "2345" finds 13812345678 only if the number
    or the name holds it. A short phone is found whole or not at all.
    """
    digits = phone_digits(phone)
    for word in words:
        if not word.isdigit() or word not in digits or _shows(word, digits):
            continue
        # Digits stand in a number or a mail address far more often than in a name.
        spoken = name if _HAS_DIGIT(normalise(name)) else ""
        if quality(word, tokens(number, spoken, "", email)) is None:
            return False
    return True


def _shows(word: str, digits: str) -> bool:
    """Say whether the mask of a phone shows these digits, or they are the whole of it."""
    if word == digits:
        return True
    start, ending = shown_of_phone(digits)
    # Two last digits are no ending to be found by: they would tell that they stand elsewhere too.
    is_ending = len(word) >= SHORTEST_PHONE_PART and ending.endswith(word)
    return is_ending or start.startswith(word)


def rank(hits: Iterable[tuple[int, int]], levels: Mapping[int, int]) -> list[int]:
    """Return customer ids best first: by quality, then by level, then the longest known.

    Hits (7, START), (8, ENDING), (9, START) with levels 7: 2, 9: 5 give [8, 9, 7].
    """
    order = sorted(hits, key=lambda hit: (-hit[1], -levels.get(hit[0], 0), hit[0]))
    return [customer for customer, _ in order]


def phone_digits(phone: str) -> str:
    """Return a phone's digits without the country code of mainland China.

    "+86 138-1234-5678" gives "13812345678".
    """
    digits = phone if phone.isascii() and phone.isdigit() else _NOT_DIGIT.sub("", normalise(phone))
    with_code = _WITH_COUNTRY_CODE(digits) if len(digits) > _MOBILE_DIGITS else None
    return with_code[1] if with_code else digits[:LONGEST_FIELD]


def _add_start(found: set[str], text: str) -> None:
    if text:
        found.add(START_MARK + text[:LONGEST_TOKEN])


def _add_endings(found: set[str], parts: Sequence[str]) -> None:
    """Add the text of all parts as a start, and what remains from each later part on."""
    text = "".join(parts)
    _add_start(found, text)
    at = 0
    for part in parts[:-1]:
        at += len(part)
        found.add(text[at : at + LONGEST_TOKEN])


def _add_name(found: set[str], name: str) -> None:
    pieces = _pieces()(name)
    if not pieces:
        return
    _add_endings(found, pieces)
    for piece in pieces:
        if len(piece) > 1:
            found.update([piece[at : at + LONGEST_TOKEN] for at in range(1, len(piece))])
    if name.isascii():
        if len(pieces) > 1:
            _add_start(found, "".join([piece[0] for piece in pieces]))
        return
    for surname, spoken in readings_of(name) if _all_han()(name) else _spoken(pieces):
        _add_spoken(found, surname, spoken)


def _add_spoken(found: set[str], surname: int, spoken: Sequence[str]) -> None:
    _add_endings(found, spoken)
    letters = "".join([part[0] for part in spoken])
    if len(letters) > 1:
        _add_start(found, letters)
        found.update([letters[at : at + LONGEST_TOKEN] for at in range(1, len(letters) - 1)])
    if len(spoken) > surname + 1:
        _add_start(found, "".join(spoken[:surname]) + letters[surname:])


def _spoken(pieces: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield each way to say the name: how many pieces are the surname, and a part per piece."""
    run = 0
    while run < len(pieces) and _all_han()(pieces[run]):
        run += 1
    later = [_later(piece) for piece in pieces[run:]]
    for surname, parts in readings_of("".join(pieces[:run])):
        yield surname, [*parts, *later]


def _later(piece: str) -> str:
    if not _all_han()(piece):
        return piece
    _, parts = readings_of(piece)[0]
    return parts[0]


def _add_phone(found: set[str], digits: str) -> None:
    _add_start(found, digits)
    shortest = len(digits) - SHORTEST_PHONE_PART + 1
    found.update([digits[at : at + LONGEST_TOKEN] for at in range(1, shortest)])


def _add_number(found: set[str], number: str) -> None:
    """Add a card number, its digits without the letters before them, and without their zeros."""
    compact = number.replace(" ", "")
    _add_start(found, compact)
    plain = _NOT_SPOKEN.sub("", compact)
    if plain != compact:
        _add_start(found, plain)
    ending = _ENDING_DIGITS(plain)
    if ending:
        digits = ending[0]
        if digits != plain:
            found.add(digits[:LONGEST_TOKEN])
        short = digits.lstrip("0")
        if short and short != digits:
            found.add(short[:LONGEST_TOKEN])
