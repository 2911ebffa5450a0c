"""From the click that saves a sale to the painted row of its customer, in the real window.

The window of an encrypted shop stands on the Customers page; each sale goes the way of the form's
Save button: the writer's thread, the committed transaction, the hub, the one row fetched and
painted again. The page's charts and its order follow on their own time, as for a person.
"""

import shutil
import sys
import time
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.services import checkout
from app.services.checkout import Receipt, SaleEntry
from app.services.desk import Desk
from app.services.done import Done
from app.services.progress import Progress
from app.ui import style
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow
from app.ui.page_list import page_specs
from app.ui.pages.customers import CustomersPage
from tests.bench import shop
from tests.bench.harness import Hold, child, holds, percentile, report, say

_SALES: Final = 60
_PAUSE_MS: Final = 40
_LONGEST_MS: Final = 60_000


def measure(size: str, rounds: int) -> bool:
    """Compare and print."""
    folder = shop.base_folder() / "click"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        shop.get(size).copy_to(folder / size)
        run = child("click", size, str(folder), str(_SALES * rounds))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    say(f"## Click to painted row, {shop.SIZES[size][0]:,} customers, encrypted, off screen")
    if run.trouble:
        say(run.trouble)
        return False
    say(f"p50 {run['p50']:.1f} ms, p95 {run['p95']:.1f} ms, {int(run['sales'])} sales")
    return holds("p95", run["p95"], Hold("", 50.0), " ms")


class _Painted(QObject):
    """Tells when a widget has been painted again after it was asked to watch."""

    def __init__(self, widget: QObject) -> None:
        super().__init__()
        self.loop = QEventLoop()
        self.waits = False
        widget.installEventFilter(self)

    def watch(self, _done: Done[Receipt]) -> None:
        """Begin to watch when the act is committed and its changes are told."""
        self.waits = True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Leave the loop behind the paint event, when the pixels are there."""
        if self.waits and event.type() == QEvent.Type.Paint:
            self.waits = False
            QTimer.singleShot(0, self.loop.quit)
        return False


def _wait(pause_ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(pause_ms, loop.quit)
    loop.exec()


def _sell(desk: Desk, entry: SaleEntry, _progress: Progress) -> Done[Receipt]:
    return checkout.record_sale(desk, entry)


def _child(size: str, folder: str, sales: int) -> None:
    app = QApplication([])
    app.setStyle("Fusion")
    style.load_fonts()
    style.apply(app, "light")
    desk = shop.BenchShop(shop.base_folder() / folder / size, 0, 0).open()
    hub = Hub()
    jobs = Jobs(hub)
    window = MainWindow(desk, hub, jobs, lambda: page_specs(lambda _key, _value: None))
    window.resize(1440, 900)
    window.show()
    window.show_page("customers")
    page = window.page
    assert isinstance(page, CustomersPage)
    while page.model.rowCount() < shop.SIZES[size][0]:
        _wait(_PAUSE_MS)
    _wait(_PAUSE_MS * 10)
    shown = page.table.indexAt(page.table.viewport().rect().center()).row()
    painted = _Painted(page.table.viewport())
    times: list[float] = []
    for at in range(sales):
        customer = page.model.id_at(at % max(1, shown))
        entry = SaleEntry(customer, 100 + at, "tea")
        _wait(_PAUSE_MS)
        QTimer.singleShot(_LONGEST_MS, painted.loop.quit)
        began = time.perf_counter()

        jobs.write(partial(_sell, desk, entry), painted.watch)
        painted.loop.exec()
        times.append((time.perf_counter() - began) * 1000)
    report(p50=percentile(times, 50), p95=percentile(times, 95), sales=len(times))
    window.close()


if __name__ == "__main__":
    _child(sys.argv[1], sys.argv[2], int(sys.argv[3]))
