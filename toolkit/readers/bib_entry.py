"""What a bibliography is made of: entries, their fields, and the faults in how they are written."""

import msgspec

from toolkit.model.place import Span


class Field(msgspec.Struct, frozen=True):
    """One field of an entry.

    Args:
        name: in lower case.
        value: without its delimiters, macros expanded, pieces joined and each run of white space
            one blank, as BibTeX keeps it; a macro that this file does not define is its name.
        span: from the name to the end of the value.
        value_span: the value as written, delimiters and all.
    """

    name: str
    value: str
    span: Span
    value_span: Span


class Entry(msgspec.Struct, frozen=True):
    """One work.

    Args:
        type: ``article``, ``book``…, in lower case.
        key: as written; empty where the entry has none.
        fields: in the order they are written, repeats and all.
        span: from the ``@`` to just after the closing delimiter, or to where a broken entry was
            given up.
        key_span: the key; empty, just after the opening delimiter, where there is none.
    """

    type: str
    key: str
    fields: tuple[Field, ...]
    span: Span
    key_span: Span

    def get(self, name: str) -> str | None:
        """The value of the field ``name`` in any case: the first, as BibTeX takes it."""
        wanted = name.lower()
        return next((field.value for field in self.fields if field.name == wanted), None)


class BibFault(msgspec.Struct, frozen=True):
    """Something that is not written as BibTeX asks.

    Args:
        message: one line, lower case.
        expected: what should stand there, such as ``,`` or ``a key``.
        span: where, possibly empty.
    """

    message: str
    expected: str
    span: Span


class Bib(msgspec.Struct, frozen=True):
    """A ``.bib`` file.

    Args:
        text: what was read; every span is in it.
        entries: in their order, those of one key repeated and broken ones as far as they go.
        faults: in their order.
        strings: the names and values of its ``@string`` macros.
        preamble: the text of its ``@preamble``s, joined.
        cut: whether there is more in it, which was not read.
        as_biber: whether it was read as biber does.
    """

    text: str
    entries: tuple[Entry, ...] = ()
    faults: tuple[BibFault, ...] = ()
    strings: tuple[tuple[str, str], ...] = ()
    preamble: str = ""
    cut: bool = False
    as_biber: bool = False
