"""A real shop for every test: created once, copied for each, with a clock that stands still."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from app.domain.access import Role
from app.services.desk import Desk
from tests.services import shops
from tests.services.shops import FixedClock


@pytest.fixture(scope="session")
def new_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty plain shop; copy it, never open it."""
    return shops.make_shop(tmp_path_factory.mktemp("original") / "shop")


@pytest.fixture
def clock() -> FixedClock:
    """Return the desk's clock."""
    return FixedClock()


@pytest.fixture
def desk(new_shop: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """Return the owner's desk at a shop of its own."""
    desk = shops.open_copy(new_shop, tmp_path / "shop", clock)
    yield desk
    desk.close()


@pytest.fixture
def desk_as(desk: Desk) -> Callable[[Role], Desk]:
    """Return the way to put somebody of a role at the desk."""
    return lambda role: shops.as_role(desk, role)


@pytest.fixture
def front(desk: Desk) -> Desk:
    """Return the front desk's desk at the same shop."""
    return shops.as_role(desk, Role.FRONT_DESK)


@pytest.fixture
def csv_file(tmp_path: Path) -> Callable[..., Path]:
    """Return the way to write a CSV file of rows."""
    count = iter(range(1000))

    def write(rows: Sequence[Sequence[object]], encoding: str = "utf-8", name: str = "") -> Path:
        return shops.write_csv(tmp_path / (name or f"file{next(count)}.csv"), rows, encoding)

    return write
