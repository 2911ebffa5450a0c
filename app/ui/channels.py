"""Channels as a person reads them: the usual ones are stored by a fixed word, others as typed."""

from PySide6.QtCore import QCoreApplication

from app.services.checkout import SHOP


def _words() -> dict[str, str]:
    """Return the usual channels by their stored words, in the language in use."""
    translate = QCoreApplication.translate
    return {
        SHOP: translate("Channels", "Shop"),
        "mall": translate("Channels", "Online shop"),
        "app": translate("Channels", "App"),
        "social": translate("Channels", "Social media"),
        "service": translate("Channels", "Customer service"),
    }


def shown(channel: str) -> str:
    """Return a channel's word in the language in use: "shop" is Shop or 门店."""
    return _words().get(channel, channel)


def typed(text: str) -> str:
    """Return the channel that a typed word stands for; the reverse of what is shown."""
    text = text.strip()
    for channel, word in _words().items():
        if text.casefold() in {channel, word.casefold()}:
            return channel
    return text
