"""Feedback as one page for a browser, to be read or printed."""

from pathlib import Path

from markupsafe import Markup

from toolkit.grading.feedback.page import Page
from toolkit.grading.feedback.rows import grade, rows, title
from toolkit.reporters.html.template import BASE_STYLE, environment, joined, source_hash

_FOLDER = Path(__file__).parent


def write(page: Page) -> bytes:
    """One self-contained file as UTF-8, in which all that was typed is escaped."""
    style = joined(BASE_STYLE, _FOLDER / "feedback.css")
    template = environment(_FOLDER, title=title, grade=grade, rows=rows)
    text = template.get_template("feedback.html").render(
        page=page, style=Markup(style), style_hash=source_hash(style)
    )
    return (text + "\n").encode("utf-8", "replace")
