"""Spreads a document over files, in each of the ways in which people do."""

from tests.corpus.axes import Recipe

NAMES = ("one", "two", "three", "four", "five", "six")
DRAWING = r"""\documentclass{standalone}
\begin{document}
\rule{3cm}{1cm}
\end{document}
\section{Ghost}
"""
IF_EXISTS = r"""\InputIfFileExists{parts/optional}{}{\cite{ghost}\section{Ghost}}
\InputIfFileExists{parts/none}{\section{Ghost}}{There is no more.}
"""


def spread(
    recipe: Recipe, preamble: str, front: str, parts: list[str], tail: str
) -> dict[str, str]:
    """The text of each file, by its path; ``main.tex`` is the main one."""
    start, body, files = _LAYOUTS[recipe.layout](parts)
    main = (
        f"{_before(preamble, start)}\\begin{{document}}\n{front}\n{body}\n{tail}\\end{{document}}\n"
    )
    return {"main.tex": main, **files}


def _before(preamble: str, start: str) -> str:
    """The preamble with what a layout adds to it right after the class."""
    first, _, rest = preamble.partition("\n")
    return f"{first}\n{start}{rest}"


Spread = tuple[str, str, dict[str, str]]


def _single(parts: list[str]) -> Spread:
    return "", "\n".join(parts), {}


def _input(parts: list[str]) -> Spread:
    files = {f"parts/{name}.tex": text for name, text in zip(NAMES, parts, strict=False)}
    ways = ("\\input{{parts/{}}}", "\\input{{parts/{}.tex}}", "\\input parts/{} ")
    body = "\n".join(ways[n % 3].format(NAMES[n]) for n in range(len(parts)))
    return "", body, files


def _nested(parts: list[str]) -> Spread:
    inner = "\\input{parts/deep/inner}\n" + IF_EXISTS
    files = {
        "parts/all.tex": "\n".join(parts[:1]) + inner + "\n".join(parts[2:]),
        "parts/deep/inner.tex": parts[1],
        "parts/optional.tex": "A word that is optional, \\ref{sec:aims}.\n",
    }
    return "", "\\input{parts/all}", files


def _include(parts: list[str]) -> Spread:
    files = {f"parts/{name}.tex": text for name, text in zip(NAMES, parts, strict=False)}
    lines = [f"\\include{{parts/{name}}}" for name, _ in zip(NAMES, parts, strict=False)]
    return (
        "",
        "\n".join([*lines[:2], *(line.replace("include", "input") for line in lines[2:])]),
        files,
    )


def _includeonly(parts: list[str]) -> Spread:
    _, body, files = _include(parts)
    return "\\includeonly{parts/one}\n", body, files


def _subfiles(parts: list[str]) -> Spread:
    own = "\\documentclass[../main]{subfiles}\n\\begin{document}\n"
    files = {"parts/one.tex": f"{own}{parts[0]}\\end{{document}}\n\\section{{Ghost}}\n"}
    body = "\n".join(["\\subfile{parts/one}", *parts[1:]])
    return "\\usepackage{subfiles}\n", body, files


def _import(parts: list[str]) -> Spread:
    files = {
        "parts/one.tex": parts[0] + "\\subimport{deep/}{inner}\n",
        "parts/deep/inner.tex": parts[1],
    }
    return "\\usepackage{import}\n", "\n".join(["\\import{parts/}{one}", *parts[2:]]), files


def _standalone(parts: list[str]) -> Spread:
    return "\\usepackage{standalone}\n", "\n".join(parts), {"figures/drawing.tex": DRAWING}


_LAYOUTS = {
    "single": _single,
    "input": _input,
    "nested": _nested,
    "include": _include,
    "includeonly": _includeonly,
    "subfiles": _subfiles,
    "import": _import,
    "standalone": _standalone,
}
