"""Rules on the parts that a document must have: its sections, their order, its abstract."""

from collections.abc import Iterator, Sequence

from toolkit.course.titles import normal_title
from toolkit.draft.abstract import Abstract
from toolkit.draft.draft import Draft
from toolkit.draft.heading import Section
from toolkit.draft.parts import Part
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Place
from toolkit.rules.base import ByStage, Need, Rule
from toolkit.rules.example import Bad, Good
from toolkit.rules.phrases import asked, counted, where
from toolkit.rules.remedies import remedy

_AIMS = '[[section]]\nid = "aims"\ntitle = "Aims"\n'
_DATA = '[[section]]\nid = "data"\ntitle = "Our Data"\naliases = ["Sources"]\n'
_CLOSE = '[[section]]\nid = "close"\ntitle = "Outcome and Outlook"\n'
_SPLIT = f'{_CLOSE}split = [{{ title = "Outcome" }}, {{ title = "Outlook" }}]\n'
_THANKS = '[[section]]\nid = "thanks"\ntitle = "Thanks"\noptional = true\n'
_ABSTRACT = "[abstract]\nmin = 3\nmax = 5\n"


def _required(draft: Draft) -> Iterator[Part]:
    return (part for part in draft.parts if not part.rule.optional)


class MissingSection(Rule):
    r"""A section that the course requires is not there.

    A title counts without regard to case, punctuation, number or plural, under each of its aliases,
    and as the sections it may be split into. What is commented out, set verbatim or skipped by
    ``\iffalse`` does not count, nor does a heading of the right name at another depth. Slides may
    carry the title on a section or on a frame.
    """

    code = "STR001"
    severity = Severity.ERROR
    message = "a required section is missing"
    needs = (Need.TEMPLATE,)
    good = (
        Good("\\section{Aims}\n\\section*{3. our \\emph{data}}", requires=_AIMS + _DATA),
        Good("\\section{Sources}", requires=_DATA),
        Good("\\section{Outcome}\n\\section{Outlook}", requires=_SPLIT),
        Good("\\section{Aims}", requires=_AIMS + _THANKS),
    )
    bad = (
        Bad("\\section{Sources}", requires=_AIMS + _DATA),
        Bad("\\section{Aims}\n% \\section{Sources}", requires=_AIMS + _DATA),
        Bad("\\section{Aims}\n\\subsection{Sources}", requires=_AIMS + _DATA),
        Bad("\\section{Aims and Sources}\n\\section{Aims}", requires=_AIMS + _DATA),
        Bad("\\section{Outlook}", requires=_SPLIT),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for part in _required(draft):
            pieces = [piece[0] for piece in part.pieces if piece]
            if part.is_there:
                continue
            if pieces:
                yield self._half(part, pieces)
            else:
                place = _place_of_next(draft, part)
                hint = remedy(draft, part, place)
                what = "section or frame" if draft.is_slides else "section"
                message = f"there is no {what} “{part.rule.title}”"
                yield self.remark(place, message=message, hint=hint)

    def _half(self, part: Part, there: Sequence[Section]) -> Finding:
        title = part.rule.title
        split = zip(part.rule.split, part.pieces, strict=True)
        lacking = " and ".join(f"“{rule.title}”" for rule, found in split if not found)
        message = f"“{title}” is only partly there: {lacking} is missing"
        return self.at(there[0], message=message, hint=f"add {lacking}, or call it “{title}”")


def _place_of_next(draft: Draft, missing: Part) -> Place:
    """Where the next required part stands; the document where none follows."""
    for part in draft.parts[draft.parts.index(missing) + 1 :]:
        if not part.rule.optional and part.standing:
            return part.standing[0].place
    return draft.whole


class SectionOutOfOrder(Rule):
    """A section stands elsewhere than in the course's order.

    The fewest sections that must move are named, each with its neighbour. An optional section that
    is there has its place in the order too.
    """

    code = "STR002"
    severity = Severity.WARNING
    message = "a section is out of order"
    needs = (Need.TEMPLATE,)
    good = (
        Good("\\section{Aims}\n\\section{Sources}\n\\section{Thanks}", requires=_AIMS + _DATA),
        Good("\\section{Sources}\n\\section{Outlook}", requires=_AIMS + _DATA + _SPLIT),
    )
    bad = (
        Bad(
            "\\section{Thanks}\n\\section{Aims}\n\\section{Sources}",
            at=(1, 1),
            requires=_AIMS + _DATA + _THANKS,
        ),
        Bad("\\section{Outlook}\n\\section{Outcome}", at=(1, 1), requires=_SPLIT),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        position = {id(heading): index for index, heading in enumerate(draft.headings)}
        wanted = [section for part in draft.parts for section in part.standing]
        kept = _longest_rise([position[id(section)] for section in wanted])
        for index, section in enumerate(wanted):
            if index in kept:
                continue
            before = [wanted[other] for other in kept if other < index]
            neighbour, side = (before[-1], "after") if before else (wanted[kept[0]], "before")
            belongs = f"“{section.title}” belongs {side} “{neighbour.title}”"
            yield self.at(section, message=belongs, hint=f"move it there: {neighbour.place}")


def _longest_rise(positions: Sequence[int]) -> tuple[int, ...]:
    """The indexes of the longest run of positions that rise; others may stand between them."""
    rises: list[tuple[int, ...]] = []
    for index, position in enumerate(positions):
        below = (rise for rise in rises if positions[rise[-1]] < position)
        rises.append((*max(below, key=len, default=()), index))
    return max(rises, key=len, default=())


class EmptySection(Rule):
    r"""A required section has a heading and nothing under it.

    Words of its subsections count. So does all that a reader sees: a formula, a table, a figure, a
    listing. The template's guidance and commands that print nothing do not.
    """

    code = "STR003"
    severity = ByStage(Severity.WARNING, Severity.ERROR)
    message = "a required section is empty"
    hint = "write it"
    needs = (Need.TEMPLATE,)
    good = (
        Good("\\section{Aims}\nTo learn.", requires=_AIMS),
        Good("\\section{Aims}\n\\subsection{One}\nTo learn.", requires=_AIMS),
        Good("\\section{Aims}\n\\[ a = b \\]", requires=_AIMS),
        Good("\\section{Aims}\n\\begin{tabular}{c}a\\end{tabular}", requires=_AIMS),
        Good("\\section{Thanks}", requires=_THANKS),
    )
    bad = (
        Bad("\\section{Aims}\n\\label{aims}\n% To learn.", at=(1, 1), requires=_AIMS),
        Bad("\\section{Aims}\n\\guidance{Say why.}", at=(1, 1), requires=_AIMS),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for part in _required(draft):
            empty = [section for section in part.sections if section.is_empty]
            if draft.is_slides and (not draft.has_source or len(empty) < len(part.sections)):
                continue
            for section in empty[:1] if draft.is_slides else empty:
                yield self.at(section, message=f"“{section.title}” is empty")


class RepeatedSection(Rule):
    """A required section stands twice.

    The sections that it may be split into are no repetition, nor are slides that go on under one
    title.
    """

    code = "STR004"
    severity = Severity.WARNING
    message = "a required section stands twice"
    hint = "join the two"
    needs = (Need.TEMPLATE,)
    good = (
        Good("\\section{Outcome}\nA.\n\\section{Outlook}\nB.", requires=_SPLIT),
        Good("\\section{Aims}\n\\subsection{Aims}", requires=_AIMS),
        Good("\\section{Thanks}\n\\section{Thanks}", requires=_AIMS),
    )
    bad = (Bad("\\section{Aims}\nA.\n\\section*{Aim}\nB.", at=(3, 1), requires=_AIMS),)

    def check(self, draft: Draft) -> Iterator[Finding]:
        if draft.is_slides and not draft.has_source:
            return
        for part in _required(draft):
            first: dict[str, Section] = {}
            for section in part.sections:
                earlier = first.setdefault(normal_title(section.title), section)
                if earlier is not section and section.level != "frame":
                    before = where(earlier.place, section.place)
                    yield self.at(section, message=f"“{section.title}” stands on {before} already")


class MissingAbstract(Rule):
    r"""There is no abstract where the course asks for one.

    An ``abstract`` environment or command counts, and a heading of that title.
    """

    code = "STR005"
    severity = Severity.ERROR
    message = "there is no abstract"
    hint = r"write one between \begin{abstract} and \end{abstract}, before the first section"
    needs = (Need.TEMPLATE,)
    good = (
        Good("\\begin{abstract}\nShort.\n\\end{abstract}", requires=_ABSTRACT),
        Good("\\section*{Abstract}\nShort.", requires=_ABSTRACT),
        Good("Text.", requires="[abstract]\nrequired = false"),
        Good("Text.", requires=_AIMS),
    )
    bad = (Bad("% \\begin{abstract}Short.\\end{abstract}\nText.", requires=_ABSTRACT),)

    def check(self, draft: Draft) -> Iterator[Finding]:
        rule = draft.requirements.abstract if draft.requirements else None
        if rule is not None and rule.required and draft.abstract is None:
            yield self.remark(draft.whole)


class AbstractLength(Rule):
    r"""The abstract has fewer or more words than the course asks for.

    Words are counted as people do: an inline formula is one, commands and the template's guidance
    are none.
    """

    code = "STR006"
    severity = ByStage(Severity.WARNING, Severity.ERROR)
    message = "the abstract is too short or too long"
    needs = (Need.TEMPLATE,)
    good = (
        Good("\\begin{abstract}\nOne $a^2$ three.\n\\end{abstract}", requires=_ABSTRACT),
        Good("\\begin{abstract}A b c d e.\\end{abstract}", requires=_ABSTRACT),
        Good("\\begin{abstract}A.\\end{abstract}", requires=_AIMS),
    )
    bad = (
        Bad("\\begin{abstract}\nOne two.\n\\end{abstract}", at=(1, 1), requires=_ABSTRACT),
        Bad("\\begin{abstract}\nA b c d e f.\n\\end{abstract}", at=(1, 1), requires=_ABSTRACT),
        Bad(
            "\\begin{abstract}\n\\guidance{Say it all here.}\n\\end{abstract}",
            at=(1, 1),
            requires="[abstract]\n",
        ),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        rule = draft.requirements.abstract if draft.requirements else None
        abstract = draft.abstract
        if rule is None or abstract is None:
            return
        limits = "" if rule.min is None and rule.max is None else f", {asked(rule)} are asked for"
        over = rule.excess(abstract.words)
        if abstract.words == 0:
            yield self._of(abstract, f"the abstract is empty{limits}", "write it")
        elif over:
            change = f"cut {counted(over, 'word')}" if over > 0 else f"add {counted(-over, 'word')}"
            message = f"the abstract has {counted(abstract.words, 'word')}{limits}"
            yield self._of(abstract, message, change)

    def _of(self, abstract: Abstract, message: str, hint: str) -> Finding:
        if abstract.tex is None or abstract.span is None:
            return self.remark(abstract.place, message=message, hint=hint)
        return self.finding(abstract.tex, abstract.span, message=message, hint=hint)


class ThinSection(Rule):
    """A section has fewer words than the course expects.

    Words of its subsections count, and of all the sections it is split into. An empty section is
    another rule's.
    """

    code = "STR007"
    severity = ByStage(Severity.INFO, Severity.WARNING)
    message = "a section is thin"
    hint = "say more here"
    needs = (Need.TEMPLATE,)
    good = (
        Good("\\section{Aims}\nTo learn.", requires=f"{_AIMS}min_words = 2"),
        Good("\\section{Aims}", requires=f"{_AIMS}min_words = 2"),
        Good("\\section{Outcome}\nA.\n\\section{Outlook}\nB.", requires=f"{_SPLIT}min_words = 2"),
    )
    bad = (
        Bad("\\section{Aims}\nTo learn.", at=(1, 1), requires=f"{_AIMS}min_words = 3"),
        Bad("\\section{Thanks}\nYou.", at=(1, 1), requires=f"{_THANKS}min_words = 2"),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for part in draft.parts:
            least, there = part.rule.min_words, part.standing
            if part.words < least and there and not all(s.is_empty for s in part.sections):
                words = counted(part.words, "word")
                message = f"“{there[0].title}” has {words}, at least {least} are expected"
                yield self.at(there[0], message=message)
