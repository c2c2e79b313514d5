"""The rule on suppressions themselves."""

from collections.abc import Collection, Iterator
from typing import Protocol

from toolkit.draft.draft import Draft
from toolkit.model.finding import Edit, Finding, Severity
from toolkit.model.place import Place, Span
from toolkit.rules.base import Rule
from toolkit.rules.example import Bad, Good

_NAME_RULES = "name rules in brackets, as in ignore[REF001], or remove the comment"


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
    hide the next one. A code whose rule did not run is not counted as unused; one that is no
    rule's is, and so is a comment that names none.
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
        Good("% draftsmith: ignored-by-us, draftsmith: see there"),
        Good("\\begin{verbatim}\n% draftsmith: ignore[CIT001]\n\\end{verbatim}"),
    )
    bad = (
        Bad("See. % draftsmith: ignore[REF001]", at=(1, 6), fixed="See. "),
        Bad("See.% draftsmith: ignore[REF001]\nIt", at=(1, 5), fixed="See.%\nIt"),
        Bad("One\n  % draftsmith: ignore[REF001]\nline.", at=(2, 3), fixed="One\nline."),
        Bad("% draftsmith: ignore-file[REF001]\nSee.", at=(1, 1), fixed="See."),
        Bad("See. % draftsmith: ignore[REF100]", at=(1, 6)),
        Bad("See. % draftsmith: ignore", at=(1, 6)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:  # noqa: ARG002 - see `unused`
        """Nothing by itself: what is unused shows only when the other rules have run."""
        return iter(())

    def unused(self, comment: Comment, idle: tuple[str, ...], known: Collection[str]) -> Finding:
        """The finding for a comment of whose codes ``idle`` suppressed nothing.

        Args:
            known: every rule's code; a comment with another is mistyped, and for a person to mend.
        """
        strange = [code for code in idle if code not in known]
        message, hint, edit = f"{', '.join(idle)}: {self.message}", self.hint, None
        if not comment.codes:
            message, hint = "no rule is named here, so nothing is suppressed", _NAME_RULES
        elif strange:
            message, hint = f"{', '.join(strange)}: no rule has this code", "correct or remove it"
        elif len(idle) < len(comment.codes):
            hint = f"remove {', '.join(idle)} from the comment"
        else:
            edit = comment.removal
        return Finding(
            code=self.code,
            name=self.name(),
            severity=self.severity_now(),
            message=message,
            place=comment.place,
            hint=hint,
            span=comment.span,
            edit=edit,
        )
