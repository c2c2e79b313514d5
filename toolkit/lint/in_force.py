"""The settings that a check goes by, and where each of them comes from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.course.toml_file import read_toml, shown
from toolkit.draft.load import load_draft
from toolkit.draft.settings import find_settings
from toolkit.lint.rule_settings import checked_settings
from toolkit.rules import ALL

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.

    Args:
        key: as in ``draftsmith.toml``.
        source: an option, a file, ``default``, or how it was found.
    """

    key: str
    value: str
    source: str


def settings_in_force(path: Path, given: Mapping[str, Any]) -> tuple[Setting, ...]:
    """The settings for a draft.

    Args:
        path: as `check` takes it.
        given: what comes before the file, by key, each where the caller says it: ``template``,
            ``stage``, ``pdf``, ``check.select``, ``check.ignore`` and ``check.fail_on``.

    Raises:
        ToolkitError: as `check`.
    """
    draft = load_draft(path, template=given.get("template"), pdf=given.get("pdf"))
    rules = checked_settings(draft)
    file = find_settings(draft.root)
    table, place = (read_toml(file), shown(file)) if file else ({}, "")

    def setting(key: str, default: str) -> Setting:
        if given.get(key):
            return Setting(key, _text(given[key]), _option(key))
        said = _at(table, key)
        return Setting(key, default, DEFAULT) if said is None else Setting(key, _text(said), place)

    selected = bool(given.get("check.select"))
    ignore = Setting("check.ignore", "none", _option("check.select"))
    return (
        setting("template", "none"),
        Setting("main", draft.main, draft.why),
        setting("pdf", draft.pdf.path if draft.pdf else "none"),
        setting("stage", str(draft.settings.stage)),
        setting("check.select", "all"),
        ignore if selected and not given.get(ignore.key) else setting("check.ignore", "none"),
        setting("check.fail_on", draft.settings.check.fail_on),
        setting("check.given_texts", "none"),
        *_of_rules(rules, place),
    )


def _of_rules(rules: Mapping[str, Mapping[str, Any]], place: str) -> Iterator[Setting]:
    """What is set of single rules, and every figure that may be."""
    for rule in ALL:
        said = rules.get(rule.code, {})
        defaults = {each.name: each.default for each in rule.parameters}
        for name, value in {**defaults, **said}.items():
            source = place if name in said else DEFAULT
            yield Setting(f"rules.{rule.code}.{name}", _text(value), source)


def _option(key: str) -> str:
    return "--" + key.rpartition(".")[2].replace("_", "-")


def _at(table: Mapping[str, Any], key: str) -> Any:
    """The value at a dotted key; None where there is none."""
    value: Any = table
    for name in key.split("."):
        value = value.get(name)
        if value is None:
            return None
    return value


def _text(value: Any) -> str:
    if isinstance(value, (tuple, list)):
        return ", ".join(map(str, value)) or "none"
    return f"{value:g}" if isinstance(value, float) else str(value)
