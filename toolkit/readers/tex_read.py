"""Reads a scanned source: which headings, citations, labels, floats and inputs it holds."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from toolkit.model.place import Span
from toolkit.readers import tex_names
from toolkit.readers.pattern import rare
from toolkit.readers.tex import Source
from toolkit.readers.tex_arguments import Arguments, multicited
from toolkit.readers.tex_balance import Environment
from toolkit.readers.tex_define import Definition
from toolkit.readers.tex_environment import items_of, option_label
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
from toolkit.readers.tex_scanned import Macro

_BARE_INPUT = rare(r"[ \t]*([^\s{}\\%\[\]]+)")
_EPSFIG_FILE = rare(r"(?:file|figure)\s*=\s*([^,}\s]+)")
_OVERLAY = re.compile(r"<[^<>]{0,200}>")
_DEEPEST = 6
_MOST_AROUND = 10
"""Titles or captions around another: a lost brace puts the next ones into one, and a bomb would
have the same text read hundreds of times."""
_MOST_EXPANSIONS = 10_000
"""Uses of user macros followed in one file: enough for a book, an end for a bomb."""
_CHARACTERS_OF_ONE = 100
"""A longer expansion counts as several, so that no file becomes more than a megabyte."""


class _Reader(Arguments):
    """Reads one source; where a user's macro is used, its expansion too.

    Args:
        at: where the items of an expansion stand; None in a file's own source.
        depth: how many expansions deep this source is.
        budget: how many expansions are left, in a list of one shared by all depths.
    """

    def __init__(
        self, source: Source, macros: Macros, at: Span | None, depth: int, budget: list[int]
    ) -> None:
        super().__init__(source, macros, at, budget)
        self.depth = depth

    def items(self) -> Iterator[Item]:
        """Everything the source holds, macros first, then environments."""
        meanings = self.macros.meanings
        for macro in self.source.scan.macros:
            name, before, definition = meanings.get(macro.name) or (macro.name, "", None)
            if before:
                yield from self.body(before, self.span(macro.start, macro.end))
            if definition is not None:
                yield from self.expansion(definition, Span(macro.start, macro.end))
            elif handler := _HANDLERS.get(name):
                yield from handler(self, name, macro)
        for environment in self.source.scan.environments:
            yield from self.environment(environment)

    def expansion(self, definition: Definition, use: Span) -> Iterator[Item]:
        spans, end = self.source.arguments(use.end, definition.signature or "")
        body = expanded(definition, tuple(self.source.slice(span) for span in spans))
        yield from self.body(body, self.span(use.start, end))

    def body(self, body: str, at: Span) -> Iterator[Item]:
        """What stands in the body of a macro that is used at ``at``."""
        if self.depth >= _DEEPEST or self.budget[0] <= 0:
            return
        self.budget[0] -= 1 + len(body) // _CHARACTERS_OF_ONE
        source = Source(body, at_is_letter=True)
        yield from _Reader(source, self.macros, at, self.depth + 1, self.budget).items()

    def environment(self, found: Environment) -> Iterator[Item]:
        span, expanded_here = self.span(found.start, found.end), bool(self.at)
        if kind := self.macros.float_kind(found.name):
            yield Float(span, kind, found.name, expanded=expanded_here)
        yield from items_of(found, self.source.text, self.at)
        definition = self.macros.environment(found.name)
        if definition is not None and definition.signature is not None:
            yield from self.expansion(definition, Span(found.start, found.body_start))
            yield from self.body(definition.end or "", self.span(found.body_end, found.end))

    def heading(self, name: str, macro: Macro) -> Iterator[Item]:
        (star, _, title), end = self.source.arguments(macro.end, "som")
        if title is not None:
            span, text = self.span(macro.start, end), self.spelt(title)
            yield Heading(span, name, star is not None, text, expanded=bool(self.at))

    def citation(self, name: str, macro: Macro) -> Iterator[Item]:
        overlay = _OVERLAY.match(self.source.live, macro.end)
        start = overlay.end() if overlay else macro.end
        (_, _, _, keys), end = self.source.arguments(start, "soom")
        whole = self.span(macro.start, end)
        for key, span in self.keys(keys):
            yield Citation(span, key, name, whole, expanded=bool(self.at))

    def multicitation(self, name: str, macro: Macro) -> Iterator[Item]:
        for keys in multicited(self.source, macro.end):
            whole = self.span(macro.start, keys.end + 1)
            for key, span in self.keys(keys):
                yield Citation(span, key, name, whole, expanded=bool(self.at))

    def label(self, name: str, macro: Macro) -> Iterator[Item]:  # noqa: ARG002 - one shape
        (_, key), _ = self.source.arguments(macro.end, "om")
        text = self.name((self.source.slice(key) or "").strip())
        if key is not None and text and "\\" not in text:
            yield Label(self.span(key.start, key.end), text, expanded=bool(self.at))

    def reference(self, name: str, macro: Macro) -> Iterator[Item]:
        (_, option, _, first), end = self.source.arguments(macro.end, "soom")
        arguments: tuple[Span | None, ...] = (first,)
        if name in tex_names.OPTIONAL_REF_MACROS:
            arguments = (option,)
        elif name in tex_names.RANGE_REF_MACROS:
            (second,), end = self.source.arguments(end, "m")
            arguments = (first, second)
        whole = self.span(macro.start, end)
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
        text = self.name((self.source.slice(target) or "").strip().strip('"'))
        if target is not None and text and "#" not in text:
            yield Input(
                self.span(macro.start, target.end), text, name, folder, expanded=bool(self.at)
            )

    def image(self, name: str, macro: Macro) -> Iterator[Item]:
        (_, _, _, target), end = self.source.arguments(macro.end, "soom")
        text = self.name((self.source.slice(target) or "").strip().strip('"'))
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
            whole, found = self.span(macro.start, end), self.spelt(text)
            starred = signature[0] == "s" and spans[0] is not None
            yield Caption(whole, found, kind, starred, expanded=bool(self.at))

    def listed(self, name: str, macro: Macro) -> Iterator[Item]:
        (_, names), _ = self.source.arguments(macro.end, "om")
        for text, span in self.keys(names):
            yield _LISTED[name](span, text, expanded=bool(self.at))

    def listing(self, name: str, macro: Macro) -> Iterator[Item]:  # noqa: ARG002 - one shape
        return option_label(self.source.text, macro.end, self.at)

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
        texts = self.spelt(argument), self.source.slice(option) or ""
        yield Command(self.span(macro.start, end), name, *texts, expanded=bool(self.at))


_LISTED: dict[str, type[NoCite | Bibliography | BibItem]] = {
    "nocite": NoCite,
    "bibitem": BibItem,
    **dict.fromkeys(("bibliography", "addbibresource", "addglobalbib"), Bibliography),
}

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
    **dict.fromkeys(_LISTED, _Reader.listed),
    **dict.fromkeys(_PACKAGE_MACROS, _Reader.package),
    **dict.fromkeys(("epsfig", "psfig"), _Reader.epsfig),
    "label": _Reader.label,
    "lstinputlisting": _Reader.listing,
}

_Kind = TypeVar("_Kind", bound=Item)


def _of(kind: type[_Kind], found: Iterable[Item]) -> tuple[_Kind, ...]:
    return tuple(item for item in found if isinstance(item, kind))


def _shallow(kind: type[_Kind], found: Iterable[Item]) -> tuple[_Kind, ...]:
    """The items of a kind that do not stand deep inside others of it."""
    kept: list[_Kind] = []
    around: list[Span] = []
    for item in _of(kind, found):
        while around and (around[-1].end <= item.span.start or around[-1] == item.span):
            around.pop()
        if len(around) <= _MOST_AROUND:
            kept.append(item)
        around.append(item.span)
    return tuple(kept)


def read(source: Source, macros: Macros) -> Items:
    """Everything of interest in a source.

    Args:
        macros: what the draft's files so far define, this one's own included.
    """
    reader = _Reader(source, macros, None, 0, [_MOST_EXPANSIONS])
    found = sorted(reader.items(), key=lambda item: item.span.start)
    return Items(
        headings=_shallow(Heading, found),
        citations=_of(Citation, found),
        nocites=_of(NoCite, found),
        labels=_of(Label, found),
        references=_of(Reference, found),
        inputs=_of(Input, found),
        images=_of(Image, found),
        captions=_shallow(Caption, found),
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
    return _of(Input, _given_by(tex_names.INPUT_MACROS, source))


def packages_of(source: Source) -> tuple[Package, ...]:
    """The class and packages that a source loads, in order."""
    return _of(Package, _given_by(_PACKAGE_MACROS, source))


def _given_by(names: Iterable[str], source: Source) -> Iterator[Item]:
    reader = _Reader(source, Macros(), None, 0, [0])
    for macro in source.macros(*names):
        yield from _HANDLERS[macro.name](reader, macro.name, macro)
