"""The template's own words, found again in a draft."""

import pytest

from toolkit.draft.samples import FEWEST_WORDS, find_samples, sample_sentences
from toolkit.model.place import Span

TEMPLATE = (
    "\\section{Plan}\n\\guidance{Say in one sentence what you want to know.}\n\n"
    "We ask whether small networks can learn~\\cite{a} from $n$ examples. Short one.\n"
    "\\begin{figure}\\put(1,2){\\vector(3,4){5}}\\caption{Boxes that show how all the parts fit}"
    "\\end{figure}\n% A comment of the template that nobody ever reads.\n"
)
SAMPLES = sample_sentences([TEMPLATE])


def test_sentences_are_taken_from_prose_guidance_and_captions() -> None:
    assert sample_sentences([TEMPLATE]) == {
        "say in one sentence what you want to know",
        "we ask whether small networks can learn from examples",
        "boxes that show how all the parts fit",
    }


def test_a_sentence_of_fewer_words_is_no_sample() -> None:
    words = " ".join("word" for _ in range(FEWEST_WORDS))
    assert sample_sentences([f"{words}."]) == {words}
    assert sample_sentences([f"{words.removeprefix('word ')}."]) == frozenset()


@pytest.mark.parametrize(
    "draft",
    [
        "We ask whether small networks can learn from examples",
        "We ask whether\n  small networks can \\emph{learn}~\\citep[p.~3]{b} from $m$ examples",
        "we ask\twhether small networks, can learn: from 10 examples",
    ],
)
def test_a_sample_is_found_however_it_is_set(draft: str) -> None:
    (found,) = find_samples(f"Yes. {draft}. No.", SAMPLES)
    assert found.span == Span(5, 5 + len(draft))


def test_part_of_a_longer_word_is_no_sample() -> None:
    assert find_samples("Boxes that show how all the parts fits.", SAMPLES) == ()


def test_neighbouring_samples_are_one_and_distant_ones_two() -> None:
    one = "Say in one sentence what you want to know. "
    two = "Boxes that show how all the parts fit. "
    assert len(find_samples(one + two, SAMPLES)) == 1
    assert len(find_samples(f"{one}And then: {two}", SAMPLES)) == 2


def test_a_sample_is_told_in_its_own_words() -> None:
    (found,) = find_samples("Boxes that \\emph{show} how all the parts fit", SAMPLES)
    assert found.words == "Boxes that show how all the parts fit"
