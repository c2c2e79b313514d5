"""A bibliography is read as BibTeX reads it, and a broken entry costs no other."""

import shutil
import subprocess
from pathlib import Path

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.place import LineIndex
from toolkit.readers import bib_cursor
from toolkit.readers.bib import read_bib

needs_tex = pytest.mark.skipif(
    shutil.which("bibtex") is None, reason="needs TeX: bibtex is not installed"
)

WORKS = (Path(__file__).parent / "data" / "works.bib").read_text()


def fields(entry):
    return {field.name: field.value for field in entry.fields}


def faults(text):
    return [(fault.expected, text[: fault.span.start]) for fault in read_bib(text).faults]


def test_every_entry_of_a_real_file_is_found_without_fault():
    bib = read_bib(WORKS)
    assert [(entry.type, entry.key) for entry in bib.entries] == [
        ("article", "curie1898"),
        ("book", "noether1918"),
        ("inproceedings", "hopper1952"),
        ("misc", "lovelace1843"),
        ("online", "galilei/1610:moon"),
        ("proceedings", "acm1952"),
    ]
    assert bib.faults == ()


def test_values_are_read_through_macros_joins_and_delimiters():
    curie, noether, *_ = read_bib(WORKS).entries
    assert fields(curie) == {
        "author": "Curie, Marie and Curie, Pierre",
        "title": "On a New {R}adioactive Substance, Contained in Pitchblende",
        "journal": "Journal of {P}hysics",
        "volume": "127",
        "pages": "175--178",
        "month": "July~18",
        "year": "1898",
    }
    assert fields(noether)["author"] == r"Emmy N{\"o}ther"


def test_strings_and_preamble_are_kept():
    bib = read_bib(WORKS)
    assert bib.strings == (("pam", "Philosophical Magazine"), ("jop", "Journal of {P}hysics"))
    assert bib.preamble == r"\providecommand{\noopsort}[1]{} \relax"


def test_bibtexparser_finds_the_same_entries_and_fields():
    """It knows no parenthesised entries and keeps blanks as typed, so both are evened out."""
    text = WORKS.replace("@Book(", "@Book{").replace("year = 1918)", "year = 1918}")
    text = text.replace("@STRING(jop = {Journal of {P}hysics})", "@string{jop = {Journal}}")
    text = text.replace('jul # "~18"', "jul")
    theirs = {
        entry.key: {field.key.lower(): " ".join(field.value.split()) for field in entry.fields}
        for entry in bibtexparser.parse_string(text).entries
    }
    ours = {entry.key: fields(entry) for entry in read_bib(text).entries}
    ours["curie1898"]["month"] = "jul"
    assert ours == theirs


def test_spans_point_at_what_was_written():
    noether = read_bib(WORKS).entries[1]
    title = noether.fields[1]
    assert WORKS[noether.span.start : noether.span.end].startswith("@Book(")
    assert WORKS[noether.span.start : noether.span.end].endswith("1918)")
    assert WORKS[noether.key_span.start : noether.key_span.end] == "noether1918"
    assert WORKS[title.span.start : title.span.end] == "Title  = {Invariant (Variation) Problems}"
    assert WORKS[title.value_span.start : title.value_span.end].startswith("{Invariant")


def test_get_takes_any_case_and_of_repeated_fields_the_first():
    (entry,) = read_bib("@book{a, Year = 1, YEAR = 2}").entries
    assert (entry.get("yEaR"), entry.get("title")) == ("1", None)


def test_both_entries_of_one_key_are_kept():
    bib = read_bib("@book{a}@book{a}")
    assert [entry.key for entry in bib.entries] == ["a", "a"]
    assert bib.faults == ()


def test_a_macro_that_this_file_does_not_define_is_its_name():
    (entry,) = read_bib("@book{a, journal = IEEE_J_PAMI, month = FEB}").entries
    assert fields(entry) == {"journal": "IEEE_J_PAMI", "month": "February"}


def test_an_entry_inside_a_comment_does_not_count():
    assert read_bib("@comment{@book{a, x = {}}} @book{b}").entries[0].key == "b"


def test_a_comment_without_braces_hides_nothing():
    assert [entry.key for entry in read_bib("@comment see\n@book{b}").entries] == ["b"]


def test_after_a_comment_that_never_closes_later_ones_hide_nothing():
    assert [entry.key for entry in read_bib("@comment{\n@comment{@book{b}}").entries] == ["b"]


def test_a_line_in_a_value_that_only_resembles_an_entry_ends_nothing():
    text = "@misc{a, abstract = {In Java\n@property(value)\n@test{ x }\n}, year = 1}"
    bib = read_bib(text)
    assert (bib.entries[0].get("year"), bib.faults) == ("1", ())


