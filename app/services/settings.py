"""The shop's settings: one table that makes the page, the help and the check."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

from app.domain.access import Permission
from app.domain.minor_units import decimals_of
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.services.desk import Desk, ShopSettings
from app.services.done import Changes, Done

NAME_LIMIT: Final = 200
MOST_MONTHS: Final = 600
MOST_WORDING: Final = 2000
APPROVABLE: Final = frozenset({"override", "points", "export", "refund", "erase"})
HIDES_AFTER: Final = "desk.hides_after_s"
LOCKS_AFTER: Final = "desk.locks_after_min"
_LONGEST_LOCK_MIN: Final = 600
_CURRENCY: Final = "shop.currency"
_LONGEST_WAIT_S: Final = 3600
_LONGEST_PLACE: Final = 1000


class SettingRule(NamedTuple):
    """What one setting means: type, default, label, help, and what a good value is."""

    key: str
    type: type
    default: Any
    label: str
    help: str
    is_good: Callable[[Any], bool]


def _is_name(value: Any) -> bool:  # noqa: ANN401 - a setting may hold any JSON value
    return isinstance(value, str) and 0 < len(value.strip()) <= NAME_LIMIT and value.isprintable()


def _is_currency(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, str) and len(value) == 3 and value.isascii() and value.isalpha()  # noqa: PLR2004


def _is_flag(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, bool)


def _is_wait(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LONGEST_WAIT_S


def _is_place(value: Any) -> bool:  # noqa: ANN401
    is_text = isinstance(value, str) and len(value) <= _LONGEST_PLACE and value.isprintable()
    return is_text and (not value.strip() or Path(value.strip()).is_absolute())


_NAME_ALLOWED: Final = QT_TRANSLATE_NOOP("Settings", "Write 1 to {most} signs on one line.")

RULES: Final[dict[str, SettingRule]] = {
    rule.key: rule
    for rule in (
        SettingRule(
            "shop.name",
            str,
            "",
            QT_TRANSLATE_NOOP("Settings", "Shop name"),
            QT_TRANSLATE_NOOP("Settings", "Stands on the window, on exports and on print."),
            _is_name,
        ),
        SettingRule(
            "shop.currency",
            str,
            "CNY",
            QT_TRANSLATE_NOOP("Settings", "Currency"),
            QT_TRANSLATE_NOOP(
                "Settings", "Three letters, such as CNY. Fixed once sales are recorded."
            ),
            _is_currency,
        ),
        SettingRule(
            "shop.is_demo",
            bool,
            False,
            QT_TRANSLATE_NOOP("Settings", "Demo shop"),
            QT_TRANSLATE_NOOP("Settings", "Marks a shop of invented data."),
            _is_flag,
        ),
        SettingRule(
            "approval.acts",
            list,
            [],
            QT_TRANSLATE_NOOP("Settings", "What needs a second person"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "These acts wait until a second person who may approve types their password.",
            ),
            lambda value: isinstance(value, list) and set(value) <= APPROVABLE,
        ),
        SettingRule(
            "approval.refund_minor",
            int,
            0,
            QT_TRANSLATE_NOOP("Settings", "Returns to approve above"),
            QT_TRANSLATE_NOOP("Settings", "Only returns above this amount need a second person."),
            lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= 0,
        ),
        SettingRule(
            "privacy.keep_months",
            int,
            0,
            QT_TRANSLATE_NOOP("Settings", "Months to keep idle customers"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "Whoever has bought nothing and agreed to nothing for so many months stands on a "
                "list to be erased. 0 keeps everybody.",
            ),
            lambda value: (
                isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_MONTHS
            ),
        ),
        SettingRule(
            "privacy.wording",
            str,
            "",
            QT_TRANSLATE_NOOP("Settings", "Wording of consent"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "What customers agree to, with a version; kept with each consent. Empty: the "
                "program's own words for each purpose.",
            ),
            lambda value: isinstance(value, str) and len(value) <= MOST_WORDING,
        ),
        SettingRule(
            "privacy.id_numbers",
            bool,
            False,
            QT_TRANSLATE_NOOP("Settings", "Keep ID numbers"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "Only where the law of your trade asks for them. Each needs the customer's consent "
                "to sensitive data; it is hidden on every screen and paper, and shown only with a "
                "reason that is kept.",
            ),
            _is_flag,
        ),
        SettingRule(
            "review.automatic",
            bool,
            True,
            QT_TRANSLATE_NOOP("Settings", "Run due reviews at start"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "Reviews that fell due are run when the shop is opened, each dated at its own "
                "day, as a batch that can be taken back. Off: they wait on the list of due "
                "reviews.",
            ),
            _is_flag,
        ),
        SettingRule(
            "review.trial",
            bool,
            False,
            QT_TRANSLATE_NOOP("Settings", "Trial run"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "Live scores are computed and reviews can be looked at, but no official level "
                "changes until the trial ends.",
            ),
            _is_flag,
        ),
        SettingRule(
            HIDES_AFTER,
            int,
            60,
            QT_TRANSLATE_NOOP("Settings", "Front desk hides after seconds"),
            QT_TRANSLATE_NOOP(
                "Settings", "Without a key for so long the customer's card folds; 0 is never."
            ),
            _is_wait,
        ),
        SettingRule(
            "backup.second_folder",
            str,
            "",
            QT_TRANSLATE_NOOP("Settings", "Second place of backups"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "A folder on another disk, a stick or the network; each backup is copied there "
                "and checked. Empty: none.",
            ),
            _is_place,
        ),
        SettingRule(
            LOCKS_AFTER,
            int,
            10,
            QT_TRANSLATE_NOOP("Settings", "Lock after minutes"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "Without a key for so long the window asks for the password again, and half-filled "
                "forms stay. 0 is never; a shop without passwords is never locked.",
            ),
            lambda value: (
                isinstance(value, int)
                and not isinstance(value, bool)
                and 0 <= value <= _LONGEST_LOCK_MIN
            ),
        ),
        SettingRule(
            "import.profiles",
            dict,
            {},
            QT_TRANSLATE_NOOP("Settings", "Import profiles"),
            QT_TRANSLATE_NOOP("Settings", "Saved column mappings by name."),
            lambda value: isinstance(value, dict),
        ),
    )
}


def shop_settings(stored: dict[str, Any]) -> ShopSettings:
    """Return the settings at hand from what is stored, defaults filled in."""
    value = {key: stored.get(key, rule.default) for key, rule in RULES.items()}
    return ShopSettings(
        name=value["shop.name"],
        currency=value["shop.currency"],
        decimals=decimals_of(value["shop.currency"]),
        is_demo=value["shop.is_demo"],
    )


def all_settings(desk: Desk) -> dict[str, Any]:
    """Return every setting of the shop, defaults filled in."""
    from app.models import settings as setting_rows  # noqa: PLC0415 - loads SQLAlchemy

    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        stored = setting_rows.all_of(work.connection)
    return {key: stored.get(key, rule.default) for key, rule in RULES.items()}


def check_value(key: str, value: object) -> None:
    """Refuse a setting that there is not, and a value that it cannot hold."""
    if key not in RULES:
        raise UserError(
            "unknown_setting",
            QT_TRANSLATE_NOOP("Errors", "There is no setting {key}."),
            {"key": key[:60]},
            advice=QT_TRANSLATE_NOOP("Errors", "Look at the list of settings."),
        )
    rule = RULES[key]
    if not rule.is_good(value):
        label, allowed = translate("Settings", rule.label), translate("Settings", rule.help)
        if key == "shop.name":
            allowed = translate("Settings", _NAME_ALLOWED).format(most=NAME_LIMIT)
        raise UserError(
            "bad_setting",
            QT_TRANSLATE_NOOP("Errors", '{label} cannot be "{value}"; nothing was saved.'),
            {"value": str(value)[:80], "key": key, "label": label, "help": allowed},
            advice=QT_TRANSLATE_NOOP("Errors", "{help}"),
            field=key,
        )


def change(desk: Desk, key: str, value: object) -> Done[None]:
    """Change one setting of the shop."""
    from app.models import sales as sale_rows  # noqa: PLC0415 - loads SQLAlchemy
    from app.models import settings as setting_rows  # noqa: PLC0415 - as above

    desk.require(Permission.CHANGE_SETTINGS)
    check_value(key, value)
    if isinstance(value, str):
        value = value.strip().upper() if key == _CURRENCY else value.strip()
    with desk.work() as work:
        if key == _CURRENCY and value != desk.currency and sale_rows.has_money(work.connection):
            raise UserError(
                "currency_fixed",
                QT_TRANSLATE_NOOP(
                    "Errors", "The shop has amounts in {currency}; they would change their worth."
                ),
                {"currency": desk.currency},
                advice=QT_TRANSLATE_NOOP("Errors", "Open a new shop for the other currency."),
                field=key,
            )
        before = setting_rows.all_of(work.connection).get(key, RULES[key].default)
        setting_rows.put(work.connection, key, value)
        work.note("change_setting", "setting", details={"key": key, "from": before, "to": value})
        desk.settings = shop_settings(setting_rows.all_of(work.connection))
    return Done(None, Changes(settings=True))
