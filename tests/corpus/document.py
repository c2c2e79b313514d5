"""Makes the documents up: the files of each, from its recipe."""

import struct
import zlib
from functools import cached_property

from tests.corpus.axes import Recipe
from tests.corpus.hidden import AFTER_THE_END, HIDDEN, PACKAGES
from tests.corpus.layout import spread
from tests.corpus.prose import Prose
from tests.corpus.spelling import Spelling
from tests.corpus.works import Works

KEYS = ("aims", "earlier", "balance", "law", "needle", "errors")
PART_COUNTS = {True: (3, 3), False: (4, 6)}
"""Fewest and most parts of the upper level: chapters, and sections."""

CLASS_OPTIONS = {
    ("acmart", "1"): "acmsmall,nonacm",
    ("acmart", "2"): "sigconf,nonacm",
    ("revtex4-2", "1"): "aps,pre,onecolumn,nofootinbib",
    ("revtex4-2", "2"): "aps,pre,twocolumn,nofootinbib",
    ("IEEEtran", "1"): "journal,onecolumn",
    ("IEEEtran", "2"): "conference",
    ("llncs", "1"): "runningheads",
}
REFERENCE_PACKAGES = {
    "plain": "",
    "autoref": "\\usepackage{hyperref}\n",
    "cleveref": "\\usepackage{cleveref}\n",
    "varioref": "\\usepackage{varioref}\n",
    "eqref": "\\usepackage{amsmath}\n",
}
MACRO_STYLE = "\\NeedsTeXFormat{LaTeX2e}\n\\ProvidesPackage{macros}[2026/01/01 Ours]\n"


