"""The numbers that headings carry: 2, 2.1, IV., B., Chapter 3, Appendix A."""

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

Kind = Literal["", "keyword", "arabic", "roman", "letter"]

CHAPTER_MARK = re.compile(
    r"(?:chapter|chapitre|kapitel|section|appendix|anhang|annexe)\s+(\d{1,2}|[IVX]+|[A-Z])\b[.:]?\s*",
    re.I,
)
_ARABIC = re.compile(
    r"(?:§\s*)?(\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}(?=[.:)]?\s*[^\W\d]))(?:[.:)]\s*|\s+)"
)
_ROMAN = re.compile(r"([IVX]{1,6})\.(?!\d)\s*(?=\S)|([IVX]{2,6}(?:\.\d{1,2}){1,3})\.?\s+(?=\S)")
_LETTER = re.compile(
    r"([A-Z](?:\.\d{1,2}){0,3})\.(?!\d)\s*(?=\S)|([A-Z](?:\.\d{1,2}){1,3})\s+(?=\S)"
)
_LOOSE_LETTER = re.compile(r"([A-Z])\s+(?=\S)")
_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("keyword", CHAPTER_MARK),
    ("arabic", _ARABIC),
    ("roman", _ROMAN),
    ("letter", _LETTER),
    ("letter", _LOOSE_LETTER),
)


class Numbered(msgspec.Struct, frozen=True):
    """A heading's text taken apart; without a number its kind and number are empty.

    ``loose`` says that only a space follows a lone letter, so that it may be a word.
    """

    kind: Kind
    number: str
    title: str
    loose: bool = False

    @property
    def depth(self) -> int:
        """How many parts the number has, 0 for none."""
        return self.number.count(".") + 1 if self.number else 0


def split_number(text: str) -> Numbered:
    """The number at a heading's beginning, and the rest."""
    for kind, form in _FORMS:
        found = form.match(text)
        if found:
            number = next(group for group in found.groups() if group)
            return Numbered(kind, number, text[found.end() :], loose=form is _LOOSE_LETTER)
    return Numbered("", "", text)


def settle(parts: Sequence[Numbered]) -> tuple[Numbered, ...]:
    """The numbers of headings in one style, each told from its neighbours.

    ``I.``, ``V.`` and ``X.`` are Roman only beside others that can be nothing else, or first of
    all; a letter with nothing but a space after it is a number only where it continues A, B, C
    in a style that is numbered.
    """
    roman = any(part.kind == "roman" and len(part.number) > 1 for part in parts) or (
        next((part.number for part in parts if part.kind in {"roman", "letter"}), "") == "I"
    )
    settled: list[Numbered] = []
    expected = "A"
    for part in parts:
        kind = "letter" if part.kind == "roman" and not roman else part.kind
        if part.loose and (part.number != expected or not any(each.number for each in settled)):
            settled.append(Numbered("", "", f"{part.number} {part.title}"))
            continue
        if kind == "letter" and part.depth == 1:
            expected = chr(ord(part.number) + 1)
        settled.append(Numbered(kind, part.number, part.title))
    return tuple(settled)


def longest_count(parts: Sequence[Numbered]) -> int:
    """How far the undivided numbers count up from 1 (or I), in order."""
    reached = 0
    for part in parts:
        if part.depth == 1 and part.kind != "letter" and _value(part.number) == reached + 1:
            reached += 1
    return reached


def _value(number: str) -> int:
    """An Arabic or Roman number's value; 0 for a letter."""
    if number.isdigit():
        return int(number)
    digits = [{"I": 1, "V": 5, "X": 10}.get(digit, 0) for digit in number]
    if 0 in digits:
        return 0
    following = [*digits[1:], 0]
    return sum(-one if one < after else one for one, after in zip(digits, following, strict=True))
