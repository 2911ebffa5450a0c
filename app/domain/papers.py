"""What papers are made of: collected by services for one role, drawn by reports, neither's own.

An amount, a sum or a score that the printing role may not see is None: it is not here at all.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from app.domain import benefits as benefit_rules
from app.domain.next_level import NextLevel
from app.domain.observation import Observation
from app.domain.schemes import Scheme
from app.domain.scoring import DimensionWorking

# The columns in which a record holds a day, as days since 1970-01-01.
DAYS: Final = frozenset(
    {"day", "stored", "joined", "given", "withdrawn", "until", "due", "closed", "told", "ended"}
    | {"last_review", "next_review", "since_day", "last_day"}
)


@dataclass(frozen=True)
class Logo:
    """A picture as stored: "png", "jpg" or "svg", and its bytes."""

    format: str
    content: bytes


@dataclass(frozen=True)
class Issuer:
    """Who hands a paper out: shop, logo, day, member of staff, and how the shop counts money."""

    shop: str
    logo: Logo | None
    made_on: date
    made_by: str
    currency: str
    decimals: int


@dataclass(frozen=True)
class Span:
    """The first and the last day that a paper tells of."""

    start: date
    end: date


@dataclass(frozen=True)
class Holder:
    """Whom a paper is about: the phone is always masked, for paper is left lying about."""

    number: str
    name: str
    phone: str
    joined: date | None


@dataclass(frozen=True)
class PaperLevel:
    """An official level on paper: its rank of how many, name and colour, its dates."""

    rank: int
    total: int
    stars: int
    name: str
    colour: str
    since: date | None = None
    next_review: date | None = None
    observed: Observation | None = None


@dataclass(frozen=True)
class PaperBenefit:
    """A benefit as customers read it: what it costs the shop is never on paper."""

    level: int
    upward: bool
    text: str
    note: str = ""
    quota: str = ""
    validity: str = ""

    def reaches(self, rank: int) -> bool:
        """Say whether customers of a rank get it: from level 2 upward it is given at 4."""
        return benefit_rules.reaches(self.level, self.upward, rank)


@dataclass(frozen=True)
class PurchaseRow:
    """One line that a customer bought or brought back."""

    day: date
    document: str
    words: str
    amount_minor: int | None
    is_return: bool


@dataclass(frozen=True)
class Statement:
    """One customer's benefit statement; `purchases` are the latest first.

    `count` and `net_minor` are those of the whole period, however many lines are listed. With
    `hides` amounts may not be seen, and points are cut to fifths.
    """

    issuer: Issuer
    span: Span
    holder: Holder
    level: PaperLevel
    score: Decimal | None
    lines: tuple[DimensionWorking, ...]
    next_level: NextLevel | None
    benefits: tuple[PaperBenefit, ...]
    purchases: tuple[PurchaseRow, ...]
    count: int
    net_minor: int | None
    hides: bool


@dataclass(frozen=True)
class RuleSheet:
    """What the shop tells its customers about levels: the scheme in force and its benefits."""

    issuer: Issuer
    scheme: Scheme
    levels: tuple[PaperLevel, ...]
    benefits: tuple[PaperBenefit, ...]


@dataclass(frozen=True)
class LevelStep:
    """One change of a customer's level, its levels named as the scheme of that day named them."""

    day: date
    cause: str
    old: str
    new: str
    version: int


@dataclass(frozen=True)
class LevelReport:
    """Why a customer has its level, from what was stored when it got it.

    `replays` says whether score and level follow again from the stored values.
    """

    issuer: Issuer
    holder: Holder
    level: PaperLevel
    cause: str
    reason: str
    version: int
    scheme_name: str
    score: Decimal | None
    lower: Decimal
    lines: tuple[DimensionWorking, ...]
    hides: bool
    replays: bool
    steps: tuple[LevelStep, ...]


@dataclass(frozen=True)
class LevelShare:
    """One level of the distribution: who holds it, who of them bought, and their net sales.

    Rank 0 are customers not graded yet.
    """

    level: PaperLevel
    customers: int
    buyers: int
    net_minor: int | None


@dataclass(frozen=True)
class Distribution:
    """How customers and net sales of a period spread over the levels."""

    issuer: Issuer
    span: Span
    shares: tuple[LevelShare, ...]
    walk_in_minor: int | None
    net_minor: int | None
