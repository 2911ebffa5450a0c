"""Asks which file: one place, so that every dialog begins in the folder used last."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


class _Last:
    folder = ""


def _start() -> Path:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(_Last.folder or documents)
    return folder if folder.is_dir() else Path.home()


def _remember(chosen: str) -> Path | None:
    if not chosen:
        return None
    _Last.folder = str(Path(chosen).parent)
    return Path(chosen)


def open_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask for a file that is there; None when nobody chose."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(_start()), kinds)
    return _remember(chosen)


def save_file(parent: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
    """Ask where a new file goes; None when nobody chose."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(_start() / suggested), kinds)
    return _remember(chosen)


def folder(parent: QWidget, title: str, start: str = "") -> Path | None:
    """Ask for a folder; None when nobody chose."""
    chosen = QFileDialog.getExistingDirectory(parent, title, start or str(_start()))
    return Path(chosen) if chosen else None
