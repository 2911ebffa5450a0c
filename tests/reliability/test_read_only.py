"""R5: a folder that cannot be written to gives one clear message and stays as it is."""

import sys
from pathlib import Path

import pytest

from app.errors import StorageError, UserError
from app.services import checkout
from app.services.checkout import SaleEntry
from tests.reliability.shops import ailments, make_shop, opened
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
