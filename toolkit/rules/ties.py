"""Rules on ties: blanks before a reference or a citation at which TeX may end a line."""

import re
from collections.abc import Iterator

from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import TexFile
from toolkit.model.finding import Edit, Finding, Severity
from toolkit.model.place import Span
from toolkit.readers.pattern import rare
from toolkit.readers.tex_names import NUMBER_REFS
from toolkit.rules.base import Rule
from toolkit.rules.example import Bad, Good
from toolkit.rules.parameter import Names

BRACKETED_CITE_MACROS = tuple(
    "cite citep cites citen citenum citeonline onlinecite shortcite citeyearpar "
    "parencite parencites autocite autocites".split()
)
"""Print a number or a year in brackets; one that prints names reads on as any word does."""

NOUNS = frozenset(
    "figure figures fig. figs. table tables tab. tabs. section sections sec. secs. equation "
    "equations eq. eqs. chapter chapters ch. appendix appendices algorithm algorithms alg. theorem "
    "theorems lemma lemmas definition definitions proposition propositions corollary corollaries "
    "listing listings example examples footnote page pages p. pp. line lines step steps".split()
)
"""Nouns that a number belongs to, in small letters."""

_RAISING_PACKAGES = frozenset({"overcite", "achemso"})
_RAISING_OPTION = re.compile(
    r"super(?:script)?\Z|(?:autocite|citestyle)=(?:footnote|superscript)|(?:cite)?style=(?:verbose|footnote)"
)
_LONGEST_LOOK_BACK = 200
_ARGUMENTS = r"\*?(?:\s{0,9}(?:\[[^\[\]]{0,80}\]|\{[^{}]{0,80}\})){0,4}"
_NO_TEXT = rare(
    r"\\(?:[a-zA-Z@]+\*?(?:\[[^\[\]]{0,80}\])?"
    rf"|(?:begin|end|label|index|caption|vspace|hspace|item|[a-zA-Z]*cite[a-zA-Z]*){_ARGUMENTS}"
    rf"|(?:part|chapter|(?:sub)*section|(?:sub)?paragraph|footnote|thanks|input|include){_ARGUMENTS}"
    r"|\\\*?(?:\[[^\[\]]{0,80}\])?)\Z"
)
"""What ends in a letter or a bracket and prints no word that a citation could follow."""

_ABBREVIATION = rare(r"\b(?:al|cf|e\.g|i\.e|etc|viz|[Rr]efs?)\.\Z")
_CLOSING = ")]}'\"”’»$"


