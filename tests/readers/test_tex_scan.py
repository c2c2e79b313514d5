"""The scanner: what it masks, which branches it reads, what it pairs, and that it always ends."""

import re

import pytest

from toolkit.readers.tex_balance import DEEPEST_NEST
from toolkit.readers.tex_scan import scan
from toolkit.readers.tex_scanned import Scan


def folded(scanned: Scan) -> str:
    """What is left of a text, white space folded."""
    return " ".join(scanned.live.split())


def names(scanned: Scan) -> list[str]:
    return [macro.name for macro in scanned.macros]


def alone(text: str) -> list[tuple[str, bool, int]]:
    """The halves without another half: what it is, whether it opens, where."""
    return [(h.name or h.kind, h.opened, h.span.start) for h in scan(text).unbalanced]


@pytest.mark.parametrize(
    "text",
    [
        "a % b {\\section\r\nc",
        "a \\iffalse b {\r\\fi c",
        "\\begin{verbatim}\n%{\n\\end{verbatim} a",
        "a \\end{document} b {\n\n",
        "\\url{a%b{c}} \\newcommand\\x[1]{a {#1} % b\n} c",
    ],
)
def test_what_is_masked_keeps_its_length_and_its_line_ends(text: str) -> None:
    live = scan(text).live
    assert len(live) == len(text)
    ends = [(i, sign) for i, sign in enumerate(text) if sign in "\r\n"]
    assert [(i, sign) for i, sign in enumerate(live) if sign in "\r\n"] == ends


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a % b\nc", "a c"),
        ("50\\% b", "50\\% b"),
        ("a\\\\% b\nc", "a\\\\ c"),
        ("a \\verb+b%+ c", "a \\verb+ + c"),
        ("a \\verb*|b| c", "a \\verb*| | c"),
        ("a \\lstinline[x=1]{b} c", "a \\lstinline[x=1]{ } c"),
        ("a \\mintinline{py}|b| c", "a \\mintinline{py}| | c"),
        ("a \\verb|b\nc", "a \\verb|b c"),
        ("\\href{a%b}{c}", "\\href{ }{c}"),
        ("a \\endinput b\nc", "a \\endinput b"),
        ("\\begin{comment}b\\end{comment}a", "\\begin{comment} \\end{comment}a"),
        ("\\begin{verbatim}a\\end{lstlisting}b", "\\begin{verbatim}"),
        ("\\newcommand\\x{a}b", "\\newcommand b"),
        ("\\newenvironment{x}{a}{b}c", "\\newenvironment c"),
        ("a\\end{document}b", "a\\end{document}"),
    ],
)
def test_what_latex_does_not_read_as_text_is_blank(text: str, left: str) -> None:
    assert folded(scan(text)) == left


@pytest.mark.parametrize(
    ("declaration", "use"),
    [
        ("\\excludecomment{x}", "\\begin{x}HIDDEN\\end{x}"),
        ("\\lstnewenvironment{x}{}{}", "\\begin{x}HIDDEN\\end{x}"),
        ("\\DefineVerbatimEnvironment{x}{Verbatim}{}", "\\begin{x}HIDDEN\\end{x}"),
        ("\\newminted{python}{}", "\\begin{pythoncode}HIDDEN\\end{pythoncode}"),
        ("\\newenvironment{x}{\\comment}{\\endcomment}", "\\begin{x}HIDDEN\\end{x}"),
        ("\\MakeShortVerb{\\|}", "|HIDDEN|"),
        ("\\DefineShortVerb[a=b]{\\|}", "|HIDDEN|"),
        ("\\lstMakeShortInline[a=b]|", "|HIDDEN|"),
        ("\\let\\x\\lstinline", "\\x|HIDDEN|"),
        ("\\newcommand\\x{\\lstinline[a=b]}", "\\x|HIDDEN|"),
        ("\\newif\\ifx@a\\x@afalse", "\\ifx@a HIDDEN\\fi"),
    ],
)
def test_what_a_file_declares_holds_in_it_and_in_the_next(declaration: str, use: str) -> None:
    before = f"\\makeatletter {declaration}"
    assert "HIDDEN" in scan(use, package=True).live
    assert "HIDDEN" not in scan(f"{before} {use}").live
    assert "HIDDEN" not in scan(use, scan(before).context, package=True).live


