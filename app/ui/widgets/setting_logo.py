"""The shop's logo in the settings: what it is now, another one, none."""

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from app.domain.access import Permission
from app.domain.papers import Logo
from app.services import logo as logos
from app.services.desk import Desk
from app.services.done import Done
from app.ui import files
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.button import Button

_SIZE = QSize(96, 56)


class LogoRow(QWidget):
    """Shows the logo small and takes another one."""

    saved = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("logo_row")
        self._desk = desk
        self._jobs = jobs
        self._picture = parts.label("", "hint", name="logo_picture")
        self._picture.setFixedSize(_SIZE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setAccessibleName(self.tr("Logo"))
        choose = Button(self.tr("Choose a picture"), icon="folder", name="choose_logo")
        choose.clicked.connect(self.choose)
        self._drop = Button(self.tr("No logo"), "quiet", name="drop_logo")
        self._drop.clicked.connect(self.drop)
        may = desk.may(Permission.CHANGE_SETTINGS)
        for button in (choose, self._drop):
            button.setEnabled(may)
        well = parts.card("logo_well", part="sunken")
        parts.row(self._picture, margins=(4, 4, 4, 4), parent=well)
        hint = parts.label(
            self.tr("PNG, JPEG or SVG. Printed on statements and rule sheets."), "hint", wrap=True
        )
        buttons = parts.column(parts.row(choose, self._drop, 0), hint, gap=4)
        row = parts.row(well, gap=12)
        row.addLayout(buttons, 1)
        parts.column(parts.label(self.tr("Logo"), "caption"), row, gap=4, parent=self)

    def refresh(self) -> None:
        """Read the logo anew."""
        self._jobs.ask(
            lambda _progress: logos.logo(self._desk),
            self._show,
            initiator=self,
            replaces="settings logo",
        )

    def _show(self, found: Logo | None) -> None:
        self._drop.setVisible(found is not None)
        if found is None:
            self._picture.setPixmap(QPixmap())
            self._picture.setText(self.tr("none"))
            return
        picture = QPixmap()
        picture.loadFromData(QByteArray(found.content), found.format)
        ratio = self.devicePixelRatioF()
        fitted = picture.scaled(
            _SIZE * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        self._picture.setPixmap(fitted)

    def choose(self) -> None:
        """Ask for a picture and take it."""
        kinds = self.tr("Pictures (*.png *.jpg *.jpeg *.svg)")
        file = files.open_file(self, self.tr("Choose a picture"), kinds)
        if file is None:
            return

        def done(_done: Done[Logo]) -> None:
            self.refresh()
            self.saved.emit(self.tr("Saved the logo."))

        self._jobs.write(
            lambda _progress: logos.set_logo(self._desk, file),
            done,
            initiator=self,
            failed=self.refused.emit,
        )

    def drop(self) -> None:
        """Do without a logo."""

        def done(_done: Done[None]) -> None:
            self.refresh()
            self.saved.emit(self.tr("Papers are printed without a logo."))

        self._jobs.write(
            lambda _progress: logos.remove_logo(self._desk),
            done,
            initiator=self,
            failed=self.refused.emit,
        )
