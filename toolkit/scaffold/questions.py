"""What a draft is told about its authors: the questions, and answers checked and tidied."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from toolkit.course.requirements import Range
from toolkit.course.sample import sample_file
from toolkit.course.table import Table
from toolkit.course.toml_file import read_struct
from toolkit.model.errors import ScaffoldError
from toolkit.scaffold.latex_text import Engine, refuse_unsettable, tidy

_AUTHOR = re.compile(r"(?P<name>.*?)\s*<(?P<email>[^<>]*)>\s*", re.DOTALL)
_EMAIL = re.compile(r"[!-;=?-~]+@[!-;=?-~]+")  # printable ASCII without blanks and angle brackets


class Author(Table, frozen=True):
    """A member of the team; ``email`` is empty where there is none."""

    name: str
    email: str = ""


class Answers(Table, frozen=True):
    """All that a person types about a draft; an empty answer is one not given yet."""

    title: str = ""
    authors: tuple[Author, ...] = msgspec.field(name="author", default=())
    team: str = ""
    keywords: str = ""
    engine: Engine = "pdflatex"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask; ``flag`` answers it on the command line."""

    key: str
    text: str
    flag: str


REQUIRED = (
    Question("title", "Title", "--set title=…"),
    Question("authors", "Author, as Name <mail>", '--author "Name <mail>"'),
)
_SETTABLE = tuple(name for name in Answers.__struct_fields__ if name != "authors")


def read_answers(path: Path) -> Answers:
    """The answers in a TOML file.

    Raises:
        InputError: the file cannot be read.
        CourseError: it holds something else.
    """
    return read_struct(path, Answers, lambda _: ())


def sample_answers(team: Range) -> Answers:
    """Answers to look at, with as many sample authors as a team must have at the least."""
    sample = read_answers(sample_file())
    return msgspec.structs.replace(sample, authors=sample.authors[: max(team.min or 1, 1)])


def answered(answers: Answers, settings: Sequence[str], authors: Sequence[str]) -> Answers:
    """The answers with those given on the command line in their place.

    Args:
        settings: each ``key=value``.
        authors: each ``Name <mail>`` or a name alone; any replace all authors before them.

    Raises:
        ScaffoldError: an unknown key, or a value that it cannot have.
    """
    given = dict(map(_setting, settings))
    table = msgspec.to_builtins(answers) | given
    if authors:
        table["author"] = [msgspec.to_builtins(parse_author(author)) for author in authors]
    try:
        return msgspec.convert(table, Answers)
    except msgspec.ValidationError as error:
        hint = "engine is pdflatex or lualatex"
        raise ScaffoldError("this value cannot be set", place="--set", hint=hint) from error


def parse_author(text: str) -> Author:
    """An author from ``Name <mail>``, or from a name alone; not yet seen to be usable."""
    found = _AUTHOR.fullmatch(text)
    return Author(found["name"], found["email"]) if found else Author(text)


def missing(answers: Answers) -> tuple[Question, ...]:
    """The questions that must be answered and are not."""
    return tuple(question for question in REQUIRED if not getattr(answers, question.key))


def completed(answers: Answers, sample: Answers) -> Answers:
    """The answers, with the sample's where one is missing."""
    gaps = {question.key: getattr(sample, question.key) for question in missing(answers)}
    return msgspec.structs.replace(answers, **gaps)


def settled(answers: Answers) -> Answers:
    """The answers tidied, seen to be complete and such that the engine can set them.

    Raises:
        ScaffoldError: an answer is missing or cannot be used.
    """
    gaps = missing(answers)
    if gaps:
        names = " and ".join(question.key for question in gaps)
        flags = " ".join(question.flag for question in gaps)
        hint = f"give {flags}, or --yes for samples"
        raise ScaffoldError(f"no {names} given", hint=hint)
    texts = {
        key: usable_text(getattr(answers, key), answers.engine, key)
        for key in ("title", "team", "keywords")
    }
    authors = tuple(usable_author(author, answers.engine) for author in answers.authors)
    return msgspec.structs.replace(answers, authors=authors, **texts)


def usable_text(text: str, engine: Engine, what: str) -> str:
    """The text tidied.

    Args:
        what: whose text it is, for the message, such as ``title``.

    Raises:
        ScaffoldError: the engine cannot set it.
    """
    refuse_unsettable(tidy(text), engine, what)
    return tidy(text)


def usable_author(author: Author, engine: Engine) -> Author:
    """The author tidied.

    Raises:
        ScaffoldError: there is no name, the engine cannot set it, or the mail address cannot be
            one.
    """
    name, email = usable_text(author.name, engine, "author"), author.email.strip()
    if not name:
        hint = 'write "Name <mail>"'
        raise ScaffoldError("an author needs a name", place=f"author {email!r}", hint=hint)
    if email and not _EMAIL.fullmatch(email):
        raise ScaffoldError(f"{email!r} is no mail address", place=f"author {name}")
    return Author(name, email)


def team_note(answers: Answers, team: Range) -> str:
    """A remark where the team is smaller or larger than the course's; empty where it is not."""
    count, least, most = len(answers.authors), team.min, team.max
    if (least or 0) <= count and (most is None or count <= most):
        return ""
    if least is None or most is None:
        asked = f"at most {most}" if least is None else f"at least {least}"
    else:
        asked = f"{least}" if least == most else f"{least} to {most}"
    return f"the course asks for teams of {asked}, this one has {count}"


def _setting(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or key.strip() not in _SETTABLE:
        hint = f"write key=value; the keys are {', '.join(_SETTABLE)}"
        raise ScaffoldError("this cannot be set", place=f"--set {text!r}", hint=hint)
    return key.strip(), value.strip()
