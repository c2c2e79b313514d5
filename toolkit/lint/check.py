"""Checks a draft, or reads it without judging: what the commands and other programs call."""

from functools import partial
from pathlib import Path

from toolkit.draft.inspect import inspect_draft, pages_fact
from toolkit.draft.inspection import Inspection, MainFile
from toolkit.draft.load import load_draft
from toolkit.lint.report import Report
from toolkit.lint.run import run
from toolkit.lint.select import selected
from toolkit.model.finding import Stage


def check(
    path: Path,
    *,
    template: str | Path | None = None,
    stage: Stage | None = None,
    pdf: Path | None = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
) -> Report:
    """Check a draft against what its course asks.

    Args:
        path: a folder, a LaTeX file, or a PDF alone.
        template: the manifest's id or folder; None for what ``draftsmith.toml`` says.
        stage: how far along the draft is; None for what ``draftsmith.toml`` says.
        pdf: the draft's PDF, where it is not the one beside the main file.
        select: codes of the rules to run, or their beginnings; none for all.
        ignore: codes of the rules to leave out.

    Raises:
        InputError: there is no draft there.
        SettingsError: a setting or a code is not valid.
        CourseError: the template is not valid, or there is none of that name.
    """
    rules = selected(select, ignore)
    draft = load_draft(path, template=template, stage=stage, pdf=pdf)
    chosen = draft.settings.check
    if not select and (chosen.select or chosen.ignore):
        rules = selected(chosen.select, (*chosen.ignore, *ignore))
    outcome = run(draft, rules)
    return Report(
        root=str(draft.root),
        stage=draft.stage,
        requirements=draft.requirements,
        findings=outcome.findings,
        skipped=outcome.skipped,
        main=MainFile(draft.main, draft.why),
        files=draft.paths,
        pages=pages_fact(draft),
        inspect=partial(inspect_draft, draft),
        page_evidence=draft.pages.explanation if draft.pages else "",
        ran=len(rules) - len(outcome.skipped),
    )


def inspect(
    path: Path, *, template: str | Path | None = None, pdf: Path | None = None
) -> Inspection:
    """What is read in a draft; arguments and errors as `check`."""
    return inspect_draft(load_draft(path, template=template, pdf=pdf))
