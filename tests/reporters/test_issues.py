"""What every format for programs says of a finding alike."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from toolkit.lint.report import Report
from toolkit.model.finding import Edit, Finding
from toolkit.model.place import Place, Span
from toolkit.reporters.formats import Sources
from toolkit.reporters.issues import SourceText, issues, relative_path


def test_a_message_is_whole_with_page_and_remedy(full_report: Report, sources: Sources) -> None:
    assert [issue.message for issue in issues([full_report], sources)] == [
        "Methods has 120 words, the least is 200",
        "put ~ between the noun and its number",
        "no entry defines the key babbage (did you mean babbage1837?)",
        "page 3: ?? is printed for a reference (run LaTeX once more)",
    ]


def test_drafts_with_the_same_faults_have_fingerprints_of_their_own(
    full_report: Report, sources: Sources
) -> None:
    def same(path: str) -> str:
        return sources(path.replace("theirs", "ours"))

    theirs = replace(full_report, root="theirs")
    found = issues([full_report, theirs, full_report], same)
    assert len({issue.fingerprint for issue in found}) == len(found) == 12


def test_a_fingerprint_is_made_of_the_line_in_the_source(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    def mark(line: int, text: str) -> str:
        report = make_report(make_finding(Place("main.tex", line=line, column=1)))
        (issue,) = issues([report], lambda _: text)
        return issue.fingerprint

    assert mark(1, "one\ntwo\n") == mark(3, "new\r\nlines\rone") != mark(2, "one\ntwo\n")


@pytest.mark.parametrize("typed", ["ours", "./ours", "theirs/../ours", "{here}/ours"])
def test_a_path_is_the_same_however_the_draft_was_named(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    root = typed.format(here=tmp_path)
    assert relative_path(root, "sections/methods.tex") == "ours/sections/methods.tex"


def test_a_draft_above_is_named_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "parts").mkdir()
    monkeypatch.chdir(tmp_path / "parts")
    assert relative_path("..", "main.tex") == relative_path(str(tmp_path), "main.tex")
    assert relative_path("..", "main.tex") == "../main.tex"


@pytest.mark.parametrize(
    ("number", "line"), [(0, ""), (1, "one"), (2, "two"), (3, "three"), (4, ""), (99, "")]
)
def test_a_line_is_found_whatever_ends_it(number: int, line: str) -> None:
    assert SourceText("one\r\ntwo\rthree").line(number) == line


def test_a_source_that_is_gone_has_no_fix(make_finding: Callable[..., Finding]) -> None:
    finding = make_finding(Place("main.tex", line=1, column=1), edit=Edit(Span(3, 4), "~"))
    assert SourceText("").fix(finding) is None
    assert SourceText("Fig. 1").fix(finding) == (Place("main.tex", 0, 1, 4, 1, 5), "~")
