"""A figure of a rule that a draft's settings may change."""

import msgspec


class Parameter(msgspec.Struct, frozen=True):
    """A number that a rule goes by.

    Args:
        name: its key under the rule's code in ``draftsmith.toml``; ends with the unit it has.
        default: what holds where nothing is said; a whole number where only such ones make sense.
        least: and ``most``, the values that can be used.
        says: what it decides, reading on from its name.
    """

    name: str
    default: float
    least: float
    most: float
    says: str
