"""What an act of the matrix is: a permission, and a call at a desk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.domain.access import Permission
from app.services.desk import Desk

P = Permission
KEY = 1
Act = Callable[[Desk], Any]


def path(desk: Desk, name: str) -> Path:
    """Return a place in the shop's folder."""
    return desk.paths.shop / name
