"""Fixes a draft in memory: edits that findings carry, for as long as they make it better."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.draft.draft import Draft
from toolkit.draft.reread import reread
from toolkit.lint.run import run
from toolkit.model.finding import Edit, Finding
from toolkit.rules.base import Rule

_LINE_END = re.compile(r"\r\n|\r|\n")
_MOST_HALVINGS = 6
"""A batch of edits that does not do as a whole is tried in ever smaller parts, down to a 64th: at
most 127 trials, however many edits there are."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A draft with its fixes.

    Args:
        draft: as it reads now.
        codes: of the findings that were fixed, one for each.
        findings: what is left.
    """

    draft: Draft
    codes: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """An edit of one file."""

    path: str
    edit: Edit


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with every edit made; of two that overlap, the one that begins first.

    A line end that an edit brings is spelt as the text spells its own.
    """
    ends = _LINE_END.findall(text)
    pieces, position = [], 0
    for edit in _apart(edits):
        new = edit.text
        if ends and not set(_LINE_END.findall(new)) <= set(ends):
            new = _LINE_END.sub(ends[0], new)
        pieces += [text[position : edit.span.start], new]
        position = edit.span.end
    return "".join([*pieces, text[position:]])


def fix(
    draft: Draft,
    rules: Sequence[type[Rule]],
    encodings: Mapping[str, str],
    *,
    unsafe: bool = False,
) -> Fixed:
    """Make the edits of findings, and of those that show then, until none makes it any better.

    The edits of a rule stay only where it then finds as many fewer faults, no other rule finds
    more, and comments and verbatim text are as they were. So a second run finds nothing to do.

    Args:
        encodings: of the files that may change, by path; an edit they cannot spell is not made.
        unsafe: make also the edits that may change what is printed.
    """
    state = Fixed(draft, (), run(draft, rules).findings)
    before: Fixed | None = None
    while state is not before:
        before = state
        for rule in rules:
            steps = _steps(rule, state.findings, encodings, unsafe=unsafe)
            state = _improved(state, rules, rule, steps, _MOST_HALVINGS)
    return state


def _steps(
    rule: type[Rule], findings: Iterable[Finding], encodings: Mapping[str, str], *, unsafe: bool
) -> tuple[_Step, ...]:
    """The edits of one rule that can be made together, by file and place."""
    wanted: dict[str, list[Edit]] = {}
    for finding in findings:
        edit, encoding = finding.edit, encodings.get(finding.place.path)
        if finding.code != rule.code or edit is None or encoding is None:
            continue
        if (unsafe or edit.safe) and _can_spell(encoding, edit.text):
            wanted.setdefault(finding.place.path, []).append(edit)
    return tuple(_Step(path, edit) for path, edits in wanted.items() for edit in _apart(edits))


def _can_spell(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _improved(
    state: Fixed, rules: Sequence[type[Rule]], rule: type[Rule], steps: Sequence[_Step], depth: int
) -> Fixed:
    """The state with those of the edits that make it better; itself where none does."""
    if not steps:
        return state
    draft = _edited(state.draft, steps)
    paths = {step.path for step in steps}
    if rule.everywhere or _hidden(draft, paths) == _hidden(state.draft, paths):
        findings = run(draft, rules).findings
        if _is_better(state.findings, findings, rule.code, len(steps)):
            return Fixed(draft, (*state.codes, *[rule.code] * len(steps)), findings)
    if len(steps) == 1 or depth == 0:
        return state
    middle = len(steps) // 2
    late = _improved(state, rules, rule, steps[middle:], depth - 1)
    return _improved(late, rules, rule, steps[:middle], depth - 1)


def _edited(draft: Draft, steps: Iterable[_Step]) -> Draft:
    edits: dict[str, list[Edit]] = {}
    for step in steps:
        edits.setdefault(step.path, []).append(step.edit)
    texts = texts_of(draft)
    return reread(draft, {path: applied(texts[path], each) for path, each in edits.items()})


def texts_of(draft: Draft) -> dict[str, str]:
    """The text of each source of a draft, by path."""
    return {tex.path: tex.text for tex in draft.tex} | {
        file.path: file.bib.text for file in draft.bib
    }


def _hidden(draft: Draft, paths: Container[str]) -> dict[str, str]:
    """What LaTeX does not look at in some files: comments, verbatim and what is never read."""
    return {
        tex.path: "".join(a for a, b in zip(tex.text, tex.live, strict=True) if a != b)
        for tex in draft.tex
        if tex.path in paths
    }


def _is_better(before: Iterable[Finding], after: Iterable[Finding], code: str, fixed: int) -> bool:
    """Whether a rule finds as many fewer faults as were fixed, and no other finds more."""
    left = Counter(finding.code for finding in before)
    left[code] -= fixed
    return all(number <= left[found] for found, number in Counter(f.code for f in after).items())


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits by place, without those that overlap one before."""
    position = 0
    for edit in sorted(edits, key=lambda each: each.span):
        if edit.span.start >= position:
            yield edit
            position = edit.span.end
