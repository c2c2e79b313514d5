"""Rules on what is handed in beside the document: the code, and files that nothing asks for."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from toolkit.course.titles import near
from toolkit.draft.draft import Draft
from toolkit.draft.folder import files_below
from toolkit.draft.hand_in import LEFTOVERS, left_out
from toolkit.model.finding import Finding, Severity, Stage
from toolkit.rules.base import Need, Rule
from toolkit.rules.example import Bad, Good
from toolkit.rules.parameter import Names

_NO_CODE = frozenset({"readme", "license", "licence", "requirements", "__init__"})
"""Names, without ending, of files that come with code and are none."""


class MissingCode(Rule):
    """The code folder that the course asks for is not there, or holds no code.

    A README alone is none, and neither is an empty file. Told at submission only.
    """

    code = "SUB001"
    severity = Severity.ERROR
    message = "the code is not there"
    needs = (Need.SOURCE, Need.TEMPLATE)
    _asks = "code = {required = true}"
    good = (
        Good("A.", requires=_asks),
        Good("A.", requires=_asks, stage=Stage.SUBMISSION, files={"code/a/run.py": "print()"}),
        Good("A.", requires="code = {required = false}", stage=Stage.SUBMISSION),
        Good("A.", stage=Stage.SUBMISSION),
    )
    bad = (
        Bad("A.", requires=_asks, stage=Stage.SUBMISSION),
        Bad(
            "A.",
            requires=_asks,
            stage=Stage.SUBMISSION,
            files={"code/README.md": "Put your code here.", "code/a/__init__.py": ""},
        ),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        asked = draft.requirements.code if draft.requirements else None
        if self.stage is not Stage.SUBMISSION or asked is None or not asked.required:
            return
        folder = draft.root / asked.folder
        if not any(_is_code(file.path) and file.size for file in files_below(folder)):
            state = "holds no code" if folder.is_dir() else "is not there"
            yield self.remark(
                draft.whole,
                message=f"the folder {asked.folder}/ {state}",
                hint="put everything there that your results came out of",
            )


def _is_code(path: str) -> bool:
    """Whether a file may be code: no hidden one, and none that only comes with code."""
    stem = PurePosixPath(path).name.partition(".")[0].lower()
    return bool(stem) and stem not in _NO_CODE


_MOST_NAMED = 3


class UnlistedFile(Rule):
    """Files beside the draft that a hand-in leaves out.

    Nothing includes them: an old version, a figure that was replaced, what another program left.
    One finding for each folder, one for hidden files, and one for what LaTeX left of other
    documents; what it left of this one goes without saying. A file whose name the source
    misspells is the matter of the rule on what is missing. Told at submission only.
    """

    code = "SUB002"
    severity = Severity.INFO
    message = "files that are not part of the draft"
    hint = "include what belongs to it; the rest is left out of the hand-in"
    parameters = (Names("allow", "are patterns of paths not to speak of", "notes/*"),)
    needs = (Need.SOURCE, Need.TEMPLATE)
    _asks = "pages.max = 8"
    _kept = ("main.aux", "main.log", "README.md", "latexmkrc", ".gitignore", "code/run.py", "a.bst")
    good = (
        Good("A.", requires=_asks, files={"old.tex": "A."}),
        Good("A.", stage=Stage.SUBMISSION, files={"old.tex": "A."}),
        Good("A.", requires=_asks, stage=Stage.SUBMISSION, files=dict.fromkeys(_kept, "A.")),
        Good(
            r"\includegraphics{plots/a} \input{b} \lstinputlisting{c.py} \draw[file=d] (0,0);",
            requires=_asks,
            stage=Stage.SUBMISSION,
            files={"plots/a.png": "", "b.tex": "", "c.py": "", "d.dat": ""},
        ),
        Good(
            r"\includegraphics{plots/los} \bibliography{refrences}",
            requires=_asks,
            stage=Stage.SUBMISSION,
            files={"plots/loss.png": "", "references.bib": ""},
        ),
    )
    bad = (
        Bad("A.", requires=_asks, stage=Stage.SUBMISSION, files={"old.tex": "", "notes.md": ""}),
        Bad("A.", requires=_asks, stage=Stage.SUBMISSION, files={"plots/a.png": "", "plots/b": ""}),
        Bad("A.", requires=_asks, stage=Stage.SUBMISSION, files={"old.aux": "", "x/old.log": ""}),
        Bad("A.", requires=_asks, stage=Stage.SUBMISSION, files={".DS_Store": "", ".a/b": ""}),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        if self.stage is not Stage.SUBMISSION:
            return
        kinds: dict[str, list[str]] = {}
        missing = frozenset(_missing(draft))
        for path in left_out(draft):
            if any(fnmatchcase(path, pattern) for pattern in self.names("allow")):
                continue
            if missing and near(PurePosixPath(path).stem, missing):
                continue
            kinds.setdefault(_kind(PurePosixPath(path)), []).append(path)
        for kind, paths in kinds.items():
            named = ", ".join(paths[:_MOST_NAMED])
            more = f" and {len(paths) - _MOST_NAMED} more" if len(paths) > _MOST_NAMED else ""
            yield self.remark(draft.whole, message=f"{kind}: {named}{more}")


def _missing(draft: Draft) -> Iterator[str]:
    """The names, without folder and ending, of files that the source asks for in vain."""
    named = [each.target for each in (*draft.missing, *draft.missing_bibs)]
    named += [each.item.target for each in draft.images if each.is_checkable and not each.path]
    yield from (PurePosixPath(name).stem for name in named)


def _kind(path: PurePosixPath) -> str:
    """What a file that is left out is, in the words of a message."""
    if any(part.startswith(".") for part in path.parts):
        return "hidden files, no part of the draft"
    if path.suffix[1:].lower() in LEFTOVERS:
        return "what LaTeX left of other documents"
    folder = f"in {path.parts[0]}/" if len(path.parts) > 1 else "beside the draft"
    return f"files {folder} that nothing includes"