@pytest.mark.parametrize(
    "text",
    [
        "\\includecomment{comment}\\begin{comment}SHOWN\\end{comment}",
        "\\MakeShortVerb{\\|}\\DeleteShortVerb{\\|} |SHOWN|",
        "\\newenvironment{x}{\\commented}{}\\begin{x}SHOWN\\end{x}",
    ],
)
def test_what_is_taken_back_or_never_raw_is_read(text: str) -> None:
    assert "SHOWN" in scan(text).live


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("\\iffalse a\\else b\\fi c", "b c"),
        ("\\iftrue a\\else b\\fi c", "a c"),
        ("\\iffalse a\\ifx b\\else c\\fi d\\fi e", "e"),
        ("\\newif\\ifq \\ifq a\\else b\\fi", "b"),
        ("\\newif\\ifq\\qtrue \\ifq a\\else b\\fi", "a"),
        ("\\ifunknown a\\else b\\fi", "a b"),
        ("\\newif\\ifq \\ifunknown\\qtrue\\fi \\ifq a\\else b\\fi", "a b"),
        ("\\ifthenelse{x}{a}{b} \\iffalse c\\fi d", "x a b d"),
        ("\\ifdefempty\\x{a}{b} \\iffalse c\\fi d", "a b d"),
        ("\\iffalse a % \\fi\nb\\fi c", "c"),
        ("\\iffalse a", ""),
        ("\\patchcmd\\x{\\iftrue}{\\iffalse}{}{b} c", "b c"),
        ("\\fi a \\else b", "a b"),
    ],
)
def test_the_branch_that_is_read_is_left(text: str, left: str) -> None:
    assert " ".join(re.findall(r"(?<!\\)\b[a-z]\b", scan(text).live)) == left


def test_a_branch_not_read_gives_no_macros() -> None:
    assert "label" not in names(scan("\\iffalse\\label{a}\\fi"))


@pytest.mark.parametrize(
    ("text", "name", "signature", "body"),
    [
        ("\\newcommand{\\x}[2]{a#1{b}}", "x", "mm", "a#1{b}"),
        ("\\newcommand*\\x[2][d]{a}", "x", "om", "a"),
        ("\\DeclareRobustCommand\\x{a\\}b}", "x", "", "a\\}b"),
        ("\\def\\x#1#2{a}", "x", "mm", "a"),
        ("\\def\\x[#1]#2{a}", "x", "om", "a"),
        ("\\def\\x#1.#2{a}", "x", None, "a"),
        ("\\newcommandx{\\x}[3][1=b]{a}", "x", "omm", "a"),
        ("\\newcommandx*\\x[3][3=b]{a}", "x", "mmo", "a"),
        ("\\NewDocumentCommand\\x{s o m}{a}", "x", "som", "a"),
        ("\\newcommand\\x{a % }\n b}", "x", "", "a % }\n b"),
    ],
)
def test_a_definition_is_read_whole(text: str, name: str, signature: str | None, body: str) -> None:
    (found,) = scan(text).definitions
    assert (found.name, found.signature, found.body) == (name, signature, body)
    assert found.end is None


def test_an_environment_and_an_alias_are_definitions_too() -> None:
    environment, alias = scan("\\newenvironment{x}[1]{a}{b}\\let\\y=\\cite").definitions
    assert (environment.name, environment.body, environment.end) == ("x", "a", "b")
    assert (alias.name, alias.alias) == ("y", "cite")


