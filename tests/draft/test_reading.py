"""A draft is read as LaTeX reads it: every input in its place, none for ever."""

import re
import shutil
import subprocess

import pytest

from toolkit.draft.load import load_draft
from toolkit.draft.reading import DEEPEST_INPUT

MAIN = "\\documentclass{{article}}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"


def read(folder, body, files):
    for name, text in {"main.tex": MAIN.format(body=body), **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_draft(folder / "main.tex")


def titles(draft):
    return [section.title for section in draft.sections]


@pytest.mark.parametrize(
    ("command", "path"),
    [
        ("\\input{part}", "part.tex"),
        ("\\input{part.tex}", "part.tex"),
        ("\\input part ", "part.tex"),
        ("\\input part.tex\n", "part.tex"),
        ("\\input{./part}", "part.tex"),
        ('\\input{"my part"}', "my part.tex"),
        ("\\input{my part}", "my part.tex"),
        ("\\include{parts/one}", "parts/one.tex"),
        ("\\input{part.v2}", "part.v2.tex"),
        ("\\input{part.txt}", "part.txt"),
        ("\\input{part.TEX}", "part.TEX"),
        ("\\subfile{parts/one}", "parts/one.tex"),
        ("\\import{parts/}{one}", "parts/one.tex"),
        ("\\import{parts}{one.tex}", "parts/one.tex"),
        ("\\InputIfFileExists{part}{}{}", "part.tex"),
        ("\\newcommand{\\dir}{parts}\\input{\\dir/one}", "parts/one.tex"),
        ("\\input{parts/One}", "parts/one.tex"),
        ("\\input{\\jobname-part}", "main-part.tex"),
        ("\\include{Part}", "part.tex"),
    ],
)
def test_an_input_is_read_however_it_is_written(tmp_path, command, path):
    draft = read(tmp_path, f"\\section{{A}}{command}\\section{{C}}", {path: "\\section{B}"})
    assert titles(draft) == ["A", "B", "C"]
    assert draft.missing == ()
    assert draft.paths == ("main.tex", path)


def test_of_two_files_the_one_that_is_spelt_as_asked_is_read(tmp_path):
    files = {"Part.tex": "\\section{A}", "part.tex": "\\section{B}"}
    assert titles(read(tmp_path, "\\input{part}", files)) == ["B"]


def test_an_input_that_the_source_itself_carries_is_not_missed(tmp_path):
    carried = "\\begin{filecontents*}[overwrite]{part.tex}\nText.\n\\end{filecontents*}\n"
    draft = read(tmp_path, f"{carried}\\input{{part}}\\input{{other}}", {})
    assert [each.target for each in draft.missing] == ["other"]


def test_a_folder_must_be_spelt_as_it_is(tmp_path):
    draft = read(tmp_path, "\\input{Parts/one}", {"parts/one.tex": "\\section{A}"})
    assert [each.target for each in draft.missing] == ["Parts/one"]


def test_an_input_beside_the_drafts_folder_is_read(tmp_path):
    (tmp_path / "common.tex").write_text("\\section{Shared}")
    assert titles(read(tmp_path / "draft", "\\input{../common}", {})) == ["Shared"]


def test_an_input_of_an_imported_file_is_looked_up_beside_it_where_it_says_so(tmp_path):
    files = {"a/b.tex": "\\subimport{c/}{d}", "a/c/d.tex": "\\section{Deep}"}
    assert titles(read(tmp_path, "\\import{a/}{b}", files)) == ["Deep"]


@pytest.mark.parametrize(
    "command",
    ["% \\input{gone}", "\\verb|\\input{gone}|", "\\iffalse\\input{gone}\\fi", "\\input{#1}"],
)
def test_what_latex_does_not_input_is_not_missed(tmp_path, command):
    assert read(tmp_path, command, {}).missing == ()


@pytest.mark.parametrize("name", ["gone", "gone.tex", "../outside", "/etc/hostname", "x" * 300])
def test_an_input_that_is_not_in_the_draft_is_missing_at_its_place(tmp_path, name):
    (missing,) = read(tmp_path, f"\\input{{{name}}}", {}).missing
    assert (missing.target, missing.loop) == (name, ())
    assert missing.tex.slice(missing.span).endswith(name)


@pytest.mark.parametrize("name", ["\\jobname-x", "glyphtounicode", "pdfcolmk.tex"])
def test_an_input_that_cannot_be_looked_up_is_not_missed(tmp_path, name):
    assert read(tmp_path, f"\\input{{{name}}}", {}).missing == ()


def test_an_input_that_is_only_tried_is_not_missed(tmp_path):
    assert read(tmp_path, "\\InputIfFileExists{gone}{}{}", {}).missing == ()


def test_a_loop_of_inputs_ends_and_names_its_files(tmp_path):
    files = {"a.tex": "\\section{A}\\input{b}", "b.tex": "\\section{B}\\input{a}"}
    draft = read(tmp_path, "\\input{a}\\section{After}", files)
    assert titles(draft) == ["A", "B", "After"]
    (missing,) = draft.missing
    assert missing.loop == ("main.tex", "a.tex", "b.tex", "a.tex")


def test_a_file_that_inputs_itself_is_read_once(tmp_path):
    draft = read(tmp_path, "\\section{One}\\input{main}", {})
    assert titles(draft) == ["One"]
    assert draft.missing[0].loop == ("main.tex", "main.tex")


def test_a_chain_of_inputs_is_followed_to_its_limit(tmp_path):
    files = {f"{n}.tex": f"\\section{{{n}}}\\input{{{n + 1}}}" for n in range(300)}
    draft = read(tmp_path, "\\input{0}\\section{End}", files)
    assert titles(draft) == [*map(str, range(DEEPEST_INPUT - 1)), "End"]
    assert [(missing.too_deep, missing.loop) for missing in draft.missing] == [(True, ())]


def test_a_file_that_is_input_twice_counts_twice_in_what_is_read_and_once_in_files(tmp_path):
    draft = read(tmp_path, "\\input{a}\\section{B}\\input{a}", {"a.tex": "\\section{A} word"})
    assert titles(draft) == ["A", "B", "A"]
    assert draft.paths == ("main.tex", "a.tex")
    assert draft.words == 2


def test_a_tree_of_inputs_that_doubles_at_each_step_ends(tmp_path):
    files = {f"{n}.tex": f"\\input{{{n + 1}}}\\input{{{n + 1}}}" for n in range(40)}
    draft = read(tmp_path, "\\input{0}", {**files, "40.tex": "\\section{Leaf}"})
    assert len(draft.paths) == 42


def test_nothing_is_read_after_a_part_that_ends_the_document(tmp_path):
    draft = read(tmp_path, "\\input{a}\\section{B}", {"a.tex": "\\section{A}\\end{document}"})
    assert titles(draft) == ["A"]


def test_what_a_part_declares_holds_in_the_parts_after_it(tmp_path):
    files = {
        "setup.tex": "\\newif\\iflong\\longtrue\\newcommand{\\head}[1]{\\section{#1}}",
        "body.tex": "\\iflong\\head{Long}\\else\\head{Short}\\fi",
    }
    assert titles(read(tmp_path, "\\input{setup}\\input{body}", files)) == ["Long"]


def test_a_style_file_of_the_draft_is_read_for_what_it_defines(tmp_path):
    files = {"ours.sty": "\\newcommand{\\head}[1]{\\section{#1}}"}
    draft = read(tmp_path, "\\usepackage{ours}\\head{By style}", files)
    assert titles(draft) == ["By style"]
    assert [style.path for style in draft.styles] == ["ours.sty"]


def test_a_part_is_decoded_as_the_main_file_declares(tmp_path):
    (tmp_path / "a.tex").write_bytes("\\section{Größe}".encode("latin-1"))
    draft = read(tmp_path, "\\usepackage[latin1]{inputenc}\\input{a}", {})
    assert titles(draft) == ["Größe"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\InputIfFileExists{part}{}{\section{Absent}}", ["B"]),
        (r"\InputIfFileExists{none}{\section{There}}{\section{Absent}}", ["Absent"]),
        (r"\IfFileExists{part.tex}{\input{part}}{\input{other}}", ["B"]),
        (r"\IfFileExists{other.tex}{\input{other}}{\section{Absent}}", ["Absent"]),
        (r"\IfFileExists{some.sty}{\section{There}}{\section{Absent}}", ["There", "Absent"]),
        (r"\IfFileExists{\dir/some}{\section{There}}{\section{Absent}}", ["There", "Absent"]),
    ],
)
def test_of_two_branches_the_one_is_read_that_a_file_decides(tmp_path, body, expected):
    """A package may be there for TeX and not in the draft: both of its branches are read."""
    draft = read(tmp_path, body, {"part.tex": "\\section{B}"})
    assert titles(draft) == expected
    assert draft.missing == ()


