"""A day at a shop: from its founding by commands to its window."""

import contextlib
import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from app.__main__ import main
from app.ui.application import Program
from app.ui.wish import Wish

_ROWS = "customer,name,phone,document,date,amount,category\n" + "".join(
    f"C{row},N{row},1380000{row:04},D{row},2026-01-{row % 28 + 1:02},{row + 1}.00,tea\n"
    for row in range(60)
)


def acts(base: Path) -> Iterator[list[str]]:
    """Yield one command after another, from the founding of a shop to its doctor."""
    rows = base / "rows.csv"
    rows.write_text(_ROWS, encoding="utf-8")
    yield ["init", "--name", "茶铺", "--plain"]
    yield ["import", str(rows)]
    yield ["sale", "C1", "128.50", "--document", "S1"]
    yield ["return", "S1"]
    yield ["lookup", "C1"]
    yield ["explain", "C1"]
    yield ["customers", "--out", str(base / "stars.xlsx")]
    yield ["export", "accountant", str(base / "book.xlsx")]
    yield ["report", "statement", str(base / "paper.pdf"), "--customer", "C1"]
    yield ["review"]
    yield ["backup", str(base / "stick")]
    yield ["verify", str(next(base.glob("stick/*")))]
    yield ["restore", str(next(base.glob("stick/*")))]
    yield ["undo", "1"]
    yield ["doctor"]
    locked = ["--shop", str(base / "locked")]
    yield [*locked, "init", "--name", "茶铺"]
    yield [*locked, "import", str(rows)]


def by_command(base: Path) -> None:
    """Do what a shop does; each act must succeed."""
    where = ["--shop", str(base / "shop"), "--lang", "en", "--as-of", "2026-02-01"]
    for line in acts(base):
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            status = main([*where, *line])
        assert status == 0, (line, said.getvalue())


def in_a_window(shop: Path) -> None:
    """Open the window, look at every page of it and close it."""
    app = QApplication(["stardesk"])
    program = Program(app, Wish(shop, business_day=date(2026, 2, 1)), "en")
    program.start()

    def until(is_so: Callable[[], bool]) -> None:
        while not is_so():
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    until(lambda: program.window is not None and program.window.page is not None)
    assert program.window is not None
    for name in ("customers", "grading", "reviews", "benefits", "service", "data", "settings"):
        program.window.show_page(name)
        until(lambda: program.jobs.is_idle)
    program.window.close()
    program.end()
