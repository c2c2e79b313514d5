"""The rules: pure functions from a draft to findings, a line each in `ALL`."""

from toolkit.rules import citations, floats, inputs, length, references, structure, suppressions
from toolkit.rules.base import Rule

ALL: tuple[type[Rule], ...] = (
    structure.MissingSection,
    structure.SectionOutOfOrder,
    structure.EmptySection,
    structure.RepeatedSection,
    structure.MissingAbstract,
    structure.AbstractLength,
    structure.ThinSection,
    length.OverPageLimit,
    length.UnderPageMinimum,
    length.EstimatedLength,
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
