"""Where the courses that come with the package live, and what is in them.

In a checkout they are two folders beside the package; in a wheel they are inside it.
"""

from pathlib import Path

from toolkit.course.table import Table
from toolkit.course.toml_file import read_struct

_PACKAGE = Path(__file__).resolve().parents[1]

COURSE_FILE = "course.toml"
TEMPLATE_FILE = "template.toml"


class _Default(Table, frozen=True):
    """Which course is meant where none is named."""

    course: str


def templates_folder() -> Path:
    """The folder that holds a folder for each course, and in it one for each template."""
    return _data_folder("templates")


def rubrics_folder() -> Path:
    """The folder that holds a folder of rubric files for each course."""
    return _data_folder("rubrics")


def default_course() -> str:
    """The id of the course meant where none is named, as the data say."""
    return read_struct(templates_folder() / "default.toml", _Default, lambda _: ()).course


def courses() -> tuple[str, ...]:
    """The ids of all courses, sorted."""
    return tuple(sorted(path.parent.name for path in templates_folder().glob(f"*/{COURSE_FILE}")))


def templates() -> tuple[str, ...]:
    """The ids, ``course/kind``, of all templates, sorted."""
    root = templates_folder()
    found = (path.parent for path in root.glob(f"*/*/{TEMPLATE_FILE}"))
    return tuple(sorted(folder.relative_to(root).as_posix() for folder in found))


def rubrics() -> tuple[str, ...]:
    """The ids, ``course/name``, of all rubrics, sorted."""
    root = rubrics_folder()
    found = (path.with_suffix("") for path in root.glob("*/*.toml"))
    return tuple(sorted(path.relative_to(root).as_posix() for path in found))


def _data_folder(name: str) -> Path:
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
