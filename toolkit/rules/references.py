"""Rules on labels and references to them."""

from collections.abc import Iterator

from toolkit.draft.draft import Draft
from toolkit.model.finding import Edit, Finding, Severity
from toolkit.readers.tex_names import REF_MACROS
from toolkit.rules.base import Rule
from toolkit.rules.example import Bad, Good

NOUNS = frozenset(
    "Figure Figures Fig. Figs. Table Tables Tab. Section Sections Sec. Secs. Equation Equations "
    "Eq. Eqs. Chapter Appendix Algorithm Theorem Lemma Listing figure fig. table section sec. "
    "equation eq. chapter appendix algorithm theorem lemma".split()
)


class BreakableReference(Rule):
    r"""A reference is held to its noun by a space TeX may break.

    With "Figure" ending one line and "3" starting the next, the reader has to hunt for the number.
    A tie (``~``) keeps the two together.

    A gap that spans source lines is left alone: the upper line may end in a comment, and a fix that
    joined the two would swallow the reference.
    """

    code = "REF001"
    severity = Severity.WARNING
    message = "put ~ between the noun and its number"
    good = (
        Good(r"Figure~\ref{fig:gantt} shows the plan."),
        Good("% see Table\n\\ref{tab:cost}"),
        Good("Table\n\\ref{tab:cost}"),
        Good(r"see \ref{fig:gantt}"),
    )
    bad = (
        Bad(r"See Fig. \ref{fig:a}.", at=(1, 9), fixed=r"See Fig.~\ref{fig:a}."),
        Bad("In Table\t\\ref{t}", at=(1, 9), fixed="In Table~\\ref{t}"),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for tex in draft.tex:
            for ref in tex.macros(*REF_MACROS):
                gap = tex.blank_before(ref.start)
                if gap and tex.word_before(gap.start) in NOUNS:
                    yield self.finding(tex, gap, Edit(gap, "~"))
