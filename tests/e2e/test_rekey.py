"""A new key by command: previewed, done, and the backups of the former one removed."""

from pathlib import Path

import pytest

from app import bootstrap, vault
from app.bootstrap import ShopSetup
from app.services import staff
from app.services.staff import PersonEntry
from app.vault import Cost
from tests.e2e.conftest import Cli

CHEAP = Cost(memory_kib=32, passes=1, lanes=1)


@pytest.fixture
def locked(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Return the command line at an encrypted shop of two people, one of whom leaves."""
    folder = tmp_path / "locked"
    bootstrap.create_shop(folder, ShopSetup("S", owner="ann", password="one", cost=CHEAP))
    desk = bootstrap.open_desk(folder, "ann", password="one")
    for login in ("wu", "li"):
        staff.add(desk, PersonEntry(login, login, "manager", f"{login}'s words"))
    desk.close()
    cli.shop, cli.options = folder, ["--login", "ann"]
    monkeypatch.setenv("STARDESK_PASSWORD", "one")
    return cli


def test_a_leaver_is_removed_and_the_shop_gets_a_new_key(locked: Cli) -> None:
    old = vault.open_with_password(locked.shop, "wu", "wu's words")
    removed = locked("staff", "remove", "wu")
    assert "staff rekey" in removed.err
    told = locked.json("staff", "rekey", "--preview")
    assert (told["logins"], told["waiting"], told["old_backups"]) == (["ann", "li"], [], 0)
    assert vault.open_with_password(locked.shop, "ann", "one") == old
    done = locked.json("staff", "rekey")
    assert (done["logins"], done["old_backups"], done["dropped"]) == (["ann", "li"], 1, 0)
    assert Path(done["kept"]).is_file()
    assert Path(done["backup"]).is_file()
    new = vault.open_with_password(locked.shop, "li", "li's words")
    assert new != old
    assert locked("doctor").status == 0
    assert locked("verify", done["backup"]).status == 0
    assert locked("verify", done["kept"]).status == 0, "by the password that it was made with"
    said = locked("staff", "rekey", "--drop-old")
    assert said.status == 0
    assert "former passwords" not in said.out
    assert not Path(done["kept"]).exists()
    assert not Path(done["backup"]).exists()
    assert locked.json("staff", "rekey", "--preview")["old_backups"] == 0
    acts = [line["act"] for line in locked.json("audit")["lines"]]
    assert acts.count("rekey") == 2


def test_a_plain_shop_has_no_key(cli: Cli) -> None:
    ended = cli("staff", "rekey")
    assert ended.status == 1
    assert "not encrypted" in ended.err


def test_a_short_password_is_taken_with_a_warning(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.shop = tmp_path / "new"
    monkeypatch.setenv("STARDESK_PASSWORD", "a")
    made = cli("--json", "init", "--name", "S")
    assert made.status == 0
    assert made.data["encrypted"]
    assert "easy to guess" in made.err
    for word, is_warned in (("b", True), ("green tea at nine", False)):
        monkeypatch.setenv("STARDESK_NEW_PASSWORD", word)
        assert ("easy to guess" in cli("staff", "password", "owner").err) is is_warned
        monkeypatch.setenv("STARDESK_PASSWORD", word)
    assert cli("staff", "list").status == 0
