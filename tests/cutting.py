"""Cuts the power before a step on the disk: what the program would have done next never happens."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

Step = tuple[Any, str]
RENAMES: tuple[Step, ...] = ((os, "replace"), (Path, "unlink"), (os, "open"))
WRITES: tuple[Step, ...] = ((os, "replace"), (os, "open"), (os, "write"), (os, "fsync"))


class Cut(BaseException):
    """The power is gone."""


@contextmanager
def cut_before(
    patch: pytest.MonkeyPatch, number: int, steps: tuple[Step, ...]
) -> Iterator[list[bool]]:
    """Cut the power before the n-th of such steps, and every later one; give whether it was."""
    left, was_cut = [number], [False]

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def act(*args: Any, **more: Any) -> Any:  # noqa: ANN401 - as the real one
            left[0] -= 1
            if left[0] < 0:
                raise Cut
            return real(*args, **more)

        return act

    with patch.context() as cutting:
        for place, name in steps:
            cutting.setattr(place, name, counted(getattr(place, name)))
        try:
            yield was_cut
        except Cut:
            was_cut[0] = True
