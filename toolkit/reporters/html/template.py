"""What pages for a browser are made with: templates that escape, and assets put inside them."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from toolkit.reporters.terminal import printable

BASE_STYLE = Path(__file__).with_name("base.css")
"""Colours in light and dark, and what every page does alike."""


def environment(folder: Path, **names: Any) -> Environment:
    """Templates in which what comes from people is escaped, and shown by a sign where it acts.

    Args:
        names: what every template of the folder may use.
    """
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(names)
    return made


def joined(*assets: Path) -> str:
    """The text of some assets, one after the other."""
    return "\n".join(asset.read_text(encoding="utf-8") for asset in assets)


def source_hash(text: str) -> str:
    """By what a page's policy lets this script or style act, and no other."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}"


def _shown(value: object) -> object:
    return printable(value) if type(value) is str else value
