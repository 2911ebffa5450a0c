"""One matrix: every public act of every service, every role, exactly as the grants say."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from app import services
from app.domain.access import GRANTS, TITLES, Permission, Role
from app.domain.customer_rules import CustomerEntry
from app.errors import NotAllowedError
from app.services import (
    backups,
    batches,
    checkout,
    customers,
    demo,
    doctor,
    grading,
    importing,
    reporting,
    schemes,
    settings,
    star_table,
)
from app.services.checkout import ReturnEntry, SaleEntry
from app.services.desk import Desk
from app.services.importing import Options
from app.services.star_table import View
from tests.services.shops import (
    FixedClock,
    add,
    as_role,
    audit_of,
    digest,
    open_copy,
    refusal,
    scheme,
    sell,
    take_in,
    write_csv,
)

P = Permission
KEY = 1
Act = Callable[[Desk], Any]


def path(desk: Desk, name: str) -> Path:
    return desk.paths.shop / name


ACTS: dict[str, tuple[Permission, Act]] = {
    "backups.back_up": (P.BACK_UP, lambda desk: backups.back_up(desk, path(desk, "copy.db"))),
    "backups.verify": (P.BACK_UP, lambda desk: backups.verify(desk, path(desk, "kept.db"))),
    "batches.list_batches": (P.SEE_CUSTOMERS, batches.list_batches),
    "batches.undo": (P.UNDO_BATCH, lambda desk: batches.undo(desk, 1)),
    "checkout.record_return": (
        P.RECORD_RETURN,
        lambda desk: checkout.record_return(desk, ReturnEntry("A1", 100)),
    ),
    "checkout.record_sale": (
        P.RECORD_SALE,
        lambda desk: checkout.record_sale(desk, SaleEntry(KEY, 100)),
    ),
    "customers.add_customer": (
        P.EDIT_CUSTOMER,
        lambda desk: customers.add_customer(desk, CustomerEntry(name="x")),
    ),
    "customers.card": (P.SEE_CUSTOMERS, lambda desk: customers.card(desk, KEY)),
    "customers.edit_customer": (
        P.EDIT_CUSTOMER,
        lambda desk: customers.edit_customer(desk, KEY, CustomerEntry(name="x")),
    ),
    "customers.find": (P.SEE_CUSTOMERS, lambda desk: customers.find(desk, "x")),
    "customers.history": (P.SEE_CUSTOMERS, lambda desk: customers.history(desk, KEY)),
    "customers.id_of": (P.SEE_CUSTOMERS, lambda desk: customers.id_of(desk, "007")),
    "customers.reveal_phone": (
        P.REVEAL_PHONE,
        lambda desk: customers.reveal_phone(desk, KEY, "call back"),
    ),
    # The shop has customers of its own, so whoever may import is refused for that reason only.
    "demo.fill": (P.IMPORT, demo.fill),
    "doctor.check": (P.RUN_DOCTOR, doctor.check),
    "grading.explain": (P.SEE_CUSTOMERS, lambda desk: grading.explain(desk, KEY)),
    "grading.preview": (P.EDIT_SCHEME, lambda desk: grading.preview(desk, scheme())),
    "grading.regrade": (P.REGRADE, grading.regrade),
    "grading.catch_up": (P.SEE_CUSTOMERS, grading.catch_up),
    "grading.stale_since": (P.SEE_CUSTOMERS, grading.stale_since),
    "grading.set_scheme": (P.EDIT_SCHEME, lambda desk: grading.set_scheme(desk, scheme())),
    "importing.inspect": (
        P.IMPORT,
        lambda desk: importing.inspect(desk, path(desk, "new.csv"), Options()),
    ),
    "importing.run": (P.IMPORT, lambda desk: importing.run(desk, path(desk, "new.csv"), Options())),
    "reporting.accountant_book": (P.EXPORT_ACCOUNTS, reporting.accountant_book),
    "reporting.star_sheet": (
        P.EXPORT_CUSTOMERS,
        lambda desk: reporting.star_sheet(desk, View()),
    ),
    "schemes.scheme_in_force": (P.SEE_CUSTOMERS, schemes.scheme_in_force),
    "schemes.versions": (P.SEE_CUSTOMERS, schemes.versions),
    "settings.all_settings": (P.SEE_CUSTOMERS, settings.all_settings),
    "settings.change": (
        P.CHANGE_SETTINGS,
        lambda desk: settings.change(desk, "shop.name", "x"),
    ),
    "star_table.first_page": (P.SEE_CUSTOMERS, lambda desk: star_table.first_page(desk, View())),
    "star_table.level_counts": (P.SEE_CUSTOMERS, star_table.level_counts),
    "star_table.list_ids": (P.SEE_CUSTOMERS, lambda desk: star_table.list_ids(desk, View())),
    "star_table.rows": (P.SEE_CUSTOMERS, lambda desk: star_table.rows(desk, [KEY])),
}
# These ask the shop nothing: the house's own templates, and the masks themselves.
OPEN = {"schemes.template", "redaction.amount", "redaction.phone"}


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
    assert TITLES[permission] in str(caught.value)
    assert (digest(shop), len(audit_of(shop))) == (before, lines)
    assert not path(shop, "copy.db").exists()


def test_every_permission_has_its_title_and_every_role_its_grants() -> None:
    assert set(TITLES) == set(Permission)
    assert set(GRANTS) == set(Role)
    assert GRANTS[Role.OWNER] == set(Permission)
    assert P.SEE_AMOUNTS not in GRANTS[Role.FRONT_DESK]
    assert P.SEE_PHONES not in GRANTS[Role.ACCOUNTANT]


def test_the_list_of_batches_tells_the_front_desk_no_sums(shop: Desk) -> None:
    assert "total_amount" in batches.list_batches(shop)[0].counts
    shown = batches.list_batches(as_role(shop, Role.FRONT_DESK))[0].counts
    assert "total_amount" not in shown
    assert shown["read"] == 1
