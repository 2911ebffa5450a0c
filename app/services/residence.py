"""Where the shop lives, and whether anything of it goes over a network."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain import shop_places
from app.domain.access import Permission
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.models import server
from app.services.at_open import mounts
from app.services.desk import Desk, Work

_FILE: Final = QT_TRANSLATE_NOOP(
    "Residence", "The shop is one file on this computer. StarDesk uses no network."
)
_CARRIED: Final = QT_TRANSLATE_NOOP(
    "Residence",
    "The shop is one file in a folder that {carrier} shares. StarDesk itself uses no network.",
)
_SERVER_HERE: Final = QT_TRANSLATE_NOOP(
    "Residence", "The shop is on a database server of this computer. No network is used."
)
_PROTECTED: Final = QT_TRANSLATE_NOOP(
    "Residence", "The shop is on the server {place}; the connection is encrypted ({protocol})."
)
_OPEN: Final = QT_TRANSLATE_NOOP(
    "Residence", "The shop is on the server {place}; the connection is not encrypted."
)


@dataclass(frozen=True)
class Residence:
    """Where a shop lives: its file, or its server; StarDesk opens a connection only to a server.

    `carrier` is the cloud or network file system that shares the folder of the file. `is_local`
    says that the server is reached inside this computer, `protocol` by which TLS otherwise.
    """

    place: str
    is_server: bool = False
    carrier: str = ""
    is_local: bool = False
    protocol: str = ""

    def words(self) -> str:
        """Say it in one or two sentences of the language in use."""
        if not self.is_server:
            text = _CARRIED if self.carrier else _FILE
        elif self.is_local:
            text = _SERVER_HERE
        else:
            text = _PROTECTED if self.protocol else _OPEN
        return translate("Residence", text).format(
            place=self.place, carrier=self.carrier, protocol=self.protocol
        )


def of(desk: Desk) -> Residence:
    """Look where the shop lives."""
    desk.require(Permission.SEE_CUSTOMERS)
    if desk.database.is_sqlite:
        return of_folder(desk.paths.shop)
    with desk.read() as work:
        return inside(work)


def inside(work: Work) -> Residence:
    """Look the same inside a transaction."""
    database = work.desk.database
    if database.is_sqlite:
        return of_folder(work.desk.paths.shop)
    found = server.transport_of(work.connection)
    return Residence(
        database.url.host or "", is_server=True, is_local=found.is_local, protocol=found.protocol
    )


def of_folder(folder: Path) -> Residence:
    """Look where a shop in a folder lives."""
    whole = folder.absolute()
    carrier = shop_places.cloud_of(whole) or shop_places.network_of(whole, mounts())
    return Residence(str(whole), carrier=carrier)
