"""The ways in which documents differ, and a small set of them in which every two values meet.

More of the classes of journals are added, whose pages look least alike: a PDF alone has to tell
their headings, captions and references.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

AXES = {
    "cls": "article report book scrartcl amsart IEEEtran acmart revtex4-2 llncs".split(),
    "layout": "single input nested include includeonly subfiles import standalone".split(),
    "bibliography": "bibtex natbib author-year biber by-hand bbl none".split(),
    "macros": "none newcommand renewcommand xparse def let package".split(),
    "fault": "none citation reference label image input entry".split(),
    "encoding": "ascii utf8 latin1 bom crlf non-ascii-keys".split(),
    "tail": "list new-page appendix-before appendix-after appendix-apart thanks-after".split(),
    "traps": "none verbatim listings comment iffalse after-end".split(),
    "references": "plain autoref cleveref varioref eqref".split(),
    "floats": "none some wide subfigures many".split(),
    "front": "abstract contents title-page bare".split(),
    "numbering": "numbered starred unnumbered".split(),
    "columns": ["1", "2"],
}

CLASHES = frozenset(
    frozenset(pair.split())
    for pair in """
    cls=llncs columns=2
    cls=revtex4-2 bibliography=biber
    cls=revtex4-2 floats=subfigures
    cls=revtex4-2 references=varioref
    cls=acmart encoding=latin1
    cls=acmart floats=many
    cls=acmart front=title-page
    cls=IEEEtran front=title-page
    cls=revtex4-2 front=title-page
    cls=llncs front=title-page
    cls=amsart front=title-page
    bibliography=none tail=new-page
    bibliography=none fault=citation
    bibliography=none fault=entry
    """.strip().splitlines()
)
"""Values that do not go together: the class has no such thing, or refuses the package."""

SEED = 453
TRIES = 20
JOURNALS = "revtex4-2 amsart acmart IEEEtran llncs".split()
LOOKS = "cls columns numbering front tail bibliography".split()
"""The axes on which it depends what the pages look like; three values of them may meet anew."""
MORE_OF_EACH = 3
Values = Mapping[str, str]


@dataclass(frozen=True)
class Recipe:
    """What a document is made of: a value of each axis, and a number that seeds its prose."""

    number: int
    cls: str
    layout: str
    bibliography: str
    macros: str
    fault: str
    encoding: str
    tail: str
    traps: str
    references: str
    floats: str
    front: str
    numbering: str
    columns: str

    @property
    def name(self) -> str:
        """As a test's id."""
        return f"{self.number:02}-{self.cls}-{self.columns}-{self.layout}-{self.bibliography}"

    @property
    def has_chapters(self) -> bool:
        """Whether its class has chapters above its sections."""
        return self.cls in ("report", "book")


def recipes() -> tuple[Recipe, ...]:
    """Documents in which every two values meet at least once, then more; always the same ones."""
    chance = random.Random(SEED)
    left = {pair for pair in _all_pairs() if not _clash(*pair)}
    chosen: list[Recipe] = []
    while left:
        drawn = [_draw(left, chance) for _ in range(TRIES)]
        best = max(drawn, key=lambda values: len(left & _pairs(values)))
        left -= _pairs(best)
        chosen.append(Recipe(len(chosen) + 1, **best))
    met = {three for recipe in chosen for three in _threes(vars(recipe))}
    for cls in JOURNALS * MORE_OF_EACH:
        drawn = [_draw_journal(cls, chance) for _ in range(TRIES)]
        best = max(drawn, key=lambda values: len(_threes(values) - met))
        met |= _threes(best)
        chosen.append(Recipe(len(chosen) + 1, **best))
    return tuple(chosen)


def _all_pairs() -> Iterator[frozenset[str]]:
    for (one, its), (other, others) in combinations(AXES.items(), 2):
        yield from (frozenset({f"{one}={a}", f"{other}={b}"}) for a in its for b in others)


def _pairs(values: Values) -> set[frozenset[str]]:
    return set(
        map(frozenset, combinations((f"{axis}={value}" for axis, value in values.items()), 2))
    )


def _threes(values: Mapping[str, object]) -> set[tuple[str, ...]]:
    """What meets on each three of the axes on which a document's looks depend."""
    return set(combinations((f"{axis}={values[axis]}" for axis in LOOKS), 3))


def _clash(one: str, other: str) -> bool:
    return frozenset({one, other}) in CLASHES


def _draw(left: set[frozenset[str]], chance: random.Random) -> dict[str, str]:
    """A document that holds one of the pairs that are left, and many more where it can."""
    first = chance.choice(sorted(map(sorted, left)))
    values = dict(each.split("=") for each in first)
    for axis in chance.sample(list(AXES), len(AXES)):
        if axis not in values:
            values[axis] = max(
                _fitting(axis, values), key=lambda v: _gain(axis, v, values, left, chance)
            )
    return {axis: values[axis] for axis in AXES}


def _draw_journal(cls: str, chance: random.Random) -> dict[str, str]:
    """A document of a journal's class, the other values by chance alone."""
    values = {"cls": cls}
    for axis in [axis for axis in AXES if axis != "cls"]:
        values[axis] = chance.choice(_fitting(axis, values))
    return values


def _fitting(axis: str, values: Values) -> list[str]:
    """The values of an axis that clash with none chosen so far."""
    chosen = [f"{each}={value}" for each, value in values.items()]
    return [v for v in AXES[axis] if not any(_clash(f"{axis}={v}", each) for each in chosen)]


def _gain(
    axis: str, value: str, values: Values, left: set[frozenset[str]], chance: random.Random
) -> tuple[int, float]:
    """How many pairs more a value makes; chance settles a tie."""
    made = (frozenset({f"{axis}={value}", f"{each}={v}"}) for each, v in values.items())
    return sum(pair in left for pair in made), chance.random()
