"""Passwords are asked for at a terminal, unseen, and never taken from the line."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from app import vault
from tests.e2e.conftest import PASSWORD, ROOT

if sys.platform == "win32":
    pytest.skip("pseudo terminals are a POSIX thing", allow_module_level=True)


def typed(line: Sequence[str], answers: Sequence[str]) -> tuple[int, str, str]:
    """Run a command at a terminal and type an answer at each prompt that ends in ": "."""
    keyboard, terminal = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "app", *line],
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        start_new_session=True,
        bufsize=0,
    )
    os.close(terminal)
    assert process.stdout
    assert process.stderr
    shown = b""
    for answer in answers:
        while not shown.endswith(b": "):
            sign = process.stderr.read(1)
            assert sign, shown.decode()
            shown += sign
        os.write(keyboard, answer.encode() + b"\n")
        shown += process.stderr.read(1)
    out, rest = process.communicate(timeout=60)
    os.close(keyboard)
    return process.returncode, out.decode(), (shown + rest).decode()


def test_a_new_owner_types_the_password_twice(tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    line = ["--shop", str(shop), "--lang", "en", "--json", "init", "--name", "茶铺"]
    status, out, told = typed(line, [PASSWORD, "another"])
    assert (status, out) == (1, "")
    assert "not the same" in told
    assert not shop.exists()

    status, out, told = typed(line, [PASSWORD, PASSWORD])
    assert status == 0, told
    assert "recovery_key" in out
    assert PASSWORD not in out + told
    assert len(vault.open_with_password(shop, "owner", PASSWORD)) == 32

    line = ["--shop", str(shop), "--lang", "en", "--json", "customers"]
    assert typed(line, [PASSWORD])[:2] == (0, "[]\n")
    status, out, told = typed(line, ["wrong"])
    assert (status, out) == (1, "")
    assert "Traceback" not in told
