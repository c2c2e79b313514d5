"""Where in a draft a file and line are that LaTeX or BibTeX named."""

import os
import posixpath

from toolkit.draft.draft import Draft
from toolkit.model.place import LineIndex, Place, Span


def place_in_log(draft: Draft, file: str, first: int, last: int = 0) -> Place:
    """Some lines of a file of the draft; the whole document where the file is none of its own."""
    path = path_in_log(draft, file)
    for tex in draft.tex:
        if tex.path == path and first:
            return tex.place(_span(tex.text, tex.lines, first, max(first, last)))
    for bib in draft.bib:
        if bib.path == path and first:
            return bib.place(_span(bib.bib.text, bib.lines, first, max(first, last)))
    return draft.whole


def path_in_log(draft: Draft, file: str) -> str:
    """A file's path from the draft's root; the main file's where none is named."""
    if posixpath.isabs(file):
        file = os.path.relpath(file, draft.root.resolve())
    return posixpath.normpath(file) if file else draft.main


def _span(text: str, lines: LineIndex, first: int, last: int) -> Span:
    """What stands on some lines, from 1, without the blanks around it."""
    count = lines.line_column(len(text))[0]
    first, last = min(first, count), min(last, count)
    end = lines.start_of(last + 1) if last < count else len(text)
    start = lines.start_of(first)
    content = text[start:end]
    indent = len(content) - len(content.lstrip())
    return Span(start + indent if content.strip() else start, start + len(content.rstrip()))
