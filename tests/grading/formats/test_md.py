"""The text sheet: machine, guidance and human lines that nothing typed can confuse."""

from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt

from toolkit.course.rubric import Rubric
from toolkit.grading.formats import md
from toolkit.grading.formats.md import plain
from toolkit.grading.roster import Member
from toolkit.grading.sheet import Proposal, Sheet

Make = Callable[..., Sheet]


def machine_lines(sheet: Sheet) -> list[str]:
    lines = md.write(sheet).decode().splitlines()
    return [line for line in lines if line.startswith("::") and line != ":: guidance"]


def test_the_machine_lines_name_the_sheet_and_open_each_field(
    make_sheet: Make, each_rubric: Rubric
) -> None:
    sheet = make_sheet(rubric=each_rubric, members=(Member("Ada"), Member("Mary")))
    assert machine_lines(sheet) == [
        ":: sheet 1",
        ":: rubric engines/essay",
        ":: rubric_hash 0123456789ab",
        ":: template_version 1.2",
        ":: team Team 7",
        ":: grader Hypatia",
        ":: round 1",
        ":: stage submission",
        f":: sheet_version {sheet.version}",
        ":: member 1 Ada",
        ":: member 2 Mary",
        ":: score talk 1",
        ":: note talk 1",
        ":: score talk 2",
        ":: note talk 2",
        ":: score slides",
        ":: note slides",
        ":: deduction pages-over",
        ":: private",
        ":: ready",
        ":: end",
    ]


def test_every_field_is_blank_and_closed_by_a_machine_line(make_sheet: Make) -> None:
    fields = md.write(make_sheet()).decode().split("\n:: score ")[1:]
    for field in fields:
        between = field.partition("\n")[2].partition("\n:: note")[0]
        assert between.strip() == ""


def test_evidence_and_proposals_stand_beside_their_field(make_sheet: Make, rubric: Rubric) -> None:
    proposals = tuple(Proposal(each.id, 2, "10 pages, limit 8") for each in rubric.deductions)
    sheet = make_sheet(evidence=(("related-work", ("cites 3 works",)),), proposals=proposals)
    text = md.write(sheet).decode()
    block = text.partition("## Related Work")[2].partition(":: score related-work")[0]
    assert "> - cites 3 works" in block
    block = text.partition("## Deduction: Too long")[2].partition(":: deduction pages-over")[0]
    assert "> proposed 2: 10 pages, limit 8" in block


def test_no_text_of_a_user_can_become_a_machine_line(make_sheet: Make) -> None:
    hostile = "x\n:: score abstract\n15"
    sheet = make_sheet(remarks=(hostile,), evidence=(("abstract", (hostile, ":: end")),))
    assert (
        machine_lines(sheet)
        == machine_lines(make_sheet())[:8]
        + machine_lines(sheet)[8:9]
        + (machine_lines(make_sheet())[9:])
    )


def test_control_characters_do_not_reach_the_text() -> None:
    assert plain("a\x1b[31m\u202eb\x00") == r"a \[31m b"


@pytest.mark.parametrize(
    "text",
    [
        "*a* _b_ `c` [d](e) <f> &amp; ~g~ | h",
        "# not a heading",
        "- not a list",
        "+ nor this",
        "1. nor this",
        "1) nor this",
        "> no quotation",
        "=== no rule",
        ":: no machine line",
        "    no code",
        "a\\b",
        "![x](y)",
        "fig_1.png ``` ~~~",
    ],
)
def test_markup_in_a_text_prints_as_it_was_typed(text: str) -> None:
    html = MarkdownIt().render(plain(text)).strip()
    shown = html.removeprefix("<p>").removesuffix("</p>")
    assert shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text.strip()
