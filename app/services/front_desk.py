"""The front desk: who is found as one types, and one customer's card, safe to face the customer.

Phone numbers are masked here for every role, since the screen may be turned round; a whole number
is shown by `customers.reveal_phone`, with a reason that is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from app.domain import discretion, matching, scoring
from app.domain import next_level as next_rules
from app.domain import preferences as preference_rules
from app.domain import search as search_rules
from app.domain.access import Permission, mask_phone
from app.domain.facts import day_of
from app.domain.matching import Matched
from app.domain.schemes import LevelRule, Scheme
from app.domain.scoring import Working
from app.models import customer_list
from app.models import customers as customer_rows
from app.models import preferences as preference_rows
from app.models import search as search_rows
from app.services import (
    benefits,
    cases,
    counter_alerts,
    customers,
    grader,
    grading,
    leaving,
    overrides,
    preferences,
    privacy,
    redaction,
    settings,
    timeline,
    worklist,
)
from app.services.benefits import BenefitRow
from app.services.case_views import CaseRow
from app.services.counter_alerts import Alert
from app.services.desk import Desk, Work
from app.services.grading import Explanation
from app.services.leaving import Leaving
from app.services.overrides import OverrideRow
from app.services.schemes import rules_of, scheme_of
from app.services.star_table import observed_of, stars_of
from app.services.timeline import Event

MOST_FOUND: Final = 20
_LONGEST_QUERY: Final = 200
_NOTHING: Final = Matched()
_OFFERS: Final = "marketing"


@dataclass(frozen=True)
class FoundRow:
    """One customer in the list of results; `liked` is the preference that was found."""

    id: int
    name: str
    phone: str
    level: int
    level_name: str
    stars: int
    last_visit: date | None
    matched: Matched = _NOTHING
    liked: str = ""
    observed: bool = False


@dataclass(frozen=True)
class Counter:
    """The levels of the scheme in force, low to high, whether anybody is there to be found.

    `hides_after_s` is after how many seconds without a key the card folds; 0 is never.
    """

    levels: tuple[LevelRule, ...]
    has_customers: bool
    hides_after_s: int


@dataclass(frozen=True)
class Score:
    """A live score for showing: a whole number cut; `at_least` where it is cut further."""

    figure: int
    at_least: bool


@dataclass(frozen=True)
class CounterCard:
    """Everything the counter needs about one customer, redacted for the signed-in role.

    `cases` are the open ones, None for a role that may see no cases. `usual_visits` is how many
    visits like hers so far reach the next level. `favourites` are the categories bought most often,
    `agreed_channels` those by which offers may be sent. `hold` is what holds the level by hand,
    `leaving` what leaves the window next.
    """

    id: int
    name: str
    number: str
    phone: str
    amount_counts: bool
    usual_visits: int | None
    why: Explanation
    score: Score | None
    joined: date | None
    last_visit: date | None
    next_review: date | None
    preferences: dict[str, str]
    favourites: tuple[str, ...]
    agreed_channels: tuple[str, ...]
    alerts: tuple[Alert, ...]
    benefits: tuple[BenefitRow, ...]
    cases: tuple[CaseRow, ...] | None
    events: tuple[Event, ...]
    hold: OverrideRow | None
    leaving: Leaving | None = None
    points: int = 0

    @property
    def is_graded(self) -> bool:
        """Whether the customer has a level yet."""
        return self.why.level > 0


def find(desk: Desk, query: str, limit: int = MOST_FOUND) -> tuple[FoundRow, ...]:
    """Return whom a typed text finds: by name, phone and number first, then by what they like."""
    desk.require(Permission.SEE_CUSTOMERS)
    query = query[:_LONGEST_QUERY]
    with desk.read() as work:
        hits = search_rows.find(work.connection, query, masked=redaction.finds_by_mask(desk))
        levels = customer_list.levels_of(work.connection, [key for key, _ in hits])
        order = search_rules.rank(hits, levels)[:limit]
        if len(order) < limit:
            words = search_rules.query_words(query)
            liked = preference_rows.find(work.connection, words, limit)
            order = list(dict.fromkeys([*order, *liked]))[:limit]
        found = customer_list.rows(work.connection, order)
        said = preference_rows.of_customers(work.connection, order)
        _, scheme = scheme_of(work)
    return tuple(
        _found_row(desk, found[key], scheme, query, said.get(key, {}))
        for key in order
        if key in found
    )


def _found_row(
    desk: Desk,
    row: Any,  # noqa: ANN401 - a database row
    scheme: Scheme,
    query: str,
    said: dict[str, str],
) -> FoundRow:
    fits = matching.matched(query, row.name, row.phone, row.number)
    liked = ""
    if fits == _NOTHING:
        words = search_rules.query_words(query)
        liked = next(filter(None, (preference_rules.holds(word, said) for word in words)), "")
    return replace(_plain_row(desk, row, scheme), matched=fits, liked=liked)


def _plain_row(desk: Desk, row: Any, scheme: Scheme) -> FoundRow:  # noqa: ANN401 - a database row
    level = row.level or 0
    return FoundRow(
        id=row.id,
        name=row.name,
        phone=mask_phone(row.phone),
        level=level,
        level_name=scheme.levels[level - 1].name if level else "",
        stars=stars_of(scheme, level),
        last_visit=None if row.last_day is None else day_of(row.last_day),
        observed=observed_of(desk, scheme, row) is not None,
    )


def rows_of(desk: Desk, customer_ids: Sequence[int]) -> tuple[FoundRow, ...]:
    """Return some customers in that order, those no longer there left out."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        found = customer_list.rows(work.connection, list(customer_ids))
        _, scheme = scheme_of(work)
    return tuple(_plain_row(desk, found[key], scheme) for key in customer_ids if key in found)


