"""Suppressions: comments in a source that say which findings a person has decided to keep."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from toolkit.model.finding import Edit, Finding
from toolkit.model.place import LineIndex, Place, Span
from toolkit.readers.pattern import rare

_COMMENT = rare(
    r"(?<!\\)(?:\\\\)*(?P<comment>%[ \t]*draftsmith:[ \t]*(?P<extent>ignore|ignore-file)[ \t]*"
    r"(?:\[(?P<codes>[^\]\r\n]*)\]|(?![-\w]))[^\r\n]*)"
)
_SIGN = "draftsmith:"
"""In every such comment: looked for first, since `_COMMENT` is slow."""

_CODE = re.compile(r"[A-Za-z]+[0-9]*")
_LINE_END = re.compile(r"\r\n|\r|\n")


class Suppression(msgspec.Struct, frozen=True):
    """One comment that suppresses.

    Args:
        path: the file it stands in.
        codes: what it suppresses.
        lines: the lines it holds for, from 1; None for the whole file.
        span: of the comment.
        removal: takes it out of the source and leaves what is printed as it is.
    """

    path: str
    codes: tuple[str, ...]
    lines: tuple[int, int] | None
    span: Span
    place: Place
    removal: Edit

    def covers(self, finding: Finding, main: str) -> bool:
        """Whether it suppresses a finding.

        A finding in a file that holds no comments, such as the PDF, is the main file's.
        """
        if finding.code not in self.codes:
            return False
        if finding.place.page or not finding.place.line:
            return self.lines is None and self.path in (main, finding.place.path)
        if finding.place.path != self.path:
            return False
        return self.lines is None or self.lines[0] <= finding.place.line <= self.lines[1]


def suppressions(path: str, text: str, lines: LineIndex) -> Iterator[Suppression]:
    """The suppressions in one file.

    ``% draftsmith: ignore[CIT002]`` holds for its own line and, where it stands alone on that, for
    the next; ``% draftsmith: ignore-file[…]`` for the whole file. Codes are separated by commas.
    """
    for comment in _COMMENT.finditer(text) if _SIGN in text else ():
        codes = tuple(code.upper() for code in _CODE.findall(comment["codes"] or ""))
        span = Span(*comment.span("comment"))
        place = lines.place(path, span)
        before = text[lines.start_of(place.line) : span.start]
        held: tuple[int, int] | None = None
        if comment["extent"] == "ignore":
            held = (place.line, place.line if before.strip() else place.line + 1)
        yield Suppression(path, codes, held, span, place, _removal(text, span, before))


def _removal(text: str, span: Span, before: str) -> Edit:
    """The edit that takes a comment out.

    Alone on its line it goes with the line, for a blank one would begin a paragraph. Where it
    follows a word at once its sign stays, for without it the line's end would print a blank.
    """
    if not before.strip():
        end = _LINE_END.match(text, span.end)
        return Edit(Span(span.start - len(before), end.end() if end else span.end), "")
    return Edit(span, "" if before[-1].isspace() else "%")


class Suppressed(msgspec.Struct, frozen=True):
    """The findings left, and the codes of each suppression that did nothing."""

    findings: tuple[Finding, ...]
    unused: tuple[tuple[Suppression, tuple[str, ...]], ...]


def suppressed(
    findings: Sequence[Finding],
    found: Sequence[Finding],
    every: Iterable[Suppression],
    main: str,
    *,
    ran: frozenset[str],
    known: frozenset[str],
) -> Suppressed:
    """Leave out what is suppressed.

    Args:
        found: these findings, and those that others say better.
        main: the main file's path.
        ran: codes of the rules that ran; only of these can it be said that nothing was found.
        known: every rule's code; whatever ran, no other can suppress anything.
    """
    left, unused = list(findings), []
    for suppression in every:
        covered = {f.code for f in found if suppression.covers(f, main)}
        left = [finding for finding in left if not suppression.covers(finding, main)]
        done = covered | (known - ran)
        idle = tuple(code for code in suppression.codes if code not in done)
        if idle or not suppression.codes:
            unused.append((suppression, idle))
    return Suppressed(tuple(left), tuple(unused))
