"""The vault opens for whoever holds a secret of it, and for nobody else."""

import random
import stat
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app import vault
from app.errors import StorageError, UserError

CHEAP = vault.Cost(memory_kib=32, passes=1, lanes=1)
OWNER, SECRET = "店主", "correct horse 马"


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, bytes, str]:
    key, recovery = vault.create(tmp_path, OWNER, SECRET, cost=CHEAP)
    return tmp_path, key, recovery


def refused(code: str, *arguments: object, by: object) -> UserError:
    assert callable(by)
    with pytest.raises(UserError) as caught:
        by(*arguments)
    assert caught.value.code == code
    what, advice = caught.value.sentences()
    assert what.endswith(".")
    assert advice.endswith(".")
    assert "{" not in what + advice
    return caught.value


def test_the_password_and_the_recovery_key_both_give_the_key(
    made: tuple[Path, bytes, str],
) -> None:
    folder, key, recovery = made
    assert len(key) == 32
    assert vault.exists(folder)
    assert vault.logins(folder) == [OWNER]
    assert vault.open_with_password(folder, OWNER, SECRET) == key
    assert vault.open_with_recovery(folder, recovery) == key


def test_the_default_cost_is_what_the_specification_of_the_shop_asks_for(tmp_path: Path) -> None:
    assert vault.Cost(64 * 1024, 3, 4) == vault.DEFAULT
    key, _ = vault.create(tmp_path, OWNER, SECRET)
    assert vault.open_with_password(tmp_path, OWNER, SECRET) == key


def test_no_secret_stands_in_the_file(made: tuple[Path, bytes, str]) -> None:
    folder, key, recovery = made
    text = (folder / vault.VAULT_NAME).read_text("ascii")
    for secret in (key.hex(), SECRET, recovery, recovery.replace("-", "")):
        assert secret not in text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps access lists instead of modes")
def test_only_its_owner_may_read_the_file(made: tuple[Path, bytes, str]) -> None:
    assert stat.S_IMODE((made[0] / vault.VAULT_NAME).stat().st_mode) == 0o600


@pytest.mark.parametrize("wrong", [SECRET + " ", SECRET.upper(), "x" * 1000, "🔑", SECRET[:-1]])
def test_a_wrong_password_is_refused_and_changes_no_byte(
    made: tuple[Path, bytes, str], wrong: str
) -> None:
    folder = made[0]
    before = (folder / vault.VAULT_NAME).read_bytes()
    error = refused("wrong_password", folder, OWNER, wrong, by=vault.open_with_password)
    assert error.field == "password"
    assert (folder / vault.VAULT_NAME).read_bytes() == before


@pytest.mark.long
def test_ten_thousand_wrong_passwords_never_open(made: tuple[Path, bytes, str]) -> None:
    folder = made[0]
    before, dice = (folder / vault.VAULT_NAME).read_bytes(), random.Random(8)
    for _ in range(10_000):
        wrong = "".join(chr(dice.randint(32, 0x4FFF)) for _ in range(dice.randint(1, 12)))
        refused("wrong_password", folder, OWNER, wrong, by=vault.open_with_password)
    assert (folder / vault.VAULT_NAME).read_bytes() == before


@pytest.mark.parametrize("empty", ["", "\n", "\r\n"])
def test_an_empty_password_is_refused_and_makes_no_file(tmp_path: Path, empty: str) -> None:
    error = refused("empty_password", tmp_path, OWNER, empty, by=vault.create)
    assert error.field == "password"
    assert not vault.exists(tmp_path)


def with_loose_accents(text: str) -> str:
    return unicodedata.normalize("NFD", unicodedata.normalize("NFC", text))


@given(password=st.text(min_size=1, max_size=80).filter(lambda text: text.strip("\r\n")))
@example(password="x" * 1000)
@example(password="👩‍👩‍👧‍👦🔑 ñ")
@example(password="a\0b")
@example(password="\udcff")
def test_every_password_opens_in_either_form_of_its_accents_and_with_a_pasted_line_end(
    tmp_path_factory: pytest.TempPathFactory, password: str
) -> None:
    folder = tmp_path_factory.mktemp("shop")
    password = password.rstrip("\r\n")
    key, _ = vault.create(folder, OWNER, password, cost=CHEAP)
    for typed in (password, password + "\n", password + "\r\n", with_loose_accents(password)):
        assert vault.open_with_password(folder, OWNER, typed) == key


