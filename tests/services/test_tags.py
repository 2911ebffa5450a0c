"""Tags for many: one batch, one undo, nothing else touched."""

import pytest

from app.domain.access import Role
from app.domain.customer_rules import MOST_TAGS
from app.services import batches, star_table, tags
from app.services.desk import Desk
from app.services.star_table import View
from app.services.tags import TagCount
from tests.services.shops import add, as_role, digest, refusal, sell


@pytest.fixture
def five(desk: Desk) -> list[int]:
    """Return five customers, two of whom carry a tag."""
    keys = [add(desk, f"c{at}", tags=("vip",) if at < 2 else ()) for at in range(5)]
    sell(desk, keys[0], "500.00")
    return keys


def tagged(desk: Desk, tag: str) -> set[int]:
    return set(star_table.list_ids(desk, View(tag=tag)).tolist())


def test_only_who_does_not_carry_it_is_changed(desk: Desk, five: list[int]) -> None:
    done = tags.add(desk, [*five, 999], " vip ")
    assert (done.value.changed, done.value.unchanged) == (3, 2)
    assert done.changes.customers == frozenset(five[2:])
    assert tagged(desk, "vip") == set(five)
    assert tags.known(desk) == [TagCount("vip", 5)]


@pytest.mark.parametrize("gives", [True, False])
def test_one_undo_takes_the_whole_act_back(desk: Desk, five: list[int], gives: bool) -> None:
    before = digest(desk)
    done = (tags.add if gives else tags.remove)(desk, five, "vip")
    assert digest(desk) != before
    assert done.batch is not None
    row = batches.list_batches(desk)[0]
    assert (row.kind, row.title, row.counts) == ("tags", "vip", {"updated": done.value.changed})
    batches.undo(desk, done.batch)
    assert digest(desk) == before


def test_a_tag_changed_since_is_left_alone(desk: Desk, five: list[int]) -> None:
    done = tags.add(desk, five, "vip")
    tags.add(desk, five[4:], "new")
    assert done.batch is not None
    batches.undo(desk, done.batch)
    assert tagged(desk, "vip") == {five[0], five[1], five[4]}


def test_nothing_to_change_makes_no_batch(desk: Desk, five: list[int]) -> None:
    assert tags.add(desk, five[:2], "vip").batch is None
    assert tags.remove(desk, five, "nobody's").value.changed == 0
    assert batches.list_batches(desk) == []


def test_a_tag_without_a_word_is_refused(desk: Desk, five: list[int]) -> None:
    with refusal("tag_missing", "tag"):
        tags.add(desk, five, "  ")
    full = add(desk, "full", tags=tuple(f"t{at}" for at in range(MOST_TAGS)))
    before = digest(desk)
    with refusal("too_many_tags_chosen", "tag"):
        tags.add(desk, [full, *five], "one more")
    assert digest(desk) == before


def test_whoever_may_not_change_customers_may_not_tag(desk: Desk, five: list[int]) -> None:
    with refusal("not_allowed"):
        tags.add(as_role(desk, Role.ACCOUNTANT), five, "vip")
