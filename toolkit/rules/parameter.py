"""What a draft's settings may change of a rule: the figures it goes by, and names it lets pass."""

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

    @property
    def wanted(self) -> str:
        """The values that can be used, for a person."""
        kind = "a whole number" if isinstance(self.default, int) else "a number"
        return f"{kind} from {self.least:g} to {self.most:g}"


class Names(msgspec.Struct, frozen=True):
    """A list of names that a rule knows beside its own; empty where nothing is said.

    Args:
        name: its key, as above.
        says: what they are, reading on from its name.
        example: one of them.
    """

    name: str
    says: str
    example: str
    default: tuple[str, ...] = ()

    @property
    def wanted(self) -> str:
        """The values that can be used, for a person."""
        return f'a list of names, such as ["{self.example}"]'
