"""Acts about reviews and levels set by hand."""

from app.domain.access import Permission
from app.services import (
    backtest,
    benchmark,
    leaving,
    level_history,
    level_trend,
    overrides,
    reviews,
    schedule,
    today,
    today_figures,
    worklist,
)
from app.services.benchmark import BenchmarkEntry
from app.services.desk import Desk
from app.services.overrides import OverrideEntry
from tests.services.acts.shape import KEY, Act, P
from tests.services.shops import DAY, scheme

ACTS: dict[str, tuple[Permission, Act]] = {
    "reviews.due": (P.SEE_CUSTOMERS, reviews.due),
    "reviews.run": (P.REVIEW, lambda desk: reviews.run(desk, everybody=True)),
    "reviews.catch_up": (P.SEE_CUSTOMERS, reviews.catch_up),
    "reviews.is_trial": (P.SEE_CUSTOMERS, reviews.is_trial),
    "reviews.is_waiting": (P.SEE_CUSTOMERS, reviews.is_waiting),
    "overrides.set_level": (
        P.OVERRIDE,
        lambda desk: overrides.set_level(desk, OverrideEntry(KEY, 3, "reason")),
    ),
    "overrides.end": (P.OVERRIDE, lambda desk: overrides.end(desk, 1, "over")),
    "overrides.standing": (P.SEE_CUSTOMERS, overrides.standing),
    "overrides.of_customer": (P.SEE_CUSTOMERS, lambda desk: overrides.of_customer(desk, KEY)),
    "leaving.next_leaving": (P.SEE_CUSTOMERS, lambda desk: leaving.next_leaving(desk, KEY)),
    "worklist.worklist": (P.SEE_CUSTOMERS, worklist.worklist),
    "worklist.of_customer": (P.SEE_CUSTOMERS, lambda desk: worklist.of_customer(desk, KEY)),
    "level_history.timeline": (P.SEE_CUSTOMERS, lambda desk: level_history.timeline(desk, KEY)),
    "level_history.decision": (P.SEE_CUSTOMERS, lambda desk: level_history.decision(desk, 1)),
    "backtest.compare": (P.EDIT_SCHEME, lambda desk: backtest.compare(desk, scheme())),
    "schedule.foreseen": (P.EDIT_SCHEME, lambda desk: schedule.foreseen(desk, scheme())),
    "level_trend.shares": (P.SEE_CUSTOMERS, level_trend.shares),
    "level_trend.movement": (P.SEE_CUSTOMERS, lambda desk: level_trend.movement(desk, DAY)),
    "level_trend.travellers": (
        P.SEE_CUSTOMERS,
        lambda desk: level_trend.travellers(desk, DAY, 1, 2),
    ),
    "today.look": (P.SEE_CUSTOMERS, today.look),
    "today_figures.figures": (P.SEE_CUSTOMERS, today_figures.figures),
    "today.tasks": (P.SEE_CUSTOMERS, today.tasks),
    "benchmark.read": (P.SEE_CUSTOMERS, benchmark.read),
    "benchmark.change": (
        P.EDIT_SCHEME,
        lambda desk: benchmark.change(desk, BenchmarkEntry("a fair", DAY, ())),
    ),
    "overrides.made": (P.OVERRIDE, lambda desk: overrides.made(desk, DAY, DAY)),
}


def fill(desk: Desk) -> None:
    """Pin a level that can be ended."""
    overrides.set_level(desk, OverrideEntry(KEY, 2, "an apology"))
