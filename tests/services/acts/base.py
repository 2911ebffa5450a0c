"""Every act of the first services, with the permission each needs."""

from app.domain.access import Permission
from app.domain.customer_rules import CustomerEntry
from app.services import (
    at_open,
    backup_expiry,
    backup_rounds,
    backups,
    batches,
    checkout,
    customers,
    demo,
    doctor,
    grading,
    importing,
    past_table,
    phone_views,
    reporting,
    residence,
    restoring,
    schemes,
    settings,
    star_table,
    sweeping,
)
from app.services.checkout import ReturnEntry, SaleEntry
from app.services.importing import Options
from app.services.star_table import View
from tests.services.acts.shape import KEY, Act, P, path
from tests.services.shops import scheme

ACTS: dict[str, tuple[Permission, Act]] = {
    "backups.back_up": (P.BACK_UP, lambda desk: backups.back_up(desk, path(desk, "copy.db"))),
    "backups.known": (P.BACK_UP, backups.known),
    "backups.verify": (P.BACK_UP, lambda desk: backups.verify(desk, path(desk, "kept.db"))),
    "at_open.accept_missing": (P.RESTORE, at_open.accept_missing),
    "at_open.look": (P.SEE_CUSTOMERS, at_open.look),
    "backup_expiry.remaining": (P.ERASE_PERSON, backup_expiry.remaining),
    "backup_rounds.before": (P.SEE_CUSTOMERS, lambda desk: backup_rounds.before(desk, "review")),
    "backup_rounds.run": (P.BACK_UP, backup_rounds.run),
    "backup_rounds.run_if_changed": (P.SEE_CUSTOMERS, backup_rounds.run_if_changed),
    "backup_rounds.run_if_due": (P.SEE_CUSTOMERS, backup_rounds.run_if_due),
    "backup_rounds.second_folder": (P.SEE_CUSTOMERS, backup_rounds.second_folder),
    "backup_rounds.state": (P.SEE_CUSTOMERS, backup_rounds.state),
    "batches.list_batches": (P.SEE_CUSTOMERS, batches.list_batches),
    "batches.undo": (P.UNDO_BATCH, lambda desk: batches.undo(desk, 1)),
    "batches.undo_run": (P.UNDO_BATCH, lambda desk: batches.undo_run(desk, 1)),
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
    "past_table.hits": (P.SEE_CUSTOMERS, lambda desk: past_table.hits(desk, ())),
    "past_table.rows": (P.SEE_CUSTOMERS, past_table.rows),
    "past_table.whole_rows": (P.SEE_CUSTOMERS, past_table.whole_rows),
    "grading.ahead_until": (P.SEE_CUSTOMERS, grading.ahead_until),
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
    "reporting.past_star_sheet": (P.EXPORT_CUSTOMERS, reporting.past_star_sheet),
    "residence.of": (P.SEE_CUSTOMERS, residence.of),
    "restoring.shop_key": (P.RESTORE, restoring.shop_key),
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
    "star_table.whole_rows": (P.SEE_CUSTOMERS, lambda desk: star_table.whole_rows(desk, [KEY])),
    "phone_views.listing": (P.SEE_CUSTOMERS, lambda desk: phone_views.listing(desk, [KEY])),
    "phone_views.look_up": (P.SEE_CUSTOMERS, lambda desk: phone_views.look_up(desk, "x")),
    "phone_views.open_record": (
        P.SEE_CUSTOMERS,
        lambda desk: phone_views.open_record(desk, KEY),
    ),
    "sweeping.finish": (P.SEE_CUSTOMERS, sweeping.finish),
    "sweeping.sweep": (P.SEE_CUSTOMERS, sweeping.sweep),
}
