"""The functions that programs call are there, typed, and load nothing until they are asked for."""

import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

import toolkit
from toolkit.model.finding import Severity

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.mark.parametrize("name", toolkit.__all__)
def test_each_name_is_there(name: str) -> None:
    assert callable(getattr(toolkit, name))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = toolkit.nonsense


def test_importing_the_package_loads_no_room() -> None:
    code = "import sys, toolkit; print([m for m in sys.modules if m.startswith('toolkit.')])"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


def test_a_program_can_check_a_draft() -> None:
    report = toolkit.check(EXAMPLES / "report")
    assert not report.fails(Severity.ERROR)
    assert report.inspection.abstract is not None


def test_a_program_can_go_from_a_roster_to_grades(tmp_path: Path) -> None:
    roster = toolkit.read_roster(EXAMPLES / "roster.csv")
    assignment = toolkit.load_assignment("stat453/report")
    made = toolkit.make_sheets(
        assignment,
        roster,
        ("Ada Lovelace",),
        tmp_path,
        formats=("md",),
        submissions=EXAMPLES / "submissions",
    )
    assert len(made.written) == 3
    assert "321 words, 200 to 250 asked" in (tmp_path / "capella--ada-lovelace.md").read_text()
    course, rubrics = toolkit.load_graded("stat453")
    adjust = tmp_path / "adjust.csv"
    adjust.write_text("team,points,why\ncapella,-1,no source\n", encoding="utf-8")
    collected = toolkit.collect(
        [EXAMPLES / "graded"],
        roster,
        rubrics,
        courses=(course,),
        beside=toolkit.Beside(adjust=adjust),
    )
    finals = {
        member.member.name: member.final
        for grade in collected.parts[0].teams
        for member in grade.members
    }
    assert finals["Sophie Germain"] == Fraction("89.25")
    assert {"gradebook.csv", "gradebook.xlsx"} <= set(toolkit.output_files(collected))
    assert "feedback/capella.md" in toolkit.feedback_files(collected, ("md",))


def test_a_program_can_settle_prizes() -> None:
    roster = toolkit.read_roster(EXAMPLES / "roster.csv")
    rubric = toolkit.load_rubric("stat453/presentation")
    ballots = toolkit.read_ballots([EXAMPLES / "ballots.csv"], rubric.awards, roster)
    assert rubric.award_rule is not None
    made = toolkit.tally(ballots.votes, rubric.awards, rubric.award_rule)
    assert made.results == (
        (("oral", "antares"), ("visualizations", "capella"), ("creative", "betelgeuse")),
    )


def test_a_mistake_raises_and_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(toolkit.ToolkitError, match="no such file or folder"):
        toolkit.check(EXAMPLES / "nowhere")
    assert capsys.readouterr() == ("", "")
