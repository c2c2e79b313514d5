r"""Labels that no ``\label`` sets."""

import re

from toolkit.draft.draft import Draft

_LABEL_SETTING = re.compile(
    r"\blabel\s*=\s*\{?\s*([^,\]{}\s]+)"
    r"|\\[a-z]*label[a-z]*\*?(?:\[[^\]]{0,200}\])?\{([^{}]{1,200})\}",
    re.IGNORECASE,
)


def labelled_otherwise(draft: Draft) -> frozenset[str]:
    """Keys that some other command or option may set, such as ``[label=key]``."""
    found = (setting for tex in draft.tex for setting in _LABEL_SETTING.finditer(tex.text))
    return frozenset(setting[1] or setting[2].strip() for setting in found)
