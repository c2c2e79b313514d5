"""How the cells of a spreadsheet look: a literal table of styles, all in one restrained palette."""

from typing import Any

from toolkit.grading.formats.form import TITLE_SCALE, TOTAL_SCALE
from toolkit.grading.formats.page import FONT, FONT_PT

INK, QUIET, LINE = "#1F2933", "#3E4C59", "#B8C2CC"
NAVY, BAND, ENTRY = "#1F3A5F", "#E9EEF4", "#FFF8DC"
"""Text on each of these grounds has a contrast of at least 7 to 1 (WCAG 2, level AAA)."""

_TEXT = {
    "font_name": FONT,
    "font_size": FONT_PT,
    "font_color": INK,
    "text_wrap": True,
    "valign": "top",
}
_BOXED = {**_TEXT, "border": 1, "border_color": LINE}
_INDENTED = {"align": "left", "indent": 1}
_CELL = {**_BOXED, **_INDENTED}
_CENTRED = {**_BOXED, "align": "center", "valign": "vcenter"}
_ENTRY = {"bg_color": ENTRY, "locked": False}
_BAND = {"bg_color": BAND, "bold": True}

STYLES: dict[str, dict[str, Any]] = {
    "title": {
        **_TEXT,
        **_INDENTED,
        "font_size": round(FONT_PT * TITLE_SCALE),
        "bold": True,
        "font_color": NAVY,
        "valign": "vcenter",
    },
    "label": {**_TEXT, **_INDENTED, "bold": True, "font_color": QUIET},
    "fact": {**_TEXT, **_INDENTED},
    "head": {**_CELL, "bg_color": NAVY, "font_color": "#FFFFFF", "bold": True, "valign": "vcenter"},
    "head-centred": {**_CENTRED, "bg_color": NAVY, "font_color": "#FFFFFF", "bold": True},
    "name": {**_CELL, "bold": True},
    "text": _CELL,
    "quiet": {**_CELL, "font_color": QUIET},
    "figure": _CENTRED,
    "score": {**_CENTRED, **_ENTRY, "bold": True},
    "note": {**_CELL, **_ENTRY, "num_format": "@"},
    "band": {**_CELL, **_BAND, "valign": "vcenter"},
    "band-figure": {**_CENTRED, **_BAND},
    "total": {**_CELL, **_BAND, "font_size": round(FONT_PT * TOTAL_SCALE), "valign": "vcenter"},
    "total-figure": {**_CENTRED, **_BAND, "font_size": round(FONT_PT * TOTAL_SCALE)},
}
"""Properties of each style, in the writer's own words; only entries are unlocked."""