def test_words_of_a_branch_that_is_not_taken_do_not_count(tmp_path):
    assert read(tmp_path, r"One \IfFileExists{none.tex}{two three}{four}", {}).words == 2


@pytest.mark.parametrize("command", ["\\subfile{part}", "\\input{part}"])
def test_a_document_that_is_read_by_another_ends_itself_alone(tmp_path, command):
    part = "\\documentclass{standalone}\\begin{document}\\section{B}\\end{document}\\section{Past}"
    draft = read(tmp_path, f"{command}\\section{{C}}", {"part.tex": part})
    assert titles(draft) == ["B", "C"]


CHAPTERS = {
    "one.tex": "\\section{One}\\label{s:one} See \\ref{s:two} and \\ref{s:deep}, \\cite{a}.",
    "two.tex": "\\section{Two}\\label{s:two} TODO \\cite{b}\\input{deep}",
    "deep.tex": "\\section{Deep}\\label{s:deep} \\ref{s:one}",
}


def chosen(folder, names, body="\\include{one}\\include{two}\\section{End}"):
    main = MAIN.format(body=body).replace("\n", f"\n\\includeonly{{{names}}}\n", 1)
    return read(folder, "", {**CHAPTERS, "main.tex": main})


def test_a_chapter_that_is_not_chosen_is_not_typeset(tmp_path):
    draft = chosen(tmp_path, "zero, one")
    assert titles(draft) == ["One", "End"]
    assert [tex.path for tex in draft.tex] == ["main.tex", "one.tex"]
    assert [citation.key for _, citation in draft.citations] == ["a"]
    assert draft.words == 4


