"""Prints what a survey of many documents came to."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tests.corpus.survey.surveyed import Surveyed
from toolkit.model.finding import Severity

FACTS = ("sections", "citations", "labels", "references")


def tables(every: Sequence[Surveyed]) -> Iterator[str]:
    """The lines of every table."""
    built = [each for each in every if each.pdf is not None]
    yield from _counts(every, built)
    yield from ("", *_facts(built))
    yield from ("", *_pages(built))
    yield from ("", *_findings(every, built))
    yield from _listed(every)


def _counts(every: Sequence[Surveyed], built: Sequence[Surveyed]) -> Iterator[str]:
    yield f"{len(every)} documents in {len({each.kind for each in every})} classes, "
    yield f"{len(built)} built, {sum(bool(each.not_built) for each in every)} not, "
    yield f"{sum(bool(each.refused) for each in every)} refused, "
    yield f"{sum(bool(each.crash) for each in every)} crashes"


def _facts(built: Sequence[Surveyed]) -> Iterator[str]:
    yield "| fact       | agree | missed | invented |      % | documents whole |"
    yield "|------------|------:|-------:|---------:|-------:|----------------:|"
    for fact in FACTS:
        found = [each.agreement[fact] for each in built if each.agreement]
        agree = sum(each.agree for each in found)
        missed = sum(len(each.missed) for each in found)
        invented = sum(len(each.invented) for each in found)
        part = 100 * agree / max(1, agree + missed + invented)
        whole = sum(not each.missed and not each.invented for each in found)
        yield (
            f"| {fact:10} | {agree:5} | {missed:6} | {invented:8} | {part:6.2f} "
            f"| {f'{whole} of {len(found)}':>15} |"
        )


def _pages(built: Sequence[Surveyed]) -> Iterator[str]:
    both = [each for each in built if each.marks and each.text]
    same = [each for each in both if each.marks and each.text and each.marks.body == each.text.body]
    yield f"body pages: marks and PDF alone agree in {len(same)} of {len(both)}"
    for each in both:
        if each not in same:
            yield f"  {each.name}: {each.marks} / {each.text}"


def _findings(every: Sequence[Surveyed], built: Sequence[Surveyed]) -> Iterator[str]:
    """Findings by rule: of whole checks, of PDFs alone, and against a template not theirs."""
    yield "| rule   | severity | built | in documents | PDF alone | template |"
    yield "|--------|----------|------:|-------------:|----------:|---------:|"
    whole = Counter((f.code, f.severity) for each in built for f in each.findings)
    inside = Counter(key for each in built for key in {(f.code, f.severity) for f in each.findings})
    alone = Counter((f.code, f.severity) for each in built for f in each.of_pdf)
    other = Counter((f.code, f.severity) for each in every for f in each.of_template)
    for key in sorted({*whole, *alone, *other}):
        code, severity = key
        yield (
            f"| {code} | {severity!s:8} | {whole[key]:5} | {inside[key]:12} "
            f"| {alone[key]:9} | {other[key]:8} |"
        )


def _listed(every: Sequence[Surveyed]) -> Iterator[str]:
    """What a person has to look at: crashes, refusals, disagreements, errors on what was built."""
    for each in every:
        for what in (each.crash, each.refused, each.not_built):
            if what:
                yield f"{each.name}: {what}"
        for fact, found in (each.agreement or {}).items():
            if found.missed or found.invented:
                yield f"{each.name}: {fact}: missed {found.missed}, invented {found.invented}"
        if each.pdf is not None:
            for finding in {*each.findings, *each.of_pdf}:
                if finding.severity is Severity.ERROR:
                    yield f"{each.name}: {finding.place} {finding.code} {finding.message}"
