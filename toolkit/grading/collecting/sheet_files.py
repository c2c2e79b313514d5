"""The files that hold filled sheets, and what is in them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.course.toml_file import shown
from toolkit.grading.collecting.filled import Filled
from toolkit.grading.collecting.problem import Problem
from toolkit.grading.formats import READERS, reader
from toolkit.grading.issued import ISSUED
from toolkit.grading.roster import natural
from toolkit.model.errors import NotASheetError, ToolkitError

_OF_EDITORS = ("~$", ".")
"""How the names of files begin that editors keep beside an open one, and of hidden files."""


class SheetFiles:
    """Reads sheets, and keeps what it could not read.

    Args:
        paths: files, and folders to look through.

    Attributes:
        registers: of the sheets that were made, as far as they were come upon.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = tuple(paths)
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.registers: list[Path] = []

    def read(self) -> Iterator[Filled]:
        """Every sheet, file by file in natural order; a file named twice is read once."""
        seen = set()
        for path, in_folder in self._files():
            if path.resolve() in seen:
                continue
            seen.add(path.resolve())
            if path.name == ISSUED:
                self.registers.append(path)
            else:
                yield from self._sheets(path, in_folder=in_folder)

    def _files(self) -> Iterator[tuple[Path, bool]]:
        """Each file, and whether it was come upon in a folder."""
        for path in self._paths:
            if not path.is_dir():
                yield path, False
                continue
            inside = (each for each in path.rglob("*") if each.is_file())
            for each in sorted(inside, key=lambda each: natural(str(each))):
                if not each.name.startswith(_OF_EDITORS):
                    yield each, True

    def _sheets(self, path: Path, *, in_folder: bool) -> tuple[Filled, ...]:
        ending = path.suffix.lower().lstrip(".")
        try:
            if ending not in READERS:
                known = ", ".join(f".{each}" for each in READERS)
                hint = f"sheets end in {known}"
                raise NotASheetError("is no score sheet", place=shown(path), hint=hint)
            return reader(ending)(path.read_bytes(), shown(path))
        except NotASheetError as error:
            if in_folder:
                self.notes.append(f"{error.place}: left out, {error.message}")
            else:
                self.problems.append(problem_of(error))
        except ToolkitError as error:
            self.problems.append(problem_of(error))
        except OSError as error:
            reason = (error.strerror or "cannot be read").lower()
            self.problems.append(Problem(shown(path), "", reason))
        return ()


def problem_of(error: ToolkitError) -> Problem:
    """A user's mistake as a problem among others."""
    return Problem(error.place, "", error.message, error.hint)
