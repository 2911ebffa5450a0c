"""A new key for the shop: whom it reaches, what stays open, and that the shop closes for it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import listed, sentences
from app.services import rekeying
from app.services.desk import Desk
from app.services.done import Done
from app.services.rekeying import OldBackups, Outlook
from app.ui import formats, messages
from app.ui.dialogs.frame import FormDialog, fact
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.banner import Notice
from app.ui.widgets.button import Button

_WIDTH = 640


class RekeyDialog(FormDialog):
    """Says what a new key means; tells when it is wanted. Whoever would be locked out is named."""

    asked = Signal()

    def __init__(self, parent: QWidget, desk: Desk, jobs: Jobs, removed: str = "") -> None:
        translate = QCoreApplication.translate
        title = translate("Rekey", "A new key for the shop")
        super().__init__(parent, title, translate("Rekey", "Change the key"), name="rekey_dialog")
        self.setMinimumWidth(_WIDTH)
        self._desk, self._jobs = desk, jobs
        if removed:
            self.cancel.setText(translate("Rekey", "Not now"))
        self.body.addWidget(parts.label(_why(removed), "body", wrap=True, name="rekey_why"))
        self._facts = parts.column(gap=6)
        self._known = parts.card("rekey_facts", part="sunken")
        parts.column(self._facts, margins=(16, 12, 16, 12), parent=self._known)
        self._known.hide()
        self.body.addWidget(self._known)
        self._waiting = parts.label("", "table", "danger", name="rekey_waiting", wrap=True)
        self._waiting.hide()
        self.body.addWidget(self._waiting)
        how = translate(
            "Rekey",
            "A backup is taken first. The shop closes, is encrypted anew and checked, and opens "
            "again; nobody else may have it open. Broken off, the old key or the new one holds.",
        )
        self.body.addWidget(parts.label(how, "hint", wrap=True))
        self._drop = Button(
            translate("Rekey", "Remove old backups"), icon="close", name="drop_old_backups"
        )
        self._drop.clicked.connect(self.drop_old)
        self._drop.hide()
        self.left.addWidget(self._drop)
        self._old = OldBackups(0, 0, None)
        self.act.setEnabled(False)
        self.refresh()

    def refresh(self) -> None:
        """Read anew whom a new key would reach."""
        desk = self._desk
        self._jobs.ask(
            lambda _progress: rekeying.outlook(desk),
            self._show,
            initiator=self,
            failed=self._on_unknown,
            replaces="rekey",
        )

    def _on_unknown(self, error: BaseException) -> None:
        self.refuse(error)
        self.act.setEnabled(False)

    def _show(self, found: Outlook) -> None:
        translate = QCoreApplication.translate
        parts.clear(self._facts)
        lines = [(translate("Rekey", "Passwords that go on"), listed(found.logins)[:80])]
        if found.computers:
            text = translate("Rekey", "Remembered computers that go on")
            lines.append((text, formats.number(found.computers)))
        if found.forgotten:
            text = translate("Rekey", "Computers that ask for the password once")
            lines.append((text, formats.number(found.forgotten)))
        lines += old_lines(found.old)
        for name, value in lines:
            self._facts.addWidget(fact(name, value))
        self._old = found.old
        self._drop.setVisible(bool(found.old.count))
        self._waiting.setText(sentences(*_missing(found)))
        self._waiting.setVisible(not found.is_ready)
        self._known.show()
        self.act.setEnabled(found.is_ready)
        (self.act if found.is_ready else self.cancel).setFocus()
        self.fit()

    def save(self) -> None:
        """Close, and let the shop get its new key."""
        if self.act.isEnabled():
            self.accept()
            self.asked.emit()

    def drop_old(self) -> None:
        """Remove the backups that a former key opens, when that is meant."""
        translate, desk = QCoreApplication.translate, self._desk
        what = translate("Rekey", "Remove the backups of former keys ({count})?").format(
            count=formats.number(self._old.count)
        )
        more = translate(
            "Rekey",
            "The newest backup of today's key is checked first. The days before it cannot be "
            "brought back any more, neither here nor from the second place.",
        )
        yes, no = translate("Rekey", "Remove them"), translate("Rekey", "Keep them")
        if not messages.question(self, what, more, yes, no):
            return

        def done(done: Done[int]) -> None:
            text = translate("Rekey", "Removed backups: {count}.")
            text = text.format(count=formats.number(done.value))
            self.banner.show_notice(Notice("ok", text))
            self.refresh()

        self._drop.setEnabled(False)
        job = self._jobs.write(
            lambda _progress: rekeying.drop_old(desk), done, initiator=self, failed=self._on_kept
        )
        job.ended.connect(lambda: self._drop.setEnabled(True))

    def _on_kept(self, error: BaseException) -> None:
        is_ready = self.act.isEnabled()
        self.refuse(error)
        self.act.setEnabled(is_ready)
        self.fit()


def old_lines(old: OldBackups) -> list[tuple[str, str]]:
    """Say which backups former passwords still open, and for how long."""
    translate = QCoreApplication.translate
    if not old.count:
        return []
    lines = [(translate("Rekey", "Backups that former passwords open"), formats.number(old.count))]
    if old.until is not None:
        text = translate("Rekey", "Gone by rotation, with a backup a day")
        lines.append((text, formats.day(old.until)))
    if old.apart:
        text = translate("Rekey", "Kept until you remove them")
        lines.append((text, formats.number(old.apart)))
    return lines


def _why(removed: str) -> str:
    translate = QCoreApplication.translate
    if removed:
        text = translate(
            "Rekey",
            "{name} cannot sign in any more. A copy of the shop that {name} took before still "
            "opens with the old password, and so would every later file: the key is the same. With "
            "a new key it opens nothing that comes after.",
        )
        return text.format(name=removed)
    return translate(
        "Rekey",
        "Whoever left and kept a copy can open it with the old password, and every later file of "
        "the shop too: the key is the same. With a new key they open nothing that comes after. Did "
        "they know the recovery key? Then make a new one in the settings as well.",
    )


def _missing(found: Outlook) -> list[str]:
    translate, said = QCoreApplication.translate, []
    if found.waiting:
        text = translate(
            "Rekey",
            "Not yet: {logins} must sign in with the password once, or get a new one from you.",
        )
        said.append(text.format(logins=listed(found.waiting)[:200]))
    if found.recovery_waits:
        said.append(
            translate(
                "Rekey",
                "The recovery key cannot be carried over yet: make a new one in the settings, "
                "or sign in with it once.",
            )
        )
    return said