def test_composed_and_decomposed_accents_are_one_password_and_one_login(tmp_path: Path) -> None:
    key, _ = vault.create(tmp_path, "Jos\u00e9", "caf\u00e9", cost=CHEAP)
    assert vault.open_with_password(tmp_path, " Jose\u0301", "cafe\u0301") == key
    assert vault.logins(tmp_path) == ["Jos\u00e9"]


def test_only_one_line_end_is_dropped(tmp_path: Path) -> None:
    vault.create(tmp_path, OWNER, "a\n\n", cost=CHEAP)
    refused("wrong_password", tmp_path, OWNER, "a", by=vault.open_with_password)
    assert vault.open_with_password(tmp_path, OWNER, "a\n\n")


def test_a_second_vault_is_never_made_over_the_first(made: tuple[Path, bytes, str]) -> None:
    folder, key, _ = made
    refused("vault_exists", folder, "other", "secret", by=vault.create)
    assert vault.open_with_password(folder, OWNER, SECRET) == key


def test_an_unknown_or_empty_login_is_told(made: tuple[Path, bytes, str]) -> None:
    refused("unknown_login", made[0], "nobody", SECRET, by=vault.open_with_password)
    refused("empty_login", made[0], "  ", SECRET, by=vault.open_with_password)


def test_changing_the_password_keeps_the_key_and_the_recovery_key(
    made: tuple[Path, bytes, str],
) -> None:
    folder, key, recovery = made
    vault.change_password(folder, OWNER, SECRET, "new one")
    assert vault.open_with_password(folder, OWNER, "new one") == key
    refused("wrong_password", folder, OWNER, SECRET, by=vault.open_with_password)
    assert vault.open_with_recovery(folder, recovery) == key


def test_a_change_with_a_wrong_old_or_an_empty_new_password_changes_no_byte(
    made: tuple[Path, bytes, str],
) -> None:
    folder = made[0]
    before = (folder / vault.VAULT_NAME).read_bytes()
    refused("wrong_password", folder, OWNER, "wrong", "new", by=vault.change_password)
    refused("empty_password", folder, OWNER, SECRET, "", by=vault.change_password)
    assert (folder / vault.VAULT_NAME).read_bytes() == before


def test_a_second_login_opens_the_same_shop_until_it_is_removed(
    made: tuple[Path, bytes, str],
) -> None:
    folder, key, _ = made
    vault.set_password(folder, "前台", "desk", key, cost=CHEAP)
    assert vault.logins(folder) == [OWNER, "前台"]
    assert vault.open_with_password(folder, "前台", "desk") == key
    vault.remove_login(folder, "前台")
    refused("unknown_login", folder, "前台", "desk", by=vault.open_with_password)
    refused("unknown_login", folder, "前台", by=vault.remove_login)
    refused("last_login", folder, OWNER, by=vault.remove_login)


def test_a_lost_password_is_replaced_by_whoever_holds_the_recovery_key(
    made: tuple[Path, bytes, str],
) -> None:
    folder, key, recovery = made
    vault.set_password(folder, OWNER, "found again", vault.open_with_recovery(folder, recovery))
    assert vault.open_with_password(folder, OWNER, "found again") == key
    assert vault.logins(folder) == [OWNER]


def test_a_new_recovery_key_makes_the_old_sheet_worthless(made: tuple[Path, bytes, str]) -> None:
    folder, key, old = made
    new = vault.new_recovery_key(folder, key, cost=CHEAP)
    assert vault.open_with_recovery(folder, new) == key
    refused("wrong_recovery_key", folder, old, by=vault.open_with_recovery)


def test_the_recovery_key_of_another_shop_does_not_open_this_one(
    made: tuple[Path, bytes, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    _, foreign = vault.create(other, OWNER, SECRET, cost=CHEAP)
    refused("wrong_recovery_key", made[0], foreign, by=vault.open_with_recovery)


def test_a_foreign_key_cannot_be_given_a_password(made: tuple[Path, bytes, str]) -> None:
    with pytest.raises(StorageError):
        vault.set_password(made[0], OWNER, "x", bytes(32), cost=CHEAP)
    assert vault.open_with_password(made[0], OWNER, SECRET) == made[1]


def test_the_wait_after_wrong_passwords_grows_and_ends() -> None:
    assert [vault.wait_seconds(n) for n in range(12)] == [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert vault.wait_seconds(10**9) == 60
