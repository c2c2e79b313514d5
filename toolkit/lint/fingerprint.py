"""What a finding is known by from one check to the next, though its line has moved."""

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from toolkit.model.finding import Finding

_NUMBER = re.compile(r"\d+")


def fingerprints(findings: Iterable[tuple[Finding, str]]) -> tuple[str, ...]:
    """A fingerprint for each finding, 64 hexadecimal digits; no two are equal.

    It is made of code, path, the text of the line, the message, and how many findings before it
    agree in these. Numbers in the message are left out: they change with every word that is
    written. The rest of it tells apart what is pointed out at one line, such as two sections that
    are missing.

    Args:
        findings: in the order of their places, each with the source line it stands in; "" for one
            that stands in none.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    made = []
    for finding, line in findings:
        message = _NUMBER.sub("", finding.message)
        key = (finding.code, finding.place.path, line.strip(), message)
        seen[key] += 1
        parts = "\0".join((*key, str(seen[key])))
        made.append(sha256(parts.encode("utf-8", "surrogatepass")).hexdigest())
    return tuple(made)
