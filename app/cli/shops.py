"""The commands init and demo."""

import getpass
import os
from pathlib import Path

from app import bootstrap, paths
from app.bootstrap import ShopSetup
from app.cli.answers import Answer
from app.cli.session import Call, is_asking_possible, warned_of
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP, translate


def init(call: Call) -> Answer:
    """Create a shop; an encrypted one prints its recovery key this once."""
    options = call.options
    setup = ShopSetup(
        name=options.name,
        currency=options.currency,
        template=options.template,
        language=call.language,
        owner=options.owner,
        password="" if options.plain else _new_password(),
        plain=options.plain,
    )
    created = bootstrap.create_shop(call.shop.absolute(), setup)
    shop = str(created.shop)
    if options.plain:
        text = QT_TRANSLATE_NOOP("Cli", "Shop created in {shop}.")
        warning = QT_TRANSLATE_NOOP(
            "Cli",
            "This shop is NOT encrypted: whoever gets its files can read every customer.",
        )
        data = {"shop": shop, "recovery_key": None, "encrypted": False}
        return Answer(data, translate("Cli", text).format(shop=shop), (translate("Cli", warning),))
    text = QT_TRANSLATE_NOOP(
        "Cli",
        "Encrypted shop created in {shop}.\n"
        "Recovery key, shown this once – write it down and keep it away from the computer:\n"
        "    {key}",
    )
    data = {"shop": shop, "recovery_key": created.recovery_key, "encrypted": True}
    told = translate("Cli", text).format(shop=shop, key=created.recovery_key)
    return Answer(data, told, warned_of(setup.password))


def _new_password() -> str:
    """Return the owner's password from STARDESK_PASSWORD, or asked for twice."""
    password = os.environ.get("STARDESK_PASSWORD")
    if password:
        return password
    if not is_asking_possible():
        raise UserError(
            "password_missing",
            QT_TRANSLATE_NOOP("Errors", "The owner of the new shop has no password yet."),
        )
    first = getpass.getpass(translate("Cli", QT_TRANSLATE_NOOP("Cli", "Password for the owner: ")))
    again = getpass.getpass(translate("Cli", QT_TRANSLATE_NOOP("Cli", "The same once more: ")))
    if first != again:
        raise UserError(
            "passwords_differ",
            QT_TRANSLATE_NOOP("Errors", "The two passwords are not the same; no shop was made."),
            advice=QT_TRANSLATE_NOOP("Errors", "Run the command again."),
        )
    return first


def demo(call: Call) -> Answer:
    """Create the demo shop of invented customers; it is plain and asks for no password."""
    named = call.options.folder or call.options.shop
    folder = Path(named).expanduser() if named else paths.default_demo()
    with call.progress() as progress:
        created = bootstrap.demo(folder.absolute(), call.options.as_of, progress, call.language)
    text = translate(
        "Cli",
        QT_TRANSLATE_NOOP(
            "Cli", "Demo shop of invented customers created in {shop}; it is not encrypted."
        ),
    )
    return Answer({"shop": str(created.shop)}, text.format(shop=created.shop))
