"""R8, R9 and R22: the right secret opens, no other does, and nothing readable lies around."""

import itertools
import os
import random
import shutil
import unicodedata
from pathlib import Path

import pytest

from app import log, paths, vault
from app.bootstrap import ShopSetup, create_shop, open_desk
from app.domain.cases import CaseEntry
from app.domain.consents import ConsentEntry
from app.domain.customer_rules import CustomerEntry
from app.errors import UserError
from app.models import refused
from app.services import (
    backup_rounds,
    cases,
    checkout,
    customers,
    id_numbers,
    importing,
    points,
    privacy,
    settings,
    staff,
)
from app.services.checkout import SaleEntry
from app.services.desk import Desk
from app.services.importing import Options
from app.services.points import PointsEntry
from app.services.staff import PersonEntry
from tests.cutting import WRITES, cut_before
from tests.reliability.shops import CHEAP, DAY

SECRETS = {
    "plain": "tea and biscuits",
    "long": "x" * 1000,
    "emoji": "🍵🐉 tea",
    "accents": "Café Müller Ångström",
    "chinese": "清和茶礼的密码",
    "blanks": "  tea  ",
}
OLD, NEW = "the old words", "the new words"


def vault_of(folder: Path, password: str) -> bytes:
    """Create a vault and return its file as it stands."""
    folder.mkdir()
    vault.create(folder, "owner", password, cost=CHEAP)
    return (folder / vault.VAULT_NAME).read_bytes()


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS.keys())
def test_the_right_secret_opens_in_every_form_it_may_be_typed(tmp_path: Path, secret: str) -> None:
    before = vault_of(tmp_path / "v", secret)
    key = vault.open_with_password(tmp_path / "v", "owner", secret)
    for form in ("NFC", "NFD"):
        for end in ("", "\n", "\r\n"):
            typed = unicodedata.normalize(form, secret) + end
            assert vault.open_with_password(tmp_path / "v", "owner", typed) == key
    for wrong in ("", " ", secret[:-1], secret + "x", secret + "\n\n", secret.swapcase() + "!"):
        with pytest.raises(UserError):
            vault.open_with_password(tmp_path / "v", "owner", wrong)
    assert (tmp_path / "v" / vault.VAULT_NAME).read_bytes() == before


def guess(folder: Path, times: int) -> int:
    """Try random wrong passwords and return how many opened."""
    before, chance, found = vault_of(folder, "right"), random.Random(2), 0
    for _ in range(times):
        typed = "".join(chr(chance.randrange(33, 0x2FFF)) for _ in range(chance.randrange(1, 30)))
        try:
            vault.open_with_password(folder, "owner", typed)
        except UserError:
            continue
        found += 1
    assert (folder / vault.VAULT_NAME).read_bytes() == before
    return found


def test_no_guess_opens(tmp_path: Path) -> None:
    assert guess(tmp_path / "v", 300) == 0


def test_the_control_whose_lock_yields_to_anything_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "unwrap", lambda _vault, _slot, secret: secret)
    assert guess(tmp_path / "v", 10) > 0


def test_the_control_that_takes_a_secret_as_it_is_typed_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault_of(tmp_path / "v", SECRETS["accents"])
    monkeypatch.setattr(vault, "_secret", str.encode)
    with pytest.raises(UserError):
        vault.open_with_password(
            tmp_path / "v", "owner", unicodedata.normalize("NFD", SECRETS["accents"])
        )


@pytest.mark.long
def test_ten_thousand_guesses_open_nothing(tmp_path: Path) -> None:
    assert guess(tmp_path / "v", 10_000) == 0


def opens(folder: Path) -> list[str]:
    found = []
    for secret in (OLD, NEW):
        try:
            vault.open_with_password(folder, "owner", secret)
        except UserError:
            continue
        found.append(secret)
    return found


def change_with_cuts(folder: Path, patch: pytest.MonkeyPatch) -> list[list[str]]:
    """Break a change of password off before each step on the disk; tell what opens then."""
    original, found = vault_of(folder, OLD), []
    for steps in itertools.count():
        (folder / vault.VAULT_NAME).write_bytes(original)
        with cut_before(patch, steps, WRITES) as was_cut:
            vault.change_password(folder, "owner", OLD, NEW)
        found.append(opens(folder))
        if not was_cut[0]:
            return found
    raise AssertionError


def test_a_password_change_broken_off_leaves_exactly_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = change_with_cuts(tmp_path / "v", monkeypatch)
    assert len(found) > 4
    assert all(len(one) == 1 for one in found)
    assert (found[0], found[-1]) == ([OLD], [NEW])


