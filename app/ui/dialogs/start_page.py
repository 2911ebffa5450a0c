"""The first choice of a first start: a new shop, the demo shop, a backup, another folder."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.widgets import parts
from app.ui.widgets.button import Button


class StartPage(QWidget):
    """Four ways to begin, each with a line about it; tells which one was chosen."""

    create_asked = Signal()
    demo_asked = Signal()
    bring_asked = Signal()
    folder_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("start_page")
        self._create = Button(
            self.tr("Create my shop"), "primary", icon="plus", name="start_create"
        )
        demo = Button(self.tr("Look at the demo shop"), icon="star", name="start_demo")
        bring = Button(
            self.tr("Bring a backup to this computer"), icon="shield", name="start_bring"
        )
        other = Button(self.tr("Open another folder"), icon="folder", name="start_folder")
        self._create.clicked.connect(self.create_asked)
        demo.clicked.connect(self.demo_asked)
        bring.clicked.connect(self.bring_asked)
        other.clicked.connect(self.folder_asked)
        keeps = self.tr(
            "StarDesk keeps your customers on this computer, gives each a star level and says why."
        )
        ways = (
            (self._create, self.tr("An empty shop, encrypted with your password.")),
            (demo, self.tr("An invented tea shop with 2,000 customers, in a folder of its own.")),
            (bring, self.tr("After a lost or a new PC, with your password or the recovery key.")),
            (other, self.tr("A shop on another disk.")),
        )
        lines: list[QWidget | int] = []
        for button, about in ways:
            lines += [8, button, parts.label(about, "caption")]
        parts.column(
            parts.label(self.tr("Welcome"), "title"),
            parts.label(keeps, wrap=True),
            *lines,
            0,
            gap=6,
            parent=self,
        )

    def go_first(self) -> None:
        """Begin with the shop of one's own."""
        self._create.setFocus()
