"""The rule on files that a draft reads and that are not there."""

from collections.abc import Iterator

from toolkit.build.tree import in_tex_tree
from toolkit.draft.draft import Draft
from toolkit.draft.reading import MOST_FILES
from toolkit.model.finding import Finding, Severity
from toolkit.rules.base import Rule
from toolkit.rules.example import Bad, Good


class MissingInput(Rule):
    r"""A file that the draft reads and that is not there, or that reads itself again.

    LaTeX stops at it. ``\InputIfFileExists`` is left alone, and so is a file that the TeX
    installation brings.
    """

    code = "BLD003"
    severity = Severity.ERROR
    message = "this file is not there"
    good = (
        Good(r"\input{a}", files={"a.tex": "Text."}),
        Good(r"\InputIfFileExists{a}{}{}"),
        Good(r"\input{glyphtounicode}"),
        Good(r"\input a.txt ", files={"a.txt": "Text."}),
    )
    bad = (
        Bad(r"See \input{sections/none}.", at=(1, 5)),
        Bad("\\include{none}", at=(1, 1)),
        Bad(r"\input{a}", files={"a.tex": "See.\n\\input{main}"}, path="a.tex", at=(2, 1)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        installed = in_tex_tree(each.target for each in draft.missing if not each.loop)
        for missing in draft.missing:
            if missing.too_many:
                yield self.finding(
                    missing.tex,
                    missing.span,
                    message=f"over {MOST_FILES} inputs: this one and those after it are not read",
                    hint="join files, so that there are fewer",
                )
            elif missing.loop:
                chain = " → ".join(missing.loop)
                yield self.finding(
                    missing.tex,
                    missing.span,
                    message=f"this file reads itself again: {chain}",
                    hint=r"remove this \input",
                )
            elif missing.target not in installed:
                yield self.finding(
                    missing.tex,
                    missing.span,
                    message=f"the file {missing.target} is not there",
                    hint="add the file, or correct its name",
                )
