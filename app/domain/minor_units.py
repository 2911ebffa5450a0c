"""How many decimals the currencies have: what makes minor units of an amount."""

from typing import Final

_DECIMALS: Final = {
    **dict.fromkeys(
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(),  # noqa: SIM905 - a table
        0,
    ),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}


def decimals_of(currency: str) -> int:
    """Return how many decimals a currency has: CNY 2, JPY 0, KWD 3."""
    return _DECIMALS.get(currency.strip().upper(), 2)
