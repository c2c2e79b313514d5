"""What an entry has once its ``crossref`` and ``xdata`` parents have lent it their fields."""

from collections.abc import Callable, Iterable, Mapping

from toolkit.readers.bib_entry import Entry

Same = Callable[[str], str]

MAX_ANCESTORS = 32  # of one entry, so that a file of entries naming one another stays linear

# biblatex's default inheritance (biblatex.def): what a parent's title is called in a part of it.
_PARTS = frozenset(
    {
        "bookinbook",
        "conference",
        "inbook",
        "incollection",
        "inproceedings",
        "inreference",
        "suppbook",
        "suppcollection",
    }
)
_OF_A_BOOK = {
    "title": "booktitle",
    "subtitle": "booksubtitle",
    "titleaddon": "booktitleaddon",
}
_OF_A_PERIODICAL = {"title": "journaltitle", "subtitle": "journalsubtitle"}

_OWN = frozenset(
    {"crossref", "xref", "xdata", "ids", "entryset", "label", "options", "related", "shorthand"}
)


def by_key(entries: Iterable[Entry], same: Same = str) -> dict[str, Entry]:
    """The entries by their keys; of two with one key, the first, as BibTeX takes it.

    Args:
        same: gives what two keys must agree in to be one.
    """
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(same(entry.key), entry)
    return first


def resolved(entry: Entry, entries: Mapping[str, Entry], same: Same = str) -> dict[str, str]:
    """The entry's fields, by lower-case name, with those it inherits.

    Its own come first, then those of its ``xdata``, then those of its ``crossref``. That one's are
    lent under their own names, as by BibTeX, and its title to a part also as ``booktitle`` or
    ``journaltitle``, as by biblatex. A parent that is not in ``entries``, a loop, and whatever lies
    beyond 32 ancestors lend nothing. ``same`` is what ``entries`` are ordered by.
    """
    return _resolved(entry, entries, same, {same(entry.key)})


def _resolved(
    entry: Entry, entries: Mapping[str, Entry], same: Same, seen: set[str]
) -> dict[str, str]:
    fields: dict[str, str] = {}
    for field in entry.fields:
        fields.setdefault(field.name, field.value)
    for name, names in _parents(entry):
        key = same(name)
        parent = entries.get(key)
        if parent is None or key in seen or len(seen) > MAX_ANCESTORS:
            continue
        seen.add(key)
        lent = _resolved(parent, entries, same, seen)
        for name, value in lent.items():
            if name not in _OWN:
                fields.setdefault(name, value)
        for name, lent_name in names.items():
            if name in lent:
                fields.setdefault(lent_name, lent[name])
    return fields


def _parents(entry: Entry) -> list[tuple[str, Mapping[str, str]]]:
    """The keys of its parents, each with what their fields are called in it."""
    shared = (entry.get("xdata") or "").split(",", MAX_ANCESTORS)[:MAX_ANCESTORS]
    crossref = entry.get("crossref") or ""
    return [*((key.strip(), {}) for key in shared), (crossref.strip(), _renaming(entry.type))]


def _renaming(kind: str) -> Mapping[str, str]:
    if kind in _PARTS:
        return _OF_A_BOOK
    return _OF_A_PERIODICAL if kind == "article" else {}
