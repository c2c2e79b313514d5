"""Which of a draft's images are the team's own: those it declares, and those its code draws."""

import posixpath
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cached_property
from itertools import islice

from toolkit.draft.draft import Draft
from toolkit.readers.disk import is_file, read_bytes

CODE_FOLDER = "code"
"""Where code is looked for when the course names no folder."""

MOST_CODE_FILES = 500
LARGEST_CODE_BYTES = 1_000_000
"""Code that a person wrote is smaller; what is larger holds data, and is not looked into."""

_CODE = frozenset(
    ".c .cc .cpp .cs .do .go .ipynb .java .jl .js .kt .m .nb .pl .plt .gp .py .qmd .r .rb .rmd .rs "
    ".scala .sh .swift .ts".split()
)


class OwnImages:
    """Answers of an image, by its path from the draft's root, whether it is the team's own.

    It is where ``own_images`` in ``draftsmith.toml`` has a pattern for it, or where a file in the
    code folder says its name, as the script that draws it does.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def __contains__(self, path: str) -> bool:
        if any(fnmatchcase(path, pattern) for pattern in self._draft.settings.own_images):
            return True
        name = re.escape(posixpath.splitext(posixpath.basename(path))[0])
        return any(re.search(rf"(?<![\w-]){name}(?![\w-])", text) for text in self._code)

    @cached_property
    def _code(self) -> tuple[str, ...]:
        """The texts of the code."""
        return tuple(self._texts())

    def _texts(self) -> Iterator[str]:
        course = self._draft.requirements
        folder = course.code.folder if course and course.code else CODE_FOLDER
        for path in islice((self._draft.root / folder).rglob("*"), MOST_CODE_FILES):
            is_code = path.suffix.lower() in _CODE and is_file(path)
            if is_code and path.stat().st_size <= LARGEST_CODE_BYTES:
                yield read_bytes(path).decode("utf-8", "replace")
