"""The star table: which customers in which order, their rows by the block, counts per level."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.domain import search as search_rules
from app.domain.access import Permission, mask_phone
from app.domain.customer_filter import EVERYBODY, Filter
from app.domain.facts import day_number, day_of
from app.domain.observation import Observation, Policy, observed
from app.domain.periods import whole_months
from app.domain.schemes import Scheme
from app.domain.scoring import shown
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import customer_list
from app.models import customers as customer_rows
from app.models import overrides as override_rows
from app.models import points as point_rows
from app.models import search as search_rows
from app.services import approvals, redaction
from app.services.desk import Desk, Work
from app.services.redaction import Hidden
from app.services.schemes import scheme_of

PAGE: Final = 256
_POINTS: Final = "points"
SORTS: Final = (*customer_list.GRADE_ORDERS, *customer_list.CUSTOMER_ORDERS, _POINTS)
_AMOUNT_SORTS: Final = frozenset({"amount", "score"})


Period = tuple[date | None, date | None]


@dataclass(frozen=True)
class View:
    """A filter and an order of the star table; `level` 0 shows those not graded yet.

    Without a sort, whoever sees amounts has the highest first, the others level, then name. What
    a query finds comes best match first. Both ends of a period count; scores are those from the
    first up to, but not with, the second. `only` are customers chosen by hand, in that order.
    """

    level: int | None = None
    query: str = ""
    sort: str = ""
    descending: bool = True
    score: tuple[int, int] | None = None
    bought: Period = (None, None)
    joined: Period = (None, None)
    tag: str = ""
    only: tuple[int, ...] = ()

    @property
    def narrows(self) -> bool:
        """Say whether anything but the query leaves somebody out."""
        return (self.level, self.score, self.bought, self.joined, self.tag) != (
            None,
            None,
            (None, None),
            (None, None),
            "",
        )


@dataclass(frozen=True)
class StarRow:
    """One customer of the star table, redacted for the signed-in role.

    `held` says whether the level is pinned by hand ("override") or given ("gift"), `observed` what
    keeps it under observation.
    """

    id: int
    number: str
    name: str
    phone: str
    amount_minor: int | Hidden | None
    frequency: int | None
    tenure_months: int | None
    influence: float | None
    diversity: int | None
    score: Decimal | Hidden | None
    level: int
    level_name: str
    stars: int
    live_level: int
    live_stars: int
    confidence: int | None
    last_visit: date | None
    last_review: date | None
    next_review: date | None
    joined: date | None
    birthday: str
    email: str
    channel: str
    tags: tuple[str, ...] = ()
    held: str = ""
    observed: Observation | None = None
    points: int = 0


@dataclass(frozen=True)
class LevelCount:
    """How many customers hold one level; rank 0 are those not graded yet.

    `watched` says whether the scheme puts customers under observation.
    """

    rank: int
    stars: int
    name: str
    colour: str
    count: int
    watched: bool = False


def list_ids(desk: Desk, view: View) -> NDArray[np.int64]:
    """Return the ids of a view in its order: what the table scrolls over."""
    return _ids(desk, view, None)


def first_page(desk: Desk, view: View, limit: int = PAGE) -> list[StarRow]:
    """Return the first rows of a view at once, before all ids are read."""
    return rows(desk, [int(key) for key in _ids(desk, view, limit)])


def _ids(desk: Desk, view: View, limit: int | None) -> NDArray[np.int64]:
    desk.require(Permission.SEE_CUSTOMERS)
    sees = desk.may(Permission.SEE_AMOUNTS)
    sort = view.sort or ("amount" if sees else "level")
    check(view, sees_amounts=sees)
    if sort == "phone" and redaction.finds_by_mask(desk):
        # Where one number stands among those of known customers tells its digits.
        raise _no_sort(sort)
    chosen = filter_of(view)
    if view.only:
        return np.array(view.only[:limit], dtype=np.int64)
    with desk.read() as work:
        if view.query.strip():
            return _found(work, view.query, chosen, limit)
        if sort == _POINTS:
            return _by_points(work, view)[:limit]
        return customer_list.ids(
            work.connection,
            sort,
            descending=view.descending,
            chosen=chosen,
            limit=limit,
            by_amount=sees,
        )


def _by_points(work: Work, view: View) -> NDArray[np.int64]:
    """Return the ids of a view by balance; among equal ones in the table's usual order."""
    sees = work.desk.may(Permission.SEE_AMOUNTS)
    ids = customer_list.ids(
        work.connection,
        "amount" if sees else "level",
        descending=view.descending,
        chosen=filter_of(view),
        by_amount=sees,
    )
    known = point_rows.all_balances(work.connection, work.desk.clock.today())
    place = np.searchsorted(known[:, 0], ids).clip(max=max(0, len(known) - 1))
    held = np.zeros(len(ids), dtype=np.int64)
    if len(known):
        held = np.where(known[place, 0] == ids, known[place, 1], 0)
    return ids[np.argsort(-held if view.descending else held, kind="stable")]


