"""Fixes make a draft better, leave everything else as it was, and leave nothing to do."""

import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lint.conftest import Written, whole
from toolkit.draft.draft import Draft
from toolkit.draft.load import load_draft
from toolkit.lint.fix import Fixed, applied, fix, texts_of
from toolkit.lint.run import run
from toolkit.model.finding import Edit, Finding, Severity
from toolkit.model.place import Span
from toolkit.rules import ALL
from toolkit.rules.base import Rule

END = re.compile(r"\r\n|\r|\n")
TEXTS = st.text(alphabet="ab %\\{}é\U0001f600\n\r", max_size=60)


class MarkedWord(Rule):
    """A rule for these tests: every word of a kind is a fault, and mended by another word."""

    code = "ZZZ001"
    severity = Severity.WARNING
    message = "another word"
    old, new, safe = "old", "new", True

    def check(self, draft: Draft) -> Iterator[Finding]:
        for tex in draft.tex:
            for word in re.finditer(rf"\b{self.old}\b", tex.text):
                span = Span(*word.span())
                yield self.finding(tex, span, Edit(span, self.new, self.safe))


class UnsafeWord(MarkedWord):
    """The same by edits that are not safe."""

    safe = False


class UselessFix(MarkedWord):
    """The same by edits that mend nothing."""

    new = "so old"


class OtherWord(MarkedWord):
    """Minds the word that the other rule's fix brings."""

    code = "ZZZ002"
    old, new = "new", "old"


class DeadlyWord(MarkedWord):
    """Mends the word by one that hides the rest of its line."""

    new = "%"


def fixed(folder: Path, *rules: type[Rule], unsafe: bool = False) -> Fixed:
    draft = load_draft(folder)
    encodings = {tex.path: tex.encoding for tex in draft.tex}
    return fix(draft, rules, encodings, unsafe=unsafe)


def main_of(state: Fixed) -> str:
    return texts_of(state.draft)["main.tex"]


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    spans = st.tuples(places, places).map(sorted)
    edits = st.builds(lambda span, new: Edit(Span(*span), new), spans, TEXTS)
    return text, draw(st.lists(edits, max_size=6))


