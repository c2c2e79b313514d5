"""Sentences of given texts are found in every format, told at their place, and nowhere else."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.lint.check import check
from toolkit.model.errors import CourseError, SettingsError
from toolkit.model.finding import Finding

EXAMPLES = Path(__file__).parents[2] / "examples"
SENTENCE = "Sparks of eleven inches were drawn from the apparatus in a dark room."
TEMPLATE = """id = "example/note"
version = "1"
title = "Note"
kind = "note"
main = "main.tex"
given_texts = [{names}]
[document]
class = "article"
"""

Found = Callable[..., list[Finding]]


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """What is found in a body, of given texts by name; settings stand at their end."""

    def run(body: str, settings: str = "", **given: str) -> list[Finding]:
        text = f"\\documentclass{{article}}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
        (tmp_path / "main.tex").write_text(text, encoding="utf-8")
        for stem, said in given.items():
            (tmp_path / stem.replace("_", ".")).write_text(said, encoding="utf-8")
        names = ", ".join(f'"{stem.replace("_", ".")}"' for stem in given)
        settings = f'main = "main.tex"\n[check]\ngiven_texts = [{names}]\n{settings}'
        (tmp_path / "draftsmith.toml").write_text(settings, encoding="utf-8")
        return list(check(tmp_path, select=("TXT005",)).findings)

    return run


@pytest.mark.parametrize("name", ["a_txt", "a_md"])
def test_a_sentence_of_a_plain_text_is_told_with_its_line(found: Found, name: str) -> None:
    (finding,) = found(f"We saw it. {SENTENCE}", **{name: f"One.\n\n{SENTENCE}\n"})
    assert finding.message == f"this sentence stands in {name.replace('_', '.')}, line 3"
    assert (finding.place.line, finding.place.column) == (3, 12)


def test_a_sentence_of_latex_source_is_told_with_its_line(found: Found) -> None:
    typed = SENTENCE.replace("dark", "\\textbf{dark}").replace("were", "were~\\cite{a}")
    (finding,) = found(SENTENCE, a_tex=f"% {SENTENCE}\n\\section{{Sparks}}\n{typed}\n")
    assert finding.message == "this sentence stands in a.tex, line 3"


def test_every_sentence_of_a_paper_is_found_in_its_pdf(tmp_path: Path) -> None:
    draft = tmp_path / "report"
    shutil.copytree(EXAMPLES / "report", draft)
    shutil.copy(draft / "report.pdf", draft / "given.pdf")
    settings = (draft / "draftsmith.toml").read_text(encoding="utf-8")
    given = '[check]\ngiven_texts = ["given.pdf"]\n'
    (draft / "draftsmith.toml").write_text(f"{settings}\n{given}", encoding="utf-8")
    copied = check(draft, select=("TXT005",)).findings
    assert len(copied) > 150
    assert copied[0].message == "this sentence stands in given.pdf, page 1"
    shutil.copy(EXAMPLES / "proposal" / "proposal.pdf", draft / "given.pdf")
    assert check(draft, select=("TXT005",)).findings == ()


@pytest.mark.parametrize(
    ("body", "number"),
    [
        (SENTENCE.replace("eleven", "twelve"), 0),
        (f"{SENTENCE[:-1]}, in winter at night and with all the windows shut.", 0),
        (f"{SENTENCE[:-1]}, indeed.", 1),
        ("Sparks of eleven inches were drawn from it.", 0),
        (SENTENCE.upper(), 1),
        (f"{SENTENCE} {SENTENCE}", 2),
        (f"% {SENTENCE}", 0),
        (f"\\begin{{verbatim}}\n{SENTENCE}\n\\end{{verbatim}}", 0),
    ],
)
def test_nine_tenths_of_a_sentence_must_be_the_same(found: Found, body: str, number: int) -> None:
    assert len(found(body, a_txt=SENTENCE)) == number


def test_how_many_words_make_a_copy_is_for_the_settings(found: Found) -> None:
    short = "Sparks of eleven inches were drawn."
    assert found(short, a_txt=SENTENCE) == []
    settings = "[rules.TXT005]\nleast_words = 6\n"
    assert len(found(short, settings, a_txt=SENTENCE)) == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../a.txt", "leaves the folder"),
        ("a.docx", "must name a file of .txt, .md, .tex, .pdf, not a.docx"),
        ("none.txt", "there is no such file: none.txt"),
    ],
)
def test_a_given_text_that_cannot_be_read_is_a_mistake_at_its_key(
    tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "main.tex").write_text("\\documentclass{article}", encoding="utf-8")
    settings = f'[check]\ngiven_texts = ["{name}"]\n'
    (tmp_path / "draftsmith.toml").write_text(settings, encoding="utf-8")
    with pytest.raises(SettingsError, match=said) as caught:
        check(tmp_path)
    assert caught.value.place.endswith("draftsmith.toml: check.given_texts[1]")


def test_a_template_names_given_texts_beside_it(tmp_path: Path, found: Found) -> None:
    template = tmp_path / "note"
    template.mkdir()
    (template / "handout.txt").write_text(SENTENCE, encoding="utf-8")
    manifest = template / "template.toml"
    manifest.write_text(TEMPLATE.format(names='"handout.txt"'), encoding="utf-8")
    assert found(SENTENCE) == []
    (finding,) = check(tmp_path, template=template, select=("TXT005",)).findings
    assert finding.message == "this sentence stands in handout.txt, line 1"
    manifest.write_text(TEMPLATE.format(names='"none.txt"'), encoding="utf-8")
    with pytest.raises(CourseError, match="there is no such file"):
        check(tmp_path, template=template)
