"""Views of papers made by hand: any number of purchases, benefits and levels, any name."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from app.domain import templates
from app.domain.next_level import NextLevel
from app.domain.papers import (
    Distribution,
    Holder,
    Issuer,
    LevelReport,
    LevelShare,
    LevelStep,
    Logo,
    PaperBenefit,
    PaperLevel,
    PurchaseRow,
    RuleSheet,
    Span,
    Statement,
)
from app.domain.schemes import LevelRule, Scheme
from app.domain.scoring import DimensionWorking
from app.services.statements import standing_of

DAY = date(2024, 4, 1)
ISSUER = Issuer("Tea House", None, DAY, "Mei", "CNY", 2)
LEVEL = PaperLevel(4, 5, 4, "Gold", "", date(2024, 1, 2), date(2024, 7, 1))
HOLDER = Holder("T00042", "Zhang San", "138 **** 5678", date(2021, 5, 6))
SPAN = Span(date(2023, 4, 2), DAY)


def issuer(shop: str = "Tea House", logo: Logo | None = None) -> Issuer:
    return replace(ISSUER, shop=shop, logo=logo)


def lines(*, hides: bool = False) -> tuple[DimensionWorking, ...]:
    def line(key: str, raw: str | None, points: float, weight: int) -> DimensionWorking:
        value = None if raw is None or (hides and key == "amount") else Decimal(raw)
        adds = 0.0 if hides else points * weight / 100
        return DimensionWorking(key, value, points, weight, adds, missing=raw is None)

    return (
        line("amount", "8000.00", 80.0, 60),
        line("frequency", "6", 40.0 if hides else 50.0, 30),
        line("diversity", None, 40.0, 10),
    )


def benefit(number: int, text: str = "", level: int = 1, *, upward: bool = True) -> PaperBenefit:
    return PaperBenefit(level, upward, text or f"Benefit {number}", quota="Monthly")


def purchase(number: int, words: str = "Green tea", *, hides: bool = False) -> PurchaseRow:
    minor = -1200 if number % 10 == 9 else 12345
    amount: int | None = None if hides else minor
    day = DAY - timedelta(days=number)
    return PurchaseRow(day, f"D{number:04d}", words, amount, is_return=minor < 0)


def statement(
    purchases: int = 3,
    *,
    hides: bool = False,
    holder: Holder = HOLDER,
    made: Issuer = ISSUER,
    goods: str = "Green tea",
) -> Statement:
    rows = tuple(purchase(number, goods, hides=hides) for number in range(purchases))
    net = sum(row.amount_minor for row in rows if isinstance(row.amount_minor, int))
    return Statement(
        issuer=made,
        span=SPAN,
        holder=holder,
        level=LEVEL,
        score=None if hides else Decimal("67.00"),
        lines=lines(hides=hides),
        next_level=NextLevel(5, 5, "Plum", Decimal(80), Decimal(13), None if hides else 216667, 6),
        benefits=(benefit(1, "Free tasting"), benefit(2, "Birthday gift")),
        purchases=rows,
        count=purchases,
        net_minor=None if hides else net,
        hides=hides,
    )


def scheme(levels: int = 5) -> Scheme:
    made = templates.template("stars5", 2, "en")
    rules = tuple(
        LevelRule(rank, f"Level {rank}", Decimal(rank - 1) * 10) for rank in range(1, levels + 1)
    )
    return replace(made, levels=rules)


def rule_sheet(benefits: int = 6, levels: int = 5, text: str = "") -> RuleSheet:
    own = scheme(levels)
    return RuleSheet(
        ISSUER,
        own,
        tuple(standing_of(own, rank, None) for rank in range(1, levels + 1)),
        tuple(benefit(number, text, 1 + number % levels) for number in range(1, benefits + 1)),
    )


def level_report(*, hides: bool = False, steps: int = 2) -> LevelReport:
    return LevelReport(
        issuer=ISSUER,
        holder=HOLDER,
        level=LEVEL,
        cause="review",
        reason="",
        version=3,
        scheme_name="Tea",
        score=None if hides else Decimal("67.00"),
        lower=Decimal(60),
        lines=lines(hides=hides),
        hides=hides,
        replays=True,
        steps=tuple(
            LevelStep(DAY - timedelta(days=90 * back), "review", "Silver", "Gold", 3)
            for back in range(steps, 0, -1)
        ),
    )


def distribution(*, hides: bool = False) -> Distribution:
    own = scheme(3)

    def share(rank: int, customers: int, net: int) -> LevelShare:
        amount: int | None = None if hides else net
        return LevelShare(standing_of(own, rank, None), customers, customers // 2, amount)

    shares = (share(1, 60, 100_00), share(2, 30, 200_00), share(3, 10, 300_00))
    walk_in: int | None = None if hides else 50_00
    return Distribution(ISSUER, SPAN, shares, walk_in, None if hides else 650_00)
