"""Rules on words that stand twice."""

import re
from collections.abc import Iterator
from itertools import pairwise

from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import TexFile
from toolkit.model.finding import Edit, Finding, Severity
from toolkit.model.place import Span
from toolkit.readers.letters import letter_runs
from toolkit.readers.pattern import rare
from toolkit.rules.base import Rule
from toolkit.rules.example import Bad, Good
from toolkit.rules.parameter import Names

ALLOWED_DOUBLES = frozenset(
    "that had is was do so very really far much long too many more again bye blah bla ha ho no yes "
    "now there her well knock over".split()
)
"""Words that good English sets twice: "that that", "had had", "so so", "gave her her due"."""

_ENGLISH = frozenset(
    "english american british usenglish ukenglish canadian australian newzealand".split()
)
_OTHER_LANGUAGES = frozenset(
    "german ngerman austrian naustrian swissgerman nswissgerman french francais frenchb acadian "
    "spanish portuguese brazil brazilian italian dutch danish swedish norsk nynorsk finnish polish "
    "czech slovak slovene croatian serbian hungarian romanian turkish russian ukrainian bulgarian "
    "greek latin catalan galician basque icelandic estonian latvian lithuanian indonesian "
    "afrikaans esperanto vietnamese".split()
)
"""Where the last of a document's languages is one of these, doubles may be right: "die die"."""

_LETTERS = frozenset("bcdefghijklmnopqrstuvwxyz")  # a name of something, not a word
_SAME_WORD = rare(  # what stands before is asked after the first letter: those are found fast
    r"([^\W\d_](?<![\w\\'’.@/&-][^\W\d_])[^\W\d_]*+)"
    r"(?=((?=[ \t\r\n])[ \t]*+(?:(?:\r\n?|\n)[ \t]*+)?+)((?i:\1))(?![\w'’@/&-]))"
)
_BLANK_OR_COMMENTED = rare(r"[ \t]*(?:%[^\r\n]*)?(?:\r\n?|\n)?[ \t]*")


class RepeatedWord(Rule):
    """A word stands twice in a row.

    The eye skips the second "the", most of all where a line ends between the two. What English
    doubles on purpose ("that that", "had had"), names and abbreviations in capitals, and words
    with a formula or a command between them are let be; so are documents in other languages.

    Where the two stand on two lines there is no fix: a comment may stand between them.
    """

    code = "TXT004"
    severity = Severity.WARNING
    message = "a word stands twice"
    hint = "remove one of the two"
    parameters = (Names("allow", "are words that may stand twice", "tom"),)
    good = (
        Good("They knew that that was so, and had had no choice. Duran Duran sang."),
        Good("the $x$ the \\emph{the} the, The. The\n\nthe well-known well 5 5"),
        Good("the \\verb|a| the"),
        Good(
            "\\documentclass{article}\n\\usepackage[english,ngerman]{babel}\n"
            "\\begin{document}Die, die die Daten lesen.\\end{document}"
        ),
    )
    bad = (
        Bad("We read the the data.", at=(1, 13), fixed="We read the data."),
        Bad("The the data.", at=(1, 5), fixed="The data."),
        Bad("We read the\n  the data.", at=(2, 3)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        if _is_foreign(draft):
            return
        allowed = ALLOWED_DOUBLES | self.names("allow")
        for tex in filter(_may_repeat, draft.tex):
            for found in _SAME_WORD.finditer(tex.prose.text):
                if _is_slip(tex, found, allowed):
                    second = Span(*found.span(3))
                    edit = Edit(Span(found.end(1), found.end(3)), "")
                    one_line = tex.line(found.start()) == tex.line(second.start)
                    message = f"“{found[1]} {found[3]}”: the word stands twice"
                    yield self.finding(tex, second, edit if one_line else None, message=message)


def _may_repeat(tex: TexFile) -> bool:
    """Whether a word may stand twice: mostly none does, which the pattern is slow to tell."""
    words = letter_runs(tex.prose.text.lower())
    return any(word == after and word not in _LETTERS for word, after in pairwise(words))


def _is_slip(tex: TexFile, found: "re.Match[str]", allowed: frozenset[str]) -> bool:
    """Whether two words in a row are one too many, and nothing that is not prose is between."""
    first, second = found[1], found[3]
    if not second.islower() or first[1:] != second[1:] or second in _LETTERS:
        return False
    between = tex.text[found.end(1) : found.start(3)]
    return second not in allowed and bool(_BLANK_OR_COMMENTED.fullmatch(between))


def _is_foreign(draft: Draft) -> bool:
    """Whether the document's language is another than English, as far as its preamble tells."""
    if draft.requirements is not None and not draft.requirements.language.startswith("en"):
        return True
    options = [option.lower() for package in draft.packages for option in package.options]
    named = [
        *(option.rpartition("=")[2].strip() for option in options),
        *(
            argument.strip().lower()
            for tex in draft.tex
            for macro in tex.macros("setmainlanguage", "setdefaultlanguage")
            if (argument := tex.slice(tex.arguments(macro.end, "om")[0][1]))
        ),
    ]
    told = [name for name in named if name in _ENGLISH | _OTHER_LANGUAGES]
    return bool(told) and told[-1] in _OTHER_LANGUAGES
