"""Titles that mean the same are equal, and others are not."""

import pytest

from toolkit.course.titles import near, normal_title

SAME = (
    ("Related Work", "RELATED WORK"),
    ("Related Work", "Related Works"),
    ("Related Work", "Related-Work"),
    ("Related Work", "2 Related Work"),
    ("Related Work", "2. Related Work"),
    ("Related Work", "2.1 Related Work"),
    ("Related Work", "2.Related Work"),
    ("Related Work", "2Related Work"),
    ("Related Work", "(2) Related Work"),
    ("Related Work", "II. Related Work"),
    ("Related Work", "II Related Work"),
    ("Related Work", "Ⅱ. Related Work"),
    ("Related Work", "ii) Related Work"),
    ("Related Work", "B. Related Work"),
    ("Related Work", "2.\nRelated\nWork"),
    ("Related Work", "Section 2: Related Work"),
    ("Related Work", r"\textbf{Related} Work"),
    ("Related Work", r"Related~Work\label{sec:related}"),
    ("Related Work", r"Related\\Work\footnote{In brief.}"),
    ("Related Work", "**Related Work**"),
    ("Work in 2D", r"\texorpdfstring{Work in \(\mathbf2\)D}{Work in 2D}"),
    ("Results and Discussion", "Results & Discussion"),
    ("Results and Discussion", r"Results \& Discussion"),
    ("Results and Discussion", "Result and Discussions"),
    ("Set-up", "Setup"),
    ("Set-up", "Set up"),
    ("Authors' Contributions", "Author’s contribution"),
    ("Ampère's Résumé", r"Amp\`ere's R\'{e}sum\'e"),
    ("Classification", "Classiﬁcation"),
    ("Study", "Studies"),
    ("Loss", "Losses"),
    ("Approach", "Approaches"),
    ("Analysis", "Analyses"),
    ("Corpus", "Corpora"),
    ("Bias", "Biases"),
)

DIFFERENT = (
    ("Results", "Results and Discussion"),
    ("3D Models", "Models"),
    ("I", ""),
    ("2", ""),
    ("Vi\\'etnam", "Etnam"),
    ("Vision", "Ion"),
    ("Mixed Methods", "Methods"),
    ("Work", "Related Work"),
    ("A Model", "Model"),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_titles_that_mean_the_same_are_equal(one: str, other: str) -> None:
    assert normal_title(one) == normal_title(other) != ""


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_titles_that_mean_something_else_differ(one: str, other: str) -> None:
    assert normal_title(one) != normal_title(other)


@pytest.mark.parametrize("word", ["analysis", "corpus", "loss", "bus", "gas", "series", "bias"])
def test_a_word_that_only_looks_like_a_plural_is_kept(word: str) -> None:
    assert normal_title(word) == word


@pytest.mark.parametrize("title", ["", " ", "...", r"\label{sec:a}", "{}"])
def test_a_title_without_a_word_is_empty(title: str) -> None:
    assert normal_title(title) == ""


@pytest.mark.parametrize("piece", ["\\label{", "\\texorpdfstring{", "1.", "-", "I", "{", "\\", "'"])
def test_a_very_long_title_is_no_trouble(piece: str) -> None:
    assert len(normal_title(piece * 100_000)) <= len(piece) * 100_000


CANDIDATES = ("Introduction", "Related Work", "Proposed Method", "Conclusions", "Contributions")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Releated Work", "Related Work"),
        ("4. Conlusion", "Conclusions"),
        ("Contributers", "Contributions"),
        ("Related Works", "Related Work"),
        ("Dinner", None),
        ("", None),
    ],
)
def test_the_candidate_that_was_meant_is_found(typed: str, meant: str | None) -> None:
    assert near(typed, CANDIDATES) == meant


@pytest.mark.parametrize("title", CANDIDATES)
def test_no_title_is_mistaken_for_another(title: str) -> None:
    assert near(title, [other for other in CANDIDATES if other != title]) is None


def test_nothing_is_near_among_no_candidates() -> None:
    assert near("Introduction", ()) is None