class BreakableReference(Rule):
    r"""A line may end between a noun such as "Figure" and its number.

    With "Figure" ending one line and "3" starting the next, the reader has to hunt for the number.
    A tie (``~``) keeps the two together.

    A gap that spans source lines is left alone: the upper line may end in a comment, and a fix that
    joined the two would swallow the reference.
    """

    code = "REF001"
    severity = Severity.WARNING
    is_habit = True
    parameters = (Names("nouns", "are more nouns that a number belongs to", "Proposition"),)
    message = "put ~ between the noun and its number"
    good = (
        Good(r"Figure~\ref{fig:gantt} shows the plan."),
        Good("% see Table\n\\ref{tab:cost}"),
        Good("Table\n\\ref{tab:cost}"),
        Good(r"see \ref{fig:gantt} in Section \nameref{sec:plan}"),
        Good(r"\newcommand\see[1]{(Figure~\ref{#1})} the Figure \see{fig:a}"),
    )
    bad = (
        Bad(r"See Fig. \ref{fig:a}.", at=(1, 9), fixed=r"See Fig.~\ref{fig:a}."),
        Bad("In Table\t\\ref{t}", at=(1, 9), fixed="In Table~\\ref{t}"),
        Bad(r"on page \pageref{t}", at=(1, 8), fixed=r"on page~\pageref{t}"),
        Bad(
            r"\newcommand\f[1]{\ref{fig:#1}} See Figure \f{a}.",
            at=(1, 42),
            fixed=r"\newcommand\f[1]{\ref{fig:#1}} See Figure~\f{a}.",
        ),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        more = self.names("nouns")
        own = draft.tex[0].known.beginning_with(NUMBER_REFS)
        for tex in draft.tex:
            for ref in tex.macros(*NUMBER_REFS, *own):
                gap = tex.blank_before(ref.start)
                noun = tex.word_before(gap.start) if gap else ""
                if gap and (noun.lower() in NOUNS or noun in more):
                    yield self.finding(tex, gap, Edit(gap, "~"))


class BreakableCitation(Rule):
    r"""A line may end between a word and its citation.

    A line that begins with "[7]" makes the reader look back for what it speaks of. A tie (``~``)
    keeps the two together.

    Looked at are citations that print a number or a year in brackets, after a word or a formula.
    Those that print the authors' names, those raised above the line or set as footnotes, and those
    that begin a sentence need no tie.
    """

    code = "CIT008"
    severity = Severity.WARNING
    is_habit = True
    message = "put ~ before the citation"
    good = (
        Good(r"As he asks~\cite{a}. And she answers\footcite{b}."),
        Good("As he asks\n\\cite{a}."),
        Good(r"Done. \cite{a} says more, and so does (\cite{b})."),
        Good(r"We follow \citet{a} and \textcite{b}."),
        Good("\\begin{itemize}\n\\item \\cite{a}\n\\item[A] \\cite{b}\n\\end{itemize}"),
        Good(r"\begin{tabular}{ll} \cite{a} & \cite{b} \\ \cite{c} \end{tabular}"),
        Good(r"Both~\cite{a} \cite{b}. \paragraph{More} \cite{c} adds to it."),
        Good(
            "\\documentclass{article}\n\\usepackage[super]{natbib}\n"
            "\\begin{document}So \\cite{a}.\\end{document}"
        ),
    )
    bad = (
        Bad(r"As he asks \cite{a}.", at=(1, 11), fixed=r"As he asks~\cite{a}."),
        Bad(r"Turing et al. \citep{a}.", at=(1, 14), fixed=r"Turing et al.~\citep{a}."),
        Bad("\\emph{Mind}\t \\parencite{a}", at=(1, 12), fixed=r"\emph{Mind}~\parencite{a}"),
        Bad(r"For all $n$ \autocite{a}.", at=(1, 12), fixed=r"For all $n$~\autocite{a}."),
        Bad(r"\caption{After (1) \cite{a}}", at=(1, 19), fixed=r"\caption{After (1)~\cite{a}}"),
        Bad(
            r"\let\see\citep As he asks \see{a}.",
            at=(1, 26),
            fixed=r"\let\see\citep As he asks~\see{a}.",
        ),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        if _is_raised(draft):
            return
        own = draft.tex[0].known.beginning_with(BRACKETED_CITE_MACROS)
        for tex in draft.tex:
            for citation in tex.macros(*BRACKETED_CITE_MACROS, *own):
                gap = tex.blank_before(citation.start)
                if gap and _follows_word(tex, gap):
                    yield self.finding(tex, gap, Edit(gap, "~"))


def _is_raised(draft: Draft) -> bool:
    """Whether citations are set above the line or as footnotes, where a tie would be in the way."""
    return any(
        package.name in _RAISING_PACKAGES
        or any(_RAISING_OPTION.match(option.replace(" ", "")) for option in package.options)
        for package in draft.packages
    )


def _follows_word(tex: TexFile, gap: Span) -> bool:
    before = tex.live[max(0, gap.start - _LONGEST_LOOK_BACK) : gap.start]
    if _NO_TEXT.search(before):
        return False
    return before.rstrip(_CLOSING)[-1:].isalnum() or bool(_ABBREVIATION.search(before))
