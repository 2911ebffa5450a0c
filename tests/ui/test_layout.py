"""Every page and form fits 1280×720, also with words twice as long, in both languages."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from app.services import customers, grading
from app.services.desk import Desk
from app.ui.dialogs.accounts_export import AccountsExport
from app.ui.dialogs.customer_edit import CustomerDialog
from app.ui.dialogs.return_edit import ReturnDialog, orders_of
from app.ui.dialogs.sale_edit import Buyer, Habits, SaleDialog
from app.ui.dialogs.sign_in import SignIn
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.language import Translators
from app.ui.main_window import MainWindow
from app.ui.page_list import page_specs
from app.ui.widgets.level_badge import Level
from app.ui.widgets.parts import Elided
from app.ui.window_frame import SMALLEST
from app.ui.wish import Wish
from tests.ui.conftest import settle


class Doubled(QTranslator):
    """Says everything twice."""

    def translate(self, _context: str, text: str, _more: str | None = None, _n: int = -1) -> str:
        return f"{text} {text}"


def speak_doubled(app: QApplication) -> Callable[[], None]:
    translator = Doubled()
    app.installTranslator(translator)
    i18n.use_translator(QCoreApplication.translate)

    def silence() -> None:
        app.removeTranslator(translator)
        i18n.use_translator(None)

    return silence


@pytest.fixture(params=["doubled", "en", "zh_CN"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Speak one of the languages, or one twice as long."""
    if request.param == "doubled":
        silence = speak_doubled(qapp)
        yield request.param
        silence()
        return
    translators = Translators()
    translators.use(request.param)
    yield request.param
    translators.use("en")
    translators.remove()


def clipped(window: QWidget) -> list[str]:
    """Return every text on screen that has less room than it needs."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, Elided):
            continue
        if isinstance(widget, QLabel):
            needs_width = 0 if widget.wordWrap() else widget.sizeHint().width()
            needs_height = widget.heightForWidth(widget.width()) if widget.wordWrap() else 0
            if widget.width() < needs_width or widget.height() < needs_height:
                found.append(f"{widget.objectName()}: {widget.text()}")
        elif isinstance(widget, QAbstractButton):
            own = widget.property("kind") not in {None, "rail"}
            if own and widget.width() < widget.minimumSizeHint().width():
                found.append(f"{widget.objectName()}: {widget.text()}")
    return found


@pytest.mark.parametrize("name", ["customers", "data", "settings"])
def test_a_page_fits_the_smallest_window(
    qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs, language: str, name: str
) -> None:
    window = MainWindow(desk, hub, jobs, lambda: page_specs(lambda *_: None))
    qtbot.addWidget(window)
    window.resize(*SMALLEST)
    window.show()
    window.show_page(name)
    settle(qtbot, jobs)
    if name == "customers":
        assert not clipped(window)
        window.page.table.selectRow(0)  # type: ignore[union-attr] # the customers page
        window.page.side.turn()  # type: ignore[union-attr]
        qtbot.waitUntil(lambda: window.findChild(QLabel, "why_name") is not None)
    QApplication.processEvents()
    assert (window.width(), window.height()) == SMALLEST
    hint = window.layout().totalMinimumSize()  # type: ignore[union-attr] # it has one
    assert (hint.width() <= SMALLEST[0], hint.height() <= SMALLEST[1]) == (True, True), hint

    def nothing_clipped() -> None:
        assert not clipped(window)

    qtbot.waitUntil(nothing_clipped)


def forms(parent: QWidget, desk: Desk, jobs: Jobs) -> Iterator[QWidget]:
    """Build every form about a customer."""
    customer = customers.find(desk, "客人11")[0].id
    why = grading.explain(desk, customer)
    level = Level(5, 5, 5, why.level_name)
    buyer = Buyer(customer, why.name, level, why)
    yield SaleDialog(parent, desk, jobs, buyer, Habits())
    back = ReturnDialog(parent, desk, jobs, (why.name, level))
    back.show_orders(orders_of(customers.history(desk, customer)))
    yield back
    yield CustomerDialog(parent, desk, jobs, customers.card(desk, customer))
    yield AccountsExport(parent, desk.clock.today())


def test_a_form_fits_the_smallest_window(
    qtbot: QtBot, desk: Desk, jobs: Jobs, language: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for form in forms(parent, desk, jobs):
        form.show()
        QApplication.processEvents()
        assert form.height() <= SMALLEST[1], form.objectName()
        assert form.width() <= SMALLEST[0], form.objectName()
        assert not clipped(form), form.objectName()
        form.hide()


def test_a_form_is_as_high_as_its_rows_when_the_effect_takes_fewer_lines(
    qtbot: QtBot, desk: Desk, jobs: Jobs
) -> None:
    climber = next(climbers(desk))
    why = grading.explain(desk, climber)
    parent = QWidget()
    qtbot.addWidget(parent)
    form = SaleDialog(parent, desk, jobs, Buyer(climber, why.name, None, why), Habits())
    form.show()
    tops = [field.y() for field in form.form.fields.values()]
    assert len(form._effect.lines) == 3
    form.form.fields["amount"].editor.setText("1")  # type: ignore[attr-defined] # a line edit
    qtbot.waitUntil(lambda: len(form._effect.lines) == 2)
    QApplication.processEvents()
    assert [field.y() for field in form.form.fields.values()] == tops


def climbers(desk: Desk) -> Iterator[int]:
    """Return who can reach the next level both by spend and by visits."""
    for row in customers.find(desk, "客人"):
        up = grading.explain(desk, row.id).next_level
        if up is not None and up.visits and up.amount_minor:
            yield row.id


def test_the_first_window_fits(qtbot: QtBot, jobs: Jobs, desk: Desk, language: str) -> None:
    window = SignIn(jobs, Wish(desk.paths.shop.parent / "none"))
    qtbot.addWidget(window)
    window.show()
    for place in range(window._stack.count()):
        window._stack.setCurrentIndex(place)
        QApplication.processEvents()
        assert not clipped(window), place
        assert window.height() <= SMALLEST[1], place
