"""Reads a scanned source: which headings, citations, labels, floats and inputs it holds."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from toolkit.model.place import Span
from toolkit.readers import tex_names
from toolkit.readers.tex import Source
from toolkit.readers.tex_balance import Environment
from toolkit.readers.tex_define import Definition
from toolkit.readers.tex_items import (
    BibItem,
    Bibliography,
    Caption,
    Citation,
    Command,
    Float,
    Heading,
    Image,
    Input,
    Item,
    Items,
    Label,
    NoCite,
    Package,
    Reference,
)
from toolkit.readers.tex_macros import BARE_COMMANDS, COMMANDS_OF_INTEREST, Macros, expanded
from toolkit.readers.tex_scan import Macro

_KEY = re.compile(r"[^,\s](?:[^,]*[^,\s])?")
_BARE_INPUT = re.compile(r"[ \t]*([^\s{}\\%\[\]]+)")
_EPSFIG_FILE = re.compile(r"(?:file|figure)\s*=\s*([^,}\s]+)")
_LISTING_LABEL = re.compile(r"\[[^\[\]]{0,2000}?\blabel\s*=\s*\{?\s*([^,\]\}\s]+)")
_FILE_NAME = re.compile(r"\s*(?:\[[^\]]{0,200}\])?\s*\{([^{}]{1,200})\}")
_MULTICITE_NOTES = re.compile(r"\s*\([^()]{0,500}\)")
_DEEPEST = 6
_MOST_EXPANSIONS = 20_000
"""Uses of user macros followed in one file: enough for a book, an end for a bomb."""


class _Reader:
    """Reads one source; where a user's macro is used, its expansion too.

    Args:
        at: where the items of an expansion stand; None in a file's own source.
        depth: how many expansions deep this source is.
        budget: how many expansions are left, in a list of one shared by all depths.
    """

    def __init__(
        self, source: Source, macros: Macros, at: Span | None, depth: int, budget: list[int]
    ) -> None:
        self.source = source
        self.macros = macros
        self.at = at
        self.depth = depth
        self.budget = budget

    def items(self) -> Iterator[Item]:
        """Everything the source holds, macros first, then environments."""
        aliases, wrapping = self.macros.aliases, self.macros.macro
        for macro in self.source.scan.macros:
            name = aliases.get(macro.name, macro.name)
            definition = wrapping(name)
            if definition is not None:
                yield from self.expansion(definition, Span(macro.start, macro.end))
            elif handler := _HANDLERS.get(name):
                yield from handler(self, name, macro)
        for environment in self.source.scan.environments:
            yield from self.environment(environment)

    def span(self, start: int, end: int) -> Span:
        return self.at or Span(start, end)

    def expansion(self, definition: Definition, use: Span) -> Iterator[Item]:
        if self.depth >= _DEEPEST or self.budget[0] <= 0:
            return
        self.budget[0] -= 1
        spans, end = self.source.arguments(use.end, definition.signature or "")
        body = expanded(definition, tuple(self.source.slice(span) for span in spans))
        at = self.at or Span(use.start, end)
        inner = _Reader(Source(body), self.macros, at, self.depth + 1, self.budget)
        yield from inner.items()

    def environment(self, found: Environment) -> Iterator[Item]:
        if kind := self.macros.float_kind(found.name):
            yield Float(self.span(found.start, found.end), kind, found.name, expanded=bool(self.at))
        if found.name in ("lstlisting", "minted"):
            label = _LISTING_LABEL.match(self.source.text, found.body_start)
            if label is not None:
                yield Label(self.span(*label.span(1)), label[1], expanded=bool(self.at))
        elif found.name in ("filecontents", "filecontents*"):
            name = _FILE_NAME.match(self.source.text, found.body_start)
            if name is not None:
                body = self.source.text[name.end() : found.body_end]
                yield Command(self.span(*name.span(1)), "filecontents", name[1], body)
        elif found.name in ("thebibliography", "abstract", "appendices", "frame", "titlepage"):
            yield Command(self.span(found.start, found.end), f"begin-{found.name}", "")
        definition = self.macros.environment(found.name)
        if definition is not None and definition.signature is not None:
            yield from self.expansion(definition, Span(found.start, found.body_start))

    def keys(self, argument: Span | None) -> Iterator[tuple[str, Span]]:
        """The comma-separated keys of an argument, each with its place."""
        if argument is not None:
            for key in _KEY.finditer(self.source.live, argument.start, argument.end):
                yield key[0], self.span(*key.span())

    def heading(self, name: str, macro: Macro) -> Iterator[Item]:
        (star, _, title), end = self.source.arguments(macro.end, "som")
        if title is not None:
            span, text = self.span(macro.start, end), self.source.slice(title) or ""
            yield Heading(span, name, star is not None, text, expanded=bool(self.at))

    def citation(self, name: str, macro: Macro) -> Iterator[Item]:
        (_, _, _, keys), end = self.source.arguments(macro.end, "soom")
        whole = self.span(macro.start, end)
        for key, span in self.keys(keys):
            yield Citation(span, key, name, whole, expanded=bool(self.at))

    def multicitation(self, name: str, macro: Macro) -> Iterator[Item]:
        position = macro.end
        while notes := _MULTICITE_NOTES.match(self.source.live, position):
            position = notes.end()
        while True:
            (_, _, keys), end = self.source.arguments(position, "oom")
            if keys is None:
                return
            whole = self.span(macro.start, end)
            for key, span in self.keys(keys):
                yield Citation(span, key, name, whole, expanded=bool(self.at))
            position = end

    def nocite(self, name: str, macro: Macro) -> Iterator[Item]:  # noqa: ARG002 - one shape
        for key, span in self.keys(self.source.argument(macro.end)):
            yield NoCite(span, key, expanded=bool(self.at))

    def label(self, name: str, macro: Macro) -> Iterator[Item]:  # noqa: ARG002 - one shape
        (_, key), _ = self.source.arguments(macro.end, "om")
        if key is not None and (text := (self.source.slice(key) or "").strip()):
            yield Label(self.span(key.start, key.end), text, expanded=bool(self.at))

    def reference(self, name: str, macro: Macro) -> Iterator[Item]:
        signature = "smm" if name in tex_names.RANGE_REF_MACROS else "som"
        (_, first, second), end = self.source.arguments(macro.end, signature)
        whole = self.span(macro.start, end)
        arguments: tuple[Span | None, ...] = (second,)
        if name in tex_names.OPTIONAL_REF_MACROS:
            arguments = (first,)
        elif name in tex_names.RANGE_REF_MACROS:
            arguments = (first, second)
        for argument in arguments:
            for key, span in self.keys(argument):
                yield Reference(span, key, name, whole, expanded=bool(self.at))

    def input(self, name: str, macro: Macro) -> Iterator[Item]:
        folder = ""
        if name in tex_names.FOLDER_INPUT_MACROS:
            (_, first, target), _ = self.source.arguments(macro.end, "smm")
            folder = (self.source.slice(first) or "").strip()
        else:
            target = self.source.argument(macro.end)
            if target is None and name == "input":
                bare = _BARE_INPUT.match(self.source.live, macro.end)
                target = Span(*bare.span(1)) if bare else None
        text = (self.source.slice(target) or "").strip().strip('"')
        if target is not None and text and "#" not in text:
            yield Input(
                self.span(macro.start, target.end), text, name, folder, expanded=bool(self.at)
            )

    def image(self, name: str, macro: Macro) -> Iterator[Item]:
        (_, _, _, target), end = self.source.arguments(macro.end, "soom")
        text = (self.source.slice(target) or "").strip().strip('"')
        if text:
            yield Image(self.span(macro.start, end), text, name, expanded=bool(self.at))

    def epsfig(self, name: str, macro: Macro) -> Iterator[Item]:
        options = self.source.argument(macro.end)
        file = _EPSFIG_FILE.search(self.source.slice(options) or "")
        if options is not None and file is not None:
            yield Image(self.span(macro.start, options.end), file[1], name, expanded=bool(self.at))

    def caption(self, name: str, macro: Macro) -> Iterator[Item]:
        signature = _CAPTION_SIGNATURES[name]
        spans, end = self.source.arguments(macro.end, signature)
        kind = "sub" if name in ("subfloat", "subcaptionbox", "subcaption") else ""
        if name == "captionof":
            kind = (self.source.slice(spans[1]) or "").strip()
        text = next((span for span in reversed(spans) if span is not None), None)
        if text is not None:
            found = self.source.slice(text) or ""
            yield Caption(self.span(macro.start, end), found, kind, expanded=bool(self.at))

    def bibliography(self, name: str, macro: Macro) -> Iterator[Item]:  # noqa: ARG002 - one shape
        (_, names), _ = self.source.arguments(macro.end, "om")
        for target, span in self.keys(names):
            yield Bibliography(span, target, expanded=bool(self.at))

    def bibitem(self, name: str, macro: Macro) -> Iterator[Item]:  # noqa: ARG002 - one shape
        (_, key), _ = self.source.arguments(macro.end, "om")
        for text, span in self.keys(key):
            yield BibItem(span, text, expanded=bool(self.at))

    def package(self, name: str, macro: Macro) -> Iterator[Item]:
        (options, packages), _ = self.source.arguments(macro.end, "om")
        given = tuple(text for text, _ in self.keys(options))
        for text, span in self.keys(packages):
            yield Package(span, text, given, name in _CLASS_MACROS, expanded=bool(self.at))

    def command(self, name: str, macro: Macro) -> Iterator[Item]:
        if name in BARE_COMMANDS:
            yield Command(self.span(macro.start, macro.end), name, "", expanded=bool(self.at))
            return
        (option, argument), end = self.source.arguments(macro.end, "om")
        texts = self.source.slice(argument) or "", self.source.slice(option) or ""
        yield Command(self.span(macro.start, end), name, *texts, expanded=bool(self.at))


_CAPTION_SIGNATURES = {
    "caption": "som",
    "captionof": "smom",
    "subcaption": "som",
    "subfloat": "oo",
    "subcaptionbox": "som",
}

_CLASS_MACROS = ("documentclass", "LoadClass")
_PACKAGE_MACROS = (*_CLASS_MACROS, "usepackage", "RequirePackage")

_Handler = Callable[[_Reader, str, Macro], Iterator[Item]]

_HANDLERS: dict[str, _Handler] = {
    **dict.fromkeys(COMMANDS_OF_INTEREST, _Reader.command),
    **dict.fromkeys(tex_names.SECTION_LEVELS, _Reader.heading),
    **dict.fromkeys(tex_names.CITE_MACROS, _Reader.citation),
    **dict.fromkeys(tex_names.MULTICITE_MACROS, _Reader.multicitation),
    **dict.fromkeys(tex_names.REF_MACROS, _Reader.reference),
    **dict.fromkeys(tex_names.INPUT_MACROS, _Reader.input),
    **dict.fromkeys(tex_names.IMAGE_MACROS, _Reader.image),
    **dict.fromkeys(_CAPTION_SIGNATURES, _Reader.caption),
    **dict.fromkeys(("bibliography", "addbibresource", "addglobalbib"), _Reader.bibliography),
    **dict.fromkeys(_PACKAGE_MACROS, _Reader.package),
    **dict.fromkeys(("epsfig", "psfig"), _Reader.epsfig),
    "nocite": _Reader.nocite,
    "label": _Reader.label,
    "bibitem": _Reader.bibitem,
}

_Kind = TypeVar("_Kind", bound=Item)


def _of(kind: type[_Kind], found: Iterable[Item]) -> tuple[_Kind, ...]:
    return tuple(item for item in found if isinstance(item, kind))


def read(source: Source, macros: Macros) -> Items:
    """Everything of interest in a source.

    Args:
        macros: what the draft's files so far define, this one's own included.
    """
    reader = _Reader(source, macros, None, 0, [_MOST_EXPANSIONS])
    found = sorted(reader.items(), key=lambda item: item.span.start)
    return Items(
        headings=_of(Heading, found),
        citations=_of(Citation, found),
        nocites=_of(NoCite, found),
        labels=_of(Label, found),
        references=_of(Reference, found),
        inputs=_of(Input, found),
        images=_of(Image, found),
        captions=_of(Caption, found),
        floats=_of(Float, found),
        bibliographies=_of(Bibliography, found),
        bibitems=_of(BibItem, found),
        packages=_of(Package, found),
        commands=_of(Command, found),
    )


def inputs_of(source: Source) -> tuple[Input, ...]:
    """The files that a source names to be read in its place, in order.

    Cheaper than `read`, and needs no definitions of other files.
    """
    reader = _Reader(source, Macros(), None, 0, [0])
    found = (
        item
        for macro in source.macros(*tex_names.INPUT_MACROS)
        for item in reader.input(macro.name, macro)
    )
    return _of(Input, found)


def packages_of(source: Source) -> tuple[Package, ...]:
    """The class and packages that a source loads, in order."""
    reader = _Reader(source, Macros(), None, 0, [0])
    found = (
        item
        for macro in source.macros(*_PACKAGE_MACROS)
        for item in reader.package(macro.name, macro)
    )
    return _of(Package, found)
