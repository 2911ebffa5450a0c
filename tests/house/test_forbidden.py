"""What may stand in one place only: the clock, the catch-all, the message box."""

import ast

import pytest

from tests.house.source import APP, calls, dotted, named, parsed, python_files, tracked_files

# The desk's clock is the one that asks the computer.
CLOCK = APP / "services" / "desk.py"
BELOW_THE_WINDOW = ("domain", "services", "models", "intake", "reports")
CLOCK_CALLS = (
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "time.localtime",
    "time.gmtime",
    "time.ctime",
    "time.strftime",
)
CATCH_ALL = {"app/ui/jobs.py", "app/ui/application.py", "app/ui/crash.py", "app/cli/main.py"}
MESSAGE_BOXES = {"app/ui/messages.py"}


@pytest.mark.parametrize("room", BELOW_THE_WINDOW)
def test_nothing_below_the_window_asks_the_computer_for_the_time(room: str) -> None:
    found = [
        f"{named(file)}:{call.lineno} {name}"
        for file in python_files(room)
        if file != CLOCK
        for name, call in calls(parsed(file))
        if f".{name}".endswith(tuple(f".{clock}" for clock in CLOCK_CALLS))
    ]
    assert not found


def test_everything_is_caught_in_three_places_only() -> None:
    """The job runner, the window's crash hook and the command line."""
    found = {
        named(file)
        for file in python_files()
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.ExceptHandler)
        and catches_everything(node.type)
        and not passes_on(node)
    }
    assert found <= CATCH_ALL
    assert len(found) <= 3


def catches_everything(caught: ast.expr | None) -> bool:
    """Say whether an except clause takes every bug with it."""
    kinds = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(
        kind is None or dotted(kind) in {"Exception", "BaseException", "builtins.Exception"}
        for kind in kinds
    )


def passes_on(handler: ast.ExceptHandler) -> bool:
    """Say whether a clause only tidies up and raises what it caught again."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_errors_are_shown_in_one_place_only() -> None:
    found = {
        named(file)
        for file in python_files()
        for node in ast.walk(parsed(file))
        if (isinstance(node, ast.Name) and node.id == "QMessageBox")
        or (isinstance(node, ast.Attribute) and node.attr == "QMessageBox")
    }
    assert found <= MESSAGE_BOXES


def test_no_machine_and_no_index_is_named() -> None:
    """A stranger's computer has other folders and may fetch from elsewhere."""
    words = [f"/{name}/" for name in ("work", "root", "farm")]
    words += ["py" + "pi.org", "python" + "hosted", "--index" + "-url", "--extra-" + "index"]
    texts = {".py", ".md", ".toml", ".lock", ".json", ".ts", ".qss", ".html", ".svg", ".txt", ""}
    found = [
        f"{named(file)}: {word}"
        for file in tracked_files()
        if file.suffix in texts
        for word in words
        if word.encode() in file.read_bytes()
    ]
    assert not found


def test_no_file_has_a_name_that_some_system_cannot_hold() -> None:
    found = [
        named(file)
        for file in tracked_files()
        if set(file.name) & set('<>:"\\|?*') or len(named(file)) > 150
    ]
    assert not found
    lowered = [named(file).lower() for file in tracked_files()]
    assert len(lowered) == len(set(lowered))


def test_the_catch_all_is_recognised() -> None:
    source = "try: pass\nexcept (OSError, Exception): pass\nexcept ValueError: pass\nexcept: raise"
    handlers = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.ExceptHandler)]
    assert [catches_everything(handler.type) for handler in handlers] == [True, False, True]
    assert [passes_on(handler) for handler in handlers] == [False, False, True]
