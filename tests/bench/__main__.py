"""The measurements: python -m tests.bench [names] [--size s|m|l] [--rounds N].

Each prints its figures beside its references, taken in turn in the same run. References that are
not installed print "not measured"; STARDESK_BENCH_PYTHON names another Python that has them, and
STARDESK_BENCH_DATA the folder that keeps the synthetic shops.
"""

import argparse
import importlib
import os
import sys

from tests.bench.harness import say
from tests.bench.shop import SIZES

NAMES = (
    "regrade",
    "sale",
    "search",
    "imports",
    "reading",
    "export",
    "start",
    "star_table",
    "click",
    "what_if",
)


def main() -> int:
    """Run the named measurements and return 1 when one of them does not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"of {', '.join(NAMES)}; none means all")
    parser.add_argument("--size", choices=sorted(SIZES), default="m")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    unknown = sorted({*options.names} - {*NAMES})
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; known: {', '.join(NAMES)}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    verdicts = {}
    for name in options.names or NAMES:
        module = importlib.import_module(f"tests.bench.{name}")
        verdicts[name] = bool(module.measure(options.size, options.rounds))
        say()
    failed = [name for name, holds in verdicts.items() if not holds]
    say(f"does not hold: {', '.join(failed)}" if failed else "everything measured holds")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
