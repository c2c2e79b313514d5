"""The spreadsheet: read back, nothing of it runs, only entries are open, one page."""

import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.course.rubric import Rubric
from toolkit.grading.formats import xlsx
from toolkit.grading.formats.xlsx import CREATED, SHEET_NAME, cell_name
from toolkit.grading.roster import Member
from toolkit.grading.sheet import Proposal, Sheet

Make = Callable[..., Sheet]


def read(sheet: Sheet) -> Workbook:
    return load_workbook(io.BytesIO(xlsx.write(sheet)))


def named(book: Workbook, name: str) -> Cell:
    (place,) = book.defined_names[name].destinations
    cell = book[place[0]][place[1]]
    assert isinstance(cell, Cell)
    return cell


def form(sheet: Sheet) -> Worksheet:
    return read(sheet)[SHEET_NAME]


def texts(worksheet: Worksheet) -> list[str]:
    return [cell.value for row in worksheet for cell in row if isinstance(cell.value, str)]


def test_the_same_sheet_gives_the_same_bytes(make_sheet: Make) -> None:
    assert xlsx.write(make_sheet()) == xlsx.write(make_sheet())
    assert read(make_sheet()).properties.created == CREATED


def test_every_entry_has_a_name_and_is_open_and_blank(make_sheet: Make, rubric: Rubric) -> None:
    book = read(make_sheet())
    names = [cell_name(kind, each.id) for each in rubric.criteria for kind in "cn"]
    names += [cell_name("d", each.id) for each in rubric.deductions]
    for name in (*names, "private", "ready"):
        cell = named(book, name)
        assert cell.value is None, name
        assert not cell.protection.locked, name


def test_nothing_but_the_entries_is_open(make_sheet: Make, rubric: Rubric) -> None:
    worksheet = form(make_sheet())
    assert worksheet.protection.sheet
    assert worksheet.protection.password is None
    merged = {cell for area in worksheet.merged_cells.ranges for cell in list(area.cells)[1:]}
    unlocked = [
        cell
        for row in worksheet
        for cell in row
        if not cell.protection.locked and (cell.row, cell.column) not in merged
    ]
    assert len(unlocked) == 2 * len(rubric.criteria) + len(rubric.deductions) + 2


def test_each_member_has_a_row_of_a_criterion_for_each(
    make_sheet: Make, each_rubric: Rubric
) -> None:
    book = read(make_sheet(rubric=each_rubric))
    for number, name in enumerate(("Ada Lovelace", "Charles Babbage", "Mary Somerville"), 1):
        cell = named(book, f"c.talk.{number}")
        assert book[SHEET_NAME].cell(cell.row, 1).value == f"Talk\n{name}"
        assert named(book, f"total.{number}").value.startswith("=MAX")


def test_the_file_says_what_it_is(make_sheet: Make) -> None:
    sheet = make_sheet()
    told = {each.name: each.value for each in read(sheet).custom_doc_props.props}
    assert told == {
        "rubric": "engines/essay",
        "rubric_hash": "0123456789ab",
        "template_version": "1.2",
        "team": "Team 7",
        "grader": "Hypatia",
        "round": "1",
        "stage": "submission",
        "sheet_version": sheet.version,
        "member_1": "Ada Lovelace",
        "member_2": "Charles Babbage",
        "member_3": "Mary Somerville",
    }


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "{=", "http://", "internal:"])
def test_text_that_could_run_is_written_as_text(make_sheet: Make, first: str) -> None:
    hostile = f"{first}HYPERLINK(1)"
    sheet = make_sheet(
        team=hostile,
        grader=hostile,
        members=(Member(hostile),),
        submission=hostile,
        evidence=(("abstract", (hostile,)),),
        remarks=(hostile,),
        proposals=tuple(Proposal(each, None, hostile) for each in ("a", "b", "c", "d")),
    )
    worksheet, plain = form(sheet), form(make_sheet(evidence=(("abstract", ("x",)),)))

    def formulas(page: Worksheet) -> int:
        return sum(cell.data_type == "f" for row in page for cell in row)

    assert formulas(worksheet) == formulas(plain)
    assert not [cell for row in worksheet for cell in row if cell.hyperlink]
    assert sum("HYPERLINK" in text for text in texts(worksheet)) == 10


def test_evidence_and_proposals_stand_in_the_row_they_bear_on(
    make_sheet: Make, rubric: Rubric
) -> None:
    why = "10 body pages, limit 8: 2 × −10 = −20"
    proposals = tuple(Proposal(each.id, 1, why) for each in rubric.deductions)
    book = read(make_sheet(evidence=(("abstract", ("231 words", "fine")),), proposals=proposals))
    worksheet = book[SHEET_NAME]
    assert worksheet.cell(named(book, "c.abstract").row, 3).value == "• 231 words\n• fine"
    row = named(book, "d.pages_over").row
    assert [worksheet.cell(row, column).value for column in (3, 4)] == [why, 1]
    assert worksheet.cell(named(book, "d.wrong_template").row, 4).value == "yes"


@pytest.mark.parametrize(("evidence", "hidden"), [((), True), ((("abstract", ("x",)),), False)])
def test_the_column_of_evidence_is_shown_where_there_is_any(
    make_sheet: Make, evidence: tuple, hidden: bool
) -> None:
    assert form(make_sheet(evidence=evidence)).column_dimensions["C"].hidden is hidden


def test_it_prints_on_one_page_of_letter_paper_under_a_repeated_head(make_sheet: Make) -> None:
    worksheet = form(make_sheet())
    setup = worksheet.page_setup
    assert (int(setup.paperSize), setup.fitToWidth or 1, setup.fitToHeight or 1) == (1, 1, 1)
    assert worksheet.sheet_properties.pageSetUpPr.fitToPage
    frozen = int(worksheet.freeze_panes.lstrip("B"))
    assert worksheet.cell(frozen - 1, 1).value == "Criterion"
    assert worksheet.print_title_rows == f"${frozen - 1}:${frozen - 1}"


def test_every_row_has_a_height_of_its_own(make_sheet: Make) -> None:
    worksheet = form(make_sheet())
    assert all(worksheet.row_dimensions[row].height for row in range(1, worksheet.max_row + 1))


def test_what_may_be_entered_is_validated(make_sheet: Make) -> None:
    book = read(make_sheet())
    rules = {str(rule.sqref): rule for rule in book[SHEET_NAME].data_validations.dataValidation}

    def rule(name: str) -> tuple[str, str]:
        found = rules[named(book, name).coordinate]
        return found.type, found.formula1

    kind, formula = rule("c.abstract")
    assert kind == "custom"
    assert "<=15" in formula
    assert "/0.5" in formula
    assert rule("c.clarity") == ("list", "Levels!$A$1:$A$2")
    assert rule("c.code") == ("list", '"yes,no"')
    assert rule("d.pages_over") == ("whole", "0")
    assert rules[named(book, "d.pages_over").coordinate].formula2 == "3"
    assert rule("d.wrong_template") == ("list", '"yes,no"')
    assert rule("ready") == ("list", '"yes,no"')


def test_levels_stand_on_a_hidden_sheet(make_sheet: Make) -> None:
    levels = read(make_sheet())["Levels"]
    assert levels.sheet_state == "hidden"
    assert [[cell.value for cell in row] for row in levels] == [["High", 5], ["Low", 2]]
