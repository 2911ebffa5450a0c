"""Sizes, signatures and docstrings: small pieces, all annotated, nothing of the tables let out."""

import ast
from pathlib import Path

from tests.house.source import ROOT, functions, named, parsed, python_files

LONGEST_FILE = 500
LONGEST_FUNCTION = 60
MOST_PARAMETERS = 6


def all_sources() -> list[Path]:
    return [*python_files(), *sorted((ROOT / "tests").rglob("*.py")), ROOT / "run.py"]


def test_no_file_is_too_long() -> None:
    """Migration steps grow with the tables and may be longer."""
    found = {
        named(file): lines
        for file in all_sources()
        if "versions" not in file.parts
        and (lines := len(file.read_text("utf-8").splitlines())) >= LONGEST_FILE
    }
    assert not found


def test_no_function_is_too_long_or_asks_for_too_much() -> None:
    found = []
    for file in [*python_files(), ROOT / "run.py"]:
        if "versions" in file.parts:
            continue
        for function in functions(parsed(file)):
            place = f"{named(file)}:{function.lineno} {function.name}"
            lines = (function.end_lineno or 0) - function.lineno + 1
            if lines > LONGEST_FUNCTION:
                found.append(f"{place}: {lines} lines")
            if parameters(function) > MOST_PARAMETERS:
                found.append(f"{place}: {parameters(function)} parameters")
    assert not found


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count what a caller has to give; self and cls come by themselves."""
    asked = function.args
    names = [one.arg for one in (*asked.posonlyargs, *asked.args, *asked.kwonlyargs)]
    return len(names) - (bool(names) and names[0] in {"self", "cls"})


def test_public_functions_of_services_are_annotated_without_a_word_of_the_tables() -> None:
    """No ORM object may leave the services, not even as a type."""
    found = []
    for file in python_files("services"):
        tree = parsed(file)
        foreign = names_of_the_tables(tree)
        for function in functions(tree):
            if function.name.startswith("_"):
                continue
            annotations = signature(function)
            place = f"{named(file)}:{function.lineno} {function.name}"
            if any(annotation is None for annotation in annotations):
                found.append(f"{place}: not annotated")
            for annotation in annotations:
                used = words(annotation) & foreign if annotation else set()
                found += [f"{place}: {name}" for name in sorted(used)]
    assert not found


def names_of_the_tables(tree: ast.Module) -> set[str]:
    """Return the names under which a module holds something of app.models or SQLAlchemy."""
    found = {"sqlalchemy"}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            of_tables = node.module.split(".")[0] == "sqlalchemy" or (
                f"{node.module}.".startswith("app.models.")
            )
            for alias in node.names:
                if of_tables or (node.module == "app" and alias.name == "models"):
                    found.add(alias.asname or alias.name)
    return found


def signature(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.expr | None]:
    """Return what is annotated for each parameter and the result, None where nothing is."""
    asked = function.args
    given = [*asked.posonlyargs, *asked.args, *asked.kwonlyargs]
    given += [one for one in (asked.vararg, asked.kwarg) if one]
    shown = [one.annotation for one in given if one.arg not in {"self", "cls"}]
    return [*shown, function.returns]


def words(annotation: ast.expr) -> set[str]:
    """Return every name in an annotation, also in one written as a text."""
    found = set()
    for node in ast.walk(annotation):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= words(ast.parse(node.value, mode="eval").body)
    return found


def test_the_signature_test_sees_what_it_should() -> None:
    tree = ast.parse(
        "from app.models.sales import Sale\nfrom app import models as m\nimport sqlalchemy\n"
        "def a(x: 'list[Sale]') -> m.sales.Sale: ...\n"
    )
    (function,) = functions(tree)
    seen = {
        name for one in signature(function) if one for name in words(one)
    } & names_of_the_tables(tree)
    assert seen == {"Sale", "m"}


def test_every_module_class_and_public_function_says_what_it_is_for() -> None:
    found = []
    for file in python_files():
        tree = parsed(file)
        nodes: list[ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]
        nodes = [tree, *(n for n in ast.walk(tree) if isinstance(n, ast.ClassDef))]
        nodes += [f for f in tree.body if isinstance(f, ast.FunctionDef)]
        for node in nodes:
            name = getattr(node, "name", "the module")
            if not name.startswith("_") and not (ast.get_docstring(node) or "").strip():
                found.append(f"{named(file)}: {name}")
    assert not found
