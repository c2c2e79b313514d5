"""The rule on suppressions themselves."""

from collections.abc import Iterator
from typing import Protocol

from toolkit.draft.draft import Draft
from toolkit.model.finding import Edit, Finding, Severity
from toolkit.model.place import Place, Span
from toolkit.rules.base import Rule
from toolkit.rules.example import Bad, Good


class Comment(Protocol):
    """A comment in a source that suppresses findings."""

    @property
    def codes(self) -> tuple[str, ...]:
        """What it suppresses."""

    @property
    def span(self) -> Span:
        """Its place in the source."""

    @property
    def place(self) -> Place:
        """The same in lines and columns."""

    @property
    def removal(self) -> Edit:
        """What takes it out."""


class UnusedSuppression(Rule):
    r"""A suppression that suppresses nothing.

    The fault it was written for has been mended, or never was on that line. Left in place it would
    hide the next one. A code whose rule did not run is not counted as unused.
    """

    code = "SUP001"
    severity = Severity.WARNING
    message = "nothing here to suppress"
    hint = "remove the comment"
    everywhere = True
    good = (
        Good("See~\\ref{none}. % draftsmith: ignore[REF002]"),
        Good("% draftsmith: ignore[REF002]\nSee~\\ref{none}."),
        Good("% draftsmith: ignore-file[REF002, CIT001]\nSee~\\ref{none} and~\\cite{a}.", bib=""),
        Good("100\\% draftsmith: ignore[CIT001]"),
        Good("\\begin{verbatim}\n% draftsmith: ignore[CIT001]\n\\end{verbatim}"),
    )
    bad = (
        Bad("See. % draftsmith: ignore[REF001]", at=(1, 6), fixed="See. "),
        Bad("See.% draftsmith: ignore[REF001]\nIt", at=(1, 5), fixed="See.%\nIt"),
        Bad("One\n  % draftsmith: ignore[REF001]\nline.", at=(2, 3), fixed="One\nline."),
        Bad("% draftsmith: ignore-file[REF001]\nSee.", at=(1, 1), fixed="See."),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:  # noqa: ARG002 - see `unused`
        """Nothing by itself: what is unused shows only when the other rules have run."""
        return iter(())

    def unused(self, comment: Comment, idle: tuple[str, ...]) -> Finding:
        """The finding for a comment of whose codes ``idle`` suppressed nothing."""
        whole = len(idle) == len(comment.codes)
        return Finding(
            code=self.code,
            name=self.name(),
            severity=self.severity_now(),
            message=f"{', '.join(idle)}: {self.message}",
            place=comment.place,
            hint=self.hint if whole else f"remove {', '.join(idle)} from the comment",
            span=comment.span,
            edit=comment.removal if whole else None,
        )
