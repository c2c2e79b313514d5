"""Text made fit for a terminal: nothing in it acts, its columns are known, it may be in colour."""

import textwrap
import unicodedata

BOLD = "1"
DIM = "2"

_JOINERS = "\u200c\u200d"  # Persian and Indic words, and emoji, are spelt with them
_WORD_SPACES = "Zs"
_CONTROL_PICTURES = 0x2400
_DELETE, _PICTURE_OF_DELETE = "\x7f", "\u2421"
_REPLACEMENT = "\ufffd"
_WIDE = frozenset("WF")
_MARKS = frozenset({"Mn", "Me", "Cf"})
_JAMO_ADDED = range(0x1160, 0x1200)  # vowels and finals, drawn into the syllable before them


def printable(text: str) -> str:
    """The text with a visible sign for each character that could act on a terminal.

    Controls, line breaks, overrides of the writing direction and halves of surrogate pairs are
    replaced; a tab becomes a space.
    """
    return text if text.isprintable() else "".join(map(_visible, text))


def columns(character: str) -> int:
    """How many columns of a terminal one printable character takes: 0, 1 or 2."""
    if character.isascii():
        return 1
    if unicodedata.category(character) in _MARKS or ord(character) in _JAMO_ADDED:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def paint(text: str, style: str, color: bool) -> str:
    """The text in a style, given as the number of an ANSI escape; as it is where not in colour."""
    return f"\x1b[{style}m{text}\x1b[0m" if color else text


def fold(
    text: str, width: int | None, lead: str, *, indent: int | None = None, painted: str = ""
) -> list[str]:
    """The text after its lead, folded between words to the width where there is one.

    A text whose first word has no room beside the lead begins on the next line.

    Args:
        lead: begins the first line and is never broken.
        indent: columns before each further line; as many as the lead takes where None.
        painted: the lead as it is printed; it may hold escape codes.
    """
    shown = painted or lead
    if width is None:
        return [shown + text]
    blank = " " * (len(lead) if indent is None else indent)
    fits = not lead or len(lead) + len(text.split(" ", 1)[0]) <= width
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=lead if fits else blank,
        subsequent_indent=blank,
        break_long_words=False,
        break_on_hyphens=False,
    )
    if not fits or not lines:
        return [shown, *lines]
    return [shown + lines[0].removeprefix(lead), *lines[1:]]


def _visible(character: str) -> str:
    if character.isprintable() or character in _JOINERS:
        return character
    if character == "\t":
        return " "
    if character < " ":
        return chr(_CONTROL_PICTURES + ord(character))
    if character == _DELETE:
        return _PICTURE_OF_DELETE
    return character if unicodedata.category(character) == _WORD_SPACES else _REPLACEMENT
