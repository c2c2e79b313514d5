"""The sample answers that a fresh draft carries until its authors put in their own."""

from pathlib import Path

import msgspec

from toolkit.course.resources import templates_folder
from toolkit.course.table import Table
from toolkit.course.toml_file import read_struct


class SamplePerson(Table, frozen=True):
    """A sample author."""

    name: str
    email: str = ""


class Sample(Table, frozen=True):
    """A sample title and team."""

    title: str
    people: tuple[SamplePerson, ...] = msgspec.field(name="author")


def sample_file() -> Path:
    """The file that holds the sample answers, in the shape that ``new --answers`` reads."""
    return templates_folder() / "shared/answers.toml"


def load_sample() -> Sample:
    """The sample answers.

    Raises:
        InputError: the package lacks the file.
        CourseError: the file is not valid.
    """
    return read_struct(sample_file(), Sample, lambda _: ())
