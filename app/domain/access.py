"""Roles, permissions, and which fields a role may see."""

from collections.abc import Iterable
from enum import Enum
from typing import Final

from app.i18n import QT_TRANSLATE_NOOP


class Permission(Enum):
    """One thing a person may do; services require it before anything else happens."""

    SEE_CUSTOMERS = "see_customers"
    SEE_AMOUNTS = "see_amounts"
    SEE_PHONES = "see_phones"
    REVEAL_PHONE = "reveal_phone"
    REVEAL_ID_NUMBER = "reveal_id_number"
    EDIT_CUSTOMER = "edit_customer"
    RECORD_SALE = "record_sale"
    RECORD_RETURN = "record_return"
    IMPORT = "import"
    UNDO_BATCH = "undo_batch"
    EDIT_SCHEME = "edit_scheme"
    EDIT_BENEFITS = "edit_benefits"
    REGRADE = "regrade"
    REVIEW = "review"
    OVERRIDE = "override"
    ADJUST_POINTS = "adjust_points"
    EXPORT_CUSTOMERS = "export_customers"
    EXPORT_ACCOUNTS = "export_accounts"
    CHANGE_SETTINGS = "change_settings"
    MANAGE_STAFF = "manage_staff"
    BACK_UP = "back_up"
    RESTORE = "restore"
    RUN_DOCTOR = "run_doctor"
    SEE_CASES = "see_cases"
    LOG_CASE = "log_case"
    CLOSE_CASE = "close_case"
    SEE_AUDIT = "see_audit"
    APPROVE = "approve"
    RECORD_CONSENT = "record_consent"
    EXPORT_PERSON = "export_person"
    ERASE_PERSON = "erase_person"


class Role(Enum):
    """Who somebody is at the desk."""

    OWNER = "owner"
    MANAGER = "manager"
    FRONT_DESK = "front_desk"
    ACCOUNTANT = "accountant"
    OWN = "own"


_P = Permission

GRANTS: Final[dict[Role, frozenset[Permission]]] = {
    Role.OWNER: frozenset(Permission),
    Role.MANAGER: frozenset(Permission)
    - {_P.MANAGE_STAFF, _P.CHANGE_SETTINGS, _P.SEE_AUDIT, _P.ERASE_PERSON, _P.RESTORE},
    Role.FRONT_DESK: frozenset(
        {
            _P.SEE_CUSTOMERS,
            _P.REVEAL_PHONE,
            _P.EDIT_CUSTOMER,
            _P.RECORD_SALE,
            _P.RECORD_RETURN,
            _P.SEE_CASES,
            _P.LOG_CASE,
            _P.CLOSE_CASE,
            _P.RECORD_CONSENT,
        }
    ),
    Role.ACCOUNTANT: frozenset(
        {_P.SEE_CUSTOMERS, _P.SEE_AMOUNTS, _P.EXPORT_ACCOUNTS, _P.RUN_DOCTOR}
    ),
    # What a role of the shop's own making grants stands with that role.
    Role.OWN: frozenset(),
}

