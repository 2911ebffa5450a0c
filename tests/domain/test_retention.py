"""Which backups stay: enough to go back a year, never none."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain import retention

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def hours_ago(*hours: float) -> set[datetime]:
    return {NOW - timedelta(hours=hour) for hour in hours}


def test_everything_of_two_days_stays() -> None:
    made = hours_ago(*range(0, 48, 2))
    assert retention.to_drop(made, NOW) == set()


def test_before_that_one_a_day() -> None:
    made = hours_ago(0, 60, 61, 62)
    assert retention.to_drop(made, NOW) == hours_ago(61, 62)


def test_a_year_of_hourly_backups_leaves_about_thirty_and_two_days() -> None:
    made = hours_ago(*range(24 * 365))
    stay = retention.kept(made, NOW)
    assert 48 + 12 <= len(stay) <= 48 + 12 + 10 + 9
    oldest = min(stay)
    assert timedelta(days=30 * 7) < NOW - oldest < timedelta(days=31 * 10)


def test_a_shop_long_closed_keeps_its_last_backups() -> None:
    made = hours_ago(24 * 400, 24 * 401, 24 * 402)
    assert retention.to_drop(made, NOW) == set()


def test_the_last_one_never_goes() -> None:
    assert retention.to_drop(hours_ago(24 * 4000), NOW) == set()
    assert retention.to_drop([], NOW) == set()


MOMENTS = st.lists(
    st.integers(0, 24 * 800).map(lambda hour: NOW - timedelta(hours=hour)), max_size=60
)


@given(MOMENTS)
def test_the_newest_stays_and_rotating_again_drops_nothing(made: list[datetime]) -> None:
    stay = retention.kept(made, NOW)
    assert stay <= set(made)
    if made:
        assert max(made) in stay
        assert (
            len(stay) <= len({one for one in made if one > NOW - retention.ALL}) + 12 + 10 + 9 + 1
        )
    assert retention.to_drop(stay, NOW) == set()


def test_what_is_kept_apart_goes_by_its_age() -> None:
    made = hours_ago(24 * 89, 24 * 90, 24 * 91)
    assert retention.apart_to_drop(made, NOW) == hours_ago(24 * 90, 24 * 91)
    assert retention.apart_gone_by([]) is None
    gone = retention.apart_gone_by(hours_ago(24 * 89, 24 * 300))
    assert gone == NOW + timedelta(days=2), "one backup a day takes it with it"
    assert retention.apart_to_drop(made, gone) == made
