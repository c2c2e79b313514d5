"""What stands under the findings: what was read, how pages were counted, what was not checked."""

from collections.abc import Iterable, Iterator

from toolkit.draft.inspection import PagesFact
from toolkit.lint.report import Report
from toolkit.model.finding import Finding, Severity, Stage
from toolkit.reporters.lines import STYLES
from toolkit.reporters.places import by_file, path_from_here, place_from_here
from toolkit.reporters.terminal import DIM, fold, paint, printable

_LABEL = 9
NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
"""What people call a finding of each severity."""

_SHORTEST_RUN = 3
_GREEN = "1;32"


def counted(number: int, noun: str) -> str:
    """A number and its noun, such as ``1 error`` or ``2 errors``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def body_pages(pages: PagesFact) -> str:
    """How many pages count, of how many; about how many, where they are estimated."""
    if pages.evidence == "estimate":
        return f"about {counted(pages.body, 'body page')}"
    return f"{counted(pages.body, 'body page')} of {pages.total}"


def labelled(facts: Iterable[tuple[str, str]], *, color: bool, width: int | None) -> list[str]:
    """Texts behind their labels, each folded beside its own."""
    lines = []
    for label, text in facts:
        lead = f"{label:<{_LABEL}}"
        lines += fold(printable(text), width, lead, painted=paint(lead, DIM, color))
    return lines


def account(report: Report, *, color: bool, width: int | None) -> list[str]:
    """What was read and against what, how pages were counted, and which rules could not run."""
    return labelled(_facts(report), color=color, width=width)


def closing_lines(report: Report, *, color: bool, width: int | None) -> list[str]:
    """How many findings of which severity, and what to do next: one line, unless folded."""
    if not report.findings:
        lines = fold(_clean(report), width, "")
        return [paint(line, _GREEN, color) for line in lines]
    style = STYLES[max(finding.severity for finding in report.findings)]
    mends = f"--fix mends {number}; " if (number := mended_by_fix(report)) else ""
    text = printable(f"{counts(report)}; {mends}{_next(report)}")
    return [paint(line, style, color) for line in fold(text, width, "")]


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    main, pages = report.main, report.pages
    yield "main", f"{path_from_here(report.root, main.path)}: {main.why}"
    asked = report.requirements
    template = f"{asked.id} {asked.version}" if asked else "no template; --template names one"
    yield "checked", f"at {report.stage} stage, against {template}"
    if pages:
        yield "pages", f"{body_pages(pages)}; {report.page_evidence}"
    for number, (reason, codes) in enumerate(skipped_by_reason(report)):
        yield "" if number else "skipped", f"{reason}: {codes}"


def skipped_by_reason(report: Report) -> Iterator[tuple[str, str]]:
    """Each reason why rules could not run, and their codes."""
    reasons: dict[str, list[str]] = {}
    for rule in sorted(report.skipped, key=lambda rule: rule.code):
        reasons.setdefault(rule.reason, []).append(rule.code)
    yield from ((reason, _runs(codes)) for reason, codes in reasons.items())


def _runs(codes: list[str]) -> str:
    """Sorted codes, with three or more in a row as ``STR001-STR004``."""
    runs: list[list[str]] = []
    for code in codes:
        if runs and _follows(runs[-1][-1], code):
            runs[-1].append(code)
        else:
            runs.append([code])
    return ", ".join(
        f"{run[0]}-{run[-1]}" if len(run) >= _SHORTEST_RUN else ", ".join(run) for run in runs
    )


def _follows(code: str, other: str) -> bool:
    """Whether the other code is the next one of the same family."""
    family = code.rstrip("0123456789")
    digits = code.removeprefix(family)
    return bool(digits) and other == f"{family}{int(digits) + 1:0{len(digits)}}"


def _clean(report: Report) -> str:
    skipped = f"; {counted(len(report.skipped), 'rule')} skipped" if report.skipped else ""
    before_the_end = report.stage is not Stage.SUBMISSION
    onward = "; before handing in, check with --stage submission" if before_the_end else ""
    by_rules = f" by {counted(len(report.ran), 'rule')}" if report.ran else ""
    return f"clean: nothing found at {report.stage} stage{by_rules}{skipped}{onward}"


def counts(report: Report) -> str:
    """How many findings of which severity, the worst first; empty for a clean draft."""
    numbers = ((report.count(severity), noun) for severity, noun in NOUNS.items())
    return ", ".join(counted(number, noun) for number, noun in numbers if number)


def mended_by_fix(report: Report) -> int:
    """How many of the findings ``--fix`` mends by itself."""
    return sum(each.edit is not None and each.edit.safe for each in report.findings)


def first_to_mend(report: Report) -> Finding:
    """Where to begin: the first finding of the worst severity there is, of at least one."""
    worst = max(finding.severity for finding in report.findings)
    ordered = (finding for _, findings in by_file(report) for finding in findings)
    return next(finding for finding in ordered if finding.severity is worst)


def _next(report: Report) -> str:
    first = first_to_mend(report)
    noun = NOUNS[first.severity] + ("s" if report.count(first.severity) > 1 else "")
    return f"begin with the {noun}: {place_from_here(report.root, first.place)}"
