"""What reviews did, or would do, in words: for banners, verdicts and lists."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from app.domain.next_level import NextLevel
from app.i18n import QT_TRANSLATE_NOOP, filled, translate
from app.services.redaction import Hidden
from app.services.review_run import Moved, ReviewReport
from app.services.worklist import FALLS, WorkRow
from app.ui import formats

_COUNTS: Final = ("promoted", "demoted", "noticed", "protected", "locked", "kept")
_OUTCOMES: Final = {
    "promoted": QT_TRANSLATE_NOOP("Reviews", "rises"),
    "demoted": QT_TRANSLATE_NOOP("Reviews", "falls"),
    "noticed": QT_TRANSLATE_NOOP("Reviews", "keeps it until {day}"),
    "protected": QT_TRANSLATE_NOOP("Reviews", "protected"),
    "locked": QT_TRANSLATE_NOOP("Reviews", "set by hand"),
    "kept": QT_TRANSLATE_NOOP("Reviews", "stays"),
}


def joined(words: list[str]) -> str:
    """Put short facts side by side."""
    return QCoreApplication.translate("Reviews", ", ").join(words)


def counts(numbers: Mapping[str, Any]) -> str:
    """Return the counts of a review in words: "12 rise, 30 fall, 410 stay"."""
    return joined([_counted(key, numbers[key]) for key in _COUNTS if numbers.get(key)])


def _counted(key: str, count: int) -> str:
    return {
        "promoted": QCoreApplication.translate("Reviews", "%Ln rise", "", count),
        "demoted": QCoreApplication.translate("Reviews", "%Ln fall", "", count),
        "noticed": QCoreApplication.translate("Reviews", "%Ln get notice", "", count),
        "protected": QCoreApplication.translate("Reviews", "%Ln are protected", "", count),
        "locked": QCoreApplication.translate("Reviews", "%Ln are set by hand", "", count),
        "kept": QCoreApplication.translate("Reviews", "%Ln stay", "", count),
    }[key]


def verdict(report: ReviewReport) -> str:
    """Return what reviews do in words; empty where nobody is reviewed."""
    return counts({key: getattr(report, key) for key in _COUNTS})


def outcome(moved: Moved) -> str:
    """Return what a review makes of one customer: "falls", "keeps it until 2026-07-11"."""
    text = translate("Reviews", _OUTCOMES.get(moved.outcome, moved.outcome))
    return text.format(day=formats.day(moved.until))


def complaints(row: Moved | WorkRow) -> str:
    """Return what a customer complained of: "open, 2026-11-20: the tea was damp"."""
    told = row.complaints
    if told is None:
        return ""
    if isinstance(told, Hidden):
        return str(told)
    state = QCoreApplication.translate("Reviews", "closed")
    if told.is_last_open:
        state = QCoreApplication.translate("Reviews", "open")
    day = formats.day(told.last_day)
    if told.count == 1:
        one = QCoreApplication.translate("Reviews", "{state}, {day}: {title}")
        return one.format(state=state, day=day, title=told.last_title)
    many = QCoreApplication.translate(
        "Reviews", "{count} complaints, {open} open; the last {state}, {day}: {title}"
    )
    return many.format(
        count=formats.number(told.count),
        open=formats.number(told.open),
        state=state,
        day=day,
        title=told.last_title,
    )


def caught_up(report: ReviewReport) -> str:
    """Return what was caught up: "3 review(s) were caught up: 12 rose, 30 fell."."""
    count = len(report.days)
    text = QCoreApplication.translate(
        "Reviews", "%n review(s) were caught up: {risen} rose, {fallen} fell.", "", count
    )
    return text.format(risen=formats.number(report.promoted), fallen=formats.number(report.demoted))


def talk(row: WorkRow, decimals: int, currency: str) -> str:
    """Return what to say to a customer before the review: "2 more visits keep Four stars"."""
    ways = ways_of(row.way, decimals, currency)
    name = row.way.name if row.way is not None else ""
    if not ways:
        return (
            filled(
                QCoreApplication.translate("Reviews", "Larger purchases keep {level}."), level=name
            )
            if row.kind == FALLS and name
            else QCoreApplication.translate("Reviews", "Not by purchases alone.")
        )
    way = QCoreApplication.translate("Reviews", " or ").join(ways)
    if row.kind == FALLS:
        return filled(
            QCoreApplication.translate("Reviews", "{way}: keeps {level}"), way=way, level=name
        )
    return filled(
        QCoreApplication.translate("Reviews", "{way}: reaches {level}"), way=way, level=name
    )


def ways_of(way: NextLevel | None, decimals: int, currency: str) -> list[str]:
    """Return the ways to a level in the shop's words: "2 more visits", "spend ¥320 more"."""
    if way is None:
        return []
    ways = []
    if way.visits is not None:
        count = way.visits
        ways.append(
            QCoreApplication.translate("Reviews", "at most %n more visit(s)", "", count)
            if way.at_most
            else QCoreApplication.translate("Reviews", "%n more visit(s)", "", count)
        )
    if way.amount_minor is not None:
        amount = formats.money(way.amount_minor, decimals, currency)
        ways.append(
            QCoreApplication.translate("Reviews", "spend {amount} more").format(amount=amount)
        )
    return ways
