"""Template text, notes and filler: what the rules' examples cannot show."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.course.resources import templates, templates_folder
from toolkit.draft.load import load_draft
from toolkit.lint.run import run
from toolkit.model.finding import Finding
from toolkit.rules.base import Rule
from toolkit.rules.filler import FillerText
from toolkit.rules.text import TemplateText, TodoLeft

EXAMPLES = Path(__file__).parents[2] / "examples"
FINISHED = ("report", "proposal", "presentation")

Said = Callable[..., list[Finding]]


@pytest.fixture
def said(tmp_path: Path) -> Said:
    """What a rule finds in a body, where the draft is of a packaged template or of none."""

    def check(rule: type[Rule], body: str, template: str = "", before: str = "") -> list[Finding]:
        text = (
            f"\\documentclass{{article}}\n{before}\\begin{{document}}\n{body}\n\\end{{document}}\n"
        )
        (tmp_path / "main.tex").write_text(text, encoding="utf-8")
        draft = load_draft(tmp_path / "main.tex", template=template or None)
        return list(run(draft, (rule,)).findings)

    return check


@pytest.mark.parametrize("name", FINISHED)
def test_a_finished_draft_holds_nothing_of_its_template(name: str) -> None:
    draft = load_draft(EXAMPLES / name)
    assert draft.template_texts, "the example names its template"
    assert run(draft, (TemplateText, TodoLeft, FillerText)).findings == ()


@pytest.mark.parametrize("template", templates())
def test_every_guidance_of_a_fresh_template_is_found_once(template: str) -> None:
    folder = templates_folder() / template
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.tex")]
    draft = load_draft(folder, template=template)
    found = run(draft, (TemplateText,)).findings
    told = [each for each in found if "instruction" in each.message]
    assert len(told) == sum(text.count(r"\guidance{") for text in texts) > 0
    assert len({each.place for each in found}) == len(found)


def test_the_words_of_a_guidance_are_found_when_its_macro_is_gone(said: Said) -> None:
    body = "We did it.\nSay what every symbol stands for, right where it\nfirst appears, and\n"
    body += "number the equations you refer to. So we did."
    (found,) = said(TemplateText, body, "stat453/report")
    assert (found.place.line, found.place.end_line) == (4, 6)
    assert "Say what every symbol stands for" in found.message


def test_a_guidance_is_not_told_again_as_a_sample(said: Said) -> None:
    guidance = "\\guidance{Which machines did it run on, and for how long?}"
    sample = "Machines that learn from examples are older than most people expect."
    found = said(TemplateText, f"{guidance}\n{sample}", "stat453/report")
    assert [each.message.split(" of ")[0] for each in found] == ["an instruction", "a sample text"]


def test_sample_sentences_next_to_each_other_are_one_finding(said: Said) -> None:
    body = (
        "\\caption{A sample figure to replace with your own. A good caption says what is drawn and"
        " what to see in it: here three inputs are weighted, summed and squashed into one answer.}"
    )
    assert len(said(TemplateText, body, "stat453/report")) == 1


def test_a_sample_sentence_is_known_though_its_key_and_its_case_are_others(said: Said) -> None:
    body = (
        "MACHINES that learn from \\emph{examples} are older than most people\nexpect~\\cite{me}."
    )
    assert len(said(TemplateText, body, "stat453/report")) == 1


def test_a_few_words_of_the_template_are_anybodys(said: Said) -> None:
    assert said(TemplateText, "Machines that learn from examples are old.", "stat453/report") == []


def test_the_sample_title_is_template_text(said: Said) -> None:
    title = "\\title{A Short Title That Says What Was Learnt}\n"
    (found,) = said(TemplateText, "Text.", "stat453/report", before=title)
    assert (found.place.line, found.place.column) == (2, 8)


def test_without_a_template_nothing_of_it_is_known(said: Said) -> None:
    body = "Machines that learn from examples are older than most people expect."
    assert said(TemplateText, body) == []


@pytest.mark.parametrize(
    "prose",
    [
        "The paper text is set in Times.",
        "We\ninsert the second layer here. It helps.",
        "Readers can put their own loss here, or there.",
        "They said that it [your own model, by which they meant ours] fails.",
        "\\section[Your Guide]{Your guide to networks}",
        "To begin, replace the head with a linear layer.",
    ],
)
def test_ordinary_prose_asks_nobody_to_replace_it(said: Said, prose: str) -> None:
    assert said(TemplateText, prose) == []


@pytest.mark.parametrize(
    "body",
    [
        "XXX-rated films, and 3XXX.",
        "\\todolist \\listoftodos",
        "$\\mathrm{TODO}$ and \\[ XXX \\]",
        "\\caption{On $XXX$ and \\label{fig:TODO}}",
        "\\begin{tabular}{l}\n$XXX$ \\\\\n\\end{tabular}",
        "\\url{https://example.org/TODO}",
        "\\input{XXX}",
    ],
)
def test_a_word_that_is_no_note_is_left_alone(said: Said, body: str) -> None:
    assert said(TodoLeft, body) == []


def test_a_note_that_says_todo_is_one_finding(said: Said) -> None:
    (found,) = said(TodoLeft, "Text. \\todo{TODO: ask her, FIXME}")
    assert (found.place.line, found.place.column) == (3, 7)


def test_notes_that_the_package_leaves_out_are_no_fault(said: Said) -> None:
    load = "\\usepackage[disable]{todonotes}\n"
    assert said(TodoLeft, "\\todo{Ask.} \\missingfigure{Plot.}", before=load) == []


def test_notes_that_the_package_prints_are_told(said: Said) -> None:
    load = "\\usepackage[colorinlistoftodos]{todonotes}\n"
    assert len(said(TodoLeft, "\\todo{Ask.} \\missingfigure{Plot.}", before=load)) == 2


def test_filler_is_told_once_for_each_paragraph(said: Said) -> None:
    body = "Lorem ipsum dolor sit amet.\nUt enim ad minim veniam.\n\nDuis aute irure dolor."
    assert [each.place.line for each in said(FillerText, body)] == [3, 6]
