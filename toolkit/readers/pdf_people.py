"""The people whom a PDF names beside its text: in properties, XMP record and comments."""

import io
from collections.abc import Iterator
from typing import Any

from toolkit.readers.shelter import sheltered

_MOST_PAGES = 200
_MOST_COMMENTS = 500
_LONGEST_NAME = 200


def read_people(data: bytes) -> tuple[str, ...]:
    """Everyone whom the structure of a PDF names, each once; none where it cannot be read.

    The document's author (``/Author``), the creators of its XMP record (``dc:creator``) and the
    authors of its comments (``/T`` of annotations that are no form fields). Looks at 200 pages and
    500 comments at the most. Any bytes give an answer.
    """
    return sheltered(_read, data, tuple[str, ...]) or ()


def _read(data: bytes) -> tuple[str, ...]:
    import pypdf  # start-up cost: only a blind submission is asked for its people

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return ()
        found = [*_properties(reader), *_comments(reader)]
    except Exception:  # the library raises many kinds on broken files, and none says who
        return ()
    names = (str(name).strip()[:_LONGEST_NAME] for name in found if name)
    return tuple(dict.fromkeys(name for name in names if name))


def _properties(reader: Any) -> Iterator[Any]:
    if reader.metadata is not None:
        yield reader.metadata.author
    record = reader.xmp_metadata
    if record is not None:
        yield from record.dc_creator or ()


def _comments(reader: Any) -> Iterator[Any]:
    left = _MOST_COMMENTS
    for page in reader.pages[:_MOST_PAGES]:
        for reference in page.get("/Annots") or ():
            if left <= 0:
                return
            left -= 1
            comment = reference.get_object()
            if comment.get("/Subtype") != "/Widget":
                yield comment.get("/T")
