"""Titles as people mean them: one form for all the ways of typing the same heading."""

import re
import unicodedata
from collections.abc import Iterable

_SILENT = re.compile(r"\\(?:label|footnote|thanks|index)\s*\{[^{}]*\}")
_TWO_FORMS = re.compile(r"\\texorpdfstring\s*\{[^{}]*\}\s*(?=\{)")
_COMMAND = re.compile(r"\\(?:[A-Za-z@]+\*?|[^&])")
_NUMBER = re.compile(
    r"""^\W*
    (?: section\s+ )?
    (?: \d+(?:\.\d+)* [.:)]? (?=\s)   # 2  2.1  2)
      | \d+(?:\.\d+)* [.:)]+ (?=\D)   # 2.Related
      | [IVX]+ [.:)]*\s               # II.  IV
      | [ivx]+ [.:)]+                 # ii)
      | [A-Za-z] [.:)]+ (?=\s)        # A.
    )
    (?=.*\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_APOSTROPHE = re.compile("['’`´]")
_WORD = re.compile(r"[^\W_]+")

_IRREGULAR = {
    "analyses": "analysis",
    "appendices": "appendix",
    "corpora": "corpus",
    "criteria": "criterion",
    "hypotheses": "hypothesis",
    "matrices": "matrix",
    "series": "series",
    "species": "species",
    "syntheses": "synthesis",
    "theses": "thesis",
}
_KEPT_ENDINGS = ("ss", "us", "is")
_ES_ENDINGS = ("sses", "shes", "ches", "xes", "zzes")
_SHORTEST_PLURAL = 4
_NEAR_ENOUGH = 0.75


def normal_title(title: str) -> str:
    """The form in which two titles that mean the same are equal.

    Case, punctuation, accents, LaTeX markup, a number in front, spaces and hyphens, singular or
    plural, and ``&`` for "and" make no difference. The form is for comparing, not for reading.
    A title of nothing but these gives "".
    """
    bare = _COMMAND.sub(" ", _TWO_FORMS.sub("", _SILENT.sub("", title)))
    bare = _NUMBER.sub("", bare).replace("&", " and ")
    folded = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", bare)).casefold()
    letters = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return "".join(map(_singular, _WORD.findall(letters)))


def near(title: str, candidates: Iterable[str]) -> str | None:
    """The candidate that ``title`` was most likely meant to be, None when none is near."""
    from difflib import SequenceMatcher  # costs 9 ms, wanted only once something is wrong

    wanted = normal_title(title)
    likeness = {
        candidate: SequenceMatcher(None, wanted, normal_title(candidate)).ratio()
        for candidate in candidates
    }
    best = max(likeness, key=likeness.__getitem__, default=None)
    return best if best is not None and likeness[best] >= _NEAR_ENOUGH else None


def _singular(word: str) -> str:
    """A word without its plural ending; a word that only looks like a plural is kept."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(_KEPT_ENDINGS):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_ES_ENDINGS) else word[:-1]
