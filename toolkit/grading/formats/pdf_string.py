"""Text as a PDF holds it: readable in parentheses where it can be, else in hexadecimal digits."""

import re

_READABLE = re.compile(r"[A-Za-z0-9 .,:;/+=?!-]*")
_BYTE_ORDER_MARK = "FEFF"


def pdf_string(text: str) -> str:
    """A string object of any text, none of whose signs means anything to TeX or to a PDF."""
    if _READABLE.fullmatch(text):
        return f"({text})"
    return f"<{_BYTE_ORDER_MARK}{text.encode('utf-16-be', 'replace').hex().upper()}>"


def text_of(string: str) -> str:
    """The text of a string that `pdf_string` made; of what is none, the string itself."""
    if string[:1] + string[-1:] == "()":
        return string[1:-1]
    if not string.startswith(f"<{_BYTE_ORDER_MARK}"):
        return string
    try:
        return bytes.fromhex(string[1 + len(_BYTE_ORDER_MARK) : -1]).decode("utf-16-be", "replace")
    except ValueError:
        return string
