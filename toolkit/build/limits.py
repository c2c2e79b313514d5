"""The engines a build may run, and how much of the machine it may use."""

from dataclasses import dataclass

ENGINES = ("pdflatex", "lualatex", "xelatex")
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What stops a build that does not stop by itself.

    A thesis of 300 pages with pictures takes TeX some 20 s, 300 MB of memory and 100 MB of disk;
    LuaLaTeX with a large CJK font takes a gigabyte of memory.

    Args:
        seconds: of wall time, for the whole build.
        memory: bytes that any one program of it may ask for.
        disk: bytes that the scratch folder may hold.
        file: bytes of any one file.
        log: bytes of any one log.
    """

    seconds: float = 60.0
    memory: int = 3_000 * MB
    disk: int = 600 * MB
    file: int = 200 * MB
    log: int = 20 * MB
