"""The rule on files that a draft reads and that are not there."""

from collections.abc import Iterator

from toolkit.build.tree import in_tex_tree
from toolkit.draft.draft import Draft
from toolkit.draft.reading import DEEPEST_INPUT, MOST_FILES, Missing
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
    most_files = 20
    """Above so many that one file names, a whole folder is missing and gets a single finding."""
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
        for missing in draft.missing:
            if said := _unread(missing):
                message, hint = said
                yield self.finding(missing.tex, missing.span, message=message, hint=hint)
        absent = [each for each in draft.missing if not _unread(each)]
        installed = in_tex_tree(each.target for each in absent)
        by_file: dict[str, list[Missing]] = {}
        for missing in absent:
            if missing.target not in installed:
                by_file.setdefault(missing.tex.path, []).append(missing)
        for group in by_file.values():
            yield from self._absent(group)

    def _absent(self, group: list[Missing]) -> Iterator[Finding]:
        """What is told of the files that one file names and that are not there."""
        first = group[0]
        if len(group) > self.most_files:
            message = f"{len(group)} files are not there, {first.target} the first"
            hint = "add the files, or correct their names"
            yield self.finding(first.tex, first.span, message=message, hint=hint)
            return
        for missing in group:
            message = f"the file {missing.target} is not there"
            hint = "add the file, or correct its name"
            yield self.finding(missing.tex, missing.span, message=message, hint=hint)


def _unread(missing: Missing) -> tuple[str, str] | None:
    """Why a file that is there is not read, and what to do; None where it is not there."""
    if missing.too_many:
        told = f"over {MOST_FILES} inputs: this one and those after it are not read"
        return told, "join files, so that there are fewer"
    if missing.too_deep:
        told = f"over {DEEPEST_INPUT} files read one from within another: this one is not read"
        return told, "join files, so that fewer stand in each other"
    if missing.loop:
        chain = " → ".join(missing.loop)
        return f"this file reads itself again: {chain}", r"remove this \input"
    return None
