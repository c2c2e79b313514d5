"""The people whose names a fresh draft carries until its authors put in their own."""

import msgspec

from toolkit.course.resources import templates_folder
from toolkit.course.table import Table
from toolkit.course.toml_file import read_toml

SAMPLE_ANSWERS = "shared/answers.toml"
"""The sample answers, from the templates' folder."""


class SamplePerson(Table, frozen=True):
    """A sample author."""

    name: str
    email: str = ""


def sample_people() -> tuple[SamplePerson, ...]:
    """The sample authors of the packaged templates.

    Raises:
        InputError: the package lacks the file.
        CourseError: the file is not TOML.
    """
    answers = read_toml(templates_folder() / SAMPLE_ANSWERS)
    return msgspec.convert(answers.get("author", ()), tuple[SamplePerson, ...])
