"""The table that every struct read from TOML is made of."""

import msgspec


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A frozen table in which an unknown key is an error."""
