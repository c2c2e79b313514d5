"""Keys and titles are those that pylatexenc finds, where it does not misread the document."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pylatexenc import latexwalker
from pylatexenc.macrospec import std_macro

from toolkit.readers.tex import Source
from toolkit.readers.tex_macros import Macros
from toolkit.readers.tex_read import read
from toolkit.readers.tex_text import plain

DOCUMENTS = Path(__file__).parent / "data/latex"

SECTIONS = "part chapter addsec section subsection subsubsection paragraph subparagraph".split()
REFERENCES = "ref eqref pageref autoref nameref vref vpageref fullref Vref subref".split()
CITATIONS = (
    "cite citet citep citealt citealp Citet citeauthor citeyear citeyearpar citenum citetalias "
    "citen"
).split()
ARGUMENTS = {
    **dict.fromkeys(SECTIONS, "*[{"),
    **dict.fromkeys(REFERENCES, "*[[{"),
    **dict.fromkeys(CITATIONS, "*[[{"),
    **dict.fromkeys(("caption", "subcaptionbox"), "*[{"),
    **dict.fromkeys(("label", "nocite", "footnote"), "{"),
    "captionof": "*{[{",
    "subfloat": "[[",
}

MISREAD = {
    "cases": "branches not taken",
    "book": "what follows \\end{document} or \\endinput",
    "comments": "a comment between a command and its argument",
    "conditionals": "branches not taken",
    "environments": "environments of the document's own",
    "links": "a percent sign in an address",
    "macros": "macros of the document's own",
    "makeatletter": "@ in names",
    "own-bib": "files that the document carries",
    "own-style": "macros of the document's own",
    "varioref": "ranges of labels",
    "slides": "labels among the options of an environment",
    "verbatim": "verbatim environments of packages",
    "inputs": "what follows \\end{document}",
    "crlf": "what follows \\end{document}",
    "latin1": "bytes",
}
"""What in a document pylatexenc does not read as LaTeX does."""

READ_ALIKE = sorted({path.stem for path in DOCUMENTS.glob("*.tex")} - set(MISREAD))


def macros_in(nodes: Any) -> Iterator[Any]:
    for node in nodes or ():
        if node is None:
            continue
        if node.isNodeType(latexwalker.LatexMacroNode):
            yield node
        arguments = getattr(node, "nodeargd", None)
        yield from macros_in(arguments.argnlist if arguments else ())
        yield from macros_in(getattr(node, "nodelist", ()))


def walked(text: str) -> list[tuple[str, str]]:
    """Each macro we ask about and the source of its last argument."""
    context = latexwalker.get_default_latex_context_db()
    specifications = [std_macro(name, spec) for name, spec in ARGUMENTS.items()]
    context.add_context_category("asked", macros=specifications, prepend=True)
    nodes, _, _ = latexwalker.LatexWalker(text, latex_context=context).get_latex_nodes()
    found = [node for node in macros_in(nodes) if node.macroname in ARGUMENTS]
    last = [(node.macroname, node.nodeargd.argnlist[-1]) for node in found]
    return [
        (name, node.latex_verbatim().removeprefix("{").removesuffix("}"))
        for name, node in last
        if node
    ]


def keys(found: list[tuple[str, str]], names: list[str]) -> Counter[str]:
    lists = (
        latexwalker.LatexWalker(argument).get_latex_nodes()[0]
        for name, argument in found
        if name in names
    )
    texts = (
        "".join(
            node.latex_verbatim()
            for node in nodes
            if not node.isNodeType(latexwalker.LatexCommentNode)
        )
        for nodes in lists
    )
    return Counter(key.strip() for text in texts for key in text.split(",") if key.strip())


@pytest.mark.parametrize("name", READ_ALIKE)
def test_keys_and_titles_are_those_that_pylatexenc_finds(name):
    text = (DOCUMENTS / f"{name}.tex").read_text(encoding="utf-8")
    text = text.partition("%% file: works")[0]
    source = Source(text)
    ours, theirs = read(source, Macros()), walked(source.text)
    assert Counter(item.key for item in ours.citations) == keys(theirs, CITATIONS)
    assert Counter(item.key for item in ours.references) == keys(theirs, REFERENCES)
    assert Counter(item.key for item in ours.labels) == keys(theirs, ["label"])
    titles = [plain(argument) for level, argument in theirs if level in SECTIONS]
    assert [plain(heading.title) for heading in ours.headings] == titles


def test_documents_that_are_read_alike_hold_most_of_what_is_asked_about():
    texts = [(DOCUMENTS / f"{name}.tex").read_text(encoding="utf-8") for name in READ_ALIKE]
    used = {name for text in texts for name, _ in walked(text)}
    assert {"cite", "citep", "ref", "eqref", "label", "section", "chapter", "caption"} <= used
