"""Checks a draft, fixes it, or reads it without judging: what commands and programs call."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.draft.draft import Draft
from toolkit.draft.inspect import inspect_draft, pages_fact
from toolkit.draft.inspection import Inspection, MainFile
from toolkit.draft.load import load_draft
from toolkit.draft.settings import without_lint
from toolkit.draft.tex_file import read_bytes
from toolkit.lint.habits import told_once
from toolkit.lint.report import Report
from toolkit.lint.rule_settings import checked_settings, settings_place, switched_off
from toolkit.lint.run import run
from toolkit.lint.select import selected
from toolkit.model.finding import Severity, Stage
from toolkit.rules.base import Rule
from toolkit.rules.suppressions import UnusedSuppression

if TYPE_CHECKING:  # start-up cost: most checks fix nothing
    from toolkit.lint.fixes import Fixes

Rules = tuple[type[Rule], ...]


def check(
    path: Path,
    *,
    template: str | Path | None = None,
    stage: Stage | None = None,
    pdf: Path | None = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    build: bool = False,
    suppress: bool = True,
) -> Report:
    """Check a draft against what its course asks.

    Args:
        path: a folder, a LaTeX file, or a PDF alone.
        template: the manifest's id or folder; None for what ``draftsmith.toml`` says.
        stage: how far along the draft is; None for what ``draftsmith.toml`` says.
        pdf: the draft's PDF, where it is not the one beside the main file.
        select: codes of the rules to run, or their beginnings; none for all.
        ignore: codes of the rules to leave out.
        build: make the PDF in a scratch copy, and check that; where it cannot be made, the report
            says why and tells the rest.
        suppress: leave out what the draft's own comments suppress, and go by the rules, severities
            and parameters that its ``draftsmith.toml`` sets; a grader takes neither from a team.

    Raises:
        InputError: there is no draft there.
        SettingsError: a setting or a code is not valid.
        CourseError: the template is not valid, or there is none of that name.
    """
    selected(select, ignore)
    draft = load_draft(path, template=template, stage=stage, pdf=pdf, build=build)
    if suppress:
        return _report(draft, _rules(draft, select, ignore), suppress=True)
    draft = replace(draft, settings=without_lint(draft.settings))
    rules = (rule for rule in _rules(draft, select, ignore) if rule is not UnusedSuppression)
    return _report(draft, tuple(rules), suppress=False)


def fixes(
    path: Path,
    *,
    template: str | Path | None = None,
    stage: Stage | None = None,
    pdf: Path | None = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    unsafe: bool = False,
) -> "Fixes":
    """Work out what would mend a draft; nothing is written.

    Args:
        unsafe: also by edits that may change what is printed; the others, and errors, as `check`.
    """
    from toolkit.lint.fixes import fixes_of  # start-up cost, as above

    selected(select, ignore)
    draft = load_draft(path, template=template, stage=stage, pdf=pdf)
    return fixes_of(draft, _rules(draft, select, ignore), unsafe=unsafe)


def inspect(
    path: Path, *, template: str | Path | None = None, pdf: Path | None = None
) -> Inspection:
    """What is read in a draft; arguments and errors as `check`."""
    return inspect_draft(load_draft(path, template=template, pdf=pdf))


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
