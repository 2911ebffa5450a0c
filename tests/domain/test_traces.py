"""By what somebody is told in a refused row, and what only looks like it."""

import pytest

from app.domain.traces import Traces

ANN = Traces("007", "Ann Lee", "13912340987", "ann@example.org")


@pytest.mark.parametrize(
    "cell",
    [
        "007",
        "'007",
        "ANN LEE",
        "for Ann Lee",
        "Ａｎｎ Ｌｅｅ",
        "+86 139-1234-0987",
        "13912340987.0",
        "mailto:Ann@Example.org",
    ],
)
def test_a_row_that_names_somebody_is_known(cell: str) -> None:
    assert ANN.stand_in(["", "tea", cell])


@pytest.mark.parametrize("cell", ["", "1007", "Ann", "0987", "139-1234-0988", "@example.org"])
def test_what_names_somebody_else_is_left(cell: str) -> None:
    assert not ANN.stand_in([cell])


def test_who_is_told_by_nothing_is_in_no_row() -> None:
    assert not Traces().stand_in(["", " ", "x", "123456"])
    assert not Traces(phone="12345").stand_in(["12345678"])
    assert not Traces(name="明").stand_in(["明天"])
    assert Traces(name="明").stand_in([" 明 "])
