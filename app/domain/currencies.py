"""Which currency a cell speaks of, by code, name or sign, and whether that can be the shop's."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

_DOLLARS: Final = frozenset(
    "USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP BRL MOP FJD JMD TTD BBD BMD BSD BZD KYD LRD "  # noqa: SIM905 - a table
    "NAD XCD DOP UYU BND".split()
)
_POUNDS: Final = frozenset(("GBP", "EGP", "LBP", "SYP", "SDG", "SSP", "FKP", "GIP", "SHP"))
_YUANS: Final = frozenset(("CNY", "TWD", "HKD", "MOP", "JPY", "KRW"))
_NAMES: Final[Mapping[str, str]] = {
    "CNY": "RMB CNH 人民币 人民币元 CN¥ YUAN RENMINBI",
    "USD": "US$ 美元 美金 USDOLLAR USDOLLARS DOLLARUS",
    "EUR": "€ 欧元 EURO EUROS",
    "HKD": "HK$ 港币 港元 港幣",
    "TWD": "NT$ 新台币 新臺幣 台币",
    "JPY": "日元 日圆 日圓 円 JP¥ YEN",
    "GBP": "英镑 英鎊 POUNDSTERLING STERLING",
    "KRW": "₩ 韩元 韩币",
    "SGD": "S$ 新加坡元 新币",
    "AUD": "A$ 澳元 澳币",
    "CAD": "C$ 加元 加币",
    "THB": "฿ 泰铢",
    "MOP": "MOP$ 澳门元 澳门币",
    "INR": "₹ 印度卢比",
    "CHF": "瑞士法郎",
    "RUB": "₽ 卢布",
    "VND": "₫ 越南盾",
}
_MEANINGS: Final[Mapping[str, frozenset[str]]] = {
    **{word: frozenset((code,)) for code, words in _NAMES.items() for word in words.split()},
    "$": _DOLLARS,
    "£": _POUNDS,
    "¥": frozenset(("CNY", "JPY")),
    "元": _YUANS,
    "圆": _YUANS,
    "圓": _YUANS,
}
_CODE: Final = re.compile(r"[A-Z]{3}").fullmatch
# What an amount may carry, see money._SIGN.
_IN_AMOUNT: Final = re.compile(r"CNY|RMB|USD|EUR|GBP|HKD|TWD|JPY|人民币|[¥$€£元圆]", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(r"[(\[【（]([^)\]】）]{1,12})[)\]】）]")
# Codes that the brackets of a header may hold; other words of three letters stand there, too.
_KNOWN_CODES: Final = frozenset(
    (*_NAMES, *_DOLLARS, *_POUNDS, *"SEK NOK DKK PLN CZK HUF TRY ZAR MYR IDR PHP AED SAR".split())  # noqa: SIM905 - a table
)


def _key(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text[:40]).split()).upper()


def is_currency(text: str) -> bool:
    """Return whether a cell says a currency: a code of three letters, a known name or a sign."""
    key = _key(text)
    return key in _MEANINGS or _CODE(key) is not None


def can_be(said: str, currency: str) -> bool:
    """Return whether a code, name or sign can mean a currency: ¥ can mean CNY and JPY."""
    key, own = _key(said), _key(currency)
    return key == own or own in _MEANINGS.get(key, ())


def foreign_in(amount: str, currency: str) -> str:
    """Return the sign or code in an amount that cannot mean a currency: $ of "$5" for CNY."""
    text = unicodedata.normalize("NFKC", amount[:200])
    signs = (found.group() for found in _IN_AMOUNT.finditer(text))
    return next((sign for sign in signs if not can_be(sign, currency)), "")


def of_header(header: str) -> str:
    """Return the currency in the brackets of a header: USD of "Amount (USD)"; else nothing."""
    for found in _IN_BRACKETS.finditer(header):
        key = _key(found[1])
        if key in _MEANINGS or key in _KNOWN_CODES:
            return found[1].strip()
    return ""
