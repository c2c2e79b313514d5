"""Imports point down, and each room keeps to its work."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.conftest import MODULES, ROOT, told

ROOMS = tuple("model readers course build draft rules lint reporters scaffold grading cli".split())
"""Bottom to top; the package itself, which hands out what programs call, stands above them all."""

VERSION = "toolkit.__version__"
SPEECH = {"print", "input", "exit", "quit", "sys.exit", "sys.stdout.write", "sys.stderr.write"}


def height(module: str) -> int:
    """How high the room of a dotted name stands, from 0."""
    room = module.split(".")[1]
    return ROOMS.index(room) if room in ROOMS else len(ROOMS)


def imports(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every module that is imported, wherever in the file, and the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "toolkit":
            yield from ((f"toolkit.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", node.lineno


def parsed(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def dotted(module: Path) -> str:
    return ".".join(module.relative_to(ROOT).with_suffix("").parts)


def below(room: str) -> list[Path]:
    """The modules of the rooms that stand lower than one."""
    return [module for module in MODULES if height(dotted(module)) < ROOMS.index(room)]


def test_every_room_is_in_the_order() -> None:
    there = {path.name for path in (ROOT / "toolkit").iterdir() if (path / "__init__.py").exists()}
    assert there == set(ROOMS)


@pytest.mark.parametrize("module", MODULES, ids=told)
def test_imports_point_down(module: Path) -> None:
    own = height(dotted(module))
    up = [
        f"line {line}: {name}"
        for name, line in imports(parsed(module))
        if name.startswith("toolkit.") and name != VERSION and height(name) > own
    ]
    assert up == []


@pytest.mark.parametrize("module", below("readers"), ids=told)
def test_the_model_needs_the_standard_library_and_msgspec_alone(module: Path) -> None:
    roots = {name.partition(".")[0] for name, _ in imports(parsed(module))}
    assert roots <= sys.stdlib_module_names | {"msgspec", "toolkit"}


@pytest.mark.parametrize("module", below("cli"), ids=told)
def test_only_the_command_line_asks_prints_or_exits(module: Path) -> None:
    tree = parsed(module)
    assert "click" not in {name.partition(".")[0] for name, _ in imports(tree)}
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert SPEECH & calls == set()
    assert not any(
        isinstance(node, ast.Name) and node.id == "SystemExit" for node in ast.walk(tree)
    )
