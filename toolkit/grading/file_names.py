"""Names of people and teams as parts of files' names."""

import hashlib
import re

from toolkit.grading.submissions import letters

LONGEST_PART = 60
"""Bytes of UTF-8 that a file's name takes of a team's name, and of a grader's."""


def file_stem(name: str) -> str:
    """A name as part of a file's name: lower case, hyphens for all but letters and digits."""
    words = re.findall(r"[^\W_]+", name.casefold())
    stem = "-".join(filter(None, map(letters, words))).encode("utf-8", "replace")
    cut = stem[:LONGEST_PART].decode("utf-8", "ignore").strip("-")
    return cut or hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:8]
