"""A password change that dies on the way leaves exactly one of the two passwords in force."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks")


def outcomes(folder: Path, *how: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.vault.interrupt", str(folder), *how],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found: list[str] = json.loads(done.stdout)
    return found


@needs_fork
def test_exactly_one_password_opens_after_a_death_at_any_step(tmp_path: Path) -> None:
    seen = outcomes(tmp_path)
    assert len(seen) >= 50
    assert set(seen) == {"old", "new"}


@needs_fork
def test_the_harness_catches_a_program_that_writes_in_place(tmp_path: Path) -> None:
    assert "" in outcomes(tmp_path, "direct")
