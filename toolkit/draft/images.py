"""The image files that a draft includes, found as the engine finds them."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from toolkit.draft.tex_file import TexFile
from toolkit.model.place import Span
from toolkit.readers.disk import found_file
from toolkit.readers.tex_items import Image
from toolkit.readers.tex_names import IMAGE_EXTENSIONS

_FOLDER = re.compile(r"\{([^{}]*)\}")
_BUILT_IN = frozenset(
    "example-image example-image-a example-image-b example-image-c example-image-golden "
    "example-grid-100x100bp".split()
)
"""Images that TeX Live's mwe package brings."""


class DraftImage(msgspec.Struct, frozen=True):
    """An image that is included somewhere.

    Args:
        tex: the file that includes it.
        path: of the image's file, from the root; None where there is none.
    """

    tex: TexFile
    item: Image
    path: str | None

    @property
    def span(self) -> Span:
        """Where it is included."""
        return self.item.span

    @property
    def is_checkable(self) -> bool:
        """Whether its name can be looked up: no macro in it, and not one that TeX Live brings."""
        target = self.item.target
        stem = posixpath.splitext(target)[0]
        return not any(sign in target for sign in "\\#{}") and stem not in _BUILT_IN


def images_of(
    root: Path, files: Iterable[TexFile], styles: Iterable[TexFile] = ()
) -> tuple[DraftImage, ...]:
    """The images that some files include, in their order.

    Found as the engine does: in the folder of the draft, then in those of ``\\graphicspath``, which
    its own class or package may give; as named, then with each extension that the driver knows;
    with small letters for capitals where nothing else is there. A file read by ``\\import`` or as a
    subfile finds images in its own folder too.
    """
    sources = tuple(files)
    folders = ("", *_graphics_folders((*sources, *styles)))
    return tuple(
        DraftImage(tex, item, _found(root, (*folders, posixpath.dirname(tex.path)), item))
        for tex in sources
        for item in tex.items.images
    )


def _found(root: Path, folders: Sequence[str], image: Image) -> str | None:
    joined = (
        posixpath.normpath(posixpath.join(folder, name))
        for folder in dict.fromkeys(folders)
        for name in _names(image)
    )
    return found_file(root, joined)


def _graphics_folders(files: Iterable[TexFile]) -> Iterator[str]:
    for tex in files:
        for command in tex.items.commands:
            if command.name == "graphicspath":
                yield from _FOLDER.findall(command.argument)


def _names(image: Image) -> Iterator[str]:
    yield image.target
    for extension in IMAGE_EXTENSIONS:
        yield f"{image.target}{extension}"
        yield f"{image.target}{extension.upper()}"
    if image.command == "includesvg":
        yield f"{image.target}.svg"
    yield f"{image.target}.eps"
