"""Channels as a person reads and types them."""

from app.domain.channels import TITLES
from app.i18n import translate


def shown(channel: str) -> str:
    """Return a channel's word in the language in use: "shop" is Shop or 门店."""
    return translate("Channels", TITLES[channel]) if channel in TITLES else channel


def typed(text: str) -> str:
    """Return the channel that a typed word stands for; the reverse of what is shown."""
    text = text.strip()
    for channel in TITLES:
        if text.casefold() in {channel, shown(channel).casefold()}:
            return channel
    return text
