"""Text on its way into a cell of a CSV file."""

_RUN = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would run."""


def cell(text: str) -> str:
    """Any text as a cell that is shown as typed and never run.

    A spreadsheet that opens a CSV file takes a cell for a formula by its first character; an
    apostrophe before it makes it text. A plain number, which may begin with a minus, stays one.
    """
    if not text.startswith(_RUN) or _is_number(text):
        return text
    return f"'{text}"


def uncell(text: str) -> str:
    """What a cell that `cell` made was made of."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_RUN) else text


def _is_number(text: str) -> bool:
    whole, _, part = text[1:].partition(".")
    return text.isascii() and whole.isdecimal() and (not part or part.isdecimal())
