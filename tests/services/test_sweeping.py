"""After an erasure the file is written anew; where it cannot be now, the next start does it."""

from collections.abc import Callable

import pytest

from app.errors import StorageError
from app.models import erasure as erasure_rows
from app.models.database import Database
from app.services import customers, id_numbers, privacy, settings, sweeping
from app.services.desk import Desk
from tests.services.shops import add, refusal
from tests.services.test_id_numbers import NUMBER, agree

NAME = "穆青禾"


def holds(desk: Desk, word: str) -> bool:
    """Say whether the bytes of a plain shop hold a word."""
    desk.database.close()
    files = (desk.paths.database, desk.paths.database.with_name("shop.db-wal"))
    return any(word.encode() in file.read_bytes() for file in files if file.exists())


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let the file not be written anew, as on a full disk; give what makes room again."""
    real = erasure_rows.sweep_out

    def refuse(_database: Database) -> None:
        raise StorageError("storage_full", "The disk is full. Nothing of this act was saved.")

    monkeypatch.setattr(erasure_rows, "sweep_out", refuse)
    return lambda: monkeypatch.setattr(erasure_rows, "sweep_out", real)


def test_an_erasure_stands_and_is_swept_later(desk: Desk, full: Callable[[], None]) -> None:
    key = add(desk, NAME)
    done = privacy.erase(desk, key, "asked")
    assert not done.value.is_swept
    assert "the next start does it" in done.value.sentences()[0]
    with refusal("customer_gone"):
        customers.card(desk, key)
    assert holds(desk, NAME)
    assert not sweeping.finish(desk).value
    full()
    assert sweeping.finish(desk).value
    assert not holds(desk, NAME)
    assert not sweeping.finish(desk).value


def test_at_once_nothing_is_left_to_be_told(desk: Desk) -> None:
    done = privacy.erase(desk, add(desk, NAME), "asked").value
    assert (done.is_swept, done.left, done.sentences()) == (True, (), [])
    assert not holds(desk, NAME)


@pytest.mark.parametrize("every", [True, False])
def test_id_numbers_go_too(desk: Desk, full: Callable[[], None], *, every: bool) -> None:
    settings.change(desk, id_numbers.KEEP, value=True)
    key = add(desk, "x")
    agree(desk, key)
    id_numbers.change(desk, key, NUMBER)
    if every:
        assert id_numbers.remove_all(desk).value == 1
    else:
        assert id_numbers.remove(desk, key).value
    assert holds(desk, NUMBER)
    full()
    assert sweeping.finish(desk).value
    assert not holds(desk, NUMBER)
