"""Identity of imported rows: repeats are counted, order and line numbers do not matter."""

import random
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.importing import Buyers, Identities, ParsedSale, SaleColumns, content_key

SALE = ParsedSale(
    *(2, "00042", "", "", "", "536376", date(2010, 12, 1), 16560, None, "22", "", "", False, "")
)
BUYERS = Buyers()
# As they stand in shops.
OF_2010, OF_2024 = -3235431583825563710, 7640699063851045323


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


def columns(sales: list[ParsedSale]) -> SaleColumns:
    return SaleColumns.of(sales, BUYERS)


def test_equal_lines_are_counted_across_batches() -> None:
    identities = Identities("shop")
    first = identities.of(columns([sale(), sale(line=3), sale(amount_minor=1)]))
    second = identities.of(columns([sale(line=4), sale(amount_minor=1)]))
    assert len({*first.tolist(), *second.tolist()}) == 5
    again = Identities("shop").of(
        columns([sale(), sale(amount_minor=1), sale(amount_minor=1), sale(), sale()])
    )
    assert {*again.tolist()} == {*first.tolist(), *second.tolist()}


def test_identities_are_the_same_on_every_machine_and_in_every_release() -> None:
    """They stand in shops' tables: a change of how they are made would double every re-import."""
    assert content_key(sale(), "shop") == OF_2010
    full = ParsedSale(
        *(9, "", "Ann", "", "Ann@B.cn", "", date(2024, 3, 1), -5, Decimal("2.50"), "tea", "绿茶"),
        *("web", True, "A1"),
    )
    assert content_key(full, "shop") == OF_2024


@given(st.lists(st.integers(0, 5), max_size=60), st.integers(1, 9), st.randoms())
def test_a_shuffled_file_has_the_same_identities(
    amounts: list[int], size: int, shuffler: random.Random
) -> None:
    sales = [sale(amount_minor=amount) for amount in amounts]

    def all_of(rows: list[ParsedSale], step: int) -> set[int]:
        identities = Identities("shop")
        found = [
            one
            for at in range(0, len(rows), step)
            for one in identities.of(columns(rows[at : at + step])).tolist()
        ]
        assert len(set(found)) == len(rows)
        return set(found)

    before = all_of(sales, 100)
    shuffler.shuffle(sales)
    assert all_of(sales, size) == before


def test_rows_of_the_same_days_stand_together() -> None:
    """The first ten bits are the day's: 2010-12-01 is day 14944, in the eight days 1868."""
    days = {
        day: content_key(sale(day=date(2010, 12, day), amount_minor=day), "shop")
        for day in (1, 8, 9)
    }
    prefix = {day: (key >> 54) & 1023 for day, key in days.items()}
    assert prefix == {1: 1868 % 1024, 8: 1868 % 1024, 9: 1869 % 1024}
    assert len(set(days.values())) == 3


@given(st.lists(st.integers(0, 2**64 - 1), min_size=1, max_size=40))
def test_each_row_counts_again_however_many_were_met(amounts: list[int]) -> None:
    """The marks only spare looking: what was met is found, what was not is new."""
    identities = Identities("shop")
    rows = [sale(amount_minor=amount >> 2) for amount in amounts]
    first = identities.of(columns(rows)).tolist()
    again = identities.of(columns(rows)).tolist()
    assert len({*first, *again}) == 2 * len(rows)
