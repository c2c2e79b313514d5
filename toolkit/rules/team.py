"""Rules on the team: how many authors, their own names, and each of them credited."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from toolkit.course.requirements import Requirements
from toolkit.course.sample import load_sample
from toolkit.draft.draft import Draft
from toolkit.draft.heading import Section
from toolkit.draft.names import fold, unnamed
from toolkit.model.finding import Finding, Severity
from toolkit.readers.tex_text import plain
from toolkit.rules.base import ByStage, Need, Rule
from toolkit.rules.example import Bad, Good
from toolkit.rules.phrases import asked, counted

_WHO = '[[section]]\nid = "who"\ntitle = "Who Did What"\ncredits_authors = true\n'
_TWO = "\\author{Marie Curie \\and John von Neumann}\n\\section{Who Did What}\n"

_WORD = re.compile(r"[^\W\d_]+")
_NOUNS = frozenset(
    "author authors coauthor name names firstname lastname forename surname member student "
    "email mail user username netid yourname".split()
)
_FILLERS = _NOUNS | frozenset(
    "first second third fourth fifth sixth last one two three four a b c d your my the full given "
    "family other another team group here".split()
)
"""Words that placeholders are made of: of these alone, and at least one that is a noun."""

_JOINED = re.compile(rf"(first|second|third|fourth|fifth|your)({'|'.join(sorted(_NOUNS))})")


def _is_placeholder(text: str) -> bool:
    words = [word for typed in _WORD.findall(text) for word in _apart(typed.casefold())]
    return not _NOUNS.isdisjoint(words) and _FILLERS.issuperset(words)


def _apart(word: str) -> tuple[str, ...]:
    """The words of one such as ``firstauthor``, in which addresses join them."""
    joined = _JOINED.fullmatch(word)
    return joined.groups() if joined else (word,)


@cache
def _samples() -> frozenset[str]:
    people = load_sample().people
    return frozenset(fold(text).casefold() for each in people for text in (each.name, each.email))


def _is_sample(text: str) -> bool:
    return bool(text) and fold(text).casefold() in _samples()


def _is_own(name: str) -> bool:
    return not _is_sample(name) and not _is_placeholder(name)


class WrongTeamSize(Rule):
    r"""The number of authors is not what the course asks for.

    Authors are the names in ``\author``, between ``\and``, commas or line breaks, affiliations and
    addresses left out. A blind document is not held to it.
    """

    code = "TEA001"
    severity = Severity.ERROR
    message = "the team is too small or too large"
    needs = (Need.SOURCE, Need.TEMPLATE)
    good = (
        Good(r"\author{Emmy Noether \and Max Born}", requires="[team]\nmin = 2\nmax = 2"),
        Good(r"\author{Emmy Noether\\Institute of Physics}", requires="[team]\nmax = 1"),
        Good("Text.", requires="[document]\nblind = true\n[team]\nmin = 1"),
        Good("Text."),
    )
    bad = (
        Bad(r"\author{Emmy Noether}", requires="[team]\nmin = 2"),
        Bad(r"\author{Emmy Noether and Max Born}", at=(1, 1), requires="[team]\nmax = 1"),
        Bad("% \\author{Emmy Noether}\nText.", requires="[team]\nmin = 1"),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        course = draft.requirements
        if course is None or course.document.blind:
            return
        number = len(draft.authors)
        over = course.team.excess(number)
        if not over:
            return
        wanted = f"the course asks for {asked(course.team)}"
        hint = "" if over > 0 else r"name every member of the team in \author"
        message = f"{counted(number, 'author')}, {wanted}" if number else f"no author, {wanted}"
        if number:
            first = draft.authors[0]
            yield self.finding(first.tex, first.span, message=message, hint=hint)
        else:
            yield self.remark(draft.whole, message=message, hint=hint)


class PlaceholderAuthor(Rule):
    """An author's name or mail address is still the template's sample, or stands for any.

    Whoever truly has the sample's name can say so with a suppression beside it.
    """

    code = "TEA002"
    severity = Severity.ERROR
    message = "the author is a placeholder"
    good = (
        Good(r"\author{Srinivasa Ramanujan \\ ramanujan@example.org}"),
        Good(r"\author{Alan Name-Kim \and Ada Student}"),
        Good("\\author{Alan Turing} % draftsmith: ignore[TEA002]"),
        Good("Text."),
    )
    bad = (
        Bad("\\author{Max Born \\and\n  Alan~Turing}", at=(2, 3)),
        Bad(r"\author{First Author, Max Born}", at=(1, 9)),
        Bad("\\author{Max Born \\\\\n  turing@example.org}", at=(2, 3)),
        Bad("\\author{Max Born \\\\\n  first.author@university.edu}", at=(2, 3)),
        Bad("\\author{Max Born \\\\\n  secondauthor@example.org}", at=(2, 3)),
        Bad(r"\author{Your Name Here}", at=(1, 9)),
        Bad(r"\author{Max Born \and Student B}", at=(1, 23)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for person in draft.authors:
            local = person.email.partition("@")[0]
            if not _is_own(person.name):
                text, what, remedy = person.name, "author", "put your own name"
            elif _is_sample(person.email) or _is_placeholder(local):
                text, what, remedy = person.email, "address", "put your own, or leave it out"
            else:
                continue
            origin = "the template's sample" if _is_sample(text) else "a placeholder for an"
            message = f"“{text}” is {origin} {what}"
            yield self.finding(person.tex, person.span_of(text), message=message, hint=remedy)


class UncreditedMember(Rule):
    """The section that says who did what does not name one of the authors.

    A full name counts in any order, and so do a surname, a given name or initials alone where only
    one author has them; accents make no difference. A name alone needs its capital, since it may
    be a word as well. Nothing is said where the section is missing or empty, nor of a placeholder,
    as other rules say that.
    """

    code = "TEA003"
    severity = ByStage(Severity.WARNING, Severity.ERROR)
    message = "an author is not credited"
    hint = "say what each author did, by name"
    needs = (Need.SOURCE, Need.TEMPLATE)
    good = (
        Good(f"{_TWO}Marie proved it; von Neumann wrote it down.", requires=_WHO),
        Good(f"{_TWO}Curie, Marie: proofs. J. v. Neumann: text.", requires=_WHO),
        Good(f"{_TWO}MC proved it and JvN wrote it down.", requires=_WHO),
        Good(f"{_TWO}\\begin{{tabular}}{{c}}MC\\\\JN\\end{{tabular}}", requires=_WHO),
        Good(f"{_TWO}\\guidance{{Say it.}}", requires=_WHO),
        Good("\\section{Who Did What}\nAll of it.", requires=_WHO),
        Good("\\author{First Author}\n\\section{Who Did What}\nAll of it.", requires=_WHO),
    )
    bad = (
        Bad(f"{_TWO}Marie proved it. % Neumann wrote", at=(2, 1), requires=_WHO),
        Bad(f"{_TWO}Curie used the neumann method.", at=(2, 1), requires=_WHO),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        sections = _crediting(draft)
        if not sections or all(section.is_empty for section in sections):
            return
        names = [person.name for person in draft.authors]
        for name in unnamed(names, _prose(sections)) and unnamed(names, _printed(sections)):
            if _is_own(name):
                yield self.at(sections[0], message=f"“{sections[0].title}” does not name {name}")


def _prose(sections: Sequence[Section]) -> str:
    """The words of some sections as they are typed: enough where no letter is a command."""
    parts = [part for section in sections for part in section.extent]
    return "\n".join(part.tex.prose.text[part.start : part.end] for part in parts)


def _printed(sections: Sequence[Section]) -> str:
    """The words of some sections as they are printed."""
    parts = [part for section in sections for part in section.extent]
    return plain("\n".join(part.tex.live[part.start : part.end] for part in parts))


def _crediting(draft: Draft) -> tuple[Section, ...]:
    course: Requirements | None = draft.requirements
    if course is None or course.document.blind:
        return ()
    parts = (part for part in draft.parts if part.rule.credits_authors)
    return tuple(section for part in parts for section in part.sections)
