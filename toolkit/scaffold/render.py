r"""The few files that hold a person's answers, made from templates that quote every value.

A value is quoted as the file's language asks unless its template says ``Raw``; the LaTeX
environment has delimiters of its own (``\VAR{}``, ``\BLOCK{}``, ``%%%`` lines), as the usual ones
stand for something in LaTeX.
"""

import json
from collections.abc import Callable, Mapping

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from toolkit.model.errors import ScaffoldError
from toolkit.scaffold.latex_text import Engine, escape

_LATEX_DELIMITERS = {
    "block_start_string": r"\BLOCK{",
    "block_end_string": "}",
    "variable_start_string": r"\VAR{",
    "variable_end_string": "}",
    "comment_start_string": r"\#{",
    "comment_end_string": "}",
    "line_statement_prefix": "%%%",
}


def _latex(value: object, engine: Engine) -> str:
    return escape(str(value), engine)


def _toml(value: object, engine: Engine) -> str:  # noqa: ARG001 - every quote has one signature
    """The value as a TOML string, which JSON's strings are once DEL is escaped."""
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007F")


def _perl(value: object, engine: Engine) -> str:  # noqa: ARG001 - every quote has one signature
    """The value as a Perl string in single quotes."""
    escaped = str(value).replace("\\", r"\\").replace("'", r"\'")
    return f"'{escaped}'"


_QUOTES: Mapping[str, Callable[[object, Engine], str]] = {
    "metadata.tex": _latex,
    "draftsmith.toml": _toml,
    "latexmkrc": _perl,
}
RENDERED = frozenset(_QUOTES)


def render(name: str, text: str, values: Mapping[str, object], engine: Engine) -> str:
    """The file that a template makes of the values.

    Args:
        name: of the file: ``metadata.tex``, ``draftsmith.toml`` or ``latexmkrc``.
        engine: decides how LaTeX text is set.

    Raises:
        ScaffoldError: the template is faulty or asks for a value that there is not.
    """
    quote = _QUOTES[name]
    delimiters = _LATEX_DELIMITERS if name.endswith(".tex") else {}
    environment = SandboxedEnvironment(
        **delimiters,
        finalize=lambda value: quote(value, engine),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    try:
        return environment.from_string(text).render(values)
    except TemplateError as error:
        raise ScaffoldError(f"this template is faulty: {error}", place=name) from error
