"""Wrong passwords make the next wait longer, and starting the program anew does not help."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app import vault
from app.errors import UserError
from app.vault import file, patience

NOW = datetime(2024, 4, 1, 9, 0, tzinfo=UTC)
CHEAP = vault.Cost(memory_kib=32, passes=1, lanes=1)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    vault.create(tmp_path, "ann", "right", cost=CHEAP)
    return tmp_path


def tried(shop: Path, password: str, now: datetime) -> str:
    """Return the code of the refusal, "" for none."""
    try:
        vault.guarded(shop, "ann", now, lambda: vault.open_with_password(shop, "ann", password))
    except UserError as error:
        return error.code
    return ""


def test_the_third_wrong_password_in_a_row_is_waited_for(shop: Path) -> None:
    for _ in range(3):
        assert tried(shop, "wrong", NOW) == "wrong_password"
    assert (vault.failures(shop, "ann"), vault.seconds_left(shop, "ann", NOW)) == (3, 1)
    assert tried(shop, "right", NOW) == "too_early"
    later = NOW + timedelta(seconds=1)
    assert tried(shop, "wrong", later) == "wrong_password"
    assert vault.seconds_left(shop, "ann", later) == 2
    assert tried(shop, "right", later + timedelta(seconds=2)) == ""
    assert vault.failures(shop, "ann") == 0
    assert not (shop / patience.NAME).exists()


def test_a_clock_set_back_waits_no_longer_than_the_wait_itself(shop: Path) -> None:
    for second in range(3):
        tried(shop, "wrong", NOW + timedelta(seconds=second))
    assert vault.seconds_left(shop, "ann", NOW - timedelta(days=400)) == 1


def test_other_refusals_do_not_count(shop: Path) -> None:
    with pytest.raises(UserError):
        vault.guarded(shop, "nobody", NOW, lambda: vault.open_with_password(shop, "nobody", "x"))
    assert (vault.failures(shop, "ann"), vault.failures(shop, "nobody")) == (0, 0)


def test_nobody_elses_right_password_forgets_the_guesses_at_one(shop: Path) -> None:
    vault.set_password(shop, "bob", "his", vault.open_with_password(shop, "ann", "right"))
    for _ in range(3):
        assert tried(shop, "wrong", NOW) == "wrong_password"
        assert vault.enter(shop, "bob", "his", NOW)
    assert tried(shop, "right", NOW) == "too_early"
    assert vault.failures(shop, " ann ") == 3


def test_nobodys_guesses_keep_another_person_out(shop: Path) -> None:
    key = vault.open_with_password(shop, "ann", "right")
    vault.set_password(shop, "bob", "his", key, cost=CHEAP)
    sheet = vault.new_recovery_key(shop, key, cost=CHEAP)
    for _ in range(3):
        tried(shop, "wrong", NOW)
    assert vault.enter(shop, "bob", "his", NOW) == key
    assert vault.recover(shop, sheet, NOW) == key
    other = vault.create(shop.parent / "other", "eve", "x", cost=CHEAP)[1]
    for _ in range(3):
        with pytest.raises(UserError, match="recovery key"):
            vault.recover(shop, other, NOW)
    assert vault.seconds_left(shop, vault.BY_RECOVERY, NOW) == 1
    assert vault.enter(shop, "bob", "his", NOW) == key


def test_many_logins_tried_in_turn_meet_a_growing_wait_too(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "DEFAULT", CHEAP)
    key = vault.open_with_password(shop, "ann", "right")
    others = [f"clerk {number}" for number in range(6)]
    for login in others:
        vault.set_password(shop, login, f"of {login}", key, cost=CHEAP)

    def guess(login: str, now: datetime) -> str:
        try:
            vault.enter(shop, login, "guess", now)
        except UserError as error:
            return error.code
        return ""

    for login in others[:4]:
        assert [guess(login, NOW) for _ in range(2)] == ["wrong_password"] * 2
    assert vault.seconds_left(shop, "clerk 5", NOW) == 0
    now, waits = NOW, []
    for turn in range(8):
        login = others[4 + turn % 2]
        now += timedelta(seconds=vault.seconds_left(shop, login, now))
        assert guess(login, now) == "wrong_password"
        assert guess("ann", now) == "too_early"
        waits.append(vault.seconds_left(shop, "ann", now))
    assert waits == [1, 2, 4, 8, 16, 30, 30, 30]
    # Somebody's own right password takes back nothing of what was typed at the others.
    now += timedelta(seconds=30)
    assert vault.enter(shop, "clerk 3", "of clerk 3", now) == key
    assert vault.failures(shop, "clerk 4") == 4
    assert guess("clerk 0", now) == "wrong_password"
    assert vault.seconds_left(shop, "ann", now) == 30
    # The owner waits at most half a minute, and a day later not at all.
    assert vault.enter(shop, "ann", "right", now + timedelta(seconds=30)) == key
    assert vault.seconds_left(shop, "ann", now + timedelta(days=1)) == 0


def test_one_persons_guesses_hold_the_others_off_for_half_a_minute_at_most(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "DEFAULT", CHEAP)
    key = vault.open_with_password(shop, "ann", "right")
    vault.set_password(shop, "bob", "his", key, cost=CHEAP)
    now = NOW
    for _ in range(40):
        now += timedelta(seconds=vault.seconds_left(shop, "ann", now))
        assert tried(shop, "wrong", now) == "wrong_password"
    assert vault.seconds_left(shop, "ann", now) == 60
    assert vault.seconds_left(shop, "bob", now) == 30
    assert vault.enter(shop, "bob", "his", now + timedelta(seconds=30)) == key


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        '{"failures": 3}',
        '{"logins": 3}',
        '{"logins": {"ann": 3}}',
        '{"logins": {"ann": {"failures": "x", "last": 1}}}',
    ],
)
def test_a_damaged_count_locks_nobody_out(shop: Path, content: str) -> None:
    (shop / patience.NAME).write_text(content)
    assert tried(shop, "right", NOW) == ""


def test_a_slot_is_wrapped_anew_when_guessing_became_dearer(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dearer = vault.Cost(memory_kib=64, passes=2, lanes=1)
    monkeypatch.setattr(vault, "DEFAULT", dearer)
    key = vault.enter(shop, "ann", "right", NOW)
    costs = {slot.kind: slot.cost for slot in file.read(shop).slots}
    assert costs == {"password": dearer, "recovery": CHEAP}
    before = (shop / file.NAME).read_bytes()
    assert vault.enter(shop, "ann", "right", NOW) == key
    assert (shop / file.NAME).read_bytes() == before
