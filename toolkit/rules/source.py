"""Rules on the LaTeX source as such: that it is text, and that what is opened is closed."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import BibFile, TexFile
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Span
from toolkit.readers.pattern import rare
from toolkit.readers.tex_balance import DEEPEST_NEST, Unbalanced
from toolkit.readers.tex_define import Definition
from toolkit.readers.tex_scan import scan
from toolkit.readers.text import TextFault
from toolkit.rules.base import Rule
from toolkit.rules.example import Bad, Good

_OTHER_SIGNS = rare(r"\\catcode[ \t]*`[ \t]*\\?[%{}\\]")


class _Half(msgspec.Struct, frozen=True):
    """Half of a pair, in its file."""

    tex: TexFile
    half: Unbalanced

    @property
    def kind(self) -> tuple[str, str]:
        return self.half.kind, self.half.name

    @property
    def opening(self) -> str:
        """As it is typed to open it."""
        if self.half.kind == "environment":
            return f"\\begin{{{self.half.name}}}"
        return "\\left" if self.half.kind == "left" else "{"

    @property
    def closing(self) -> str:
        """As it is typed to close it."""
        if self.half.kind == "environment":
            return f"\\end{{{self.half.name}}}"
        return "\\right" if self.half.kind == "left" else "}"


class UnbalancedGroup(Rule):
    r"""An environment, a brace or a ``\left`` is left open, or closed without being open.

    LaTeX mostly complains far below the place, or only at the end of the file. What one file opens
    another may close, and what the draft's own macros open or close is their affair. A file that
    gives braces or ``%`` another meaning is not looked at.
    """

    code = "TEX002"
    severity = Severity.ERROR
    message = "this is not balanced"
    good = (
        Good("\\catcode`\\%=11 \\catcode`\\|=14\n\\def\\a{%}|\n"),
        Good(r"\{ \begin{quote} {a} $\left( b \right)$ \end{quote} \verb|{| \url{a%b}"),
        Good(
            "\\input{a}Text.\\input{b}", files={"a.tex": "\\begin{quote}", "b.tex": "\\end{quote}"}
        ),
        Good(
            "\\newcommand\\beq{\\begin{equation}}\\newcommand\\eeq{\\end{equation}}"
            "\\beq a \\end{equation} \\begin{equation} b \\eeq"
        ),
        Good(
            "\\ifdraft\\begin{quote}\\else\\begin{center}\\fi a "
            "\\ifdraft\\end{quote}\\else\\end{center}\\fi"
        ),
    )
    bad = (
        Bad("\\begin{figure}\nText.", at=(1, 1)),
        Bad("Text.\n\\end{figure}", at=(2, 1)),
        Bad("\\textbf{Bold.\n\nText.", at=(1, 8)),
        Bad("\\textbf{Bold.}}", at=(1, 15)),
        Bad("$\\left( a$", at=(1, 2)),
        Bad("\\begin{quote}\nText.\n\\begin{quote}", at=(3, 1)),
        Bad("\\begin{quote}\nText.\n\\end{quotation}", at=(1, 1)),
        Bad("\\def\\and{\\end{tabular}\\begin{tabular}{c}}\n\\begin{tabular}{c} A", at=(2, 1)),
        Bad("\\begin{quote}{\\em Text.\\end{quote}", at=(1, 14)),
        Bad("\\begin{quote}\\begin{center}\\end{quote}\\end{center}", at=(1, 14)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        halves = list(_alone(draft))
        if halves:
            known = draft.tex[0].known.every
            halves = _unexplained(halves, known)
        for half, message, hint in _faults(halves):
            yield self.finding(half.tex, half.half.span, message=message, hint=hint)


def _alone(draft: Draft) -> Iterator[_Half]:
    """The halves that stand alone in their files, in the order that LaTeX reads them.

    Files that give braces, backslash or percent sign another meaning are left out.
    """
    seen: set[tuple[str, Span]] = set()
    for segment in draft.segments:
        for half in segment.tex.scan.unbalanced:
            key = segment.tex.path, half.span
            if segment.start <= half.span.start < segment.end and key not in seen:
                seen.add(key)
                if not _OTHER_SIGNS.search(segment.tex.live):
                    yield _Half(segment.tex, half)


def _unexplained(halves: Iterable[_Half], known: Iterable[Definition]) -> list[_Half]:
    """Those that neither another file nor a macro of the draft closes or opens."""
    by_macros = frozenset(
        half
        for definition in known
        if any(sign in definition.body for sign in ("\\begin", "\\end", "\\left", "\\right"))
        for half in _left_open(definition.body)
    )
    left: list[_Half] = []
    for half in halves:
        if half.kind in by_macros:
            continue
        partner = left[-1] if left else None
        if (
            partner
            and not half.half.opened
            and partner.half.opened
            and partner.kind == half.kind
            and partner.tex is not half.tex
        ):
            left.pop()
        else:
            left.append(half)
    return left


def _left_open(body: str) -> Iterator[tuple[str, str]]:
    r"""What a macro opens or closes on the whole; ``\and`` may end a table and begin the next."""
    halves = scan(body).unbalanced
    opened = Counter((half.kind, half.name) for half in halves if half.opened)
    closed = Counter((half.kind, half.name) for half in halves if not half.opened)
    yield from (opened - closed) + (closed - opened)


def _faults(halves: list[_Half]) -> Iterator[tuple[_Half, str, str]]:
    """A place, a message and a hint for each fault; two halves of one fault are told together."""
    position = 0
    while position < len(halves):
        this = halves[position]
        after = halves[position + 1] if position + 1 < len(halves) else None
        both = _together(this, after) if after else None
        if both is not None:
            yield both
            position += 2
            continue
        position += 1
        if this.half.kind == "nest":
            message = f"more than {DEEPEST_NEST:,} groups are open here; nothing after is read"
            yield this, message, "see whether this file is LaTeX at all"
        elif this.half.opened:
            yield this, f"{this.opening} is never closed", f"add {this.closing}"
        else:
            hint = f"remove it, or add {this.opening} where it should begin"
            yield this, f"{this.closing} closes nothing", hint


def _together(first: _Half, second: _Half) -> tuple[_Half, str, str] | None:
    """What two neighbouring halves say of one fault; None where they are two."""
    if not first.half.opened or first.tex is not second.tex:
        return None
    is_environment = first.half.kind == second.half.kind == "environment"
    line = first.tex.line(second.half.span.start)
    if second.half.opened:
        if first.kind != second.kind or not is_environment:
            return None
        line = first.tex.line(first.half.span.start)
        message = f"{second.opening} stands inside that of line {line}, and neither is closed"
        return second, message, f"should this be {second.closing}?"
    if first.kind == second.kind:
        message = f"{first.opening} and its {second.closing} in line {line} cross another pair"
        return first, message, "close what was opened last first"
    if is_environment:
        message = f"{first.opening} is ended by {second.closing} in line {line}"
        return first, message, f"close it with {first.closing}"
    return None


class UndecodableText(Rule):
    r"""A file holds bytes that are not text in the encoding it is said to have.

    LaTeX reads UTF-8 unless ``inputenc`` says otherwise, and stops at such a byte or prints a wrong
    letter. Files in UTF-16, as some editors write them, it cannot read at all. What stands between
    the entries of a bibliography is no matter to BibTeX; biber reads the whole file or none of it.
    """

    code = "TEX003"
    severity = Severity.ERROR
    message = "this is not text"
    everywhere = True
    good = (
        Good("Émilie du Châtelet."),
        Good(
            "\\documentclass{article}\n\\usepackage[latin1]{inputenc}\n"
            "\\begin{document}\udcc9milie.\\end{document}"
        ),
        Good("\\bibliography{b}", files={"b.bib": "By \udcc9milie.\n@book{a, title={T}}"}),
    )
    bad = (
        Bad("caf\udce9", at=(1, 4)),
        Bad("a\nb\0c", at=(2, 2)),
        Bad("\\input{a}", files={"a.tex": "\udcff\udcfea\0"}, path="a.tex", at=(1, 1)),
        Bad(
            "\\bibliography{b}",
            files={"b.bib": "@book{a, author={\udcc9milie}}"},
            path="b.bib",
            at=(1, 18),
        ),
        Bad(
            "\\usepackage{biblatex}\\addbibresource{b.bib}",
            files={"b.bib": "By \udcc9milie.\n@book{a, title={T}}"},
            path="b.bib",
            at=(1, 4),
        ),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        files: tuple[TexFile | BibFile, ...] = (*draft.tex, *draft.bib)
        for file in files:
            if file.encoding.startswith("utf-16"):
                yield self.finding(
                    file,
                    Span(0, 0),
                    message="the file is in UTF-16, which LaTeX cannot read",
                    hint="save it as UTF-8",
                )
            elif file.fault is not None and not _is_skipped(file, file.fault.offset):
                yield self._at(file, file.fault)

    def _at(self, file: TexFile | BibFile, fault: TextFault) -> Finding:
        hint = "save the file as UTF-8" if fault.byte else "remove it, and save the file as UTF-8"
        return self.finding(
            file, Span(fault.offset, fault.offset + 1), message=fault.message, hint=hint
        )


def _is_skipped(file: TexFile | BibFile, offset: int) -> bool:
    """Whether BibTeX skips what stands there: it is in no entry."""
    if isinstance(file, TexFile) or file.bib.as_biber:
        return False
    return not any(entry.span.start <= offset < entry.span.end for entry in file.bib.entries)