BROKEN = {
    "no comma between fields": (
        "@book{a,\n title = {T}\n year = 1,\n}",
        ",",
        "@book{a,\n title = {T}",
        {"title": "T", "year": "1"},
    ),
    "no comma after the key": (
        "@book{a\n title = {T}, year = 1}",
        ",",
        "@book{a",
        {"title": "T", "year": "1"},
    ),
    "a blank in the key": (
        "@book{a b, title = {T}, year = 1}",
        ",",
        "@book{a",
        {"title": "T", "year": "1"},
    ),
    "no equals sign before a brace": (
        "@book{a, title {T}, year = 1}",
        "=",
        "@book{a, ",
        {"title": "T", "year": "1"},
    ),
    "no equals sign before a number": (
        "@book{a, year 1,\n title = {T}}",
        "=",
        "@book{a, ",
        {"title": "T"},
    ),
    "no value": (
        "@book{a, year = ,\n title = {T}}",
        "a value in braces",
        "@book{a, year = ",
        {"title": "T"},
    ),
    "no field name": (
        "@book{a, = {T},\n year = 1}",
        "a field name",
        "@book{a, ",
        {"year": "1"},
    ),
    "words without delimiters": (
        "@book{a, title = Two Words,\n year = 1}",
        ", or }",
        "@book{a, title = Two",
        {"title": "Two", "year": "1"},
    ),
    "the entry is never closed": (
        "@book{a, year = 1",
        "}",
        "",
        {"year": "1"},
    ),
    "a brace is never closed": (
        "@book{a, year = 1, title = {T",
        "}",
        "@book{a, year = 1, title = ",
        {"year": "1"},
    ),
    "a brace is closed only by the entry's own": (
        "@book{a, note = {N},\n title = {T,\n year = 1\n}\n",
        "}",
        "@book{a, note = {N},\n title = ",
        {"note": "N", "title": "T, year = 1"},
    ),
    "a quotation mark is never closed": (
        '@book{a, year = 1, title = "T}',
        '"',
        "@book{a, year = 1, title = ",
        {"year": "1"},
    ),
    "a quoted value closes a brace it did not open": (
        '@book{a, title = "T},\n year = 1}',
        '"',
        "@book{a, title = ",
        {"year": "1"},
    ),
    "a brace too many": (
        "@book{a, title = {T}}, year = 1}",
        ",",
        "@book{a, title = {T}",
        {"title": "T", "year": "1"},
    ),
    "a parenthesis closed by a brace": (
        "@book(a, year = 1}",
        ", or )",
        "@book(a, year = 1",
        {"year": "1"},
    ),
}


@pytest.mark.parametrize(("text", "expected", "before", "kept"), BROKEN.values(), ids=BROKEN)
def test_a_fault_says_what_was_expected_and_where_and_keeps_the_rest(text, expected, before, kept):
    assert faults(text) == [(expected, before)]
    (entry,) = read_bib(text).entries
    assert (entry.key, fields(entry)) == ("a", kept)


@pytest.mark.parametrize("text", [case[0] for case in BROKEN.values()], ids=BROKEN)
def test_a_broken_entry_costs_neither_neighbour(text):
    bib = read_bib(f"@misc{{before, year = 1}}\n{text}\n@misc{{after, year = 2}}")
    assert [(entry.key, entry.get("year")) for entry in (bib.entries[0], bib.entries[-1])] == [
        ("before", "1"),
        ("after", "2"),
    ]


def test_an_entry_without_a_key_is_a_fault_and_keeps_its_fields():
    text = "@book{title = {T}, year = 1}"
    (entry,) = read_bib(text).entries
    assert faults(text) == [("a key", "@book{")]
    assert (entry.key, fields(entry)) == ("", {"title": "T", "year": "1"})


def test_an_entry_with_an_empty_key_keeps_its_fields():
    (entry,) = read_bib("@book{, title = {T}}").entries
    assert (entry.key, fields(entry)) == ("", {"title": "T"})


def test_faults_stand_in_the_order_of_their_places():
    assert faults("@book{year = {1}") == [("}", ""), ("a key", "@book{")]


def test_an_entry_without_key_or_fields_is_none():
    assert read_bib("@book{}").entries == ()


def test_an_entry_that_ends_before_its_key_costs_no_other():
    bib = read_bib("@book{\n@book{b, year = 1}")
    assert [(entry.key, fields(entry)) for entry in bib.entries] == [("b", {"year": "1"})]


@pytest.mark.parametrize("definition", ["@string{a = }", "@string{a = {b}", '@preamble{"x" y}'])
def test_a_broken_definition_costs_no_entry(definition):
    bib = read_bib(f"{definition}\n@book{{c, year = 1}}")
    assert len(bib.faults) == 1
    assert [entry.key for entry in bib.entries] == ["c"]


