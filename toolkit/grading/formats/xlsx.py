"""A score sheet as a spreadsheet: protected but for the cells to fill, adding itself up, one page.

Every cell that is read back has a defined name: ``c.<criterion>`` for a score, ``n.<criterion>``
for its note, ``d.<deduction>`` for what is confirmed and ``p.<deduction>`` for what is proposed,
``private``, ``ready`` and ``total``; of a criterion that is marked for each member,
``c.<criterion>.1`` and so on. Names allow no hyphen: one in an id becomes an underscore.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from toolkit.grading import words
from toolkit.grading.formats import total
from toolkit.grading.formats.form import Row, lay_out
from toolkit.grading.formats.page import FONT, MARGINS_INCH, Page, fit
from toolkit.grading.formats.xlsx_rule import count_rule, list_rule, score_rule
from toolkit.grading.formats.xlsx_style import STYLES
from toolkit.grading.sheet import VERSION_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from toolkit.grading.sheet import Sheet

CREATED = datetime(2020, 1, 1)
"""Stands in every file as its date, so that the same sheet gives the same bytes."""
SHEET_NAME = "Score sheet"
DATA_SHEET = "Sheet data"
"""A hidden sheet; what it says stands in the file's properties too, which some programs drop."""
LETTER_PAPER = 1
"""The number of letter paper in the file format."""
DEFAULT_FONT = {"font_name": FONT, "font_size": 10}
"""Widths of columns are counted in its digits; LibreOffice has a face of the same widths."""
LAST_COLUMN = 5


def write(sheet: Sheet) -> bytes:
    """The sheet as an xlsx file; the same sheet gives the same bytes.

    Text is always written as text, whatever it begins with, so that no name or message can run.
    """
    from xlsxwriter import Workbook  # costs 60 ms, wanted by this format alone

    buffer = io.BytesIO()
    with Workbook(
        buffer, {"in_memory": True, "default_format_properties": dict(DEFAULT_FONT)}
    ) as workbook:
        worksheet = workbook.add_worksheet(SHEET_NAME)
        _describe(workbook, sheet)
        _Writer(workbook, worksheet, sheet).write()
        _write_levels(workbook, sheet)
    return buffer.getvalue()


def cell_name(kind: str, id_: str, member: int = 0) -> str:
    """The defined name of a cell: ``c.related_work``, ``c.contributions.2``."""
    name = f"{kind}.{id_.replace('-', '_')}"
    return f"{name}.{member}" if member else name


def _describe(workbook: Workbook, sheet: Sheet) -> None:
    title = f"{sheet.rubric.rubric.title}: {sheet.team}"
    workbook.set_properties({"title": title, "author": sheet.grader, "created": CREATED})
    data = workbook.add_worksheet(DATA_SHEET)
    data.hide()
    data.protect()
    for row, (key, value) in enumerate(_facts(sheet)):
        workbook.set_custom_property(key, value, "text")
        data.write_string(row, 0, key)
        data.write_string(row, 1, value)


def _facts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """What tells the sheet from others: properties of the file, and rows of its hidden sheet."""
    yield from (*sheet.heading, (VERSION_KEY, sheet.version))
    yield from ((f"member_{number}", each) for number, each in enumerate(sheet.member_labels, 1))


def _write_levels(workbook: Workbook, sheet: Sheet) -> None:
    """The levels' names and points, on a hidden sheet that lists and formulas look up."""
    levels = [level for criterion in sheet.rubric.criteria for level in criterion.levels]
    if not levels:
        return
    worksheet = workbook.add_worksheet(total.LEVELS_SHEET)
    worksheet.hide()
    worksheet.protect()
    for row, level in enumerate(levels):
        worksheet.write_string(row, 0, level.name)
        worksheet.write_number(row, 1, level.points)


