"""Builds a desk from a folder, a login and a secret: the only place that wires the rooms.

`founding` makes a shop, `opening` opens it, `replacing` puts a backup or a new key in its place.
"""

from app.bootstrap.founding import Created, ShopSetup, create_shop, demo
from app.bootstrap.opening import is_shop, key_of, logins, open_desk
from app.bootstrap.replacing import bring, rekey, restore
from app.services.restorers import Restorer

__all__ = [
    "Created",
    "Restorer",
    "ShopSetup",
    "bring",
    "create_shop",
    "demo",
    "is_shop",
    "key_of",
    "logins",
    "open_desk",
    "rekey",
    "restore",
]
