"""Words and sentences put together as the language in use does."""

from collections.abc import Iterator

import pytest

from app import i18n
from app.errors import UserError


@pytest.fixture
def chinese() -> Iterator[None]:
    i18n.use_translator(lambda _context, text: {", ": "、", "Full.": "满了。"}.get(text, text))
    yield
    i18n.use_translator(None)


def test_words_in_a_row_take_the_comma_of_their_language(chinese: None) -> None:
    assert i18n.listed(["小花", "阿伟"]) == "小花、阿伟"
    i18n.use_translator(None)
    assert i18n.listed(["Ann", "Bob"]) == "Ann, Bob"


def test_no_blank_follows_a_chinese_full_stop(chinese: None) -> None:
    assert i18n.sentences("满了。", "", "再试。") == "满了。再试。"
    assert i18n.sentences("Full.", "Try again.") == "Full. Try again."
    assert i18n.sentences() == ""
    assert str(UserError("full", "Full.", advice="Full.")) == "满了。满了。"
