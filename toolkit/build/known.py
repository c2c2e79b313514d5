"""Commands and environments that LaTeX users take for granted, by the package that brings them."""

_COMMANDS = {
    "algorithm2e": "SetAlgoLined KwIn KwOut",
    "amsmath": "text dfrac tfrac binom eqref intertext boldsymbol operatorname DeclareMathOperator "
    "numberwithin substack xrightarrow xleftarrow overset underset tag iint iiint",
    "amssymb": "mathbb mathfrak leqslant geqslant nexists varnothing checkmark lesssim gtrsim "
    "blacksquare square therefore because triangleq nmid",
    "amsthm": "theoremstyle qedhere newtheoremstyle qed",
    "biblatex": "printbibliography addbibresource parencite textcite autocite footcite",
    "bm": "bm",
    "booktabs": "toprule midrule bottomrule cmidrule addlinespace",
    "caption": "captionsetup captionof",
    "cleveref": "cref Cref crefrange Crefrange labelcref crefname Crefname",
    "enumitem": "setlist newlist setenumerate setitemize",
    "fancyhdr": "fancyhf fancyhead fancyfoot lhead chead rhead lfoot cfoot rfoot fancypagestyle",
    "float": "newfloat floatstyle restylefloat",
    "fontspec": "setmainfont setsansfont setmonofont newfontfamily fontspec",
    "geometry": "geometry newgeometry restoregeometry",
    "glossaries": "gls Gls glspl newacronym newglossaryentry printglossary makeglossaries",
    "graphicx": "includegraphics graphicspath rotatebox scalebox resizebox reflectbox",
    "hyperref": "href autoref hypersetup nameref texorpdfstring hyperlink hypertarget "
    "phantomsection",
    "lipsum": "lipsum",
    "listings": "lstset lstinline lstinputlisting lstdefinestyle lstdefinelanguage",
    "minted": "mintinline inputminted setminted",
    "multirow": "multirow",
    "natbib": "citep citet citealt citealp citeauthor citeyear citeyearpar setcitestyle",
    "pdfpages": "includepdf",
    "pgfplots": "pgfplotsset addplot",
    "placeins": "FloatBarrier",
    "setspace": "onehalfspacing doublespacing singlespacing setstretch",
    "siunitx": "SI si qty unit num ang sisetup",
    "soul": "hl ul st",
    "subcaption": "subcaptionbox subcaption",
    "tikz": "tikz usetikzlibrary draw node tikzset",
    "titlesec": "titleformat titlespacing",
    "todonotes": "todo missingfigure listoftodos",
    "url": "url",
    "xcolor": "textcolor color definecolor colorbox fcolorbox colorlet rowcolor",
    "xspace": "xspace",
}
_ENVIRONMENTS = {
    "algorithm": "algorithm",
    "algpseudocode": "algorithmic",
    "amsmath": "align align* gather gather* multline multline* alignat alignat* aligned gathered "
    "split cases matrix pmatrix bmatrix vmatrix subequations equation*",
    "amsthm": "proof",
    "comment": "comment",
    "fancyvrb": "Verbatim",
    "listings": "lstlisting",
    "longtable": "longtable",
    "minted": "minted",
    "multicol": "multicols multicols*",
    "pdflscape": "landscape",
    "pgfplots": "axis semilogyaxis semilogxaxis loglogaxis",
    "rotating": "sidewaystable sidewaysfigure",
    "subcaption": "subfigure subtable",
    "tabularx": "tabularx",
    "tcolorbox": "tcolorbox",
    "threeparttable": "threeparttable tablenotes",
    "tikz": "tikzpicture scope",
    "wrapfig": "wrapfigure wraptable",
}

COMMANDS = {name: package for package, names in _COMMANDS.items() for name in names.split()}
"""The package of each command, without backslashes."""
ENVIRONMENTS = {name: package for package, names in _ENVIRONMENTS.items() for name in names.split()}
"""The package of each environment."""
