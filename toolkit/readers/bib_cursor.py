"""Walks through a ``.bib`` file: blanks, names, values and whole fields."""

import re

from toolkit.model.place import Span
from toolkit.readers.bib_entry import BibFault, Field
from toolkit.readers.pattern import rare

# What a hostile file can make us keep; 40,000 works of a dozen fields each stay below.
MAX_PARTS = 500_000  # entries and fields
MAX_FAULTS = 1_000
MAX_EXPANSION = 4_000_000  # characters that joined macros may add to a file

MONTHS = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}

NAME = re.compile(r"[^\s\"#%'(),={}@]+")
_BLANK = re.compile(r"\s*")
_BLANK_OR_COMMENT = re.compile(r"(?:\s|%[^\n]*+)*+")
_UNEVEN_BLANK = re.compile(r"\s{2,}|[^\S ]")

# An entry that starts a line ends a value left open above it. It must look like one as far as the
# comma after its key, for an abstract may hold a line "@property(...)".
_ENTRY_LINE = (
    r"^[ \t]*@(?:(?:string|comment|preamble)[ \t]*[{(]"
    r"|[A-Za-z]+[ \t]*[{(][ \t]*[^\s{}(),=\"]+[ \t]*,)"
)
_PLAIN = re.compile(r"\{[^{}@]*+\}|\"[^{}@\"]*+\"")  # most values; found without a closer look
_PLAIN_FIELD = re.compile(rf"\s*+({NAME.pattern}+)\s*+=\s*+({_PLAIN.pattern})(?=\s*+[,}})])")
_IN_BRACES = re.compile(rf"\{{+|\}}+|{_ENTRY_LINE}", re.MULTILINE | re.IGNORECASE)
_IN_QUOTES = rare(rf"\{{+|\}}+|\"|{_ENTRY_LINE}", re.MULTILINE | re.IGNORECASE)


class BrokenError(Exception):
    """The text cannot be read on from here; caught wherever reading can resume."""

    def __init__(self, message: str, expected: str, span: Span) -> None:
        super().__init__(message)
        self.fault = BibFault(message, expected, span)


class Cursor:
    """A place in the text that only moves forward, with the macros and faults met so far.

    Args:
        as_biber: a percent sign between fields begins a comment, as it does for biber alone.
    """

    def __init__(self, text: str, *, as_biber: bool) -> None:
        self.text = text
        self._blank = _BLANK_OR_COMMENT if as_biber else _BLANK
        self.at = 0
        self.strings: dict[str, str] = {}
        self.faults: list[BibFault] = []
        self.gave_up = False
        self._parts = 0
        self._expansion = len(text) + MAX_EXPANSION

    def report(self, fault: BibFault) -> None:
        """Notes a fault after which reading goes on; at the thousandth it stops."""
        if self.gave_up:
            return
        if len(self.faults) < MAX_FAULTS:
            self.faults.append(fault)
        elif self.at < len(self.text):
            self._give_up(f"over {MAX_FAULTS} faults: the rest is not read")

    def count(self) -> None:
        """Counts an entry or a field; at half a million reading stops."""
        self._parts += 1
        if self._parts == MAX_PARTS:
            self._give_up(f"over {MAX_PARTS} entries and fields: the rest is not read")

    def _give_up(self, message: str) -> None:
        self.faults.append(BibFault(message, "a smaller file", Span(self.at, self.at)))
        self.gave_up = True
        self.at = len(self.text)

    def ahead(self) -> int:
        """The offset of the next character that is not white space."""
        blank = self._blank.match(self.text, self.at)
        return blank.end() if blank else self.at

    def peek(self) -> str:
        """The next character that is not white space; empty at the end."""
        ahead = self.ahead()
        return self.text[ahead : ahead + 1]

    def take(self, wanted: str) -> bool:
        """Passes ``wanted`` if it is the next character that is not white space."""
        ahead = self.ahead()
        if not self.text.startswith(wanted, ahead):
            return False
        self.at = ahead + len(wanted)
        return True

    def plain_field(self) -> Field | None:
        """Reads ``name = value`` where the value is one plain piece, as most are; else nothing."""
        found = _PLAIN_FIELD.match(self.text, self.at)
        if found is None:
            return None
        self.at = found.end()
        value = _UNEVEN_BLANK.sub(" ", found[2][1:-1]).strip()
        self.count()
        span = Span(found.start(1), found.end())
        return Field(found[1].lower(), value, span, Span(*found.span(2)))

    def field(self) -> Field:
        """Reads ``name = value``.

        Raises:
            BrokenError: if it cannot be read; the cursor is past its name, if it has one.
        """
        name = NAME.match(self.text, self.ahead())
        if not name:
            raise BrokenError("a field has no name", "a field name", self._here())
        self.at = name.end()
        if not self.take("="):
            message = f"{name[0][:40]} is followed by no ="
            if self.peek() not in ("{", '"'):
                raise BrokenError(message, "=", Span(*name.span()))
            self.report(BibFault(message, "=", Span(*name.span())))
        start = self.ahead()
        value = self.value()
        span, value_span = Span(name.start(), self.at), Span(start, self.at)
        self.count()
        return Field(name[0].lower(), value, span, value_span)

    def value(self) -> str:
        """Reads a value of one or more pieces joined by ``#``.

        Raises:
            BrokenError: if there is none, or it never ends.
        """
        start = self.ahead()
        pieces = [self._piece()]
        while self.take("#"):
            pieces.append(self._piece())
        if len(pieces) > 1:
            self._expansion -= sum(map(len, pieces))
            if self._expansion < 0:
                return self.text[start : self.at]
        return _UNEVEN_BLANK.sub(" ", "".join(pieces)).strip()

    def _piece(self) -> str:
        start = self.ahead()
        if plain := _PLAIN.match(self.text, start):
            self.at = plain.end()
            return plain[0][1:-1]
        if self.text.startswith("{", start):
            return self._braced(start)
        if self.text.startswith('"', start):
            return self._quoted(start)
        name = NAME.match(self.text, start)
        if not name:
            raise BrokenError("a value is missing", "a value in braces", self._here())
        self.at = name.end()
        macro = name[0].lower()
        return self.strings.get(macro) or MONTHS.get(macro) or name[0]

    def _braced(self, start: int) -> str:
        depth = 0
        for token in _IN_BRACES.finditer(self.text, start):
            run = token[0]
            if run[0] == "{":
                depth += len(run)
            elif run[0] == "}" and len(run) < depth:
                depth -= len(run)
            elif run[0] == "}":
                self.at = token.start() + depth
                return self.text[start + 1 : self.at - 1]
            else:
                self.at = token.start()
                break
        else:
            self.at = len(self.text)
        raise BrokenError("this brace is never closed", "}", Span(start, start + 1))

    def _quoted(self, start: int) -> str:
        depth = 0
        self.at = len(self.text)
        for token in _IN_QUOTES.finditer(self.text, start + 1):
            run = token[0]
            if run[0] == '"' and depth == 0:
                self.at = token.end()
                return self.text[start + 1 : self.at - 1]
            if run[0] in "{}":
                depth += len(run) if run[0] == "{" else -len(run)
            if depth < 0 or run[0] not in '{}"':
                self.at = token.start()
                break
        raise BrokenError("this quotation mark is never closed", '"', Span(start, start + 1))

    def _here(self) -> Span:
        ahead = self.ahead()
        return Span(ahead, min(ahead + 1, len(self.text)))
