"""Every module is one small room that says what is in it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.conftest import MODULES, told

MOST_LINES = 300

Documented = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def public(tree: ast.Module) -> Iterator[Documented]:
    """The classes and functions that other rooms may use, and the methods such a class adds.

    A method of a class that builds on another may stand for the other's, and be told there.
    """
    for node in tree.body:
        if isinstance(node, Documented) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef) and not node.bases:
                yield from (
                    each
                    for each in node.body
                    if isinstance(each, Documented) and not each.name.startswith("_")
                )


@pytest.mark.parametrize("module", MODULES, ids=told)
def test_a_module_is_short(module: Path) -> None:
    lines = module.read_text(encoding="utf-8").count("\n")
    assert lines <= MOST_LINES


@pytest.mark.parametrize("module", MODULES, ids=told)
def test_a_module_opens_with_a_sentence(module: Path) -> None:
    told_first = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    sentence = " ".join(told_first.partition("\n\n")[0].split())
    assert sentence.endswith("."), sentence


@pytest.mark.parametrize("module", MODULES, ids=told)
def test_what_is_public_is_documented(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert [node.name for node in public(tree) if not ast.get_docstring(node)] == []
