"""A draft is loaded with what its own files and settings name."""

from pathlib import Path

import pytest

from toolkit.draft.load import load_draft
from toolkit.model.errors import CourseError

CITES = "\\documentclass{article}\\usepackage{ours}\\begin{document}\\cite{a}\\end{document}"


def test_a_bibliography_that_the_drafts_own_style_names_is_read(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text(CITES)
    (tmp_path / "ours.sty").write_text("\\RequirePackage{biblatex}\\addbibresource{works.bib}")
    (tmp_path / "works.bib").write_text("@book{a, title={Notes}}")
    assert "a" in load_draft(tmp_path).defined_keys


def test_a_bibliography_that_a_style_may_name_is_not_missed(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text(CITES)
    (tmp_path / "ours.sty").write_text("\\RequirePackage{biblatex}\\addbibresource{#1.bib}")
    draft = load_draft(tmp_path)
    assert (draft.bib, draft.missing_bibs) == ((), ())


def test_a_bibliography_of_tex_live_need_not_be_there(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text("\\documentclass{article}\\bibliography{IEEEabrv,xampl,own}")
    assert [each.target for each in load_draft(tmp_path).missing_bibs] == ["own.bib"]


def test_an_entry_without_aliases_has_its_key_alone(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@misc{a, title={A}}\n@misc{b, ids={c, }}")
    (tmp_path / "main.tex").write_text("\\documentclass{article}\\bibliography{refs}")
    assert load_draft(tmp_path).defined_keys == {"a", "b", "c"}


def test_a_bibliography_is_found_whatever_the_case_of_its_letters(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text("\\documentclass{article}\\bibliography{Refs,refs}")
    (tmp_path / "refs.bib").write_text("@book{a, title={Notes}}")
    draft = load_draft(tmp_path)
    assert [file.path for file in draft.bib] == ["refs.bib"]
    assert draft.missing_bibs == ()


def test_a_template_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text(CITES)
    (tmp_path / "draftsmith.toml").write_text('template = "stat453/reprot"')
    with pytest.raises(CourseError, match=r"draftsmith\.toml: template: there is no"):
        load_draft(tmp_path)


def test_a_bibliography_that_the_source_itself_carries_is_read(tmp_path: Path) -> None:
    carried = "\\begin{filecontents}{\\jobname.bib}\n@book{a, title={T}}\n\\end{filecontents}\n"
    text = f"{carried}\\documentclass{{article}}\\bibliography{{\\jobname}}"
    (tmp_path / "paper.tex").write_text(text)
    draft = load_draft(tmp_path)
    assert draft.defined_keys == {"a"}
    assert draft.missing_bibs == ()
