"""Reads small text files named on the command line."""

from pathlib import Path
from typing import Final

from app.errors import FileError
from app.i18n import QT_TRANSLATE_NOOP

_LARGEST: Final = 1_000_000


def read_text(path: Path) -> str:
    """Return a small UTF-8 text file, or say why it cannot be read."""
    values = {"file": path.name[:80], "folder": str(path.parent)}
    try:
        if path.stat().st_size > _LARGEST:
            raise FileError(
                "file_too_large",
                QT_TRANSLATE_NOOP("Errors", "{file} is far too large for a scheme."),
                values,
                advice=QT_TRANSLATE_NOOP("Errors", "Choose the scheme file."),
            )
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise FileError(
            "file_not_text",
            QT_TRANSLATE_NOOP("Errors", "{file} is not a text in UTF-8."),
            values,
            advice=QT_TRANSLATE_NOOP("Errors", "Save it as UTF-8 in your editor and try again."),
        ) from None
    except (OSError, ValueError):
        raise FileError(
            "file_unreadable",
            QT_TRANSLATE_NOOP("Errors", "{file} cannot be read in {folder}."),
            values,
            advice=QT_TRANSLATE_NOOP("Errors", "Check the name and the folder."),
        ) from None
