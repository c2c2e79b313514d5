"""What a reader of drafts finds in LaTeX source: headings, citations, labels, floats and so on."""

from collections.abc import Callable

import msgspec

from toolkit.model.place import Span


class _Origin(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Whether an item came out of a user's macro."""

    expanded: bool = False


class Item(_Origin, frozen=True, gc=False):
    """Something that stands at ``span``; what a user's macro gives stands where that is used."""

    span: Span


class Heading(Item, frozen=True, gc=False):
    """A sectioning command; ``title`` is its LaTeX source, ``span`` the whole command."""

    level: str
    starred: bool
    title: str


class Citation(Item, frozen=True, gc=False):
    """One cited key; ``macro`` is the span of the citing command."""

    key: str
    command: str
    macro: Span


class NoCite(Item, frozen=True, gc=False):
    """A key that is listed without being cited; ``*`` lists all."""

    key: str


class Label(Item, frozen=True, gc=False):
    """A label's key."""

    key: str


class Reference(Item, frozen=True, gc=False):
    """One referred-to key; ``macro`` is the span of the referring command."""

    key: str
    command: str
    macro: Span


class Input(Item, frozen=True, gc=False):
    """Another file that is read here; ``folder`` for ``\\import`` and its kin."""

    target: str
    command: str
    folder: str = ""


class Image(Item, frozen=True, gc=False):
    """An included image, as it is named in the source."""

    target: str
    command: str


class Caption(Item, frozen=True, gc=False):
    """A caption; ``text`` is its LaTeX source, ``kind`` that of ``\\captionof``, else empty.

    A starred one prints no number.
    """

    text: str
    kind: str = ""
    starred: bool = False


class Float(Item, frozen=True, gc=False):
    """A floating environment; ``kind`` is what it holds, ``environment`` what it is called."""

    kind: str
    environment: str


class Bibliography(Item, frozen=True, gc=False):
    """A bibliography file, as it is named in the source."""

    target: str


class BibItem(Item, frozen=True, gc=False):
    """An entry written by hand with ``\\bibitem``."""

    key: str


class Package(Item, frozen=True, gc=False):
    """A class or package that is loaded, with its options."""

    name: str
    options: tuple[str, ...]
    is_class: bool


class Command(Item, frozen=True, gc=False):
    """Another command of interest and the source of its argument, such as ``\\title``."""

    name: str
    argument: str
    options: str = ""


class Items(msgspec.Struct, frozen=True):
    """All that one file holds, each kind in the order of the source."""

    headings: tuple[Heading, ...] = ()
    citations: tuple[Citation, ...] = ()
    nocites: tuple[NoCite, ...] = ()
    labels: tuple[Label, ...] = ()
    references: tuple[Reference, ...] = ()
    inputs: tuple[Input, ...] = ()
    images: tuple[Image, ...] = ()
    captions: tuple[Caption, ...] = ()
    floats: tuple[Float, ...] = ()
    bibliographies: tuple[Bibliography, ...] = ()
    bibitems: tuple[BibItem, ...] = ()
    packages: tuple[Package, ...] = ()
    commands: tuple[Command, ...] = ()

    def without(self, is_left_out: Callable[[Span], bool]) -> "Items":
        """All but what stands where a function says that nothing is set."""
        kept = {
            name: tuple(item for item in getattr(self, name) if not is_left_out(item.span))
            for name in self.__struct_fields__
        }
        return Items(**kept)
