"""Rules on text that is not to be printed: the template's, and notes to oneself."""

import re
from collections.abc import Iterator, Sequence

from toolkit.draft.draft import Draft
from toolkit.draft.samples import find_samples, likely_said, sample_sentences
from toolkit.draft.tex_file import TexFile
from toolkit.model.finding import Finding, Severity
from toolkit.model.place import Span
from toolkit.readers.pattern import rare
from toolkit.readers.tex_items import Item
from toolkit.readers.tex_mask import Mask
from toolkit.readers.tex_text import plain
from toolkit.rules.base import ByStage, Rule
from toolkit.rules.example import Bad, Good
from toolkit.rules.parameter import Names
from toolkit.rules.phrases import shortened

_LONGEST_NOTE = 120
_LONGEST_GAP = 80


class TemplateText(Rule):
    r"""Words of the template still stand where the writers' own should be.

    That is every ``\guidance``, the macro in which our templates tell what belongs in a place; each
    sentence, caption or title that the template itself contains, wherever it has ended up; and what
    plainly waits to be replaced, such as "Your title here".
    """

    code = "TXT001"
    severity = ByStage(Severity.WARNING, Severity.ERROR)
    message = "text of the template is still here"
    hint = "put your own words in its place"
    good = (
        Good("\\section{Method}\nWe insert a layer here, then put the loss there."),
        Good("\\newcommand\\guidance[1]{\\emph{#1}}\nText."),
        Good("Readers find your data [your own, not ours] easily."),
        Good("He says: ``keep [your own key] secret''~\\cite{a}."),
        Good("\\title{Here Be Dragons}\nSee what your title tells them here."),
    )
    bad = (
        Bad("\\section{Method}\n\\guidance{Describe what you built.}", at=(2, 1)),
        Bad(r"\title{Your Title Here}", at=(1, 8)),
        Bad(r"\caption{Insert your caption here.}", at=(1, 10)),
        Bad("Text.\n\n[Insert results of the experiment]", at=(3, 1)),
        Bad("Text.\n\n<Insert text here>", at=(3, 2)),
        Bad("Text. Describe your project here.", at=(1, 7)),
        Bad(r"\author{[Your Name]}", at=(1, 9)),
        Bad(r"\title{Replace This With Your Project's Title}", at=(1, 8)),
        Bad(r"\title{Project Title}", at=(1, 8)),
        Bad(r"\title{Deep Learning\\Project Report Title}", at=(1, 23)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        sentences = likely_said(
            sample_sentences(draft.template_texts), [tex.live for tex in draft.tex]
        )
        for tex in draft.tex:
            guidance = [c for c in tex.items.commands if c.name == "guidance"]
            for command in guidance:
                words = shortened(plain(command.argument[:_LONGEST_NOTE]))
                message = f"an instruction of the template is still here: “{words}”"
                yield self.finding(tex, command.span, message=message)
            elsewhere = _without(tex.live, [command.span for command in guidance])
            samples = find_samples(elsewhere, sentences)
            for sample in samples:
                message = (
                    f"a sample text of the template is still here: “{shortened(sample.words)}”"
                )
                yield self.finding(tex, sample.span, message=message)
            rest = _without(elsewhere, [each.span for each in samples])
            for span in (*_asking(rest), *_bracketed(tex, rest)):
                words = shortened(tex.live[span.start : span.end])
                yield self.finding(tex, span, message=f"a placeholder is still here: “{words}”")


def _without(text: str, spans: Sequence[Span]) -> str:
    """The text of the same length with some spans blanked."""
    mask = Mask(text)
    for span in spans:
        mask.blank(span.start, span.end)
    return mask.applied() if spans else text


_YOURS = r"(?:title|name|text|caption|abstract|content|figure|table|section|paper|project|report)"
_BRACKETED = re.compile(r"\[(?i:your|insert|enter)(?:\s[\w']+){1,6}\](?!\s*\{)")
_ASKED = ("your", " here", "\nhere", "\there", "title", "name")
"""Without one of these nothing asks; most sections have none, and the pattern is slow."""

_ASKING = rare(
    rf"(?:[.!?:{{(<\n]|\\\\)\s{{0,80}}+((?i:your\s+(?:\w+\s+)?{_YOURS}\s+(?:goes\s+|comes\s+)?here\b"
    r"|(?:insert|put|add|enter|type|write|place|describe|explain|discuss|summari[sz]e)"
    r"\s+(?:[\w']+\s+){1,6}here\b(?=\s*[.!\]})>])"
    r"|(?:replace|change|edit)\s+(?:[\w']+\s+){0,5}(?:with|by|to)\s+(?:[\w']+\s+)?your\b"
    r"|(?:title\s+of\s+(?:your|the)\s+(?:project|paper|report)"
    r"|(?:project\s+)?(?:project|paper|report)\s+(?:title|name))\s{0,80}(?=\})))"
)


def _bracketed(tex: TexFile, live: str) -> Iterator[Span]:
    """What stands in brackets to be replaced; in a quotation they are an editor's."""
    found = [Span(*each.span()) for each in _BRACKETED.finditer(_straight(live))]
    if found:
        from toolkit.draft.quotation import Quotation  # start-up cost: most drafts have none

        quotation = Quotation(tex)
        yield from (span for span in found if span.start not in quotation)


def _asking(live: str) -> Iterator[Span]:
    """What asks to be replaced; only where a sentence begins, since prose has the same words."""
    lower = live.lower()
    if not any(word in lower for word in _ASKED):
        return
    for found in _ASKING.finditer(_straight(live)):
        gap = live[found.start() : found.start(1)]
        if gap[0] != "\n" or gap.count("\n") > 1:
            yield Span(*found.span(1))


def _straight(text: str) -> str:
    """The text with typewriter apostrophes: a set with a curly one takes 0.2 ms to compile."""
    return text.replace("’", "'")


TODO_MACROS = (
    "todo",
    "TODO",
    "FIXME",
    "fixme",
    "missingfigure",
    "fxnote",
    "fxwarning",
    "fxerror",
    "fxfatal",
)
_TODO = re.compile(  # what stands before is asked after the first letter: those are found fast
    r"(?:T(?<![\w\\-]T)ODO|F(?<![\w\\-]F)IXME|X(?<![\w\\-]X)XX)(?![\w-]|\\_)"
)
_MENTION = rare(r"\\(?:texttt|code|lstinline|textsf)\s*\{[^{}]{0,80}\Z")
_FORMULA = re.compile(r"(?<!\\)\$(?:[^$\\]|\\.){0,2000}\$")


class TodoLeft(Rule):
    r"""A note to oneself is still in the text.

    ``\todo`` and its like, and the words TODO, FIXME and XXX in what is printed. A comment is
    nobody's business; a word set as code (``\texttt{TODO}``) is spoken of, not left to do; and
    notes that are switched off are not printed.
    """

    code = "TXT002"
    severity = ByStage(Severity.INFO, Severity.ERROR)
    message = "something is left to do here"
    hint = "do it, or remove the note"
    parameters = (Names("words", "are more words that say that something is left", "TBD"),)
    good = (
        Good("Text. % TODO: more"),
        Good("\\newcommand{\\todo}[1]{\\textbf{#1}}"),
        Good(r"\includegraphics{XXX} \label{XXX} \ref{XXX} $XXX^T$", files={"XXX.png": ""}),
        Good(r"We count the word \texttt{TODO} in commits, and todo lists; TODO\_LIST is ours."),
        Good("\\newcommand{\\todo}[1]{}\n\\todo{Ask.}"),
        Good("\\newcommandx{\\ask}[2][1=]{\\todo[inline,#1]{#2}}\nText."),
        Good(
            "\\documentclass{article}\n\\usepackage[disable]{todonotes}\n\\begin{document}"
            "\\todo{Ask.}\\end{document}"
        ),
    )
    bad = (
        Bad(r"Text. \todo[inline]{Ask \emph{her}: TODO.}", at=(1, 7)),
        Bad("\\newcommand\\ada[1]{\\todo{#1}}\nText.\\ada{Ask.}", at=(2, 6)),
        Bad(r"Text. TODO: ask.", at=(1, 7)),
        Bad(r"\caption{The loss. FIXME}", at=(1, 20)),
        Bad("\\section{XXX}", at=(1, 10)),
        Bad("\\begin{tabular}{l}\nXXX \\\\\n\\end{tabular}", at=(2, 1)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        off = _switched_off(draft)
        more = _words(self.names("words"))
        for tex in draft.tex:
            notes = list(_notes(tex))
            for span, name in notes:
                if name in off:
                    continue
                words = shortened(
                    plain(tex.live[span.start : span.end].partition("{")[2][:_LONGEST_NOTE])
                )
                said = f": “{words}”" if words else ""
                yield self.finding(tex, span, message=f"a \\{name} is left{said}")
            for span in _todo_words(tex, [span for span, _ in notes], more):
                word = tex.live[span.start : span.end]
                yield self.finding(tex, span, message=f"{word} is left in the text")


def _switched_off(draft: Draft) -> frozenset[str]:
    """The macros that print nothing, by the draft's own definition or the package's option."""
    blank = {
        definition.name
        for tex in draft.tex[:1]
        for definition in tex.known.every
        if definition.end is None and not definition.alias and not definition.body.strip()
    }
    disabled = any(p.name == "todonotes" and "disable" in p.options for p in draft.packages)
    return frozenset(blank | ({"todo", "missingfigure"} if disabled else set()))


def _notes(tex: TexFile) -> Iterator[tuple[Span, str]]:
    """The uses of the macros for notes, those inside a draft's own macros too."""
    for command in tex.items.commands:
        if command.expanded and command.name in TODO_MACROS:
            yield command.span, command.name
    for macro in tex.macros(*TODO_MACROS):
        _, end = tex.arguments(macro.end, "som")
        yield Span(macro.start, end), macro.name


def _words(names: frozenset[str]) -> Sequence["re.Pattern[str]"]:
    """What finds the words for notes, and others beside them."""
    others = "|".join(map(re.escape, sorted(names)))
    return (_TODO, re.compile(rf"(?<![\w\\-])(?:{others})(?![\w-])")) if names else (_TODO,)


def _todo_words(
    tex: TexFile, notes: Sequence[Span], words: Sequence["re.Pattern[str]"]
) -> Iterator[Span]:
    """The words for notes in what is printed, outside the macros for them."""
    elsewhere = _without(tex.live, notes)
    found = [each for pattern in words for each in pattern.finditer(elsewhere)]
    printed = _beside_prose(tex) if found else ""
    for word in found:
        start, end = word.span()
        is_printed = word[0] in (tex.prose.text[start:end], printed[start:end])
        if is_printed and not _MENTION.search(tex.live[max(0, start - _LONGEST_GAP) : start]):
            yield Span(start, end)


def _beside_prose(tex: TexFile) -> str:
    """Headings, captions, titles and tables where they stand, all else and formulas blanked."""
    items = tex.items
    titles = [each for each in items.commands if each.name in ("title", "subtitle", "frametitle")]
    printed: Sequence[Item] = (*items.captions, *items.headings, *titles)
    tables = [
        Span(found.body_start, found.body_end)
        for found in tex.scan.environments
        if found.name.startswith("tabular") or found.name == "longtable"
    ]
    keys: Sequence[Item] = (*items.labels, *items.references, *items.citations, *items.images)
    mask, position = Mask(tex.live), 0
    for span in sorted((*(item.span for item in printed), *tables)):
        mask.blank(position, span.start)
        position = max(position, span.end)
    mask.blank(position, len(tex.live))
    for item in keys:
        mask.blank(item.span.start, item.span.end)
    for formula in _FORMULA.finditer(tex.live):
        mask.blank(*formula.span())
    return mask.applied()
