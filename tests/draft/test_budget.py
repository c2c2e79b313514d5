"""What each section takes, and how far a draft is from its limits."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.draft.papers import SENTENCE, references, section
from toolkit.draft.budget import budget_of
from toolkit.draft.inspection import BudgetFact, LimitFact, ShareFact
from toolkit.draft.load import load_draft

needs_tex = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="needs TeX: pdflatex is not installed"
)
EXAMPLES = Path(__file__).parents[2] / "examples"
TEMPLATE = """id = "essays/essay"
version = "1"
title = "Essay"
kind = "essay"
main = "draft.tex"
pages = { min = 2, max = 3 }
team.max = 2
citations.min = 2
[document]
class = "article"
[abstract]
max = 4
[[section]]
id = "aims"
title = "Aims"
min_words = 50
[[section]]
id = "outcome"
title = "Outcome"
min_words = 40
split = [{ title = "Findings" }, { title = "Outlook" }]
"""
HEAD = r"\documentclass{article}\title{On Currents}\author{Ada Lovelace}\begin{document}"
ABSTRACT = r"\begin{abstract}The needle came to rest.\end{abstract}"

Typeset = Callable[[str], Path]


def source(text: str) -> str:
    return rf"{HEAD}\maketitle {ABSTRACT}{text}\end{{document}}"


def written(folder: Path, text: str, template: str = "") -> BudgetFact:
    """The budget of a draft of source alone."""
    main = folder / "draft.tex"
    main.write_text(source(text), encoding="utf-8")
    (folder / "template.toml").write_text(template, encoding="utf-8")
    return budget_of(load_draft(main, template=folder if template else None))


def typeset_budget(path: Path) -> BudgetFact:
    return budget_of(load_draft(path.with_suffix(".tex")))


def by_title(budget: BudgetFact) -> dict[str, ShareFact]:
    return {each.title or each.kind: each for each in budget.sections}


@pytest.mark.parametrize(
    "name",
    [
        "report",
        "faulty-report",
        "proposal",
        "presentation",
        "submissions/betelgeuse",
        "submissions/capella",
        "submissions/antares.pdf",
    ],
)
def test_the_sections_of_an_example_add_up_to_its_body(name: str) -> None:
    draft = load_draft(EXAMPLES / name, template=None if "." not in name else "stat453/report")
    budget = budget_of(draft)
    assert draft.pages is not None
    body = [each for each in budget.sections if each.counts]
    pages = sum(each.pages or 0 for each in body)
    assert draft.pages.body - 1 < round(pages, 1) <= draft.pages.body
    assert sum(each.share or 0 for each in body) == pytest.approx(1, abs=0.005)
    assert None not in [each.pages for each in budget.sections]


def test_the_limits_are_those_that_the_course_sets(tmp_path: Path) -> None:
    text = r"\section{Aims}" + SENTENCE * 5 + r"\cite{a}\cite{b}\cite{b}\cite{c}"
    assert written(tmp_path, text, TEMPLATE).limits == (
        LimitFact("pages", 1, 2, 3, -1),
        LimitFact("abstract", 5, None, 4, 1),
        LimitFact("citations", 3, 2, None, 0),
        LimitFact("team", 1, None, 2, 0),
    )


def test_without_a_template_there_are_no_limits(tmp_path: Path) -> None:
    assert written(tmp_path, "Words.").limits == ()


def test_what_a_pdf_alone_cannot_tell_is_not_counted() -> None:
    draft = load_draft(EXAMPLES / "submissions/antares.pdf", template="stat453/report")
    known = {each.what: each.counted for each in budget_of(draft).limits}
    assert known == {"pages": 7, "abstract": 229, "citations": None, "team": None}


def test_a_missing_abstract_is_short_of_all_its_words(tmp_path: Path) -> None:
    template = TEMPLATE.replace("max = 4", "min = 4")
    main = tmp_path / "draft.tex"
    main.write_text(rf"{HEAD}Words.\end{{document}}", encoding="utf-8")
    (tmp_path / "template.toml").write_text(template, encoding="utf-8")
    limits = budget_of(load_draft(main, template=tmp_path)).limits
    assert LimitFact("abstract", 0, 4, None, -4) in limits


def test_without_a_pdf_there_are_only_words(tmp_path: Path) -> None:
    found = written(tmp_path, r"\section{Aims}One two.\subsection{Why}Three.\section{End}Four.")
    assert [(each.title, each.pages, each.words, each.share) for each in found.sections] == [
        ("", None, 5, 0.556),
        ("Aims", None, 3, 0.333),
        ("End", None, 1, 0.111),
    ]
    assert [each.line for each in found.sections] == [0, 1, 1]


def test_the_least_words_are_told_once_of_a_split_section(tmp_path: Path) -> None:
    text = r"\section{Aims}A.\section{Findings}B.\section{Outlook}C.\section{Spare}D."
    found = by_title(written(tmp_path, text, TEMPLATE))
    least = {title: each.min_words for title, each in found.items()}
    assert least == {"front": None, "Aims": 50, "Findings": 40, "Outlook": None, "Spare": None}


@needs_tex
def test_a_section_that_the_pdf_lacks_leaves_it_and_the_one_before_unknown(
    typeset: Typeset,
) -> None:
    path = typeset(source("".join(section(t, 20) for t in ("Aims", "Findings", "Outlook"))))
    draft = path.with_name("later.tex")
    later = path.with_suffix(".tex").read_text("utf-8")
    later = later.replace(r"\section{Outlook}", r"\section{Method}New.\section{Outlook}")
    draft.write_text(later, encoding="utf-8")
    found = by_title(budget_of(load_draft(draft, pdf=path)))
    assert [found[title].pages is None for title in ("Aims", "Findings", "Method", "Outlook")] == [
        False,
        True,
        True,
        False,
    ]
    assert found["Aims"].share == pytest.approx(found["Aims"].words / draft_words(found), abs=0.001)


def draft_words(found: dict[str, ShareFact]) -> int:
    return sum(each.words or 0 for each in found.values())


@needs_tex
def test_a_title_that_print_shows_otherwise_is_told_by_its_place(typeset: Typeset) -> None:
    titles = ("Aims", r"The $\alpha^2$-Balance", "Outlook")
    path = typeset(source("".join(section(title, 20) for title in titles) + references()))
    pages = [each.pages for each in typeset_budget(path).sections]
    assert len(pages) == 5
    assert None not in pages


@needs_tex
def test_an_appendix_is_apart_from_the_body_where_it_is_free(
    typeset: Typeset, tmp_path: Path
) -> None:
    text = section("Aims", 40) + references() + r"\appendix" + section("Proofs", 20)
    path = typeset(source(text))
    free = TEMPLATE.replace("max = 3 }", 'max = 3, free = ["references", "appendix"] }')
    (tmp_path / "template.toml").write_text(free, encoding="utf-8")
    found = budget_of(load_draft(path.with_suffix(".tex"), template=tmp_path)).sections
    assert [(each.kind, each.title, each.counts) for each in found] == [
        ("front", "", True),
        ("section", "Aims", True),
        ("references", "References", False),
        ("appendix", "Proofs", False),
    ]
    assert found[-1].file == "draft.tex"
    assert found[-1].share is None