TITLES: Final[dict[Permission, str]] = {
    _P.SEE_CUSTOMERS: QT_TRANSLATE_NOOP("Permissions", "look customers up"),
    _P.SEE_AMOUNTS: QT_TRANSLATE_NOOP("Permissions", "see amounts"),
    _P.SEE_PHONES: QT_TRANSLATE_NOOP("Permissions", "see full phone numbers"),
    _P.REVEAL_PHONE: QT_TRANSLATE_NOOP("Permissions", "reveal one phone number with a reason"),
    _P.REVEAL_ID_NUMBER: QT_TRANSLATE_NOOP("Permissions", "reveal one ID number with a reason"),
    _P.EDIT_CUSTOMER: QT_TRANSLATE_NOOP("Permissions", "add and change customers"),
    _P.RECORD_SALE: QT_TRANSLATE_NOOP("Permissions", "record sales"),
    _P.RECORD_RETURN: QT_TRANSLATE_NOOP("Permissions", "record returns"),
    _P.IMPORT: QT_TRANSLATE_NOOP("Permissions", "import files"),
    _P.UNDO_BATCH: QT_TRANSLATE_NOOP("Permissions", "take a batch back"),
    _P.EDIT_SCHEME: QT_TRANSLATE_NOOP("Permissions", "change the grading scheme"),
    _P.EDIT_BENEFITS: QT_TRANSLATE_NOOP("Permissions", "change benefits"),
    _P.REGRADE: QT_TRANSLATE_NOOP("Permissions", "grade all customers"),
    _P.REVIEW: QT_TRANSLATE_NOOP("Permissions", "run reviews"),
    _P.OVERRIDE: QT_TRANSLATE_NOOP("Permissions", "set a level by hand"),
    _P.ADJUST_POINTS: QT_TRANSLATE_NOOP("Permissions", "give and take points by hand"),
    _P.EXPORT_CUSTOMERS: QT_TRANSLATE_NOOP("Permissions", "export the star table"),
    _P.EXPORT_ACCOUNTS: QT_TRANSLATE_NOOP("Permissions", "export the accountant's workbook"),
    _P.CHANGE_SETTINGS: QT_TRANSLATE_NOOP("Permissions", "change settings"),
    _P.MANAGE_STAFF: QT_TRANSLATE_NOOP("Permissions", "manage staff"),
    _P.BACK_UP: QT_TRANSLATE_NOOP("Permissions", "make backups"),
    _P.RESTORE: QT_TRANSLATE_NOOP("Permissions", "bring a backup back"),
    _P.RUN_DOCTOR: QT_TRANSLATE_NOOP("Permissions", "check the shop's data"),
    _P.SEE_CASES: QT_TRANSLATE_NOOP("Permissions", "see cases"),
    _P.LOG_CASE: QT_TRANSLATE_NOOP("Permissions", "log and change cases"),
    _P.CLOSE_CASE: QT_TRANSLATE_NOOP("Permissions", "close and reopen cases"),
    _P.SEE_AUDIT: QT_TRANSLATE_NOOP("Permissions", "read the audit log"),
    _P.APPROVE: QT_TRANSLATE_NOOP("Permissions", "approve what others do"),
    _P.RECORD_CONSENT: QT_TRANSLATE_NOOP("Permissions", "record consents and withdrawals"),
    _P.EXPORT_PERSON: QT_TRANSLATE_NOOP("Permissions", "hand out all data of one person"),
    _P.ERASE_PERSON: QT_TRANSLATE_NOOP("Permissions", "erase a person"),
}

ROLE_TITLES: Final[dict[Role, str]] = {
    Role.OWNER: QT_TRANSLATE_NOOP("Permissions", "Owner"),
    Role.MANAGER: QT_TRANSLATE_NOOP("Permissions", "Manager"),
    Role.FRONT_DESK: QT_TRANSLATE_NOOP("Permissions", "Front desk"),
    Role.ACCOUNTANT: QT_TRANSLATE_NOOP("Permissions", "Accountant"),
    Role.OWN: QT_TRANSLATE_NOOP("Permissions", "Own role"),
}


OWN_PREFIX: Final = "own:"


def role_of(stored: str) -> Role:
    """Return the role of a stored word: "manager" is the manager, "own:7" one of the shop's own."""
    return Role.OWN if stored.startswith(OWN_PREFIX) else Role(stored)


def own_role_id(stored: str) -> int:
    """Return the number of one of the shop's own roles: "own:7" is 7."""
    return int(stored.removeprefix(OWN_PREFIX))


def permissions_of(names: Iterable[str]) -> frozenset[Permission]:
    """Return permissions by their names; one that this program no longer knows is left out."""
    known = {permission.value: permission for permission in Permission}
    return frozenset(known[name] for name in names if name in known)


# What a mask shows of a phone number at most; what it hides in between, and a short number's end.
_START: Final = 3
_HIDDEN: Final = 4
_ENDING: Final = 4
_SHORT_ENDING: Final = 2


def shown_of_phone(digits: str) -> tuple[str, str]:
    """Return what a mask shows of a phone number: its first and its last digits.

    At least four stay hidden: of 13812345678 it shows 138 and 5678, of 61234567 only 4567. Seven
    digits or fewer keep only the last two, so that a short number cannot be guessed.
    """
    if len(digits) < _HIDDEN + _ENDING:
        return "", digits[-_SHORT_ENDING:]
    start = min(_START, len(digits) - _HIDDEN - _ENDING)
    return digits[:start], digits[-_ENDING:]


def mask_phone(phone: str) -> str:
    """Hide the middle of a phone number: 13812345678 becomes "138 **** 5678"."""
    digits = phone.strip()
    if not digits or "*" in digits:
        return digits
    start, ending = shown_of_phone(digits)
    return f"{start} **** {ending}".lstrip()
