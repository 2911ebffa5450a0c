"""What a customer is found by: fixed examples first, then every fragment of everything."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.pinyin import readings_of
from app.domain.search import (
    LONGEST_FIELD,
    LONGEST_TOKEN,
    MOST_WORDS,
    Quality,
    fit,
    joined,
    normalise,
    phone_digits,
    quality,
    query_words,
    rank,
    tokens,
)

GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅鑫波斌宇浩凯健俊帆雪婷倩阳"
SURNAMES = "王李张刘陈杨黄赵吴周徐孙曾单解仇查区"
chinese = st.builds(
    lambda surname, given_name: surname + given_name,
    st.sampled_from([*SURNAMES, "欧阳", "尉迟", "司马"]),
    st.text(GIVEN, min_size=1, max_size=2),
)
latin_word = st.text("abcdefghijklmnopqrstuvwxyzéü", min_size=1, max_size=9).map(str.title)
western = st.lists(latin_word, min_size=1, max_size=3).map(" ".join)
phones = st.text("0123456789", min_size=7, max_size=11)


def found_by(query: str, name: str = "", phone: str = "", number: str = "") -> Quality | None:
    words = query_words(query)
    return fit(words, number, name, phone, "") or fit([joined(words)], number, name, phone, "")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("王小明", "王小明 王小 小明 王 小 明 wangxiaoming xiaoming ming wxm xm wangxm WXM ｗｘｍ"),
        ("曾国藩", "zengguofan zgf"),
        ("仇英", "qiuying qy"),
        ("查良镛", "zhaliangyong zha"),
        ("解晓东", "xiexiaodong xxd"),
        ("单雄信", "shanxiongxin sxx"),
        ("朴志勋", "piao pzx"),
        ("区志强", "ouzhiqiang ozq"),
        ("尉健", "weijian yujian"),
        ("尉迟恭", "yuchigong ycg 尉迟 迟恭 yuchi gong"),
        ("欧阳修", "ouyangxiu oyx xiu"),
        ("司马相如", "simaxiangru smxr simaxr"),
        ("长孙无忌", "zhangsunwuji zswj"),
        ("吕布", "lvbu lubu lb"),
        ("James O'Brien", "james o'brien obrien brien jo ame O’BRIEN jameso'b"),
        ("José Müller", "jose josé muller MÜLLER ulle jm"),
        ("阿不都·买买提", "阿不都买买提 阿不都·买买提 买买 abdmmt"),
        ("A公司", "a公司 公司 agongsi ags gongsi"),
        ("100% 茶_坊", "100% % 茶_坊 _ 100 茶坊 chafang"),
        ("𠀀李", "𠀀 李 𠀀李"),
    ],
)
def test_a_name_is_found_by_what_people_type(name: str, typed: str) -> None:
    for query in typed.split(" "):
        assert found_by(query, name) is not None, query


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("王小明", "王明 李 wangm xw mw %"),
        ("曾国藩", "ceng"),
        ("欧阳修", "oyangxiu"),
        ("James O'Brien", 'sobrien% jb% _ames \\ "'),
        ("王'小'明", '"'),
    ],
)
def test_a_name_is_not_found_by_anything_else(name: str, typed: str) -> None:
    for query in typed.split(" "):
        assert found_by(query, name) is None, query


def test_the_tokens_of_a_customer_are_these() -> None:
    assert tokens("VIP0012", "王小明", "13812345678") == {
        *(" 王小明", "小明", "明", " wangxiaoming", "xiaoming", "ming", " wxm", "xm", " wangxm"),
        *(" 13812345678", "3812345678", "812345678", "12345678", "2345678", "345678", "45678"),
        *("5678", "678", " vip0012", "0012", "12"),
    }


@pytest.mark.parametrize(
    "typed",
    [
        "13812345678",
        "+86 138-1234-5678",
        "8613812345678",
        "138 1234 5678",
        "１３８１２３４５６７８",
    ],
)
def test_a_phone_is_one_word_however_it_is_grouped(typed: str) -> None:
    assert query_words(typed) == ["13812345678"]
    assert phone_digits(typed) == "13812345678"
    assert found_by(typed, phone="13812345678") is Quality.WHOLE


def test_a_foreign_phone_keeps_its_digits() -> None:
    assert phone_digits("+44 20 7946 0958") == "442079460958"
    assert found_by("7946 0958", phone="+44 20 7946 0958") is Quality.ENDING


@pytest.mark.parametrize("typed", ["VIP0012345", "vip 0012345", "0012345", "12345", "vip00"])
def test_a_card_is_found_with_and_without_letters_and_zeros(typed: str) -> None:
    assert found_by(typed, number="VIP0012345") is not None


def test_a_card_with_a_dash_is_found_without_it() -> None:
    assert found_by("ab12", number="AB-12") is Quality.WHOLE
    assert found_by("ab-12", number="AB-12") is Quality.WHOLE


def test_an_address_is_found_by_its_beginning() -> None:
    assert quality("ming@", tokens("", "", "", "Ming@example.com")) is Quality.START


def test_qualities_are_told_apart() -> None:
    of = tokens("88", "王小明", "13812345678")
    assert quality("王小明", of) is Quality.WHOLE
    assert quality("88", of) is Quality.WHOLE
    assert quality("小明", of) is Quality.ENDING
    assert quality("5678", of) is Quality.ENDING
    assert quality("wang", of) is Quality.START
    assert quality("1381", of) is Quality.START
    assert quality("2345", of) is Quality.WITHIN
    assert quality("9999", of) is None


def test_several_words_must_all_fit_and_count_as_the_worst() -> None:
    words = query_words("王 5678")
    assert words == ["王", "5678"]
    assert fit(words, "1", "王小明", "13812345678", "") is Quality.START
    assert fit(words, "1", "王小明", "13812345679", "") is None
    assert fit(words, "1", "李小明", "13812345678", "") is None


def test_a_query_has_few_and_short_words() -> None:
    words = query_words(" ".join(chr(0x4E00 + at) * 99 for at in range(99)))
    assert len(words) == MOST_WORDS
    assert max(map(len, words)) == LONGEST_TOKEN
    assert query_words("  \u3000 \x00 ") == []
    assert query_words("()") == ["()"]


def test_rank_puts_quality_before_level_and_level_before_age() -> None:
    hits = [(1, Quality.START), (2, Quality.START), (3, Quality.ENDING), (4, Quality.START)]
    assert rank(hits, {1: 1, 2: 5, 3: 1, 4: 5}) == [3, 2, 4, 1]


@pytest.mark.parametrize("letter", ["王", "a", "1", "ﷺ", "王a", "O'", "\x00", "　", "😀"])
def test_a_monstrous_field_gives_few_short_tokens(letter: str) -> None:
    many = letter * 10_000
    found = tokens(many, many, many, many)
    assert len(found) < 8 * LONGEST_FIELD
    assert max(map(len, found), default=0) <= LONGEST_TOKEN + 1


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20), st.text(max_size=20))
def test_no_text_breaks_the_tokens(number: str, name: str, phone: str, email: str) -> None:
    found = tokens(number, name, phone, email)
    assert "" not in found
    assert " " not in found
    for token in found:
        assert "\t" not in token
        assert "\n" not in token
        assert "\x00" not in token


@given(st.text(max_size=80))
def test_to_normalise_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.one_of(chinese, western), phones, st.data())
def test_every_fragment_of_a_name_finds_it(name: str, phone: str, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(name.split(" ")))
    start = data.draw(st.integers(0, len(word) - 1))
    end = data.draw(st.integers(start + 1, len(word)))
    assert found_by(word[start:end], name, phone) is not None


@given(phones, st.data())
def test_every_fragment_of_a_phone_finds_it(phone: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(phone) - 3))
    end = data.draw(st.integers(start + 3, len(phone)))
    assert found_by(phone[start:end], "王小明", phone) is not None


@given(chinese)
def test_every_way_to_say_a_name_finds_it(name: str) -> None:
    for size, parts in readings_of(name):
        assert len(parts) == len(name)
        letters = [part[0] for part in parts]
        typed = ["".join(parts), "".join(letters), "".join(parts[:size]) + "".join(letters[size:])]
        for text in typed:
            assert found_by(text, name) is not None
            assert found_by(text.upper(), name) is not None


@given(st.one_of(chinese, western))
def test_a_whole_name_is_a_whole_match(name: str) -> None:
    words = query_words(name)
    assert fit([joined(words)], "", name, "", "") is Quality.WHOLE


SIGNS = "%_'\"\\*?[]"


@given(st.text("王李小明ab12%_", min_size=1, max_size=6), st.data())
def test_what_a_fit_finds_is_really_there(name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(name) - 1))
    part = name[start : data.draw(st.integers(start + 1, len(name)))]
    query = part + data.draw(st.just("") | st.sampled_from(SIGNS))
    assume(found_by(query, name) is not None)
    letters = [letter for letter in query.lower() if letter in SIGNS]
    assert all(letter in name for letter in letters)
