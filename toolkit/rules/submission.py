"""Rules on what is handed in beside the document: the code, and files that nothing asks for."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from toolkit.draft.draft import Draft
from toolkit.draft.folder import files_below
from toolkit.model.finding import Finding, Severity, Stage
from toolkit.rules.base import Need, Rule
from toolkit.rules.example import Bad, Good

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
