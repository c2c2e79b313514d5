"""Rules on what stands in a figure: its caption and its image files."""

import re
from collections import defaultdict
from collections.abc import Iterator

from toolkit.draft.draft import Draft
from toolkit.draft.float import DraftFloat, within
from toolkit.draft.images import DraftImage
from toolkit.draft.own_images import OwnImages
from toolkit.model.finding import Finding, Severity
from toolkit.readers.tex_items import Caption
from toolkit.readers.tex_prose import WORD
from toolkit.readers.tex_text import plain
from toolkit.rules.base import ByStage, Rule
from toolkit.rules.example import Bad, Good
from toolkit.rules.parameter import Parameter
from toolkit.rules.phrases import counted

LEAST_CAPTION_WORDS = 5
"""Fewer name a figure and explain nothing of it. The figure is ours."""

_MOST_CAPTION_WORDS = 100
_SURELY_PRINTED = 4
"""Of so many words of source, commands and keys included, one is printed."""

_MAYBE_SILENT = re.compile(
    r"\\[a-zA-Z]+|\$[^$]*\$|\[[^\[\]]*\]"
    r"|\{(?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+\}"
)
"""Commands, formulas and arguments, of which the words may not be printed."""

_CREDITED = re.compile(
    r"\b(?:(?:sources?|photo(?:graph)?s?|images?|pictures?|credits?)\s*:"
    r"|photo(?:graph)?s? by|courtesy of|public domain|CC[ -](?:BY|0)\b)"
    r"|©|\\(?:text)?copyright(?![a-zA-Z])",
    re.IGNORECASE,
)
"""Words of a credit line, which may stand beside the image as well as in its caption."""

_ATTRIBUTED = re.compile(
    r"\b(?:own|ours?|we|authors?|self-made|(?:adapted|redrawn|reprinted|reproduced|taken) from"
    r"|(?:made|drawn|created|plotted|produced|generated|rendered|photographed) (?:by|with|in|from))"
    r"|https?:",
    re.IGNORECASE,
)
"""Words of a caption that say whose work an image is, the team's or another's."""


