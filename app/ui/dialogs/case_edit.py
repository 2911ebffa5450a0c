"""Log a contact of a customer, or change a case that is open."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.cases import CHANNELS, KINDS, USUAL_DAYS, CaseChannel, CaseEntry, CaseKind
from app.errors import UserError
from app.i18n import translate as spoken
from app.services import cases
from app.services.case_views import CaseRow, Owner
from app.services.desk import Desk
from app.services.done import Done
from app.ui.dialogs.frame import FormDialog
from app.ui.dialogs.sale_edit import Buyer
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.day_edit import DayEdit
from app.ui.widgets.field import Field, Form, side_by_side
from app.ui.widgets.level_badge import LevelBadge
from app.ui.widgets.text_area import TextArea


class CaseDialog(FormDialog):
    """The form of one case; without a row it logs a new one."""

    def __init__(
        self, parent: QWidget, desk: Desk, jobs: Jobs, customer: Buyer, row: CaseRow | None = None
    ) -> None:
        translate = QCoreApplication.translate
        title = (
            translate("CaseDialog", "Change case {case}").format(case=row.id)
            if row
            else translate("CaseDialog", "Log a contact")
        )
        act = translate("CaseDialog", "Save") if row else translate("CaseDialog", "Log")
        super().__init__(parent, title, act, name="case_dialog")
        self._desk = desk
        self._jobs = jobs
        self._customer = customer
        self._row = row
        self._is_due_own = row is not None
        self.saved: Callable[[Done[int]], None] | None = None
        self.whom.addWidget(parts.label(customer.name[:40], "section"))
        self.whom.addWidget(LevelBadge(customer.level))
        self._text = TextArea(row.text if row else "", lines=4)
        self._text.submitted.connect(self.save)
        self._kind = _combo([(kind, spoken("Cases", text)) for kind, text in KINDS.items()])
        self._channel = _combo([(key, spoken("Cases", text)) for key, text in CHANNELS.items()])
        self._due = DayEdit(row.due if row else None, "due", begins=desk.clock.today())
        self._owner = _combo([("", self.tr("Nobody yet"))])
        if row:
            self._kind.setCurrentIndex(self._kind.findData(row.kind))
            self._channel.setCurrentIndex(self._channel.findData(row.channel))
            self._show_owners([Owner(row.owner, row.owner_name)] if row.owner else [], row.owner)
        self._build()

    def _build(self) -> None:
        fields = {
            "text": Field(self.tr("What the customer wants"), self._text, name="text"),
            "kind": Field(self.tr("Kind"), self._kind, name="kind"),
            "channel": Field(self.tr("How it came"), self._channel, name="channel"),
            "due": Field(
                self.tr("To be done by"),
                self._due,
                name="due",
                hint=self.tr("Up and down move the day; empty is without one."),
            ),
            "owner": Field(self.tr("Who sees to it"), self._owner, name="owner"),
        }
        self.body.addWidget(fields["text"])
        self.body.addLayout(side_by_side(fields["kind"], fields["channel"]))
        self.body.addLayout(side_by_side(fields["due"], fields["owner"]))
        self.body.addStretch(1)
        self.set_form(Form(fields))
        self._due.textEdited.connect(self._on_due_typed)
        self._kind.currentIndexChanged.connect(lambda _index: self._propose_due())
        self._propose_due()
        self._text.setFocus()
        self._jobs.ask(
            lambda _progress: cases.owners(self._desk),
            self._on_owners,
            initiator=self,
            failed=self.refuse,
        )

    def _on_owners(self, owners: Sequence[Owner]) -> None:
        chosen = self._row.owner if self._row else self._desk.actor.login
        self._show_owners(owners, chosen)

    def _show_owners(self, owners: Sequence[Owner], chosen: str) -> None:
        """Offer the people of the shop; who sits here is proposed for a new case."""
        had = str(self._owner.currentData())
        for owner in owners:
            if self._owner.findData(owner.login) < 0:
                self._owner.addItem(owner.name, owner.login)
        self._owner.setCurrentIndex(max(0, self._owner.findData(had or chosen)))

    def _on_due_typed(self) -> None:
        self._is_due_own = True

    def _propose_due(self) -> None:
        """Propose the usual day of the kind until another one was typed."""
        if not self._is_due_own:
            days = USUAL_DAYS[CaseKind(self._kind.currentData())]
            due = self._desk.clock.today() + timedelta(days)
            self._due.setText(due.isoformat())

    def save(self) -> None:
        """Read the fields and log or change the case."""
        try:
            entry = CaseEntry(
                customer_id=self._customer.id,
                kind=CaseKind(self._kind.currentData()),
                channel=CaseChannel(self._channel.currentData()),
                text=self._text.toPlainText(),
                due=self._due.day(),
                owner=str(self._owner.currentData()),
            )
        except UserError as error:
            self.refuse(error)
            return
        row = self._row
        if row is None:
            self.run(self._jobs, lambda _progress: cases.log(self._desk, entry), self.saved)
            return
        self.run(self._jobs, lambda _progress: cases.change(self._desk, row.id, entry), self.saved)


def _combo(choices: Sequence[tuple[str, str]]) -> QComboBox:
    combo = QComboBox()
    for value, text in choices:
        combo.addItem(text, value)
    return combo
