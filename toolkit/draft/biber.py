"""Whether biber makes a draft's bibliography, which reads some things otherwise than BibTeX."""

from collections.abc import Iterable

from toolkit.readers.tex_items import Package


def uses_biber(packages: Iterable[Package]) -> bool:
    """Whether a draft that loads these packages has its bibliography made by biber."""
    return any(
        package.name == "biblatex" and not any("backend=bibtex" in o for o in package.options)
        for package in packages
    )
