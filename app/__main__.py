"""Start StarDesk: a command runs and answers, none opens the window."""

import gc
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

_TEXTS: Final = ("--shop", "--login")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit status."""
    arguments = sys.argv[1:] if argv is None else argv
    options = _plainly_a_window(arguments)
    if options is None:
        from app.cli import main as cli  # noqa: PLC0415 - a window need not know any command
        from app.cli.parser import command_of  # noqa: PLC0415

        read = cli.read(arguments)
        if isinstance(read, int):
            return read
        if command_of(read):
            return cli.run(read, _shoot)
        options = read
    gc.disable()  # loading leaves no garbage; the window collects it on its own thread later
    from app.ui import features  # noqa: PLC0415 - a command must start without Qt

    features.spare()
    from app.ui import application  # noqa: PLC0415 - imported after Qt's features are spared

    return application.run(options)


def _shoot(*wish: Any) -> Sequence[Path]:  # noqa: ANN401 - handed on as it came
    """Take pictures of the demo shop; neither front end knows the other."""
    from app.ui import gallery  # noqa: PLC0415 - a command must start without Qt

    return gallery.demo_pictures(*wish)


def _plainly_a_window(arguments: Sequence[str]) -> Namespace | None:
    """Return what a window needs when nothing but a shop and a login is named, else None.

    "--shop F" is such a line; "--shop F --as-of 2026-01-01" and "sale 17 20" are for the reader of
    the whole command line.
    """
    found = dict.fromkeys(_TEXTS, "")
    rest = list(arguments)
    while rest:
        name, _, value = rest.pop(0).partition("=")
        if name not in found or not (value or rest):
            return None
        found[name] = value or rest.pop(0)
        if found[name].startswith("-"):
            return None
    shop, login = (found[name] or None for name in _TEXTS)
    return Namespace(shop=shop, login=login, as_of=None, lang=None)


if __name__ == "__main__":
    sys.exit(main())
