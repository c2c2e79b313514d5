"""The gradebook's spreadsheet: grades first, then how they came about; nothing in it runs."""

import io
import shutil
import subprocess
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from pypdf import PdfReader

from tests.grading.term import Term, make_term
from toolkit.course.course import Course
from toolkit.course.loading import load_graded
from toolkit.course.rubric import Criterion, Rubric, RubricHead
from toolkit.grading.collecting.collect import Beside, Collected, collect
from toolkit.grading.collecting.grades import PartGrades, grade_team
from toolkit.grading.collecting.problem import Problem
from toolkit.grading.collecting.score import Score
from toolkit.grading.gradebook.table import gradebook
from toolkit.grading.gradebook.xlsx import write
from toolkit.grading.roster import Member, Roster, Team

TEAMS = 5
PARTS = ("Project proposal", "Project presentation", "Project report")
RUNS = "=HYPERLINK(1)"
needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="needs LibreOffice: soffice is not installed"
)


@pytest.fixture(scope="module")
def course() -> Course:
    return load_graded("stat453")[0]


@pytest.fixture(scope="module")
def term(tmp_path_factory: pytest.TempPathFactory, course: Course) -> Term:
    known = {rubric.rubric.id: rubric for rubric in load_graded("stat453")[1]}
    rubrics = tuple(known[part.rubric] for part in course.parts)
    kinds = {part.rubric: part.kind for part in course.parts}
    return make_term(tmp_path_factory.mktemp("term"), rubrics, 5, TEAMS, kinds)


@pytest.fixture(scope="module")
def collected(term: Term, course: Course) -> Collected:
    rubrics = load_graded("stat453")[1]
    beside = Beside(adjust=term.adjust)
    return collect([term.sheets], term.roster, rubrics, courses=(course,), beside=beside)


@pytest.fixture(scope="module")
def book(collected: Collected) -> Workbook:
    return load_workbook(io.BytesIO(write(collected)))


def values(book: Workbook, name: str) -> list[tuple[object, ...]]:
    return list(book[name].iter_rows(values_only=True))


def cells(row: tuple[Fraction | str | None, ...]) -> tuple[object, ...]:
    """Values of ours as a spreadsheet gives them back: no text at all is nothing."""
    return tuple(float(each) if isinstance(each, Fraction) else each or None for each in row)


def one_part(team: str, member: str, grader: str, title: str) -> PartGrades:
    rubric = Rubric(RubricHead("a/b", title, 10), (Criterion("idea", title, 10),))
    score = Score("x", "a/b", team, grader, 1, "submission", False, {("idea", 0): Fraction(3)})
    grade = grade_team(rubric, Team(team, (Member(member, member),)), (score,))
    return PartGrades(rubric, Fraction(10), (grade,))


def test_the_same_grades_give_the_same_bytes(collected: Collected) -> None:
    assert write(collected) == write(collected)


def test_each_part_has_its_grades_and_then_those_of_its_graders(book: Workbook) -> None:
    of_parts = [name for part in PARTS for name in (part, f"{part} by grader")]
    assert book.sheetnames == ["Grades", *of_parts]


def test_the_first_worksheet_has_a_row_for_each_student_and_a_column_for_each_part(
    book: Workbook, collected: Collected
) -> None:
    header, *rows = values(book, "Grades")
    of_parts = [f"{part}\nof {most}" for part, most in zip(PARTS, (50, 100, 150), strict=True)]
    total = "total\nof 300\n(course: 1000)"
    assert header == ("team", "name", "email", "student_id", *of_parts, total)
    table = gradebook(collected)
    titles = [column.title for column in table.columns]
    wanted = [titles.index(f"{part}: final") for part in PARTS]
    for row, told in zip(rows, table.rows, strict=True):
        grades = (*(told[number] for number in wanted), told[-1])
        assert row == cells((*told[:4], *grades))


