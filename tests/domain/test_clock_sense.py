"""When a clock is doubted: set back, or far ahead of the last record."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.clock_sense import Doubt, doubt

LAST = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (timedelta(0), None),
        (timedelta(minutes=-10), None),
        (timedelta(minutes=-11), Doubt.BACK),
        (timedelta(days=-1), Doubt.BACK),
        (timedelta(days=-365), Doubt.BACK),
        (timedelta(days=400), None),
        (timedelta(days=400, seconds=1), Doubt.AHEAD),
        (timedelta(days=3652), Doubt.AHEAD),
    ],
)
def test_a_clock_beside_the_last_record(later: timedelta, expected: Doubt | None) -> None:
    assert doubt(LAST + later, LAST) is expected


def test_a_shop_without_records_doubts_nothing() -> None:
    assert doubt(LAST, None) is None
