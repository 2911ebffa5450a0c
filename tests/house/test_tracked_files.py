"""What is tracked are files: a link leads out of the tree, and on another PC into nothing."""

import subprocess

import pytest

from tests.house.source import ROOT

LINK = "120000"


def links(listing: str) -> list[str]:
    """Return the links in a listing of git."""
    return [line.split("\t", 1)[1] for line in listing.splitlines() if line.startswith(LINK)]


def test_no_tracked_file_is_a_link() -> None:
    told = subprocess.run(
        ["git", "ls-files", "--stage"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        pytest.skip("not a checkout of git")
    assert "pyproject.toml" in told.stdout
    assert links(told.stdout) == []


def test_a_link_would_be_found() -> None:
    listing = f"100644 aa 0\tREADME.md\n{LINK} bb 0\t.venv\n"
    assert links(listing) == [".venv"]
