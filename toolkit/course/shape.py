"""Whether a TOML table has the shape of its struct: every unknown key, missing key and wrong type.

msgspec stops at the first fault; a person who mends a file wants them all, in plain words.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import inspect

from toolkit.course.fault import Fault, join, meant

_PLAIN: dict[type[inspect.Type], tuple[str, tuple[type, ...]]] = {
    inspect.BoolType: ("true or false", (bool,)),
    inspect.IntType: ("a whole number", (int,)),
    inspect.FloatType: ("a number", (int, float)),
    inspect.StrType: ("text in quotes", (str,)),
    inspect.VarTupleType: ("a list", (list,)),
    inspect.StructType: ("a table", (dict,)),
    inspect.DictType: ("a table", (dict,)),
}


def shape_faults(value: Any, struct: type) -> Iterator[Fault]:
    """Every place where ``value``, a decoded TOML table, does not fit ``struct``."""
    return _faults(value, inspect.type_info(struct), "")


def _faults(value: Any, kind: inspect.Type, key: str) -> Iterator[Fault]:
    if isinstance(kind, inspect.UnionType):
        kind = next(each for each in kind.types if not isinstance(each, inspect.NoneType))
    if isinstance(kind, inspect.AnyType):
        return
    if isinstance(kind, inspect.LiteralType):
        yield from _choice_faults(value, kind.values, key)
    elif isinstance(kind, inspect.EnumType):
        yield from _choice_faults(value, [each.value for each in kind.cls], key)
    elif not _fits(value, kind):
        yield Fault(key, f"must be {_PLAIN[type(kind)][0]}, not {_said(value)}")
    elif isinstance(kind, inspect.StructType):
        yield from _table_faults(value, kind, key)
    elif isinstance(kind, inspect.DictType):
        for name, item in value.items():
            yield from _faults(item, kind.value_type, join(key, name))
    elif isinstance(kind, inspect.VarTupleType):
        for number, item in enumerate(value, 1):
            yield from _faults(item, kind.item_type, f"{key}[{number}]")


def _table_faults(table: dict[str, Any], kind: inspect.StructType, key: str) -> Iterator[Fault]:
    fields = {field.encode_name: field for field in kind.fields}
    for name, value in table.items():
        if name in fields:
            yield from _faults(value, fields[name].type, join(key, name))
        else:
            unused = [known for known in fields if known not in table]
            yield Fault(join(key, name), "is not a key known here", meant(name, unused))
    for name, field in fields.items():
        if field.required and name not in table:
            yield Fault(join(key, name), "is missing", f"add {_wanted(field.type)}")


def _choice_faults(value: Any, values: Iterable[Any], key: str) -> Iterator[Fault]:
    choices = [str(choice) for choice in values]
    if value not in choices:
        said = value if isinstance(value, str) else _said(value)
        yield Fault(key, f"must be one of {', '.join(choices)}, not {said}")


def _fits(value: Any, kind: inspect.Type) -> bool:
    expected = _PLAIN[type(kind)][1]
    return isinstance(value, expected) and (bool in expected or not isinstance(value, bool))


def _wanted(kind: inspect.Type) -> str:
    """A kind of value in plain words."""
    return _PLAIN[type(kind)][0] if type(kind) in _PLAIN else "it"


def _said(value: Any) -> str:
    """What stands in the file, in plain words."""
    for words, types in _PLAIN.values():
        if isinstance(value, types):
            return words
    return "a date or time"
