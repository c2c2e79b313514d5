"""``draftsmith rules``: the rules there are.

The rules and the reporter are imported inside the command: `draftsmith --help` needs neither.
"""

import click

from toolkit.cli.speaker import Speaker, speaking


@click.command()
@click.option("--json", "as_document", is_flag=True, help="With explanations and examples.")
@speaking
def command(speaker: Speaker, as_document: bool) -> None:
    """List the rules: code, name, severity, fix, and what each flags.

    \b
    Example:
      draftsmith rules
      draftsmith rules --json
    """
    from toolkit.reporters.rule_list import as_json, as_text
    from toolkit.rules import ALL

    speaker.result(as_json(ALL) if as_document else as_text(ALL, color=speaker.color))
