"""What a comment in a source suppresses, and what it leaves."""

import pytest

from toolkit.lint.check import check
from toolkit.lint.suppress import suppressions
from toolkit.model.place import LineIndex

UNTIED = "Figure \\ref{gone}"
"""A breakable reference (REF001) to a label that is nowhere (REF002)."""


def codes(folder, select=("REF001", "REF002", "SUP")):
    return [finding.code for finding in check(folder, select=select).findings]


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (UNTIED, ["REF001", "REF002"]),
        (f"{UNTIED} % draftsmith: ignore[REF001]", ["REF002"]),
        (f"{UNTIED} % draftsmith: ignore[REF001, REF002]", []),
        (f"{UNTIED} % draftsmith: ignore[ref001,REF002] as agreed", []),
        (f"{UNTIED} %draftsmith:ignore[REF001 REF002]", []),
        (f"% draftsmith: ignore[REF001, REF002]\n{UNTIED}", []),
        (f"  % draftsmith: ignore[REF001]\n{UNTIED}", ["REF002"]),
        (f"% draftsmith: ignore-file[REF001]\n\n\n{UNTIED}", ["REF002"]),
        (f"{UNTIED}\n\n% draftsmith: ignore-file[REF001]", ["REF002"]),
        (f"{UNTIED}\\\\% draftsmith: ignore[REF001, REF002]", []),
    ],
)
def test_a_comment_suppresses_the_codes_it_names_on_its_line_the_next_or_in_the_file(
    written, body, left
):
    assert codes(written(body)) == left


@pytest.mark.parametrize(
    "body",
    [
        f"Text. % draftsmith: ignore[REF001]\n{UNTIED}",
        f"% draftsmith: ignore[REF001]\n\n{UNTIED}",
        f"{UNTIED}\n% draftsmith: ignore[REF001]",
    ],
)
def test_a_comment_holds_no_further_than_it_says_and_is_then_unused(written, body):
    assert sorted(codes(written(body))) == ["REF001", "REF002", "SUP001"]


@pytest.mark.parametrize(
    "body",
    [
        f"{UNTIED} 100\\% draftsmith: ignore[REF001]",
        f"{UNTIED} % draftsmith ignore[REF001]",
        f"{UNTIED} % draftsmith: ignore-me[REF001]",
    ],
)
def test_what_is_no_suppression_suppresses_nothing(written, body):
    assert codes(written(body)) == ["REF001", "REF002"]


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("ignore REF001", "no rule is named here, so nothing is suppressed"),
        ("ignore[]", "no rule is named here, so nothing is suppressed"),
        ("ignore[REF, REF003, X1]", "REF, X1: no rule has this code"),
    ],
)
def test_a_suppression_of_no_rule_is_told_and_left_to_a_person(written, comment, message):
    report = check(written(f"{UNTIED} % draftsmith: {comment}"), select=("REF", "SUP"))
    told = {finding.code: finding for finding in report.findings}
    assert sorted(told) == ["REF001", "REF002", "SUP001"]
    assert told["SUP001"].message == message
    assert told["SUP001"].edit is None


def test_a_comment_holds_for_its_own_file_alone(written):
    part = f"{UNTIED}\n"
    folder = written(
        f"% draftsmith: ignore-file[REF001, REF002]\n\\input{{part}}\n{UNTIED}",
        **{"part.tex": part},
    )
    assert codes(folder) == ["REF001", "REF002"]


def test_a_comment_in_a_bibliography_suppresses_what_is_found_there(written):
    body = "\\bibliography{works}"
    entry = "@misc{idle, title = {Sparks}} % draftsmith: ignore[CIT002]\n"
    assert codes(written(body, **{"works.bib": entry}), select=("CIT002",)) == []
    assert codes(written(body, **{"works.bib": entry[:30] + "\n"}), select=("CIT002",)) == [
        "CIT002"
    ]


def test_of_several_codes_the_unused_ones_are_named(written):
    folder = written(f"{UNTIED} % draftsmith: ignore[REF001, CIT001, REF002]")
    (finding,) = check(folder, select=("REF", "CIT001", "SUP")).findings
    assert finding.message.startswith("CIT001:")


def test_a_code_whose_rule_did_not_run_is_not_unused(written):
    assert codes(written("Text. % draftsmith: ignore[CIT001]")) == []


def test_a_finding_about_the_whole_draft_is_suppressed_for_the_main_file(written):
    body = "\\cite{a}"
    assert codes(written(body), select=("CIT006",)) == ["CIT006"]
    silenced = written(f"% draftsmith: ignore-file[CIT006]\n{body}")
    assert codes(silenced, select=("CIT006",)) == []


HIDING = """[check]
ignore = ["REF001"]
[rules.REF002]
severity = "off"
[rules.BLD002]
most_pt = 100.0
[rules.NONE]
"""


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"draftsmith.toml": HIDING},
    ],
)
@pytest.mark.parametrize("comment", ["", "% draftsmith: ignore-file[REF001, REF002, CIT001]"])
def test_a_grader_sees_what_a_draft_hides_and_nothing_of_how(written, files, comment):
    report = check(written(f"{UNTIED}{comment}", **files), suppress=False)
    found = [finding.code for finding in report.findings]
    assert (found, "SUP001" in report.ran) == (["REF001", "REF002"], False)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_told_apart_by_any_line_end(end):
    text = end.join(["One", "% draftsmith: ignore[REF001]", "Three", ""])
    (found,) = suppressions("a.tex", text, LineIndex(text))
    assert (found.codes, found.lines) == (("REF001",), (2, 3))
    assert (found.place.line, found.place.column) == (2, 1)