class ShortCaption(Rule):
    r"""A caption too short to explain its figure.

    Readers look at the figures first. A caption says what is drawn, in which units, and what to
    see in it. Captions of subfigures, tables and algorithms may be a name alone, and slides have
    somebody to explain them.
    """

    code = "FLT003"
    severity = Severity.INFO
    message = "this caption is too short to explain its figure"
    hint = "say what is drawn, and what to see in it"
    parameters = (
        Parameter(
            "least_words",
            LEAST_CAPTION_WORDS,
            1,
            _MOST_CAPTION_WORDS,
            "a caption must have, so that it is not told",
        ),
    )
    good = (
        Good("\\begin{figure}\\caption{Error over epochs, ten runs.}\\end{figure}"),
        Good("\\begin{table}\\caption{Settings}\\end{table}"),
        Good("\\begin{figure}\\subfloat[A]{x}\\caption{Left one, right one, both.}\\end{figure}"),
        Good("\\begin{figure}x\\end{figure}"),
        Good("\\documentclass{beamer}\\begin{document}\\begin{figure}\\caption{C}\\end{figure}"),
    )
    bad = (
        Bad("\\begin{figure}\n  \\caption{Our \\emph{results}.}\n\\end{figure}", at=(2, 3)),
        Bad("\\begin{figure*}\\caption[Long in the list]{Error of four}\\end{figure*}", at=(1, 16)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        if draft.is_slides:
            return
        least = self.value("least_words")
        for found in draft.floats:
            if found.kind != "figure":
                continue
            for caption in found.captions:
                if _says_enough(caption.text, least):
                    continue
                words = len(WORD.findall(plain(caption.text)))
                if words < least:
                    message = f"a caption of {counted(words, 'word')} does not explain its figure"
                    yield self.finding(found.tex, caption.span, message=message)


def _says_enough(source: str, least: float) -> bool:
    """Whether a caption surely prints so many words: to turn LaTeX into text takes long."""
    if len(WORD.findall(source)) >= _SURELY_PRINTED * least:
        return True
    return len(WORD.findall(_MAYBE_SILENT.sub(" ", source))) >= least


class UnattributedImage(Rule):
    r"""An image file of which nothing says where it is from.

    What others made is cited in the caption. Of the team's own images the caption says so, or
    ``own_images`` in ``draftsmith.toml`` does: ``own_images = ["figures/*"]``.

    To spare a team the words, an image whose name stands in a file of its code folder is taken to
    be drawn by it, and a caption that says "our", gives credit or an address is believed. Pictures
    that LaTeX draws have no file, and images outside floats, such as logos, need no source.
    """

    code = "FLT004"
    severity = ByStage(Severity.INFO, Severity.WARNING)
    message = "nothing says where this image is from"
    hint = (
        'cite its source in the caption, or name it in draftsmith.toml: own_images = ["figures/*"]'
    )
    _float = "\\begin{{figure}}\\includegraphics{{a}}\\caption{{{}}}\\end{{figure}}"
    _image = {"a.png": ""}
    good = (
        Good(_float.format("A cat, from \\cite{a}."), files=_image),
        Good(_float.format("A cat. Source: \\url{https://example.org}"), files=_image),
        Good(_float.format("A cat. Photo: Félix Nadar, CC BY 4.0"), files=_image),
        Good(_float.format("A cat, redrawn from Marey (1894)."), files=_image),
        Good(
            "\\begin{figure}\\includegraphics{a}\\par Source: Marey\\caption{A.}\\end{figure}",
            files=_image,
        ),
        Good(_float.format("The network of our experiments."), files=_image),
        Good(_float.format("A cat, drawn by the authors."), files=_image),
        Good(
            _float.format("A cat."), files={**_image, "draftsmith.toml": 'own_images = ["*.png"]'}
        ),
        Good(_float.format("A cat."), files={**_image, "code/draw.py": 'savefig("a.png")'}),
        Good("\\includegraphics{a}", files=_image),
        Good(_float.format("It is not there.")),
        Good("\\begin{figure}\\input{a}\\caption{A cat.}\\end{figure}", files={"a.tex": "x"}),
    )
    bad = (
        Bad(_float.format("A cat."), at=(1, 15), files=_image),
        Bad(
            _float.format("A cat."),
            at=(1, 15),
            files={**_image, "draftsmith.toml": 'own_images = ["figures/*"]'},
        ),
        Bad(_float.format("A town. % our own\n"), at=(1, 15), files=_image),
        Bad(_float.format("Images of a source of light."), at=(1, 15), files=_image),
        Bad(
            "\\begin{figure*}\n\\includegraphics{a}\\includegraphics{a}\\caption{A.}\n\\end{figure*}",
            at=(2, 1),
            files=_image,
        ),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        own = OwnImages(draft)
        images: dict[str, list[DraftImage]] = defaultdict(list)
        for image in draft.images:
            images[image.tex.path].append(image)
        for found in draft.floats:
            if _is_attributed(found):
                continue
            foreign = [
                image
                for image in within(images[found.tex.path], found.span)
                if image.is_checkable and image.path is not None and image.path not in own
            ]
            if foreign:
                names = ", ".join(dict.fromkeys(str(image.path) for image in foreign))
                message = f"nothing says where {names} is from"
                yield self.finding(found.tex, foreign[0].span, message=message)


def _is_attributed(found: DraftFloat) -> bool:
    """Whether a float cites something, gives credit, or its captions say whose work it shows."""
    items, span = found.tex.items, found.span
    if within(items.citations, span) or _CREDITED.search(found.tex.slice(span) or ""):
        return True
    captions = within(items.captions, span)
    return any(_ATTRIBUTED.search(c.text) or _has_address(found, c) for c in captions)


def _has_address(found: DraftFloat, caption: Caption) -> bool:
    span = caption.span
    return any(span.start <= m.start < span.end for m in found.tex.macros("url", "href"))
