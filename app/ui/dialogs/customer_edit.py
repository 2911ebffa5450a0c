"""Add or change a customer: name and phone first, the rest when there is time."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from app.domain.access import Permission
from app.domain.customer_rules import CustomerEntry
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.services import customers
from app.services.customers import Card
from app.services.desk import Desk
from app.services.done import Done
from app.ui import channels
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets.day_edit import read_day
from app.ui.widgets.field import Field, Form, side_by_side, text_edit


class CustomerDialog(FormDialog):
    """The form of one customer; without a card it adds one."""

    def __init__(self, parent: QWidget, desk: Desk, jobs: Jobs, card: Card | None = None) -> None:
        translate = QCoreApplication.translate
        title = (
            translate("CustomerDialog", "Change customer")
            if card
            else translate("CustomerDialog", "New customer")
        )
        super().__init__(parent, title, translate("CustomerDialog", "Save"), name="customer_dialog")
        self._desk = desk
        self._jobs = jobs
        self._card = card
        self.saved: Callable[[Done[int]], None] | None = None
        entry = card.entry if card else CustomerEntry("")
        self._entry = entry
        self._edits = {
            key: text_edit(value)
            for key, value in (
                ("name", entry.name),
                ("phone", entry.phone),
                ("number", entry.number),
                ("email", entry.email),
                ("birthday", entry.birthday),
                ("joined", entry.joined.isoformat() if entry.joined else ""),
                ("influence", _figure(entry.influence)),
                ("influence_note", entry.influence_note),
                ("potential", _figure(entry.potential)),
                ("potential_note", entry.potential_note),
                ("tags", ", ".join(entry.tags)),
                ("channel", channels.shown(entry.channel)),
            )
        }
        if card is not None and card.id_number.is_on:
            self._edits["id_number"] = text_edit(longest=40)
        self._shares = QCheckBox(self.tr("Family number: other customers share this phone"))
        self._shares.setObjectName("shares_phone")
        self._shares.setChecked(entry.shares_phone)
        self._note = QPlainTextEdit(entry.note)
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(56)
        self._build()

    def _build(self) -> None:
        titles = {
            "name": self.tr("Name"),
            "phone": self.tr("Phone"),
            "number": self.tr("Customer number"),
            "email": self.tr("E-mail"),
            "birthday": self.tr("Birthday"),
            "joined": self.tr("Joined on"),
            "influence": self.tr("Influence, 0 to 5"),
            "influence_note": self.tr("Evidence of influence"),
            "potential": self.tr("Potential, 0 to 100"),
            "potential_note": self.tr("Reasons for potential"),
            "tags": self.tr("Tags, comma between"),
            "channel": self.tr("Channel"),
            "id_number": self.tr("ID number"),
        }
        hints = {
            "number": self.tr("Left empty, it gets one."),
            "birthday": self.tr("Such as 1990-05-31, or 05-31."),
        }
        if self._is_masked():
            hints["phone"] = self.tr("Left empty, the known one stays.")
        if "id_number" in self._edits:
            hints["id_number"] = self._id_hint()
        fields = {
            key: Field(titles[key], edit, name=key, hint=hints.get(key, ""))
            for key, edit in self._edits.items()
        }
        fields["note"] = Field(self.tr("Note"), self._note, name="note")
        for pair in (
            ("name", "phone"),
            ("number", "email"),
            ("birthday", "joined"),
            ("influence", "influence_note"),
            ("potential", "potential_note"),
            ("tags", "channel"),
        ):
            self.body.addLayout(side_by_side(*(fields[key] for key in pair)))
            if pair[0] == "name":
                self.body.addWidget(self._shares)
        if "id_number" in fields:
            self.body.addLayout(side_by_side(fields["id_number"], fields["note"]))
        else:
            self.body.addWidget(fields["note"])
        self.set_form(Form(fields))
        self._edits["name"].setFocus()

    def _id_hint(self) -> str:
        held = self._card.id_number if self._card else None
        if held is not None and held.masked:
            return self.tr("Empty keeps {number}.").format(number=held.masked)
        return self.tr("18 characters; the customer has to agree to it first.")

    def _is_masked(self) -> bool:
        return self._card is not None and not self._desk.may(Permission.SEE_PHONES)

    def prefill(self, name: str, phone: str) -> None:
        """Put what was typed elsewhere into the fields; the first empty one has the focus."""
        self._edits["name"].setText(name)
        self._edits["phone"].setText(phone)
        self._edits["phone" if name else "name"].setFocus()

    def typed_name(self) -> str:
        """Return the name as typed, for the notice after saving."""
        return self._edits["name"].text().strip()[:60]

    def save(self) -> None:
        """Read the fields and save the customer."""
        try:
            entry = self._read()
        except UserError as error:
            self.refuse(error)
            return
        card = self._card
        if card is None:
            self.run(self._jobs, lambda _p: customers.add_customer(self._desk, entry), self.saved)
            return
        self.run(
            self._jobs,
            lambda _p: customers.edit_customer(self._desk, card.id, entry),
            self.saved,
        )

    def _read(self) -> CustomerEntry:
        text = {key: edit.text().strip() for key, edit in self._edits.items()}
        return CustomerEntry(
            name=text["name"],
            phone=text["phone"],
            number=text["number"],
            email=text["email"],
            birthday=_birthday(text["birthday"]),
            joined=read_day(text["joined"], "joined"),
            influence=_number(text["influence"], "influence"),
            influence_note=text["influence_note"],
            potential=_number(text["potential"], "potential"),
            potential_note=text["potential_note"],
            channel=channels.typed(text["channel"]) or self._entry.channel,
            note=self._note.toPlainText(),
            gender=self._entry.gender,
            occupation=self._entry.occupation,
            address=self._entry.address,
            tags=tuple(
                tag.strip() for tag in text["tags"].replace("，", ",").split(",") if tag.strip()
            ),
            shares_phone=self._shares.isChecked(),
            referrer_id=self._entry.referrer_id,
            id_number=text.get("id_number", ""),
        )


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _birthday(text: str) -> str:
    """Write a day without a year the way records hold it: 05-31 becomes --05-31."""
    parted = text.split("-")
    return f"--{text}" if len(parted) == 2 and all(parted) else text  # noqa: PLR2004 - month, day


def _number(text: str, field: str) -> float | None:
    if not text:
        return None
    try:
        return float(text.replace("，", ".").replace(",", "."))
    except ValueError:
        raise UserError(
            "not_a_number",
            QT_TRANSLATE_NOOP("Errors", '"{value}" is not a number.'),
            {"value": text[:40]},
            advice=QT_TRANSLATE_NOOP("Errors", "Type a figure, or leave the field empty."),
            field=field,
        ) from None