def write_in_place(path: Path, content: bytes) -> None:
    """Stand in for the writer that replaces a file whole: this one truncates first."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.write(descriptor, content)
    os.fsync(descriptor)
    os.close(descriptor)


def test_the_control_that_writes_in_place_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "replace_file", write_in_place)
    assert [] in change_with_cuts(tmp_path / "v", monkeypatch)


MARKER = "Zebrafink77"
ID_NUMBER = "11010519491231002X"


def refuse_a_row(desk: Desk, outside: Path) -> None:
    """Import a file of which a row with the marker is refused, from a folder beside the shop."""
    file = outside / "list.csv"
    rows = [("name", "phone"), (f"{MARKER} Ben", "12"), ("Cem", "13912345678")]
    rows += [(f"Dee{number}", f"1391234567{number}") for number in range(3)]
    file.write_text("\n".join(map(",".join, rows)), "utf-8")
    report = importing.run(desk, file, Options(kind="customers")).value
    assert report.rejected == 1
    with desk.read() as work:
        assert any(MARKER in text for _, cells in refused.every(work.connection) for text in cells)


def fill_every_field(folder: Path, *, plain: bool) -> tuple[bytes | None, str]:
    """Write a marker into every field of a shop, back it up and leave it open as if killed."""
    secret = f"{MARKER} secret"
    setup = ShopSetup(name=f"{MARKER} shop", password=secret, plain=plain, cost=CHEAP)
    recovery = create_shop(folder, setup).recovery_key
    key = None if plain else vault.open_with_password(folder, "owner", secret)
    log.start(paths.Paths(folder).logs)
    desk = open_desk(folder, "owner", key=key, business_day=DAY)
    try:
        entry = CustomerEntry(
            number=f"{MARKER}-1",
            name=f"{MARKER} Ann",
            email=f"{MARKER}@example.org",
            note=f"{MARKER} note",
            influence=3.0,
            influence_note=f"{MARKER} influence",
        )
        key_of = customers.add_customer(desk, entry).value
        customer = key_of if isinstance(key_of, int) else 1
        checkout.record_sale(desk, SaleEntry(customer, 500, f"{MARKER} tea", f"{MARKER}-D1"))
        cases.log(desk, CaseEntry(customer, "complaint", "phone", f"{MARKER} case", None, ""))
        points.adjust(desk, PointsEntry(customer, 50, f"{MARKER} thanks"))
        settings.change(desk, "privacy.wording", f"{MARKER} wording")
        refuse_a_row(desk, folder.parent)
        settings.change(desk, id_numbers.KEEP, True)
        privacy.give(desk, ConsentEntry(customer, "sensitive", how="paper"))
        id_numbers.change(desk, customer, ID_NUMBER)
        id_numbers.reveal(desk, customer, f"{MARKER} reason")
        if not plain:
            staff.add(desk, PersonEntry("mei", f"{MARKER} Mei", "manager", f"{MARKER} pass 9"))
        backup_rounds.run(desk)
        backup_rounds.before(desk, "review")
        shutil.copytree(folder, folder.with_name(f"{folder.name}-killed"))
    finally:
        desk.close()
        log.stop()
    return key, recovery


def readable(folders: list[Path], words: list[bytes]) -> list[str]:
    """Name the files in which a word stands, as UTF-8 or as UTF-16, or in a file's name."""
    found = []
    for folder in folders:
        for file in folder.rglob("*"):
            content = file.read_bytes() if file.is_file() else b""
            content += str(file.relative_to(folder)).encode()
            if any(word.lower() in content.lower() for word in words):
                found.append(file.name)
    return found


def marks(key: bytes | None, recovery: str) -> list[bytes]:
    words = [MARKER.encode(), MARKER.encode("utf-16-le"), MARKER.encode("utf-16-be")]
    words.append(ID_NUMBER.encode())
    if key:
        words += [key, key.hex().encode(), recovery.encode()]
    return words


def test_a_marker_in_every_field_is_found_nowhere(tmp_path: Path) -> None:
    key, recovery = fill_every_field(tmp_path / "shop", plain=False)
    folders = [tmp_path / "shop", tmp_path / "shop-killed"]
    assert (tmp_path / "shop-killed" / "shop.db-wal").stat().st_size > 0
    assert readable(folders, marks(key, recovery)) == []


def test_the_control_of_a_plain_shop_is_caught(tmp_path: Path) -> None:
    fill_every_field(tmp_path / "shop", plain=True)
    found = readable([tmp_path / "shop", tmp_path / "shop-killed"], marks(None, ""))
    assert {"shop.db", "shop.db-wal"} <= set(found)
