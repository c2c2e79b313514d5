"""The programs that a build runs, and what to install where one is not there."""

import os
import shutil

from toolkit.model.errors import InputError

_PACKAGES = {
    "pdflatex": "texlive-latex-recommended texlive-fonts-recommended latexmk",
    "lualatex": "texlive-luatex texlive-latex-recommended texlive-fonts-recommended latexmk",
    "xelatex": "texlive-xetex texlive-latex-recommended texlive-fonts-recommended latexmk",
}
"""Debian's packages that bring each engine and what most documents need beside it."""


def installed(program: str, engine: str) -> str:
    """The path of a program that runs an engine, or of the engine itself.

    Args:
        engine: one of `toolkit.build.limits.ENGINES`.

    Raises:
        InputError: it is not installed, or no program can be bounded on this system.
    """
    if os.name != "posix":
        raise InputError("a build cannot be bounded on this system", hint="build on Linux or macOS")
    path = shutil.which(program)
    if path is None:
        hint = f"install TeX Live; on Debian: apt install {_PACKAGES[engine]}"
        raise InputError(f"{program} is not installed", hint=hint)
    return path