def may_show(view: View, *, sees_amounts: bool) -> bool:
    """Say whether a view uses only what a role may see: not the score, no order by spend."""
    return sees_amounts or (view.score is None and view.sort not in _AMOUNT_SORTS)


def check(view: View, *, sees_amounts: bool) -> None:
    """Refuse an order that there is not, and what would tell more than a role may see."""
    _check_sort(view.sort or "level", sees_amounts=sees_amounts)
    if view.score is not None and not sees_amounts:
        raise UserError(
            "score_hidden",
            QT_TRANSLATE_NOOP("Errors", "Customers cannot be chosen by their live score here."),
            advice=QT_TRANSLATE_NOOP("Errors", "Choose them by level instead."),
        )


def filter_of(view: View) -> Filter:
    """Return a view's filter as the tables take it."""
    return Filter(view.level, view.score, _numbers(view.bought), _numbers(view.joined), view.tag)


def _numbers(period: Period) -> tuple[int | None, int | None]:
    first, last = (None if day is None else day_number(day) for day in period)
    return first, last


def _check_sort(sort: str, *, sees_amounts: bool) -> None:
    """Refuse an order that the table does not have, or that would tell what a role may not see."""
    if sort not in SORTS or (sort in _AMOUNT_SORTS and not sees_amounts):
        raise _no_sort(sort)


def _no_sort(sort: str) -> UserError:
    return UserError(
        "unknown_sort",
        QT_TRANSLATE_NOOP("Errors", "The star table cannot be sorted by {sort}."),
        {"sort": sort},
        advice=QT_TRANSLATE_NOOP("Errors", "Choose one of its columns."),
    )


def _found(work: Work, query: str, chosen: Filter, limit: int | None) -> NDArray[np.int64]:
    hits = search_rows.find(work.connection, query, masked=redaction.finds_by_mask(work.desk))
    levels = customer_list.levels_of(work.connection, [key for key, _ in hits])
    order = _kept(work, search_rules.rank(hits, levels), chosen)
    is_cut = len(hits) >= search_rows.CANDIDATES
    if is_cut and (limit is None or len(order) < limit):
        known = {key for key, _ in hits}
        rest = sorted(
            search_rows.matching(work.connection, query, masked=redaction.finds_by_mask(work.desk))
            - known
        )
        levels = customer_list.levels_of(work.connection, rest)
        order += _kept(work, search_rules.rank([(key, 0) for key in rest], levels), chosen)
    return np.array(order[:limit], dtype=np.int64)


def _kept(work: Work, order: list[int], chosen: Filter) -> list[int]:
    if chosen == EVERYBODY:
        return order
    kept = customer_list.among(work.connection, order, chosen)
    return [key for key in order if key in kept]


def rows(desk: Desk, ids: Sequence[int]) -> list[StarRow]:
    """Return the rows of a block of ids, in that order; customers no longer there are left out.

    Phones are masked for everybody: they are for the screen, and whole numbers are seen one by one.
    """
    return [replace(row, phone=mask_phone(row.phone)) for row in whole_rows(desk, ids)]