class _Writer:
    """Writes one sheet's form onto a worksheet."""

    def __init__(self, workbook: Workbook, worksheet: Worksheet, sheet: Sheet) -> None:
        self._workbook = workbook
        self._worksheet = worksheet
        self._sheet = sheet
        self._form = lay_out(sheet)
        self._styles = {name: workbook.add_format(style) for name, style in STYLES.items()}
        self._cells = {
            (entry.criterion.id, entry.number): f"E{row + 1}"
            for row, entry in enumerate(sheet.entries, start=self._form.first_score)
        }

    def write(self) -> None:
        """Write the rows, then what makes them a form."""
        for number, row in enumerate(self._form.rows):
            self._write_row(number, row)
        self._set_page(fit(self._form.rows, evidence=bool(self._sheet.evidence)))
        self._write_scores()
        self._write_deductions()
        self._write_totals()
        self._name("private", self._form.first_closing, "B")
        self._name("ready", self._form.first_closing + 1, "B")
        self._validate(self._form.first_closing + 1, list_rule([words.YES, words.NO]), "B")
        self._worksheet.protect("", {"format_rows": True, "format_columns": True})

    def _write_row(self, number: int, row: Row) -> None:
        styles = [self._styles[style] for style in row.styles]
        for column, (content, style) in enumerate(zip(row.cells, styles, strict=True)):
            if row.spans and column == len(row.cells) - 1:
                self._worksheet.merge_range(number, column, number, LAST_COLUMN, "", style)
            if not isinstance(content, str):
                self._worksheet.write_number(number, column, content, style)
            elif content.strip():
                self._worksheet.write_string(number, column, content, style)
            else:
                self._worksheet.write_blank(number, column, None, style)

    def _set_page(self, page: Page) -> None:
        worksheet = self._worksheet
        for column, width in enumerate(page.widths):
            worksheet.set_column(column, column, width or None, None, {"hidden": not width})
        for number, height in enumerate(page.heights):
            worksheet.set_row(number, height)
        worksheet.set_paper(LETTER_PAPER)
        if page.landscape:
            worksheet.set_landscape()
        worksheet.set_margins(**MARGINS_INCH)
        worksheet.fit_to_pages(1, 1)
        worksheet.center_horizontally()
        worksheet.freeze_panes(self._form.first_score, 1)
        worksheet.repeat_rows(self._form.first_score - 1)
        worksheet.hide_gridlines(2)
        worksheet.print_area(0, 0, len(page.heights) - 1, LAST_COLUMN)
        self._write_footer()

    def _write_footer(self) -> None:
        sheet = self._sheet
        told = f"{sheet.rubric.rubric.id} {sheet.rubric_hash[:12]}, sheet {sheet.version}"
        self._worksheet.set_footer(f"&L&7{told.replace('&', '&&')}&R&7&P / &N")

    def _write_scores(self) -> None:
        rubric = self._sheet.rubric
        for row, entry in enumerate(self._sheet.entries, start=self._form.first_score):
            criterion = entry.criterion
            self._name(cell_name("c", criterion.id, entry.number), row, "E")
            self._name(cell_name("n", criterion.id, entry.number), row, "F")
            if criterion.mode == "levels":
                rule = list_rule(f"={total.level_range(rubric, criterion, 'A')}")
            elif criterion.mode == "check":
                rule = list_rule([words.YES, words.NO])
            else:
                rule = score_rule(criterion, rubric.rubric.step, f"E{row + 1}")
            self._validate(row, rule)

    def _write_deductions(self) -> None:
        for row, deduction in enumerate(self._sheet.rubric.deductions, self._form.first_deduction):
            self._name(cell_name("d", deduction.id), row, "E")
            self._name(cell_name("p", deduction.id), row, "D")
            flag = deduction.kind == "flag"
            rule = list_rule([words.YES, words.NO]) if flag else count_rule(deduction)
            self._validate(row, rule)

    def _write_totals(self) -> None:
        rubric, form = self._sheet.rubric, self._form
        confirmed = {
            deduction: f"E{row + 1}"
            for row, deduction in enumerate(rubric.deductions, start=form.first_deduction)
        }
        holders = total.members_with_totals(self._sheet.entries)
        for index, (member, _) in enumerate(holders):
            before, after = form.first_subtotal + index, form.first_total + index
            takes = tuple(
                total.taken(rubric, deduction, cell, self._cells, member)
                for deduction, cell in confirmed.items()
            )
            self._formula(before, "E", total.earned(rubric, self._cells, member), 0)
            least = max(rubric.rubric.floor, 0)
            self._formula(after, "E", total.total(rubric, f"E{before + 1}", takes), least)
            blank = len(self._cells)
            self._formula(after, "F", self._still_blank(), f"{blank} of {blank} blank")
            self._name(f"total.{member}" if member else "total", after, "E")
            if len(holders) == 1:
                for row, formula in enumerate(takes, start=form.first_deduction):
                    self._formula(row, "F", formula, 0)

    def _still_blank(self) -> str:
        first, last = self._form.first_score + 1, self._form.first_subtotal
        blanks = f"COUNTBLANK(E{first}:E{last})"
        return f'IF({blanks}=0,"every score is given",{blanks}&" of {len(self._cells)} blank")'

    def _formula(self, row: int, column: str, formula: str, value: float | str) -> None:
        """Write a formula over a cell's blank, with the value it has before anything is filled."""
        form_row = self._form.rows[row]
        style = self._styles[form_row.styles["ABCDEF".index(column)]]
        self._worksheet.write_formula(f"{column}{row + 1}", f"={formula}", style, value)

    def _name(self, name: str, row: int, column: str) -> None:
        self._workbook.define_name(name, f"='{SHEET_NAME}'!${column}${row + 1}")

    def _validate(self, row: int, rule: dict[str, Any], column: str = "E") -> None:
        self._worksheet.data_validation(f"{column}{row + 1}", rule)
