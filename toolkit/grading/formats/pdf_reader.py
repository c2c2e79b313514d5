"""A filled PDF sheet, read back by the fields of its form; see the writers `tex` and `pdf`.

What a grader put beside the form, by a viewer's pen or notes, is told as a stray, so that nothing
is lost in silence.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from toolkit.grading import words
from toolkit.grading.collecting.filled import Cell, Filled
from toolkit.grading.formats.entry_key import entry_key
from toolkit.grading.sheet import HEADING, VERSION_KEY
from toolkit.model.errors import InputError, NotASheetError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pypdf import PdfReader

_UNREADABLE = "is not a PDF that can be read"
_OF_A_FORM = frozenset({"/Widget", "/Link", "/Popup"})
"""Annotations that a blank sheet may have."""
_FOOT = re.compile(r", round\s+\d+;\s+sheet\s+[0-9a-f]{12}")
"""What stands at the foot of every page of a sheet, and stays there when its form is gone."""


def read(data: bytes, path: str) -> tuple[Filled, ...]:
    """The one sheet in a PDF.

    Args:
        path: to tell of in what is read.

    Raises:
        InputError: it is not a PDF, its form is gone, or it is no score sheet.
    """
    from pypdf import PdfReader  # costs 150 ms, wanted by this format alone

    try:
        reader = PdfReader(io.BytesIO(data))
        values = {name: _value(field) for name, field in (reader.get_fields() or {}).items()}
        strays = tuple(_strays(reader))
        printed = "" if "h.rubric" in values else reader.pages[0].extract_text()
    except Exception as error:  # pypdf raises whatever the broken part makes it raise
        hint = "open it in a viewer, and save it again"
        raise InputError(_UNREADABLE, place=path, hint=hint) from error
    _refuse_others(values, printed, path)
    return (_filled(values, strays, path),)


def _refuse_others(values: Mapping[str, str], printed: str, path: str) -> None:
    if "h.filled" in values:
        message = "is the print of a sheet that was filled in as LaTeX"
        raise NotASheetError(message, place=path, hint="collect the .tex file itself")
    if values.get("h.rubric"):
        return
    if _FOOT.search(" ".join(printed.split())):
        hint = "get the file that its grader saved, not a print of it"
        raise InputError("is a sheet whose form is gone", place=path, hint=hint)
    hint = "make sheets with draftsmith sheets; type in what was written on paper"
    raise NotASheetError("is no score sheet: it has no form of one", place=path, hint=hint)


def _filled(values: Mapping[str, str], strays: tuple[Cell, ...], path: str) -> Filled:
    by_kind: dict[str, dict[str, str]] = {kind: {} for kind in "hmpcnd"}
    for name, value in values.items():
        kind, _, rest = name.partition(".")
        if kind in by_kind and rest:
            by_kind[kind][rest] = value
    numbered = sorted((int(key), each) for key, each in by_kind["m"].items() if key.isdecimal())
    return Filled(
        path=path,
        heading={key: by_kind["h"].get(key, "") for key in (*HEADING, VERSION_KEY)},
        members=tuple(each for _, each in numbered),
        scores={entry_key(each): _cell(f"c.{each}", text) for each, text in by_kind["c"].items()},
        notes={entry_key(each): text for each, text in by_kind["n"].items()},
        deductions={each: _cell(f"d.{each}", text) for each, text in by_kind["d"].items()},
        proposed={each: int(text) for each, text in by_kind["p"].items() if text.isdecimal()},
        private=values.get("private", ""),
        ready=_cell("ready", values["ready"]) if "ready" in values else None,
        strays=strays,
    )


def _cell(name: str, value: str) -> Cell:
    return Cell(value, f"field {name}")


def _value(field: Mapping[str, Any]) -> str:
    """What was entered into a field, as text: yes for a box that is ticked."""
    value = field.get("/V")
    if field.get("/FT") == "/Btn":
        return "" if value in (None, "", "/Off") else words.YES
    if isinstance(value, list):
        value = value[0] if value else None
    return "" if value is None else _text(value)


def _text(value: Any) -> str:
    """A text as viewers save it: a string, bytes that are no string, or a stream."""
    if hasattr(value, "get_data"):
        value = value.get_data()
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _strays(reader: PdfReader) -> Iterator[Cell]:
    for number, page in enumerate(reader.pages, start=1):
        for reference in page.get("/Annots") or ():
            annotation = reference.get_object()
            kind = str(annotation.get("/Subtype"))
            if kind not in _OF_A_FORM:
                said = _text(annotation.get("/Contents") or "")
                yield Cell(said or f"a mark of the kind {kind.strip('/')}", f"page {number}")
