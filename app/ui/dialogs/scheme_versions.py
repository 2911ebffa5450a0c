"""Every version of the scheme, the one in force beside an older one, and loading it as a trial."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.domain.scheme_changes import changes
from app.domain.schemes import Scheme
from app.services import schemes
from app.services.desk import Desk
from app.services.progress import Progress
from app.services.schemes import VersionRow
from app.ui import formats
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.scheme_changes import ChangeTable

_LIST_WIDTH = 260
_HEIGHT = 340


@dataclass(frozen=True)
class Versions:
    """Every version with its scheme, newest first."""

    rows: tuple[VersionRow, ...]
    schemes: tuple[Scheme, ...]


def read_versions(desk: Desk) -> Versions:
    """Read every version and its scheme, newest first."""
    rows = tuple(reversed(schemes.versions(desk)))
    return Versions(rows, tuple(schemes.scheme_of_version(desk, row.version) for row in rows))


class VersionsDialog(FormDialog):
    """Compares versions; the chosen one can be loaded as a trial, which changes nothing yet."""

    def __init__(
        self, parent: QWidget | None, desk: Desk, jobs: Jobs, load: Callable[[Scheme], None]
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("Grading", "Versions of the scheme"),
            QCoreApplication.translate("Grading", "Load as a trial"),
            name="scheme_versions",
        )
        self.setMinimumWidth(820)
        self._desk, self._load = desk, load
        self._found = Versions((), ())
        self.list = QListWidget()
        self.list.setObjectName("versions")
        self.list.setAccessibleName(self.tr("Versions"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setProperty("framed", True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show)
        self.table = ChangeTable(desk)
        self._same = parts.label("", "table", "quiet", name="versions_same", wrap=True)
        right = parts.column(self._same, gap=8)
        right.addWidget(self.table, 1)
        right.addStretch(0)
        inside = parts.row(self.list, gap=16)
        inside.addLayout(right, 1)
        self.list.setMinimumHeight(_HEIGHT)
        self.body.addLayout(inside)
        self.act.setEnabled(False)

        def read(_progress: Progress) -> Versions:
            return read_versions(desk)

        jobs.ask(read, self._fill, initiator=self, failed=self.refuse)

    def _fill(self, found: Versions) -> None:
        self._found = found
        for row in found.rows:
            state = self.tr("in force") if row.in_force else row.actor
            text = self.tr("Version {version}: {name}").format(version=row.version, name=row.name)
            item = QListWidgetItem(f"{text}\n{formats.moment(row.created_at)}, {state}")
            item.setToolTip(item.text())
            self.list.addItem(item)
        place = next((at for at, row in enumerate(found.rows) if row.in_force), 0)
        self.list.setCurrentRow(place)
        self.list.setFocus()

    def _show(self, place: int) -> None:
        if not 0 <= place < len(self._found.rows):
            return
        current = next((at for at, row in enumerate(self._found.rows) if row.in_force), place)
        old, new = self._found.schemes[place], self._found.schemes[current]
        found = changes(old, new)
        versions = (self._found.rows[place].version, self._found.rows[current].version)
        name = self.tr("Version {version}")
        self.table.name_sides(
            name.format(version=versions[0]),
            self.tr("In force: version {version}").format(version=versions[1]),
        )
        self.table.show_changes(found, (old, new))
        self.table.setVisible(bool(found))
        if place == current:
            self._same.setText(self.tr("This version is in force."))
        elif found:
            self._same.setText(self.tr("What differs from the version in force:"))
        else:
            self._same.setText(self.tr("The same rules as the version in force."))
        self.act.setEnabled(True)

    def save(self) -> None:
        """Load the chosen version as a trial."""
        place = self.list.currentRow()
        if 0 <= place < len(self._found.schemes):
            self.accept()
            self._load(self._found.schemes[place])
