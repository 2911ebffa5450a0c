"""Channels as a person reads them: the counter's own is stored by a fixed word."""

from PySide6.QtCore import QCoreApplication

from app.services.checkout import SHOP


def shown(channel: str) -> str:
    """Return a channel's word in the language in use: "shop" is Shop or 门店."""
    return QCoreApplication.translate("Channels", "Shop") if channel == SHOP else channel


def typed(text: str) -> str:
    """Return the channel that a typed word stands for; the reverse of what is shown."""
    text = text.strip()
    return SHOP if text.casefold() in {SHOP, shown(SHOP).casefold()} else text
