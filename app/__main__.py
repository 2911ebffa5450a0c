"""Start StarDesk: a command runs and answers, none opens the window."""

import sys
from collections.abc import Sequence

from app.cli import main as cli
from app.cli.parser import command_of


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit status."""
    options = cli.read(sys.argv[1:] if argv is None else argv)
    if isinstance(options, int):
        return options
    if command_of(options):
        return cli.run(options)
    from app.ui import application  # noqa: PLC0415 - a command must start without Qt

    return application.run(options)


if __name__ == "__main__":
    sys.exit(main())
