"""R5: a folder that cannot be written to, or that goes away, gives one clear message.

Nothing of it changes; where folders have no rights or sticks cannot be mounted, it is skipped.
"""

import sys
from pathlib import Path

import pytest

from app.errors import StorageError, UserError
from app.services import checkout
from app.services.checkout import SaleEntry
from tests.reliability.conftest import Stick
from tests.reliability.shops import ailments, make_shop, opened
from tests.reliability.test_killed import stored
from tests.rights import bound_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")


@pytest.fixture(scope="module", autouse=True)
def _loaded(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Load what is loaded on first use: nobody may not be allowed to read the interpreter."""
    folder = tmp_path_factory.mktemp("loaded") / "shop"
    with opened(folder, make_shop(folder)) as desk:
        checkout.record_sale(desk, SaleEntry(1, 100))
        assert ailments(desk) == []


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def close_to_writing(folder: Path, *, file_too: bool) -> None:
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir():
            path.chmod(0o555)
        elif file_too:
            path.chmod(0o444)


def open_to_writing(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755)


@pytest.mark.parametrize("file_too", [True, False], ids=["folder and files", "folder alone"])
def test_a_shop_that_cannot_be_written_to_is_refused_in_plain_words(file_too: bool) -> None:
    with bound_folder() as base:
        folder = base / "shop"
        key = make_shop(folder)
        before = contents(folder)
        close_to_writing(folder, file_too=file_too)
        try:
            with pytest.raises(UserError) as told, opened(folder, key):
                pass
            assert contents(folder) == before
        finally:
            open_to_writing(folder)
        assert told.value.code in {"storage_read_only", "storage_cannot_open", "folder_unwritable"}
        assert told.value.advice
        with opened(folder, key):
            pass


def test_a_folder_that_turns_read_only_while_selling_is_told() -> None:
    with bound_folder() as base:
        folder = base / "shop"
        key = make_shop(folder)
        with opened(folder, key) as desk:
            checkout.record_sale(desk, SaleEntry(None, 100, document="D1"))
            desk.database.close()
            before = contents(folder)
            close_to_writing(folder, file_too=True)
            try:
                with pytest.raises(StorageError) as told:
                    checkout.record_sale(desk, SaleEntry(None, 100, document="D2"))
                assert contents(folder) == before
            finally:
                desk.database.close()
                open_to_writing(folder)
            assert told.value.code in {"storage_read_only", "storage_cannot_open"}
            checkout.record_sale(desk, SaleEntry(None, 100, document="D2"))
            assert ailments(desk) == []


def test_the_control_without_a_lock_is_caught() -> None:
    """Where the folder may be written to, opening it changes it: the comparison sees that."""
    with bound_folder() as base:
        folder = base / "shop"
        key = make_shop(folder)
        before = contents(folder)
        with opened(folder, key) as desk:
            checkout.record_sale(desk, SaleEntry(None, 100, document="D1"))
        assert contents(folder) != before


def test_a_stick_that_is_locked_is_told_and_stays(stick: Stick) -> None:
    folder = stick.folder / "shop"
    key = make_shop(folder)
    with opened(folder, key) as desk:
        checkout.record_sale(desk, SaleEntry(None, 100, document="K1"))
        desk.database.close()
        before = contents(folder)
        stick.lock()
        with pytest.raises(StorageError) as told:
            checkout.record_sale(desk, SaleEntry(None, 200, document="K2"))
        desk.database.close()
        assert told.value.code in {"storage_read_only", "storage_cannot_open"}
        with pytest.raises(UserError) as told_at_open, opened(folder, key):
            pass
        assert told_at_open.value.advice
        assert contents(folder) == before
        stick.lock(off=True)
        checkout.record_sale(desk, SaleEntry(None, 200, document="K2"))
        assert stored(desk) == {"K1": 100, "K2": 200}
        assert ailments(desk) == []


def test_a_stick_that_is_pulled_out_loses_nothing_that_was_said_to_be_saved(stick: Stick) -> None:
    folder = stick.folder / "shop"
    key = make_shop(folder)
    done = {}
    with opened(folder, key) as desk:
        checkout.record_sale(desk, SaleEntry(None, 100, document="K1"))
        done["K1"] = 100
        stick.pull()
        try:  # the system may still have its files open, or not
            checkout.record_sale(desk, SaleEntry(None, 200, document="K2"))
            done["K2"] = 200
        except StorageError as error:
            assert error.advice  # noqa: PT017 - either way is right
        desk.database.close()
        with pytest.raises(StorageError) as told:
            checkout.record_sale(desk, SaleEntry(None, 300, document="K3"))
        assert told.value.code == "storage_cannot_open"
    with pytest.raises(UserError) as told_at_open, opened(folder, key):
        pass
    assert told_at_open.value.code == "no_shop"
    assert list(stick.folder.iterdir()) == [], "no new shop in the place of the old one"
    stick.plug()
    with opened(folder, key) as desk:
        assert stored(desk) == done
        assert ailments(desk) == []
