"""The command today: figures of the last 30 days, what is to do, who deserves a word, backups."""

from datetime import datetime
from typing import Any, Final

from app.cli.answers import Answer, amount, table
from app.cli.session import Call
from app.domain.schemes import Scheme
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.services import backup_rounds
from app.services import today as today_service
from app.services.backup_rounds import BackupState
from app.services.schemes import scheme_in_force
from app.services.star_table import stars_of
from app.services.today import CareKind, CareRow, Today, Todo, TodoKind
from app.services.today_figures import Figure, FigureKey

_FIGURES: Final = {
    FigureKey.NET: QT_TRANSLATE_NOOP("Cli", "Net sales"),
    FigureKey.BUYERS: QT_TRANSLATE_NOOP("Cli", "Customers who bought"),
    FigureKey.NEW: QT_TRANSLATE_NOOP("Cli", "New customers"),
    FigureKey.RISEN: QT_TRANSLATE_NOOP("Cli", "Customers who rose"),
}
_TODOS: Final = {
    TodoKind.OVERDUE: QT_TRANSLATE_NOOP("Cli", "Cases overdue"),
    TodoKind.CASES: QT_TRANSLATE_NOOP("Cli", "Cases due today"),
    TodoKind.BIRTHDAYS: QT_TRANSLATE_NOOP("Cli", "Birthdays"),
    TodoKind.REVIEWS: QT_TRANSLATE_NOOP("Cli", "Review"),
    TodoKind.HELD: QT_TRANSLATE_NOOP("Cli", "Levels by hand ending"),
    TodoKind.NOTICES: QT_TRANSLATE_NOOP("Cli", "Grace periods ending"),
}
_CARE: Final = {
    CareKind.COMPLAINT: QT_TRANSLATE_NOOP("Cli", "complaint"),
    CareKind.BIRTHDAY: QT_TRANSLATE_NOOP("Cli", "birthday"),
    CareKind.HELD: QT_TRANSLATE_NOOP("Cli", "level by hand ends"),
    CareKind.ROSE: QT_TRANSLATE_NOOP("Cli", "rose"),
}


def look(call: Call) -> Answer:
    """Tell what the Today page tells."""
    with call.desk() as desk:
        seen = today_service.look(desk)
        state = backup_rounds.state(desk)
        _, scheme = scheme_in_force(desk)
        now = desk.clock.now()
    figures = [_figure(one, desk.decimals) for one in seen.figures.figures]
    data = {
        "day": seen.day.isoformat(),
        "figures": figures,
        "levels": _levels(seen, scheme),
        "todo": [_todo(one) for one in seen.tasks.todos],
        "care": [_care(one, scheme) for one in seen.tasks.care],
        "backup": _backup(state, now),
    }
    return Answer(data, _text(data))


def _figure(figure: Figure, decimals: int) -> dict[str, Any]:
    is_money = figure.key is FigureKey.NET

    def told(value: object) -> object:
        if is_money and isinstance(value, int):
            return amount(value, decimals)
        return value if isinstance(value, int) else None

    return {
        "key": figure.key,
        "value": told(figure.value),
        "before": told(figure.before),
        "course": [told(one) for one in figure.course],
        "fallen": figure.fallen if figure.key is FigureKey.RISEN else None,
    }


def _levels(seen: Today, scheme: Scheme) -> list[dict[str, Any]]:
    names = [level.name for level in scheme.levels]
    return [
        {
            "month": f"{one.start:%Y-%m}",
            "customers": dict(zip(names, one.counts, strict=False)),
        }
        for one in seen.figures.months
        if one.customers
    ]


def _todo(todo: Todo) -> dict[str, Any]:
    return {
        "kind": todo.kind,
        "count": todo.count,
        "day": todo.day.isoformat(),
        "name": todo.name,
        "case": todo.case or None,
        "days_over": todo.over,
        "today": todo.today,
    }


def _care(row: CareRow, scheme: Scheme) -> dict[str, Any]:
    return {
        "number": row.number,
        "name": row.name,
        "level": row.level_name,
        "stars": stars_of(scheme, row.level),
        "kind": row.kind,
        "day": row.day.isoformat(),
        "text": row.text,
    }


def _backup(state: BackupState, now: datetime) -> dict[str, Any]:
    second = state.second
    return {
        "last": _moment(state.newest),
        "old": state.is_old(now),
        "second": None
        if second is None
        else {
            "folder": str(second.folder.parent),
            "reached": second.is_there,
            "last": _moment(second.newest),
        },
    }


def _moment(value: datetime | None) -> str | None:
    return None if value is None else value.isoformat()


def _told(moment: str | None) -> str:
    """Return a moment as a person reads it, in the time of this place: 2026-11-30 18:05."""
    return "" if moment is None else f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}"


def _text(data: dict[str, Any]) -> str:
    """Return it as a person reads it: three tables and a line about the backups."""
    parts = [_figures_text(data["figures"]), _todo_text(data["todo"]), _care_text(data["care"])]
    return "\n\n".join(part for part in (*parts, _backup_text(data["backup"])) if part)


def _heads(*texts: str) -> list[str]:
    return [translate("Cli", text) for text in texts]


def _figures_text(rows: list[dict[str, Any]]) -> str:
    shown = [one for one in rows if one["value"] is not None]
    heads = _heads(
        QT_TRANSLATE_NOOP("Cli", "Last 30 days"),
        QT_TRANSLATE_NOOP("Cli", "Value"),
        QT_TRANSLATE_NOOP("Cli", "30 days before"),
    )
    lines = [[translate("Cli", _FIGURES[one["key"]]), one["value"], one["before"]] for one in shown]
    return table(heads, lines) if lines else ""


def _todo_text(rows: list[dict[str, Any]]) -> str:
    if not rows:
        return translate("Cli", QT_TRANSLATE_NOOP("Cli", "Nothing is due today."))
    heads = _heads(
        QT_TRANSLATE_NOOP("Cli", "To do"),
        QT_TRANSLATE_NOOP("Cli", "Count"),
        QT_TRANSLATE_NOOP("Cli", "Due"),
        QT_TRANSLATE_NOOP("Cli", "Name"),
    )
    lines = [
        [translate("Cli", _TODOS[one["kind"]]), one["count"], one["day"], one["name"]]
        for one in rows
    ]
    return table(heads, lines)


def _care_text(rows: list[dict[str, Any]]) -> str:
    heads = _heads(
        QT_TRANSLATE_NOOP("Cli", "Deserve a word"),
        QT_TRANSLATE_NOOP("Cli", "Number"),
        QT_TRANSLATE_NOOP("Cli", "Level"),
        QT_TRANSLATE_NOOP("Cli", "Why"),
        QT_TRANSLATE_NOOP("Cli", "Day"),
    )
    lines = [
        [
            one["name"],
            one["number"],
            one["level"],
            translate("Cli", _CARE[one["kind"]]),
            one["day"],
        ]
        for one in rows
    ]
    return table(heads, lines) if lines else ""


def _backup_text(backup: dict[str, Any]) -> str:
    second = backup["second"]
    none = translate("Cli", QT_TRANSLATE_NOOP("Cli", "none"))
    text = translate(
        "Cli", QT_TRANSLATE_NOOP("Cli", "Last backup: {last}. Second place: {second}.")
    )
    there = none
    if second is not None:
        there = f"{second['folder']} ({_told(second['last']) or none})"
    told = text.format(last=_told(backup["last"]) or none, second=there)
    if not backup["old"]:
        return told
    warning = QT_TRANSLATE_NOOP("Cli", "Somebody has to care: nothing newer than two days.")
    return f"{told} {translate('Cli', warning)}"
