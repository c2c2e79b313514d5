"""The documents of the corpus: each made up, set by LaTeX once, and read by the tool."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

from tests.corpus.axes import Recipe, recipes
from tests.corpus.document import Document
from tests.corpus.facts import Read
from tests.corpus.latex import Told, set_document

PROCESSES = max(2, os.cpu_count() or 2)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for a ``recipe`` runs on each document."""
    if "recipe" in metafunc.fixturenames:
        every = _recipes()
        metafunc.parametrize("recipe", every, ids=[each.name for each in every], scope="session")


@cache
def _recipes() -> tuple[Recipe, ...]:
    return recipes()


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Recipe], tuple[Path, Path]]:
    """Where a document's sources are, and where LaTeX sets it."""
    base = tmp_path_factory.mktemp("corpus")
    return lambda recipe: (base / "sources" / recipe.name, base / "set" / recipe.name)


@pytest.fixture(scope="session")
def corpus(
    request: pytest.FixtureRequest, folders: Callable[[Recipe], tuple[Path, Path]]
) -> dict[Recipe, Told]:
    """What LaTeX tells of each document that is asked for."""
    tests = (item for item in request.session.items if isinstance(item, pytest.Function))
    asked = {test.callspec.params.get("recipe") for test in tests if hasattr(test, "callspec")}
    wanted = sorted((each for each in asked if each), key=lambda recipe: recipe.number)
    for recipe in wanted:
        write(recipe, folders(recipe))
    with ThreadPoolExecutor(PROCESSES) as threads:
        told = threads.map(lambda recipe: set_document(folders(recipe)[1]), wanted)
        return dict(zip(wanted, told, strict=True))


def write(recipe: Recipe, folders: tuple[Path, Path]) -> None:
    """Writes a document's files into some folders."""
    for path, data in Document(recipe).files().items():
        for folder in folders:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)


@pytest.fixture(scope="session")
def told(recipe: Recipe, corpus: dict[Recipe, Told]) -> Told:
    """What LaTeX tells of a document."""
    return corpus[recipe]


@pytest.fixture(scope="session")
def read(recipe: Recipe, told: Told, folders: Callable[[Recipe], tuple[Path, Path]]) -> Read:
    """What the tool reads of it, once LaTeX has set it."""
    assert told.log
    return Read(*folders(recipe))