class Document:
    """One document that is made up.

    Args:
        recipe: what it is made of.
    """

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.prose = Prose(recipe.number, accented=recipe.encoding != "ascii")
        self.type = Spelling(recipe)
        self.works = Works(recipe, self.prose)
        least, most = PART_COUNTS[recipe.has_chapters]
        self.keys = KEYS[: self.prose.chance.randint(least, most)]

    def files(self) -> dict[str, bytes]:
        """The bytes of each file, by its path."""
        texts = spread(self.recipe, self._preamble(), self._front(), self._parts(), self._tail())
        if self.recipe.traps == "after-end":
            texts["main.tex"] += AFTER_THE_END
        if self.recipe.macros == "package":
            texts["macros.sty"] = MACRO_STYLE + self.type.definitions() + "\\endinput\n"
        texts |= self.works.files()
        found = {path: self._encoded(path, text) for path, text in texts.items()}
        return found | {"pictures/plot.png": png(60, 30), "pictures/second.png": png(40, 40)}

    def _encoded(self, path: str, text: str) -> bytes:
        if self.recipe.encoding == "crlf":
            text = text.replace("\n", "\r\n")
        if self.recipe.encoding == "bom" and path == "main.tex":
            text = f"\ufeff{text}"
        latin1 = self.recipe.encoding == "latin1"
        return text.encode("latin-1" if latin1 else "utf-8")

    def _preamble(self) -> str:
        recipe = self.recipe
        options = CLASS_OPTIONS.get(
            (recipe.cls, recipe.columns), f"{10 + recipe.number % 3 // int(recipe.columns)}pt"
        )
        if recipe.columns == "2" and (recipe.cls, recipe.columns) not in CLASS_OPTIONS:
            options += ",twocolumn"
        if recipe.front == "title-page":
            options += ",titlepage"
        if recipe.cls == "acmart" and recipe.bibliography == "biber":
            options += ",natbib=false"
        lines = [f"\\documentclass[{options}]{{{recipe.cls}}}\n"]
        if recipe.encoding == "latin1":
            lines.append("\\usepackage[latin1]{inputenc}\n")
        if recipe.encoding != "ascii":
            lines.append("\\usepackage[T1]{fontenc}\n\\usepackage{lmodern}\n")
        lines.append("\\usepackage{graphicx}\n")
        if recipe.number % 4 == 0:
            lines.append("\\graphicspath{{figures/}{pictures/}}\n")
        if recipe.floats == "subfigures":
            lines.append("\\usepackage{subcaption}\n")
        lines += [PACKAGES.get(recipe.traps, ""), self.works.preamble()]
        lines.append(REFERENCE_PACKAGES[recipe.references])
        if recipe.numbering == "unnumbered":
            lines.append("\\setcounter{secnumdepth}{0}\n")
        packaged = recipe.macros == "package"
        lines.append("\\usepackage{macros}\n" if packaged else self.type.definitions())
        return "".join(lines)

    def _front(self) -> str:
        """Title block, abstract and contents, in the order that the class asks for."""
        recipe = self.recipe
        author = "\\author{Gustav Kirchhoff}\n"
        if recipe.cls == "acmart":
            author += "\\affiliation{\\institution{Akademie}\\country{Prussia}}\n"
        if recipe.cls == "llncs":
            author += '\\institute{Akademie, K\\"onigsberg}\n'
        if recipe.cls == "revtex4-2":
            author += "\\affiliation{Akademie}\n"
        title = f"\\title{{On the Force between Two Currents}}\n{author}"
        abstract = ""
        if recipe.front in ("abstract", "title-page") and recipe.cls != "book":
            abstract = f"\\begin{{abstract}}\n{self.prose.paragraph(6)}\\end{{abstract}}\n"
        made = "\\maketitle\n"
        early = recipe.cls in ("acmart", "revtex4-2", "amsart")
        block = abstract + made if early else made + abstract
        contents = "\\tableofcontents\n" if recipe.front == "contents" else ""
        return title + block + contents

    def _parts(self) -> list[str]:
        """The text of each part of the upper level."""
        return [self._part(index, key) for index, key in enumerate(self.keys)]

    def _part(self, index: int, key: str) -> str:
        chance, prose, recipe = self.prose.chance, self.prose, self.recipe
        pieces = [self.type.heading(prose.title(), key, wrapped=index % 2 == 0)]
        pieces += [self._paragraph(index) for _ in range(chance.randint(1, 4))]
        if index == 1:
            pieces.append(HIDDEN[recipe.traps])
            pieces.append(self._formula())
        pieces += self._floats[index : index + 1]
        if index in (1, 2):
            pieces.append(self.type.heading_below(prose.title_below(), f"{key}-first"))
            pieces.append(self._paragraph(index))
            pieces.append(self.type.heading_below(prose.title_below(), f"{key}-second"))
            pieces.append(self._paragraph(index) + self._fault())
        return "\n".join(pieces)

    def _paragraph(self, index: int) -> str:
        """A few sentences that cite and refer."""
        chance, prose = self.prose.chance, self.prose
        text = prose.paragraph(chance.randint(3, 7))
        if self.works.cited and self.recipe.bibliography != "none":
            keys = chance.sample(self.works.cited, chance.randint(1, 3))
            cited = self.type.cite(*keys, wrapped=chance.random() < 0.5)
            text += f"{prose.sentence()[:-1]} {cited}.\n"
            author = self.type.cite_in_text(chance.choice(self.works.cited))
            text += f"{author} says so. % \\cite{{ghost}}\n"
        others = [f"sec:{key}" for key in self.keys]
        text += f"See {self.type.refer(*chance.sample(others, 2))}.\n"
        if chance.random() < 0.4:
            text += f"A word more.\\footnote{{{prose.sentence()} {prose.sentence()}}}\n"
        if index and self._figures():
            text += (
                f"As {self.type.refer(chance.choice(self._figures()))} shows, {prose.sentence()}\n"
            )
        return text

    def _formula(self) -> str:
        typed = "align" if self.recipe.references == "eqref" else "equation"
        formula = f"\\begin{{{typed}}}\n  F = k i j \\label{{eq:force}}\n\\end{{{typed}}}\n"
        return f"{formula}By {self.type.refer_to_formula('eq:force')}, {self.prose.sentence()}\n"

    def _figures(self) -> list[str]:
        """The labels of its floats."""
        counts = {"none": 0, "some": 2, "wide": 2, "subfigures": 2, "many": 4}
        return [f"fig:{n}" for n in range(counts[self.recipe.floats])]

    @cached_property
    def _floats(self) -> list[str]:
        """Its floats, each for the part of its number."""
        return [self._float(n, key) for n, key in enumerate(self._figures())]

    def _float(self, number: int, key: str) -> str:
        recipe, chance = self.recipe, self.prose.chance
        star = "*" if recipe.floats == "wide" and number == 0 else ""
        place = chance.choice(("", "[t]", "[htbp]", "[p]" if recipe.floats == "many" else "[tb]"))
        caption = self.type.caption(self.prose.caption(), key, wrapped=number % 2 == 1)
        if number % 2:
            rows = "Wire & Left & Right\\\\ Silver & 1 & 2\\\\ Copper & 3 & 4"
            body = f"{caption}\n\\begin{{tabular}}{{lrr}}{rows}\\end{{tabular}}"
            return f"\\begin{{table{star}}}{place}\\centering\n{body}\n\\end{{table{star}}}\n"
        body = self._halves(key) if recipe.floats == "subfigures" else self._drawing(number)
        inside = f"\\centering\n{body}\n{caption}\n"
        return f"\\begin{{figure{star}}}{place}\n{inside}\\end{{figure{star}}}\n"

    def _drawing(self, number: int) -> str:
        if self.recipe.layout == "standalone" and number == 0:
            return "\\input{figures/drawing}"
        folder = "" if self.recipe.number % 4 == 0 else "pictures/"
        return self.type.picture(
            f"{folder}{('plot', 'second.png')[number // 2 % 2]}", wrapped=number == 2
        )

    def _halves(self, key: str) -> str:
        folder = "" if self.recipe.number % 4 == 0 else "pictures/"
        half = "\\begin{{subfigure}}{{0.4\\linewidth}}\\centering\n"
        half += "\\includegraphics[width=2cm]{{{}}}\n"
        half += "\\caption{{{}}}\\label{{{}}}\n\\end{{subfigure}}\n"
        return half.format(f"{folder}plot", "Left", f"{key}-a") + half.format(
            f"{folder}second", "Right", f"{key}-b"
        )

    def _fault(self) -> str:
        """What is wrong on purpose; stands twice."""
        faults = {
            "citation": f"As {self.type.cite_in_text('nobody1900')} says.\n",
            "reference": f"See {self.type.refer('fig:lost')}.\n",
            "label": "\\label{sec:aims}\n",
            "image": "\\includegraphics[width=2cm]{pictures/lost}\n",
            "input": "\\input{parts/lost}\n",
        }
        return faults.get(self.recipe.fault, "")

    def _tail(self) -> str:
        """What follows the parts: the references, an appendix before or after them, thanks."""
        recipe, prose = self.recipe, self.prose
        printed = self.works.printed()
        begin = "" if recipe.cls == "IEEEtran" else "\\appendix\n"
        appendix = begin + self.type.heading(prose.title(), "proofs", wrapped=False)
        appendix += prose.paragraph(prose.chance.randint(4, 12))
        thanks = f"\\{self.type.top}*{{Acknowledgements}}\n{prose.paragraph(3)}"
        return {
            "list": printed,
            "new-page": f"\\clearpage\n{printed}",
            "appendix-before": f"{appendix}\n{printed}",
            "appendix-after": f"{printed}\n{appendix}",
            "appendix-apart": f"{printed}\n\\clearpage\n{appendix}",
            "thanks-after": f"{printed}\n{thanks}",
        }[recipe.tail]


def png(width: int, height: int) -> bytes:
    """A grey image of so many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xa0" * width) * height)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts
