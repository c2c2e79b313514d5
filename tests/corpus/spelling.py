r"""How a document types its commands: LaTeX's own, or macros that wrap them, in six ways."""

from tests.corpus.axes import Recipe

TOPIC = r"\TOP*{#1}\label{sec:#2}", r"\TOP{#1}\label{sec:#2}"
SHOWN = r"\caption{#1}\label{#2}"
PLOT = r"\includegraphics[width=#1]{#2}"
SEEN = r"see~\CITE{#1}"

DEFINITIONS = {
    "none": "",
    "newcommand": r"""
\newcommand{\topic}[2]{TOPIC}
\newcommand*\shown[2]{SHOWN}
\newcommand{\plot}[2][3cm]{PLOT}
\newcommand{\seen}[1]{SEEN}
\newcommand{\at}[1]{at~\ref{#1}}
\newcommand{\unused}{\section{Ghost}\label{ghost}\cite{ghost}\ref{ghost}}
""",
    "renewcommand": r"""
\newcommand{\topic}[2]{\relax}
\newcommand{\shown}[2]{\caption{Ghost}\label{ghost}}
\newcommand{\at}[1]{\ref{ghost}}
\providecommand{\seen}[1]{SEEN}
\renewcommand{\topic}[2]{TOPIC}
\renewcommand{\shown}[2]{SHOWN}
\renewcommand{\at}[1]{at \ref{#1}}
\providecommand{\at}[1]{\ref{ghost}}
\DeclareRobustCommand{\plot}[2][3cm]{PLOT}
""",
    "xparse": r"""
\NewDocumentCommand{\topic}{s m m}{\IfBooleanTF{#1}{\TOP*{#2}}{\TOP{#2}}\label{sec:#3}}
\NewDocumentCommand{\shown}{m m}{SHOWN}
\NewDocumentCommand{\plot}{O{3cm} m}{PLOT}
\NewDocumentCommand{\seen}{m}{SEEN}
\NewDocumentCommand{\at}{m o}{\IfNoValueTF{#2}{at~\ref{#1}}{between~\ref{#1} and~\ref{#2}}}
""",
    "def": r"""
\def\topic#1#2{TOPIC}
\long\def\shown#1#2{SHOWN}
\makeatletter
\def\plot{\@ifnextchar[{\plot@}{\plot@[3cm]}}
\def\plot@[#1]#2{PLOT}
\makeatother
\gdef\seen#1{SEEN}
\def\at#1{at~\ref{#1}}
""",
    "let": r"""
\let\plot\includegraphics
\let\shown=\caption
\let\topic\TOP
\let\seen\CITE
\let\at\ref
""",
}
DEFINITIONS["package"] = DEFINITIONS["newcommand"]


class Spelling:
    """Types a document's commands.

    Args:
        recipe: says which macros the document defines, and whether its headings have stars.
    """

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.star = "*" if recipe.numbering == "starred" else ""
        self.top = "chapter" if recipe.has_chapters else "section"
        self.below = "section" if recipe.has_chapters else "subsection"
        natbib = recipe.bibliography in ("natbib", "author-year")
        biblatex = recipe.bibliography == "biber"
        self.citing = "citep" if natbib else "autocite" if biblatex else "cite"
        self.textual = "citet" if natbib else "textcite" if biblatex else "cite"

    def definitions(self) -> str:
        """The definitions of its macros."""
        text = DEFINITIONS[self.recipe.macros]
        topic = TOPIC[not self.star]
        for name, body in (("TOPIC", topic), ("SHOWN", SHOWN), ("PLOT", PLOT), ("SEEN", SEEN)):
            text = text.replace(name, body)
        return text.replace("\\TOP", f"\\{self.top}").replace("\\CITE", f"\\{self.citing}")

    def heading(self, title: str, key: str, *, wrapped: bool) -> str:
        """A heading of the upper level with its label, ``sec:`` before the key."""
        macros = self.recipe.macros
        if not wrapped or macros == "none":
            return f"\\{self.top}{self.star}{{{title}}}\n\\label{{sec:{key}}}\n"
        if macros == "let":
            return f"\\topic{self.star}{{{title}}} \\label{{sec:{key}}}\n"
        star = self.star if macros == "xparse" else ""
        return f"\\topic{star}{{{title}}}{{{key}}}\n"

    def heading_below(self, title: str, key: str) -> str:
        """A heading of the lower level with its label."""
        return f"\\{self.below}{self.star}{{{title}}}\\label{{sec:{key}}}\n"

    def cite(self, *keys: str, wrapped: bool) -> str:
        """A citation of some works."""
        listed = ",".join(keys)
        if wrapped and self.recipe.macros != "none":
            return f"\\seen{{{listed}}}"
        return (
            f"\\{self.citing}[p.~3]{{{listed}}}"
            if len(keys) == 1
            else f"\\{self.citing}{{{listed}}}"
        )

    def cite_in_text(self, key: str) -> str:
        """A citation that is part of its sentence."""
        return f"\\{self.textual}{{{key}}}"

    def refer(self, *keys: str) -> str:
        """References to labels, by whatever package the document uses."""
        ways = {
            "plain": "Figure~\\ref{KEY} on page~\\pageref{KEY}",
            "autoref": "\\autoref{KEY}, \\nameref{KEY}",
            "varioref": "\\vref{KEY}",
            "eqref": "Figure~\\ref{KEY}",
            "cleveref": "\\Cref{KEY}",
        }
        if self.recipe.references == "cleveref":
            comma = ", " if self.recipe.fault == "reference" else ","
            return f"\\cref{{{comma.join(keys)}}} and \\Cref{{{keys[0]}}}"
        way = ways[self.recipe.references]
        said = ", ".join(way.replace("KEY", key) for key in keys)
        return said if self.recipe.macros == "none" else f"{said}, \\at{{{keys[0]}}}"

    def refer_to_formula(self, key: str) -> str:
        """A reference to an equation."""
        if self.recipe.references == "eqref":
            return f"\\eqref{{{key}}}"
        return f"\\cref{{{key}}}" if self.recipe.references == "cleveref" else f"(\\ref{{{key}}})"

    def caption(self, text: str, key: str, *, wrapped: bool) -> str:
        """A caption with its label."""
        if not wrapped or self.recipe.macros == "none":
            return f"\\caption{{{text}}}\n\\label{{{key}}}"
        if self.recipe.macros == "let":
            return f"\\shown{{{text}}}\\label{{{key}}}"
        return f"\\shown{{{text}}}{{{key}}}"

    def picture(self, path: str, *, wrapped: bool) -> str:
        """An image, 3 cm wide or a little more."""
        if not wrapped or self.recipe.macros == "none":
            return f"\\includegraphics[width=3cm]{{{path}}}"
        if self.recipe.macros == "let":
            return f"\\plot[width=4cm]{{{path}}}"
        return f"\\plot[4cm]{{{path}}}"
