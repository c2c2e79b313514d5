"""The files of feedback, by their paths: a page for a team, or for each member by name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from toolkit.grading.at_once import at_once
from toolkit.grading.feedback import FEEDBACK
from toolkit.grading.feedback.page import pages
from toolkit.grading.file_names import file_stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from toolkit.grading.collecting.collect import Collected
    from toolkit.grading.feedback.page import Page

FOLDER = "feedback"


def feedback_files(collected: Collected, formats: Iterable[str]) -> dict[str, bytes]:
    """Every page in every format; names that would be one file are told apart by a number.

    Raises:
        InputError: LaTeX is missing for a PDF.
    """
    writers: dict[str, Callable[[Page], bytes]] = {
        name: import_module(FEEDBACK[name]).write for name in formats
    }
    stems: set[str] = set()
    wanted: dict[str, tuple[Callable[[Page], bytes], Page]] = {}
    for page in pages(collected):
        stem = _free(page, stems)
        stems.add(stem)
        for name, write in writers.items():
            wanted[f"{FOLDER}/{stem}.{name}"] = write, page
    written = at_once(lambda each: each[0](each[1]), wanted.values())
    return dict(zip(wanted, written, strict=True))


def _free(page: Page, taken: set[str]) -> str:
    plain = file_stem(page.team) + (f"--{file_stem(page.member)}" if page.member else "")
    number, free = 1, plain
    while free in taken:
        number += 1
        free = f"{plain}-{number}"
    return free
