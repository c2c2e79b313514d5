"""The fault of a mutation where LaTeX does not look: seven places, all in one draft."""

import re
from collections.abc import Callable
from pathlib import Path

from tests.mutations.mutation import MARK, Mutation, edited

FENCED = ("verbatim", "lstlisting", "comment")
HOST = {
    "report": "sections/introduction.tex",
    "proposal": "sections/introduction.tex",
    "paper": "sections/introduction.tex",
    "presentation": "sections/motivation.tex",
}
"""A file in the middle of each draft."""

_CONDITIONAL = re.compile(r"\\(?:if[a-zA-Z]*|else|fi)(?![a-zA-Z])")


def fault_lines(mutation: Mutation, folder: Path) -> str:
    """The lines of the one edit that holds the mark, as the mutation leaves them.

    Args:
        folder: of the clean draft.
    """
    edit = next(each for each in mutation.edit if MARK in each.replace)
    text = edited((folder / edit.file).read_text("utf-8"), edit)
    start = (folder / edit.file).read_text("utf-8")[: text.index(edit.replace)].rfind("\n") + 1
    end = text.find("\n", text.index(edit.replace) + len(edit.replace))
    return text[start : end if end >= 0 else len(text)].replace(MARK, "").strip("\n")


def is_hidden(mutation: Mutation) -> bool:
    """Whether a mutation's fault is one in LaTeX source, that a comment would hide."""
    marked = [edit for edit in mutation.edit if MARK in edit.replace]
    source = marked and marked[0].file.endswith(".tex")
    return bool(source) and not (mutation.shown or mutation.build or mutation.alone)


def _commented(fault: str) -> str:
    return re.sub("^", "% ", fault, flags=re.MULTILINE)


def _never_read(fault: str) -> str:
    return f"\\iffalse\n{fault}\n\\fi"


def _never_used(fault: str) -> str:
    return f"\\newcommand{{\\neverused}}{{%\n{fault}\n}}"


def _is_balanced(text: str) -> bool:
    bare = re.sub(r"\\[{}\\]", "", text)
    depth = 0
    for sign in re.findall("[{}]", bare):
        depth += 1 if sign == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def hiding_places(fault: str) -> list[str]:
    """A fault in each of the places where LaTeX does not look, but for the end of the document.

    What has no two equal halves cannot stand in a macro.
    """
    ways: list[Callable[[str], str]] = [_commented]
    if not _CONDITIONAL.search(fault):
        ways.append(_never_read)
    if _is_balanced(fault) and "#" not in fault:
        ways.append(_never_used)
    fenced = [f"\\begin{{{name}}}\n{fault}\n\\end{{{name}}}" for name in FENCED]
    return [way(fault) for way in ways] + fenced


def hide(mutation: Mutation, folder: Path, clean: Path) -> None:
    """Put a mutation's fault in every hiding place of a draft's folder.

    Args:
        clean: the folder of the clean draft.
    """
    fault = fault_lines(mutation, clean)
    host = folder / HOST[mutation.draft]
    (main,) = (path for path in folder.glob("*.tex") if path.name != "metadata.tex")
    for path, more in (
        (host, "\n\n".join(["", *hiding_places(fault), ""])),
        (main, f"\n{fault}\n"),
    ):
        text = path.read_text("utf-8") + more
        path.unlink()
        path.write_text(text, encoding="utf-8")
