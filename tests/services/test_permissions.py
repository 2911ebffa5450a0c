"""One matrix: every public act of every service, every role, exactly as the grants say."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from app import services
from app.domain.access import GRANTS, TITLES, Permission, Role
from app.errors import NotAllowedError
from app.services import backups, batches
from app.services.desk import Desk
from tests.services import acts
from tests.services.acts.shape import KEY, Act, path
from tests.services.shops import (
    FixedClock,
    add,
    as_role,
    audit_of,
    digest,
    open_copy,
    refusal,
    sell,
    take_in,
    write_csv,
)

P = Permission


# A file for each noun: its acts, and what they need in the shop besides a customer and a sale.
NOUNS = [
    importlib.import_module(f"{acts.__name__}.{name}")
    for name in sorted(one.name for one in pkgutil.iter_modules(acts.__path__))
]


def _all_acts() -> dict[str, tuple[Permission, Act]]:
    """Gather the acts of every file beside, so that each noun keeps its own."""
    found: dict[str, tuple[Permission, Act]] = {}
    for noun in NOUNS:
        found |= getattr(noun, "ACTS", {})
    return found


ACTS = _all_acts()
# These ask the shop nothing: the house's own templates, and the masks themselves.
OPEN = {
    "schemes.template",
    "redaction.amount",
    "redaction.phone",
    "star_table.observed_of",  # of a row that a service has read
    "redaction.finds_by_mask",
    # These need a vault, which the plain shop of the matrix has not; they are tested by themselves.
    "staff.set_password",
    "approvals.grant",
}


def public_acts() -> set[str]:
    """Return every public function of a service that is handed a desk."""
    found = set()
    for module_name in [one.name for one in pkgutil.iter_modules(services.__path__)]:
        module = importlib.import_module(f"app.services.{module_name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ != module.__name__ or name.startswith("_"):
                continue
            parameters = list(inspect.signature(function).parameters.values())
            if parameters and parameters[0].annotation in {Desk, "Desk"}:
                found.add(f"{module_name}.{name}")
    return found


def test_no_act_is_missing_from_the_matrix() -> None:
    assert public_acts() - OPEN == set(ACTS)


@pytest.fixture(scope="module")
def full_shop(new_shop: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a shop in which every act of the matrix can be done."""
    folder = tmp_path_factory.mktemp("full") / "shop"
    desk = open_copy(new_shop, folder, FixedClock())
    rows = [["customer", "document", "date", "amount"], ["009", "B1", "2024-03-01", "5"]]
    take_in(desk, write_csv(path(desk, "old.csv"), rows))
    rows[1][1] = "B2"
    write_csv(path(desk, "new.csv"), rows)
    add(desk, "x", number="007", phone="13812345678")
    sell(desk, KEY, "50.00", document="A1")
    for noun in NOUNS:
        getattr(noun, "fill", lambda _desk: None)(desk)
    backups.back_up(desk, path(desk, "kept.db"))
    desk.close()
    return folder


@pytest.fixture
def shop(full_shop: Path, tmp_path: Path) -> Iterator[Desk]:
    """Return a copy of that shop."""
    desk = open_copy(full_shop, tmp_path / "shop", FixedClock())
    yield desk
    desk.close()


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", ACTS)
def test_the_matrix(shop: Desk, name: str, role: Role) -> None:
    permission, act = ACTS[name]
    at_desk = as_role(shop, role)
    before, lines = digest(shop), len(audit_of(shop))
    if permission in GRANTS[role]:
        with refusal("demo_not_empty") if name == "demo.fill" else nullcontext():
            act(at_desk)
        return
    with pytest.raises(NotAllowedError) as caught:
        act(at_desk)
    assert caught.value.code == "not_allowed"
    # Whoever may do nothing is refused at the first thing that an act needs.
    assert role is Role.OWN or TITLES[permission] in str(caught.value)
    assert (digest(shop), len(audit_of(shop))) == (before, lines)
    assert not path(shop, "copy.db").exists()


def test_the_control_that_asks_for_no_permission_is_caught(
    shop: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "require", lambda _desk, _permission: None)
    with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"):
        test_the_matrix(shop, "settings.change", Role.FRONT_DESK)


def test_every_permission_has_its_title_and_every_role_its_grants() -> None:
    assert set(TITLES) == set(Permission)
    assert set(GRANTS) == set(Role)
    assert GRANTS[Role.OWNER] == set(Permission)
    assert P.SEE_AMOUNTS not in GRANTS[Role.FRONT_DESK]
    assert P.SEE_PHONES not in GRANTS[Role.ACCOUNTANT]


def test_the_list_of_batches_tells_the_front_desk_no_sums(shop: Desk) -> None:
    whole = [row.counts for row in batches.list_batches(shop)]
    shown = [row.counts for row in batches.list_batches(as_role(shop, Role.FRONT_DESK))]
    assert any("total_amount" in counts for counts in whole)
    assert not any("total_amount" in counts for counts in shown)
    assert [counts["read"] for counts in shown] == [counts["read"] for counts in whole]


@pytest.mark.parametrize("name", ACTS)
def test_an_own_role_with_all_but_one_permission_is_refused(shop: Desk, name: str) -> None:
    permission, act = ACTS[name]
    all_but = shop.actor._replace(role=Role.OWN, own_grants=frozenset(P) - {permission})
    at_desk = replace(shop, actor=all_but)
    before, lines = digest(shop), len(audit_of(shop))
    with pytest.raises(NotAllowedError) as caught:
        act(at_desk)
    assert TITLES[permission] in str(caught.value)
    assert (digest(shop), len(audit_of(shop))) == (before, lines)
