"""How long work tells where it is and learns that it should stop."""

from typing import Protocol


class Progress(Protocol):
    """Handed to long acts; called at most about fifty times."""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Tell how far the act is; total 0 means unknown."""

    def check(self) -> None:
        """Raise app.errors.Cancelled when the user asked to stop."""


class Silent:
    """Progress for short acts and tests: says nothing, never stops."""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Say nothing."""

    def check(self) -> None:
        """Go on."""


SILENT = Silent()