def test_a_file_cut_in_half_keeps_what_stands_before_the_cut():
    half = WORKS[: WORKS.index("Contained")]
    bib = read_bib(half)
    assert fields(bib.entries[0]) == {"author": "Curie, Marie and Curie, Pierre"}
    assert [fault.expected for fault in bib.faults] == ["}"]


@needs_tex
def test_bibtex_complains_on_the_lines_of_our_faults(tmp_path):
    """BibTeX, too, resumes at the next entry; what it only meets later it puts on a later line."""
    text = "\n".join(
        [
            "@misc{good, title = {T}, year = 1}",
            "@misc{comma, title = {T} year = 1}",
            "@misc{equals, title {T}, year = 1}",
            "@misc{value, title = , year = 1}",
            "@misc{two words, title = {T}, year = 1}",
            "@misc{last, title = {T}, year = 1}",
        ]
    )
    (tmp_path / "works.bib").write_text(text)
    keys = "good,comma,equals,value,two,last"
    aux = f"\\citation{{{keys}}}\\bibstyle{{plain}}\\bibdata{{works}}".replace("}\\", "}\n\\")
    (tmp_path / "main.aux").write_text(aux)
    command = ["bibtex", "main"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    lines = LineIndex(text)
    ours = [lines.line_column(fault.span.start)[0] for fault in read_bib(text).faults]
    theirs = [
        int(line.split("---line ")[1].split()[0])
        for line in done.stdout.splitlines()
        if "---line" in line
    ]
    assert ours == theirs == [2, 3, 4, 5]


def test_macros_that_double_one_another_stay_bounded():
    doubling = "@string{a = {0123456789}}" + "@string{a = a # a}" * 100
    text = f"{doubling}@book{{k, title = a # a}}"
    read = read_bib(text)
    assert len(read.entries) == 1
    assert sum(len(value) for _, value in read.strings) <= len(text) + bib_cursor.MAX_EXPANSION


def test_reading_stops_at_a_thousand_faults_and_says_so():
    bib = read_bib("\n@book{" * 5000)
    assert len(bib.faults) == bib_cursor.MAX_FAULTS + 1
    assert bib.faults[-1].expected == "a smaller file"


@pytest.mark.parametrize("text", ["@book{a" + ",b=1" * 50 + "}", "@book{a}" * 50])
def test_reading_stops_at_the_limit_of_fields_and_entries_and_says_so(monkeypatch, text):
    monkeypatch.setattr(bib_cursor, "MAX_PARTS", 40)
    bib = read_bib(text)
    assert sum(1 + len(entry.fields) for entry in bib.entries) <= 41
    assert [fault.expected for fault in bib.faults] == ["a smaller file"]
    assert (bib.cut, read_bib("@book{a}").cut) == (True, False)


PIECES = ["@", "book", "comment", "string", "{", "}", "(", ")", "a", "1", ",", "=", "#", '"', "\n"]
ANYTHING = st.one_of(
    st.text(),
    st.lists(st.sampled_from([*PIECES, " ", "\\", "\0", "@book{a,", "year={1}"])).map("".join),
)


@given(ANYTHING)
def test_any_text_is_read_and_every_span_lies_inside_it(text):
    bib = read_bib(text)
    spans = [fault.span for fault in bib.faults]
    for entry in bib.entries:
        spans += [entry.span, entry.key_span]
        for field in entry.fields:
            assert entry.span.start <= field.span.start
            assert field.span.end == field.value_span.end <= entry.span.end
            spans += [field.span, field.value_span]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)


@given(ANYTHING)
def test_no_text_above_it_hides_a_whole_entry_at_a_line_start_but_a_comment(text):
    read = read_bib(text.replace("comment", "") + "\n@book{last, year = 1}")
    assert read.entries[-1].key == "last"


COMMENTS = """% @book{old, title = {Old}}
@book{new, % which is
  title = {50% of it}, % not {this
%  year = {1950},
}
"""


def test_a_percent_sign_begins_a_comment_for_biber() -> None:
    bib = read_bib(COMMENTS, as_biber=True)
    assert [(entry.key, entry.get("title"), entry.get("year")) for entry in bib.entries] == [
        ("new", "50% of it", None)
    ]
    assert bib.faults == ()


def test_a_percent_sign_is_no_comment_for_bibtex() -> None:
    bib = read_bib(COMMENTS)
    assert [entry.key for entry in bib.entries] == ["old", "new"]
    assert bib.faults[0].message == "a field has no name"


@pytest.mark.parametrize(
    ("text", "as_biber", "faults"),
    [
        ("@book{, title = {T}}", False, 0),
        ("@book{, title = {T}}", True, 1),
        ("@book{title = {T}}", False, 1),
        ("@book{}", False, 0),
        ("@book{}", True, 0),
    ],
)
def test_an_empty_key_is_a_fault_where_a_program_stops_at_it(
    text: str, as_biber: bool, faults: int
) -> None:
    assert len(read_bib(text, as_biber=as_biber).faults) == faults
