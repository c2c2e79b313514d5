"""What was read in a draft, as the values that `inspect --json` gives."""

from collections.abc import Iterator

from toolkit.draft import inspection as facts
from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import TexFile
from toolkit.model.place import Span


def inspect_draft(draft: Draft) -> facts.Inspection:
    """Everything read in a draft."""
    from toolkit.draft.budget import budget_of  # start-up cost: a check asks for no budget

    return facts.Inspection(
        version=facts.INSPECTION_VERSION,
        main=facts.MainFile(draft.main, draft.why),
        files=draft.paths,
        missing_inputs=tuple(
            facts.MissingInput(missing.target, *_at(missing.tex, missing.span))
            for missing in draft.missing
        ),
        title=draft.title,
        authors=tuple(facts.AuthorFact(person.name, person.email) for person in draft.authors),
        abstract=_abstract(draft),
        sections=tuple(_sections(draft)),
        citations=tuple(
            facts.CitationFact(citation.key, citation.command, *_at(tex, citation.span))
            for tex, citation in draft.citations
        ),
        nocite_all="*" in draft.nocites,
        entries=tuple(_entries(draft)),
        labels=tuple(
            facts.LabelFact(label.key, *_at(tex, label.span))
            for tex in draft.tex
            for label in tex.items.labels
        ),
        references=tuple(
            facts.ReferenceFact(reference.key, reference.command, *_at(tex, reference.span))
            for tex in draft.tex
            for reference in tex.items.references
        ),
        floats=tuple(_floats(draft)),
        images=tuple(
            facts.ImageFact(image.item.target, image.path, *_at(image.tex, image.span))
            for image in draft.images
        ),
        pages=pages_fact(draft),
        budget=budget_of(draft),
    )


def _at(tex: TexFile, span: Span) -> tuple[str, int]:
    return tex.path, tex.line(span.start)


def _abstract(draft: Draft) -> facts.AbstractFact | None:
    found = draft.abstract
    if found is None:
        return None
    return facts.AbstractFact(found.words, found.place.path, found.place.line)


def _sections(draft: Draft) -> Iterator[facts.SectionFact]:
    for section in draft.sections:
        if section.level != "frame":
            yield facts.SectionFact(
                section.level,
                section.starred,
                section.title,
                section.place.path,
                section.place.line,
                section.words,
            )


def _entries(draft: Draft) -> Iterator[facts.EntryFact]:
    for file, entry in draft.entries:
        line, _ = file.lines.line_column(entry.span.start)
        yield facts.EntryFact(entry.key, entry.type, file.path, line)
    for tex, item in draft.bibitems:
        yield facts.EntryFact(item.key, "bibitem", *_at(tex, item.span))


def _floats(draft: Draft) -> Iterator[facts.FloatFact]:
    for found in draft.floats:
        labels = tuple(label.key for label in found.labels)
        yield facts.FloatFact(found.kind, *_at(found.tex, found.span), labels, found.caption)
    if not draft.has_source and draft.pdf is not None:
        for caption in draft.pdf.outline.captions:
            yield facts.FloatFact(caption.kind, draft.pdf.path, 0, (), caption.text)


def pages_fact(draft: Draft) -> facts.PagesFact | None:
    """How long a draft is, and how that is known; None where it is not."""
    pages = draft.pages
    if pages is None:
        return None
    return facts.PagesFact(
        pages.total,
        pages.body,
        pages.references_begin,
        pages.text_above_references,
        pages.evidence,
    )
