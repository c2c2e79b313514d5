"""What a shell completes beyond names of commands, options and files.

Rules and templates are imported inside the functions: only a shell that completes needs them.
"""

import click


def rule_codes(
    ctx: click.Context,  # noqa: ARG001 - click's signature
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[str]:
    """The codes of rules, also after the last comma of several."""
    from toolkit.rules import ALL

    before, comma, last = incomplete.rpartition(",")
    codes = (rule.code for rule in ALL)
    return [f"{before}{comma}{code}" for code in codes if code.startswith(last.upper())]


def template_ids(
    ctx: click.Context,  # noqa: ARG001 - click's signature
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[str]:
    """The ids of the templates that come with the program."""
    from toolkit.course.resources import templates

    return [each for each in templates() if each.startswith(incomplete)]
