"""The program's source as the tests of the house look at it."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
APP = ROOT / "app"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def parsed(file: Path) -> ast.Module:
    """Parse a file once for all tests."""
    return ast.parse(file.read_text("utf-8"), filename=str(file))


def named(file: Path) -> str:
    """Return a file's path from the top of the project, with slashes."""
    return file.relative_to(ROOT).as_posix()


def python_files(*rooms: str) -> list[Path]:
    """Return the Python files of some rooms (such as "ui"), or of all of app."""
    places = [APP / room for room in rooms] if rooms else [APP]
    found: list[Path] = []
    for place in places:
        found += [place.with_suffix(".py")] if place.with_suffix(".py").exists() else []
        found += sorted(place.rglob("*.py"))
    return found


def functions(tree: ast.AST) -> Iterator[Function]:
    """Go through every function and method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def dotted(node: ast.AST) -> str:
    """Return a name such as "self.tr" as text, or nothing for other expressions."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        front = dotted(node.value)
        return f"{front}.{node.attr}" if front else f"?.{node.attr}"
    return ""


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Go through every call with the dotted name of what is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield dotted(node.func), node


def tracked_files() -> list[Path]:
    """Return the files of the project: those git knows or would add, else all sources."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode:
        return [*ROOT.glob("*.*"), *APP.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]
