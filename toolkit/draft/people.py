"""The authors that a title block names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.draft.tex_file import TexFile
from toolkit.model.place import Span
from toolkit.readers.tex_items import Item
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
    r"center|group|team(?! member)|course|stat ?\d|student(?! name)|inc\b|corp|street|road"
    r"|email|e-mail|usa\b|http)",
    re.I,
)
_DEGREE = re.compile(
    r"^(?:ph\.?d\.?|m\.?sc\.?|b\.?sc\.?|jr\.?|sr\.?|iii?|member|fellow|ieee)$", re.I
)
_MOST_WORDS_IN_A_NAME = 6


@dataclass(frozen=True, slots=True)
class Person:
    """An author: the name and, where the title block gives it, the mail address.

    ``span`` is that of the command that names the author, in ``tex``.
    """

    name: str
    email: str
    tex: TexFile
    span: Span

    def span_of(self, text: str) -> Span:
        """Where the name or the address stands; the whole command if it is typed otherwise."""
        words = re.compile(r"[\s~]+".join(map(re.escape, text.split())))
        found = words.search(self.tex.live, self.span.start, self.span.end) if text else None
        return Span(*found.span()) if found else self.span


def people(commands: Iterable[tuple[TexFile, Item, str]]) -> tuple[Person, ...]:
    """The authors that some ``\\author`` commands name, each given with its argument."""
    return tuple(
        Person(name, email, tex, item.span)
        for tex, item, argument in commands
        for name, email in _named(argument)
    )


def _named(source: str) -> Iterator[tuple[str, str]]:
    """The names, each with its mail address or nothing."""
    blocks = _BLOCK.findall(source)
    if blocks:
        yield from ((name, "") for block in blocks for name in _names(block))
        return
    for chunk in _SPLIT_PEOPLE.split(source.replace("\\&", "and")):
        mails = _MAIL.findall(chunk)
        for index, name in enumerate(_names_above(chunk)):
            yield name, mails[index] if index < len(mails) else ""


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
