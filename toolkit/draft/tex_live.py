"""Bibliographies that TeX Live brings, so that a draft may name them and not have them."""

ABBREVIATIONS = frozenset("IEEEabrv.bib IEEEfull.bib jourabbr.bib jourfull.bib".split())
"""Names of journals, and no works."""

WORKS = frozenset(
    "IEEEexample.bib biblatex-examples.bib xampl.bib texbook1.bib texbook2.bib texbook3.bib "
    "texgraph.bib texjourn.bib texnique.bib tugboat.bib typeset.bib".split()
)
"""Works that are not looked up: nothing is said of keys that may be theirs."""
