"""``--bare`` keeps the headings and drops what was there to be replaced."""

from toolkit.scaffold.bare import bare_files

SECTION = b"""\\section{Text}
\\guidance{Write
here.}

Sample~\\cite{a}.
\\subsection{More}
\\begin{figure}\\caption{C}\\end{figure}
"""


def test_a_section_keeps_its_headings():
    bare = bare_files({"sections/a.tex": SECTION})
    assert bare == {"sections/a.tex": b"\\section{Text}\n\n\\subsection{More}\n"}


def test_a_frame_and_an_abstract_keep_their_bounds():
    frame = b"\\begin{frame}{Results}\n  \\guidance{Show.}\n\\end{frame}\n"
    assert bare_files({"sections/a.tex": frame}) == {
        "sections/a.tex": b"\\begin{frame}{Results}\n\\end{frame}\n"
    }


def test_sample_entries_go_and_other_files_stay():
    files = {"references.bib": b"@book{a, title = {B}}", "note.tex": b"\\guidance{x}"}
    assert bare_files(files) == {"references.bib": b"", "note.tex": b"\\guidance{x}"}
