"""What was read in a draft, as text and as JSON."""

import json
import re
from pathlib import Path
from typing import Any, get_args, get_type_hints

import jsonschema
import msgspec
import pytest

import toolkit.reporters
from toolkit.draft.inspection import (
    BudgetFact,
    Inspection,
    LimitFact,
    MainFile,
    PagesFact,
    SectionFact,
    ShareFact,
)
from toolkit.reporters.inspection import as_json, as_text

SCHEMA = json.loads(
    Path(toolkit.reporters.__file__).with_name("schema").joinpath("inspect-1.json").read_text()
)
WIDTH = 80

SHOWN = """\
main     main.tex: the only file with \\documentclass
inputs   sections/methods.tex
missing  sections/results (main.tex:9)
title    Tables of Numbers
authors  Ada Lovelace <ada@example.org>, Charles Babbage
abstract 231 words, main.tex:4
pages    8 body pages of 9; references begin on page 8, below text; by the .aux marks
cited    2 works in 3 places; 2 in the bibliography, 1 of them not cited; 1 of no entry
labels   2, referred to 2 times; 1 to no label
floats   2 figures, 1 table; 2 images; 1 not found

limit                        now  asked         room
body pages                     8  6 to 8        none left
words of the abstract        231  150 to 200    31 words over
works cited                    2  at least 5    3 works short
authors                        2  2             as asked

section                                         pages share words least  place
title and abstract                                1.2   15%   231
Methods                                           6.8   85%   120    80  sections/methods.tex:1
  The Engine                                                   80        sections/methods.tex:8
References                                        0.7  free"""

NOTHING = """\
main     main.tex: the only one
inputs   none
title    none
authors  none
abstract none
pages    not known
cited    nothing
labels   0, referred to 0 times
floats   none; 0 images"""


def text(inspection: Inspection) -> str:
    return as_text(inspection, color=False, width=None)


def structs(kind: type) -> set[type]:
    """A struct and every struct in its fields."""
    found = {kind}
    for hint in get_type_hints(kind).values():
        for part in (hint, *get_args(hint)):
            if isinstance(part, type) and issubclass(part, msgspec.Struct):
                found |= structs(part)
    return found


def described(schema: Any) -> list[list[str]]:
    """The keys of every object that a schema describes."""
    if isinstance(schema, list):
        return [keys for part in schema for keys in described(part)]
    if not isinstance(schema, dict):
        return []
    own = [list(schema["properties"])] if "required" in schema else []
    return own + [keys for part in schema.values() for keys in described(part)]


def test_the_account_shows_everything_that_was_read(full_inspection: Inspection) -> None:
    assert text(full_inspection) == SHOWN


def test_the_account_of_an_empty_draft_says_what_is_not_there(bare_inspection: Inspection) -> None:
    assert text(bare_inspection) == NOTHING


def test_the_account_of_a_pdf_alone_claims_nothing_of_what_only_sources_tell(
    bare_inspection: Inspection,
) -> None:
    main = MainFile("report.pdf", "a PDF alone")
    shown = text(msgspec.structs.replace(bare_inspection, main=main, files=("report.pdf",)))
    assert shown.endswith("citations, labels and images cannot be told from a PDF alone")
    assert "cited" not in shown.split()


def test_what_stands_on_no_line_is_placed_by_its_file(bare_inspection: Inspection) -> None:
    section = SectionFact("section", False, "Methods", "report.pdf", 0, 120)
    shown = text(msgspec.structs.replace(bare_inspection, sections=(section,)))
    assert shown.endswith("120  report.pdf")


def test_sections_are_indented_by_the_levels_that_there_are(bare_inspection: Inspection) -> None:
    levels = "section", "paragraph", "appendix-part"
    sections = tuple(SectionFact(level, False, level, "main.tex", 1, 9) for level in levels)
    rows = text(msgspec.structs.replace(bare_inspection, sections=sections)).splitlines()[-3:]
    assert [row[: row.index(" 9 ")].rstrip() for row in rows] == [
        "section",
        "  paragraph",
        "    appendix-part",
    ]


def test_an_estimate_is_called_one_and_claims_nothing_of_references(
    bare_inspection: Inspection,
) -> None:
    pages = PagesFact(6, 6, None, None, "estimate")
    shown = text(msgspec.structs.replace(bare_inspection, pages=pages))
    assert "pages    about 6 body pages, estimated from the words\n" in shown


