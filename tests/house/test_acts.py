"""Every act that the services note in the log has a title in words, and no title is left over."""

import ast
from collections.abc import Iterator

from app.domain.acts import TITLES
from app.services.audit import WATCHED
from tests.house.source import functions, named, parsed, python_files


def literals(node: ast.expr, known: dict[str, str]) -> set[str] | None:
    """Return the words an expression can be, None when that cannot be read from the source."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.IfExp):
        one, other = literals(node.body, known), literals(node.orelse, known)
        return None if one is None or other is None else one | other
    if isinstance(node, ast.Name) and node.id in known:
        return {known[node.id]}
    return None


def constants(tree: ast.Module) -> dict[str, str]:
    """Return the module's own names for words."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            value = node.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                found[node.target.id] = value.value
    return found


def calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            if name in {getattr(called, "attr", ""), getattr(called, "id", "")}:
                yield node


def noted(tree: ast.Module) -> tuple[set[str], list[int]]:
    """Return the acts that a module notes, and the lines where they cannot be read."""
    known, found, lost = constants(tree), set[str](), list[int]()
    passed = {
        one.name: [arg.arg for arg in one.args.args].index("act")
        for one in functions(tree)
        if "act" in [arg.arg for arg in one.args.args]
    }
    for call in calls(tree, "note"):
        if len(call.args) == 0 or not isinstance(call.func, ast.Attribute):
            continue
        acts = literals(call.args[0], known)
        if acts is not None:
            found |= acts
        elif not (isinstance(call.args[0], ast.Name) and call.args[0].id == "act"):
            lost.append(call.lineno)
    for name, place in passed.items():
        for call in calls(tree, name):
            acts = literals(call.args[place], known) if len(call.args) > place else None
            found |= acts or set()
    return found, lost


def test_every_act_in_the_log_has_a_title() -> None:
    found, lost = set(), []
    for file in python_files("services"):
        acts, lines = noted(parsed(file))
        found |= acts
        lost += [f"{named(file)}:{line}" for line in lines]
    assert lost == []
    assert found - set(TITLES) == set()
    assert set(TITLES) - found == set()
    assert set(TITLES) >= WATCHED


def test_the_reader_sees_what_it_should() -> None:
    tree = ast.parse(
        "A: str = 'a'\n"
        "def _keep(work, act): work.note(act, 'x')\n"
        "def f(work): work.note(A); work.note('b' if work else 'c'); work.note(work.d)\n"
        "def g(work): _keep(work, 'e')\n"
    )
    assert noted(tree) == ({"a", "b", "c", "e"}, [3])
