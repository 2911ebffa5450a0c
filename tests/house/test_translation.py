"""Texts are translated only in the forms that lupdate finds, and never before there is a language.

Allowed: self.tr("literal"), QCoreApplication.translate("Context", "literal"[, "", n]),
QT_TRANSLATE_NOOP("Context", "literal"), and the back end's translate(context, text).
"""

import ast
import re
from collections.abc import Iterator

from tests.house.source import APP, calls, dotted, named, parsed, python_files

NOOP = "QT_TRANSLATE_NOOP"
LOOK_UP = {"translate", "i18n.translate"}
BACK_END = {APP / "i18n.py"}


def is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(node.value)


def faults(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Go through every call about translation that lupdate would not understand."""
    for name, call in calls(tree):
        last = name.rpartition(".")[2]
        if last == "tr":
            yield from ((call.lineno, fault) for fault in faults_of_tr(name, call))
        elif last == NOOP and (len(call.args) != 2 or not all(map(is_literal, call.args))):
            yield call.lineno, "a mark without two literal texts"
        elif name.endswith("QCoreApplication.translate"):
            yield from ((call.lineno, fault) for fault in faults_of_translate(call))
        elif last in {"QT_TR_NOOP", "trUtf8", "trAll", "QT_TRANSLATE_N_NOOP"}:
            yield call.lineno, f"{last} is not one of our forms"


def faults_of_tr(name: str, call: ast.Call) -> Iterator[str]:
    if name != "self.tr":
        yield f"{name}: only self.tr"
    if not call.args or not is_literal(call.args[0]):
        yield "tr without a literal text"
    if len(call.args) > 1 or call.keywords:
        yield "tr with more than a text: use QCoreApplication.translate"


def faults_of_translate(call: ast.Call) -> Iterator[str]:
    if not all(map(is_literal, call.args[:2])) or len(call.args) not in {2, 4}:
        yield "translate without literal context and text"
    elif bool(re.search("%L?n", ast.unparse(call.args[1]))) != (len(call.args) == 4):
        yield "a plural needs %n and its number, and only a plural"


def test_texts_are_marked_in_the_allowed_forms() -> None:
    found = [
        f"{named(file)}:{line} {what}"
        for file in python_files()
        if file not in BACK_END
        for line, what in faults(parsed(file))
    ]
    assert not found


def at_import_time(tree: ast.Module) -> Iterator[ast.Call]:
    """Go through the calls that run when the module is imported: none within a function."""
    waiting: list[ast.AST] = [*tree.body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting += [*node.decorator_list, *node.args.defaults]
            waiting += [default for default in node.args.kw_defaults if default]
            continue
        if isinstance(node, ast.Lambda):
            continue
        if isinstance(node, ast.Call):
            yield node
        waiting += ast.iter_child_nodes(node)


def translates(name: str) -> bool:
    return name in LOOK_UP or name.endswith(
        ("QCoreApplication.translate", ".i18n.translate", ".tr")
    )


def test_nothing_is_translated_at_import_time() -> None:
    found = [
        f"{named(file)}:{call.lineno}"
        for file in python_files()
        for call in at_import_time(parsed(file))
        if translates(dotted(call.func))
    ]
    assert not found


def test_marks_of_errors_use_the_context_they_are_looked_up_in() -> None:
    """What UserError carries is translated in the context Errors, so it must be marked there."""
    found = []
    for file in python_files():
        for name, call in calls(parsed(file)):
            if not name.endswith(("UserError", "StorageError", "FileError", "NotAllowedError")):
                continue
            for inner, mark in calls(call):
                if inner == NOOP and getattr(mark.args[0], "value", "") != "Errors":
                    found.append(f"{named(file)}:{mark.lineno}")
    assert not found


def test_the_checks_see_the_forms_they_should() -> None:
    good = [
        'self.tr("Save")',
        'QCoreApplication.translate("Page", "%n sales", "", n)',
        'QT_TRANSLATE_NOOP("Errors", "A " "text.")',
    ]
    bad = [
        'self.tr(f"Save {name}")',
        'widget.tr("Save")',
        "self.tr(text)",
        'QCoreApplication.translate("Page", "%n sales")',
        'QCoreApplication.translate(page, "Save")',
        'QT_TRANSLATE_NOOP("Errors", f"A {text}.")',
    ]
    assert not [line for line in good if list(faults(ast.parse(line)))]
    assert not [line for line in bad if not list(faults(ast.parse(line)))]
    late = ast.parse('X = lambda: translate("a", "b")\ndef f(a=translate("a", "b")): translate()')
    assert len(list(at_import_time(late))) == 1
