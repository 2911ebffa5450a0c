"""Asks which file: one place, so that every dialog begins in the folder used last."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QStandardPaths
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


def dialog(parent: QWidget | None, title: str, kinds: str = "") -> QFileDialog:
    """Return a dialog that begins in the folder used last, each of its labels in our language.

    Qt's own Chinese has no words for two of them: their sources have changed since.
    """
    asking = QFileDialog(parent, title, str(_start()), kinds)
    translate = QCoreApplication.translate
    asking.setLabelText(QFileDialog.DialogLabel.LookIn, translate("Files", "Look in:"))
    asking.setLabelText(QFileDialog.DialogLabel.FileType, translate("Files", "Kind of file:"))
    return asking


def _ask(asking: QFileDialog) -> str:
    """Wait for the answer; empty when nobody chose."""
    is_chosen = asking.exec()
    chosen = asking.selectedFiles() if is_chosen else []
    asking.deleteLater()
    return chosen[0] if chosen else ""


def open_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask for a file that is there; None when nobody chose."""
    asking = dialog(parent, title, kinds)
    asking.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _remember(_ask(asking))


def save_file(parent: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
    """Ask where a new file goes; None when nobody chose."""
    asking = dialog(parent, title, kinds)
    asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asking.selectFile(suggested)
    return _remember(_ask(asking))


def folder(parent: QWidget, title: str, start: str = "") -> Path | None:
    """Ask for a folder; None when nobody chose."""
    asking = dialog(parent, title)
    asking.setFileMode(QFileDialog.FileMode.Directory)
    asking.setOption(QFileDialog.Option.ShowDirsOnly)
    asking.setDirectory(QDir(start or str(_start())))
    chosen = _ask(asking)
    return Path(chosen) if chosen else None