def counter(desk: Desk) -> Counter:
    """Return what the page needs before anybody is looked for."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        _, scheme = scheme_of(work)
        has_customers = customer_rows.any_live(work.connection)
    hides_after_s: int = settings.all_settings(desk)[settings.HIDES_AFTER]
    return Counter(scheme.levels, has_customers, hides_after_s)


def card(desk: Desk, customer_id: int) -> CounterCard:
    """Return one customer's card."""
    desk.require(Permission.SEE_CUSTOMERS)
    record = customers.card(desk, customer_id)
    why = grading.explain(desk, customer_id)
    with desk.read() as work:
        row = customer_list.rows(work.connection, [customer_id])[customer_id]
        stored = customer_rows.get(work.connection, customer_id)
        phone = "" if stored is None else mask_phone(stored.phone)
        said = preferences.inside(work, customer_id)
        standing = _standing(work, customer_id, why.level)
        _, scheme = scheme_of(work)
    contacts = cases.history_of(desk, customer_id) if desk.may(Permission.SEE_CASES) else ()
    waiting = cases.open_of(desk, customer_id) if desk.may(Permission.SEE_CASES) else None
    lines = customers.history(desk, customer_id)
    events = timeline.told(lines, contacts, why.history, scheme)
    return CounterCard(
        id=customer_id,
        name=record.entry.name,
        number=record.entry.number,
        phone=phone,
        amount_counts=standing.amount_counts,
        usual_visits=standing.usual_visits,
        why=why,
        score=standing.score if why.level else None,
        joined=record.entry.joined,
        last_visit=None if row.last_day is None else day_of(row.last_day),
        next_review=record.next_review,
        preferences=said,
        favourites=timeline.favourites(lines),
        agreed_channels=_agreed(desk, customer_id),
        alerts=counter_alerts.told(
            record,
            counter_alerts.Outlook(
                why, standing.usual_visits, worklist.of_customer(desk, customer_id)
            ),
            waiting or (),
            desk.clock.today(),
        ),
        benefits=benefits.of_customer(desk, customer_id),
        cases=waiting,
        events=events,
        hold=overrides.of_customer(desk, customer_id),
        leaving=leaving.next_leaving(desk, customer_id) if why.level else None,
        points=record.points,
    )


def _agreed(desk: Desk, customer_id: int) -> tuple[str, ...]:
    """Return the channels by which a customer agrees to be sent offers."""
    return tuple(
        row.channel
        for row in privacy.consents(desk, customer_id)
        if row.purpose == _OFFERS and row.withdrawn is None
    )


@dataclass(frozen=True)
class _Standing:
    """What is worked out of a customer's facts: score, visits as usual, whether amounts count."""

    score: Score
    usual_visits: int | None
    amount_counts: bool


def _standing(work: Work, customer_id: int, level: int) -> _Standing:
    rules = rules_of(work)
    facts = grader.standing(work, rules, [customer_id]).facts
    decimals = work.desk.decimals
    now = scoring.working(rules.scheme, facts, rules.breaks, decimals)
    target = max(level, now.rank) + 1
    usual = None
    if level and target <= len(rules.scheme.levels):
        known = facts
        if not work.desk.may(Permission.SEE_AMOUNTS):
            known = discretion.cut(rules.scheme, facts, rules.breaks, decimals)
        usual = next_rules.usual_visits(rules.scheme, known, rules.breaks, decimals, target)
    score = _score(work.desk, rules.scheme, now)
    return _Standing(score, usual, discretion.counts_amount(now.dimensions))


def _score(desk: Desk, scheme: Scheme, now: Working) -> Score:
    """Return the live score as the role may read it.

    To a role that sees no amounts it is what the score is at least, never below the bound of the
    live level, which that role sees anyway.
    """
    if desk.may(Permission.SEE_AMOUNTS) or not discretion.counts_amount(now.dimensions):
        return Score(discretion.whole(now.score), at_least=False)
    reached = int(scheme.levels[now.rank - 1].lower)
    # A level entered directly may be reached below its bound.
    known = reached if reached <= now.score else 0
    return Score(max(known, discretion.at_least(now.dimensions)), at_least=True)
