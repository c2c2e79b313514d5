"""The image files that a draft includes, found as the engine finds them."""

import posixpath
import re
from collections.abc import Iterator

from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import TexFile, is_file
from toolkit.readers.tex_items import Image
from toolkit.readers.tex_names import IMAGE_EXTENSIONS

_FOLDER = re.compile(r"\{([^{}]*)\}")
_BUILT_IN = frozenset(
    "example-image example-image-a example-image-b example-image-c example-image-golden "
    "example-grid-100x100bp".split()
)
"""Images that TeX Live's mwe package brings."""


def resolve_image(draft: Draft, tex: TexFile, image: Image) -> str | None:
    """The path, from the root, of the file that an image means; None where there is none.

    As the engine does: in the folder of the draft, then in those of ``\\graphicspath``; as it is
    named, then with each extension that the driver knows. A file read by ``\\import`` or as a
    subfile finds images in its own folder too.
    """
    for folder in ("", *_graphics_folders(draft), posixpath.dirname(tex.path)):
        for name in _names(image):
            path = posixpath.normpath(posixpath.join(folder, name))
            if not path.startswith("/") and is_file(draft.root / path):
                return path
    return None


def is_checkable(image: Image) -> bool:
    """Whether a name can be looked up: no macro in it, and not one that TeX Live brings."""
    stem = posixpath.splitext(image.target)[0]
    return not any(sign in image.target for sign in "\\#{}") and stem not in _BUILT_IN


def _graphics_folders(draft: Draft) -> Iterator[str]:
    for _, argument in draft.arguments("graphicspath"):
        yield from _FOLDER.findall(argument)


def _names(image: Image) -> Iterator[str]:
    yield image.target
    for extension in IMAGE_EXTENSIONS:
        yield f"{image.target}{extension}"
        yield f"{image.target}{extension.upper()}"
    if image.command == "includesvg":
        yield f"{image.target}.svg"
    yield f"{image.target}.eps"
