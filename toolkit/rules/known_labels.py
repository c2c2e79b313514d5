r"""What references lead to: labels that no ``\label`` sets, and none at all."""

import re
from collections.abc import Iterator

from toolkit.draft.draft import Draft
from toolkit.draft.tex_file import TexFile
from toolkit.readers.pattern import rare
from toolkit.readers.tex_items import Reference
from toolkit.rules.spaced_keys import is_spaced

_EXTERNAL_LABELS = frozenset({"xr", "xr-hyper", "zref-xr"})
_PACKAGE_LABELS = frozenset({"LastPage", "VeryLastPage", "TotPages"})

_LABEL_SETTING = rare(
    r"\blabel\s*=\s*\{?\s*([^,\]{}\s]+)"
    r"|\\[a-z]*label[a-z]*\*?(?:\[[^\]]{0,200}\])?\{([^{}]{1,200})\}",
    re.IGNORECASE,
)


def labelled_otherwise(draft: Draft) -> frozenset[str]:
    """Keys that some other command or option may set, such as ``[label=key]``."""
    found = (setting for tex in draft.tex for setting in _LABEL_SETTING.finditer(tex.text))
    return frozenset(setting[1] or setting[2].strip() for setting in found)


def unresolved_references(draft: Draft) -> Iterator[tuple[TexFile, Reference, bool]]:
    """References that LaTeX cannot resolve, each with whether only a blank beside it is why."""
    if any(package.name in _EXTERNAL_LABELS for package in draft.packages):
        return
    known = draft.labels | _PACKAGE_LABELS
    if not draft.referred <= known:
        known |= labelled_otherwise(draft)
    for tex in draft.tex:
        for reference in tex.items.references:
            key = reference.key
            if key not in known and not any(sign in key for sign in "\\#"):
                yield tex, reference, False
            elif is_spaced(tex, reference):
                yield tex, reference, True
