"""What a customer may ask about their own data, from any page that shows one customer."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain import consents
from app.i18n import sentences
from app.services import backup_expiry, customers, id_numbers, privacy, settings
from app.services.customers import Card
from app.services.desk import Desk
from app.services.done import Done
from app.services.id_numbers import Held
from app.services.privacy import Erased, Farewell, PersonData
from app.services.progress import Progress
from app.ui import files, formats, messages
from app.ui.dialogs.frame import FormDialog
from app.ui.dialogs.person_erase import EraseDialog
from app.ui.dialogs.privacy_edit import PersonConsents, PrivacyDialog
from app.ui.dialogs.reveal_phone import RevealDialog
from app.ui.dialogs.sale_edit import Buyer
from app.ui.exports import show_file
from app.ui.jobs import Jobs
from app.ui.widgets.banner import Notice, Offer
from app.ui.widgets.level_badge import Level


class Host(Protocol):
    """The page that these acts belong to."""

    desk: Desk
    jobs: Jobs

    def say(self, notice: Notice) -> None:
        """Show a notice."""

    def refuse(self, error: BaseException) -> None:
        """Show why an act was refused."""

    def widget(self) -> QWidget:
        """Return the page as the parent of dialogs."""


class PrivacyActs:
    """Consent, all data of one person, erasing one person."""

    def __init__(self, host: Host, levels: Mapping[int, Level]) -> None:
        self._host = host
        self._levels = levels

    def open(self, customer: int) -> None:
        """Show what a customer agreed to."""
        desk, host = self._host.desk, self._host

        def look(_progress: Progress) -> tuple[Card, PersonConsents]:
            card = customers.card(desk, customer)
            is_child = consents.is_child(card.entry.birthday, desk.clock.today())
            rows = privacy.consents(desk, customer)
            wording = str(settings.all_settings(desk)[privacy.WORDING])
            return card, PersonConsents(rows, wording, is_child, card.id_number)

        def show(seen: tuple[Card, PersonConsents]) -> None:
            card, found = seen
            buyer = Buyer.of(card, self._levels)
            dialog = PrivacyDialog(host.widget(), desk, host.jobs, buyer, found)
            dialog.saved = lambda _done: self._show_saved(card)
            dialog.export_asked = lambda: self.hand_out(card)
            dialog.erase_asked = lambda: self.erase(customer)
            dialog.reveal_asked = lambda: self.reveal_id_number(card)
            dialog.forget_asked = lambda: self.forget_id_number(card)
            _open(dialog)

        self._host.jobs.ask(look, show, initiator=host, failed=host.refuse, replaces="form")

    def _show_saved(self, card: Card) -> None:
        """Say what was saved; a number that may no longer be shown is offered to be deleted."""
        desk, host, translate = self._host.desk, self._host, QCoreApplication.translate
        saved = translate("PrivacyActs", "Saved what {name} agrees to.")
        said = saved.format(name=card.entry.name[:60])

        def show(held: Held) -> None:
            if not held.masked or held.has_consent:
                host.say(messages.done(said))
                return
            more = translate(
                "PrivacyActs", "The ID number is not shown any more. Delete it as well?"
            )
            text = translate("PrivacyActs", "Delete ID number")
            offer = Offer(text, lambda: self.forget_id_number(card), icon="close")
            host.say(Notice("ok", said, more, (offer,), stays=True))

        host.jobs.ask(
            lambda _progress: id_numbers.held(desk, card.id),
            show,
            initiator=host,
            failed=host.refuse,
        )

    def reveal_id_number(self, card: Card) -> None:
        """Ask for a reason and show the whole ID number for a short time."""
        host = self._host
        dialog = RevealDialog(host.widget(), host.desk, host.jobs, card, is_id_number=True)

        def shown(number: str) -> None:
            parted = f"{number[:6]} {number[6:14]} {number[14:]}"
            more = QCoreApplication.translate(
                "PrivacyActs", "ID number of {name}; it hides by itself."
            )
            said = more.format(name=card.entry.name[:60])
            host.say(Notice("accent", parted, said, is_private=True))

        dialog.shown = shown
        _open(dialog)

    def forget_id_number(self, card: Card) -> None:
        """Ask once, then delete the ID number for good."""
        desk, host, translate = self._host.desk, self._host, QCoreApplication.translate
        what = translate("PrivacyActs", "Delete the ID number of {name} for good?")
        more = translate("PrivacyActs", "Backups made before hold it until they are rotated out.")
        yes, no = translate("PrivacyActs", "Delete for good"), translate("PrivacyActs", "Keep")
        name = card.entry.name[:60]
        if not messages.question(host.widget(), what.format(name=name), more, yes, no):
            return
        text = translate("PrivacyActs", "Deleted the ID number of {name}.").format(name=name)
        host.jobs.write(
            lambda _progress: id_numbers.remove(desk, card.id),
            lambda _done: host.say(messages.done(text)),
            initiator=host,
            failed=host.refuse,
        )

    def hand_out(self, card: Card) -> None:
        """Write everything held of a person: a PDF to read, and beside it JSON for machines."""
        translate, host = QCoreApplication.translate, self._host
        target = files.save_file(
            host.widget(),
            translate("PrivacyActs", "Hand out all data"),
            f"{_own_name(card, host.desk)}.pdf",
            translate("PrivacyActs", "Document (*.pdf)"),
        )
        if target is None:
            return
        pdf, machine = target.with_suffix(".pdf"), target.with_suffix(".json")
        desk = host.desk

        def write(_progress: Progress) -> Path:
            _write(desk, privacy.person(desk, card.id), pdf, machine)
            return pdf

        def told(file: Path) -> None:
            text = translate("PrivacyActs", "Wrote all data of {name}: a PDF and a JSON file.")
            offer = Offer(
                translate("PrivacyActs", "Show folder"),
                lambda: show_file(file.parent),
                icon="folder",
            )
            said = text.format(name=card.entry.name[:60])
            host.say(messages.done(said, str(file.parent), offer))

        host.jobs.make(write, told, initiator=host, failed=host.refuse)

    def erase(self, customer: int) -> None:
        """Ask for a reason and erase a person for good."""
        desk, host = self._host.desk, self._host

        def show(found: Farewell) -> None:
            dialog = EraseDialog(host.widget(), desk, host.jobs, customer, found)
            dialog.erased = self._show_erased
            _open(dialog)

        host.jobs.ask(
            lambda _progress: privacy.farewell(desk, customer),
            show,
            initiator=host,
            failed=host.refuse,
        )

    def _show_erased(self, done: Done[Erased]) -> None:
        translate = QCoreApplication.translate
        text = translate("PrivacyActs", "Erased customer {number}; the sales stay as money.")
        found = done.value
        more = sentences(*found.sentences(), *backup_expiry.sentences(found.backups, formats.day))
        self._host.say(messages.done(text.format(number=found.number), more))


def _write(desk: Desk, data: PersonData, pdf: Path, machine: Path) -> None:
    from app.reports.pdf import write_pdf  # noqa: PLC0415 - printing is slow to load
    from app.reports.person_file import write_person  # noqa: PLC0415 - as above
    from app.reports.person_letter import person_letter  # noqa: PLC0415
    from app.reports.wording import Words  # noqa: PLC0415

    words = Words(desk.currency, desk.decimals)
    letter = person_letter(data.issuer, (data.number, data.name), data.tables, words)
    write_pdf(pdf, [letter], "a4")
    write_person(machine, data.as_values())


def _own_name(card: Card, desk: Desk) -> str:
    """Return a file name that tells nobody's name."""
    text = QCoreApplication.translate("PrivacyActs", "Data of {number}, {day}")
    number = "".join(sign if sign.isalnum() else "-" for sign in card.entry.number)
    return text.format(number=number, day=formats.day(desk.clock.today()))


def _open(dialog: FormDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
