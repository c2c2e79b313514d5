"""Unbalanced groups and undecodable text: what the rules' examples cannot show."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.draft.load import load_draft
from toolkit.lint.run import run
from toolkit.model.finding import Finding
from toolkit.rules.base import Rule
from toolkit.rules.source import UnbalancedGroup, UndecodableText

EXAMPLES = Path(__file__).parents[2] / "examples"

Found = Callable[..., list[Finding]]


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """What a rule finds in a draft of these files, ``main.tex`` among them."""

    def check(rule: type[Rule], **files: str | bytes) -> list[Finding]:
        for stem, content in files.items():
            name = "refs.bib" if stem == "bib" else f"{stem}.tex"
            data = content.encode() if isinstance(content, str) else content
            (tmp_path / name).write_bytes(data)
        return list(run(load_draft(tmp_path / "main.tex"), (rule,)).findings)

    return check


def whole(body: str, before: str = "") -> str:
    return f"\\documentclass{{article}}\n{before}\\begin{{document}}\n{body}\n\\end{{document}}\n"


@pytest.mark.parametrize("name", ["report", "proposal", "presentation"])
def test_a_finished_draft_is_balanced_text(name: str) -> None:
    draft = load_draft(EXAMPLES / name)
    assert run(draft, (UnbalancedGroup, UndecodableText)).findings == ()


@pytest.mark.parametrize(
    "main",
    [
        whole("\\textbf{Bold. \\begin{quote}A.\\end{quote}"),
        whole("A.", before="\\title{A title\n"),
        whole("\\footnote{\\begin{quote} A. } B."),
        whole("{\\small \\begin{quote} A.} \\end{quote} }"),
        whole("\\begin{figure}\\caption{A \\end{figure} \\begin{figure}\\end{figure}"),
        whole("\\begin{table}\\begin{tabular}{l} A \\end{table}"),
        whole("\\begin{equation} \\left( a + {b \\right) \\end{equation}"),
        whole("A. }"),
        whole("\\[ a \\right) \\]"),
        whole("\\begin{verbatim}\nA {"),
        whole("\\end{itemize}").replace("\\end{document}", "\\end{document} }}}"),
        whole("A.").replace("\\end{document}", ""),
    ],
)
def test_one_fault_is_one_finding(found: Found, main: str) -> None:
    assert len(found(UnbalancedGroup, main=main)) == 1


def test_two_faults_are_two_findings_each_at_its_place(found: Found) -> None:
    main = whole("\\begin{quote}\nA.\n\\end{quote}}\n\n\\textbf{B.")
    places = [(each.place.line, each.place.column) for each in found(UnbalancedGroup, main=main)]
    assert places == [(5, 12), (7, 8)]


def test_a_message_names_what_is_open_and_what_would_close_it(found: Found) -> None:
    (left,) = found(UnbalancedGroup, main=whole("\\begin{figure}"))
    assert left.message == "\\begin{figure} is never closed"
    assert left.hint == "add \\end{figure}"
    (extra,) = found(UnbalancedGroup, main=whole("\\end{figure}"))
    assert extra.message == "\\end{figure} closes nothing"


def test_two_that_cross_are_called_so(found: Found) -> None:
    main = whole("\\begin{quote}\\begin{center}\n\\end{quote}\\end{center}")
    (crossed,) = found(UnbalancedGroup, main=main)
    assert "cross" in crossed.message
    assert "line 4" in crossed.message


def test_halves_of_different_kinds_in_two_files_are_two_faults(found: Found) -> None:
    main = whole("\\input{a}\\input{b}")
    files = {"a": "\\begin{quote}", "b": "\\end{center}"}
    assert len(found(UnbalancedGroup, main=main, **files)) == 2


def test_a_fault_is_told_in_the_file_it_is_in(found: Found) -> None:
    main = whole("\\input{a}\n\\input{b}")
    (fault,) = found(UnbalancedGroup, main=main, a="A.", b="B.\n\\emph{B.")
    assert (fault.place.path, fault.place.line, fault.place.column) == ("b.tex", 2, 6)


def test_what_one_file_opens_a_later_one_may_close(found: Found) -> None:
    main = whole("\\input{a}\n\\input{b}\n\\input{c}")
    a, b = "\\begin{quote}{\\small", "B. {}"
    assert found(UnbalancedGroup, main=main, a=a, b=b, c="}\\end{quote}") == []


def test_what_a_file_closes_a_later_one_does_not_open(found: Found) -> None:
    main = whole("\\input{a}\n\\input{b}")
    files = {"a": "\\end{quote}", "b": "\\begin{quote}"}
    assert len(found(UnbalancedGroup, main=main, **files)) == 2


def test_a_file_that_is_read_twice_is_told_once(found: Found) -> None:
    assert len(found(UnbalancedGroup, main=whole("\\input{a}\\input{a}"), a="A.}")) == 1


@pytest.mark.parametrize(
    ("before", "body"),
    [
        ("\\def\\be{\\begin{equation}}\n", "\\be a \\end{equation}"),
        ("\\newcommand\\lp{\\left(}\n", "$\\lp a \\right)$"),
        ("\\pretitle{\\begin{center}\\LARGE}\\posttitle{\\end{center}}\n", "A."),
        ("\\AtBeginDocument{\\begin{CJK}{a}{b}}\\AtEndDocument{\\end{CJK}}\n", "A."),
        ("", "\\ifthenelse{a}{\\begin{quote}}{\\begin{quote}[b]} A. \\end{quote}"),
        ("", "\\ifthenelse{a}{b}{\\end{document}} A."),
        ("\\lstnewenvironment{code}{}{}\n", "\\input{a}"),
        ("\\newenvironment{hide}{\\comment}{\\endcomment}\n", "\\begin{hide} { \\end{hide}"),
        ("\\newcommand\\py{\\lstinline[language=Python]}\n", "\\py|a{b|"),
        ("\\MakeShortVerb{\\|}\n", "|a{b|"),
        ("\\lstMakeShortInline[basicstyle=\\ttfamily]|\n", "|a{b|"),
    ],
)
def test_what_is_balanced_in_effect_is_no_fault(found: Found, before: str, body: str) -> None:
    code = "\\begin{code}\n{ % \\begin{quote}\n\\end{code}"
    assert found(UnbalancedGroup, main=whole(body, before), a=code) == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_one_finding_for_a_file(found: Found, encoding: str) -> None:
    main = whole("\\input{a}")
    (fault,) = found(UndecodableText, main=main, a="Émilie.\n".encode(encoding))
    assert fault.place.path == "a.tex"


def test_the_wrong_byte_is_named_with_what_was_expected(found: Found) -> None:
    (fault,) = found(UndecodableText, main=whole("caf\xe9").encode("latin-1"))
    assert fault.message == "byte 0xE9 is not UTF-8"
    assert (fault.place.line, fault.place.column) == (3, 4)


def test_a_file_is_told_once_however_many_bytes_are_wrong(found: Found) -> None:
    assert len(found(UndecodableText, main=whole("é\né\n" * 50).encode("latin-1"))) == 1


def test_a_bibliography_in_utf_16_is_told(found: Found) -> None:
    main = whole("\\bibliography{refs}")
    (fault,) = found(UndecodableText, main=main, bib="@book{a, title={É}}".encode("utf-16"))
    assert (fault.place.path, fault.place.line) == ("refs.bib", 1)
