"""Rules on figures, tables and images."""

from collections.abc import Iterator

from toolkit.draft.draft import Draft
from toolkit.draft.float import within
from toolkit.model.finding import Finding, Severity
from toolkit.readers.disk import is_file
from toolkit.rules.base import Rule
from toolkit.rules.example import Bad, Good

_TITLE_PAGES = frozenset({"titlepage", "titlingpage"})


class MissingImage(Rule):
    r"""An image that is included and not there.

    Looked for as the engine does: in the draft's folder and those of ``\graphicspath``, as it is
    named and with each extension the driver knows. Upper and lower case differ, as they do on the
    machine that will build the draft last.
    """

    code = "FLT001"
    severity = Severity.ERROR
    message = "there is no such image"
    good = (
        Good(r"\includegraphics[width=1cm]{a}", files={"a.png": ""}),
        Good(r"\graphicspath{{img/}{pic/}}\includegraphics{a}", files={"pic/a.PDF": ""}),
        Good(r"\includegraphics{a.b}", files={"a.b.pdf": ""}),
        Good(r"\includegraphics{\folder/a}"),
        Good(r"\includegraphics{example-image-a}"),
        Good(
            r"\usepackage{own}\includegraphics{a}",
            files={"own.sty": r"\graphicspath{{img/}}", "img/a.png": ""},
        ),
    )
    bad = (
        Bad(r"See \includegraphics[width=1cm]{img/a}.", at=(1, 5)),
        Bad(r"\newcommand\pic[1]{\includegraphics{#1}} \pic{none}", at=(1, 42)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for image in draft.images:
            if image.is_checkable and image.path is None:
                yield self.finding(
                    image.tex,
                    image.span,
                    message=f"the image {image.item.target} is not there",
                    hint=_hint(draft, image.item.target),
                )


def _hint(draft: Draft, target: str) -> str:
    """What may be meant: a path from another folder, as of a draft that has been moved."""
    parts = [part for part in target.split("/") if part not in ("", ".", "..")]
    ends = ("/".join(parts[first:]) for first in range(1, len(parts)))
    found = next((end for end in ends if is_file(draft.root / end)), "")
    return f"did you mean {found}?" if found else "add the file, or correct its name"


class UncaptionedFloat(Rule):
    r"""A figure or table without a caption.

    Without one it has no number, the text cannot refer to it, and the reader is not told what it
    shows. A caption in a subfigure is enough. On slides and on a title page none is needed.
    """

    code = "FLT002"
    severity = Severity.WARNING
    message = "this float has no caption"
    hint = r"add \caption{…}, then a \label"
    good = (
        Good("\\begin{figure}\\caption{C}\\end{figure}"),
        Good("\\begin{figure}\\subfloat[A]{x}\\end{figure}"),
        Good("\\begin{titlepage}\n\\begin{figure}x\\end{figure}\n\\end{titlepage}"),
        Good("\\begin{longtable}{l}x\\end{longtable}"),
        Good("\\newcommand\\cap[1]{\\caption{#1}}\\begin{figure}\\cap{C}\\end{figure}"),
    )
    bad = (
        Bad("\\begin{figure}\nx\n\\end{figure}", at=(1, 1)),
        Bad("A \\begin{table*}[t]\n% \\caption{C}\n\\end{table*}", at=(1, 3)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        if draft.is_slides:
            return
        for found in draft.floats:
            if found.kind not in ("figure", "table") or found.environment == "longtable":
                continue
            around = found.tex.environments.around(found.span.start)
            if any(each.name in _TITLE_PAGES for each in around):
                continue
            if not within(found.tex.items.captions, found.span):
                message = f"this {found.kind} has no caption"
                yield self.finding(found.tex, found.opening, message=message)
