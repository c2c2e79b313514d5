"""The names of what is no section of the text: references, abstract, contents, lists of floats."""

import re
from unicodedata import normalize

# Beside English, the names are those that babel's languages give \refname, \bibname, \abstractname,
# \contentsname and the lists of floats, without accents.
_REFERENCES = re.compile(
    r"(?:list of )?(?:references|bibliography|works cited|literature(?: cited)?|literatur"
    r"|reference list|references and notes|literaturverzeichnis|quellenverzeichnis"
    r"|references bibliographiques|bibliographie|referencias(?: bibliograficas)?|bibliografia"
    r"|bibliografie?|riferimenti(?: bibliografici)?|referenser|litteraturforteckning"
    r"|kallforteckning|kallor|referenties|literatuur(?:lijst)?|referanser|litteratur|viitteet"
    r"|lahteet|literatura|kaynak(?:ca|lar)|(?:список )?литератур[аы])",
    re.I,
)
_ABSTRACT = re.compile(
    r"abstract|zusammenfassung|resume|resumen|sommario|resumo|sammanfattning|samenvatting"
    r"|sammendrag|tiivistelma|streszczenie|abstrakt|resum|аннотация",
    re.I,
)
_LISTS = re.compile(
    r"(?:table of )?contents|list of (?:figures|tables|algorithms)"
    r"|inhaltsverzeichnis|(?:abbildungs|tabellen)verzeichnis|table des matieres"
    r"|(?:table|liste) des (?:figures|tableaux)|indice(?: general| de (?:figuras|tablas|tabelas))?"
    r"|elenco delle (?:figure|tabelle)|sumario|innehall(?:sforteckning)?|inhoudsopgave",
    re.I,
)
_ACCENTS = re.compile("[\u0300-\u036f´`¨ˆ˜¸]")


def without_accents(title: str) -> str:
    """A title's letters; an older font prints an accent beside its letter, and an i without dot."""
    return _ACCENTS.sub("", normalize("NFD", title)).replace("ı", "i")


def is_references(title: str) -> bool:
    """Whether this is a name of the list of references."""
    return _REFERENCES.fullmatch(without_accents(title)) is not None


def is_abstract(title: str) -> bool:
    """Whether this is a name of the abstract."""
    return _ABSTRACT.fullmatch(without_accents(title)) is not None


def is_contents(title: str) -> bool:
    """Whether this is a name of the list of contents, or of a list of floats."""
    return _LISTS.fullmatch(without_accents(title)) is not None


def is_no_section(title: str) -> bool:
    """Whether this heads the abstract or a list of contents."""
    return is_abstract(title) or is_contents(title)
