"""The invented customers of the demo shop: names, phones nobody owns, habits of buying."""

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from random import Random
from typing import Any, Final

from app.paths import resources

CUSTOMERS: Final = 2000
DAYS: Final = 1096
# Chinese mobile numbers that begin with 154 have the right form and were given to no carrier.
PHONE_BLOCK: Final = "154"
MAIL_DOMAIN: Final = "example.com"  # kept free for examples by RFC 2606

_SEED: Final = 20_240_210
_WESTERN_PCT: Final = 22
_COMPOUND_PCT: Final = 1
_FIRST_REFERRED: Final = 50

# How many orders a year, and for how many customers in a hundred: few buy often.
_HABITS: Final = ((10, 1, 1), (28, 2, 4), (28, 4, 9), (19, 9, 17), (11, 17, 30), (4, 30, 56))
# How much dearer than usual a customer's baskets are, in percent, and for how many in a hundred.
_PURSES: Final = ((20, 55, 80), (45, 80, 120), (25, 120, 180), (8, 180, 280), (2, 280, 450))


@dataclass(frozen=True)
class DemoCustomer:
    """One invented customer as the shop would have noted it down."""

    number: str
    name: str
    phone: str
    email: str
    birthday: str
    joined: date
    influence: int | None
    influence_note: str
    referrer: str
    tags: tuple[str, ...]
    note: str
    channel: str


@dataclass(frozen=True)
class Habit:
    """How a customer buys: orders in a thousand years, percent of a usual basket, days active."""

    orders_per_1000_years: int
    purse_pct: int
    first: date
    last: date
    favourite: int


def read_list(name: str) -> Any:  # noqa: ANN401 - the shape of each list stands in its reader
    """Return one of the small lists that the demo shop is made from."""
    return json.loads((resources() / "demo" / f"{name}.json").read_text(encoding="utf-8"))


@lru_cache(maxsize=8192)
def _sums(weights: tuple[int, ...]) -> list[int]:
    return list(accumulate(weights))


def pick(random: Random, weights: tuple[int, ...]) -> int:
    """Return an index, as often as its whole weight says."""
    sums = _sums(weights)
    return bisect_right(sums, random.randrange(sums[-1]))


def chance(random: Random, pct: int) -> bool:
    """Say yes in so many of a hundred cases."""
    return random.randrange(100) < pct


def people(business_day: date) -> tuple[list[DemoCustomer], list[Habit]]:
    """Return the customers and how each of them buys; the same for the same business day."""
    lists = read_list("people")
    random = Random(_SEED)  # noqa: S311 - invented people, the same everywhere
    customers: list[DemoCustomer] = []
    habits: list[Habit] = []
    for at in range(CUSTOMERS):
        joined = _joined(random, at, business_day)
        customers.append(_customer(random, lists, at, joined, business_day, customers))
        habits.append(_habit(random, joined, business_day))
    return customers, habits


def _customer(
    random: Random,
    lists: Any,  # noqa: ANN401 - as read
    at: int,
    joined: date,
    business_day: date,
    earlier: Sequence[DemoCustomer],
) -> DemoCustomer:
    is_woman = chance(random, 58)
    influence, evidence = _influence(random, lists["evidence"])
    return DemoCustomer(
        number=f"T{at + 1:05d}",
        name=_name(random, lists, is_woman=is_woman),
        phone=_phone(at) if chance(random, 95) else "",
        email=f"t{at + 1:05d}@{MAIL_DOMAIN}" if chance(random, 30) else "",
        birthday=_birthday(random, business_day.year),
        joined=joined,
        influence=influence,
        influence_note=evidence,
        referrer=_referrer(random, earlier),
        tags=_tags(random, lists["tags"]),
        note=_one_of(random, lists["notes"]) if chance(random, 12) else "",
        channel=("shop", "mall", "app")[pick(random, (70, 18, 12))],
    )


def _phone(at: int) -> str:
    """Return the phone of the customer at a place: all differ, since the modulus is a prime."""
    return f"{PHONE_BLOCK}{(27_182_818 + at * 48_271_009) % 99_999_989:08d}"


def _one_of(random: Random, choices: Sequence[str]) -> str:
    return choices[random.randrange(len(choices))]


def _name(random: Random, lists: Any, *, is_woman: bool) -> str:  # noqa: ANN401 - as read
    if chance(random, _WESTERN_PCT):
        first = _one_of(random, lists["first_women" if is_woman else "first_men"])
        return f"{first} {_one_of(random, lists['last'])}"
    compound = chance(random, _COMPOUND_PCT)
    surname = _one_of(random, lists["compound_surnames" if compound else "surnames"])
    letters = lists["given_women" if is_woman else "given_men"] + lists["given_both"]
    length = 1 if chance(random, 18) else 2
    return surname + "".join(_one_of(random, letters) for _ in range(length))


def _birthday(random: Random, year: int) -> str:
    """Return YYYY-MM-DD, --MM-DD for those who keep their age to themselves, or nothing."""
    kind = pick(random, (68, 12, 20))
    day = date(2000, 1, 1) + timedelta(days=random.randrange(366))
    born = year - 19 - random.randrange(30) - random.randrange(30)
    if kind == 0:
        is_leap_day = (day.month, day.day) == (2, 29)
        born -= born % 4 if is_leap_day else 0
        return f"{born:04d}-{day.month:02d}-{day.day:02d}"
    return f"--{day.month:02d}-{day.day:02d}" if kind == 1 else ""


def _joined(random: Random, at: int, business_day: date) -> date:
    """Return the day of joining: a fifth before the books begin, the others ever since, in order.

    The numbers are given in the order of joining, as a shop's card book does.
    """
    before = CUSTOMERS // 5
    if at < before:
        ago = DAYS + (before - at) * 1800 // before
    else:
        ago = (CUSTOMERS - at) * (DAYS - 3) // (CUSTOMERS - before)
    return business_day - timedelta(days=ago + random.randrange(3))


def _influence(random: Random, evidence: Sequence[tuple[int, str]]) -> tuple[int | None, str]:
    if chance(random, 62):
        return None, ""
    if chance(random, 35):
        return 0, ""
    given, note = evidence[pick(random, tuple(10 - 2 * mark + 1 for mark, _ in evidence))]
    return given, note


def _referrer(random: Random, earlier: Sequence[DemoCustomer]) -> str:
    if len(earlier) < _FIRST_REFERRED or not chance(random, 14):
        return ""
    # A few customers bring most of the new ones.
    share = random.randrange(len(earlier)) * random.randrange(len(earlier)) // len(earlier)
    return earlier[share // 8 * 8].number


def _tags(random: Random, tags: Sequence[str]) -> tuple[str, ...]:
    count = pick(random, (55, 33, 12))
    return tuple(sorted({_one_of(random, tags) for _ in range(count)}))


def _habit(random: Random, joined: date, business_day: date) -> Habit:
    books_begin = business_day - timedelta(days=DAYS - 1)
    first = max(joined, books_begin)
    _, low, high = _HABITS[pick(random, tuple(share for share, _, _ in _HABITS))]
    _, poor, rich = _PURSES[pick(random, tuple(share for share, _, _ in _PURSES))]
    span = (business_day - first).days + 1
    stays = chance(random, 76)
    active = span if stays else 1 + span * random.randrange(15, 90) // 100
    never = chance(random, 3)
    return Habit(
        orders_per_1000_years=0
        if never
        else 1000 * low + random.randrange(1000 * (high - low) + 1),
        purse_pct=random.randrange(poor, rich),
        first=first,
        last=first + timedelta(days=active - 1),
        favourite=random.randrange(8),
    )