def test_labels_and_citations_of_a_chapter_that_is_not_chosen_are_known(tmp_path):
    draft = chosen(tmp_path, "one")
    assert draft.labels == {"s:one", "s:two", "s:deep"}
    assert draft.referred == draft.labels
    assert draft.nocites == {"b"}


def test_a_chapter_that_is_not_chosen_need_not_be_there(tmp_path):
    draft = chosen(tmp_path, "one", "\\include{one}\\include{gone}")
    assert draft.missing == ()


def test_a_choice_of_none_leaves_out_every_chapter_and_no_input(tmp_path):
    draft = chosen(tmp_path, "", "\\include{one}\\input{deep}")
    assert titles(draft) == ["Deep"]


def test_the_last_choice_holds_and_one_in_a_comment_does_not(tmp_path):
    assert titles(chosen(tmp_path, "one}\n%\\includeonly{one,two}\n\\includeonly{two")) == [
        "Two",
        "Deep",
        "End",
    ]


def test_of_chapters_latex_sets_those_that_are_read(tmp_path):
    if shutil.which("pdflatex") is None:
        pytest.skip("needs TeX: pdflatex is not installed")
    chosen(tmp_path, "two, three")
    draft = load_draft(tmp_path / "main.tex")
    main = (tmp_path / "main.tex").read_text("utf-8")
    (tmp_path / "main.tex").write_text(main.replace("\\includeonly{two, three}", ""), "utf-8")
    run = ["pdflatex", "-interaction=batchmode", "main.tex"]
    subprocess.run(run, cwd=tmp_path, capture_output=True, check=True)
    (tmp_path / "main.tex").write_text(main, "utf-8")
    for _ in range(2):
        subprocess.run(run, cwd=tmp_path, capture_output=True, check=True)
    toc = (tmp_path / "main.aux").read_text("utf-8") + (tmp_path / "two.aux").read_text("utf-8")
    log = (tmp_path / "main.log").read_text("latin-1")
    assert set(re.findall(r"numberline \{\d\}(\w+)\}", toc)) == set(titles(draft))
    assert "Reference" not in log
    assert draft.referred <= draft.labels


@pytest.mark.parametrize(
    "main",
    [
        "\\documentclass{article}\\usepackage[latin1]{inputenc}\\begin{document}\\input{part}",
        "\\documentclass{article}\\input{preamble}\\begin{document}\\input{part}",
    ],
    ids=["of the main file", "of a preamble that is read"],
)
def test_what_is_input_has_the_encoding_that_was_declared(tmp_path, main):
    """Though the file that declares it holds no letter of its own that tells."""
    (tmp_path / "main.tex").write_text(f"{main}\\end{{document}}\n")
    (tmp_path / "preamble.tex").write_text("\\usepackage[latin1]{inputenc}\n")
    (tmp_path / "part.tex").write_bytes("\\section{Ampère}".encode("latin-1"))
    draft = load_draft(tmp_path / "main.tex")
    assert titles(draft) == ["Ampère"]
    assert all(tex.fault is None for tex in draft.tex)