def whole_rows(desk: Desk, ids: Sequence[int]) -> list[StarRow]:
    """Return them with whole phones for a role that may see them: for an act that is logged."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        found = customer_list.rows(work.connection, list(ids))
        tags = customer_rows.tags_of(work.connection, found)
        held = {row.customer_id: row.kind for row in override_rows.standing(work.connection)}
        points = point_rows.balances(work.connection, [*found], desk.clock.today())
        _, scheme = scheme_of(work)
    return [
        replace(
            _row(desk, found[key], scheme, tags.get(key, ())),
            held=held.get(key, ""),
            points=points.get(key, 0),
        )
        for key in ids
        if key in found
    ]


def note_copied(desk: Desk, count: int) -> None:
    """Write into the audit log that rows went to the clipboard; only who may export does that."""
    desk.require(Permission.EXPORT_CUSTOMERS)
    with desk.work() as work:
        approval = approvals.check(work, "export", f"copy {count}")
        work.note("copy_customers", details={"rows": count} | approval)


def _row(desk: Desk, row: Any, scheme: Scheme, tags: tuple[str, ...]) -> StarRow:  # noqa: ANN401 - a database row
    level = row.level or 0
    sees_amounts = desk.may(Permission.SEE_AMOUNTS)
    since = _day(row.since_day)
    score: Decimal | Hidden | None = None if row.score is None else shown(row.score)
    return StarRow(
        id=row.id,
        number=row.number,
        name=row.name,
        phone=redaction.phone(desk, row.phone),
        amount_minor=redaction.amount(desk, row.amount_minor),
        frequency=row.frequency,
        tenure_months=None if since is None else max(0, whole_months(since, desk.clock.today())),
        influence=row.influence,
        diversity=row.diversity,
        score=score if sees_amounts else redaction.HIDDEN,
        level=level,
        level_name=scheme.levels[level - 1].name if level else "",
        stars=stars_of(scheme, level),
        live_level=row.live_level or 0,
        live_stars=stars_of(scheme, row.live_level or 0),
        confidence=row.confidence,
        last_visit=_day(row.last_day),
        last_review=_day(row.last_review),
        next_review=_day(row.next_review),
        joined=_day(row.joined),
        birthday=row.birthday,
        email=row.email,
        channel=row.channel,
        tags=tags,
        observed=observed_of(desk, scheme, row),
    )


def observed_of(desk: Desk, scheme: Scheme, row: Any) -> Observation | None:  # noqa: ANN401 - a row
    """Return what keeps a customer's level under observation today, None before the first one.

    The row holds level, since_day, frequency and last_day as the grade table does.
    """
    if not row.level:
        return None
    since, last = (_number(value) for value in (row.since_day, row.last_day))
    day = day_number(desk.clock.today())
    return observed(Policy.of(scheme), day, since, row.frequency or 0, last)


def _number(day: date | int | None) -> int | None:
    return day_number(day) if isinstance(day, date) else day


def _day(number: int | None) -> date | None:
    return None if number is None else day_of(number)


def stars_of(scheme: Scheme, level: int) -> int:
    """Return the stars of a rank; 0 before the first grading."""
    return scheme.levels[level - 1].stars if 0 < level <= len(scheme.levels) else 0


def level_counts(desk: Desk, view: View | None = None) -> list[LevelCount]:
    """Return how many customers hold each level, low to high; with a view those it would show.

    They are counted as if the view chose no level, so that each count says what choosing finds.
    """
    desk.require(Permission.SEE_CUSTOMERS)
    wide = replace(view or View(), level=None, sort="")
    found = list_ids(desk, wide).tolist() if wide.query.strip() or wide.only else None
    with desk.read() as work:
        counts = customer_list.counts_by_level(work.connection)
        if found is not None or wide.narrows:
            passing = customer_list.shares(work.connection, filter_of(wide), found).counts
            counts = {rank: passing.get(rank, 0) for rank in counts}
        _, scheme = scheme_of(work)
    watched = Policy.of(scheme) != Policy()
    result = [
        LevelCount(rank, rule.stars, rule.name, rule.colour, counts.get(rank, 0), watched)
        for rank, rule in enumerate(scheme.levels, start=1)
    ]
    if 0 in counts:
        result.insert(0, LevelCount(0, 0, "", "", counts[0]))
    return result
