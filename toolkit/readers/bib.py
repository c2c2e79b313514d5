"""Reads a ``.bib`` file as BibTeX does, but so that one broken entry never costs another."""

import re

from toolkit.model.place import Span
from toolkit.readers.bib_cursor import NAME, BrokenError, Cursor
from toolkit.readers.bib_entry import Bib, BibFault, Entry, Field
from toolkit.readers.pattern import rare

__all__ = ["Bib", "BibFault", "Entry", "Field", "read_bib"]

_OPENING = re.compile(r"@\s*([A-Za-z][\w:.+/-]*)\s*([{(])")
_CLOSERS = {"{": "}", "(": ")"}
_KEYS = {"}": re.compile(r"(?!@)[^\s,{}=]+"), ")": re.compile(r"(?!@)[^\s,=]+")}
_REST_OF_KEY = re.compile(r"[^\n=,{}\"]++(?=,)")
_FIELD_AHEAD = re.compile(rf"\s*{NAME.pattern}\s*=")
_FIELD_AFTER_CLOSER = re.compile(r"\s*,\s*[A-Za-z][\w-]*\s*=")
_ENTRY_LINE = re.compile(r"^[ \t]*@[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
_FIELD_LINE = rare(rf"(?P<entry>{_ENTRY_LINE.pattern})|^[ \t]*[A-Za-z][\w-]*[ \t]*=", re.MULTILINE)
_IN_COMMENT = {"}": re.compile(r"[{}]"), ")": re.compile(r"[()]")}


def read_bib(text: str, *, as_biber: bool = False) -> Bib:
    """Reads a whole ``.bib`` file; what is not written as BibTeX asks becomes a fault.

    After a fault, reading goes on at the next field or entry that starts a line, and what the
    entry held so far is kept. A ``@comment`` is skipped to its closing delimiter, as biber does
    (BibTeX itself would read the entries inside). After 1,000 faults or half a million
    entries and fields reading stops.

    Args:
        as_biber: the rest of a line after ``%`` is a comment, save in a value; to BibTeX, an entry
            there is an entry, and a field an error.
    """
    return _Reader(text, as_biber=as_biber).read()


class _Reader:
    """Goes from one ``@`` to the next."""

    def __init__(self, text: str, *, as_biber: bool) -> None:
        self.cursor = Cursor(text, as_biber=as_biber)
        self.text = text
        self.as_biber = as_biber
        self.entries: list[Entry] = []
        self.preamble: list[str] = []
        self.comments_close = True

    def read(self) -> Bib:
        cursor = self.cursor
        while opening := _OPENING.search(self.text, cursor.at):
            if self._is_comment(cursor.at, opening.start()):
                cursor.at = self._line_end(opening.end())
                continue
            cursor.at = opening.end()
            self._block(opening)
        return Bib(
            self.text,
            tuple(self.entries),
            tuple(sorted(cursor.faults, key=lambda fault: fault.span)),
            tuple(cursor.strings.items()),
            "".join(self.preamble),
            cursor.gave_up,
            self.as_biber,
        )

    def _is_comment(self, start: int, at: int) -> bool:
        """Whether a comment began on the line of ``at``, at ``start`` or after it."""
        begun = max(start, self.text.rfind("\n", start, at))
        return self.as_biber and "%" in self.text[begun:at]

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def _block(self, opening: re.Match[str]) -> None:
        kind, closer = opening[1].lower(), _CLOSERS[opening[2]]
        if kind == "comment":
            self._skip_comment(opening[2], closer)
        elif kind in ("string", "preamble"):
            self._definition(kind, closer)
        else:
            self._entry(opening, kind, closer)

    def _skip_comment(self, opener: str, closer: str) -> None:
        """Passes a comment whole; once one never closes, the later ones only by their word.

        Searching the rest of the file for the end of each would take quadratic time.
        """
        depth = 1
        for delimiter in _IN_COMMENT[closer].finditer(self.text, self.cursor.at):
            if not self.comments_close:
                return
            depth += 1 if delimiter[0] == opener else -1
            if depth == 0:
                self.cursor.at = delimiter.end()
                return
        self.comments_close = False

    def _definition(self, kind: str, closer: str) -> None:
        cursor = self.cursor
        try:
            if kind == "string":
                field = cursor.field()
                cursor.strings[field.name] = field.value
            else:
                self.preamble.append(cursor.value())
            if not cursor.take(closer):
                end = Span(cursor.at, cursor.at)
                raise BrokenError(f"this @{kind} is not closed", closer, end)
        except BrokenError as broken:
            cursor.report(broken.fault)
            self._resume(_ENTRY_LINE)

    def _entry(self, opening: re.Match[str], kind: str, closer: str) -> None:
        cursor = self.cursor
        key_span = self._key(closer)
        key = self.text[key_span.start : key_span.end]
        fields = self._fields(closer, Span(opening.start(), max(opening.end(), key_span.end)))
        cursor.count()
        if key or fields:
            span = Span(opening.start(), cursor.at)
            self.entries.append(Entry(kind, key, fields, span, key_span))

    def _key(self, closer: str) -> Span:
        """The key's span, with the comma after it passed; empty where there is no key.

        BibTeX takes an empty key before a comma, and either program an entry that is all empty.
        """
        cursor = self.cursor
        start = cursor.at
        found = _KEYS[closer].match(self.text, cursor.ahead())
        if found:
            cursor.at = found.end()
            if cursor.peek() != "=":
                self._comma_after_key(found[0], closer)
                return Span(*found.span())
            cursor.at = start
        if cursor.peek() != closer and (self.as_biber or cursor.peek() != ","):
            cursor.report(BibFault("this entry has no key", "a key", Span(start, start)))
        cursor.take(",")
        return Span(start, start)

    def _comma_after_key(self, key: str, closer: str) -> None:
        cursor = self.cursor
        if cursor.take(",") or cursor.peek() in ("", "@", closer):
            return
        end = Span(cursor.at, cursor.at)
        if rest := _REST_OF_KEY.match(self.text, cursor.at):
            cursor.at = rest.end() + 1
            cursor.report(BibFault(f"the key {key[:40]} is followed by a blank", ",", end))
        else:
            cursor.report(BibFault(f"the key {key[:40]} is followed by no comma", ",", end))

    def _fields(self, closer: str, head: Span) -> tuple[Field, ...]:
        cursor = self.cursor
        fields: list[Field] = []
        going = True
        while going:
            try:
                while (plain := cursor.plain_field()) or not self._ends(closer, head, fields):
                    fields.append(plain or cursor.field())
                    self._separator(closer)
                going = False
            except BrokenError as broken:
                cursor.report(broken.fault)
                going = self._resume(_FIELD_LINE)
        return tuple(fields)

    def _ends(self, closer: str, head: Span, fields: list[Field]) -> bool:
        """Passes the entry's closing delimiter if it stands here."""
        cursor = self.cursor
        if cursor.peek() in ("", "@"):
            raise self._unclosed(closer, head, fields)
        if not cursor.take(closer):
            return False
        if _FIELD_AFTER_CLOSER.match(self.text, cursor.at):
            span = Span(cursor.at - 1, cursor.at)
            cursor.report(
                BibFault(f"this {closer} ends the entry before its last field", ",", span)
            )
            return not cursor.take(",")
        return True

    def _unclosed(self, closer: str, head: Span, fields: list[Field]) -> BrokenError:
        """Blames the last value where it swallowed further fields, else the whole entry."""
        if fields:
            value = fields[-1].value_span
            if _FIELD_LINE.search(self.text, value.start, value.end):
                opener = Span(value.start, value.start + 1)
                return BrokenError("this brace is closed only after the next field", "}", opener)
        return BrokenError("this entry is never closed", closer, head)

    def _separator(self, closer: str) -> None:
        cursor = self.cursor
        if cursor.take(",") or cursor.peek() in ("", "@", closer):
            return
        end = Span(cursor.at, cursor.at)
        if not _FIELD_AHEAD.match(self.text, cursor.at):
            raise BrokenError("the field does not end here", f", or {closer}", end)
        cursor.report(BibFault("no comma stands between this field and the next", ",", end))

    def _resume(self, line: re.Pattern[str]) -> bool:
        """Moves to the next such line; whether a field starts it."""
        found = line.search(self.text, self.cursor.at)
        self.cursor.at = found.start() if found else len(self.text)
        return bool(found and "@" not in found[0])
