"""The demo shop's benefits: what a tea and gift shop promises from which level on."""

from typing import Final

from app.domain.benefits import BenefitEntry
from app.models import benefits as benefit_rows
from app.services.desk import Work

# level, text, upward, note, quota, validity, yearly cost of one customer in hundredths
_Line = tuple[int, str, bool, str, str, str, int]

_LISTS: Final[dict[str, tuple[_Line, ...]]] = {
    "zh_CN": (
        (1, "到店免费试饮", True, "当季新茶任选一款", "每次到店", "", 12_00),
        (1, "生日当月短信祝福", True, "需留生日和短信同意", "每年 1 次", "生日当月", 0),
        (2, "生日礼：茶点一份", False, "", "每年 1 次", "生日当月", 18_00),
        (2, "免费礼品包装", True, "", "每月 2 次", "", 15_00),
        (3, "生日礼：茶叶小罐 50 克", False, "", "每年 1 次", "生日当月", 48_00),
        (3, "满 300 元市内免费送货", True, "三环内当日达", "每月 2 次", "", 60_00),
        (3, "新茶提前三天预订", True, "明前茶、秋茶各一轮", "每年 2 次", "", 0),
        (4, "生日礼：茶叶礼盒", True, "可换等值茶具", "每年 1 次", "生日前后 15 天", 128_00),
        (4, "全场茶具九五折", True, "特价商品除外", "", "全年", 90_00),
        (5, "专属茶艺师预约", True, "提前一天约", "每季 1 次", "", 160_00),
        (5, "年度品鉴会双人席位", True, "", "每年 1 次", "当年有效", 240_00),
    ),
    "en": (
        (1, "Free tasting in the shop", True, "One of the season's teas", "Every visit", "", 12_00),
        (
            1,
            "Birthday greeting",
            True,
            "With birthday and consent",
            "Once a year",
            "Birthday month",
            0,
        ),
        (2, "Birthday gift: tea biscuits", False, "", "Once a year", "Birthday month", 18_00),
        (2, "Free gift wrapping", True, "", "Twice a month", "", 15_00),
        (3, "Birthday gift: 50 g tin of tea", False, "", "Once a year", "Birthday month", 48_00),
        (3, "Free delivery from ¥300", True, "Same day in town", "Twice a month", "", 60_00),
        (3, "New harvest three days early", True, "Spring and autumn", "Twice a year", "", 0),
        (
            4,
            "Birthday gift: tea gift box",
            True,
            "Or tea ware",
            "Once a year",
            "15 days around it",
            128_00,
        ),
        (4, "5 % off all tea ware", True, "Not on sale items", "", "All year", 90_00),
        (5, "Your own tea master", True, "Book a day ahead", "Once a quarter", "", 160_00),
        (5, "Two seats at the yearly tasting", True, "", "Once a year", "This year", 240_00),
    ),
}


def fill(work: Work, language: str) -> int:
    """Write the demo shop's benefits inside its transaction and return how many they are."""
    scale = int(10**work.desk.decimals)
    for level, text, upward, note, quota, validity, hundredths in _LISTS[language]:
        entry = BenefitEntry(level, text, upward, note, quota, validity, hundredths * scale // 100)
        benefit_rows.add(work.connection, vars(entry))
    return len(_LISTS[language])
