"""An act a person may call by button, key or name; one list feeds menus, keys and help."""

from collections.abc import Callable
from typing import NamedTuple


class Command(NamedTuple):
    """One act: stable name, title in the language in use, its key, icon, and what it does."""

    name: str
    title: str
    act: Callable[[], None]
    key: str = ""
    icon: str = ""
