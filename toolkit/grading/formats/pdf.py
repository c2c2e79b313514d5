"""A score sheet as a PDF with a form: to be filled in a viewer, or printed and filled by hand.

The form is that of the sheet's LaTeX source; see `tex` for the names of its fields.
"""

from toolkit.build.typeset import typeset
from toolkit.grading.formats import tex
from toolkit.grading.sheet import Sheet
from toolkit.model.errors import InputError


def write(sheet: Sheet) -> bytes:
    """The sheet as a PDF, blank where a grader writes; the same sheet gives the same bytes.

    Raises:
        InputError: there is no TeX, or it cannot set the sheet.
    """
    try:
        return typeset(tex.source(sheet), f"the sheet of {sheet.team}")
    except InputError as error:
        hint = error.hint or "the other formats need no LaTeX"
        raise InputError(error.message, place=error.place, hint=hint) from error
