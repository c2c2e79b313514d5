"""Judges a draft that was found: which rules run on it, what they find, and what would mend it."""

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from toolkit.draft.begin import Found
from toolkit.draft.draft import Draft
from toolkit.draft.inspect import inspect_draft, pages_fact
from toolkit.draft.inspection import MainFile
from toolkit.draft.load import read_found
from toolkit.draft.settings import without_lint
from toolkit.lint.habits import told_once
from toolkit.lint.report import Report
from toolkit.lint.rule_settings import checked_settings, settings_place, switched_off
from toolkit.lint.run import run
from toolkit.lint.select import selected
from toolkit.model.finding import Severity, Stage
from toolkit.readers.disk import read_bytes
from toolkit.rules.base import Rule
from toolkit.rules.suppressions import UnusedSuppression

if TYPE_CHECKING:  # start-up cost: most checks fix nothing
    from toolkit.lint.fixes import Fixes

Rules = tuple[type[Rule], ...]


def judge(
    found: Found,
    *,
    stage: Stage | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    build: bool,
    suppress: bool,
) -> Report:
    """What the rules say of a draft; arguments and errors as `toolkit.lint.check.check`."""
    selected(select, ignore)
    draft = read_found(found, stage=stage, build=build)
    if suppress:
        return _report(draft, _rules(draft, select, ignore), suppress=True)
    draft = replace(draft, settings=without_lint(draft.settings))
    rules = (rule for rule in _rules(draft, select, ignore) if rule is not UnusedSuppression)
    return _report(draft, tuple(rules), suppress=False)


def mend(
    found: Found,
    *,
    stage: Stage | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    unsafe: bool,
) -> "Fixes":
    """What would mend a draft; arguments and errors as `toolkit.lint.check.fixes`."""
    from toolkit.lint.fixes import fixes_of  # start-up cost, as above

    selected(select, ignore)
    draft = read_found(found, stage=stage)
    return fixes_of(draft, _rules(draft, select, ignore), unsafe=unsafe)


def _rules(draft: Draft, select: tuple[str, ...], ignore: tuple[str, ...]) -> Rules:
    """The rules that run: what the caller selects comes before what the settings say."""
    chosen, off = draft.settings.check, switched_off(checked_settings(draft))
    place = f"{settings_place(draft)}: check"
    by_settings = selected(chosen.select, chosen.ignore, place=place)
    if select:
        return selected(select, ignore)
    ours = selected((), ignore)
    return tuple(rule for rule in by_settings if rule in ours and rule.code not in off)


def _report(draft: Draft, rules: Rules, *, suppress: bool) -> Report:
    outcome = run(draft, rules, suppress=suppress)
    idle = {each.code for each in outcome.skipped}
    return Report(
        root=str(draft.root),
        stage=draft.stage,
        requirements=draft.requirements,
        findings=told_once(outcome.findings, rules),
        skipped=outcome.skipped,
        main=MainFile(draft.main, draft.why),
        files=draft.paths,
        pages=pages_fact(draft),
        inspect=partial(inspect_draft, draft),
        page_evidence=draft.pages.explanation if draft.pages else "",
        ran=tuple(rule.code for rule in rules if rule.code not in idle),
        fails_at=Severity[draft.settings.check.fail_on.upper()],
        not_built=draft.not_built,
        pdf=partial(_bytes_of_pdf, draft),
    )


def _bytes_of_pdf(draft: Draft) -> bytes:
    """What a draft's PDF was read from: the build's, else the file's."""
    if draft.built is not None and draft.built.pdf is not None:
        return draft.built.pdf
    file = draft.pdf.file if draft.pdf else None
    return read_bytes(file) if file else b""
