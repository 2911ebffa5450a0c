"""The papers about the rules as letters: rule sheet, one level explained, the distribution."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from app.domain.papers import Distribution, LevelReport, LevelShare, PaperBenefit, RuleSheet
from app.domain.schemes import Dimension, Scheme
from app.domain.scoring import DimensionWorking
from app.i18n import QT_TRANSLATE_NOOP
from app.reports import letters
from app.reports.letters import Cell, Column, Letter
from app.reports.wording import CAUSES, NONE, Words, plain

# How many benefits a page may be tried with; of more than 48 none has room for all.
_COUNTS: Final = (0, 4, 8, 12, 18, 26, 36, 48)

WHAT: Final = {
    "amount": QT_TRANSLATE_NOOP("Papers", "what you spend, returns taken off"),
    "frequency": QT_TRANSLATE_NOOP("Papers", "how often you buy"),
    "recency": QT_TRANSLATE_NOOP("Papers", "how long ago you last bought"),
    "tenure": QT_TRANSLATE_NOOP("Papers", "how long you have been with us"),
    "diversity": QT_TRANSLATE_NOOP("Papers", "how many kinds of goods you buy"),
    "stability": QT_TRANSLATE_NOOP("Papers", "how regularly you buy through the year"),
    "influence": QT_TRANSLATE_NOOP("Papers", "how you speak of us to others"),
    "referrals": QT_TRANSLATE_NOOP("Papers", "customers you bring who buy"),
    "potential": QT_TRANSLATE_NOOP("Papers", "what we expect of our time together"),
    "feedback": QT_TRANSLATE_NOOP("Papers", "how satisfied you say you are"),
}

_EVERY: Final = {
    "month": QT_TRANSLATE_NOOP("Papers", "Levels are reviewed every month."),
    "quarter": QT_TRANSLATE_NOOP("Papers", "Levels are reviewed every quarter."),
    "half_year": QT_TRANSLATE_NOOP("Papers", "Levels are reviewed every half-year."),
    "year": QT_TRANSLATE_NOOP("Papers", "Levels are reviewed every year."),
}
_UP: Final = {
    "at_once": QT_TRANSLATE_NOOP("Papers", "Who reaches a higher level has it at once."),
    "at_review": QT_TRANSLATE_NOOP("Papers", "A higher level is given at the next review."),
}
_DOWN: Final = {
    "straight": QT_TRANSLATE_NOOP("Papers", "A level falls only at a review."),
    "one_step": QT_TRANSLATE_NOOP("Papers", "A level falls only at a review, one step at a time."),
    "grace": QT_TRANSLATE_NOOP(
        "Papers", "A level falls only at a review, and only after {days} of grace."
    ),
}


def rules_letter(sheet: RuleSheet, words: Words, *, figures: bool = False) -> Letter:
    """Return the rule sheet for customers on one page.

    It tells what counts; with `figures` also weights, full marks and the score each level begins
    at, for a shop that publishes them. Costs and counts are in neither.
    """
    shorter: Letter | None = None
    counts = {min(len(sheet.benefits), count) for count in _COUNTS}
    for most in sorted(counts):
        fewer = _rules(sheet, words, sheet.benefits[:most], figures=figures)
        shorter = replace(fewer, shorter=shorter)
    assert shorter is not None  # noqa: S101 - there is at least one count
    return shorter


def _rules(
    sheet: RuleSheet, words: Words, benefits: Sequence[PaperBenefit], *, figures: bool
) -> Letter:
    scheme = sheet.scheme
    first = 40 if len(sheet.levels) <= 5 else 30  # noqa: PLR2004 - many levels need the room
    left = len(sheet.benefits) - len(benefits)
    more = QT_TRANSLATE_NOOP("Papers", "And {count} more benefits: ask us.")
    if left == 1:
        more = QT_TRANSLATE_NOOP("Papers", "And {count} more benefit: ask us.")
    values = {
        "words": _rule_words(words),
        "levels": [{"emblem": letters.emblem(level), "name": level.name} for level in sheet.levels],
        "first": first,
        "rest": (100 - first) // len(sheet.levels),
        "bounds": [plain(level.lower) for level in scheme.levels] if figures else [],
        "benefits": [_benefit(row, len(sheet.levels)) for row in benefits],
        "more": words(more, count=left) if left else "",
        "counts": _counts(scheme, words, figures=figures),
        "policy": _policy(scheme, words),
    }
    title = words(QT_TRANSLATE_NOOP("Papers", "Our levels and benefits"))
    valid = words(QT_TRANSLATE_NOOP("Papers", "As of {day}"), day=words.day(sheet.issuer.made_on))
    made = letters.letter("rules", sheet.issuer, (title, valid), words, values)
    return replace(made, one_page=True)


def _rule_words(words: Words) -> dict[str, str]:
    return {
        "lead": words(
            QT_TRANSLATE_NOOP(
                "Papers",
                "The same rules hold for every customer: what counts becomes a score from 0 to "
                "100, and the score gives the level.",
            )
        ),
        "levels": words(QT_TRANSLATE_NOOP("Papers", "What each level gives")),
        "bound": words(QT_TRANSLATE_NOOP("Papers", "From a score of")),
        "no_benefits": words(QT_TRANSLATE_NOOP("Papers", "The shop has named no benefits yet.")),
        "counts": words(QT_TRANSLATE_NOOP("Papers", "What counts")),
        "when": words(QT_TRANSLATE_NOOP("Papers", "When levels change")),
    }


def _benefit(row: PaperBenefit, levels: int) -> dict[str, Any]:
    terms = [part for part in (row.note, row.quota, row.validity) if part]
    marks = [row.reaches(rank) for rank in range(1, levels + 1)]
    return {"text": row.text, "note": " / ".join(terms), "marks": marks}


def _counts(scheme: Scheme, words: Words, *, figures: bool) -> dict[str, Any]:
    columns = [
        Column(words(QT_TRANSLATE_NOOP("Papers", "What counts")), 24),
        Column(words(QT_TRANSLATE_NOOP("Papers", "That is")), 42 if figures else 76),
    ]
    if figures:
        columns += [
            Column(words(QT_TRANSLATE_NOOP("Papers", "Full points")), 22),
            Column(words(QT_TRANSLATE_NOOP("Papers", "Weight")), 12, "right"),
        ]
    rows = []
    for dimension in scheme.dimensions:
        if not dimension.weight:
            continue
        row = letters.texts(words.dimension(dimension.key), words(WHAT[dimension.key]))
        if figures:
            row += letters.texts(_full_mark(dimension, words), f"{dimension.weight} %")
        rows.append(row)
    return letters.grid(columns, rows)


def _full_mark(dimension: Dimension, words: Words) -> str:
    """Return from which figure on a dimension has full points, in words."""
    if dimension.scale == "percentile":
        return words(QT_TRANSLATE_NOOP("Papers", "compared with other customers"))
    full = dimension.steps[-1].lower if dimension.scale == "steps" else dimension.full
    return words.raw(dimension.key, full)


def _policy(scheme: Scheme, words: Words) -> list[str]:
    window = QT_TRANSLATE_NOOP("Papers", "What counts is what happened in the last {days}.")
    ever = QT_TRANSLATE_NOOP("Papers", "Everything since the first purchase counts.")
    lines = [
        words(window, days=words.days(scheme.window_days)) if scheme.window_days else words(ever)
    ]
    lines += [words(_EVERY[scheme.review_every]), words(_UP[scheme.promote])]
    lines.append(words(_DOWN[scheme.demote], days=words.days(scheme.grace_days)))
    if scheme.protect_days:
        new = QT_TRANSLATE_NOOP("Papers", "New customers do not fall in their first {days}.")
        lines.append(words(new, days=words.days(scheme.protect_days)))
    lines += _observation(scheme, words)
    entry = QT_TRANSLATE_NOOP("Papers", "{level} is also reached by purchases of {amount} in all.")
    lines += [
        words(entry, level=level.name, amount=words.money(level.direct_entry_minor))
        for level in scheme.levels
        if level.direct_entry_minor is not None
    ]
    return lines


def _observation(scheme: Scheme, words: Words) -> list[str]:
    """Return who is under observation, and that it takes nothing from anybody."""
    days, few = scheme.observe_days, scheme.observe_orders
    if not (days or few):
        return []
    new = QT_TRANSLATE_NOOP(
        "Papers", "A hollow star: still under observation, in the first {days}."
    )
    seldom = QT_TRANSLATE_NOOP(
        "Papers", "A hollow star: still under observation, with fewer than {purchases}."
    )
    both = QT_TRANSLATE_NOOP(
        "Papers",
        "A hollow star: still under observation, in the first {days} or with fewer than "
        "{purchases}.",
    )
    text = both if days and few else new if days else seldom
    same = QT_TRANSLATE_NOOP("Papers", "Level and benefits are the same.")
    told = words(text, days=words.days(days), purchases=words.purchases(few))
    return [f"{told} {words(same)}"]


def explanation_letter(report: LevelReport, words: Words) -> Letter:
    """Return why a customer has its level, from what was stored when it got it."""
    hides = report.hides
    lead = QT_TRANSLATE_NOOP(
        "Papers",
        "{level} was given on {day} (cause: {cause}) by version {version} of the scheme {scheme}. "
        "The figures are those stored on that day.",
    )
    said = words(
        lead,
        level=report.level.name,
        day=words.day(report.level.since),
        cause=words(CAUSES[report.cause]),
        version=report.version,
        scheme=report.scheme_name,
    )
    score = words.score(report.score)
    facts = [(words(QT_TRANSLATE_NOOP("Papers", "Score on that day")), score, True)]
    values = {
        "who": letters.whom(report.holder, report.level, words, [] if hides else facts),
        "words": {
            "lead": said,
            "sum": words(QT_TRANSLATE_NOOP("Papers", "How the score came about")),
            "history": words(QT_TRANSLATE_NOOP("Papers", "Every change of the level")),
        },
        "sum": _sum(report.lines, words, score, hides=hides),
        "verdict": _verdict(report, words),
        "steps": _steps(report, words),
    }
    title = words(QT_TRANSLATE_NOOP("Papers", "Why this level"))
    return letters.letter(
        "explanation", report.issuer, (title, words.day(report.level.since)), words, values
    )


def _sum(
    lines: Sequence[DimensionWorking], words: Words, score: str, *, hides: bool
) -> dict[str, Any]:
    columns = [
        Column(words(QT_TRANSLATE_NOOP("Papers", "What counts")), 28),
        Column(words(QT_TRANSLATE_NOOP("Papers", "On that day")), 27),
    ]
    if hides:
        columns.append(Column(words(QT_TRANSLATE_NOOP("Papers", "How far")), 45))
        rows = [
            [
                *letters.texts(words.dimension(line.key), words.raw(line.key, line.raw)),
                Cell(image=letters.blocks(line.points), width=170, height=15),
            ]
            for line in lines
        ]
        return letters.grid(columns, rows)
    columns += [
        Column(words(QT_TRANSLATE_NOOP("Papers", "Points of 100")), 15, "right"),
        Column(words(QT_TRANSLATE_NOOP("Papers", "Weight")), 15, "right"),
        Column(words(QT_TRANSLATE_NOOP("Papers", "Adds")), 15, "right"),
    ]
    rows = [_sum_row(line, words) for line in lines]
    total = letters.texts(words(QT_TRANSLATE_NOOP("Papers", "Score")), "", "", "100 %", score)
    return letters.grid(columns, rows, total)


def _sum_row(line: DimensionWorking, words: Words) -> list[Cell]:
    missing = (
        words(QT_TRANSLATE_NOOP("Papers", "no figure: neutral points")) if line.missing else ""
    )
    return [
        Cell(words.dimension(line.key)),
        Cell(words.raw(line.key, line.raw), missing),
        *letters.texts(f"{line.points:.2f}", f"{line.weight} %", f"{line.contribution:.2f}"),
    ]


def _verdict(report: LevelReport, words: Words) -> list[str]:
    lines = []
    if report.cause in {"override", "gift"}:
        by_hand = QT_TRANSLATE_NOOP("Papers", "The level was set apart from the score: {reason}")
        lines.append(words(by_hand, reason=report.reason or NONE))
    elif not report.hides:
        bound = QT_TRANSLATE_NOOP("Papers", "{level} begins at a score of {lower}.")
        lines.append(words(bound, level=report.level.name, lower=plain(report.lower)))
    again = (
        QT_TRANSLATE_NOOP("Papers", "Computed again from the stored figures: the result is equal.")
        if report.replays
        else QT_TRANSLATE_NOOP("Papers", "Computed again from the stored figures: it DIFFERS.")
    )
    return [*lines, words(again)]


def _steps(report: LevelReport, words: Words) -> dict[str, Any]:
    columns = [
        Column(words(QT_TRANSLATE_NOOP("Papers", "Date")), 18),
        Column(words(QT_TRANSLATE_NOOP("Papers", "From")), 22),
        Column(words(QT_TRANSLATE_NOOP("Papers", "To")), 22),
        Column(words(QT_TRANSLATE_NOOP("Papers", "Cause")), 26),
        Column(words(QT_TRANSLATE_NOOP("Papers", "Scheme version")), 12, "right"),
    ]
    rows = [
        letters.texts(
            words.day(step.day),
            step.old or NONE,
            step.new or NONE,
            words(CAUSES[step.cause]),
            str(step.version),
        )
        for step in reversed(report.steps)
    ]
    return letters.grid(columns, rows)


def distribution_letter(found: Distribution, words: Words) -> Letter:
    """Return how customers and net sales spread over the levels, with its totals."""
    span = words.span(found.span.start, found.span.end)
    shows = isinstance(found.net_minor, int)
    columns = [
        Column(words(QT_TRANSLATE_NOOP("Papers", "Level")), 26),
        Column(words(QT_TRANSLATE_NOOP("Papers", "Share of customers")), 30),
        Column(words(QT_TRANSLATE_NOOP("Papers", "Customers")), 14, "right"),
        Column(words(QT_TRANSLATE_NOOP("Papers", "Bought")), 12, "right"),
    ]
    if shows:
        columns.append(Column(words(QT_TRANSLATE_NOOP("Papers", "Net sales")), 18, "right"))
    everybody = sum(share.customers for share in found.shares)
    most = max((share.customers for share in found.shares), default=0)
    rows = [_share(share, (everybody, most), words)[: len(columns)] for share in found.shares]
    if shows and found.walk_in_minor:
        walk_in = words(QT_TRANSLATE_NOOP("Papers", "Sales without a customer"))
        rows.append(letters.texts(walk_in, "", "", "", words.money(found.walk_in_minor)))
    total = letters.texts(
        words(QT_TRANSLATE_NOOP("Papers", "Total")),
        "",
        f"{everybody:,}",
        f"{sum(share.buyers for share in found.shares):,}",
        words.money(found.net_minor),
    )
    values = {
        "words": {
            "lead": words(
                QT_TRANSLATE_NOOP("Papers", "Customers by official level today, sales of {span}."),
                span=span,
            ),
            "levels": words(QT_TRANSLATE_NOOP("Papers", "Customers and sales by level")),
        },
        "table": letters.grid(columns, rows, total[: len(columns)]),
        "notes": [],
    }
    title = words(QT_TRANSLATE_NOOP("Papers", "Distribution over the levels"))
    return letters.letter("distribution", found.issuer, (title, span), words, values)


def _share(share: LevelShare, whole: tuple[int, int], words: Words) -> list[Cell]:
    everybody, most = whole
    part = share.customers / everybody if everybody else 0.0
    drawn = Cell(
        text=f"  {part * 100:.1f} %",
        image=letters.share_bar(share.customers / most if most else 0.0, share.level),
        width=110,
        height=15,
    )
    name = share.level.name or letters.level_line(share.level, words)
    figures = letters.texts(
        f"{share.customers:,}", f"{share.buyers:,}", words.money(share.net_minor)
    )
    return [Cell(name), drawn, *figures]
