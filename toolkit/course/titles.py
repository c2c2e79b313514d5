"""Titles as people mean them: one form for all the ways of typing the same heading."""

import re
import unicodedata
from collections.abc import Iterable

_SILENT = re.compile(r"\\(?:label|footnote|thanks|index)\s*\{[^{}]*\}")
_TWO_FORMS = re.compile(r"\\texorpdfstring\s*\{[^{}]*\}\s*(?=\{)")
_ACCENT = re.compile(r"""\\["'^`~=.-]""")
_COMMAND = re.compile(r"\\(?:[A-Za-z@]+\*?|[^&])")
_UNSEEN = str.maketrans("", "", "{}'’`´")
_NUMBER = re.compile(
    r"""\W*
    (?: (?:Section|Chapter)\s+ )?
    (?: \d+(?:\.\d+)* (?: [.:)]*\s | [.:)]+(?=\D) | (?=[A-Z][a-z]{2}) )  # 2  2.1  2)  2.Data  2Data
      | [IVX]+ [.:)]*\s                                                 # IV  IV.
      | [ivx]+ [.:)]                                                    # iv)
      | [A-Za-z] [.:)]\s                                                # A.
    )
    (?=.*\w)""",
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile(r"[A-Z][a-z]+(?: [A-Za-z][a-z]+)*")
"""A title of ordinary words alone: no number, markup or accent to look for."""

_IRREGULAR = {
    "analyses": "analysis",
    "appendices": "appendix",
    "bias": "bias",
    "biases": "bias",
    "corpora": "corpus",
    "criteria": "criterion",
    "hypotheses": "hypothesis",
    "indices": "index",
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
    if _PLAIN.fullmatch(title) and not title.startswith(("Section ", "Chapter ")):
        return "".join(map(_singular, title.casefold().split()))
    spoken = _ACCENT.sub("", _TWO_FORMS.sub("", _SILENT.sub("", title)))
    bare = _COMMAND.sub(" ", spoken).translate(_UNSEEN).replace("&", " and ")
    plain = unicodedata.normalize("NFKD", bare)
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    number = _NUMBER.match(letters)
    words = _WORD.findall(letters[number.end() if number else 0 :].casefold())
    return "".join(map(_singular, words))


def near(title: str, candidates: Iterable[str]) -> str | None:
    """The candidate that ``title`` was most likely meant to be, None when none is near."""
    from difflib import get_close_matches  # costs 9 ms, wanted only once something is wrong

    normal = {normal_title(candidate): candidate for candidate in candidates}
    found = get_close_matches(normal_title(title), normal, n=1, cutoff=_NEAR_ENOUGH)
    return normal[found[0]] if found else None


def _singular(word: str) -> str:
    """A word without its plural ending; a word that only looks like a plural is kept."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(_KEPT_ENDINGS):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_ES_ENDINGS) else word[:-1]
