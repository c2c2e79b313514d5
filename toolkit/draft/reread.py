"""A draft as it would be read with other text in some of its files; nothing is written."""

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from toolkit.draft.draft import Draft
from toolkit.draft.reading import read_draft
from toolkit.draft.tex_file import BibFile
from toolkit.readers.bib import read_bib
from toolkit.readers.disk import read_text
from toolkit.readers.text import Decoded


def reread(draft: Draft, texts: Mapping[str, str]) -> Draft:
    """The draft with new text in some files; the others and its PDF stay as they were read.

    Args:
        texts: by path from the root, for LaTeX and bibliography files of the draft.
    """
    known = {tex.path: Decoded(tex.text, tex.encoding, tex.fault) for tex in draft.tex}
    known |= {tex.path: Decoded(tex.text, tex.encoding, tex.fault) for tex in draft.styles}
    known |= {
        path: Decoded(text, known[path].encoding) for path, text in texts.items() if path in known
    }
    by_place = {draft.root / path: decoded for path, decoded in known.items()}

    def read(path: Path, declared: str) -> Decoded:
        return by_place.get(path) or read_text(path, declared)

    reading = read_draft(draft.root, draft.main, read)
    return replace(
        draft,
        tex=reading.files,
        styles=reading.styles,
        segments=reading.segments,
        missing=reading.missing,
        bib=tuple(_bib(file, texts.get(file.path)) for file in draft.bib),
    )


def _bib(file: BibFile, text: str | None) -> BibFile:
    if text is None:
        return file
    return BibFile(file.path, read_bib(text, as_biber=file.bib.as_biber), None, file.encoding)
