"""How customers spread: how many and how much by level, how many by live score, under a filter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.access import Permission
from app.domain.schemes import Scheme
from app.models import customer_list
from app.models.customer_list import BIN, Shares
from app.services import redaction, star_table
from app.services.desk import Desk
from app.services.redaction import Hidden
from app.services.schemes import scheme_of
from app.services.star_table import View


@dataclass(frozen=True)
class LevelShare:
    """One level: how many customers, and their net spend in the scheme's window.

    Rank 0 are those not graded yet; whoever may not see amounts gets them hidden.
    """

    rank: int
    stars: int
    name: str
    colour: str
    count: int
    net_minor: int | Hidden


@dataclass(frozen=True)
class Bin:
    """How many live scores stand from one bound up to the next, and the level of its middle."""

    low: int
    high: int
    rank: int
    count: int


@dataclass(frozen=True)
class Distribution:
    """What the charts beside the star table show.

    `levels` follow the view without its level, `bins` the view without its score: a chart always
    shows what else there is to choose. `bins` is None for whoever may not see scores.
    """

    levels: tuple[LevelShare, ...]
    bins: tuple[Bin, ...] | None
    window_days: int

    @property
    def count(self) -> int:
        """Return how many customers the levels hold together."""
        return sum(level.count for level in self.levels)

    @property
    def net_minor(self) -> int | Hidden:
        """Return what they spent together."""
        parts = [level.net_minor for level in self.levels]
        seen = [part for part in parts if isinstance(part, int)]
        return sum(seen) if len(seen) == len(parts) else redaction.HIDDEN


def of(desk: Desk, view: View) -> Distribution:
    """Return how the customers of a view spread over levels and scores."""
    desk.require(Permission.SEE_CUSTOMERS)
    sees = desk.may(Permission.SEE_AMOUNTS)
    star_table.check(view, sees_amounts=sees)
    chosen = star_table.filter_of(view)
    found: Sequence[int] | None = view.only or None
    if view.query.strip() and not found:
        everybody = replace(View(), query=view.query)
        found = star_table.list_ids(desk, everybody).tolist()
    with desk.read() as work:
        shares = customer_list.shares(work.connection, chosen, found)
        _, scheme = scheme_of(work)
    return Distribution(
        _levels(desk, scheme, shares),
        _bins(scheme, shares) if sees else None,
        scheme.window_days,
    )


def _levels(desk: Desk, scheme: Scheme, shares: Shares) -> tuple[LevelShare, ...]:
    levels = [
        LevelShare(
            rank,
            rule.stars,
            rule.name,
            rule.colour,
            shares.counts.get(rank, 0),
            _net(desk, shares.sums.get(rank, 0)),
        )
        for rank, rule in enumerate(scheme.levels, start=1)
    ]
    if waiting := shares.counts.get(0):
        levels.insert(0, LevelShare(0, 0, "", "", waiting, _net(desk, 0)))
    return tuple(levels)


def _net(desk: Desk, minor: int) -> int | Hidden:
    return minor if desk.may(Permission.SEE_AMOUNTS) else redaction.HIDDEN


def _bins(scheme: Scheme, shares: Shares) -> tuple[Bin, ...]:
    """Return twenty bins of five; the last one holds the full 100 too."""
    lowers = [level.lower for level in scheme.levels]
    bins = []
    for place in range(100 // BIN):
        middle = Decimal(place * BIN) + Decimal(BIN) / 2
        rank = max(1, sum(lower <= middle for lower in lowers))
        bins.append(Bin(place * BIN, (place + 1) * BIN, rank, shares.bins.get(place, 0)))
    return tuple(bins)


def spend_of(desk: Desk, customer_ids: Sequence[int]) -> int | Hidden:
    """Return what some customers spent together, as the star table shows it for each."""
    desk.require(Permission.SEE_CUSTOMERS)
    if not desk.may(Permission.SEE_AMOUNTS):
        return redaction.HIDDEN
    with desk.read() as work:
        return customer_list.spend_of(work.connection, customer_ids)