@pytest.mark.parametrize(
    "text",
    [
        "{a {b} \\{ \\}}",
        "\\begin{a}\\begin{b}{}\\end{b}\\end{a}",
        "$\\left( a \\right)$",
        "\\ifx{a\\else{b\\fi}",
        "\\ifx\\begin{a}\\else\\begin{b}\\fi c \\ifx\\end{a}\\else\\end{b}\\fi",
        "\\verb|{| \\verb+\\begin{a}+ % }",
        "\\begin{lstlisting}{\\end{lstlisting}",
        "\\newcommand\\x{\\begin{a}}",
        "\\pretitle{\\begin{center}}\\posttitle{\\par\\end{center}}",
        "\\begin {a} \\end\n{a}",
    ],
)
def test_what_is_balanced_leaves_nothing_alone(text: str) -> None:
    assert alone(text) == []


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("a {b", [("{", True, 2)]),
        ("a }b", [("{", False, 2)]),
        ("\\begin{a}{\\end{a}", [("{", True, 9)]),
        ("\\begin{a}}\\end{a}", [("{", False, 9)]),
        ("\\begin{a}\\begin{b}\\end{a}", [("b", True, 9)]),
        ("\\begin{a}\\end{b}\\end{a}", [("b", False, 9)]),
        ("\\begin{a}\\left(\\end{a}", [("left", True, 9)]),
        ("\\x{\\begin{a}}", [("a", True, 3)]),
        ("\\begin{a}\\begin{verbatim}\\end{a}", [("verbatim", True, 9)]),
        ("\\ifx a\\else b\\fi }", [("{", False, 17)]),
    ],
)
def test_a_half_alone_is_told_where_it_stands(
    text: str, halves: list[tuple[str, bool, int]]
) -> None:
    assert alone(text) == halves


def test_groups_and_environments_are_paired_by_offset() -> None:
    scanned = scan("{a{b}}\\begin{x}c\\end{x}")
    assert scanned.groups == {0: 6, 2: 5}
    (environment,) = scanned.environments
    assert (environment.body_start, environment.body_end) == (15, 16)


def test_the_document_ends_at_its_end_and_not_inside_an_argument() -> None:
    assert not scan("\\begin{document}\\x{\\end{document}} a").ended
    text = "\\begin{document}\\x{\\end{document}} a \\end{document} b"
    assert scan(text).ended
    assert folded(scan(text)).endswith("a \\end{document}")


SIZE = 50_000


@pytest.mark.parametrize(
    "unit",
    [
        *("{", "}", "{}", "%", "$", "\\", "|", "[", "\0"),
        *("\\begin{a}", "\\end{a}", "\\begin{a}{", "\\begin{verbatim}", "\\begin"),
        *("\\left", "\\left}", "\\begin{a}\\left", "\\right"),
        *("\\ifx", "\\else", "\\fi", "\\iffalse", "\\iftrue\\else", "\\ifx\\else", "\\newif\\ifa"),
        *(
            "\\def",
            "\\def\\x{",
            "\\newcommand",
            "\\newcommand{",
            "\\newcommand\\x[1][",
            "\\let\\a\\b",
        ),
        *(
            "\\verb",
            "\\verb|a",
            "\\url{",
            "\\lstinline[",
            "\\MakeShortVerb{\\|}|",
            "\\newminted{a}{}",
        ),
    ],
)
def test_hostile_input_gives_a_scan(unit: str) -> None:
    text = unit * (SIZE // len(unit))
    scanned = scan(text)
    assert len(scanned.live) == len(text)
    assert len(scanned.unbalanced) <= 1000


def test_a_nest_as_deep_as_no_latex_is_one_fault_and_the_end_of_reading() -> None:
    found = scan("{" * (DEEPEST_NEST + 2) + r"\cite{a}")
    assert [half.kind for half in found.unbalanced] == ["nest"]
    assert found.macros == ()
    assert not found.live.strip("{ ")


def test_a_nest_at_the_limit_is_read() -> None:
    text = "{" * DEEPEST_NEST + "}" * DEEPEST_NEST + r"\cite{a}"
    found = scan(text)
    assert found.unbalanced == ()
    assert found.groups[0] == 2 * DEEPEST_NEST
    assert [macro.name for macro in found.macros] == ["cite"]


def test_an_endinput_that_may_not_be_read_ends_nothing() -> None:
    assert names(scan("\\ifx\\a\\b\\endinput\\fi\n\\cite{a}")) == ["a", "b", "cite"]


def test_an_endinput_ends_the_reading_after_its_line() -> None:
    assert names(scan("\\cite{a}\\endinput \\ref{b}\n\\cite{c}")) == ["cite"]
