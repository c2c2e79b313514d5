"""Which keys of citations and entries are one to the program that makes the bibliography."""

from collections.abc import Callable

from toolkit.draft.biber import uses_biber
from toolkit.draft.draft import Draft


def same_key(draft: Draft) -> Callable[[str], str]:
    """Gives what two keys must agree in: BibTeX takes no notice of case, biber does."""
    return str if uses_biber(draft.packages) else str.lower


def aliases(value: str | None) -> set[str]:
    """The keys in a list of them, as the fields ``ids``, ``xdata`` and ``entryset`` hold it."""
    return {name.strip() for name in (value or "").split(",") if name.strip()}
