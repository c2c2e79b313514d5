"""The authors that a title block names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.model.place import Place
from toolkit.readers.tex_text import plain

_MAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_SPLIT_PEOPLE = re.compile(r"\\(?:and|And|AND|quad|qquad)(?![a-zA-Z])|&(?<!\\&)")
_LINE = re.compile(r"\\\\\*?(?:\[[^\]]*\])?|\\newline\b|\\par\b|\n\s*\n|\\tabularnewline\b")
_BLOCK = re.compile(r"\\IEEEauthorblockN\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_NOT_TEXT = re.compile(
    r"\\(?:begin|end)\s*\{[^{}]*\}(?:\s*\[[^\]]*\])?(?:\s*\{[^{}]*\})?"
    r"|\\(?:thanks|footnotemark|footnote|inst|textsuperscript|orcidlink|corref|fnref|IEEEmembership"
    r"|vspace|hspace|affmark|authornote)\*?(?:\[[^\]]*\])?\s*\{(?:[^{}]|\{[^{}]*\})*\}"
    r"|\$\^?\{?[^$]*\$|\\(?:large|Large|small|footnotesize|normalsize|bf|it|tt|bfseries|itshape)\b"
)
_AMONG_NAMES = re.compile(r"\s*(?:,|;|\band\b|·|\|)\s*", re.I)
_PLACE_WORDS = re.compile(
    r"\b(?:universit|universidad|institut|department|dept|school|college|laborator|faculty|centre|"
    r"center|group|team|course|stat ?\d|student|inc\b|corp|street|road|email|e-mail|usa\b|http)",
    re.I,
)
_DEGREE = re.compile(
    r"^(?:ph\.?d\.?|m\.?sc\.?|b\.?sc\.?|jr\.?|sr\.?|iii?|member|fellow|ieee)$", re.I
)
_MOST_WORDS_IN_A_NAME = 6


@dataclass(frozen=True, slots=True)
class Person:
    """An author: the name and, where the title block gives it, the mail address."""

    name: str
    email: str
    place: Place


def people(sources: Iterable[tuple[str, Place]]) -> tuple[Person, ...]:
    """The authors that the arguments of ``\\author`` name, each with the place of its command."""
    return tuple(person for source, place in sources for person in _people(source, place))


def _people(source: str, place: Place) -> Iterator[Person]:
    blocks = _BLOCK.findall(source)
    if blocks:
        for name in (name for block in blocks for name in _names(block)):
            yield Person(name, "", place)
        return
    for chunk in _SPLIT_PEOPLE.split(source.replace("\\&", "and")):
        mails = _MAIL.findall(chunk)
        names = list(_names_above(chunk))
        for index, name in enumerate(names):
            yield Person(name, mails[index] if index < len(mails) else "", place)


def _names_above(chunk: str) -> Iterator[str]:
    """The names that lead a chunk: its first line with any, and further lines of names alone."""
    for index, line in enumerate(_LINE.split(chunk)):
        names = list(_names(line))
        if names:
            yield from names
            return
        if index > 1:
            return


def _names(line: str) -> Iterator[str]:
    text = plain(_NOT_TEXT.sub(" ", line))
    if _MAIL.search(text):
        text = _MAIL.sub(" ", text).strip(" ()<>[]")
    for part in _AMONG_NAMES.split(text):
        name = part.strip(" .,*†‡§¶()0123456789")
        if _is_name(name):
            yield name


def _is_name(text: str) -> bool:
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS_IN_A_NAME or _DEGREE.match(text):
        return False
    return any(c.isalpha() for c in text) and not _PLACE_WORDS.search(text) and "@" not in text
