"""What is wrong all through a file is told once with its number, and mended everywhere."""

from tests.lint.conftest import Written
from toolkit.lint.check import check, fixes
from toolkit.lint.habits import MOST_ALIKE

UNTIED = "Figure \\ref{a} shows it.\n"
BOLD = "A {\\bf word} and \\textit{a {\\bf word}}.\n"
MANY = MOST_ALIKE + 1


def told(folder, code):
    return [(each.place.line, each.message) for each in check(folder, select=(code,)).findings]


def test_a_few_alike_are_each_told_in_their_place(written: Written) -> None:
    body = (UNTIED + "\\cite{none}\n") * MOST_ALIKE
    found = check(written(body), select=("REF001", "CIT006")).findings
    lines = [each.place.line for each in found]
    assert (lines, len(lines)) == (sorted(lines), MOST_ALIKE + 1)


def test_more_are_told_once_with_their_number_file_by_file(written: Written) -> None:
    folder = written(f"\\input{{part}}\n{UNTIED * MANY}", **{"part.tex": UNTIED})
    said = "put ~ between the noun and its number"
    assert told(folder, "REF001") == [(4, f"{said}, and {MANY - 1} more in this file"), (1, said)]


def test_what_is_alike_says_the_same(written: Written) -> None:
    body = "{\\tt a}" + "{\\bf a} " * MANY
    found = check(written(body), select=("TEX001",)).findings
    counted = ["more in this file" in each.message for each in found]
    assert counted == [False, True]


def test_a_slip_is_told_each_time(written: Written) -> None:
    assert len(told(written("\\ref{none}\n" * MANY), "REF002")) == MANY


def test_the_one_that_is_told_has_a_fix_where_any_has(written: Written) -> None:
    body = "\\textit{a {\\bf word}}\n" * MANY + "A {\\bf word}."
    (finding,) = check(written(body), select=("TEX001",)).findings
    assert (finding.place.line, finding.edit is None) == (MANY + 3, False)


def test_every_one_is_mended(written: Written) -> None:
    assert fixes(written(UNTIED * MANY), select=("REF001",)).codes == ("REF001",) * MANY


def test_a_comment_keeps_one_of_many(written: Written) -> None:
    kept = UNTIED.replace("\n", " % draftsmith: ignore[REF001]\n")
    ((line, message),) = told(written(kept + UNTIED * MANY), "REF001")
    assert (line, message.endswith(f"and {MANY - 1} more in this file")) == (4, True)


def test_addresses_without_their_beginning_are_told_once(written: Written) -> None:
    entries = "".join(f"@misc{{m{n}, url = {{example.org/{n}}}}}\n" for n in range(MANY))
    folder = written("\\nocite{*}\\bibliography{refs}", **{"refs.bib": entries})
    ((line, message),) = told(folder, "CIT011")
    assert (line, message.endswith(f"and {MANY - 1} more in this file")) == (1, True)
