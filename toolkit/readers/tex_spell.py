"""A fragment of LaTeX with the draft's own macros spelt out: what a title prints, not how."""

from toolkit.readers.tex import Source
from toolkit.readers.tex_macros import Macros, expanded

_DEEPEST = 5
_LONGEST = 2000
_MOST_ADDED = 500


def spelt_out(fragment: str, macros: Macros) -> str:
    """The fragment with each use of a simple macro replaced by what it stands for, in braces.

    Five steps deep; macros of what is not text, or that would make it longer by more than
    500 characters, stay as they are, and so does a fragment of more than 2,000.
    """
    longest = min(_LONGEST, len(fragment)) + _MOST_ADDED
    for _ in range(_DEEPEST):
        if "\\" not in fragment or len(fragment) > longest:
            break
        replaced = _one_step(fragment, macros)
        if replaced == fragment or len(replaced) > longest:
            break
        fragment = replaced
    return fragment


def spelt_name(name: str, macros: Macros) -> str:
    """A key or a file's name, with the macros in it spelt out."""
    if "\\" not in name:
        return name
    return spelt_out(name, macros).replace("{", "").replace("}", "").strip()


def _one_step(fragment: str, macros: Macros) -> str:
    source = Source(fragment)
    pieces, position = [], 0
    for use in source.scan.macros:
        definition = macros.text(use.name)
        if definition is None or use.start < position:
            continue
        spans, end = source.arguments(use.end, definition.signature or "")
        body = expanded(definition, tuple(source.slice(span) for span in spans))
        pieces += [source.live[position : use.start], "{", body, "}"]
        position = end
    return "".join([*pieces, source.live[position:]]) if pieces else fragment
