"""A letter: one paper as HTML with its head and foot, still without pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from urllib.parse import parse_qs, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app import paths
from app.domain.observation import Observation
from app.domain.papers import Holder, Issuer, Logo, PaperLevel
from app.i18n import QT_TRANSLATE_NOOP
from app.reports import palette
from app.reports.wording import Words

_LONG: Final = 24
_LONGEST: Final = 60
_APART: Final = "\N{NO-BREAK SPACE}" * 4
_COLOURS: Final = ("text", "text2", "sunken", "hover", "danger", "accent", "accent_tint", "border")


@dataclass(frozen=True)
class Letter:
    """One paper: its body, what stands at the head and foot of each page, and its page count.

    `page` is the marked sentence with {page} and {pages}, translated already. A letter with
    `one_page` is shrunk to fit one page; where that would be too small to read, `shorter` is used.
    """

    html: str
    title: str
    subtitle: str
    shop: str
    logo: Logo | None
    foot: str
    page: str
    one_page: bool = False
    shorter: "Letter | None" = None


@dataclass(frozen=True)
class Column:
    """One column of a printed table: heading, share of the width in percent, alignment."""

    title: str
    width: int
    align: str = "left"


@dataclass(frozen=True)
class Cell:
    """One cell: text, a small note below it, or something drawn of a size in 96ths of an inch."""

    text: str = ""
    note: str = ""
    image: str = ""
    width: int = 0
    height: int = 0
    mark: str = ""


def texts(*values: str) -> list[Cell]:
    """Return a row of plain cells."""
    return [Cell(value) for value in values]


def grid(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], total: Sequence[Cell] = ()
) -> dict[str, Any]:
    """Return a table as the templates take it."""
    return {"columns": columns, "rows": rows, "total": total}


def letter(
    template: str, issuer: Issuer, head: tuple[str, str], words: Words, values: Mapping[str, Any]
) -> Letter:
    """Fill a template; `head` is the title and the line below it. All values are text, not HTML."""
    colours = {name: palette.colour(name) for name in _COLOURS}
    html = _environment().get_template(f"{template}.html").render(c=colours, **values)
    made = QT_TRANSLATE_NOOP("Papers", "Made on {day} by {name}")
    return Letter(
        html=html,
        title=head[0],
        subtitle=head[1],
        shop=issuer.shop,
        logo=issuer.logo,
        foot=words(made, day=words.day(issuer.made_on), name=issuer.made_by),
        page=words.say("Papers", QT_TRANSLATE_NOOP("Papers", "Page {page} of {pages}")),
    )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(paths.resources() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )


def emblem(level: PaperLevel) -> str:
    """Return the name under which a level's large badge is drawn."""
    hollow = {"hollow": 1} if level.observed is not None else {}
    return _drawn(
        "emblem", rank=level.rank, total=level.total, stars=level.stars, own=level.colour, **hollow
    )


def bar(points: float) -> str:
    """Return the name under which a score bar is drawn: 50 points are half of it."""
    return _drawn("bar", points=f"{points:.3f}")


def blocks(points: float) -> str:
    """Return the name of a bar in five blocks: 60 points are three of them."""
    return _drawn("blocks", filled=int(points // 20))


def share_bar(share: float, level: PaperLevel) -> str:
    """Return the name of a bar in a level's colour: 0.5 is half of it."""
    return _drawn(
        "share", share=f"{share:.5f}", rank=level.rank, total=level.total, own=level.colour
    )


def _drawn(kind: str, **values: object) -> str:
    return f"{kind}?{urlencode({key: str(value) for key, value in values.items()})}"


def drawn(name: str) -> tuple[str, dict[str, str]]:
    """Read such a name back: "bar?points=50.000" is ("bar", {"points": "50.000"})."""
    kind, _, query = name.partition("?")
    return kind, {key: values[0] for key, values in parse_qs(query).items()}


def whom(
    holder: Holder, level: PaperLevel, words: Words, facts: Sequence[tuple[str, str, bool]]
) -> dict[str, Any]:
    """Return whom a paper is about: badge, name, number, masked phone, level and its dates."""
    number = QT_TRANSLATE_NOOP("Papers", "No. {number}")
    line = [words(number, number=holder.number), holder.phone]
    more = []
    if holder.joined:
        since = QT_TRANSLATE_NOOP("Papers", "With us since {day}")
        more.append(words(since, day=words.day(holder.joined)))
    if level.next_review:
        review = QT_TRANSLATE_NOOP("Papers", "Next review: {day}")
        more.append(words(review, day=words.day(level.next_review)))
    if level.observed is not None:
        more.append(observed_words(level.observed, words))
    return {
        "name": holder.name,
        "name_class": _name_class(holder.name),
        "line": _APART.join(part for part in line if part),
        "emblem": emblem(level) if level.rank else "",
        "level": level_line(level, words),
        "more": more,
        "facts": list(facts),
    }


def observed_words(seen: Observation, words: Words) -> str:
    """Return why a level is under observation: "Under observation until 2026-12-30"."""
    day = words.day(seen.until) if seen.until else ""
    if not seen.orders:
        return words(QT_TRANSLATE_NOOP("Papers", "Under observation until {day}"), day=day)
    few = QT_TRANSLATE_NOOP("Papers", "Under observation, purchases still lacking: {count}")
    both = QT_TRANSLATE_NOOP(
        "Papers", "Under observation until {day}, purchases still lacking: {count}"
    )
    return words(both if seen.until else few, day=day, count=seen.orders)


def _name_class(name: str) -> str:
    """Return how large a name is written: the longer, the smaller, so that it leaves room."""
    if len(name) <= _LONG:
        return "name"
    return "long_name" if len(name) <= _LONGEST else "longest_name"


def level_line(level: PaperLevel, words: Words) -> str:
    """Return a level in words: "Gold, level 4 of 5", and since when."""
    if not level.rank:
        return words(QT_TRANSLATE_NOOP("Papers", "Not graded yet"))
    place = QT_TRANSLATE_NOOP("Papers", "{level}, level {rank} of {total}")
    said = words(place, level=level.name, rank=level.rank, total=level.total)
    if level.since is None:
        return said
    since = QT_TRANSLATE_NOOP("Papers", "{level}, since {day}")
    return words(since, level=said, day=words.day(level.since))
