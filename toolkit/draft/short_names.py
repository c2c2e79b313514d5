"""Short forms of given names, by which people know each other."""

from collections.abc import Mapping
from types import MappingProxyType

_FORMS = """\
alexander alexandra aleksandr: sasha lex xander
anastasia: nastya
andrew andrea: andy drew
anthony: tony
catherine katherine kathryn katharine: cathy kathy kate katie kat kitty
charles: charlie chuck
christopher christina christine: kris kit tina
david: dave
deborah: debbie
dorothy: dot dottie
edward: eddie ted ned
elizabeth elisabeth: liz lizzie beth betty betsy lisa
francis frances: frank
gerald: gerry jerry
henry: harry hank
jacob: jake
james: jim jimmy jamie
jennifer: jenny
john: jack johnny
jonathan: jon jonny
joseph: joe joey
kenneth: kenny
lawrence laurence: larry
margaret: maggie meg peggy
michael: mike mick mikey
mikhail: misha
nicholas: nick
patricia: patty trish
rebecca: becky
richard: rick ricky dick
robert: bob bobby robbie
stephen steven: steve
susan: sue susie
theodore: ted teddy
thomas: tom tommy
timothy: timmy
victoria: vicky
walter: wally
william: bill billy willy
zachary: zack
"""
"""Full names, and the forms they take that are no beginning of them."""

_SHORT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        name: frozenset(forms.split())
        for names, _, forms in (line.partition(":") for line in _FORMS.splitlines())
        for name in names.split()
    }
)
_FEWEST_LETTERS = 3
_WORDS = frozenset(
    "all also and any are both but can code data did each far for had has her his how its main may "
    "new not now old one our own part she team text the then this two was who with work you".split()
)
"""Words that begin a sentence, a heading or a cell, and might begin a name as well."""


def is_short_for(word: str, name: str) -> bool:
    """Whether people may call one of a given name by a word: "Alex" and "Sasha" for "Alexander".

    Both without accents and in small letters. A beginning has three letters at the least.
    """
    begins = len(word) >= _FEWEST_LETTERS and name.startswith(word) and word not in _WORDS
    return begins or word in _SHORT.get(name, ())
