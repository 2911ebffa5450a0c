"""The acts of the star table's page: figures, tags, saved views."""

from app.domain.access import Permission
from app.services import checkout, distribution, effects, saved_views, star_table, tags
from app.services.checkout import ReturnEntry, SaleEntry
from app.services.saved_views import SavedView
from app.services.star_table import View
from tests.services.acts.shape import KEY, Act, P

_SHARED = SavedView("ours", View())

# A return by the front desk is the owner's to take back, and its own.
ACTS: dict[str, tuple[Permission, Act]] = {
    "checkout.undo_return": (
        P.RECORD_RETURN,
        lambda desk: checkout.undo_return(
            desk, checkout.record_return(desk, ReturnEntry("A1", 100)).value.sale_id
        ),
    ),
    "effects.of_sale": (P.RECORD_SALE, lambda desk: effects.of_sale(desk, SaleEntry(KEY, 100))),
    "effects.of_return": (
        P.RECORD_RETURN,
        lambda desk: effects.of_return(desk, ReturnEntry("A1", 100)),
    ),
    "distribution.of": (P.SEE_CUSTOMERS, lambda desk: distribution.of(desk, View())),
    "distribution.spend_of": (P.SEE_CUSTOMERS, lambda desk: distribution.spend_of(desk, [KEY])),
    "star_table.note_copied": (
        P.EXPORT_CUSTOMERS,
        lambda desk: star_table.note_copied(desk, 2),
    ),
    "tags.known": (P.SEE_CUSTOMERS, tags.known),
    "tags.add": (P.EDIT_CUSTOMER, lambda desk: tags.add(desk, [KEY], "vip")),
    "tags.remove": (P.EDIT_CUSTOMER, lambda desk: tags.remove(desk, [KEY], "vip")),
    "saved_views.known": (P.SEE_CUSTOMERS, saved_views.known),
    "saved_views.save": (P.CHANGE_SETTINGS, lambda desk: saved_views.save(desk, _SHARED)),
    "saved_views.rename": (
        P.CHANGE_SETTINGS,
        lambda desk: saved_views.rename(desk, _SHARED, "theirs"),
    ),
    "saved_views.delete": (P.CHANGE_SETTINGS, lambda desk: saved_views.delete(desk, _SHARED)),
}
