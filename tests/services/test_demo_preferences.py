"""What the demo shop's customers like: the same people in both languages, found by its words."""

from app.domain.preferences import KINDS, LONGEST
from app.services import demo, front_desk, preferences
from app.services.demo_people import people, read_list
from app.services.demo_preferences import preferences_of
from app.services.desk import Desk
from tests.services.shops import DAY, troubles


def test_every_kind_is_said_in_both_languages() -> None:
    lists = read_list("preferences")
    assert tuple(lists) == KINDS
    for texts in lists.values():
        assert all({*text} == {"zh_CN", "en"} for text in texts)
        assert all(len(said) <= LONGEST for text in texts for said in text.values())


def test_the_same_customers_like_something_in_either_language() -> None:
    numbers = [one.number for one in people(DAY)[0]]
    chinese, english = (preferences_of(numbers, language) for language in ("zh_CN", "en"))
    assert {key: tuple(said) for key, said in chinese.items()} == {
        key: tuple(said) for key, said in english.items()
    }
    assert len(numbers) / 10 < len(chinese) < len(numbers) / 4


def test_the_demo_shop_knows_what_they_like(desk: Desk) -> None:
    demo.fill(desk, language="en")
    rows = front_desk.find(desk, "oolong")
    assert len(rows) == front_desk.MOST_FOUND
    assert {row.liked for row in rows} == {"Heavily roasted oolong"}
    assert preferences.of_customer(desk, rows[0].id)["style"] == "Heavily roasted oolong"
    assert troubles(desk) == []
