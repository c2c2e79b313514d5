"""What was read in a draft, as one screen of text or as JSON."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from toolkit.draft.inspection import AuthorFact, Inspection, PagesFact
from toolkit.reporters.document import document
from toolkit.reporters.limits import limit_table
from toolkit.reporters.section_table import place_of, section_table
from toolkit.reporters.summary import body_pages, counted, labelled

_EVIDENCE = {
    "aux": "by the .aux marks",
    "build": "by the marks of a build",
    "pdf": "by the PDF's text",
}


def as_json(inspection: Inspection) -> str:
    """Every field, in the order of ``schema/inspect-1.json``."""
    return document(msgspec.to_builtins(inspection))


def as_text(inspection: Inspection, *, color: bool, width: int | None) -> str:
    """What was read: one line for each kind of thing, then the limits, then the sections."""
    facts = labelled(_facts(inspection), color=color, width=width)
    limits = list(limit_table(inspection, color))
    sections = list(section_table(inspection, color=color, width=width))
    tables = (["", *table] for table in (limits, sections) if table)
    return "\n".join([*facts, *(line for table in tables for line in table)])


def _facts(inspection: Inspection) -> Iterator[tuple[str, str]]:
    main, abstract = inspection.main, inspection.abstract
    yield "main", f"{main.path}: {main.why}"
    others = [path for path in inspection.files if path != main.path]
    yield "inputs", ", ".join(others) or "none"
    if inspection.missing_inputs:
        missing = (
            f"{each.path} ({place_of(each.file, each.line)})" for each in inspection.missing_inputs
        )
        yield "missing", ", ".join(missing)
    yield "title", inspection.title or "none"
    yield "authors", ", ".join(map(_author, inspection.authors)) or "none"
    if abstract is None:
        yield "abstract", "none"
    else:
        yield (
            "abstract",
            f"{counted(abstract.words, 'word')}, {place_of(abstract.file, abstract.line)}",
        )
    yield "pages", _pages(inspection.pages)
    if main.path.lower().endswith(".pdf"):
        yield "", "citations, labels and images cannot be told from a PDF alone"
        return
    yield "cited", _cited(inspection)
    yield "labels", _labels(inspection)
    yield "floats", _floats(inspection)


def _author(author: AuthorFact) -> str:
    return f"{author.name} <{author.email}>" if author.email else author.name


def _pages(pages: PagesFact | None) -> str:
    if pages is None:
        return "not known"
    if pages.evidence == "estimate":
        return f"{body_pages(pages)}, estimated from the words"
    if pages.references_begin is None:
        references = "no references found"
    else:
        above = ", below text" if pages.text_above_references else ""
        references = f"references begin on page {pages.references_begin}{above}"
    return f"{body_pages(pages)}; {references}; {_EVIDENCE[pages.evidence]}"


def _cited(inspection: Inspection) -> str:
    if not inspection.citations and not inspection.entries:
        return "nothing"
    cited = {citation.key for citation in inspection.citations}
    entries = {entry.key for entry in inspection.entries}
    uncited = 0 if inspection.nocite_all else len(entries - cited)
    return "; ".join(
        [
            f"{counted(len(cited), 'work')} in {counted(len(inspection.citations), 'place')}",
            f"{len(inspection.entries)} in the bibliography, {uncited} of them not cited",
            *_if_any(len(cited - entries), "of no entry"),
        ]
    )


def _labels(inspection: Inspection) -> str:
    labels = {label.key for label in inspection.labels}
    lost = sum(reference.key not in labels for reference in inspection.references)
    return "; ".join(
        [
            f"{len(inspection.labels)}, referred to {counted(len(inspection.references), 'time')}",
            *_if_any(lost, "to no label"),
        ]
    )


def _floats(inspection: Inspection) -> str:
    kinds = Counter(each.kind for each in inspection.floats)
    lost = sum(image.resolved is None for image in inspection.images)
    return "; ".join(
        [
            ", ".join(counted(number, kind) for kind, number in kinds.items()) or "none",
            counted(len(inspection.images), "image"),
            *_if_any(lost, "not found"),
        ]
    )


def _if_any(number: int, text: str) -> tuple[str, ...]:
    return (f"{number} {text}",) if number else ()