@settings(deadline=None)
@given(texts_with_edits())
def test_edits_change_their_spans_and_nothing_else(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    pieces, rest = [text], list(reversed(list(_apart(edits))))
    for edit in rest:
        head = pieces.pop(0)
        pieces = [head[: edit.span.start], _spelt(edit.text, text), head[edit.span.end :], *pieces]
    assert applied(text, edits) == "".join(pieces)


def _apart(edits: list[Edit]) -> Iterator[Edit]:
    """Those that begin no sooner than the one before ends, the first first."""
    last = 0
    for edit in sorted(edits, key=lambda each: each.span):
        if edit.span.start >= last:
            last = edit.span.end
            yield edit


def _spelt(new: str, text: str) -> str:
    """New text with line ends of a kind that the text has."""
    kinds = END.findall(text)
    foreign = kinds and set(END.findall(new)) - set(kinds)
    return END.sub(kinds[0], new) if foreign else new


@settings(deadline=None)
@given(texts_with_edits())
def test_an_edit_brings_no_new_kind_of_line_end(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    text = text.replace("\r", "") + "\n"
    plain = [Edit(each.span, each.text) for each in edits if each.span.end <= len(text)]
    assert "\r" not in applied(text, plain)


@settings(deadline=None)
@given(texts_with_edits())
def test_the_order_of_edits_does_not_matter_where_none_share_a_place(
    case: tuple[str, list[Edit]],
) -> None:
    text, edits = case
    if len({each.span for each in edits}) == len(edits):
        assert applied(text, edits) == applied(text, reversed(edits))


def test_no_edit_leaves_the_text_as_it_is() -> None:
    assert applied("a\r\nb\rc", ()) == "a\r\nb\rc"


FRAGMENTS = (
    "See Fig. \\ref{a} there.",
    "Table\t\\ref{b}, Section \\ref{c}",
    "% See Table \\ref{d}",
    "Text. % draftsmith: ignore[REF001]",
    "  % draftsmith: ignore[REF002, REF001]",
    "Word% draftsmith: ignore[CIT001]",
    "\\begin{verbatim}\nTable \\ref{e} % draftsmith: ignore[REF001]\n\\end{verbatim}",
    "\\verb|Table \\ref{f}|",
    "\\iffalse Table \\ref{g} \\fi",
    "\\begin{table}\n  \\label{t} % here\n  \\caption{A \\textbf{b}}\n\\end{table}",
    "\\begin{figure}\\label{u}\\caption{C % \\label{v}\n}\\end{figure}",
    "\\begin{figure}\\label{w}\\label{x}\\caption{C}\\caption{D}\\end{figure}",
    "{",
    "\\end{document}",
    "",
)
BODIES = st.lists(st.sampled_from(FRAGMENTS), max_size=8)


def _hidden(draft: Draft) -> Counter[str]:
    """The words that LaTeX does not look at, without suppressions and signs of comments."""
    seen: Counter[str] = Counter()
    for tex in draft.tex:
        kept = re.sub(r"%[ \t]*draftsmith[^\r\n]*", lambda found: " " * len(found[0]), tex.text)
        letters = (" " if a == b else a for a, b in zip(kept, tex.live, strict=True))
        seen.update("".join(letters).replace("%", " ").split())
    return seen


@settings(deadline=None)
@given(BODIES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_fixes_leave_less_to_say_nothing_to_do_and_all_that_is_hidden(
    body: list[str], end: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        main = Path(name) / "main.tex"
        main.write_bytes(whole("\n".join(body)).replace("\n", end).encode())
        before = load_draft(main)
        first = fixed(main, *ALL)
        assert len(first.findings) <= len(run(before, ALL).findings) - len(first.codes)
        assert _hidden(first.draft) == _hidden(before)
        text = main_of(first)
        assert set(END.findall(text)) == {end}
        main.write_bytes(text.encode())
        again = fixed(main, *ALL)
        assert (main_of(again), again.codes) == (text, ())


def test_what_a_fix_uncovers_is_fixed_too(written: Written) -> None:
    folder = written(
        "\\begin{table}\\label{a}\\label{b}\\caption{C}\\end{table} Table \\ref{a} \\ref{b}"
    )
    state = fixed(folder, *ALL)
    assert "\\begin{table}\\caption{C}\\label{b}\\label{a}\\end{table}" in main_of(state)
    assert Counter(state.codes)["REF004"] == 2


def test_unsafe_edits_are_made_only_where_that_is_asked_for(written: Written) -> None:
    folder = written("an old word")
    assert fixed(folder, UnsafeWord).codes == ()
    assert "a new word" not in main_of(fixed(folder, UnsafeWord))
    assert "an new word" in main_of(fixed(folder, UnsafeWord, unsafe=True))


def test_a_fix_that_mends_nothing_is_not_made(written: Written) -> None:
    state = fixed(written("an old word"), UselessFix)
    assert (state.codes, "an old word" in main_of(state)) == ((), True)


def test_a_fix_that_another_rule_minds_is_not_made_either_way(written: Written) -> None:
    state = fixed(written("an old word"), MarkedWord, OtherWord)
    assert (state.codes, "an old word" in main_of(state)) == ((), True)


def test_a_fix_that_hides_text_is_not_made(written: Written) -> None:
    state = fixed(written("an old word"), DeadlyWord)
    assert (state.codes, "an old word" in main_of(state)) == ((), True)


def test_one_bad_fix_among_many_does_not_keep_the_good_ones_back(written: Written) -> None:
    hidden = "\\begin{verbatim}\nold\n\\end{verbatim}\n"
    body = "old\n" * 40 + hidden + "old\n" * 23
    state = fixed(written(body), MarkedWord)
    assert len(state.codes) == 63
    assert hidden in main_of(state)
    assert len(re.findall(r"\bold\b", main_of(state))) == 1


def test_a_word_that_stands_many_times_is_left_once(written: Written) -> None:
    state = fixed(written("Of " + "the " * 200 + "cones\n" + "the the the planes\n" * 100), *ALL)
    assert "Of the cones\n" + "the planes\n" * 100 in main_of(state)
    assert state.codes == ("TXT004",) * 399


def test_only_the_files_named_are_changed(written: Written) -> None:
    folder = written("\\input{part} old", **{"part.tex": "old"})
    state = fix(load_draft(folder), (MarkedWord,), {"part.tex": "utf-8"})
    assert texts_of(state.draft)["part.tex"] == "new"
    assert " old" in main_of(state)


def test_an_edit_that_the_encoding_cannot_spell_is_not_made(written: Written) -> None:
    class ForeignWord(MarkedWord):
        """Mends the word by one in Greek."""

        new = "νέο"

    folder = written("an old word")
    draft = load_draft(folder)
    assert fix(draft, (ForeignWord,), {"main.tex": "latin-1"}).codes == ()
    assert fix(draft, (ForeignWord,), {"main.tex": "utf-8"}).codes == ("ZZZ001",)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("One\n% draftsmith: ignore[REF001]\ntwo", "One\ntwo"),
        ("One% draftsmith: ignore[REF001]\ntwo", "One%\ntwo"),
        ("One % draftsmith: ignore[REF001]\ntwo", "One \ntwo"),
    ],
)
def test_a_suppression_goes_without_a_trace_in_print(
    written: Written, before: str, after: str
) -> None:
    assert after in main_of(fixed(written(before), *ALL))


def test_a_bibliography_is_fixed_too(written: Written) -> None:
    entry = "@book{hypatia, title = {Conics}, author = {Hypatia}, year = 400, publisher = {A}}\n"
    comment = "% draftsmith: ignore[REF001]\n"
    folder = written("\\cite{hypatia}\\bibliography{own}", **{"own.bib": comment + entry})
    state = fix(load_draft(folder), ALL, {"own.bib": "utf-8"})
    assert texts_of(state.draft)["own.bib"] == entry
    assert state.codes == ("SUP001",)


def test_a_suppression_that_is_printed_is_text(written: Written) -> None:
    body = "\\begin{verbatim}\nx % draftsmith: ignore[REF001]\n\\end{verbatim}"
    state = fixed(written(body), *ALL)
    assert body in main_of(state)


def test_of_two_edits_that_overlap_the_first_is_made() -> None:
    edits = [Edit(Span(2, 5), "x"), Edit(Span(0, 3), "y"), Edit(Span(5, 6), "z")]
    assert applied("abcdefg", edits) == "ydezg"
