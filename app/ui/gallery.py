"""Pictures of every page and every dialog of the demo shop, drawn without a screen."""

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMessageLogContext, QPoint, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app import bootstrap, paths
from app.errors import FileError
from app.i18n import QT_TRANSLATE_NOOP
from app.ui import language, style
from app.ui.application import Collector
from app.ui.scenes import SCENES
from app.ui.walk import Walk

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.services.progress import Progress

Size = tuple[int, int]
_SHADE: Final = QColor(0, 0, 0, 96)


def without_screen() -> QApplication:
    """Return the program, started without a screen unless it runs already."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        qInstallMessageHandler(_hear)
        app = QApplication(["stardesk"])
        app.setStyle("Fusion")
    style.load_fonts()
    return app


def _hear(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    """Pass on what Qt says, but for what a platform without a screen says of its windows."""
    if not text.startswith("This plugin does not support"):
        sys.stderr.write(f"{text}\n")


class Gallery:
    """Writes pictures into one folder; names are page or dialog, language, theme."""

    def __init__(self, folder: Path, size: Size) -> None:
        self._folder = folder
        self._size = size
        self._suffix = ""
        self.files: list[Path] = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._trouble(folder, error.strerror or "") from error

    def shoot(self, desk: "Desk", speech: str, theme: str) -> None:
        """Take every picture of one shop in one language and one theme."""
        app = without_screen()
        translators = language.Translators()
        before = style.theme().name
        translators.use(speech)
        style.apply(app, theme)
        self._suffix = f"{speech}-{theme}"
        collector = Collector()  # windows must not be collected on a worker's thread
        collector.start()
        walk = Walk(desk, self._size, self._see)
        try:
            with TemporaryDirectory() as own, paths.apart(Path(own)):
                walk.go(SCENES)
        finally:
            walk.close()
            collector.stop()
            translators.remove()
            style.apply(app, before)

    def _see(self, name: str, window: QWidget, dialog: QWidget | None) -> None:
        picture = window.grab()
        if dialog is not None:
            picture = _above(picture, dialog)
        file = self._folder / f"{name}-{self._suffix}.png"
        if not picture.save(str(file)):
            raise self._trouble(file, "")
        self.files.append(file)

    @staticmethod
    def _trouble(file: Path, detail: str) -> FileError:
        return FileError(
            "picture_not_written",
            QT_TRANSLATE_NOOP("Errors", "The picture {file} could not be written. {detail}"),
            {"file": str(file), "detail": detail},
            advice=QT_TRANSLATE_NOOP("Errors", "Choose a folder that you may write to."),
        )


def _above(ground: QPixmap, dialog: QWidget) -> QPixmap:
    """Draw a dialog over its darkened window, as a desktop shows it."""
    front = dialog.grab()
    painter = QPainter(ground)
    ratio = ground.devicePixelRatio()
    painter.fillRect(0, 0, ground.width(), ground.height(), _SHADE)
    room = ground.size() / ratio - front.size() / front.devicePixelRatio()
    painter.drawPixmap(QPoint(max(0, room.width() // 2), max(0, room.height() // 3)), front)
    painter.end()
    return ground


def demo_pictures(
    folder: Path,
    size: Size,
    looks: Sequence[tuple[str, str]],
    business_day: date | None,
    progress: "Progress",
) -> list[Path]:
    """Make the demo shop in a folder of its own, once per language, and take every picture."""
    gallery = Gallery(folder, size)
    for speech in dict.fromkeys(speech for speech, _ in looks):
        with TemporaryDirectory() as place, paths.apart(Path(place) / "own"):
            shop = bootstrap.demo(Path(place) / "demo", business_day, language=speech).shop
            for done, (_, theme) in enumerate(look for look in looks if look[0] == speech):
                progress.step(done, len(looks), f"{speech} {theme}")
                desk = bootstrap.open_desk(shop, business_day=business_day)
                try:
                    gallery.shoot(desk, speech, theme)
                finally:
                    desk.close()
    return gallery.files
