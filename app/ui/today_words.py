"""The Today page in words: what each figure, each thing to do and each person stands for."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.services.holds import GIFT
from app.services.redaction import Hidden
from app.services.today import AHEAD_DAYS, CareKind, CareRow, Todo, TodoKind
from app.services.today_figures import PERIOD_DAYS, Figure, FigureKey
from app.ui import formats

_FEW: Final = 10
ICONS: Final[dict[TodoKind, tuple[str, str]]] = {
    TodoKind.OVERDUE: ("alert", "danger"),
    TodoKind.CASES: ("service", "warn"),
    TodoKind.BIRTHDAYS: ("cake", "accent"),
    TodoKind.REVIEWS: ("calendar", "accent"),
    TodoKind.HELD: ("lock", "warn"),
    TodoKind.NOTICES: ("clock", "warn"),
}


@dataclass(frozen=True)
class Change:
    """How a figure moved: arrow, amount of it and period; the tone is that of good or bad."""

    icon: str
    tone: str
    words: str
    period: str


def title(figure: Figure) -> str:
    """Return what a figure counts, with its period."""
    translate = QCoreApplication.translate
    titles = {
        FigureKey.NET: translate("TodayWords", "Net sales, 30 days"),
        FigureKey.BUYERS: translate("TodayWords", "Customers who bought, 30 days"),
        FigureKey.NEW: translate("TodayWords", "New customers, 30 days"),
        FigureKey.RISEN: translate("TodayWords", "Customers who rose, 30 days"),
    }
    return titles[figure.key]


def value(figure: Figure, decimals: int, currency: str) -> str:
    """Return a figure as it is read first: an amount in whole units, cut."""
    if figure.key is FigureKey.NET:
        return formats.whole_money(figure.value, decimals, currency)
    return formats.number(figure.value if isinstance(figure.value, int) else None)


def exactly(figure: Figure, decimals: int, currency: str) -> str:
    """Return the figure and that of before to the last digit, for the tooltip."""

    def told(what: int | Hidden | None) -> str:
        if figure.key is FigureKey.NET:
            return formats.money(what, decimals, currency)
        return formats.number(what if isinstance(what, int) else None)

    text = QCoreApplication.translate("TodayWords", "Last {days} days: {value}")
    lines = [text.format(days=PERIOD_DAYS, value=told(figure.value))]
    if figure.before is not None:
        text = QCoreApplication.translate("TodayWords", "The {days} days before: {value}")
        lines.append(text.format(days=PERIOD_DAYS, value=told(figure.before)))
    if figure.key is FigureKey.NET:
        lines.append(QCoreApplication.translate("TodayWords", "Sales less returns, walk-ins' too."))
    return "\n".join(lines)


def change(figure: Figure) -> Change:
    """Return how a figure moved against the 30 days before: in percent, or by so many if few."""
    translate = QCoreApplication.translate
    period = translate("TodayWords", "vs the 30 days before")
    if figure.key is FigureKey.RISEN and figure.fallen:
        text = translate("TodayWords", "vs the 30 days before; {count} fell")
        period = text.format(count=formats.number(figure.fallen))
    if not isinstance(figure.before, int) or not isinstance(figure.value, int):
        return Change("", "text3", "", translate("TodayWords", "no 30 days before to compare with"))
    more = figure.value - figure.before
    if not more:
        return Change("", "text2", translate("TodayWords", "unchanged"), period)
    is_good_or_bad = figure.key is not FigureKey.RISEN
    tone = ("ok" if more > 0 else "danger") if is_good_or_bad else "text2"
    icon = "arrow-up" if more > 0 else "arrow-down"
    return Change(icon, tone, _size(figure, abs(more)), period)


def _size(figure: Figure, more: int) -> str:
    """Return the size of a change; a percent of next to nothing would say nothing."""
    before = figure.before if isinstance(figure.before, int) else 0
    if before >= _FEW:
        return f"{_percent(more, before)} %"
    return "" if figure.key is FigureKey.NET else formats.number(more)


def _percent(more: int, before: int) -> str:
    tenths = (more * 2000 + before) // (2 * before)
    if tenths >= 1000:  # noqa: PLR2004 - doubled: a tenth of a percent says nothing there
        return formats.number(tenths // 10)
    return f"{tenths // 10}.{tenths % 10}"


def todo_title(todo: Todo) -> str:
    """Return what there is to do."""
    translate = QCoreApplication.translate
    titles = {
        TodoKind.OVERDUE: translate("TodayWords", "Cases overdue"),
        TodoKind.CASES: translate("TodayWords", "Cases due today"),
        TodoKind.BIRTHDAYS: translate("TodayWords", "Birthdays"),
        TodoKind.REVIEWS: translate("TodayWords", "Review"),
        TodoKind.HELD: translate("TodayWords", "Levels by hand ending"),
        TodoKind.NOTICES: translate("TodayWords", "Grace periods ending"),
    }
    return titles[todo.kind]


def todo_words(todo: Todo, today: date) -> str:
    """Return the second line: which one weighs most, or when the first is due."""
    translate = QCoreApplication.translate
    if todo.kind is TodoKind.OVERDUE:
        days = todo.over
        over = translate("CaseWords", "%n day(s) over", "", days)
        text = translate("TodayWords", "No. {case} {name}, {over}")
        return text.format(case=todo.case, name=todo.name, over=over)
    if todo.kind is TodoKind.CASES:
        text = translate("TodayWords", "No. {case} {name}")
        return text.format(case=todo.case, name=todo.name)
    if todo.kind is TodoKind.BIRTHDAYS:
        text = translate("TodayWords", "{today} today, {count} by {day}")
        if todo.count == todo.today:
            text = translate("TodayWords", "{today} today")
        return text.format(today=todo.today, count=todo.count, day=_week(today))
    if todo.kind is TodoKind.REVIEWS:
        text = translate("TodayWords", "due {day}, may be tried before")
        if todo.day <= today:
            text = translate("TodayWords", "due since {day}")
        return text.format(day=formats.short_day(todo.day, today))
    text = (
        translate("TodayWords", "{name}, {day}")
        if todo.name
        else translate("TodayWords", "from {day}")
    )
    return text.format(name=todo.name, day=formats.short_day(todo.day, today))


def _week(today: date) -> str:
    return formats.short_day(today + timedelta(days=AHEAD_DAYS), today)


def why(row: CareRow) -> str:
    """Return why somebody deserves a word."""
    translate = QCoreApplication.translate
    if row.kind is CareKind.COMPLAINT:
        return translate("TodayWords", "Complaint: {text}").format(text=row.text)
    if row.kind is CareKind.ROSE:
        return translate("TodayWords", "Rose to {level}").format(level=row.level_name)
    if row.kind is CareKind.HELD:
        is_gift = row.text == GIFT
        gift = translate("TodayWords", "Gift of this level ends")
        return gift if is_gift else translate("TodayWords", "Level set by hand ends")
    return translate("TodayWords", "Birthday")


def when(row: CareRow, today: date) -> tuple[str, str]:
    """Return when that was or will be, and its tone."""
    if row.kind in {CareKind.COMPLAINT, CareKind.ROSE}:
        return formats.ago(row.day, today), "warn" if row.kind is CareKind.COMPLAINT else "text2"
    return formats.ahead(row.day, today), "warn" if row.kind is CareKind.HELD else "accent"
