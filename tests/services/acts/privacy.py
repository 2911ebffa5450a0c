"""Acts about consent, personal data and erasure."""

from app.domain.access import Permission
from app.domain.consents import ConsentEntry
from app.services import backup_expiry, privacy
from tests.services.acts.shape import KEY, Act, P

ACTS: dict[str, tuple[Permission, Act]] = {
    "privacy.consents": (P.SEE_CUSTOMERS, lambda desk: privacy.consents(desk, KEY)),
    "privacy.agreed": (P.SEE_CUSTOMERS, lambda desk: privacy.agreed(desk, "service")),
    "privacy.give": (
        P.RECORD_CONSENT,
        lambda desk: privacy.give(desk, ConsentEntry(KEY, "service")),
    ),
    "privacy.agree": (
        P.RECORD_CONSENT,
        lambda desk: privacy.agree(desk, KEY, [ConsentEntry(KEY, "sharing"), ("service", "")]),
    ),
    "backup_expiry.remaining": (P.ERASE_PERSON, backup_expiry.remaining),
    "privacy.farewell": (P.ERASE_PERSON, lambda desk: privacy.farewell(desk, KEY)),
    "privacy.withdraw": (P.RECORD_CONSENT, lambda desk: privacy.withdraw(desk, KEY, "service")),
    "privacy.person": (P.EXPORT_PERSON, lambda desk: privacy.person(desk, KEY)),
    "privacy.erase": (P.ERASE_PERSON, lambda desk: privacy.erase(desk, KEY, "asked")),
    "privacy.idle": (P.ERASE_PERSON, privacy.idle),
    "privacy.purge": (P.ERASE_PERSON, privacy.purge),
}
