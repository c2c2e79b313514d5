"""A value as JSON text that any terminal, pipe and platform can carry."""

import json


def document(value: object) -> str:
    """Indented JSON in ASCII, keys in the order they have; the same bytes for the same value.

    Escapes keep a draft's control characters and undecodable file names harmless and whole.
    """
    return json.dumps(value, indent=2, ensure_ascii=True)
