"""What fixing a draft comes to: the files that change, and what stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.draft.draft import Draft
from toolkit.lint.fix import fix, texts_of
from toolkit.lint.fixed_file import FixedFile, KeptFile, SourceFile, source_files
from toolkit.rules.base import Rule


@dataclass(frozen=True, slots=True)
class Fixes:
    """The fixes of a draft, worked out and not yet written.

    Args:
        root: the draft's folder.
        main: its main file's path.
        files: that change.
        codes: of the findings that are fixed, one for each.
        kept: files with something to fix that cannot be written back.
        unsafe: how many findings only an unsafe fix would mend.
        refused: how many fixes would not make the draft better, and are not made.
    """

    root: Path
    main: str
    files: tuple[FixedFile, ...] = ()
    codes: tuple[str, ...] = ()
    kept: tuple[KeptFile, ...] = ()
    unsafe: int = 0
    refused: int = 0


def fixes_of(draft: Draft, rules: Sequence[type[Rule]], *, unsafe: bool = False) -> Fixes:
    """The fixes that the rules have for a draft; ``unsafe`` as in `fix`."""
    files = tuple(source_files(draft))
    sources = [file for file in files if isinstance(file, SourceFile)]
    fixed = fix(draft, rules, {file.path: file.encoding for file in sources}, unsafe=unsafe)
    texts = texts_of(fixed.draft)
    left = [(each.place.path, each.edit.safe) for each in fixed.findings if each.edit]
    here = {file.path for file in sources}
    return Fixes(
        draft.root,
        draft.main,
        tuple(FixedFile(s, texts[s.path]) for s in sources if texts[s.path] != s.text),
        fixed.codes,
        tuple(
            file
            for file in files
            if isinstance(file, KeptFile) and any(path == file.path for path, _ in left)
        ),
        sum(path in here and not (safe or unsafe) for path, safe in left),
        sum(path in here and (safe or unsafe) for path, safe in left),
    )
