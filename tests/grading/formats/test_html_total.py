"""The totals on the page are those that collecting comes to, whatever the rubric."""

from dataclasses import replace
from fractions import Fraction

import msgspec
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.grading.filling import Answers
from tests.grading.page_filling import fields_of, totals_on_the_page
from tests.grading.strategies import answers, cases_of, points_of, sheets
from toolkit.grading.collecting.points import earned, exact, shown, taken
from toolkit.grading.formats import writer
from toolkit.grading.formats.total import members_with_totals
from toolkit.grading.sheet import Sheet
from toolkit.grading.words import MINUS, number


def expected(sheet: Sheet, entered: Answers) -> tuple[str, ...]:
    """The lines of totals, a mark that is missing adding nothing."""
    rubric = sheet.rubric
    blank = {(each.criterion.id, each.number): Fraction() for each in sheet.entries}
    marks = {**blank, **points_of(sheet, entered)}
    cases = cases_of(sheet, entered)
    lines = []
    for member, name in members_with_totals(sheet.entries):
        off = [
            taken(rubric, each, Fraction(cases[each.id]), marks, member)
            for each in rubric.deductions
            if each.id in cases
        ]
        before = earned(rubric, marks, member)
        assert before is not None
        total = max(exact(rubric.rubric.floor), before + sum(off))
        told = f"{shown(total).replace('-', MINUS)} of {number(rubric.rubric.points)}"
        lines.append(f"{name}: {told}" if name else told)
    return tuple(lines)


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.data())
def test_the_page_adds_up_as_collecting_does(data: st.DataObject) -> None:
    sheet = data.draw(sheets())
    head = msgspec.structs.replace(sheet.rubric.rubric, floor=data.draw(st.sampled_from((0, -7.5))))
    sheet = replace(sheet, rubric=msgspec.structs.replace(sheet.rubric, rubric=head))
    entered = data.draw(answers(sheet))
    fields = fields_of(entered.scores, entered.notes, entered.deductions)
    assert totals_on_the_page(writer("html")(sheet), fields) == expected(sheet, entered)
