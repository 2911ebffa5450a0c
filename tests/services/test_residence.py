"""Where the shop lives, in words: a file without a network, or a server and how it is reached."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import ShopSetup, founding
from app.models.database import Database
from app.models.upgrade import bring_up
from app.services import doctor, residence
from app.services.desk import Desk
from tests.models.own_server import cluster
from tests.services.shops import FixedClock


def checked(desk: Desk) -> tuple[bool, str]:
    """Say what the doctor finds of the network."""
    found = next(one for one in doctor.check(desk) if one.name == "network")
    return found.ok, found.detail


def test_a_shop_in_a_file_uses_no_network(desk: Desk) -> None:
    found = residence.of(desk)
    assert found.place == str(desk.paths.shop)
    assert found.words() == "The shop is one file on this computer. StarDesk uses no network."
    assert checked(desk) == (True, "0")


@pytest.mark.parametrize("folder", ["OneDrive", "share"])
def test_who_shares_its_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.setattr(residence, "mounts", lambda: [(str(tmp_path / "share"), "nfs4")])
    carrier = "nfs4" if folder == "share" else folder
    words = residence.of_folder(tmp_path / folder / "shop").words()
    assert words.startswith(f"The shop is one file in a folder that {carrier} shares.")


@contextmanager
def on_a_server(desk: Desk, *, tls: bool) -> Iterator[Desk]:
    """Give a desk whose tables stand on a server, with a shop just founded in them."""
    with cluster() as made, made.serving(tls=tls):
        database = Database(made.url())
        try:
            bring_up(database)
            founding._fill(database, ShopSetup("茶铺"), FixedClock())
            yield replace(desk, database=database)
        finally:
            database.close()


@pytest.mark.parametrize("tls", [True, False])
def test_a_server_is_named_and_how_it_is_reached(desk: Desk, *, tls: bool) -> None:
    with on_a_server(desk, tls=tls) as far:
        words, (is_safe, detail) = residence.of(far).words(), checked(far)
        others = [one.name for one in doctor.check(far) if not one.ok and one.name != "network"]
    assert words.startswith("The shop is on the server localhost; the connection is ")
    assert ("not encrypted" in words) is not tls
    assert is_safe is tls
    assert detail.startswith("TLSv1.") if tls else detail == "1"
    assert others == []
