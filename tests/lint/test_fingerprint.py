"""A finding is known again though its line has moved."""

from msgspec.structs import replace

from toolkit.lint.fingerprint import fingerprints
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Place

LINE = r"The engine \cite{babbage} computes."
LOST = Finding(
    "CIT001", "undefined-citation", Severity.ERROR, "no entry", Place("main.tex", line=4, column=17)
)
WHOLE = replace(LOST, code="STR007", place=Place("main.tex"), message="Methods has 120 words")


def one(finding: Finding, line: str) -> str:
    (made,) = fingerprints([(finding, line)])
    return made


def test_it_stays_when_the_line_moves_or_is_indented() -> None:
    moved = replace(LOST, place=Place("main.tex", line=9, column=19))
    assert one(moved, f"  {LINE}\t") == one(LOST, LINE)


def test_it_changes_with_the_line_the_file_and_the_rule() -> None:
    others = [
        (LOST, LINE.replace("computes", "counts")),
        (replace(LOST, place=replace(LOST.place, path="other.tex")), LINE),
        (replace(LOST, code="CIT002"), LINE),
    ]
    assert len({one(LOST, LINE), *(one(*other) for other in others)}) == 4


def test_equal_lines_are_told_apart_by_their_order() -> None:
    made = fingerprints([(LOST, LINE)] * 3)
    assert len(set(made)) == 3
    assert made[0] == one(LOST, LINE)


def test_what_stands_in_no_line_is_known_by_its_message_without_the_numbers() -> None:
    longer = replace(WHOLE, message="Methods has 90 words")
    other = replace(WHOLE, message="Results has 120 words")
    assert one(longer, "") == one(WHOLE, "") != one(other, "")


def test_text_that_is_no_text_has_one_too() -> None:
    assert len(one(LOST, "caf\udce9")) == 64
