"""Prose, titles and names for documents that are made up: dull, varied and always the same."""

import random

SUBJECTS = (
    "the first observer",
    "a thin wire of silver",
    "the torsion balance",
    "each of the coils",
    "the galvanometer in the cellar",
    "our second series of readings",
    "an assistant of the laboratory",
    "the current through the mercury",
    "every reading before noon",
    "the larger of the two magnets",
)
VERBS = (
    "came to rest after",
    "was compared with",
    "agreed within a tenth with",
    "departed noticeably from",
    "had been prepared for",
    "was read three times against",
    "followed without delay upon",
    "gave no reason to doubt",
)
OBJECTS = (
    "the values that Weber had given",
    "what the theory of 1826 asks for",
    "a deflection of eleven degrees",
    "the mean of forty swings",
    "the pendulum of the observatory",
    "a column of mercury one metre long",
    "the readings of the evening before",
    "that of the older instrument",
)
ENDINGS = (
    "",
    ", as it should",
    ", although the room was cold",
    ", which took most of an afternoon",
    "; the rest was set aside",
    ", so that nothing had to be repeated",
    " and was written down at once",
)
TITLES = (
    "Aims",
    "Earlier Measurements",
    "A Balance for Two Currents",
    "The Law of Amp{e`}re",
    "What the Needle Showed",
    "Errors and Their Sources",
    "Cost & Benefit",
    "Outlook",
    "On the Use of Mercury: A Note",
    "Why Silver?",
    "Results for \\emph{thin} Wires",
    "A Comparison with the Older Instruments of the Observatory and with Their Successors",
)
BELOW = (
    "The Coil",
    "The Torsion of M{o:}bius Strips",
    "Reading the Scale",
    "Swings per Minute",
    "Long Wires",
    "A Second Observer",
    "Heat",
    "How the Temperature of the Room Was Kept from Changing during the Night",
)
CAPTIONS = (
    "The balance as it stood in the cellar.",
    "Deflection against current, for three wires of silver and one of copper, each taken twice.",
    "Readings of the first evening",
    "Cost of the parts, in thaler.",
    "The coil of Amp{e`}re, seen from above.",
    "Mean and spread of forty swings, by observer. Readings before noon were left out, since the"
    " room was then too cold for the mercury to move as freely as it does at night.",
    "Two views of the same needle.",
)
ACCENTS = {"{e`}": ("\\`e", "è"), "{o:}": ('\\"o', "ö"), "{u:}": ('\\"u', "ü")}


class Prose:
    """Draws sentences and titles by chance, seeded.

    Args:
        accented: letters with accents are typed as they are, not by commands.
    """

    def __init__(self, seed: int, *, accented: bool) -> None:
        self.chance = random.Random(seed)
        self.accented = accented
        self._titles = self.chance.sample(TITLES, len(TITLES))
        self._below = self.chance.sample(BELOW, len(BELOW))
        self._captions = self.chance.sample(CAPTIONS, len(CAPTIONS))

    def spell(self, text: str) -> str:
        """Text with its accents as the document types them, and ``&`` as LaTeX does."""
        for mark, typed in ACCENTS.items():
            text = text.replace(mark, typed[self.accented])
        return text.replace("&", "\\&")

    def sentence(self) -> str:
        """One sentence of about fifteen words."""
        parts = [self.chance.choice(words) for words in (SUBJECTS, VERBS, OBJECTS)]
        said = " ".join(parts) + self.chance.choice(ENDINGS)
        return said[0].upper() + said[1:] + "."

    def paragraph(self, sentences: int) -> str:
        """Some sentences, a line each."""
        return "\n".join(self.sentence() for _ in range(sentences)) + "\n"

    def title(self) -> str:
        """The title of a section, another each time."""
        return self.spell(self._titles.pop())

    def title_below(self) -> str:
        """The title of a subsection, another each time."""
        return self.spell(self._below.pop())

    def caption(self) -> str:
        """A caption, another each time."""
        return self.spell(self._captions.pop())
