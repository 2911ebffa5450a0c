"""Identity of imported rows: repeats are counted, order and line numbers do not matter."""

import random
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.importing import Identities, ParsedSale, content_key

SALE = ParsedSale(
    *(2, "00042", "", "", "", "536376", date(2010, 12, 1), 16560, None, "22", "", "", False, "")
)


def sale(**changed: object) -> ParsedSale:
    return SALE._replace(**changed)  # type: ignore[arg-type] # any field


def test_identity_is_content_channel_and_document() -> None:
    one = content_key(sale(), "shop")
    assert one == content_key(sale(line=99, name="renamed"), "shop")
    different: list[dict[str, object]] = [
        {"customer": "43"},
        {"document": "X"},
        {"day": date(2011, 1, 1)},
        {"amount_minor": 1},
        {"category": "9"},
        {"product": "tea"},
        {"original": "A"},
        {"channel": "mall"},
    ]
    assert len({one, *(content_key(sale(**change), "shop") for change in different)}) == 9
    assert content_key(sale(channel="mall"), "shop") == content_key(sale(), "mall")


def test_equal_lines_are_counted_across_batches() -> None:
    identities = Identities("shop")
    first = identities.of([sale(), sale(line=3), sale(amount_minor=1)])
    second = identities.of([sale(line=4), sale(amount_minor=1)])
    assert len({*first, *second}) == 5
    again = Identities("shop").of(
        [sale(), sale(amount_minor=1), sale(amount_minor=1), sale(), sale()]
    )
    assert {*again} == {*first, *second}


@given(st.lists(st.integers(0, 5), max_size=60), st.integers(1, 9), st.randoms())
def test_a_shuffled_file_has_the_same_identities(
    amounts: list[int], size: int, shuffler: random.Random
) -> None:
    sales = [sale(amount_minor=amount) for amount in amounts]

    def all_of(rows: list[ParsedSale], step: int) -> set[bytes]:
        identities = Identities("shop")
        found = [
            one for at in range(0, len(rows), step) for one in identities.of(rows[at : at + step])
        ]
        assert len(set(found)) == len(rows)
        return set(found)

    before = all_of(sales, 100)
    shuffler.shuffle(sales)
    assert all_of(sales, size) == before
