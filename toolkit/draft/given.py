"""The texts that a team was given, as words: what is copied from them is to be quoted and cited."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath

import msgspec

from toolkit.draft.draft import Draft
from toolkit.draft.sentences import Word, words_of, words_of_source
from toolkit.draft.tex_file import TexFile
from toolkit.model.place import LineIndex
from toolkit.readers.disk import read_bytes, read_text
from toolkit.readers.pdf import read_pdf


class GivenText(msgspec.Struct, frozen=True, dict=True):
    """A text by its name.

    Args:
        words: in its order.
        starts: the offsets at which its pages begin, for a PDF; else none.
    """

    name: str
    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...] = ()

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self.text)

    def place(self, word: int) -> str:
        """Where a word, by its number from 0, stands, for a person: its line or its page."""
        offset = self.words[word].span.start
        if self.starts:
            return f"page {bisect_right(self.starts, offset)}"
        return f"line {self._lines.line_column(offset)[0]}"


def given_texts(draft: Draft) -> Iterator[GivenText]:
    """The texts that a draft's settings and its course's template name."""
    for name in draft.settings.check.given_texts:
        yield _read(name, draft.root / name)
    for path in map(Path, draft.requirements.given_texts if draft.requirements else ()):
        yield _read(path.name, path)


def _read(name: str, path: Path) -> GivenText:
    kind = PurePosixPath(name).suffix.lower()
    if kind == ".pdf":
        return _of_pdf(name, path)
    decoded = read_text(path)
    if kind == ".tex":
        tex = TexFile(decoded, name)
        return GivenText(name, tex.text, tuple(words_of_source(tex)))
    return GivenText(name, decoded.text, tuple(words_of(decoded.text)))


def _of_pdf(name: str, path: Path) -> GivenText:
    pages = [
        "\n".join(line.text for line in page.lines) for page in read_pdf(read_bytes(path)).pages
    ]
    starts, position = [], 0
    for page in pages:
        starts.append(position)
        position += len(page) + 1
    text = "\n".join(pages)
    return GivenText(name, text, tuple(words_of(text)), tuple(starts))
