"""A template without its sample text: what is left of each file for ``--bare``."""

import re
from collections.abc import Mapping

# The lines that give a section file its shape; everything else there is guidance or sample.
_SHAPE = re.compile(r"\s*\\(?:(?:sub)*section\*?\{|(?:begin|end)\{(?:abstract|frame)\})", re.ASCII)


def bare_files(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files with the sections emptied down to their headings, and no sample entries."""
    return {path: _bare(path, content) for path, content in files.items()}


def _bare(path: str, content: bytes) -> bytes:
    if path.startswith("sections/") and path.endswith(".tex"):
        return _headings(content.decode()).encode()
    if path.endswith(".bib"):
        return b""
    return content


def _headings(text: str) -> str:
    """The headings, frames and abstract, a blank line after each that text will follow."""
    kept = [line for line in text.splitlines() if _SHAPE.match(line)]
    return "".join(f"{line}\n" if _opens(line) else f"{line}\n\n" for line in kept).rstrip() + "\n"


def _opens(line: str) -> bool:
    return r"\begin{" in line
