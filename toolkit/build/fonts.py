"""Fonts that TeX did not find, though METAFONT could make them from a source that is there.

TeX would ask METAFONT for each font that is not installed, which takes a second of the machine for
each size and shape, and in vain but for the few fonts that come as nothing but such a source.
"""

import re
import subprocess
from pathlib import Path

from toolkit.readers.log import Log

_NOT_FOUND = re.compile(r"Font \S*?=(\w[\w-]*)(?: at| scaled| not) .*Metric \(TFM\) file")
_SIZE = re.compile(r"\d+\Z")
_MOST_FONTS = 50
_LONGEST_ANSWER_S = 10.0


def can_be_made(log: Log, work: Path) -> bool:
    """Whether there is a source for one of the fonts that a run did not find.

    Args:
        work: the folder that was built in.
    """
    names = {name for error in log.errors for name in _NOT_FOUND.findall(error.message)}
    sources = {f"{part}.mf" for name in names for part in (name, _SIZE.sub("", name))}
    return any((work / each).is_file() for each in sources) or _are_installed(sources)


def _are_installed(sources: set[str]) -> bool:
    """Whether the TeX installation has one of some files; a font of many sizes has one for all."""
    if not sources:
        return False
    try:
        answer = subprocess.run(
            ["kpsewhich", *sorted(sources)[:_MOST_FONTS]],
            capture_output=True,
            timeout=_LONGEST_ANSWER_S,
            check=False,
            stdin=subprocess.DEVNULL,
            cwd="/",
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return bool(answer.stdout.strip())
