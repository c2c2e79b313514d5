"""The rules: pure functions from a draft to findings, a line each in `ALL`."""

from toolkit.rules import citations, floats, inputs, references, suppressions
from toolkit.rules.base import Rule

ALL: tuple[type[Rule], ...] = (
    citations.UndefinedCitation,
    citations.UncitedEntry,
    citations.DuplicateEntry,
    citations.TooFewCitations,
    citations.MissingBibliography,
    citations.UncitedSection,
    citations.MalformedEntry,
    references.BreakableReference,
    references.UndefinedReference,
    references.DuplicateLabel,
    references.LabelBeforeCaption,
    references.UnreferencedFloat,
    floats.MissingImage,
    floats.UncaptionedFloat,
    inputs.MissingInput,
    suppressions.UnusedSuppression,
)
"""Every rule, by code."""
