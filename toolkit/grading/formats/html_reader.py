"""The page that scores are entered on, handed in by mistake for the score file it downloads."""

from typing import NoReturn

from toolkit.grading.formats.html import GENERATOR
from toolkit.model.errors import NotASheetError

_OURS = f'<meta name="generator" content="{GENERATOR}">'.encode()


def read(data: bytes, path: str) -> NoReturn:
    """Say what to hand in: a page holds no marks, its browser does.

    Raises:
        NotASheetError: always.
    """
    if _OURS not in data:
        raise NotASheetError("is no score sheet", place=path, hint="collect score files")
    raise NotASheetError(
        "holds no marks, they are in the browser it was filled in",
        place=path,
        hint="download the score file from the page and collect that",
    )
