"""What ``draftsmith.toml`` says of single rules, held against the rules there are."""

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.course.fault import Fault, meant
from toolkit.course.given import given_text_faults
from toolkit.course.toml_file import shown
from toolkit.draft.draft import Draft
from toolkit.draft.settings import SETTINGS_FILE, find_settings
from toolkit.model.errors import SettingsError
from toolkit.model.finding import Severity
from toolkit.rules import ALL
from toolkit.rules.base import Rule
from toolkit.rules.parameter import Names, Parameter

SEVERITY = "severity"
OFF = "off"
LEVELS = (OFF, *map(str, Severity))
"""What a rule's severity may be set to."""


def rule_faults(rules: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    """What is wrong in the tables ``[rules.CODE]``, by the key in the file."""
    known = {rule.code: rule for rule in ALL}
    for code, table in rules.items():
        key = f"rules.{code}"
        if code not in known:
            yield Fault(key, "no rule has that code", meant(code.upper(), known))
            continue
        for name, value in table.items():
            yield from _faults(known[code], f"{key}.{name}", name, value)


def checked_settings(draft: Draft) -> Mapping[str, Mapping[str, Any]]:
    """What a draft's settings say of single rules, by code.

    Raises:
        SettingsError: it, or what a rule is to read, is not valid; the first fault, with file and
            key.
    """
    given = draft.settings.check.given_texts
    faults = (
        *rule_faults(draft.settings.rules),
        *given_text_faults("check.given_texts", given, draft.root),
    )
    for fault in faults:
        place = f"{settings_place(draft)}: {fault.key}"
        raise SettingsError(fault.message, place=place, hint=fault.hint)
    return draft.settings.rules


def settings_place(draft: Draft) -> str:
    """The file that a draft's settings stand in, for a person."""
    found = find_settings(draft.root)
    return shown(found) if found else SETTINGS_FILE


def switched_off(rules: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """The codes of the rules whose severity is ``off``."""
    return tuple(code for code, table in rules.items() if table.get(SEVERITY) == OFF)


def _faults(rule: type[Rule], key: str, name: str, value: Any) -> Iterator[Fault]:
    parameters = {each.name: each for each in rule.parameters}
    if name == SEVERITY:
        if value not in LEVELS:
            yield Fault(key, f"must be one of {', '.join(LEVELS)}, not {value}")
    elif name not in parameters:
        yield Fault(key, f"is no setting of {rule.code}", meant(name, (SEVERITY, *parameters)))
    elif not _is_in(parameters[name], value):
        yield Fault(key, f"must be {parameters[name].wanted}, not {value}")


def _is_in(parameter: Parameter | Names, value: Any) -> bool:
    if isinstance(parameter, Names):
        is_list = isinstance(value, (list, tuple))
        return is_list and all(isinstance(each, str) and each for each in value)
    numbers = int if isinstance(parameter.default, int) else (int, float)
    if isinstance(value, bool) or not isinstance(value, numbers):
        return False
    return bool(parameter.least <= value <= parameter.most)
