"""Given texts: files beside a manifest or a draft that its writers were handed."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from toolkit.course.fault import Fault
from toolkit.readers.disk import is_file

KINDS = (".txt", ".md", ".tex", ".pdf")


def given_text_faults(key: str, names: Iterable[str], folder: Path) -> Iterator[Fault]:
    """What is wrong with the names of given texts.

    Args:
        key: that they stand at.
        folder: that they are named from, and must lie in.
    """
    for number, name in enumerate(names, 1):
        path, at = PurePosixPath(name), f"{key}[{number}]"
        if path.is_absolute() or ".." in path.parts:
            yield Fault(at, f"leaves the folder: {name}", "name a file inside it")
        elif path.suffix.lower() not in KINDS:
            yield Fault(at, f"must name a file of {', '.join(KINDS)}, not {name}")
        elif not is_file(folder / name):
            yield Fault(at, f"there is no such file: {name}", "add it, or correct its name")
