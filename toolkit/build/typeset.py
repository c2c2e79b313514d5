"""Sets a document of our own making: one file, one run of the engine, within a build's bounds."""

from toolkit.build.installed import installed
from toolkit.build.limits import Limits
from toolkit.build.run import read_regular, run
from toolkit.build.scratch import scratch_folder
from toolkit.model.errors import InputError
from toolkit.readers.log import read_log

FOR_LUALATEX = "% !TeX program = lualatex\n"
"""The first line of a document that pdfLaTeX cannot set."""
_SECONDS = 180.0
"""Of wall time: LuaLaTeX takes half a minute on a busy machine to look for fonts."""
_OPTIONS = ("-no-shell-escape", "-interaction=batchmode", "-file-line-error", "main.tex")


def typeset(source: str, what: str, otherwise: str) -> bytes:
    """The PDF of a LaTeX document that is done in one run and reads no file of its own.

    The same source gives the same bytes where it asks for no date and no file identifier.

    Args:
        source: begins with ``FOR_LUALATEX`` where it is for LuaLaTeX, else it is for pdfLaTeX.
        what: the document, for the message of an error.
        otherwise: what a person can do without LaTeX, for its hint.

    Raises:
        InputError: the engine is not installed, or cannot set the document.
    """
    engine = "lualatex" if source.startswith(FOR_LUALATEX) else "pdflatex"
    try:
        command = (installed(engine, engine), *_OPTIONS)
    except InputError as error:
        hint = f"{error.hint}; {otherwise}"
        raise InputError(error.message, place=what, hint=hint) from error
    with scratch_folder() as folder:
        work, home = folder / "document", folder / "home"
        work.mkdir()
        home.mkdir()
        (work / "main.tex").write_text(source, encoding="utf-8")
        outcome = run(command, work, home, Limits(seconds=_SECONDS), opens_tmp=engine == "lualatex")
        pdf = read_regular(work / "main.pdf")
        log = read_log(read_regular(work / "main.log").decode("utf-8", "replace"))
    if outcome.exit_code or outcome.stopped or not pdf:
        said = log.errors[0].message if log.errors else f"exit code {outcome.exit_code}"
        message = f"{engine} cannot set it: {outcome.stopped or said}"
        raise InputError(message, place=what, hint=otherwise)
    return pdf
