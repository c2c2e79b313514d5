"""Any rubric, any valid marks, any format: out and back, equal."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.grading.filling import COMES_BACK, FILLERS
from tests.grading.strategies import answers, cases_of, points_of, sheets
from toolkit.grading.collecting.validate import validate
from toolkit.grading.formats import FORMATS, READERS, reader, writer
from toolkit.grading.roster import Team

EXAMPLES = {"toml": 80, "md": 80, "xlsx": 15, "html": 12, "pdf": 4, "tex": 60}


def test_every_format_that_is_written_is_read() -> None:
    assert set(FORMATS) == set(READERS) == set(FILLERS)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_what_was_entered_comes_back_equal(name: str) -> None:
    if name == "pdf" and shutil.which("lualatex") is None:
        pytest.skip("needs TeX: lualatex is not installed")

    @settings(
        max_examples=EXAMPLES[name],
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(st.data())
    def check(data: st.DataObject) -> None:
        sheet = data.draw(sheets())
        entered = data.draw(answers(sheet))
        back = FILLERS[name](writer(name)(sheet), sheet, entered)
        (filled,) = reader(COMES_BACK.get(name, name))(back, "sheet")
        judged = validate(filled, sheet.rubric, Team(sheet.team, sheet.members))
        assert judged.problems == ()
        score = judged.score
        assert score.marks == points_of(sheet, entered)
        assert score.cases == cases_of(sheet, entered)
        assert score.notes == {key: note for key, note in entered.notes.items() if note}
        assert (score.private, score.ready) == (entered.private, entered.ready)
        head = (score.rubric, score.team, score.grader, score.round)
        assert head == (sheet.rubric.rubric.id, sheet.team, sheet.grader, sheet.round)
        assert dict(filled.proposed) == dict(sheet.proposed)
        assert filled.heading == {**dict(sheet.heading), "sheet_version": sheet.version}

    check()
