"""Clean drafts, made once, and copies of them to change."""

import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.mutations.clean import make_built, make_clean
from tests.mutations.mutation import Change

PROGRAMS = ("latexmk", "pdflatex", "bibtex")

Folders = Callable[[str, bool], Path]
Copies = Callable[[Change], Path]


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """Gives the folder of a clean draft: its name, and whether LaTeX has run in it."""

    @cache
    def made(name: str, built: bool) -> Path:
        if built and not all(map(shutil.which, PROGRAMS)):
            pytest.skip("needs TeX: latexmk, pdflatex and bibtex are not all installed")
        folder = tmp_path_factory.mktemp("clean") / name
        (make_built if built else make_clean)(name, folder)
        return folder

    return made


@pytest.fixture
def copy(clean: Folders, tmp_path: Path) -> Copies:
    """Gives a copy of the clean draft that a change is for; linked, where nothing is built."""

    def copied(change: Change) -> Path:
        folder = tmp_path / change.draft
        write = shutil.copy2 if change.build else os.link
        shutil.copytree(clean(change.draft, change.build), folder, copy_function=write)
        return folder

    return copied
