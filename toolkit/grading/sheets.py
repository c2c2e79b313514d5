"""Score sheets for a whole roster: planned, compared with what is there, then written."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from toolkit.grading.assessment import Assessment, assess, unchecked
from toolkit.grading.assignment import Assignment
from toolkit.grading.csv_table import one_line
from toolkit.grading.formats import writer
from toolkit.grading.roster import Roster, Team
from toolkit.grading.sheet import Sheet
from toolkit.grading.submissions import find_submissions, letters
from toolkit.lint.report import Report
from toolkit.model.errors import SettingsError, WouldOverwriteError
from toolkit.scaffold.plan import Action, Clash, Plan, make_plan, write_plan

LONGEST_PART = 60
"""Bytes of UTF-8 that a file's name takes of a team's name, and of a grader's."""

Check = Callable[[Path], Report]
Watch = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class SheetsMade:
    """What came of making sheets.

    Args:
        written: files that are new or changed, by name.
        unchanged: files that were already as they should be, by name.
        notes: what to know beside: who handed nothing in, what could not be checked.
    """

    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    notes: tuple[str, ...]


def make_sheets(
    assignment: Assignment,
    roster: Roster,
    graders: tuple[str, ...],
    output: Path,
    *,
    formats: tuple[str, ...] = ("xlsx",),
    submissions: Path | None = None,
    check: Check | None = None,
    force: bool = False,
    watch: Watch = lambda _: None,
) -> SheetsMade:
    """Write a sheet for each team, grader and format into the folder ``output``.

    Nothing is written before every sheet is made. A file that is there and differs stays, unless
    ``force``; then nothing at all is written.

    Args:
        formats: names in `toolkit.grading.formats.FORMATS`.
        submissions: a folder with a draft's folder or a PDF for each team; None for blank sheets.
        check: checks one submission; needed with ``submissions``.
        watch: told each team's name once its submission was checked.

    Raises:
        SettingsError: a grader is named twice or has no name, or two sheets would be one file.
        InputError: the submissions cannot be read.
        ScaffoldError: the sheets cannot be written.
        WouldOverwriteError: files with other contents stand in the way.
    """
    names = _grader_names(graders)
    wanted = _wanted(roster, names, tuple(dict.fromkeys(formats)))
    assessments, notes = _assess(assignment, roster, submissions, check, watch)
    files = {
        path: writer(format_)(_sheet(assignment, assessments[team.name], team, grader))
        for path, (team, grader, format_) in wanted.items()
    }
    plan = make_plan(output, files, Clash.OVERWRITE if force else Clash.REFUSE, notes)
    _refuse_overwriting(plan)
    write_plan(plan)
    return SheetsMade(
        written=_paths_of(plan, Action.WRITE, Action.OVERWRITE),
        unchanged=_paths_of(plan, Action.SAME),
        notes=notes,
    )


def file_stem(name: str) -> str:
    """A name as part of a file's name: lower case, hyphens for all but letters and digits."""
    words = re.findall(r"[^\W_]+", name.casefold())
    stem = "-".join(filter(None, map(letters, words))).encode("utf-8", "replace")
    cut = stem[:LONGEST_PART].decode("utf-8", "ignore").strip("-")
    return cut or hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:8]


def _grader_names(graders: tuple[str, ...]) -> tuple[str, ...]:
    names = tuple(map(one_line, graders))
    if not names or not all(names):
        raise SettingsError("a grader has no name", hint="--grader NAME, once for each")
    return names


def _wanted(
    roster: Roster, graders: tuple[str, ...], formats: tuple[str, ...]
) -> dict[str, tuple[Team, str, str]]:
    paths: dict[str, tuple[Team, str, str]] = {}
    for team in roster.teams:
        for grader in graders:
            for format_ in formats:
                path = f"{file_stem(team.name)}--{file_stem(grader)}.{format_}"
                if path in paths:
                    other, other_grader, _ = paths[path]
                    both = f"{other.name} by {other_grader}, and {team.name} by {grader}"
                    raise SettingsError(
                        f"two sheets would be the one file {path}: {both}",
                        hint="give teams and graders names that differ in letters or digits",
                    )
                paths[path] = team, grader, format_
    return paths


def _sheet(assignment: Assignment, assessment: Assessment, team: Team, grader: str) -> Sheet:
    requirements = assignment.requirements
    return Sheet(
        rubric=assignment.rubric,
        rubric_hash=assignment.rubric_hash,
        template_version=requirements.version if requirements else "",
        team=team.name,
        members=team.members,
        grader=grader,
        round=assignment.round,
        stage=assignment.stage,
        submission=assessment.submission,
        evidence=assessment.evidence,
        proposals=assessment.proposals,
        remarks=assessment.remarks,
    )


def _assess(
    assignment: Assignment,
    roster: Roster,
    folder: Path | None,
    check: Check | None,
    watch: Watch,
) -> tuple[dict[str, Assessment], tuple[str, ...]]:
    """What the check says of each team's submission, and what to know beside."""
    rubric, requirements = assignment.rubric, assignment.requirements
    if folder is None or check is None:
        blank = Assessment.blank(rubric)
        return {team.name: blank for team in roster.teams}, ()
    submissions = find_submissions(folder, roster)
    assessments, notes = {}, []
    for team in roster.teams:
        found = submissions.of(team)
        if len(found) == 1:
            assessment = assess(rubric, requirements, found[0], folder, check)
        else:
            names = " and ".join(path.name for path in found)
            why = f"more than one: {names}; keep one" if found else "no submission"
            assessment = unchecked(rubric, why)
        if assessment.problem:
            notes.append(f"{team.name}: not checked: {assessment.problem}")
        assessments[team.name] = assessment
        watch(team.name)
    notes += [f"{name}: no team of this name on the roster" for name in submissions.unclaimed]
    return assessments, tuple(notes)


def _refuse_overwriting(plan: Plan) -> None:
    standing = plan.paths(Action.REFUSE)
    if standing:
        hint = "nothing was written; --force writes over them, and over what a grader filled in"
        raise WouldOverwriteError(standing, place=str(plan.folder), hint=hint)


def _paths_of(plan: Plan, *actions: Action) -> tuple[Path, ...]:
    return tuple(plan.folder / path for path in plan.paths(*actions))
