"""A score sheet as a PDF with a form: to be filled in a viewer, or printed and filled by hand.

The form is that of the sheet's LaTeX source; see `tex` for the names of its fields.
"""

from toolkit.build.typeset import typeset
from toolkit.grading.formats import tex
from toolkit.grading.sheet import Sheet


def write(sheet: Sheet) -> bytes:
    """The sheet as a PDF, blank where a grader writes; the same sheet gives the same bytes.

    Raises:
        InputError: there is no TeX, or it cannot set the sheet.
    """
    return typeset(tex.source(sheet), f"the sheet of {sheet.team}", "other formats need none")
