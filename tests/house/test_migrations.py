"""A released migration step is never edited: shops that ran it would differ from those to come."""

import hashlib
import json
from pathlib import Path

from tests.house.source import APP

STEPS = APP / "models" / "migrations" / "versions"
# step's file name -> SHA-256 of its text with plain line ends; a release adds its steps here.
RELEASED: dict[str, str] = json.loads(
    Path(__file__).with_name("migrations.json").read_text("utf-8")
)


def digest(text: str) -> str:
    return hashlib.sha256("\n".join(text.splitlines()).encode()).hexdigest()


def test_released_steps_stand_as_they_were_released() -> None:
    changed = [
        name
        for name, released in RELEASED.items()
        if not (STEPS / name).exists() or digest((STEPS / name).read_text("utf-8")) != released
    ]
    assert not changed


def test_steps_are_numbered_without_a_gap() -> None:
    numbers = [int(step.name[:4]) for step in sorted(STEPS.glob("[0-9]*.py"))]
    assert numbers == list(range(1, len(numbers) + 1))


def test_an_edit_is_noticed_and_other_line_ends_are_not() -> None:
    assert digest("a = 1\n") != digest("a = 2\n")
    assert digest("a = 1\nb = 2\n") == digest("a = 1\r\nb = 2\r\n")
