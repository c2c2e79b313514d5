"""The README as its tests read it: fenced blocks, each with its language and its section."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"

_PART = re.compile(
    r"^## (?P<section>[^\n]+)$|^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between two fences, and the section it is in."""

    section: str
    language: str
    text: str


def blocks(language: str) -> tuple[Block, ...]:
    """The README's blocks in a language, in order."""
    found, section = [], ""
    for part in _PART.finditer(README.read_text(encoding="utf-8")):
        section = part["section"] or section
        if part["language"] == language:
            found.append(Block(section, language, part["text"]))
    return tuple(found)


def between(mark: str) -> str:
    """The README's text between two comments that name a mark."""
    text = README.read_text(encoding="utf-8")
    return text.split(f"<!-- {mark} -->\n")[1].split(f"<!-- end of {mark} -->")[0]
