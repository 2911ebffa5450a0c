"""Who signed in last at a window here is who a command works for when nobody is named."""

import argparse
from pathlib import Path

import pytest

from app import bootstrap, config, vault
from app.cli.session import Call
from app.vault import Cost

QUICK = Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    setup = bootstrap.ShopSetup("x", owner="lin", password="pw", cost=QUICK)
    folder = bootstrap.create_shop(tmp_path / "shop", setup).shop
    key = vault.open_with_password(folder, "lin", "pw")
    vault.set_password(folder, "mei", "pw2", key, cost=QUICK)
    return folder


@pytest.mark.parametrize(
    ("kept", "named", "expected"),
    [("mei", None, "mei"), ("mei", "lin", "lin"), ("gone", None, None), ("", None, None)],
)
def test_the_last_user_is_the_default(
    shop: Path,
    monkeypatch: pytest.MonkeyPatch,
    kept: str,
    named: str | None,
    expected: str | None,
) -> None:
    monkeypatch.delenv("STARDESK_LOGIN", raising=False)
    monkeypatch.setattr(config, "load", lambda: config.Config(last_login=kept))
    options = argparse.Namespace(shop=str(shop), login=named, as_of=None, lang=None)
    assert Call(options).login == expected


def test_a_folder_without_a_shop_has_no_last_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("STARDESK_LOGIN", raising=False)
    monkeypatch.setattr(config, "load", lambda: config.Config(last_login="mei"))
    options = argparse.Namespace(shop=str(tmp_path), login=None, as_of=None, lang=None)
    assert Call(options).login is None
    (tmp_path / "vault.json").write_text("not a vault", encoding="utf-8")
    assert Call(options).login is None
