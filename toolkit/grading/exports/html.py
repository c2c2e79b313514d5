"""A rubric as one page for a browser, to hand out or to print."""

from pathlib import Path

from toolkit.course.rubric import Rubric
from toolkit.grading import words
from toolkit.reporters.html.template import environment


def write(rubric: Rubric) -> str:
    """The page; every text of the rubric's is escaped."""
    template = environment(Path(__file__).parent, words=words).get_template("rubric.html")
    return template.render(rubric=rubric)
