"""Saved views of the star table: a name for a filter, an order and columns.

A view belongs to the login that saved it, or to everybody at the shop. One that needs what a role
may not see (a score, an order by spend) is not listed for that role.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from app.domain.access import Permission
from app.domain.customer_rules import typed_text
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import settings as setting_rows
from app.services import star_table
from app.services.desk import Desk, Work
from app.services.done import Changes, Done
from app.services.star_table import Period, View

# Where the views are kept; no setting of the settings page.
KEY: Final = "customers.views"
LONGEST_NAME: Final = 60
MOST: Final = 100


@dataclass(frozen=True)
class SavedView:
    """A view under its name; an empty login is everybody's."""

    name: str
    view: View
    columns: tuple[str, ...] = ()
    login: str = ""

    @property
    def is_shared(self) -> bool:
        """Say whether everybody at the shop has it."""
        return not self.login

    def is_open_to(self, desk: Desk) -> bool:
        """Say whether the signed-in person may rename or delete it."""
        if self.is_shared:
            return desk.may(Permission.CHANGE_SETTINGS)
        return self.login == desk.actor.login


def known(desk: Desk) -> list[SavedView]:
    """Return the views that the signed-in person has, in the order of their names."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        views = _stored(work)
    sees = desk.may(Permission.SEE_AMOUNTS)
    own = [view for view in views if view.login in {"", desk.actor.login}]
    return sorted(
        (view for view in own if star_table.may_show(view.view, sees_amounts=sees)),
        key=lambda view: (view.name.casefold(), view.is_shared),
    )


def save(desk: Desk, saved: SavedView) -> Done[SavedView]:
    """Keep a view under its name; one of that name and login is replaced."""
    _require(desk, saved)
    saved = replace(saved, name=_checked(saved.name))
    star_table.check(saved.view, sees_amounts=desk.may(Permission.SEE_AMOUNTS))
    with desk.work() as work:
        others = [view for view in _stored(work) if not _is_same(view, saved)]
        if len(others) >= MOST:
            raise UserError(
                "too_many_views",
                QT_TRANSLATE_NOOP("Errors", "The shop keeps {most} views and no more."),
                {"most": MOST},
                advice=QT_TRANSLATE_NOOP("Errors", "Delete one that nobody uses."),
            )
        _store(work, [*others, saved])
        work.note("save_view", "view")
    return Done(saved, Changes(views=True))


def rename(desk: Desk, saved: SavedView, name: str) -> Done[SavedView]:
    """Give a view another name; a view that has that name already is not replaced."""
    _require(desk, saved)
    renamed = replace(saved, name=_checked(name))
    with desk.work() as work:
        views = _stored(work)
        others = [view for view in views if not _is_same(view, saved)]
        if any(_is_same(view, renamed) for view in others):
            raise UserError(
                "view_taken",
                QT_TRANSLATE_NOOP("Errors", "There is a view {name} already."),
                {"name": renamed.name},
                advice=QT_TRANSLATE_NOOP("Errors", "Type another name."),
                field="name",
            )
        _store(work, [*others, renamed])
        work.note("rename_view", "view")
    return Done(renamed, Changes(views=True))


def delete(desk: Desk, saved: SavedView) -> Done[None]:
    """Forget a view; saving it again brings it back."""
    _require(desk, saved)
    with desk.work() as work:
        _store(work, [view for view in _stored(work) if not _is_same(view, saved)])
        work.note("delete_view", "view")
    return Done(None, Changes(views=True))


def _require(desk: Desk, saved: SavedView) -> None:
    desk.require(Permission.SEE_CUSTOMERS)
    if saved.is_shared:
        desk.require(Permission.CHANGE_SETTINGS)
    if not saved.is_open_to(desk):
        raise UserError(
            "view_of_another",
            QT_TRANSLATE_NOOP("Errors", "The view {name} is somebody else's."),
            {"name": saved.name[:LONGEST_NAME]},
            advice=QT_TRANSLATE_NOOP("Errors", "Save one of your own."),
        )


def _is_same(one: SavedView, other: SavedView) -> bool:
    return (one.name.casefold(), one.login) == (other.name.casefold(), other.login)


def _checked(name: str) -> str:
    name = typed_text(name, "name")
    if not 0 < len(name) <= LONGEST_NAME:
        raise UserError(
            "view_name",
            QT_TRANSLATE_NOOP("Errors", "A view needs a name of 1 to {most} characters."),
            {"most": LONGEST_NAME},
            advice=QT_TRANSLATE_NOOP("Errors", 'Type a short name, such as "Not here since May".'),
            field="name",
        )
    return name


def _stored(work: Work) -> list[SavedView]:
    """Return every view kept; what a newer program kept in another form is passed over."""
    raw = setting_rows.all_of(work.connection).get(KEY, [])
    read = [_read(one) for one in raw] if isinstance(raw, list) else []
    return [view for view in read if view is not None]


def _store(work: Work, views: Sequence[SavedView]) -> None:
    setting_rows.put(work.connection, KEY, [_written(view) for view in views])


def _written(saved: SavedView) -> dict[str, Any]:
    view = saved.view
    return {
        "name": saved.name,
        "login": saved.login,
        "columns": list(saved.columns),
        "level": view.level,
        "query": view.query,
        "sort": view.sort,
        "descending": view.descending,
        "score": view.score,
        "bought": [None if day is None else day.isoformat() for day in view.bought],
        "joined": [None if day is None else day.isoformat() for day in view.joined],
        "tag": view.tag,
    }


def _read(raw: Mapping[str, Any]) -> SavedView | None:
    try:
        view = View(
            level=raw["level"],
            query=raw["query"],
            sort=raw["sort"],
            descending=raw["descending"],
            score=None if raw["score"] is None else (int(raw["score"][0]), int(raw["score"][1])),
            bought=_period(raw["bought"]),
            joined=_period(raw["joined"]),
            tag=raw["tag"],
        )
        return SavedView(raw["name"], view, tuple(raw["columns"]), raw["login"])
    except (KeyError, TypeError, ValueError, IndexError):
        return None


def _period(raw: Sequence[str | None]) -> Period:
    first, last = (None if day is None else date.fromisoformat(day) for day in raw)
    return first, last
