"""The authors that a title block names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from toolkit.draft.tex_file import TexFile
from toolkit.model.place import Span
from toolkit.readers.pattern import rare
from toolkit.readers.tex_items import Item
from toolkit.readers.tex_text import plain

_MAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_BETWEEN_PEOPLE = re.compile(r"\\(?:and|And|AND)(?![a-zA-Z])")
_BESIDE = re.compile(r"\\(?:quad|qquad|hfill)(?![a-zA-Z])|\\hspace\*?\s*\{[^{}]*\}|&")
_LINE = re.compile(r"\\\\\*?(?:\[[^\]]*\])?|\\newline\b|\\par\b|\n\s*\n|\\tabularnewline\b")
_BLOCK = re.compile(r"\\IEEEauthorblockN\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_NOT_TEXT = re.compile(
    r"\\(?:begin|end)\s*\{[^{}]*\}(?:\s*\[[^\]]*\])?(?:\s*\{[^{}]*\})?"
    r"|\\(?:thanks|footnotemark|footnote|inst|textsuperscript|orcidlink|corref|fnref|IEEEmembership"
    r"|vspace|hspace|affmark|authornote)\*?(?:\[[^\]]*\])?\s*\{(?:[^{}]|\{[^{}]*\})*\}"
    r"|\$\^?\{?[^$]*\$|\\(?:large|Large|small|footnotesize|normalsize|bf|it|tt|bfseries|itshape)\b"
)
_AMONG_NAMES = re.compile(r"\s*(?:,|;|:|\band\b|·|\|)\s*", re.I)
_SURNAME_FIRST = re.compile(r"([^\s,]+), ([^\s,]+)")
_PLACE_WORDS = re.compile(
    r"\b(?:universit|universidad|institut|department|dept|school|college|laborator|faculty|centre|"
    r"center|group|team(?! member)|course|stat ?\d|student(?! (?:name|[A-D1-4])\b)|inc\b|corp"
    r"|street|road|sciences?\b|statistics|mathematics|physics|engineering|research"
    r"|email|e-mail|usa\b|http)",
    re.I,
)
_STUDENT_BY_NAME = rare(
    r"(?!(?i:under|grad|ph\.?d|doctor|master|bachelor|[mb]\.?sc|exchange|guest|visiting))"
    r"[A-Z][\w.'’-]* Student [A-Z][\w'’-]+"
)
_DEGREE = re.compile(
    r"^(?:ph\.?d\.?|m\.?sc\.?|b\.?sc\.?|jr\.?|sr\.?|iii?|member|fellow|ieee)$", re.I
)
_MOST_WORDS_IN_A_NAME = 6
_LEAST_LINES_OF_NAMES = 3
_MOST_INSIDE = 2  # authors in the argument of another


class Person(msgspec.Struct, frozen=True):
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
        for tex, item, argument in _told(commands)
        for name, email in _named(argument)
    )


def _told(commands: Iterable[tuple[TexFile, Item, str]]) -> Iterator[tuple[TexFile, Item, str]]:
    """Those commands, without the many that are typed in one another's arguments to harm."""
    ends: dict[str, int] = {}
    inside: Counter[str] = Counter()
    for tex, item, argument in commands:
        is_inside = not item.expanded and item.span.start < ends.get(tex.path, 0)
        inside[tex.path] = inside[tex.path] + 1 if is_inside else 0
        ends[tex.path] = max(ends.get(tex.path, 0), item.span.end)
        if inside[tex.path] <= _MOST_INSIDE:
            yield tex, item, argument


def _named(source: str) -> Iterator[tuple[str, str]]:
    """The names, each with its mail address or nothing."""
    blocks = _BLOCK.findall(source)
    if blocks:
        yield from ((name, "") for block in blocks for name in _names(block))
        return
    for chunk in _BETWEEN_PEOPLE.split(source.replace("\\&", "and")):
        mails = _MAIL.findall(chunk)
        for index, name in enumerate(_names_in(_LINE.split(chunk))):
            yield name, mails[index] if index < len(mails) else ""


def _names_in(lines: Sequence[str]) -> list[str]:
    """The names between two ``\\and``: those of the first line with any.

    What stands below a name is its affiliation, unless several lines each have an address of
    their own, or three or more are nothing but a name each.
    """
    read = [(_names(line), bool(_MAIL.search(line))) for line in lines if line.strip()]
    below = [*read[1:], ([], False)]
    mailed = [
        names
        for (names, mail), (next_names, next_mail) in zip(read, below, strict=False)
        if any(map(_is_full, names)) and (mail or (next_mail and not next_names))
    ]
    alone = [names for names, mail in read if len(names) == 1 and _is_full(names[0]) and not mail]
    if len(mailed) > 1:
        return [name for names in mailed for name in names]
    if len(alone) == len(read) >= _LEAST_LINES_OF_NAMES:
        return [name for names in alone for name in names]
    return next((names for names, _ in read[:_LEAST_LINES_OF_NAMES] if names), [])


def _is_full(name: str) -> bool:
    return " " in name and not name.isupper()


def _names(line: str) -> list[str]:
    """The names on one line."""
    return [name for part in _BESIDE.split(line) for name in _names_beside(part)]


def _names_beside(part: str) -> Iterator[str]:
    text = plain(_NOT_TEXT.sub(" ", part))
    if _MAIL.search(text):
        text = _MAIL.sub(" ", text).strip(" ()<>[]")
    text = _SURNAME_FIRST.sub(r"\2 \1", text) if _SURNAME_FIRST.fullmatch(text) else text
    for piece in _AMONG_NAMES.split(text):
        name = piece.strip(" .,*†‡§¶()0123456789")
        if _is_name(name):
            yield name


def _is_name(text: str) -> bool:
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS_IN_A_NAME or _DEGREE.match(text):
        return False
    is_place = _PLACE_WORDS.search(text) and not _STUDENT_BY_NAME.fullmatch(text)
    return any(c.isalpha() for c in text) and not is_place and "@" not in text
