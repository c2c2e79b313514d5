"""A rubric as one page for a browser, to hand out or to print."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from toolkit.course.rubric import Rubric
from toolkit.grading import words


def write(rubric: Rubric) -> str:
    """The page; every text of the rubric's is escaped."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("rubric.html").render(rubric=rubric, words=words)
