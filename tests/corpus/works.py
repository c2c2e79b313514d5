"""Bibliographies of documents that are made up, for each of the ways in which one is kept."""

from tests.corpus.axes import Recipe
from tests.corpus.prose import Prose

AUTHORS = (
    ("ohm1827", "Georg Simon Ohm", "Die galvanische Kette", "1827"),
    ("ampere1826", "André-Marie Ampère", "Théorie des phénomènes électro-dynamiques", "1826"),
    ("weber1846", "Wilhelm Weber", "Elektrodynamische Maassbestimmungen", "1846"),
    ("faraday1839", "Michael Faraday", "Experimental Researches in Electricity", "1839"),
    ("maxwell:1873", "James Clerk Maxwell", "A Treatise on Electricity and Magnetism", "1873"),
    ("Gauss_1833", "Carl Friedrich Gauss", "Intensitas vis magneticae", "1833"),
    ("volta.1800", "Alessandro Volta", "On the Electricity Excited by Contact", "1800"),
    ("galvani-1791", "Luigi Galvani", "De viribus electricitatis", "1791"),
    ("oersted/1820", "Hans Christian Ørsted", "Experimenta circa effectum", "1820"),
    ("henry1832", "Joseph Henry", "On the Production of Currents", "1832"),
    ("lenz1834", "Emil Lenz", "Ueber die Bestimmung der Richtung", "1834"),
    ("kirchhoff1845", "Gustav Kirchhoff", "Ueber den Durchgang eines Stromes", "1845"),
    ("savart1820", "Félix Savart", "Note sur le magnétisme", "1820"),
    ("coulomb1785", "Charles-Augustin de Coulomb", "Premier mémoire", "1785"),
)
STYLES = {
    "IEEEtran": "IEEEtran",
    "acmart": "ACM-Reference-Format",
    "llncs": "splncs04",
    "amsart": "amsplain",
}
COMMANDS = {"é": "{\\'e}", "è": "{\\`e}", "Ø": "{\\O}", "ö": '{\\"o}'}


class Works:
    """The works of one document.

    Args:
        recipe: how they are kept.
        prose: gives the notes that make entries of many lengths.
    """

    def __init__(self, recipe: Recipe, prose: Prose) -> None:
        self.recipe = recipe
        self.prose = prose
        count = prose.chance.randint(7, len(AUTHORS))
        self.all = tuple(AUTHORS[:count])
        if recipe.encoding == "non-ascii-keys":
            self.all = (*self.all[1:], ("möbius1827", *AUTHORS[0][1:]))
        self.cited = tuple(key for key, *_ in self.all[: count - 2])

    def preamble(self) -> str:
        """What the preamble says of them."""
        kept, cls = self.recipe.bibliography, self.recipe.cls
        if kept == "biber":
            return "\\usepackage[style=numeric]{biblatex}\n\\addbibresource{works.bib}\n"
        options = {"natbib": "numbers", "author-year": "authoryear,round"}.get(kept)
        if options is None:
            return ""
        if cls in ("acmart", "revtex4-2"):
            return f"\\setcitestyle{{{options}}}\n"
        return f"\\usepackage[{options}]{{natbib}}\n"

    def printed(self) -> str:
        """What prints the list."""
        kept, cls = self.recipe.bibliography, self.recipe.cls
        if kept == "none":
            return ""
        if kept == "by-hand":
            return self._list()
        listed = "\\nocite{*}\n" if self.recipe.number % 7 == 0 and kept != "bbl" else ""
        listed += f"\\nocite{{{self.all[-2][0]}}}\n" if self.recipe.number % 3 == 0 else ""
        if kept == "biber":
            return f"{listed}\\printbibliography\n"
        styled = {"natbib": "unsrtnat", "author-year": "plainnat"}.get(
            kept, STYLES.get(cls, "plain")
        )
        if cls == "acmart":
            styled = STYLES[cls]
        style = "" if cls == "revtex4-2" else f"\\bibliographystyle{{{styled}}}\n"
        return f"{listed}{style}\\bibliography{{works}}\n"

    def files(self) -> dict[str, str]:
        """The files that hold them."""
        if self.recipe.bibliography in ("none", "by-hand"):
            return {}
        if self.recipe.bibliography == "bbl":
            return {"main.bbl": self._list()}
        entries = [self._entry(*work) for work in self.all]
        if self.recipe.fault == "entry":
            entries.append(self._entry(*self.all[0]))
        return {"works.bib": "\n".join(entries)}

    def _spell(self, text: str) -> str:
        """Text as the file's encoding can hold it."""
        if self.recipe.encoding in ("ascii", "latin1") or self.recipe.bibliography != "biber":
            for letter, command in COMMANDS.items():
                text = text.replace(letter, command)
        return text

    def _entry(self, key: str, author: str, title: str, year: str) -> str:
        note = self.prose.sentence()
        fields = (("author", author), ("title", f"{{{title}}}"), ("publisher", "Akademie"))
        listed = [f"  {name} = {{{self._spell(value)}}},\n" for name, value in fields]
        more = f'  address = "Paris",\n  year = {year},\n  note = {{{note}}}\n'
        return f"@book{{{key},\n{''.join(listed)}{more}}}\n"

    def _list(self) -> str:
        """The list as a person types it, or as BibTeX does."""
        items = []
        for key, author, title, year in self.all:
            text = self._spell(f"{author}. \\emph{{{title}}}. {year}. {self.prose.sentence()}")
            items.append(f"\\bibitem{{{key}}} {text}\n")
        return f"\\begin{{thebibliography}}{{99}}\n{''.join(items)}\\end{{thebibliography}}\n"