@pytest.mark.parametrize("part", PARTS)
def test_a_part_shows_how_every_grade_came_about(
    book: Workbook, collected: Collected, part: str
) -> None:
    header, *rows = values(book, part)
    table = gradebook(collected)
    numbers = [number for number, column in enumerate(table.columns) if column.part == part]
    titles = [table.columns[number].title.removeprefix(f"{part}: ") for number in numbers]
    assert [str(title).split("\n")[0] for title in header] == ["team", "name", *titles]
    told = [(*row[:2], *(row[number] for number in numbers)) for row in table.rows]
    assert rows == [cells(row) for row in told]


def test_what_is_unsettled_stands_at_the_end(collected: Collected) -> None:
    problem = Problem("a.md", "line 3", "is wrong")
    troubled = Collected(collected.parts, (problem,), (), collected.roster, collected.course)
    book = load_workbook(io.BytesIO(write(troubled)))
    assert book.sheetnames[-1] == "To settle"
    assert ("a.md: line 3: is wrong",) in values(book, "To settle")


def test_no_text_runs() -> None:
    part = one_part(RUNS, RUNS, RUNS, RUNS)
    roster = Roster((part.teams[0].team,))
    book = load_workbook(io.BytesIO(write(Collected((part,), (), (RUNS,), roster))))
    every = [cell for page in book for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in every} == {"s", "n"}
    assert sum(cell.value == RUNS for cell in every) >= 4
    assert all(cell.hyperlink is None for cell in every)


def test_worksheets_are_named_as_the_format_allows_and_told_apart() -> None:
    long = "A [very] long: title? that / no * worksheet \\ can have"
    parts = tuple(one_part("antares", "Ada", "Mary", title) for title in (long, long, "Grades"))
    roster = Roster((parts[0].teams[0].team,))
    names = load_workbook(io.BytesIO(write(Collected(parts, (), (), roster)))).sheetnames
    assert len({name.casefold() for name in names}) == len(names) == 8
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


def test_headers_stay_figures_stand_right_and_finals_are_bold(book: Workbook) -> None:
    for page in book:
        assert page.freeze_panes == "C2"
        assert page.page_setup.orientation == "landscape"
        assert page.print_title_rows == "$1:$1"
        for row in page.iter_rows(min_row=2):
            for cell in row:
                wanted = "left" if isinstance(cell.value, str) else "right"
                assert cell.value is None or cell.alignment.horizontal == wanted
    report = book["Project report"]
    first = next(report.iter_rows(min_row=2))
    strong = [report.cell(1, number).value for number, cell in enumerate(first, 1) if cell.font.b]
    assert strong == ["final\nof 150"]


def test_a_row_is_as_high_as_its_lines(book: Workbook) -> None:
    heights = {number: book["Grades"].row_dimensions[number].height for number in range(1, 17)}
    assert heights[1] > 4 * 12  # the title over the total has as many lines
    assert set(heights.values()) - {heights[1]} == {15.75}  # pixels are whole


def converted(collected: Collected, ending: str, folder: Path) -> bytes:
    """The workbook as LibreOffice saves it."""
    (folder / "gradebook.xlsx").write_bytes(write(collected))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / "again"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(out)]
    command.append(str(folder / "gradebook.xlsx"))
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return (out / f"gradebook.{ending}").read_bytes()


@needs_office
def test_libreoffice_saves_the_same_grades(
    book: Workbook, collected: Collected, tmp_path: Path
) -> None:
    again = load_workbook(io.BytesIO(converted(collected, "xlsx", tmp_path)))
    assert again.sheetnames == book.sheetnames
    for name in book.sheetnames:
        assert values(again, name) == values(book, name)


@needs_office
def test_no_worksheet_prints_wider_than_its_pages(collected: Collected, tmp_path: Path) -> None:
    pages = PdfReader(io.BytesIO(converted(collected, "pdf", tmp_path))).pages
    assert {tuple(map(round, page.mediabox[2:])) for page in pages} == {(792, 612)}
    texts = [page.extract_text() for page in pages]
    assert len(texts) == 9  # one for each worksheet, two for those of the report
    assert all("team-1" in text for text in texts)
    second = next(text for text in texts if "Template" in text and "final" in text)
    assert "Abstract" not in second
    assert all(title in second for title in ("name", "final", "spread"))
