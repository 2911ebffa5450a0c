"""What each role may do: permissions down, roles across; the shop's own roles can be ticked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.access import ROLE_TITLES, TITLES, Permission, Role
from app.i18n import translate as spoken
from app.services import staff
from app.services.desk import Desk
from app.services.done import Changes, Done
from app.services.progress import Progress
from app.services.staff import RoleRow
from app.ui import style
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field, Form, text_edit

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()
_PERMISSIONS: Final = tuple(Permission)
_COLUMN: Final = 104
_BOX: Final = 18
_HEIGHT: Final = 380
_WIDTH: Final = 880
_CHECK = Qt.ItemDataRole.CheckStateRole


@dataclass
class Draft:
    """One role as it stands on the form; `word` is empty for one that is not there yet."""

    word: str
    title: str
    permissions: set[Permission] = field(default_factory=set)
    is_own: bool = True
    is_changed: bool = False


class RoleTable(QAbstractTableModel):
    """Ticks of roles; those of the house cannot be changed."""

    def __init__(self, roles: Sequence[RoleRow]) -> None:
        super().__init__()
        self.drafts = [
            Draft(
                row.role,
                row.title or spoken("Permissions", ROLE_TITLES[Role(row.role)]),
                set(row.permissions),
                is_own=bool(row.title),
            )
            for row in roles
        ]

    def add(self, title: str) -> None:
        """Add an empty role at the right."""
        place = len(self.drafts)
        self.beginInsertColumns(_NO_PARENT, place, place)
        self.drafts.append(Draft("", title, {Permission.SEE_CUSTOMERS}, is_changed=True))
        self.endInsertColumns()

    def drop(self, place: int) -> None:
        """Take a role's column away."""
        self.beginRemoveColumns(_NO_PARENT, place, place)
        del self.drafts[place]
        self.endRemoveColumns()

    def toggle(self, index: Index) -> None:
        """Give or take one permission of one of the shop's own roles."""
        draft, permission = self.drafts[index.column()], _PERMISSIONS[index.row()]
        if draft.is_own:
            draft.permissions ^= {permission}
            draft.is_changed = True
            self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many permissions there are."""
        return 0 if parent.isValid() else len(_PERMISSIONS)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many roles there are."""
        return 0 if parent.isValid() else len(self.drafts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return whether a role has a permission."""
        draft, permission = self.drafts[index.column()], _PERMISSIONS[index.row()]
        has = permission in draft.permissions
        if role == _CHECK:
            return Qt.CheckState.Checked if has else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.UserRole:
            return draft.is_own
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return f"{draft.title}: {spoken('Permissions', TITLES[permission])}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return a role's title, or a permission's."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.drafts[section].title
        return spoken("Permissions", TITLES[_PERMISSIONS[section]])


class _Ticks(QStyledItemDelegate):
    """Draws a tick; with a box around it where it can be changed."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        theme, whole = style.theme(), option.rect
        has = index.data(_CHECK) == Qt.CheckState.Checked
        is_own = bool(index.data(Qt.ItemDataRole.UserRole))
        view = option.widget
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(whole, theme.colour("surface" if is_own else "sunken"))
        painter.fillRect(whole.x(), whole.bottom(), whole.width(), 1, theme.colour("border", 0.55))
        box = QRect(0, 0, _BOX, _BOX)
        box.moveCenter(whole.center())
        if is_own:
            painter.setPen(QPen(theme.colour("accent" if has else "border_strong"), 1))
            painter.setBrush(theme.colour("accent" if has else "surface"))
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        if has:
            tone = "on_accent" if is_own else "text2"
            painter.drawPixmap(box.adjusted(1, 1, -1, -1), style.pixmap("check", tone, _BOX))
        if isinstance(view, QTableView) and view.currentIndex() == index and view.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(whole.adjusted(1, 1, -1, -2))
        painter.restore()


class RoleView(QTableView):
    """The matrix: arrows move, space ticks."""

    def __init__(self, model: RoleTable) -> None:
        super().__init__()
        self.setObjectName("role_matrix")
        self.setModel(model)
        self._roles = model
        self.setItemDelegate(_Ticks(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setProperty("framed", True)
        self.setMinimumHeight(_HEIGHT)
        self.horizontalHeader().setDefaultSectionSize(_COLUMN)
        self.horizontalHeader().setFixedHeight(36)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(32)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick on Space; leave Enter and Esc to the form."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._roles.toggle(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick what was clicked."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index == self.currentIndex():
            self._roles.toggle(index)
        super().mouseReleaseEvent(event)


class RolesDialog(FormDialog):
    """The matrix with a field for a new role; everything is saved together."""

    def __init__(self, parent: QWidget, desk: Desk, jobs: Jobs, roles: Sequence[RoleRow]) -> None:
        translate = QCoreApplication.translate
        title = translate("RolesDialog", "What each role may do")
        super().__init__(parent, title, translate("RolesDialog", "Save"), name="roles_dialog")
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._jobs = jobs
        self._dropped: list[str] = []
        self.model = RoleTable(roles)
        self.model.dataChanged.connect(self._on_touched)
        self.view = RoleView(self.model)
        self.view.setAccessibleName(title)
        why = self.tr(
            "The four grey roles are built in and cannot be changed. Add one of your own below."
        )
        self.body.addWidget(parts.label(why, "hint", wrap=True))
        self.body.addWidget(self.view)
        self._title = text_edit(longest=staff.LONGEST)
        self._field = Field(self.tr("New role"), self._title, name="title")
        add = Button(self.tr("Add"), icon="plus", name="add_role")
        add.clicked.connect(self.add)
        drop = Button(self.tr("Remove the chosen role"), icon="close", name="drop_role")
        drop.clicked.connect(self.drop)
        line = parts.row(self._field, gap=8)
        line.setStretch(0, 1)
        for button in (add, drop):
            line.addLayout(parts.column(22, button, 0, gap=0))
        self.body.addLayout(line)
        self.set_form(Form({"title": self._field, "role": self._field}))
        self.view.setFocus()
        self.view.setCurrentIndex(self.model.index(0, len(roles) - 1))

    def add(self) -> None:
        """Add a column for the title typed."""
        title = self._title.text().strip()
        if not title:
            self._field.set_error(self.tr("Type a title first, such as Cashier."))
            return
        self.model.add(title)
        self._title.clear()
        self.view.setFocus()
        self.view.setCurrentIndex(self.model.index(0, len(self.model.drafts) - 1))
        self._on_touched()

    def drop(self) -> None:
        """Take the chosen role away, if it is one of the shop's own."""
        place = self.view.currentIndex().column()
        if not 0 <= place < len(self.model.drafts) or not self.model.drafts[place].is_own:
            self._field.set_error(self.tr("Only the shop's own roles can be removed."))
            return
        if self.model.drafts[place].word:
            self._dropped.append(self.model.drafts[place].word)
        self.model.drop(place)
        self._on_touched()

    def save(self) -> None:
        """Save what was changed, role by role."""
        if self._title.text().strip():
            self.add()
            return
        desk = self._desk
        changed = [draft for draft in self.model.drafts if draft.is_changed]
        dropped = list(self._dropped)

        def write(_progress: Progress) -> Done[None]:
            for word in dropped:
                staff.drop_role(desk, word)
                self._dropped.remove(word)
            for draft in changed:
                permissions = frozenset(draft.permissions)
                draft.word = staff.save_role(desk, draft.title, permissions, draft.word).value
            return Done(None, Changes(settings=True))

        self.run(self._jobs, write)
