"""The tables in the README that follow from the code."""

import inspect
from collections.abc import Iterator

from toolkit.rules import ALL
from toolkit.rules.base import ByStage, Rule


def rules() -> str:
    """The rules there are: code, name, severity, and what each asks for."""
    return "\n".join(["| code | name | severity | |", "|---|---|---|---|", *_rows(), ""])


def _rows() -> Iterator[str]:
    for rule in ALL:
        says = inspect.cleandoc(rule.__doc__ or "").partition("\n\n")[0].replace("\n", " ")
        says = says.replace("``", "`").replace("|", "\\|")
        yield f"| {rule.code} | {rule.name()} | {_severity(rule)} | {says} |"


def _severity(rule: type[Rule]) -> str:
    if isinstance(rule.severity, ByStage):
        return f"{rule.severity.draft} / {rule.severity.submission}"
    return str(rule.severity)
