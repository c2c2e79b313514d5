"""Each form holds the whole rubric, whatever its texts hold, as the form's reader sees it."""

import csv
import io
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
import yaml

from toolkit.course.loading import load_rubric, rubric_errors
from toolkit.course.rubric import Criterion, Deduction, Level, Rubric, RubricHead
from toolkit.grading.exports import EXPORTS, export
from toolkit.grading.exports.starter import starter

needs_tex = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="needs poppler: pdftotext is not installed"
)
HOSTILE = '=A & B_{1} \\end{document} 50 % <b>"x"</b> #1: $y$ | *z*'
CANVAS = "Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range"
RUBRIC = Rubric(
    RubricHead("engines/essay", HOSTILE, points=35, guidance=HOSTILE),
    (
        Criterion("idea", f"Idea {HOSTILE}", 10, questions=("Is it new?", HOSTILE)),
        Criterion(
            "proof",
            "Proof",
            20,
            mode="levels",
            levels=(Level("None", 0), Level("Whole", 20, HOSTILE), Level("=Gaps", 12.5)),
        ),
        Criterion("runs", "Runs", 5, mode="check", visible=("grader",)),
        Criterion("extra", "Extra", 3, bonus=True, per_student=True),
    ),
    (
        Deduction("pages", "Pages over", -10, kind="count", max_count=3, description=HOSTILE),
        Deduction("late", "Late", -25),
        Deduction("typos", "Typos", -10, unit="percent"),
    ),
)


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_the_same_rubric_gives_the_same_text(name: str) -> None:
    assert export(RUBRIC, name) == export(RUBRIC, name)
    assert export(load_rubric("workshop/review"), name)


def canvas() -> list[tuple[list[str], list[tuple[str, str, float]]]]:
    header, *rows = csv.reader(io.StringIO(export(RUBRIC, "canvas")))
    assert ",".join(header[:4]) == CANVAS
    assert set(header[4:]) == {"Rating Name", "Rating Description", "Rating Points"}
    found = []
    for row in rows:
        cells = iter(row[4:])
        ratings = [
            (name, told, float(points)) for name, told, points in zip(*[cells] * 3, strict=True)
        ]
        found.append((row[:4], ratings))
    return found


def test_canvas_takes_each_maximum_from_the_best_rating() -> None:
    best = {head[1]: max(points for _, _, points in ratings) for head, ratings in canvas()}
    assert best[f"Idea {HOSTILE}"] == 10
    assert (best["Proof"], best["Runs"], best["Extra"]) == (20, 5, 3)
    assert (best["Pages over"], best["Late"]) == (0, 0)
    assert "Typos" not in best


def test_canvas_offers_each_case_of_a_deduction_and_ranges_for_points() -> None:
    rows = {head[1]: (head, ratings) for head, ratings in canvas()}
    assert [points for _, _, points in rows["Pages over"][1]] == [0, -10, -20, -30]
    assert [points for _, _, points in rows["Proof"][1]] == [20, 12.5, 0]
    assert {name: head[3] for name, (head, _) in rows.items()} == {
        f"Idea {HOSTILE}": "true", "Proof": "false", "Runs": "false", "Extra": "true",
        "Pages over": "false", "Late": "false",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["canvas", "moodle"])
def test_no_cell_of_a_csv_can_run(name: str) -> None:
    cells = [cell for row in csv.reader(io.StringIO(export(RUBRIC, name))) for cell in row]
    runs = [
        cell for cell in cells if cell[:1] in "=+@-" and cell and not cell.lstrip("-").isdigit()
    ]
    assert runs == []
    assert any(cell.startswith("'=") for cell in cells)


def test_moodle_has_a_row_for_each_level() -> None:
    header, *rows = csv.reader(io.StringIO(export(RUBRIC, "moodle")))
    assert header == ["criterion", "level", "level_description", "score"]
    proof = [row for row in rows if row[0] == "Proof"]
    assert [(row[1], row[3]) for row in proof] == [("1", "20"), ("2", "12.5"), ("3", "0")]


def test_markus_reads_every_criterion_with_its_type_and_levels() -> None:
    criteria = yaml.safe_load(export(RUBRIC, "markus"))
    idea, proof, runs, extra = criteria.values()
    assert next(iter(criteria)) == f"Idea {HOSTILE}"
    assert (idea["type"], idea["max_mark"], idea["bonus"]) == ("flexible", 10.0, False)
    assert idea["description"] == f"Is it new? {HOSTILE}"
    assert (proof["type"], proof["levels"]["Whole"]) == (
        "rubric",
        {"mark": 20.0, "description": HOSTILE},
    )
    assert (runs["type"], runs["peer_visible"], runs["ta_visible"]) == ("checkbox", False, True)
    assert extra["bonus"] is True


class Texts(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, _: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_shows_texts_as_typed() -> None:
    page = Texts()
    page.feed(export(RUBRIC, "html"))
    assert "b" not in page.tags
    assert page.text.count(HOSTILE) >= 5


@needs_tex
@needs_poppler
def test_the_latex_builds_and_prints_texts_as_typed(tmp_path: Path) -> None:
    (tmp_path / "r.tex").write_text(export(RUBRIC, "latex"), encoding="utf-8")
    command = ["pdflatex", "-interaction=batchmode", "-halt-on-error", "r.tex"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    shown = subprocess.run(
        ["pdftotext", "-layout", "r.pdf", "-"], cwd=tmp_path, capture_output=True
    )
    text = " ".join(shown.stdout.decode().split())
    assert '=A & B_{1} \\end{document} 50 % <b>"x"</b> #1: $y$ | *z*' in text
    assert "−25 points" in text


def test_other_scripts_ask_for_lualatex() -> None:
    head = msgspec.structs.replace(RUBRIC.rubric, title="Отчёт")
    source = export(msgspec.structs.replace(RUBRIC, rubric=head), "latex")
    assert source.startswith("% !TeX program = lualatex\n")
    assert not export(RUBRIC, "latex").startswith("%")


@pytest.mark.parametrize("template", [None, "stat453/report", "workshop/paper"])
def test_a_rubric_to_begin_from_is_valid(tmp_path: Path, template: str | None) -> None:
    from toolkit.course.loading import load_requirements

    path = tmp_path / "mine.toml"
    requirements = load_requirements(template) if template else None
    path.write_text(starter("botany/diary", 'A "diary"', path.name, requirements), encoding="utf-8")
    assert rubric_errors(path) == ()
    rubric = load_rubric(path)
    assert rubric.rubric.title == 'A "diary"'
    if requirements:
        wanted = [section.id for section in requirements.sections if not section.optional]
        assert [criterion.id for criterion in rubric.criteria] == wanted
    else:
        modes = {criterion.mode for criterion in rubric.criteria}
        assert modes == {"levels", "check", "points"}
        assert any(each.bonus for each in rubric.criteria)
        assert any(each.per_student for each in rubric.criteria)
