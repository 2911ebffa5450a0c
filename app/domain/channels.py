"""Channels of customers and sales: the usual ones are stored by a fixed word, others as typed."""

from typing import Final

from app.i18n import QT_TRANSLATE_NOOP

SHOP: Final = "shop"
TITLES: Final[dict[str, str]] = {
    SHOP: QT_TRANSLATE_NOOP("Channels", "Shop"),
    "mall": QT_TRANSLATE_NOOP("Channels", "Online shop"),
    "app": QT_TRANSLATE_NOOP("Channels", "App"),
    "social": QT_TRANSLATE_NOOP("Channels", "Social media"),
    "service": QT_TRANSLATE_NOOP("Channels", "Customer service"),
}
