"""Rules on what stands in a figure: its caption and its image files."""

from collections.abc import Iterator

from toolkit.draft.draft import Draft
from toolkit.model.finding import Finding, Severity
from toolkit.readers.tex_prose import WORD
from toolkit.readers.tex_text import plain
from toolkit.rules.base import Rule
from toolkit.rules.example import Bad, Good
from toolkit.rules.parameter import Parameter
from toolkit.rules.phrases import counted

LEAST_CAPTION_WORDS = 5
"""Fewer name a figure and explain nothing of it. The figure is ours."""

_MOST_CAPTION_WORDS = 100


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
                words = len(WORD.findall(plain(caption.text)))
                if words < least:
                    message = f"a caption of {counted(words, 'word')} does not explain its figure"
                    yield self.finding(found.tex, caption.span, message=message)
