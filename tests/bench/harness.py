"""Runs approaches in turn, each in a process of its own, and prints medians and ratios.

Every approach of a measurement is run once per round, one after the other, so that a drift of the
machine's speed hits all alike; ratios are taken round by round and their median is shown.
"""

import importlib.util
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

_MARK: Final = "@@"
_LIMIT_S: Final = 1800
NOT_MEASURED: Final = "not measured"

# Where references that the program does not need are installed; else they are not measured.
REFERENCE_PYTHON: Final = os.environ.get("STARDESK_BENCH_PYTHON", sys.executable)
ROOT: Final = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Run:
    """One run of one approach: its figures, or why there are none."""

    figures: dict[str, Any] = field(default_factory=dict)
    trouble: str = ""

    def __getitem__(self, key: str) -> float:
        return float(self.figures[key])


@dataclass(frozen=True)
class Hold:
    """What must hold: a ratio to a reference, at most so much; with a limit of 0 only shown."""

    reference: str
    most: float = 0.0


def peak_mib() -> float:
    """Return this process's highest memory use; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = status.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def report(**figures: Any) -> None:  # noqa: ANN401 - figures of any kind
    """Hand the figures of one run to the process that compares them."""
    figures.setdefault("peak_mib", round(peak_mib(), 1))
    sys.stdout.write(_MARK + json.dumps(figures) + "\n")
    sys.stdout.flush()


def child(module: str, approach: str, *arguments: str, python: str = sys.executable) -> Run:
    """Run one approach of a module of this package in a process of its own."""
    command = [python, "-m", f"tests.bench.{module}", approach, *arguments]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # a program that is used is compiled
    further = os.environ.get("PYTHONPATH")
    surroundings["PYTHONPATH"] = f"{ROOT}{os.pathsep}{further}" if further else str(ROOT)
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=surroundings,
            capture_output=True,
            text=True,
            timeout=_LIMIT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Run(trouble=f"longer than {_LIMIT_S} s")
    for line in reversed(done.stdout.splitlines()):
        if line.startswith(_MARK):
            return Run(json.loads(line.removeprefix(_MARK)))
    last = (done.stderr.strip().splitlines() or ["no output"])[-1]
    is_missing = last.startswith("ModuleNotFoundError")
    return Run(trouble=NOT_MEASURED if is_missing else f"failed: {last[:120]}")


def in_turn(
    approaches: Sequence[str], run: Callable[[str, int], Run], rounds: int
) -> dict[str, list[Run]]:
    """Run every approach once per round; one that cannot run is not tried again."""
    runs: dict[str, list[Run]] = {name: [] for name in approaches}
    for turn in range(rounds):
        for name in approaches:
            if not any(earlier.trouble for earlier in runs[name]):
                runs[name].append(run(name, turn))
    return runs


def median(runs: Sequence[Run], key: str) -> float:
    """Return the median of one figure."""
    return statistics.median(run[key] for run in runs)


def ratio(runs: Sequence[Run], reference: Sequence[Run], key: str) -> float:
    """Return the median of the ratios taken round by round."""
    pairs = zip(runs, reference, strict=False)
    return statistics.median(one[key] / max(other[key], 1e-9) for one, other in pairs)


def percentile(values: Sequence[float], pct: float) -> float:
    """Return a percentile by the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(pct / 100 * (len(ordered) - 1)))]


def say(text: str = "") -> None:
    """Print one line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table with columns as wide as they need to be."""
    widths = [max(len(str(row[at])) for row in (head, *rows)) for at in range(len(head))]
    for row in (head, ["-" * width for width in widths], *rows):
        say("  ".join(str(cell).ljust(width) for cell, width in zip(row, widths, strict=True)))
    say()


def compare(
    title: str, runs: dict[str, list[Run]], ours: str, holds: Sequence[Hold], key: str = "seconds"
) -> bool:
    """Print every approach's median and ours as a ratio to each reference; say what holds."""
    say(f"## {title}")
    rows = [
        [name, runs[name][0].trouble, "", ""]
        if any(run.trouble for run in runs[name])
        else [
            name,
            f"{median(runs[name], key):.4g}",
            str(len(runs[name])),
            f"{median(runs[name], 'peak_mib'):.0f}",
        ]
        for name in runs
    ]
    table(["approach", f"median {key}", "runs", "peak MiB"], rows)
    verdicts = [_held(runs, ours, hold, key) for hold in holds]
    return all(verdicts)


def _held(runs: dict[str, list[Run]], ours: str, hold: Hold, key: str) -> bool:
    if any(run.trouble for run in runs[hold.reference]):
        say(f"{ours} / {hold.reference}: {NOT_MEASURED}")
        return True
    if any(run.trouble for run in runs[ours]):
        say(f"{ours}: {runs[ours][0].trouble}")
        return False
    return holds(f"{ours} / {hold.reference}", ratio(runs[ours], runs[hold.reference], key), hold)


def holds(what: str, figure: float, hold: Hold, unit: str = "") -> bool:
    """Print one figure beside what it may be at most."""
    if not hold.most:
        say(f"{what}: {figure:.2f}{unit}")
        return True
    verdict = "holds" if figure <= hold.most else "DOES NOT HOLD"
    say(f"{what}: {figure:.2f}{unit} (at most {hold.most:g}{unit}: {verdict})")
    return figure <= hold.most


def has(module: str) -> bool:
    """Say whether a package is installed beside the program."""
    return importlib.util.find_spec(module) is not None


def loose(module: str) -> Any:  # noqa: ANN401 - a package that need not be there
    """Import a reference that may be missing, which then ends this run as not measured."""
    return importlib.import_module(module)
