"""The system's key store (keyring), where there is one; any trouble with it means "not there"."""

import importlib.util
import sys
from typing import Final

SERVICE: Final = "StarDesk"


def get(entry: str) -> bytes | None:
    """Return the secret kept under a name, or None."""
    if not _is_installed():
        return None
    import keyring  # noqa: PLC0415 - 66 ms and a D-Bus connection, for few starts

    try:
        kept = keyring.get_password(SERVICE, entry)
        return bytes.fromhex(kept) if kept else None
    except _troubles():
        return None


def put(entry: str, secret: bytes) -> bool:
    """Keep a secret under a name; say whether it can be had back."""
    if not _is_installed():
        return False
    import keyring  # noqa: PLC0415 - as above

    try:
        keyring.set_password(SERVICE, entry, secret.hex())
    except _troubles():
        return False
    return get(entry) == secret


def drop(entry: str) -> None:
    """Let the store forget what it keeps under a name, if anything."""
    if not _is_installed():
        return
    import keyring  # noqa: PLC0415 - as above

    try:
        keyring.delete_password(SERVICE, entry)
    except _troubles():
        return


def _is_installed() -> bool:
    return importlib.util.find_spec("keyring") is not None


def _troubles() -> tuple[type[Exception], ...]:
    """Return everything a back end is known to raise, also what keyring lets through.

    Only libraries that are loaded can have raised something, so nothing is imported for this.
    """
    from keyring.errors import KeyringError  # noqa: PLC0415 - as above

    known: list[type[Exception]] = [
        KeyringError,
        OSError,
        EOFError,
        RuntimeError,
        ValueError,
        LookupError,
        AttributeError,
        ImportError,
        TypeError,
    ]
    for module, name in (
        ("secretstorage.exceptions", "SecretStorageException"),
        ("jeepney.wrappers", "DBusErrorResponse"),
        ("jeepney.auth", "AuthenticationError"),
        ("win32ctypes.pywin32.pywintypes", "error"),
        ("dbus.exceptions", "DBusException"),
    ):
        raised = getattr(sys.modules.get(module), name, None)
        if isinstance(raised, type) and issubclass(raised, Exception):
            known.append(raised)
    return tuple(known)
