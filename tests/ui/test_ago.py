"""How long ago, and how long since, as a person says it."""

from datetime import date

import pytest

from app.ui import channels, formats
from app.ui.language import Translators

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "english", "chinese"),
    [
        (date(2026, 11, 22), "today", "今天"),
        (date(2026, 11, 21), "yesterday", "昨天"),
        (date(2026, 11, 19), "3 days ago", "3 天前"),
        (date(2026, 11, 9), "13 days ago", "13 天前"),
        (date(2026, 11, 8), "2 weeks ago", "2 周前"),
        (date(2026, 10, 18), "5 weeks ago", "5 周前"),
        (date(2026, 10, 15), "1 month ago", "1 个月前"),
        (date(2024, 12, 1), "23 months ago", "23 个月前"),
        (date(2024, 11, 22), "2 years ago", "2 年前"),
        (date(2026, 11, 23), "2026-11-23", "2026-11-23"),
        (None, "–", "–"),
    ],
)
def test_how_long_ago(day: date | None, english: str, chinese: str) -> None:
    translators = Translators()
    translators.use("en")
    assert formats.ago(day, TODAY) == english
    translators.use("zh_CN")
    assert formats.ago(day, TODAY) == chinese
    translators.use("en")
    translators.remove()


@pytest.mark.parametrize(
    ("since", "said"),
    [
        (date(2023, 7, 22), "3 years 4 months"),
        (date(2025, 11, 22), "1 year"),
        (date(2026, 11, 1), "0 months"),
        (date(2026, 10, 22), "1 month"),
        (date(2027, 1, 1), "0 months"),
    ],
)
def test_how_long_since(since: date, said: str) -> None:
    translators = Translators()
    translators.use("en")
    assert formats.how_long(since, TODAY) == said
    translators.remove()


def test_a_day_of_this_year_needs_no_year() -> None:
    assert formats.short_day(date(2026, 1, 5), TODAY) == "01-05"
    assert formats.short_day(date(2025, 12, 31), TODAY) == "2025-12-31"


def test_the_usual_channels_are_read_and_typed_in_each_language() -> None:
    translators = Translators()
    for language, word, mall in (("en", "Shop", "Online shop"), ("zh_CN", "门店", "网上商城")):
        translators.use(language)
        assert [channels.shown(one) for one in ("shop", "mall", "集市")] == [word, mall, "集市"]
        assert [channels.typed(one) for one in (word, "shop", mall)] == ["shop", "shop", "mall"]
        assert channels.typed(" App ") == "app"
        assert channels.typed(" 集市 ") == "集市"
    translators.use("en")
    translators.remove()
