"""The only place that shows refusals, questions and crashes; all else is a banner in the page."""

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import UserError
from app.ui.widgets.banner import Notice, Offer

_log = logging.getLogger(__name__)


def refusal(error: UserError) -> Notice:
    """Return the notice of a refused act: what happened and what to do; it stays until closed."""
    what, advice = error.sentences()
    return Notice("danger", what, advice, stays=True)


def done(what: str, more: str = "", *offers: Offer) -> Notice:
    """Return the notice of an act that was done, with what can be done about it."""
    return Notice("ok", what, more, tuple(offers))


def question(parent: QWidget, what: str, more: str, yes: str, no: str) -> bool:
    """Ask before something that cannot be undone; both answers are verbs, Esc is no."""
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - most starts show none

    box = QMessageBox(parent)
    box.setObjectName("question")
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setText(what)
    box.setInformativeText(more)
    act = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leave)
    box.setEscapeButton(leave)
    box.exec()
    is_yes = box.clickedButton() is act
    box.deleteLater()
    return is_yes


def plain(parent: QWidget | None, what: str, more: str) -> None:
    """Say something before there is a page to say it in."""
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - most starts show none

    box = QMessageBox(parent)
    box.setObjectName("plain_message")
    box.setText(what)
    box.setInformativeText(more)
    box.addButton(
        QCoreApplication.translate("Messages", "Close"), QMessageBox.ButtonRole.RejectRole
    )
    box.exec()
    box.deleteLater()


def refuse_plainly(parent: QWidget | None, error: UserError) -> None:
    """Show a refusal before there is a page to show it in."""
    plain(parent, *error.sentences())


def report_of(error: BaseException) -> str:
    """Return what may be sent about a bug: kind and place, versions; never a value or a name."""
    import platform  # noqa: PLC0415 - wanted after a bug only

    from app import log  # noqa: PLC0415 - as above

    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"StarDesk {_version()}, {system}\n{log.describe(error)}"


def _version() -> str:
    """Return the installed version; a source tree has none."""
    from importlib import metadata  # noqa: PLC0415 - 30 ms, wanted after a bug only

    try:
        return metadata.version("stardesk")
    except metadata.PackageNotFoundError:
        return "source"


class CrashHook(QObject):
    """Catches what nobody caught: logs it and shows one dialog, never a second."""

    _caught = Signal(object)

    def __init__(self, log_file: Path | None = None) -> None:
        super().__init__()
        self._log_file = log_file
        self._is_shown = False
        self._former = (sys.excepthook, threading.excepthook)
        self._caught.connect(self.report)

    def set_log(self, log_file: Path) -> None:
        """Name the log of the shop that is open now."""
        self._log_file = log_file

    def install(self) -> None:
        """Take over what Python does with an error that nobody caught."""
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error

    def remove(self) -> None:
        """Give it back."""
        sys.excepthook, threading.excepthook = self._former

    def _on_error(
        self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        self._caught.emit(error)

    def _on_thread_error(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught.emit(caught.exc_value)

    def report(self, error: BaseException) -> None:
        """Log a bug and show it once; a refusal that went astray is shown as what it is."""
        _log.error("a bug came to light", exc_info=error)
        if self._is_shown or QApplication.instance() is None:
            return
        self._is_shown = True
        if isinstance(error, UserError):
            refuse_plainly(None, error)
        else:
            self._show(report_of(error))
        self._is_shown = False

    def _show(self, report: str) -> None:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - most starts show none

        translate = QCoreApplication.translate
        box = QMessageBox()
        box.setObjectName("crash_dialog")
        box.setText(translate("Messages", "Something went wrong in the program, not in your data."))
        where = str(self._log_file) if self._log_file else ""
        more = translate(
            "Messages",
            "The last act was not saved; everything before it is. "
            "The report below names no customer. Log file: {file}",
        )
        box.setInformativeText(more.format(file=where))
        box.setDetailedText(report)
        copy = box.addButton(
            translate("Messages", "Copy the report"), QMessageBox.ButtonRole.ActionRole
        )
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        go_on = box.addButton(translate("Messages", "Go on"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(go_on)
        box.exec()
        box.deleteLater()
