"""The observation period: whose level rests on too little to look certain.

It moves no score and no level: the level stands with all that it gives. The mark only says that a
customer is still new, or has bought too few times for the level to be as certain as others.
"""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from app.domain.schemes import Scheme

EPOCH = date(1970, 1, 1).toordinal()


class Policy(NamedTuple):
    """How long a customer is observed: so many days from the first, and so many orders; 0 is none.

    A window's visit days count in the place of orders where the scheme counts those.
    """

    days: int = 0
    orders: int = 0

    @classmethod
    def of(cls, scheme: "Scheme") -> "Policy":
        """Return what a scheme says."""
        return cls(scheme.observe_days, scheme.observe_orders)


class Observation(NamedTuple):
    """What is still to come: the last day of the period, and how many orders are lacking."""

    until: date | None
    orders: int


def observed(
    policy: Policy, day: int, since: int | None, orders: int, last: int | None
) -> Observation | None:
    """Return what keeps somebody under observation on a day, None where nothing does.

    With 30 days and 3 orders, whoever came on 1 March and bought twice is observed up to 30 March
    and until one more order. Days are numbers since 1970-01-01, None is unknown; `last` is the last
    purchase ever. Whoever has bought before and nothing in the whole window is not new but gone.
    """
    until = None
    if policy.days and since is not None and day < since + policy.days:
        until = date.fromordinal(EPOCH + since + policy.days - 1)
    is_gone = orders <= 0 and last is not None
    lacking = 0 if is_gone else max(0, policy.orders - max(0, orders))
    return Observation(until, lacking) if until is not None or lacking else None
