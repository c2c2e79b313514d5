"""Rules on what LaTeX and BibTeX said of these very sources in their last run."""

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.draft.draft import Draft
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Place
from toolkit.rules.base import Need, Rule
from toolkit.rules.example import Bad, Good
from toolkit.rules.log_places import path_in_log, place_in_log
from toolkit.rules.parameter import Parameter
from toolkit.rules.wide_lines import pages

if TYPE_CHECKING:  # start-up cost: most drafts have no fresh log
    from toolkit.build.fault import BuildError
    from toolkit.readers.log import Overfull

_TEX = "This is pdfTeX, Version 3.141592653\n(./main.tex\n"
_BIBTEX = "This is BibTeX, Version 0.99d\nDatabase file #1: references.bib\n"


def _errors(draft: Draft) -> tuple["BuildError", ...]:
    """What went wrong in the build that was asked for, else in the last run of the writers."""
    if draft.built is not None:
        return draft.built.errors
    if not (draft.log and draft.log.errors) and not (draft.blg and draft.blg.errors):
        return ()
    from toolkit.build.fault import faults_of  # start-up cost, as above
    from toolkit.readers.blg import Blg
    from toolkit.readers.log import Log

    log, blg = draft.log or Log(), draft.blg or Blg()
    return faults_of(draft.root.resolve(), draft.main, log, blg)


def _absent(draft: Draft) -> dict[str, Place]:
    """Where the files that are not there are named, by their names without ending."""
    named = [(i.tex, i.span, i.item.target) for i in draft.images if i.path is None]
    named += [(m.tex, m.span, m.target) for m in (*draft.missing, *draft.missing_bibs)]
    return {_stem(target): tex.place(span) for tex, span, target in reversed(named)}


def _asked_for(draft: Draft, file: str) -> Place | None:
    """Where a class or package is loaded, by its file; TeX reads on before it misses one."""
    for tex in (*draft.tex, *draft.styles):
        for each in tex.items.packages:
            if file == f"{each.name}.{'cls' if each.is_class else 'sty'}":
                return tex.place(each.span)
    return None


def _stem(name: str) -> str:
    path = posixpath.normpath(name) if name else ""
    stem, ending = posixpath.splitext(path)
    return stem if ending in (".tex", ".bib") else path


_CAUSES = (
    (
        re.compile(
            r"Missing [{}] inserted|Too many }'s|[Ee]xtra }|Paragraph ended before|File ended while"
            r"|ended by \\end|Extra \\(?:left|right)|Missing (?:\\right|delimiter)|Emergency stop"
        ),
        "TEX002",
    ),
    (re.compile(r"Invalid UTF-8 byte|contains an invalid character"), "TEX003"),
    (re.compile(r"text input levels"), "BLD003"),
)
"""TeX's words for what follows from a fault that a rule finds above it in the source."""


def _causes(error: "BuildError") -> tuple[str, ...]:
    return tuple(code for words, code in _CAUSES if words.search(error.said))


