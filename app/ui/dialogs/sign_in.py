"""Before a shop is open: create one, look at the demo shop, open a folder, sign in."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from app import paths, vault
from app.errors import UserError
from app.services import first_look
from app.services.desk import SystemClock
from app.services.progress import Progress
from app.ui import files, formats, messages
from app.ui.dialogs.founding import Founding
from app.ui.dialogs.new_shop import NewShopForm
from app.ui.dialogs.replacing import Replacing
from app.ui.dialogs.sign_in_form import Secret, SignInForm
from app.ui.dialogs.start_page import StartPage
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.banner import Banner, Notice
from app.ui.widgets.button import Button
from app.ui.widgets.field import Form
from app.ui.widgets.logo import Logo
from app.ui.widgets.progress_card import ProgressCard
from app.ui.widgets.rest import Rest
from app.ui.wish import Wish

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.services.one_window import Holder
    from app.ui.dialogs.bring_form import BringForm

WIDTH, HEIGHT = 560, 640
_SIDE, _WIDEST = 32, 760
_RESTORABLE = frozenset({"storage_damaged", "storage_not_a_database", "storage_empty"})


class _Pages(QStackedWidget):
    """Asks for the room of the page that is shown, not for that of the tallest one."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _at: self.updateGeometry())

    def unused_height(self) -> int:
        """Return how much taller the tallest page is than the one shown."""
        whole, page = self.layout(), self.currentWidget()
        box = page.layout() if page is not None else None
        if whole is None or box is None:
            return 0
        of_page = max(box.totalHeightForWidth(self.width()), box.totalMinimumSize().height())
        return max(0, whole.totalHeightForWidth(self.width()) - of_page)

    def minimumSizeHint(self) -> QSize:
        """Return the width that every page can do with, and the height of the one that is shown."""
        whole, page = super().minimumSizeHint(), self.currentWidget()
        return whole if page is None else QSize(whole.width(), page.minimumSizeHint().height())


