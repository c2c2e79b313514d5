"""Turns the bytes of a source file into text, and says where they were not what they should be."""

import codecs
import re

import msgspec

from toolkit.readers.pattern import rare

_HEAD_BYTES = 65536
_UTF16_BOMS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}

# The names that inputenc takes and editors write, spelt without case, blanks and dashes.
_CODECS = {
    "ansinew": "cp1252",
    "applemac": "mac-roman",
    "ascii": "ascii",
    "cp1250": "cp1250",
    "cp1252": "cp1252",
    "cp1257": "cp1257",
    "cp437": "cp437",
    "cp850": "cp850",
    "cp852": "cp852",
    "cp858": "cp858",
    "cp865": "cp865",
    "cp866": "cp866",
    "cp1251": "cp1251",
    "cp1253": "cp1253",
    "cp1254": "cp1254",
    "iso88591": "latin-1",
    "iso88595": "iso8859-5",
    "iso88597": "iso8859-7",
    "iso88599": "iso8859-9",
    "iso885915": "iso8859-15",
    "isolatin": "latin-1",
    "isolatin9": "iso8859-15",
    "koi8r": "koi8-r",
    "koi8u": "koi8-u",
    "latin1": "latin-1",
    "latin2": "iso8859-2",
    "latin3": "iso8859-3",
    "latin4": "iso8859-4",
    "latin5": "iso8859-9",
    "latin9": "iso8859-15",
    "latin10": "iso8859-16",
    "macosroman": "mac-roman",
    "windowslatin1": "cp1252",
}

_PACKAGE = rare(
    rb"(?:^|(?<=\r))[^%\r\n]*\\(?:usepackage|RequirePackage)\s{0,9}\[\s{0,9}([\w-]{1,40})\s{0,9}\]"
    rb"\s{0,9}\{\s{0,9}(?:inputenc|inputenx)\s{0,9}\}",
    re.MULTILINE,
)
_MAGIC_COMMENT = rare(
    rb"(?:^|(?<=\r))[ \t]*%[ \t]*!TeX[ \t]+encoding[ \t]*=[ \t]*([\w -]{1,40})",
    re.MULTILINE | re.IGNORECASE,
)

# What surrogateescape makes of a byte it could not decode, outside a comment, which TeX skips.
_WRONG = rare(
    r"(?:^|(?<=\r))(?:[^%\\\r\n\udc80-\udcff]|\\[^\r\n\udc80-\udcff]?)*+([\udc80-\udcff])",
    re.MULTILINE,
)
# The same, back to that byte's Latin-1 letter.
_LATIN_1 = {0xDC00 + byte: chr(byte) for byte in range(0x80, 0x100)}


class TextFault(msgspec.Struct, frozen=True):
    """The first byte that is not what the file should be made of.

    Args:
        offset: where it stands in the decoded text, in characters from 0.
        byte: its value.
        expected: what it should have been, such as ``UTF-8``.
    """

    offset: int
    byte: int
    expected: str

    @property
    def message(self) -> str:
        """The fault in words, such as ``byte 0xE9 is not UTF-8``."""
        return f"byte 0x{self.byte:02X} is not {self.expected}"


class Decoded(msgspec.Struct, frozen=True):
    """A file's text, without its byte order mark.

    Args:
        text: the characters; each byte that could not be decoded is its Latin-1 letter, and each
            NUL is U+FFFD.
        encoding: the codec it was read with, such as ``utf-8``.
        fault: the first byte outside a comment that was wrong, None where every one was right.
    """

    text: str
    encoding: str
    fault: TextFault | None = None


def decode(data: bytes, declared: str = "") -> Decoded:
    """Reads ``data`` as UTF-8, else as UTF-16 if marked so, else as it is declared.

    Args:
        data: a whole file.
        declared: the name that the document gives its encoding, as `declared_encoding` finds it;
            an empty one counts as UTF-8; of one that only TeX knows, every byte is a letter.
    """
    if codec := _UTF16_BOMS.get(data[:2]):
        return _without_nul(_decode_utf16(data[2:], codec))
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return _without_nul(Decoded(body.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError:
        return _without_nul(_decode_bytewise(body, _codec(declared)))


def declared_encoding(head: bytes) -> str:
    r"""The encoding a document names in its first 64 KB, as written; empty where it names none.

    What LaTeX obeys (``\usepackage[latin1]{inputenc}``) comes before what only an editor does
    (``% !TeX encoding = latin1``).
    """
    head = head[:_HEAD_BYTES]
    package = _PACKAGE.search(head) if b"inputen" in head else None
    found = package or (_MAGIC_COMMENT.search(head) if b"!tex" in head.lower() else None)
    return found[1].decode("ascii", "replace").strip() if found else ""


def _codec(declared: str) -> str:
    name = re.sub(r"[\s_-]", "", declared).lower()
    return _CODECS.get(name, "utf-8" if not name or name.startswith("utf") else "latin-1")


def _decode_bytewise(data: bytes, codec: str) -> Decoded:
    text = data.decode(codec, "surrogateescape")
    wrong = _WRONG.search(text)
    if not wrong:
        return Decoded(text.translate(_LATIN_1), codec)
    fault = TextFault(wrong.start(1), ord(wrong[1]) - 0xDC00, codec.upper())
    return Decoded(text.translate(_LATIN_1), codec, fault)


def _decode_utf16(data: bytes, codec: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), codec)
    except UnicodeDecodeError as error:
        offset = len(data[: error.start].decode(codec))
        fault = TextFault(offset, data[error.start], "UTF-16")
        return Decoded(data.decode(codec, "replace"), codec, fault)


def _without_nul(decoded: Decoded) -> Decoded:
    offset = decoded.text.find("\0")
    if offset < 0:
        return decoded
    fault = decoded.fault
    if fault is None or offset < fault.offset:
        fault = TextFault(offset, 0, "text")
    return Decoded(decoded.text.replace("\0", "\ufffd"), decoded.encoding, fault)
