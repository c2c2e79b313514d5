"""The rules: pure functions from a draft to findings, a line each in `ALL`."""

from toolkit.rules import references, suppressions
from toolkit.rules.base import Rule

ALL: tuple[type[Rule], ...] = (
    references.BreakableReference,
    suppressions.UnusedSuppression,
)
"""Every rule, by code."""