class SignIn(QWidget):
    """The first window; tells when a desk is open."""

    opened = Signal(object)
    language_asked = Signal(str)

    def __init__(self, jobs: Jobs, wish: Wish) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("StarDesk")
        self.resize(WIDTH, HEIGHT)
        self._jobs = jobs
        self.wish = wish
        # With what the shop was opened, if that was the recovery key.
        self.recovered: Secret | None = None
        self.banner = Banner()
        self.progress = ProgressCard()
        self._start = StartPage()
        self._sign_in = SignInForm()
        self._new = NewShopForm(wish.folder)
        self._bring: BringForm | None = None
        self._rest = Rest(self._sign_in.enter, SystemClock().now)
        self.replacing = Replacing(self, jobs, self)
        self.founding = Founding(self, jobs, self._new, self)
        self._enters: dict[QWidget, Button] = {
            self._sign_in: self._sign_in.enter,
            self._new: self._new.create_button,
            self.founding.sheet: self.founding.sheet.go,
        }
        self._stack = _Pages()
        for page in (self._start, self._sign_in, self._new, self.founding.sheet):
            self._stack.addWidget(page)
        self._languages = QWidget()
        self._others = QWidget()
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self._start.create_asked.connect(self.show_new)
        self._start.demo_asked.connect(self.founding.open_demo)
        self._start.bring_asked.connect(self.show_bring)
        self._start.folder_asked.connect(self._choose_folder)
        self._sign_in.switched.connect(self._wait)
        self._sign_in.way.switched.connect(self._make_room)
        self._sign_in.asked.connect(self.sign_in)
        self._new.left.connect(self.show_start)
        for form in (self._sign_in.form, self._new.form):
            self._watch(form)
        self._stack.currentChanged.connect(lambda _at: self._show_ways())

    def _lay_out(self) -> None:
        card = parts.card()
        parts.column(self._stack, margins=(24, 24, 24, 24), parent=card)
        words = parts.column(
            parts.label("StarDesk", "title"),
            parts.label(self.tr("The customer desk of your shop"), "caption"),
            gap=2,
        )
        parts.row(*self._language_buttons(), gap=12, parent=self._languages)
        parts.row(*self._other_acts(), 0, gap=4, parent=self._others)
        self._others.hide()
        parts.column(
            parts.row(Logo(), words, 0, self._languages, gap=12),
            self.banner,
            self.progress,
            card,
            self._others,
            gap=16,
            margins=(_SIDE, 24, _SIDE, 16),
            parent=self,
        ).setStretch(3, 1)

    def _show_ways(self) -> None:
        """Offer other ways in; none while the recovery key is shown, which would lose it."""
        shown = self._stack.currentWidget()
        is_sheet = shown not in {self._start, self._sign_in, self._new, self._bring}
        self._others.setVisible(not is_sheet and shown is not self._start)
        self._languages.setVisible(not is_sheet)

    def _watch(self, form: Form) -> None:
        for field in form.fields.values():
            field.grown.connect(self._make_room)

    def show_sheet(self, sheet: QWidget, go: Button) -> None:
        """Show what has to be read before the shop opens."""
        self._enters[sheet] = go
        if self._stack.indexOf(sheet) < 0:
            self._stack.addWidget(sheet)
        self._stack.setCurrentWidget(sheet)
        self._make_room()

    def show_bring(self) -> None:
        """Show the form that brings a backup to this computer."""
        if self._bring is None:
            from app.ui.dialogs.bring_form import BringForm  # noqa: PLC0415 - when asked for

            form = self._bring = BringForm(self._jobs, self.wish.folder)
            form.left.connect(self.begin)
            form.asked.connect(self.replacing.bring)
            form.refused.connect(self.refuse)
            self._watch(form.form)
            form.grown.connect(lambda: QTimer.singleShot(0, self, self._make_room))
            self._enters[form] = form.act
            self._stack.addWidget(form)
        self.banner.dismiss()
        self._stack.setCurrentWidget(self._bring)
        self._bring.go_first()
        self._make_room()

    def refuse_bringing(self, error: BaseException) -> None:
        """Show why a backup was not brought here; nothing typed is lost."""
        if self._bring is not None:
            self.refuse(error, self._bring.form, self._bring.act)
            self._make_room()

    def _make_room(self) -> None:
        """Grow when the sentence below a field needs another line."""
        whole, page = self.layout(), self._stack.currentWidget()
        if whole is not None and page is not None and self.isVisible():
            # The innermost first: what was just shown has told nobody yet how much it needs.
            for inside in (*reversed(page.findChildren(QWidget)), page):
                if (box := inside.layout()) is not None:
                    box.activate()
            whole.activate()
            needed = whole.totalHeightForWidth(self.width()) - self._stack.unused_height()
            self.resize(self.width(), max(self.height(), needed))

    def _language_buttons(self) -> list[Button]:
        buttons = []
        for code, word in (("zh_CN", "中文"), ("en", "English")):
            button = Button(word, "quiet", name=f"language_{code}")
            button.clicked.connect(lambda _on=False, code=code: self.language_asked.emit(code))
            buttons.append(button)
        return buttons

    def _other_acts(self) -> list[Button]:
        new = Button(self.tr("New shop"), "link", name="go_new")
        new.clicked.connect(self.show_new)
        bring = Button(self.tr("Bring a backup here"), "link", name="go_bring")
        bring.clicked.connect(self.show_bring)
        other = Button(self.tr("Open another folder"), "link", name="go_folder")
        other.clicked.connect(self._choose_folder)
        demo = Button(self.tr("Demo shop"), "link", name="go_demo")
        demo.clicked.connect(self.founding.open_demo)
        return [new, bring, other, demo]

    def begin(self) -> None:
        """Go to where this start has to begin: open at once, sign in, or the first choice."""
        folder = self.wish.folder
        if not paths.Paths(folder).database.exists():
            self.show_start()
        elif vault.exists(folder):
            self._stack.setCurrentWidget(self._sign_in)
            self._sign_in.show_shop(folder, self.wish.login)
            self._try_key_store(folder)
        else:
            self.open_shop(folder, None)

    def show_start(self) -> None:
        """Show the first choice."""
        self._stack.setCurrentWidget(self._start)
        self._start.go_first()

    def show_new(self) -> None:
        """Show the form of a new shop."""
        self.banner.dismiss()
        self._stack.setCurrentWidget(self._new)
        self._new.go_first()

    def _choose_folder(self) -> None:
        chosen = files.folder(self, self.tr("Folder of a shop"), str(self.wish.folder.parent))
        if chosen is not None:
            self.go_to_folder(chosen)

    def go_to_folder(self, folder: Path) -> None:
        """Open the shop in another folder."""
        self.wish = Wish(folder, None, self.wish.business_day)
        self.banner.dismiss()
        if paths.Paths(folder).database.exists():
            self.begin()
        else:
            self.open_shop(folder, None)

    def _try_key_store(self, folder: Path) -> None:
        login = self._sign_in.login

        def look(_progress: Progress) -> bytes | None:
            return vault.open_with_key_store(folder, login)

        def show(key: bytes | None) -> None:
            if key is not None and folder == self.wish.folder:
                self.open_shop(folder, login, key=key)

        self._jobs.ask(look, show, initiator=self, failed=lambda _error: None)

    def sign_in(self) -> None:
        """Open the shop with what was typed."""
        form, folder = self._sign_in, self.wish.folder
        form.form.clear_errors()
        try:
            secret = form.way.secret()
        except UserError as error:
            self.refuse(error, form.form)
            return
        login, remembers = secret.login, form.remembers

        def unlock(_progress: Progress) -> bytes:
            first_look.settle(folder)
            key = secret.enter(folder, SystemClock().now())
            if remembers:
                vault.remember(folder, login, key)
            return key

        form.enter.setEnabled(False)
        self._jobs.ask(
            unlock,
            lambda key: self.open_found(folder, key, secret),
            initiator=self,
            failed=self._on_wrong,
        )

    def open_found(self, folder: Path, key: bytes, secret: Secret) -> None:
        """Open a shop whose key was found; that the recovery key found it has to be noted."""
        self.recovered = secret if secret.by_recovery else None
        self.open_shop(folder, secret.login, key=key)

    def _on_wrong(self, error: BaseException) -> None:
        """Show the refusal beside the password, and wait longer after each wrong one."""
        self.refuse(error, self._sign_in.form)
        self._wait()

    def _wait(self) -> None:
        self._rest.look(self.wish.folder, self._sign_in.tries)

    def open_shop(self, folder: Path, login: str | None, key: bytes | None = None) -> None:
        """Open the database off the UI thread; its pages are checked behind the window."""
        day = self.wish.business_day

        def unlock(_progress: Progress) -> "Desk":
            from app import bootstrap  # noqa: PLC0415 - the first window must not wait for it

            at_once = first_look.open_at_once(folder, login, key, SystemClock(day))
            return at_once or bootstrap.open_desk(folder, login, key=key, business_day=day)

        def refuse(error: BaseException) -> None:
            self._sign_in.enter.setEnabled(True)
            if isinstance(error, UserError) and error.code in _RESTORABLE:
                self.replacing.offer_backups(error, folder, self._sign_in.login, key)
            else:
                self.refuse(error)

        job = self._jobs.ask(unlock, self._on_opened, initiator=self, failed=refuse)
        self.progress.follow(job, self.tr("Opening the shop"), str(folder))

    def _on_opened(self, desk: "Desk") -> None:
        self._sign_in.enter.setEnabled(True)
        self.opened.emit(desk)

    def say_taken(self, folder: Path, holder: "Holder | None" = None) -> None:
        """Say who has this shop open in another window since when; nothing else is offered."""
        self.progress.hide()
        what = self.tr("This shop is open in another window.")
        if holder is not None:
            what = self.tr("{login} has this shop open on {computer} since {moment}.").format(
                login=holder.login, computer=holder.computer, moment=formats.moment(holder.since)
            )
        more = self.tr("{folder}. Go on in that window, or close it first.")
        self.banner.show_notice(Notice("warn", what, more.format(folder=folder), stays=True))

    def refuse(
        self, error: BaseException, form: Form | None = None, button: Button | None = None
    ) -> None:
        """Show a refusal beside its field, else at the top."""
        if button is not None:
            button.setEnabled(True)
        if isinstance(error, UserError) and not (form and form.show_error(error)):
            self.banner.show_notice(messages.refusal(error))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the forms in the middle and no wider than they read well."""
        super().resizeEvent(event)
        if (box := self.layout()) is None:
            return
        now = box.contentsMargins()
        needed = box.totalMinimumSize().width() - now.left() - now.right()
        side = max(_SIDE, (self.width() - max(_WIDEST, needed)) // 2)
        box.setContentsMargins(side, now.top(), side, now.bottom())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the page's one act on Enter; stop long work on Esc."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            shown = self._stack.currentWidget()
            if shown in self._enters:
                self._enters[shown].click()
        elif event.key() == Qt.Key.Key_Escape:
            self.progress.stop()
        else:
            super().keyPressEvent(event)
