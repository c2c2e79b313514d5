"""One change to a clean draft, as a table has it, and what must be told of it."""

import tomllib
from pathlib import Path

import msgspec

MARK = "‸"
"""Stands in a replacement where the finding must be; it is taken out of what is written."""

TABLES = tuple(sorted(Path(__file__).parent.glob("*.toml")))


class Edit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A replacement in one file, of text that stands there exactly once.

    Args:
        file: its path in the draft.
        find: empty for the file's end.
        until: what the replaced text ends with, where that is not all of `find`.
        replace: may hold the mark.
    """

    file: str
    find: str = ""
    until: str = ""
    replace: str = ""

    def of(self, text: str) -> tuple[int, int]:
        """Where the replaced text begins and ends in the file's text."""
        if not self.find:
            return len(text), len(text)
        assert text.count(self.find) == 1, f"{self.file}: {text.count(self.find)} × {self.find!r}"
        start = text.index(self.find)
        end = start + len(self.find)
        return start, text.index(self.until, end) + len(self.until) if self.until else end


class Change(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A change to a clean draft.

    Args:
        code: of the rule that it is made for.
        why: what somebody did, in a few words.
        draft: which of the clean drafts.
        edit: in the draft's files.
        files: that are added, by path, with their text.
        drawn: files that are made, by path, each of a kind that `figures` has.
        remove: files and folders that are taken away.
        latin_1: files that are saved in that encoding.
        days_old: how much older than its sources the PDF is; 0 for one that is fresh.
        build: whether LaTeX must run before anything shows.
    """

    code: str
    why: str
    draft: str = "report"
    edit: tuple[Edit, ...] = ()
    files: dict[str, str] = {}
    drawn: dict[str, str] = {}
    remove: tuple[str, ...] = ()
    latin_1: tuple[str, ...] = ()
    days_old: float = 0
    build: bool = False

    def __str__(self) -> str:
        return f"{self.code}: {self.why}"


class Mutation(Change, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A change that makes one fault.

    Args:
        at: the place of the finding where no mark tells it: a file, or a page of a PDF.
        alone: whether it changes what other rules count, so that it cannot join other faults.
        shown: whether the fault is one wherever it stands, in comments too.
    """

    at: str = ""
    alone: bool = False
    shown: bool = False


class NearMiss(Change, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A change that looks like a fault and is none."""


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one file holds."""

    mutation: tuple[Mutation, ...]
    near_miss: tuple[NearMiss, ...]


def _read(path: Path) -> Table:
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Table)


_ALL = tuple(_read(path) for path in TABLES)
MUTATIONS = tuple(each for table in _ALL for each in table.mutation)
NEAR_MISSES = tuple(each for table in _ALL for each in table.near_miss)


def edited(text: str, edit: Edit) -> str:
    """A file's text after an edit, the mark still in it."""
    start, end = edit.of(text)
    return text[:start] + edit.replace + text[end:]


def place_of(path: str, text: str, mark: str = MARK) -> str:
    """The place of the mark in a text, as a finding tells it."""
    before = text[: text.index(mark)].replace(mark, "")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return f"{path}:{line}:{column}"
