"""A check as annotations of a GitHub workflow."""

from collections.abc import Callable

from msgspec.structs import replace

from toolkit.lint.report import Report
from toolkit.model.finding import Finding
from toolkit.model.place import Place
from toolkit.reporters.formats import Look, renderer

ANNOTATIONS = """\
::notice file=ours/main.tex,title=STR007 thin-section::Methods has 120 words, the least is 200
::warning file=ours/main.tex,line=3,col=9,endLine=3,title=REF001 breakable-reference\
::put ~ between the noun and its number
::error file=ours/sections/methods.tex,line=2,col=18,endLine=2,title=CIT001 undefined-citation\
::no entry defines the key babbage (did you mean babbage1837?)
::error file=ours/report.pdf,title=LAY008 unresolved-mark\
::page 3: ?? is printed for a reference (run LaTeX once more)"""


def github(*reports: Report) -> str:
    return renderer("github")(reports, Look(color=True, width=40, quiet=True))


def test_each_finding_is_a_line(full_report: Report) -> None:
    assert github(full_report) == ANNOTATIONS


def test_several_drafts_follow_each_other(
    full_report: Report, make_report: Callable[..., Report]
) -> None:
    theirs = ANNOTATIONS.replace("file=ours/", "file=theirs/")
    both = github(full_report, make_report(), replace(full_report, root="theirs"))
    assert both == f"{ANNOTATIONS}\n{theirs}"


def test_a_clean_draft_says_nothing(make_report: Callable[..., Report]) -> None:
    assert github(make_report()) == ""


def test_a_message_is_escaped(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    finding = make_finding(Place("main.tex"), message="100%, a:b\r\n::error::forged")
    assert github(make_report(finding)) == (
        "::error file=ours/main.tex,title=CIT001 undefined-citation"
        "::100%25, a:b%0D%0A::error::forged"
    )


def test_a_property_is_escaped_further(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    finding = make_finding(Place("a,line=9:50%\r\n.tex"), message="m")
    assert github(make_report(finding)) == (
        "::error file=ours/a%2Cline=9%3A50%25%0D%0A.tex,title=CIT001 undefined-citation::m"
    )


def test_what_acts_on_a_terminal_or_is_no_text_is_shown_by_a_sign(
    make_report: Callable[..., Report], make_finding: Callable[..., Finding]
) -> None:
    finding = make_finding(Place("caf\udce9.tex"), message="\x1b[31m \x9b é 語")
    assert github(make_report(finding)) == (
        "::error file=ours/caf\ufffd.tex,title=CIT001 undefined-citation::␛[31m \ufffd é 語"
    )