def test_nocite_star_cites_every_entry(full_inspection: Inspection) -> None:
    shown = text(msgspec.structs.replace(full_inspection, nocite_all=True))
    assert "2 in the bibliography, 0 of them not cited" in shown


def test_a_long_title_is_cut_and_its_words_stay_in_their_column(
    full_inspection: Inspection,
) -> None:
    first = full_inspection.sections[0]
    titles = ("語" * 40, "T" * 60, "\x1b[2Jx")
    sections = tuple(msgspec.structs.replace(first, title=title) for title in titles)
    alone = msgspec.structs.replace(full_inspection, sections=sections, budget=BudgetFact())
    rows = text(alone).splitlines()[-3:]
    assert rows[0].startswith("語" * 22 + "...  ")
    assert rows[1].startswith("T" * 45 + "...  ")
    assert rows[2].startswith("␛[2Jx  ")
    assert {row.index("120") for row in rows[1:]} == {51}


def test_a_terminals_width_is_kept(full_inspection: Inspection) -> None:
    shown = as_text(full_inspection, color=True, width=WIDTH)
    seen = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert max(map(len, seen.splitlines())) <= WIDTH
    assert " ".join(seen.split()) == " ".join(SHOWN.split())


def test_an_estimate_and_what_is_not_known_are_told_as_such(bare_inspection: Inspection) -> None:
    limits = LimitFact("pages", 6, 4, None, 0), LimitFact("citations", None, 5, None, None)
    pages = PagesFact(6, 6, None, None, "estimate")
    budget = BudgetFact(limits=limits)
    shown = text(msgspec.structs.replace(bare_inspection, pages=pages, budget=budget))
    assert shown.splitlines()[-2:] == [
        "body pages               about 6  at least 4    enough",
        "works cited            not known  at least 5",
    ]


def test_what_counts_beside_the_sections_is_named(bare_inspection: Inspection) -> None:
    shares = (
        ShareFact("front", "", None, 0, 0.2, None, 0.1, None, True),
        ShareFact("section", "", None, 0, 0.8, None, 0.4, None, True),
        ShareFact("floats", "", None, 0, 1.0, None, 0.5, None, True),
    )
    shown = text(msgspec.structs.replace(bare_inspection, budget=BudgetFact(sections=shares)))
    assert [" ".join(row.split()) for row in shown.splitlines()[-3:]] == [
        "title 0.2 10%",
        "text without a heading 0.8 40%",
        "pages with floats 1.0 50%",
    ]


def test_long_places_take_from_the_titles(full_inspection: Inspection) -> None:
    sections = (
        *full_inspection.sections,
        SectionFact(
            "section", True, "On the Analytical Engine and Its Mill", "sections/analysis.tex", 14, 9
        ),
    )
    long = msgspec.structs.replace(full_inspection, sections=sections)
    rows = as_text(long, color=False, width=WIDTH).splitlines()
    assert max(map(len, rows)) <= WIDTH
    assert rows[-2].startswith("On the Analytical Engine and...")
    assert rows[-2].endswith("9        sections/analysis.tex:14")


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_describes_every_field_in_the_order_of_the_values() -> None:
    fields = sorted(list(kind.__struct_fields__) for kind in structs(Inspection))
    distinct = {tuple(keys) for keys in described(SCHEMA)}
    assert sorted(map(list, distinct)) == [
        list(keys) for keys in sorted({tuple(names) for names in fields})
    ]


@pytest.mark.parametrize("which", ["full_inspection", "bare_inspection"])
def test_the_json_is_as_the_schema_says(which: str, request: pytest.FixtureRequest) -> None:
    document = json.loads(as_json(request.getfixturevalue(which)))
    validator = jsonschema.Draft202012Validator(SCHEMA)
    assert [error.message for error in validator.iter_errors(document)] == []
    assert list(document) == SCHEMA["required"]


@pytest.mark.parametrize(("key", "value"), [("version", 2), ("files", "main.tex"), ("more", 1)])
def test_the_schema_refuses_what_is_not_so(
    key: str, value: object, full_inspection: Inspection
) -> None:
    document = {**json.loads(as_json(full_inspection)), key: value}
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(document)


def test_the_json_reads_back_as_the_same_value(full_inspection: Inspection) -> None:
    assert msgspec.json.decode(as_json(full_inspection), type=Inspection) == full_inspection
