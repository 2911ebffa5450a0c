"""Ready schemes to start from: the level sets that shops use, in English and in Chinese."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.domain.schemes import TYPICAL, Dimension, LevelRule, Scheme
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

DEFAULT: Final = "stars5"
_BRIEF: Final = {"amount": 60, "frequency": 30, "diversity": 10}


@dataclass(frozen=True)
class Template:
    """One ready scheme: its title, its level names in both languages, weights and bounds.

    full marks differ from the typical ones only where given; direct entries are major units.
    """

    title: str
    chinese_title: str
    names: Sequence[str]
    chinese_names: Sequence[str]
    bounds: Sequence[int]
    weights: Mapping[str, int]
    full: Mapping[str, int]
    direct_entries: Sequence[int | None] = ()
    window_days: int = 365

    def scheme(self, decimals: int, language: str) -> Scheme:
        """Build the scheme with level names in a language and amounts of a currency."""
        is_chinese = language.lower().startswith("zh")
        names = self.chinese_names if is_chinese else self.names
        entries = self.direct_entries or [None] * len(names)
        return Scheme(
            name=self.chinese_title if is_chinese else self.title,
            window_days=self.window_days,
            dimensions=tuple(self._dimension(key) for key in self.weights),
            levels=tuple(
                LevelRule(
                    stars=rank,
                    name=name,
                    lower=Decimal(bound),
                    direct_entry_minor=None if entry is None else entry * 10**decimals,
                )
                for rank, (name, bound, entry) in enumerate(
                    zip(names, self.bounds, entries, strict=True), 1
                )
            ),
        )

    def _dimension(self, key: str) -> Dimension:
        floor, full = TYPICAL[key]
        return Dimension(
            key, self.weights[key], floor=floor, full=Decimal(self.full.get(key, full))
        )


TEMPLATES: Final[dict[str, Template]] = {
    "stars5": Template(
        QT_TRANSLATE_NOOP("Templates", "Five stars"),
        "五星",
        ("One star", "Two stars", "Three stars", "Four stars", "Five stars"),
        ("一星", "二星", "三星", "四星", "五星"),
        (0, 20, 40, 60, 80),
        _BRIEF,
        {},
    ),
    "tiers4": Template(
        QT_TRANSLATE_NOOP("Templates", "Regular to Diamond"),
        "普通银金钻",
        ("Regular", "Silver", "Gold", "Diamond"),
        ("普通", "银", "金", "钻"),
        (0, 25, 50, 75),
        {"amount": 50, "frequency": 25, "recency": 15, "diversity": 10},
        {},
    ),
    "metals4": Template(
        QT_TRANSLATE_NOOP("Templates", "Bronze to Platinum"),
        "青铜到铂金",
        ("Bronze", "Silver", "Gold", "Platinum"),
        ("青铜", "白银", "黄金", "铂金"),
        (0, 25, 50, 75),
        {"amount": 50, "frequency": 20, "tenure": 15, "influence": 15},
        {"amount": 30000},
    ),
    "cards3": Template(
        QT_TRANSLATE_NOOP("Templates", "Three cards"),
        "三种会员卡",
        ("Silver card", "Gold card", "Platinum card"),
        ("银卡", "金卡", "白金卡"),
        (0, 40, 70),
        _BRIEF,
        {},
    ),
    "vip2": Template(
        QT_TRANSLATE_NOOP("Templates", "VIP and senior VIP by lifetime spend"),
        "累计消费 VIP",
        ("Member", "VIP", "Senior VIP"),
        ("会员", "普通 VIP", "高级 VIP"),
        (0, 20, 100),
        {"amount": 100},
        {"amount": 50000},
        (None, 10000, 50000),
        window_days=0,
    ),
    "value3": Template(
        QT_TRANSLATE_NOOP("Templates", "Value, potential, loyalty"),
        "价值与潜力",
        ("Potential", "Ordinary", "High value"),
        ("潜力", "普通", "高价值"),
        (0, 30, 60),
        {"amount": 60, "potential": 30, "stability": 10},
        {},
    ),
}


def template(name: str = DEFAULT, decimals: int = 2, language: str = "en") -> Scheme:
    """Return a ready scheme: "stars5" has five levels from 0, 20, 40, 60 and 80."""
    if name not in TEMPLATES:
        raise UserError(
            "unknown_template",
            QT_TRANSLATE_NOOP("Errors", 'There is no template "{name}".'),
            {"name": name[:60], "choices": ", ".join(TEMPLATES)},
            advice=QT_TRANSLATE_NOOP("Errors", "Choose one of: {choices}."),
            field="template",
        )
    return TEMPLATES[name].scheme(decimals, language)
