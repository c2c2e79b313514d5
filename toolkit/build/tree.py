"""Asks the TeX installation, where there is one, which files it brings."""

from collections.abc import Iterable
from itertools import islice

_LONGEST_ANSWER_S = 5.0
_MOST_NAMES = 1_000
"""Asked for at once; a draft that lacks more files than this is told of the rest unasked."""


def in_tex_tree(names: Iterable[str]) -> frozenset[str]:
    """Those of some files that TeX would find outside the draft's own folder.

    None where no TeX is installed: then nothing can be said for a file.
    """
    asked = [name for name in dict.fromkeys(names) if name and not name.startswith("-")]
    if not asked:
        return frozenset()
    import shutil  # start-up cost: most drafts have all their files
    import subprocess

    if shutil.which("kpsewhich") is None:
        return frozenset()
    try:
        answer = subprocess.run(
            ["kpsewhich", "--", *islice(asked, _MOST_NAMES)],
            capture_output=True,
            timeout=_LONGEST_ANSWER_S,
            check=False,
            stdin=subprocess.DEVNULL,
            cwd="/",
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return frozenset()
    found = tuple(f"/{path}" for path in answer.stdout.decode("utf-8", "replace").splitlines())
    return frozenset(
        name for name in asked if any(path.endswith((f"/{name}", f"/{name}.tex")) for path in found)
    )
