"""What a person typed is what LaTeX prints."""

import re
import shutil
import subprocess
import unicodedata

import pypdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.course.resources import templates_folder
from toolkit.model.errors import ScaffoldError
from toolkit.scaffold.latex_text import PDFLATEX, TIMES, escape, refuse_unsettable, tidy, unescape

COMMANDS = {
    r"\textbackslash{}": "\\",
    r"\textasciicircum{}": "^",
    r"\textasciitilde{}": "~",
    r"\textquotedbl{}": '"',
    r"\textquotesingle{}": "'",
    r"\textasciigrave{}": "`",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
    r"\/": "",
}
TOKEN = re.compile("|".join(map(re.escape, COMMANDS)) + r"|\\[{}$&#%_]|.", re.DOTALL)
ASCII_TEXTS = (
    "--- -- ,,a,, <<b>> ''c'' ``d``",
    "?`!` fi ffl",
    r"\\{}{{}}$$##%%&&__~~^^",
    "a'b\"c|",
)


def read_back(latex: str) -> str:
    """The text of escaped LaTeX, told by its few commands alone."""
    tokens = TOKEN.findall(latex)
    return "".join(COMMANDS.get(token, token.removeprefix("\\")) for token in tokens)


@given(st.text())
def test_every_text_can_be_read_back(text):
    assert read_back(escape(text)) == text


@given(st.text(alphabet="\\{}$&#%_^~\"'`<>|-,ab "))
def test_nothing_that_tex_acts_on_is_left(text):
    rest = re.sub("|".join(map(re.escape, COMMANDS)) + r"|\\[{}$&#%_]", "\0", escape(text))
    assert not re.search(r"[\\{}$&#%_^~\"'`<>|]|--|,,", rest)


@given(st.text())
def test_a_tidied_text_is_one_line_and_stays_as_it_is(text):
    assert tidy(tidy(text)) == tidy(text)
    assert tidy(text).splitlines() in ([], [tidy(text)])


def test_an_accent_typed_on_its_own_joins_its_letter():
    assert tidy("Cafe\u0301  au\tlait\n") == "Café au lait"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Dragon 🐉", "🐉 (U+1F409 DRAGON)"),
        ("漢", "漢 (U+6F22 CJK UNIFIED IDEOGRAPH-6F22)"),
        ("Пётр", "П (U+041F CYRILLIC CAPITAL LETTER PE)"),
        ("Nguyễn", "ễ (U+1EC5 LATIN SMALL LETTER E WITH CIRCUMFLEX AND TILDE)"),
    ],
)
def test_what_pdflatex_cannot_set_is_named_and_lualatex_offered(text, named):
    with pytest.raises(ScaffoldError) as caught:
        refuse_unsettable(text, "pdflatex", "title")
    assert named in caught.value.message
    assert caught.value.place == "title"
    assert "--set engine=lualatex" in caught.value.hint
    refuse_unsettable(text, "lualatex", "title")


@pytest.mark.parametrize("text", ["a\0b", "a\x1bb", "\ud800", "\ue000", "\uffff"])
@pytest.mark.parametrize("engine", ["pdflatex", "lualatex"])
def test_what_is_no_text_is_refused_for_both_engines(text, engine):
    with pytest.raises(ScaffoldError, match="is not text"):
        refuse_unsettable(text, engine, "title")


@pytest.mark.parametrize("name", ["Łódź", "İstanbul ğış", "Zoë Müller-Strauß", "Đorđe", "Nuñez"])
def test_latin_names_pass_pdflatex(name):
    refuse_unsettable(name, "pdflatex", "author")


def test_lualatex_sets_what_times_lacks_in_another_font():
    assert escape("Nguyễn", "lualatex") == r"\otherscript{Nguyễn}"
    assert escape("Łódź", "lualatex") == "Łódź"
    assert escape("ḍ", "pdflatex") == "ḍ"


def typeset(folder, engine, texts):
    """Each text in roman, bold, sans serif and typewriter type: the log and the PDF."""
    if shutil.which(engine) is None:
        pytest.skip(f"needs TeX: {engine} is not installed")
    shutil.copy(templates_folder() / "shared/draftsmith.sty", folder)
    lines = "\n\n".join(
        rf"{face} {escape(text, engine)}"
        for face in (r"\rmfamily", r"\bfseries", r"\mdseries\sffamily", r"\ttfamily")
        for text in texts
    )
    source = rf"""\documentclass{{article}}
\usepackage{{draftsmith}}\usepackage[margin=9mm]{{geometry}}
\begin{{document}}\raggedright {lines}\end{{document}}"""
    (folder / "d.tex").write_text(source, "utf-8")
    command = [engine, "-interaction=nonstopmode", "-halt-on-error", "d.tex"]
    subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=120)
    return (folder / "d.log").read_text("utf-8", errors="replace"), folder / "d.pdf"


@pytest.mark.parametrize("engine", ["pdflatex", "lualatex"])
def test_active_characters_print_as_typed_in_every_typeface(tmp_path, engine):
    _, pdf = typeset(tmp_path, engine, ASCII_TEXTS)
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    read = "".join(unicodedata.normalize("NFKC", page).split())
    assert [read.count("".join(text.split())) for text in ASCII_TEXTS] == [4] * len(ASCII_TEXTS)


def test_every_character_that_pdflatex_is_given_has_an_outline_font(tmp_path):
    log, pdf = typeset(tmp_path, "pdflatex", [" ".join(sorted(PDFLATEX))])
    assert "Missing character" not in log
    fonts = pypdf.PdfReader(pdf).pages[0]["/Resources"]["/Font"].values()
    assert {font.get_object()["/Subtype"] for font in fonts} == {"/Type1"}


def test_every_character_that_times_is_given_in_lualatex_has_its_glyph(tmp_path):
    log, _ = typeset(tmp_path, "lualatex", [" ".join(sorted(TIMES))])
    # Typewriter is Latin Modern: it may have gaps, as only mail addresses are set in it.
    assert not re.search(r"Missing character: .* in font \[u[th]", log)


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_what_was_escaped_is_undone(text):
    assert unescape(escape(text)) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"5\% \& more", "5% & more"),
        ("a & b_c $x$ #1", "a & b_c $x$ #1"),
        ("Dr.~Lovelace", "Dr. Lovelace"),
        (r"\textless x", "<x"),
        (r"\emph{well}", None),
        ("{well}", None),
        ("ends in \\", None),
    ],
)
def test_what_was_never_escaped_is_left_to_others(latex, text):
    assert unescape(latex) == text
