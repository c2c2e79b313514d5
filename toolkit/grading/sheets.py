"""Score sheets for a whole roster: planned, compared with what is there, then written."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from toolkit.grading.assessment import Assessment, assess, unchecked
from toolkit.grading.assignment import Assignment
from toolkit.grading.at_once import at_once
from toolkit.grading.csv_table import one_line
from toolkit.grading.file_names import file_stem
from toolkit.grading.formats import TOGETHER, writer
from toolkit.grading.issued import ISSUED, register
from toolkit.grading.paper import address, paper_of
from toolkit.grading.roster import Roster, Team
from toolkit.grading.sheet import Sheet
from toolkit.grading.submissions import find_submissions
from toolkit.lint.check import check as by_rules
from toolkit.lint.report import Report
from toolkit.model.errors import SettingsError, WouldOverwriteError
from toolkit.scaffold.plan import Action, Clash, Plan, make_plan, write_plan

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

    A format in `toolkit.grading.formats.TOGETHER` is one file for each grader. Beside the sheets
    `toolkit.grading.issued.ISSUED` says which version of each was made last.

    Nothing is written before every sheet is made. A file that is there and differs stays, unless
    ``force``; then nothing at all is written.

    Args:
        formats: names in `toolkit.grading.formats.FORMATS`.
        submissions: a folder with a draft's folder or a PDF for each team; None for blank sheets.
        check: checks one submission; where left out `toolkit.lint.check.check` does, by every rule,
            whatever a submission's own settings and comments leave out.
        watch: told each team's name once its submission was checked, and each file's once it was
            made; see `files_made`.

    Raises:
        SettingsError: a grader is named twice or has no name, or two sheets would be one file.
        InputError: the submissions, or the register of a former run, cannot be read; or LaTeX is
            missing for a PDF.
        TableError: what should be that register is none.
        ScaffoldError: the sheets cannot be written.
        WouldOverwriteError: files with other contents stand in the way.
    """
    names = _grader_names(graders)
    wanted = _wanted(roster, names, tuple(dict.fromkeys(formats)))
    assessments, notes = _assess(
        assignment, roster, submissions, check or _by_every_rule(assignment), watch
    )
    papers = _papers(assignment, assessments, submissions, output)
    sheets = {
        path: tuple(
            _sheet(assignment, assessments[team.name], team, grader, papers[team.name])
            for team in teams
        )
        for path, (teams, grader, _) in wanted.items()
    }
    contents = at_once(lambda path: writer(wanted[path][2])(*sheets[path]), wanted)
    files = {}
    for path, content in zip(wanted, contents, strict=True):
        files[path] = content
        watch(path)
    made = [(path, sheet) for path, those in sheets.items() for sheet in those]
    plan = make_plan(output, files, Clash.OVERWRITE if force else Clash.REFUSE, notes)
    _refuse_overwriting(plan)
    beside = make_plan(output, {ISSUED: register(made, output / ISSUED)}, Clash.OVERWRITE)
    write_plan(replace(plan, files=plan.files + beside.files))
    return SheetsMade(
        written=_paths_of(plan, Action.WRITE, Action.OVERWRITE),
        unchanged=_paths_of(plan, Action.SAME),
        notes=notes,
    )


def files_made(roster: Roster, graders: tuple[str, ...], formats: tuple[str, ...]) -> int:
    """How many sheets' files `make_sheets` makes."""
    return sum(1 for _ in _files(roster, graders, tuple(dict.fromkeys(formats))))


def _grader_names(graders: tuple[str, ...]) -> tuple[str, ...]:
    names = tuple(map(one_line, graders))
    if not names or not all(names):
        raise SettingsError("a grader has no name", hint="--grader NAME, once for each")
    return names


def _wanted(
    roster: Roster, graders: tuple[str, ...], formats: tuple[str, ...]
) -> dict[str, tuple[tuple[Team, ...], str, str]]:
    """The teams, the grader and the format of each file."""
    paths: dict[str, tuple[tuple[Team, ...], str, str]] = {}
    for path, teams, grader, format_ in _files(roster, graders, formats):
        if path in paths:
            other_teams, other, _ = paths[path]
            both = f"{_whose(other_teams, other)}, and {_whose(teams, grader)}"
            raise SettingsError(
                f"two sheets would be the one file {path}: {both}",
                hint="give teams and graders names that differ in letters or digits",
            )
        paths[path] = teams, grader, format_
    return paths


def _files(
    roster: Roster, graders: tuple[str, ...], formats: tuple[str, ...]
) -> Iterator[tuple[str, tuple[Team, ...], str, str]]:
    for grader in graders:
        for format_ in formats:
            if format_ in TOGETHER:
                yield f"{file_stem(grader)}.{format_}", roster.teams, grader, format_
                continue
            for team in roster.teams:
                name = f"{file_stem(team.name)}--{file_stem(grader)}.{format_}"
                yield name, (team,), grader, format_


def _whose(teams: tuple[Team, ...], grader: str) -> str:
    return f"{teams[0].name} by {grader}" if len(teams) == 1 else grader


def _papers(
    assignment: Assignment,
    assessments: Mapping[str, Assessment],
    submissions: Path | None,
    output: Path,
) -> dict[str, str]:
    """Where each team's PDF is from the sheets; empty where there is none."""
    papers = dict.fromkeys(assessments, "")
    main = assignment.requirements.main if assignment.requirements else ""
    for team, assessment in assessments.items():
        if submissions and assessment.submission:
            paper = paper_of(submissions / assessment.submission, main)
            papers[team] = address(paper, output) if paper else ""
    return papers


def _sheet(
    assignment: Assignment, assessment: Assessment, team: Team, grader: str, paper: str
) -> Sheet:
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
        paper=paper,
    )


def _by_every_rule(assignment: Assignment) -> Check:
    template = assignment.template or None
    return partial(by_rules, template=template, stage=assignment.stage, suppress=False)


def _assess(
    assignment: Assignment,
    roster: Roster,
    folder: Path | None,
    check: Check,
    watch: Watch,
) -> tuple[dict[str, Assessment], tuple[str, ...]]:
    """What the check says of each team's submission, and what to know beside."""
    rubric, requirements = assignment.rubric, assignment.requirements
    if folder is None:
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
