import os
import stat
import sys
from pathlib import Path

import pytest

from app import paths
from app.paths import Paths


def test_everything_of_a_shop_lies_in_its_folder(tmp_path: Path) -> None:
    shop = Paths(tmp_path / "店" / "shop")
    shop.make()
    shop.make()
    for folder in (shop.backups, shop.rejects, shop.temporary, shop.logs):
        assert folder.is_dir()
        assert folder.parent == shop.shop
        if sys.platform != "win32":
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert shop.database.parent == shop.vault.parent == shop.shop
    assert shop.vault.name == "vault.json"


def test_the_demo_shop_is_apart_from_the_real_one() -> None:
    assert paths.default_demo() != paths.default_shop()
    assert paths.default_shop() not in paths.default_demo().parents


def test_resources_are_found_in_the_source_tree() -> None:
    assert (paths.resources() / "style").is_dir()


def test_a_frozen_build_and_a_wheel_bring_their_own_resources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen = tmp_path / "frozen"
    (frozen / "resources" / "style").mkdir(parents=True)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "_MEIPASS", str(frozen), raising=False)
        assert paths.resources() == frozen / "resources"
    installed = tmp_path / "venv" / "share" / "stardesk" / "resources"
    (installed / "style").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "lib" / "app" / "paths.py"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "venv"))
    assert paths.resources() == installed


def test_a_file_is_replaced_whole_and_closed_to_others(tmp_path: Path) -> None:
    file = tmp_path / "new" / "folder" / "a.json"
    paths.replace_file(file, b"one")
    paths.replace_file(file, b"two" * 100_000)
    assert file.read_bytes() == b"two" * 100_000
    assert [left.name for left in file.parent.iterdir()] == ["a.json"]
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_half_made_file_of_a_killed_program_does_not_stand_in_the_way(tmp_path: Path) -> None:
    (tmp_path / ".a.json.new").write_bytes(b"half")
    paths.replace_file(tmp_path / "a.json", b"whole")
    assert [left.name for left in tmp_path.iterdir()] == ["a.json"]


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write

    def little(descriptor: int, data: memoryview) -> int:
        return write(descriptor, data[:3])

    monkeypatch.setattr(os, "write", little)
    paths.replace_file(tmp_path / "a", b"0123456789")
    assert (tmp_path / "a").read_bytes() == b"0123456789"
