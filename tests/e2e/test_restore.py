"""A lost PC, a lost password, a wrong click: backups brought back by the command line."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app import vault
from app.vault import patience
from app.vault.recovery import to_print
from tests.e2e.conftest import PASSWORD, Cli

DAY = "2026-03-01"


@pytest.fixture
def sealed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Cli:
    """Give the command line at an encrypted shop with one sale and a backup of it."""
    monkeypatch.setenv("STARDESK_PASSWORD", PASSWORD)
    shop = Cli(tmp_path / "shop", capsys)
    created = shop.json("init", "--name", "茶铺")
    (tmp_path / "recovery").write_text(created["recovery_key"], "utf-8")
    file = tmp_path / "people.csv"
    file.write_text("number,name\n007,Ann\n", "utf-8")
    shop.json("import", file, "--kind", "customers")
    shop.json("sale", "007", "100", "--document", "A1", as_of=DAY)
    return shop


def test_onto_the_same_computer_and_back(sealed: Cli, tmp_path: Path) -> None:
    copy = sealed.json("backup", tmp_path / "stick")["file"]
    before = sealed.digest()
    sealed.json("sale", "007", "5", "--document", "A2", as_of=DAY)
    later = sealed.digest()
    done = sealed.json("restore", copy)
    assert (done["customers"], done["sales"], done["total_amount"]) == (1, 1, "100.00")
    assert Path(done["kept"]).exists()
    assert sealed.digest() == before
    told = sealed("restore", "--undo")
    assert told.status == 0
    assert "Restored: 1 customer, 2 sales" in told.out
    assert sealed.digest() == later


def test_onto_a_new_computer_by_password_or_recovery_key(
    sealed: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = sealed.json("backup", tmp_path / "stick")["file"]
    before = sealed.digest()
    new = Cli(tmp_path / "new", sealed.capsys)
    monkeypatch.setenv("STARDESK_PASSWORD", "a guess")
    refused = new("restore", copy)
    assert refused.status == 1
    assert not (tmp_path / "new").exists()
    monkeypatch.setenv("STARDESK_RECOVERY_KEY", (tmp_path / "recovery").read_text("utf-8"))
    assert new.json("restore", Path(copy).parent)["kept"] is None
    monkeypatch.delenv("STARDESK_RECOVERY_KEY")
    monkeypatch.setenv("STARDESK_PASSWORD", PASSWORD)
    assert new.digest() == before
    other = Cli(tmp_path / "other", sealed.capsys)
    other.json("restore", copy)
    assert other.digest() == before


def test_refusals_say_what_to_do(sealed: Cli, tmp_path: Path) -> None:
    before = sealed.digest()
    broken = tmp_path / "broken.db"
    assert sealed("restore").status == 2
    assert sealed("restore", broken, "--undo").status == 2
    assert sealed("restore", tmp_path / "nothing").status == 1
    assert "no restore" in sealed("restore", "--undo").err
    broken.write_bytes(os.urandom(9000))
    assert "damaged" in sealed("restore", broken).err
    assert sealed.digest() == before


def test_wrong_recovery_keys_slow_the_next_one(
    sealed: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Path(sealed.json("backup", tmp_path / "stick")["file"])
    new = Cli(tmp_path / "new", sealed.capsys)
    monkeypatch.setenv("STARDESK_RECOVERY_KEY", to_print(bytes(20)))
    assert "belongs to another shop" in new("restore", copy).err
    assert vault.failures(copy.parent, vault.BY_RECOVERY) == 1
    last = datetime.now(UTC).isoformat()
    many = {"logins": {vault.BY_RECOVERY: {"failures": 30, "last": last}}}
    (copy.parent / patience.NAME).write_text(json.dumps(many), "ascii")
    monkeypatch.setenv("STARDESK_RECOVERY_KEY", (tmp_path / "recovery").read_text("utf-8"))
    early = new("restore", copy)
    assert (early.status, "Too many wrong" in early.err) == (1, True)
    assert not (tmp_path / "new").exists()
    (copy.parent / patience.NAME).unlink()
    assert new.json("restore", copy)["customers"] == 1
