"""The nets under the tests hold: no network, nothing left behind."""

import os
import socket
import threading
from pathlib import Path

import keyring
import pytest
from keyring.errors import NoKeyringError
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import leaks
from tests.conftest import NetworkUsedError


def test_no_other_machine_can_be_reached() -> None:
    with socket.socket() as far, pytest.raises(NetworkUsedError):
        far.connect(("192.0.2.1", 80))
    with socket.socket() as far, pytest.raises(NetworkUsedError):
        far.connect_ex(("192.0.2.1", 80))
    with pytest.raises(NetworkUsedError):
        socket.create_connection(("example.invalid", 80))


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_the_surroundings_are_the_tests_own() -> None:
    assert "STARDESK_SHOP" not in os.environ
    assert os.environ["LC_ALL"] == "C.UTF-8"
    with pytest.raises(NoKeyringError):
        keyring.get_password("StarDesk", "x")


@pytest.fixture
def app(qapp: QApplication) -> QApplication:
    """Give a test Qt without the fixture that would check it for leaks."""
    return qapp


def test_a_forgotten_window_is_named_and_closed(app: QApplication) -> None:
    before = leaks.look()
    window = QWidget()
    window.setObjectName("forgotten")
    assert leaks.left_since(before) == ["window QWidget “forgotten”"]
    del window
    assert leaks.left_since(before) == []


def test_a_running_timer_is_named_and_stopped(app: QApplication) -> None:
    before = leaks.look()
    timer = QTimer()
    timer.setObjectName("clock")
    timer.start(60_000)
    assert leaks.left_since(before) == ["timer QTimer “clock” of nobody"]
    assert not timer.isActive()
    assert leaks.left_since(before) == []


def test_a_running_thread_is_named_and_ended(app: QApplication) -> None:
    before = leaks.look()
    thread = QThread()
    thread.setObjectName("writer")
    thread.start()
    assert leaks.left_since(before) == ["running thread QThread “writer”"]
    assert thread.isFinished()


def test_a_thread_of_python_is_named() -> None:
    before, go_on = leaks.look(), threading.Event()
    thread = threading.Thread(target=go_on.wait, name="reader")
    thread.start()
    try:
        assert leaks.left_since(before) == ["thread reader"]
    finally:
        go_on.set()
        thread.join()


def test_what_a_test_closes_is_no_leak(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    timer = QTimer(window)
    timer.start(60_000)
    window.show()


def test_real_data_is_found_beside_the_checkout_or_the_test_skips(shared_data: Path) -> None:
    assert (shared_data / "README.md").is_file()
