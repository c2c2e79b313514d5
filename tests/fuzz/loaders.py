"""What must hold of the files that people write as TOML, CSV or JSON: a value, or one line."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz.seeds import ROOT
from toolkit.course.loading import load_course, load_requirements, load_rubric
from toolkit.draft.settings import read_settings
from toolkit.grading.roster import read_roster
from toolkit.lint.baseline import read_baseline
from toolkit.model.errors import ToolkitError

Load = Callable[[Path], object]


def refused(error: ToolkitError) -> None:
    """What is refused is said in one line that names the place."""
    assert "\n" not in str(error)
    assert error.place


def settings(data: bytes) -> None:
    """A draft's settings."""
    _loaded(data, "draftsmith.toml", read_settings)


def manifest(data: bytes) -> None:
    """A template's manifest, beside its course."""
    _loaded(data, "report/template.toml", lambda path: load_requirements(path.parent))


def course(data: bytes) -> None:
    """A course."""
    _loaded(data, "course.toml", lambda path: load_course(path.parent))


def rubric(data: bytes) -> None:
    """A rubric."""
    _loaded(data, "report.toml", load_rubric)


def roster(data: bytes) -> None:
    """A roster."""
    _loaded(data, "roster.csv", read_roster)


def baseline(data: bytes) -> None:
    """A baseline."""
    _loaded(data, "baseline.json", read_baseline)


def _loaded(data: bytes, name: str, load: Load) -> None:
    """Load a file in a copy of a course; what is raised is a line of ours."""
    with TemporaryDirectory() as place:
        path = Path(place, name)
        path.parent.mkdir(exist_ok=True)
        if path.parent != Path(place):
            shutil.copy(ROOT / "templates/stat453/course.toml", place)
        path.write_bytes(data)
        try:
            load(path)
        except ToolkitError as error:
            refused(error)
