"""What every rule is: a code, a severity, examples, and a pure function from draft to findings."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar, Protocol

import msgspec
from msgspec.structs import replace

from toolkit.draft.draft import Draft
from toolkit.draft.heading import Section
from toolkit.model.finding import Edit, Finding, Severity, Stage
from toolkit.model.place import Place, Span
from toolkit.rules.example import Bad, Good
from toolkit.rules.parameter import Names, Parameter

_NO_SETTINGS: Mapping[str, Any] = MappingProxyType({})
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Need(StrEnum):
    """What a rule cannot do without; where it is missing the rule is skipped, with the reason."""

    SOURCE = "source"
    TEMPLATE = "template"
    PDF = "pdf"
    PAGES = "pages"
    """Pages that were counted, not estimated."""
    BIBLIOGRAPHY = "bibliography"
    LOG = "log"
    """What LaTeX said of these sources."""
    BLG = "blg"
    """What BibTeX or biber said of them."""


class ByStage(msgspec.Struct, frozen=True):
    """A severity that depends on how far along the draft is."""

    draft: Severity
    submission: Severity


class File(Protocol):
    """A file whose offsets can be shown as lines and columns."""

    def place(self, span: Span) -> Place:
        """The place of a span in the file."""


class Rule:
    """One rule. Its name is its class's; its page in the docs is its docstring and examples.

    Args:
        stage: how far along the draft is.
        settings: what ``draftsmith.toml`` says of the rule: ``severity``, and its parameters.
    """

    code: ClassVar[str]
    severity: ClassVar[Severity | ByStage]
    message: ClassVar[str]
    hint: ClassVar[str] = ""
    needs: ClassVar[tuple[Need, ...]] = (Need.SOURCE,)
    everywhere: ClassVar[bool] = False
    """Whether a fault counts even where LaTeX does not look: in comments and verbatim."""
    waits_for_pdf: ClassVar[bool] = False
    """Whether it asks what a PDF shows where there is one, without needing one."""
    is_habit: ClassVar[bool] = False
    """Whether who does it once does it all through a file: told then once, with the number."""
    yields_to: ClassVar[tuple[str, ...]] = ()
    """Codes of rules that say the same better, where they have a finding at the same place."""
    parameters: ClassVar[tuple[Parameter | Names, ...]] = ()
    """What it goes by that a draft's settings may change."""
    good: ClassVar[tuple[Good, ...]]
    bad: ClassVar[tuple[Bad, ...]]

    def __init__(self, stage: Stage, settings: Mapping[str, Any] = _NO_SETTINGS) -> None:
        self.stage = stage
        self.settings = settings

    @classmethod
    def name(cls) -> str:
        """The rule's name: the class's, in lower case with hyphens."""
        return _HUMP.sub("-", cls.__name__).lower()

    def severity_now(self) -> Severity:
        """How bad a finding is: as the settings say, else by the stage."""
        said = Severity.__members__.get(str(self.settings.get("severity")).upper())
        if said is not None:
            return said
        if isinstance(self.severity, Severity):
            return self.severity
        late = self.stage is Stage.SUBMISSION
        return self.severity.submission if late else self.severity.draft

    def value(self, name: str) -> float:
        """The value of a figure: as the settings say, else its default."""
        value: float = self._setting(name)
        return value

    def names(self, name: str) -> frozenset[str]:
        """The names in a list of the settings."""
        return frozenset(self._setting(name))

    def _setting(self, name: str) -> Any:
        default = next(each.default for each in self.parameters if each.name == name)
        return self.settings.get(name, default)

    def check(self, draft: Draft) -> Iterator[Finding]:
        """The faults in a draft that has all that the rule needs."""
        raise AssertionError(f"{self.code} has no check of this draft: {draft.main}")

    def finding(
        self,
        file: File,
        span: Span,
        edit: Edit | None = None,
        *,
        message: str = "",
        hint: str | None = None,
    ) -> Finding:
        """A finding at a span of a source file.

        Args:
            message: instead of the rule's own.
            hint: instead of the rule's own.
        """
        return self._finding(file.place(span), message, hint, span, edit)

    def remark(
        self,
        place: Place,
        *,
        message: str = "",
        hint: str | None = None,
        echoes: tuple[str, ...] = (),
    ) -> Finding:
        """A finding at a place that has no span: a whole file, or a page of a PDF."""
        return replace(self._finding(place, message, hint, None, None), echoes=echoes)

    def at(self, section: Section, *, message: str = "", hint: str | None = None) -> Finding:
        """A finding at a heading, in the source or in the PDF."""
        return self._finding(section.place, message, hint, section.span, None)

    def _finding(
        self, place: Place, message: str, hint: str | None, span: Span | None, edit: Edit | None
    ) -> Finding:
        return Finding(
            code=self.code,
            name=self.name(),
            severity=self.severity_now(),
            message=message or self.message,
            place=place,
            hint=self.hint if hint is None else hint,
            span=span,
            edit=edit,
        )


def lacks(draft: Draft, need: Need) -> str:
    """Why a draft does not have what a rule needs; empty where it has."""
    if need is Need.SOURCE:
        return "" if draft.has_source else "there is no LaTeX source, only a PDF"
    if need is Need.TEMPLATE:
        return "" if draft.requirements else "no template is named"
    if need is Need.PAGES:
        return _lacks_pages(draft)
    if need is Need.LOG:
        return "" if draft.log else "there is no fresh .log"
    if need is Need.BLG:
        return "" if draft.blg or draft.built else "there is no fresh .blg"
    if need is Need.BIBLIOGRAPHY:
        return "" if draft.bib else "no bibliography file was read"
    if draft.pdf is None:
        return "there is no PDF"
    faults = draft.pdf.pdf.faults
    return f"the PDF does not tell: {faults[0]}" if faults and not draft.pdf.pdf.pages else ""


def _lacks_pages(draft: Draft) -> str:
    if draft.pages is None:
        return "the pages could not be counted"
    pages = draft.pages
    return f"the pages are only {pages.explanation}" if pages.evidence == "estimate" else ""
