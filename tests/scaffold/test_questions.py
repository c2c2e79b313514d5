"""Answers are read, merged, checked and tidied."""

import pytest

from toolkit.course.requirements import Range
from toolkit.model.errors import CourseError, ScaffoldError
from toolkit.scaffold.questions import (
    Answers,
    Author,
    answered,
    completed,
    missing,
    parse_author,
    read_answers,
    sample_answers,
    settled,
    team_note,
    usable_author,
)


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Ada Lovelace <ada@example.org>", Author("Ada Lovelace", "ada@example.org")),
        ("  Ada   Lovelace  ", Author("Ada Lovelace")),
        ("Ada <3 Bees <ada@example.org>", Author("Ada <3 Bees", "ada@example.org")),
        ("Ada < Bees", Author("Ada < Bees")),
    ],
)
def test_an_author_is_a_name_and_perhaps_a_mail_address(text, author):
    assert usable_author(parse_author(text), "pdflatex") == author


@pytest.mark.parametrize("text", ["", "  ", "<ada@example.org>"])
def test_an_author_without_a_name_is_refused(text):
    with pytest.raises(ScaffoldError, match="an author needs a name"):
        usable_author(parse_author(text), "pdflatex")


@pytest.mark.parametrize(
    "mail", ["ada", "ada@", "@example.org", "a b@example.org", "á@b", "a@b@c d"]
)
def test_what_cannot_be_a_mail_address_is_refused(mail):
    with pytest.raises(ScaffoldError, match="no mail address"):
        usable_author(parse_author(f"Ada <{mail}>"), "pdflatex")


def test_the_command_line_wins_over_a_file(tmp_path):
    file = tmp_path / "answers.toml"
    file.write_text('title = "Old"\nteam = "T"\n[[author]]\nname = "A"\n', "utf-8")
    answers = answered(read_answers(file), ["title=New = Better"], ["B <b@c>", "C"])
    assert answers == Answers("New = Better", (Author("B", "b@c"), Author("C")), "T")


@pytest.mark.parametrize("setting", ["title", "name=x", "authors=x", "=x"])
def test_an_unknown_setting_is_refused_with_those_there_are(setting):
    with pytest.raises(ScaffoldError, match="title, team, keywords, engine"):
        answered(Answers(), [setting], [])


def test_an_unknown_engine_is_refused():
    with pytest.raises(ScaffoldError, match="pdflatex or lualatex"):
        answered(Answers(), ["engine=xelatex"], [])


def test_a_mistake_in_an_answers_file_is_named(tmp_path):
    file = tmp_path / "answers.toml"
    file.write_text('titel = "X"\n', "utf-8")
    with pytest.raises(CourseError, match=r"answers\.toml: titel"):
        read_answers(file)


def test_missing_answers_are_named_with_their_flags():
    with pytest.raises(ScaffoldError) as caught:
        settled(Answers())
    assert caught.value.message == "no title and authors given"
    assert "--set title=" in caught.value.hint
    assert "--author" in caught.value.hint


def test_samples_fill_only_what_is_missing():
    sample = sample_answers(Range(3, 3))
    given = completed(Answers(title="Mine"), sample)
    assert given.title == "Mine"
    assert given.authors == sample.authors
    assert missing(given) == ()


@pytest.mark.parametrize(("team", "count"), [(Range(3, 3), 3), (Range(), 1), (Range(0, 2), 1)])
def test_there_are_as_many_sample_authors_as_a_team_needs(team, count):
    assert len(sample_answers(team).authors) == count


@pytest.mark.parametrize(
    ("team", "note"),
    [
        (Range(1, 2), ""),
        (Range(), ""),
        (Range(3, 3), "the course asks for teams of 3, this one has 2"),
        (Range(3, 5), "the course asks for teams of 3 to 5, this one has 2"),
        (Range(max=1), "the course asks for teams of at most 1, this one has 2"),
        (Range(min=4), "the course asks for teams of at least 4, this one has 2"),
    ],
)
def test_a_team_of_another_size_is_a_note(team, note):
    assert team_note(Answers(authors=(Author("A"), Author("B"))), team) == note


def test_every_text_is_tidied_and_checked(answers):
    with pytest.raises(ScaffoldError, match=r"keywords: pdflatex cannot set 漢"):
        settled(answered(answers, ["keywords=漢字"], []))
    with pytest.raises(ScaffoldError, match=r"author: pdflatex cannot set П"):
        settled(answered(answers, [], ["Пётр"]))
    assert settled(answered(answers, ["team= The  Bees "], [])).team == "The Bees"
