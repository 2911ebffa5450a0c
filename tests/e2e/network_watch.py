"""Works at a shop, from its founding to its window, and prints each internet socket asked for.

Run as: python -m tests.e2e.network_watch FOLDER commands|window|connect|bind|lookup. The window is
that of the shop which the commands made; the last three are controls that must be told. Sockets
inside this computer are no network.
"""

import contextlib
import importlib
import json
import socket
import sys
from pathlib import Path
from typing import Any

_FAMILIES = {socket.AF_INET, socket.AF_INET6}
_LOOK_UPS = ("socket.getaddrinfo", "socket.gethostby", "socket.getnameinfo")


def watch(seen: list[str]) -> None:
    """Take note of every socket of the internet that Python makes, connects, binds or looks up."""

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if not event.startswith("socket."):
            return
        if event.startswith(_LOOK_UPS):
            seen.append(event)
        elif event == "socket.__new__":
            seen.extend([event] if arguments[1] in _FAMILIES else [])
        elif isinstance(arguments[0], socket.socket) and arguments[0].family in _FAMILIES:
            seen.append(event)

    sys.addaudithook(hook)


def control(kind: str) -> None:
    """Use the network in one way; nobody answers there."""
    if kind == "lookup":
        socket.getaddrinfo("127.0.0.1", 80)
        return
    with socket.socket() as made, contextlib.suppress(OSError):
        if kind == "connect":
            made.settimeout(0.1)
            made.connect(("127.0.0.1", 9))
        else:
            made.bind(("127.0.0.1", 0))


def main(base: Path, way: str) -> None:
    """Work and print what was seen."""
    seen: list[str] = []
    watch(seen)
    if way in {"commands", "window"}:
        day = importlib.import_module("tests.e2e.working_day")
        day.by_command(base) if way == "commands" else day.in_a_window(base / "shop")
    else:
        control(way)
    print(json.dumps(seen))  # noqa: T201 - its answer


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
