"""Names in running text, in the ways that people give them."""

import pytest

from toolkit.draft.names import fold, unnamed

MENTIONS = [
    ("Marie Curie", "Marie Curie measured."),
    ("Marie Curie", "marie curie measured."),
    ("marie curie", "Curie measured."),
    ("Marie Curie", "MARIE CURIE measured."),
    ("Marie Curie", "Curie, Marie: measured."),
    ("Marie Curie", "Curie measured."),
    ("Marie Curie", "Marie's part was measuring."),
    ("Marie Curie", "M. Curie measured."),
    ("Marie Curie", "MC measured."),
    ("Marie Curie", "M.C. measured."),
    ("Marie Curie", "Measuring (M. C.)"),
    ("Émilie du Châtelet", "Emilie translated."),
    ("Émilie du Châtelet", "du Chatelet translated."),
    ("Émilie du Châtelet", "Chatelet, E. du"),
    ("Émilie du Châtelet", "EdC translated."),
    ("Émilie du Châtelet", "EDC translated."),
    ("Émilie du Châtelet", "EC translated."),
    ("Jan Łukasiewicz", "Lukasiewicz proved."),
    ("Carl Friedrich Gauß", "Gauss measured."),
    ("Carl Friedrich Gauß", "C. F. Gauß measured."),
    ("Bartel van der Waerden", "van der Waerden, Bartel: text"),
    ("Johannes van der Waals", "Waals wrote."),
    ("Jean-Baptiste Fourier", "Jean-Baptiste drew."),
    ("Ann Le", "Le wrote."),
    ("Marie Curie", "Marie C. measured."),
    ("Marie Curie", "Ma. Curie measured."),
    ("Marie Curie", "Mar. Curie measured."),
    ("Johannes van der Waals", "J.v.d.W. wrote."),
    ("Jean-Baptiste Fourier", "JF drew, JBF wrote."),
    ("Jean-Baptiste Fourier", "JF drew."),
    ("Mary O'Brien", "MO drew."),
    ("Maria Skłodowska-Curie", "M.S.-C. measured."),
    ("祖冲之", "祖冲之负责计算。"),
    ("Colin Maclaurin", "MacLaurin wrote."),
    ("Erwin Schrödinger", "Schroedinger wrote."),
    ("Erwin Schroedinger", "Schrödinger wrote."),
    ("Niels Søren Abel", "N. Soeren Abel wrote."),
    ("Alexander Bell", "Alex wrote."),
    ("Alexander Bell", "Sasha wrote."),
    ("Robert Boyle", "Bob wrote."),
    ("Christiaan Huygens", "CHRIS wrote."),
]


@pytest.mark.parametrize(("name", "text"), MENTIONS, ids=[text for _, text in MENTIONS])
def test_a_person_is_named(name: str, text: str) -> None:
    assert unnamed([name, "Blaise Pascal"], text) == ("Blaise Pascal",)


SILENCES = [
    ("Marie Curie", "Mariette and Curies measured."),
    ("Marie Curie", "Curium is an element."),
    ("May Will", "It may work, and it will."),
    ("Marie Curie", "mc is the mass times the speed of light."),
    ("Émilie du Châtelet", "Du côté de chez soi."),
    ("John von Neumann", "Von Braun wrote."),
    ("Ada B. Lovelace", "B was measured."),
    ("Eve Green", "Colours, e.g. red, i.e. none."),
    ("jo bell", "The job was done."),
    ("Allen Theodore Young", "All of us wrote the text."),
    ("Robert Boyle", "The float may bob."),
    ("Andrey Markov", "Mark wrote."),
    ("Blaise Young", "Bl wrote."),
]


@pytest.mark.parametrize(("name", "text"), SILENCES, ids=[text for _, text in SILENCES])
def test_a_person_is_not_named(name: str, text: str) -> None:
    assert unnamed([name], text) == (name,)


def test_a_shared_surname_names_nobody() -> None:
    sisters = ["Caroline Herschel", "William Herschel"]
    assert unnamed(sisters, "Herschel swept the sky.") == tuple(sisters)
    assert unnamed(sisters, "C. Herschel swept the sky.") == ("William Herschel",)
    assert unnamed(sisters, "Herschel, W.") == ("Caroline Herschel",)
    assert unnamed(sisters, "Caroline swept the sky.") == ("William Herschel",)


def test_what_is_short_for_two_names_names_nobody() -> None:
    pair = ["Alexander Bell", "Alexandra Nobel"]
    assert unnamed(pair, "Alex and Sasha wrote.") == tuple(pair)


def test_shared_initials_name_nobody() -> None:
    pair = ["Marie Curie", "Maria Cunitz"]
    assert unnamed(pair, "MC measured.") == tuple(pair)


def test_what_tells_two_of_the_same_initials_apart_names_both() -> None:
    pair = ["Jane Doe", "John Doe"]
    for text in ("JaD wrote, JoD drew.", "Ja. Doe and Jo. Doe", "JanD, JohD", "Jane D., John D."):
        assert unnamed(pair, text) == ()
    assert unnamed(pair, "JaD wrote.") == ("John Doe",)
    assert unnamed(["Ada Dove", "Ann Dodd"], "ADov, ADod") == ()


def test_a_name_turned_around_is_another_person_s_where_both_are_authors() -> None:
    assert unnamed(["Wei Li", "Ada Wei"], "Li, Wei.") == ("Ada Wei",)


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Łukasiewicz", "Lukasiewicz"), ("Gauß", "Gauss"), ("Ørsted", "Orsted"), ("Čech", "Cech")],
)
def test_letters_are_made_plain(text: str, plain: str) -> None:
    assert fold(text) == plain
