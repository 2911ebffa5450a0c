"""Changes a password again and again and dies at every step of writing; prints what then opens.

Run as: python -m tests.vault.interrupt FOLDER [direct]. With "direct" the file is written in
place, as a careless program would: the control that must be caught.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app import paths, vault
from app.errors import UserError

CHEAP = vault.Cost(memory_kib=32, passes=1, lanes=1)
STEPS = ("open", "write", "fsync", "close", "replace")
TORN = 44
DIED, FINISHED = 9, 0


class Countdown:
    """Lets a number of steps pass and ends the process before or in the middle of the next."""

    def __init__(self, steps: int, torn: float | None) -> None:
        self.left = steps
        self.torn = torn

    def watch(self, name: str) -> None:
        """Put itself in the place of one function of the system."""
        real: Callable[..., Any] = getattr(os, name)

        def step(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - passes on what it gets
            if self.left == 0:
                if name == "write" and self.torn is not None:
                    descriptor, data = arguments
                    real(descriptor, data[: int(len(data) * self.torn)])
                os._exit(DIED)
            self.left -= 1
            return real(*arguments, **named)

        setattr(os, name, step)


def in_place(path: Path, content: bytes) -> None:
    """Write a file the wrong way."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.write(descriptor, content)
    os.close(descriptor)


def dies(folder: Path, countdown: Countdown) -> bool:
    """Change the password in a child process; say whether it died on the way."""
    child = os.fork()
    if child == 0:
        key = vault.open_with_password(folder, "owner", "old")
        for name in STEPS:
            countdown.watch(name)
        vault.set_password(folder, "owner", "new", key, cost=CHEAP)
        os._exit(FINISHED)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == DIED


def opens_with(folder: Path) -> str:
    """Name the passwords that open the shop now."""
    opened = []
    for password in ("old", "new"):
        try:
            vault.open_with_password(folder, "owner", password)
        except UserError:
            continue
        opened.append(password)
    return "+".join(opened)


def main(base: Path, *, direct: bool) -> None:
    """Die before every step, then at many places within the one write."""
    vault.create(base / "shop", "owner", "old", cost=CHEAP)
    if direct:
        paths.replace_file = in_place
    outcomes: list[str] = []
    ways: list[tuple[int, float | None]] = [(steps, None) for steps in range(20)]
    ways += [(STEPS.index("write"), part / TORN) for part in range(TORN)]
    for number, (steps, torn) in enumerate(ways):
        copy = base / f"copy{number}"
        shutil.copytree(base / "shop", copy)
        if dies(copy, Countdown(steps, torn)):
            outcomes.append(opens_with(copy))
    print(json.dumps(outcomes))  # noqa: T201 - its answer


if __name__ == "__main__":
    main(Path(sys.argv[1]), direct="direct" in sys.argv[2:])
