"""``draftsmith explain``: the pages of rules.

The rules and the reporters are imported inside the functions: `draftsmith --help` needs neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.cli.complete import rule_codes
from toolkit.cli.speaker import Speaker, speaking
from toolkit.model.errors import SettingsError

if TYPE_CHECKING:
    from toolkit.rules.base import Rule


@click.command(short_help="Explain rules, and how to suppress them.")
@click.argument("codes", metavar="CODE...", nargs=-1, required=True, shell_complete=rule_codes)
@click.option("--json", "as_document", is_flag=True, help="For programs.")
@speaking
def command(speaker: Speaker, codes: tuple[str, ...], as_document: bool) -> None:
    """Explain rules: what they flag, why, and how to suppress them, with examples.

    CODE is a rule's code or its name, in upper or lower case.

    \b
    Example:
      draftsmith explain CIT001
      draftsmith explain breakable-reference len001
    """
    from toolkit.reporters.rule_list import as_json
    from toolkit.reporters.rule_page import rule_page

    rules = tuple(_rule(code) for code in codes)
    if as_document:
        speaker.result(as_json(rules))
    else:
        speaker.result("\n\n\n".join(rule_page(rule, color=speaker.color) for rule in rules))


def _rule(asked: str) -> type[Rule]:
    """The rule of a code or name.

    Raises:
        SettingsError: there is none.
    """
    from toolkit.course.titles import near
    from toolkit.rules import ALL

    rules = {word.lower(): rule for rule in ALL for word in (rule.code, rule.name())}
    rule = rules.get(asked.strip().lower())
    if rule is None:
        meant = near(asked, [word for rule in ALL for word in (rule.code, rule.name())])
        hint = f"did you mean {meant}?" if meant else "draftsmith rules lists them"
        raise SettingsError(f"no rule has the code or name {asked}", hint=hint)
    return rule
