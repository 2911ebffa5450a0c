"""Schemes as files: read one somebody wrote or was sent, write the one in the editor."""

import os
from pathlib import Path
from typing import Final

from app.domain import scheme_toml
from app.domain.access import Permission
from app.domain.schemes import Scheme
from app.errors import FileError
from app.i18n import QT_TRANSLATE_NOOP
from app.services.desk import Desk

_LARGEST: Final = 1_000_000


def read(desk: Desk, path: Path) -> Scheme:
    """Read a scheme file and check it; nothing is applied."""
    desk.require(Permission.EDIT_SCHEME)
    return scheme_toml.parse(_text(path), desk.decimals)


def write(desk: Desk, scheme: Scheme, path: Path) -> Path:
    """Write a scheme to a file that `read` gives back unchanged; whole or not at all."""
    desk.require(Permission.EDIT_SCHEME)
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(scheme_toml.dump(scheme, desk.decimals), encoding="utf-8")
        os.replace(part, path)  # noqa: PTH105 - Path.replace follows the same call
    except (OSError, ValueError):
        part.unlink(missing_ok=True)
        raise FileError(
            "file_unwritable",
            QT_TRANSLATE_NOOP("Errors", "{file} cannot be written in {folder}."),
            _named(path),
            advice=QT_TRANSLATE_NOOP("Errors", "Choose another folder or another name."),
        ) from None
    return path


def _named(path: Path) -> dict[str, str]:
    return {"file": path.name[:80], "folder": str(path.absolute().parent)}


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise FileError(
                "file_too_large",
                QT_TRANSLATE_NOOP("Errors", "{file} is far too large for a scheme."),
                _named(path),
                advice=QT_TRANSLATE_NOOP("Errors", "Choose the scheme file."),
            )
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise FileError(
            "file_not_text",
            QT_TRANSLATE_NOOP("Errors", "{file} is not a text in UTF-8."),
            _named(path),
            advice=QT_TRANSLATE_NOOP("Errors", "Save it as UTF-8 in your editor and try again."),
        ) from None
    except (OSError, ValueError):
        raise FileError(
            "file_unreadable",
            QT_TRANSLATE_NOOP("Errors", "{file} cannot be read in {folder}."),
            _named(path),
            advice=QT_TRANSLATE_NOOP("Errors", "Check the name and the folder."),
        ) from None
