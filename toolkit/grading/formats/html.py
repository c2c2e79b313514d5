"""Score sheets as one page for a browser: all of a grader's teams, filled in there and downloaded.

The page holds the blank score file of each team, and downloads it with what was entered in its
blanks; see `toolkit.grading.formats.toml`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup

from toolkit.course.rubric import Criterion, Deduction, Rubric
from toolkit.grading import words
from toolkit.grading.collecting.points import exact
from toolkit.grading.file_names import file_stem
from toolkit.grading.formats import toml
from toolkit.grading.formats.total import members_with_totals
from toolkit.grading.sheet import Entry, Sheet
from toolkit.reporters.html.template import BASE_STYLE, environment, joined, source_hash

GENERATOR = "draftsmith sheets"
"""What the page says it was made by."""
_FOLDER = Path(__file__).with_name("html_page")
_SCRIPTS = ("fraction.js", "total.js", "score_file.js", "desk.js", "page.js")
_BLANK = ' = ""'


def write(*sheets: Sheet) -> bytes:
    """The page of one grader's sheets, as UTF-8; the same sheets give the same bytes.

    Args:
        sheets: at least one, all of one rubric, round and grader.
    """
    script = joined(*(_FOLDER / name for name in _SCRIPTS))
    style = joined(BASE_STYLE, _FOLDER / "page.css")
    names = {"words": words, "field": field, "generator": GENERATOR}
    page = environment(_FOLDER, **names).get_template("page.html")
    text = page.render(
        sheets=sheets,
        grader=sheets[0].grader,
        rubric=sheets[0].rubric,
        data=_data(sheets),
        style=Markup(style),
        style_hash=source_hash(style),
        script=Markup(script),
        script_hash=source_hash(script),
    )
    return text.encode("utf-8", "replace")


def _data(sheets: tuple[Sheet, ...]) -> dict[str, Any]:
    """What the page's script knows; points are exact, as texts of fractions."""
    rubric = sheets[0].rubric
    ids = [criterion.id for criterion in rubric.criteria]
    return {
        "most": words.number(rubric.rubric.points),
        "floor": _text(rubric.rubric.floor),
        "criteria": [_criterion(each, rubric) for each in rubric.criteria],
        "deductions": [_deduction(each, ids) for each in rubric.deductions],
        "grader": sheets[0].grader,
        "file": file_stem(sheets[0].grader),
        "sheets": [_sheet(sheet, ids) for sheet in sheets],
    }


def _criterion(criterion: Criterion, rubric: Rubric) -> dict[str, Any]:
    worth = {words.YES: criterion.max, words.NO: 0.0}
    if criterion.mode == "levels":
        worth = {level.name: level.points for level in criterion.levels}
    choices = words.choices(criterion)
    return {
        "name": criterion.name,
        "most": _text(criterion.max),
        "step": _text(rubric.rubric.step),
        "choices": [[name, _text(worth[name])] for name in choices],
        "asked": words.score_asked(criterion, rubric.rubric.step),
        "bonus": criterion.bonus,
    }


def _deduction(deduction: Deduction, ids: list[str]) -> dict[str, Any]:
    flag = deduction.kind == "flag"
    scope = range(len(ids)) if deduction.scope == "total" else [ids.index(deduction.scope)]
    return {
        "id": deduction.id,
        "name": deduction.name,
        "most": "" if deduction.max_count is None else str(deduction.max_count),
        "step": "1",
        "choices": [[words.YES, "1"], [words.NO, "0"]] if flag else [],
        "asked": words.deduction_asked(deduction),
        "points": _text(deduction.points),
        "unit": deduction.unit,
        "scope": list(scope),
    }


def _sheet(sheet: Sheet, ids: list[str]) -> dict[str, Any]:
    identity = [value for _, value in sheet.heading]
    return {
        "key": "/".join(("draftsmith", *identity, sheet.version)),
        "version": sheet.version,
        "team": sheet.team,
        "file": f"{file_stem(sheet.team)}--{file_stem(sheet.grader)}",
        "paper": sheet.paper,
        "entries": [
            [ids.index(each.criterion.id), each.number, field("score", each)]
            for each in sheet.entries
        ],
        "members": list(sheet.member_labels),
        "holders": [number for number, _ in members_with_totals(sheet.entries)],
        "proposed": [bool(proposal.count) for proposal in sheet.proposals],
        "lines": list(_lines(sheet)),
    }


def field(what: str, entry: Entry) -> str:
    """The name of a field on the page: ``score.abstract``, ``note.talk.2`` for a second member."""
    name = f"{what}.{entry.criterion.id}"
    return f"{name}.{entry.number}" if entry.number else name


def _lines(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """The lines of the blank score file: text and nothing, or where it is blank, key and field."""
    fields = {
        "": iter(("ready", "private")),
        "[scores]": (field("score", entry) for entry in sheet.entries),
        "[notes]": (field("note", entry) for entry in sheet.entries),
        "[deductions]": (f"deduction.{each.id}" for each in sheet.rubric.deductions),
    }
    table = ""
    for line in toml.write(sheet).decode().splitlines():
        if line.startswith("["):
            table = line
        if table in fields and _is_blank(line, table):
            yield line.removesuffix(_BLANK).removesuffix(" = false"), next(fields[table])
        elif line and not line.startswith("#"):
            yield line, ""


def _is_blank(line: str, table: str) -> bool:
    """Whether a grader fills a line in; above the tables, other values may be empty."""
    return line.endswith(_BLANK) if table else line in ("ready = false", 'private = ""')


def _text(points: float) -> str:
    return str(exact(points))
