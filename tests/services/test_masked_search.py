"""A role that sees phones masked finds nobody by digits that the mask hides."""

from collections.abc import Callable
from typing import Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain import search
from app.domain.access import Role, mask_phone, shown_of_phone
from app.domain.cases import CaseEntry
from app.services import cases, customers, first_look, front_desk, star_table
from app.services.cases import CaseView
from app.services.desk import Desk
from app.services.star_table import View
from tests.services.shops import add, refusal

PHONE: Final = "13812345678"
DeskAs = Callable[[Role], Desk]
Finder = Callable[[Desk, str], list[int]]


FINDERS: Final[dict[str, Finder]] = {
    "lookup": lambda desk, query: [hit.id for hit in customers.find(desk, query)],
    "front desk": lambda desk, query: [row.id for row in front_desk.find(desk, query)],
    "star table": lambda desk, query: star_table.list_ids(desk, View(query=query)).tolist(),
    "first look": lambda desk, query: [row.id for row in first_look.rows(desk, query)],
}


@pytest.mark.parametrize("way", FINDERS)
@pytest.mark.parametrize(
    "query", ["1381", "1381234", "345678", "45678", "2345", "81", "381 234", "王 45678", "1381 王"]
)
def test_hidden_digits_find_nobody(desk: Desk, desk_as: DeskAs, way: str, query: str) -> None:
    key = add(desk, "王小明", phone=PHONE, number="A7")
    front = desk_as(Role.FRONT_DESK)
    assert FINDERS[way](front, query) == []
    assert FINDERS[way](desk_as(Role.MANAGER), query) == [key]


@pytest.mark.parametrize("way", FINDERS)
@pytest.mark.parametrize(
    "query",
    [
        "138",
        "13",
        "678",
        "5678",
        PHONE,
        "138 1234 5678",
        "+86 13812345678",
        "王小",
        "xm",
        "王 5678",
    ],
)
def test_what_a_mask_shows_names_and_numbers_find_as_before(
    desk: Desk, desk_as: DeskAs, way: str, query: str
) -> None:
    key = add(desk, "王小明", phone=PHONE, number="A7")
    assert FINDERS[way](desk_as(Role.FRONT_DESK), query) == [key]


@pytest.mark.parametrize("way", FINDERS)
def test_a_customers_number_is_found_by_any_of_its_digits(
    desk: Desk, desk_as: DeskAs, way: str
) -> None:
    key = add(desk, "王小明", phone=PHONE, number="13812349")
    assert FINDERS[way](desk_as(Role.FRONT_DESK), "1381234") == [key]


def test_cases_are_found_the_same_way(desk: Desk, desk_as: DeskAs) -> None:
    key = add(desk, "王小明", phone=PHONE)
    cases.log(desk, CaseEntry(key, "consultation", text="asked"))
    front = desk_as(Role.FRONT_DESK)
    found = [len(cases.list_cases(front, CaseView(words=words))) for words in ("1381", "5678")]
    assert found == [0, 1]


def test_what_may_not_be_told_crowds_nobody_out(
    desk: Desk, desk_as: DeskAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in range(8):
        add(desk, f"客{place}", phone=f"1381234{place}678", number=f"N{place}")
    key = add(desk, "王", number="1381234X")
    monkeypatch.setattr("app.models.search.CANDIDATES", 4)
    front = desk_as(Role.FRONT_DESK)
    assert [hit.id for hit in customers.find(front, "1381234")] == [key]
    assert star_table.list_ids(front, View(query="1381234")).tolist() == [key]


def test_no_order_by_phone_for_who_sees_it_masked(desk: Desk, desk_as: DeskAs) -> None:
    add(desk, "王", phone=PHONE)
    with refusal("unknown_sort"):
        star_table.list_ids(desk_as(Role.FRONT_DESK), View(sort="phone"))
    assert len(star_table.list_ids(desk_as(Role.MANAGER), View(sort="phone"))) == 1


@given(phone=st.from_regex(r"[0-9]{6,12}", fullmatch=True), data=st.data())
def test_two_phones_of_one_mask_are_found_alike(phone: str, data: st.DataObject) -> None:
    """Whatever is typed, but a whole phone, finds both of two phones whose masks are one."""
    start, ending = shown_of_phone(phone)
    hidden = len(phone) - len(start) - len(ending)
    middle = data.draw(st.text("0123456789", min_size=hidden, max_size=hidden))
    other = start + middle + ending
    assert mask_phone(phone) == mask_phone(other)
    word = data.draw(st.text("0123456789", min_size=1, max_size=12))
    assume(word not in {phone, other})
    assume(search.phone_digits(phone) == phone and search.phone_digits(other) == other)

    def finds(one: str) -> bool:
        words = search.query_words(word)
        fits = search.fit(words, "", "", one, "") is not None
        return fits and search.fits_a_mask(words, "", "", one)

    assert finds(phone) == finds(other)
