"""Values as paper shows them, in the paper's own language: money, days, ways up, causes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from app.domain.next_level import NextLevel
from app.domain.schemes import TITLES
from app.domain.scoring import shown
from app.i18n import QT_TRANSLATE_NOOP, filled, translate

Say = Callable[[str, str], str]

MINUS: Final = "\N{MINUS SIGN}"
NONE: Final = "\N{EN DASH}"
_SYMBOLS: Final = {"CNY": "¥", "JPY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "HKD": "HK$"}

CAUSES: Final = {
    "first_grading": QT_TRANSLATE_NOOP("Papers", "first grading"),
    "promotion_at_once": QT_TRANSLATE_NOOP("Papers", "promotion at once"),
    "review": QT_TRANSLATE_NOOP("Papers", "regular review"),
    "scheme_applied": QT_TRANSLATE_NOOP("Papers", "new grading scheme"),
    "return_reversed": QT_TRANSLATE_NOOP("Papers", "goods returned"),
    "override": QT_TRANSLATE_NOOP("Papers", "set by hand"),
    "gift": QT_TRANSLATE_NOOP("Papers", "gift of the shop"),
    "override_ended": QT_TRANSLATE_NOOP("Papers", "set by hand no longer"),
    "merge": QT_TRANSLATE_NOOP("Papers", "two records put together"),
    "erasure": QT_TRANSLATE_NOOP("Papers", "data erased on request"),
    "undo": QT_TRANSLATE_NOOP("Papers", "an act taken back"),
}

_RAW: Final = {
    "frequency": QT_TRANSLATE_NOOP("Papers", "{value} visits"),
    "recency": QT_TRANSLATE_NOOP("Papers", "{value} days ago"),
    "tenure": QT_TRANSLATE_NOOP("Papers", "{value} years"),
    "diversity": QT_TRANSLATE_NOOP("Papers", "{value} categories"),
    "stability": QT_TRANSLATE_NOOP("Papers", "{value} % of the months"),
    "influence": QT_TRANSLATE_NOOP("Papers", "{value} of 5"),
    "referrals": QT_TRANSLATE_NOOP("Papers", "{value} customers brought"),
    "potential": QT_TRANSLATE_NOOP("Papers", "{value} of 100"),
    "feedback": QT_TRANSLATE_NOOP("Papers", "{value} of 5"),
}

_RAW_ONE: Final = {
    "frequency": QT_TRANSLATE_NOOP("Papers", "{value} visit"),
    "recency": QT_TRANSLATE_NOOP("Papers", "{value} day ago"),
    "tenure": QT_TRANSLATE_NOOP("Papers", "{value} year"),
    "diversity": QT_TRANSLATE_NOOP("Papers", "{value} category"),
    "referrals": QT_TRANSLATE_NOOP("Papers", "{value} customer brought"),
}


@dataclass(frozen=True)
class Words:
    """The language and the money of one paper."""

    currency: str = "CNY"
    decimals: int = 2
    say: Say = translate

    def __call__(self, marked: str, **values: object) -> str:
        """Return a marked text of the papers with its values filled in."""
        text = self.say("Papers", marked)
        return filled(text, **values) if values else text

    def money(self, minor: object) -> str:
        """Return an amount with sign and thousands, "" when it may not be seen: ¥12,345.50."""
        if not isinstance(minor, int):
            return ""
        symbol = _SYMBOLS.get(self.currency, self.currency + " ")
        whole, part = divmod(abs(minor), 10**self.decimals)
        fraction = f".{part:0{self.decimals}d}" if self.decimals else ""
        return f"{MINUS if minor < 0 else ''}{symbol}{whole:,}{fraction}"

    def day(self, value: date | None) -> str:
        """Return a day: 2026-03-01."""
        return value.isoformat() if value else NONE

    def span(self, start: date, end: date) -> str:
        """Return a period: 2025-04-02 – 2026-04-01."""
        return f"{start.isoformat()} – {end.isoformat()}"

    def score(self, value: object) -> str:
        """Return a score with its two decimals, "" when it may not be seen: 67.00."""
        return f"{value:.2f}" if isinstance(value, Decimal) else ""

    def points(self, value: float) -> str:
        """Return points cut to one decimal, as scores are cut: 66.666 is 66.6, 80.0 is 80."""
        tenths = int(shown(value) * 10)
        return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)

    def dimension(self, key: str) -> str:
        """Return a dimension's name."""
        return self.say("Dimensions", TITLES[key])

    def raw(self, key: str, value: Decimal | None) -> str:
        """Return a dimension's own figure in words: 12 orders are "12 visits"."""
        if value is None:
            return NONE
        if key == "amount":
            return self.money(int(value.scaleb(self.decimals)))
        text = _RAW_ONE.get(key, _RAW[key]) if value == 1 else _RAW[key]
        return self(text, value=plain(value))

    def days(self, count: int) -> str:
        """Return a number of days: 1 day, 30 days."""
        one = QT_TRANSLATE_NOOP("Papers", "{count} day")
        many = QT_TRANSLATE_NOOP("Papers", "{count} days")
        return self(one if count == 1 else many, count=count)

    def purchases(self, count: int) -> str:
        """Return a number of purchases: 1 purchase, 3 purchases."""
        one = QT_TRANSLATE_NOOP("Papers", "{count} purchase")
        many = QT_TRANSLATE_NOOP("Papers", "{count} purchases")
        return self(one if count == 1 else many, count=count)

    def way_up(self, level: NextLevel | None) -> str:
        """Return how the next level is reached: "Gold: 2 more visits, or ¥1,200.00 more"."""
        if level is None:
            text = QT_TRANSLATE_NOOP("Papers", "This is the highest level. Thank you.")
            return self(text)
        ways = [
            *self._by_visits(level.visits, at_most=level.at_most),
            *self._by_amount(level.amount_minor),
        ]
        if not ways:
            text = QT_TRANSLATE_NOOP("Papers", "{level} is reached over time. Ask us how.")
            return self(text, level=level.name)
        either = self(QT_TRANSLATE_NOOP("Papers", ", or "))
        text = QT_TRANSLATE_NOOP("Papers", "To reach {level}: {ways}.")
        return self(text, level=level.name, ways=either.join(ways))

    def _by_visits(self, visits: int | None, *, at_most: bool) -> list[str]:
        if visits is None or visits < 1:
            return []
        if visits == 1:
            return [self(QT_TRANSLATE_NOOP("Papers", "1 more visit with a purchase"))]
        if at_most:
            text = QT_TRANSLATE_NOOP("Papers", "at most {count} more visits with a purchase")
            return [self(text, count=visits)]
        return [
            self(QT_TRANSLATE_NOOP("Papers", "{count} more visits with a purchase"), count=visits)
        ]

    def _by_amount(self, minor: int | None) -> list[str]:
        if minor is None or minor < 1:
            return []
        text = QT_TRANSLATE_NOOP("Papers", "purchases of {amount} more")
        return [self(text, amount=self.money(minor))]


def plain(value: Decimal) -> str:
    """Write a figure without needless zeros, at most two decimals: 2.50 is 2.5."""
    text = f"{value:.2f}" if value != value.to_integral_value() else f"{value:.0f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
