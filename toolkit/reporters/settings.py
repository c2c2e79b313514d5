"""The settings of a draft, each with its value and where it comes from."""

from toolkit.lint.in_force import DEFAULT, Setting
from toolkit.reporters.formats import Look
from toolkit.reporters.terminal import DIM, paint, printable

_GAP = "  "
_WIDEST_VALUE = 32


def render(settings: tuple[Setting, ...], look: Look) -> str:
    """A line for each setting, in columns; what is a default is dim."""
    keys = max(len(each.key) for each in settings)
    values = min(_WIDEST_VALUE, max(len(printable(each.value)) for each in settings))
    return "\n".join(_line(each, keys, values, look) for each in settings)


def _line(setting: Setting, keys: int, values: int, look: Look) -> str:
    value, source = printable(setting.value), printable(setting.source)
    line = _GAP.join([f"{setting.key:<{keys}}", f"{value:<{values}}", source])
    return paint(line, DIM, look.color and setting.source == DEFAULT)