class BuildFailed(Rule):
    """LaTeX met an error.

    Told is the first, at its file and line; the others mostly follow from it. A file that is not
    there is told where it is named, by `missing-image` or `missing-input`; what LaTeX makes of a
    brace left open, of bytes that are no text, or of files that read each other, where it begins.
    The log must be of these sources: one that is older than they are is not read.
    """

    code = "BLD001"
    severity = Severity.ERROR
    message = "the build met an error"
    needs = (Need.SOURCE, Need.LOG)
    everywhere = True
    yields_to = ("FLT001", "BLD003")
    good = (
        Good("Text.", files={"main.log": f"{_TEX})\n"}),
        Good(
            "\\includegraphics{a}",
            files={"main.log": f"{_TEX}./main.tex:3: LaTeX Error: File `a' not found.\n"},
        ),
        Good(r"\foo"),
    )
    bad = (
        Bad(
            "Text.\n  \\foo",
            files={"main.log": f"{_TEX}./main.tex:4: Missing $ inserted.\n"},
            at=(2, 3),
        ),
        Bad(
            "$a$ b_2 and so on\nand $c",
            files={"main.log": f"{_TEX}! Missing $ inserted.\nl.3 $a$ b_\n! Emergency stop.\n"},
            at=(1, 1),
        ),
        Bad(
            "\\documentclass{article}\n\\usepackage{none}\n\\begin{document}\nText.\n\\end{document}",
            files={"main.log": f"{_TEX}./main.tex:3: LaTeX Error: File `none.sty' not found.\n"},
            at=(2, 13),
        ),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        absent = _absent(draft)
        for error in _errors(draft):
            if error.is_bibliography:
                continue
            known = absent.get(_stem(error.absent))
            place = known or _asked_for(draft, error.absent)
            place = place or place_in_log(draft, error.file, error.line)
            causes = _causes(error)
            yield self.remark(place, message=error.message, hint=error.hint, echoes=causes)
            if known is None:
                return


class OverfullBox(Rule):
    """A line or box holds more than its width or height.

    The text runs into the margin or the next column. A few points go unseen; more than five do not.
    What the PDF shows in the margin is told by `text-in-margin`, at the same lines.
    """

    code = "BLD002"
    severity = Severity.WARNING
    message = "a box holds more than it should"
    needs = (Need.SOURCE, Need.LOG)
    everywhere = True
    yields_to = ("LAY002",)
    parameters = (
        Parameter("most_pt", 5.0, 0.0, 100.0, "is how far a box may be too full, in TeX points"),
    )
    _box = "Overfull \\hbox ({}pt too wide) in paragraph at lines 3--4\n[]\n"
    good = (Good("Text.\nText.", files={"main.log": _TEX + _box.format("5.0")}),)
    bad = (
        Bad(
            "Text.\nText.",
            files={"main.log": _TEX + _box.format("5.1") * 2},
            at=(1, 1),
        ),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        most = self.value("most_pt")
        boxes = dict.fromkeys(draft.log.overfull if draft.log else ())
        placed = [(box, _box_place(draft, box)) for box in boxes if box.points > most]
        shown = pages(draft, most) if any(place == draft.whole for _, place in placed) else {}
        for box, place in placed:
            printed = shown.get(box, place) if place == draft.whole else place
            message, hint = _too_full(draft, box, place), _HINTS[box.kind]
            yield self.remark(printed, message=message, hint=hint)


def _box_place(draft: Draft, box: "Overfull") -> Place:
    return place_in_log(draft, box.file, box.first_line, box.last_line)


_HINTS = {
    "hbox": "reword it, let a long word or formula break, or make the box narrower",
    "vbox": "make what stands there shorter, or let it go on to the next page",
}


def _too_full(draft: Draft, box: "Overfull", place: Place) -> str:
    what, how = ("a line", "wide") if box.kind == "hbox" else ("a page or box", "high")
    elsewhere = place == draft.whole and box.file and posixpath.normpath(box.file) != draft.main
    where = f", in {posixpath.basename(box.file)}" if elsewhere else ""
    return f"{what} is {box.points:.1f} pt too {how}{where}"


class BibliographyError(Rule):
    """BibTeX or biber met an error.

    The entry, or the whole bibliography, is not printed as it should be. An entry that cannot be
    read, or whose key another one has, is told by `malformed-entry` or `duplicate-entry`. The
    ``.blg`` must be of these sources: one that is older than they are is not read.
    """

    code = "BLD004"
    severity = Severity.ERROR
    message = "the bibliography has an error"
    needs = (Need.SOURCE, Need.BLG)
    yields_to = ("CIT003", "CIT006", "CIT010")
    good = (
        Good(
            r"\cite{a}",
            bib="@misc{a,\n  title = {T}\n  year = 1950\n}\n@misc{A}",
            files={
                "main.blg": f"{_BIBTEX}I was expecting a `,' or a `}}'"
                "---line 3 of file references.bib\n : year = 1950\n"
                "Repeated entry---line 5 of file references.bib\n : @misc{A\n"
            },
        ),
        Good(
            r"\cite{a}",
            bib="@misc{a}",
            files={"main.blg": f"{_BIBTEX}Warning--empty title in a\n"},
        ),
    )
    bad = (
        Bad(
            r"\cite{a}",
            bib="@misc{a,\n  title = T}",
            files={
                "main.blg": f"{_BIBTEX}I was expecting a `,' or a `}}'"
                "---line 2 of file references.bib\n : title = T\n"
            },
            path="references.bib",
            at=(2, 3),
        ),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        absent = _absent(draft)
        for error in _errors(draft):
            if error.is_bibliography:
                known = absent.get(_stem(error.absent)) or _in_entry(draft, error)
                place = known or place_in_log(draft, error.file, error.line)
                causes = ("BLD001",) if _found_nothing(draft, error) else ()
                yield self.remark(place, message=error.message, hint=error.hint, echoes=causes)


def _found_nothing(draft: Draft, error: "BuildError") -> bool:
    """Whether BibTeX was told nothing, since LaTeX had stopped before it wrote what is cited."""
    stopped = draft.log is not None and draft.log.output_pages is None
    return stopped and error.said.startswith("I found no")


def _in_entry(draft: Draft, error: "BuildError") -> Place | None:
    """Where the entry that an error is in has a fault or a key for the second time."""
    path, seen = path_in_log(draft, error.file), set[str]()
    for file, entry in draft.entries:
        is_again = entry.key.lower() in seen
        seen.add(entry.key.lower())
        place = file.place(entry.span)
        if path != file.path or not place.line <= error.line <= place.end_line:
            continue
        faults = (fault.span for fault in file.bib.faults if fault.span.start in entry.span)
        return next(map(file.place, (*faults, *([entry.key_span] if is_again else ()))), None)
    return None
