"""A score sheet laid out in rows of six cells, before a spreadsheet is made of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.course.rubric import Criterion, Deduction
from toolkit.grading import words
from toolkit.grading.formats.total import members_with_totals
from toolkit.grading.sheet import Proposal, Sheet

HOW_TO = (
    "Fill the yellow cells. A score that is left blank is missing, never 0. Notes go to the team. "
    "What the check proposes to take off counts only once you confirm it."
)
PRIVATE_LINES = "\n\n"
"""Room for three lines of a grader's own."""
BULLET = "\N{BULLET}"
ROOMY_PT = 30.0
"""The least height of a row in which a grader writes a note."""
TITLE_SCALE, TOTAL_SCALE = 1.65, 1.3
"""Sizes of the title's and the totals' type, in sizes of the form's."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the form.

    Args:
        cells: the text or number of each cell; a blank is left to a formula or to the grader.
        styles: the style of each cell, by name.
        spans: the last of the cells given runs to the last column.
        least_pt: the least height, in pt.
        scale: the size of its type, in sizes of the form's.
    """

    cells: tuple[str | float, ...]
    styles: tuple[str, ...]
    spans: bool = False
    least_pt: float = 0.0
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Form:
    """All rows, part by part, from top to bottom."""

    heading: tuple[Row, ...]
    scores: tuple[Row, ...]
    subtotals: tuple[Row, ...]
    deductions: tuple[Row, ...]
    totals: tuple[Row, ...]
    closing: tuple[Row, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row."""
        scored = self.heading + self.scores + self.subtotals
        return scored + self.deductions + self.totals + self.closing

    @property
    def first_score(self) -> int:
        """The number, from 0, of the first row with a score."""
        return len(self.heading)

    @property
    def first_subtotal(self) -> int:
        """The number of the first row with the points before deductions."""
        return self.first_score + len(self.scores)

    @property
    def first_deduction(self) -> int:
        """The number of the first deduction's row, which stands under their titles."""
        return self.first_subtotal + len(self.subtotals) + 1

    @property
    def first_total(self) -> int:
        """The number of the first row with a total."""
        return self.first_subtotal + len(self.subtotals) + len(self.deductions)

    @property
    def first_closing(self) -> int:
        """The number of the first row under the totals."""
        return self.first_total + len(self.totals)


def lay_out(sheet: Sheet) -> Form:
    """The rows of a sheet; the last of the heading and the first of the deductions are titles."""
    holders = members_with_totals(sheet.entries)
    most = sheet.rubric.rubric.points
    return Form(
        heading=tuple(_heading(sheet)),
        scores=tuple(_scores(sheet)),
        subtotals=tuple(_sum("Before deductions", name, most, "band") for _, name in holders),
        deductions=tuple(_deductions(sheet)),
        totals=tuple(_sum("Total", name, most, "total") for _, name in holders),
        closing=(
            _wide("For graders only", PRIVATE_LINES, "name", "note"),
            _wide("Finished?", "", "name", "note"),
        ),
    )


def _wide(label: str, text: str, label_style: str = "label", style: str = "fact") -> Row:
    return Row((label, text), (label_style, style), spans=True)


def _title(text: str) -> Row:
    return Row((text,), ("title",), spans=True, scale=TITLE_SCALE)


def _heading(sheet: Sheet) -> Iterator[Row]:
    head = sheet.rubric.rubric
    yield _title(f"{head.title}: {sheet.team}")
    yield _wide("Members", ", ".join(sheet.member_labels))
    yield _wide("Grader", f"{sheet.grader}, round {sheet.round}")
    if sheet.submission:
        yield _wide("Submission", f"{sheet.submission}, checked at {sheet.stage} stage")
    if sheet.remarks:
        yield _wide("Remarks", "\n".join(sheet.remarks))
    if head.guidance:
        yield _wide("Guidance", head.guidance)
    yield _wide("How to fill it", HOW_TO)
    titles = (
        "Criterion",
        "A grader asks",
        "The check found",
        "Points",
        "Score",
        "Note to the team",
    )
    yield Row(titles, ("head", "head", "head", "head-centred", "head-centred", "head"))


def _scores(sheet: Sheet) -> Iterator[Row]:
    styles = ("name", "text", "quiet", "figure", "score", "note")
    for entry in sheet.entries:
        criterion = entry.criterion
        name = criterion.name + (" (bonus)" if criterion.bonus else "")
        asks, found = "", ""
        if entry.number <= 1:
            asks, found = _asks(criterion), _bulleted(sheet.evidence_for(criterion))
        label = f"{name}\n{entry.member}" if entry.member else name
        yield Row((label, asks, found, criterion.max, "", ""), styles, least_pt=ROOMY_PT)


def _asks(criterion: Criterion) -> str:
    return _bulleted((*criterion.questions, *words.level_lines(criterion)))


def _bulleted(lines: tuple[str, ...]) -> str:
    return "\n".join(f"{BULLET} {line}" for line in lines)


def _sum(label: str, member: str, most: float, style: str) -> Row:
    figure = f"{style}-figure"
    return Row(
        (f"{label}\n{member}" if member else label, "", "", most, "", ""),
        (style, style, style, figure, figure, style),
        scale=TOTAL_SCALE if style == "total" else 1.0,
    )


def _deductions(sheet: Sheet) -> Iterator[Row]:
    if not sheet.rubric.deductions:
        return
    titles = ("Deduction", "For what", "The check found", "Proposed", "Confirm", "Takes off")
    yield Row(titles, ("head", "head", "head", "head-centred", "head-centred", "head-centred"))
    for deduction, proposal in zip(sheet.rubric.deductions, sheet.proposals, strict=True):
        yield _deduction(sheet, deduction, proposal)


def _deduction(sheet: Sheet, deduction: Deduction, proposal: Proposal) -> Row:
    worth = words.deduction_worth(deduction, sheet.rubric)
    text = f"{deduction.description}\n{worth}".strip()
    value = words.proposed(proposal, deduction)
    proposed = float(value) if value.isdecimal() else value
    return Row(
        (deduction.name, text, proposal.why, proposed, "", ""),
        ("name", "text", "quiet", "figure", "score", "figure"),
    )
