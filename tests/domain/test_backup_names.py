"""When a backup was made is told by its folder's name, for a copied file is younger."""

from datetime import UTC, datetime

import pytest

from app.domain.backup_names import made_at

HALF_PAST_NINE = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "name",
    [
        "20260401-093000",
        "before-restore-20260401-093000-123456",
        "before-review-20260401-093000",
        "before-erase-20260401-093000-2",
        "damaged-20260401-093000-865085",
    ],
)
def test_a_name_of_the_programs_own_tells_the_moment(name: str) -> None:
    assert made_at(name) == HALF_PAST_NINE


@pytest.mark.parametrize("name", ["my copy", "20261399-093000", "20260401", "x20260401-093000", ""])
def test_another_name_tells_nothing(name: str) -> None:
    assert made_at(name) is None
