"""The rule on sentences that are taken from a text the team was given."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import TexFile
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Span
from toolkit.rules.base import Rule
from toolkit.rules.example import Bad, Good
from toolkit.rules.parameter import Parameter

if TYPE_CHECKING:  # start-up cost: few drafts name a given text
    from toolkit.draft.given import GivenText
    from toolkit.draft.quotation import Quotation
    from toolkit.draft.sentences import Sentence
    from toolkit.draft.shingles import Met, Shingles

LEAST_WORDS = 8
"""Fewer in a row are anybody's. The figure is ours."""

SHARED_PART = 0.9
"""So much of a sentence stands in runs that a given text has too, for it to be called copied: a
word may be changed in a longer one. The figure is ours."""

_LETTER_BEFORE = re.compile(r"(?<![\w'’])[A-Z]\s+\Z")
_LONGEST_GAP = 20

_GIVEN = "Some say.\nThe cat sat down on the mat and looked at all the birds outside.\n"
_SETTINGS = {"draftsmith.toml": '[check]\ngiven_texts = ["handout.txt"]\n', "handout.txt": _GIVEN}


class CopiedSentence(Rule):
    r"""A sentence of a given text, neither quoted nor cited.

    A given text is a handout, a paper or an earlier report: ``given_texts`` of ``[check]`` in
    ``draftsmith.toml`` names the files (``.txt``, ``.md``, ``.tex``, ``.pdf``), and so may the
    course's template. Where none is named there is nothing to compare with, and nothing is said.

    Case, punctuation, hyphens, accents, formulas and citations make no difference, nor does a word
    changed in a long sentence; one that is said in other words is not found. Captions are not
    looked at. To keep the sentence, quote it (``\enquote``, quotation marks, a quote environment)
    and cite its source in the same paragraph.
    """

    code = "TXT005"
    severity = Severity.WARNING
    message = "this sentence stands in a given text"
    hint = "say it in your own words, or quote it and cite the source beside it"
    parameters = (
        Parameter(
            "least_words", LEAST_WORDS, 5, 50, "in a row must be the same for a sentence to count"
        ),
    )
    good = (
        Good("The cat sat down on the mat and looked at all the birds outside."),
        Good("A cat sat there and watched birds through the window for hours.", files=_SETTINGS),
        Good("The cat sat down on the mat.", files=_SETTINGS),
        Good(
            "He writes: ``The cat sat down on the mat and looked at all the birds "
            "outside''~\\cite{a}.",
            files=_SETTINGS,
        ),
        Good(
            "He writes~\\cite{a}:\n\\begin{quote}\nThe cat sat down on the mat and looked at all "
            "the birds outside.\n\\end{quote}",
            files=_SETTINGS,
        ),
    )
    bad = (
        Bad(
            "We ask.\nThe cat sat down on the \\emph{mat} and looked\nat all the birds outside.",
            at=(2, 1),
            files=_SETTINGS,
        ),
        Bad(
            "The cat sat down on $M$, the mat~\\cite{a}, and looked at all the birds outside.",
            at=(1, 1),
            files=_SETTINGS,
        ),
        Bad(
            "We ask. A cat sat down on the mat and looked at all the birds outside.",
            at=(1, 9),
            files=_SETTINGS,
        ),
        Bad(
            "``The cat sat down on the mat and looked at all the birds outside.''",
            at=(1, 3),
            files=_SETTINGS,
        ),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        theirs = draft.requirements.given_texts if draft.requirements else ()
        if not draft.settings.check.given_texts and not theirs:
            return
        from toolkit.draft.given import given_texts  # start-up cost, as above
        from toolkit.draft.quotation import Quotation
        from toolkit.draft.sentences import sentences_of_source
        from toolkit.draft.shingles import Shingles

        shingles = Shingles(int(self.value("least_words")))
        given = {text.name: text for text in given_texts(draft)}
        for text in given.values():
            shingles.add(text.name, text.words)
        for tex in draft.tex:
            quotation = Quotation(tex)
            for sentence in sentences_of_source(tex):
                met = _copied_from(sentence, shingles, quotation)
                if met is not None:
                    said = f"this sentence stands in {_named(given[met.text], met)}"
                    yield self.finding(tex, _whole(tex, sentence.span), message=said)


def _whole(tex: TexFile, span: Span) -> Span:
    """A sentence with the single letter that it begins with, which does not count as a word."""
    letter = _LETTER_BEFORE.search(tex.prose.text, max(0, span.start - _LONGEST_GAP), span.start)
    return Span(letter.start() if letter else span.start, span.end)


def _copied_from(
    sentence: "Sentence", shingles: "Shingles", quotation: "Quotation"
) -> "Met | None":
    """Where a sentence that is copied stands first; None for one that is not."""
    shared = [
        met
        for word, met in zip(sentence.words, shingles.shared(sentence.words), strict=True)
        if met is not None and word.span.start not in quotation
    ]
    return shared[0] if len(shared) >= max(1, SHARED_PART * len(sentence.words)) else None


def _named(text: "GivenText", met: "Met") -> str:
    return f"{text.name}, {text.place(met.word)}"
