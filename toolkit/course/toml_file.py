"""A TOML file as a validated value, or lines that say why not."""

import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from toolkit.course.fault import Fault
from toolkit.model.errors import CourseError, InputError
from toolkit.readers.pattern import rare

T = TypeVar("T", bound=msgspec.Struct)

_POSITION = rare(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_struct(path: Path, struct: type[T], check: Callable[[T], Iterable[Fault]]) -> T:
    """The value in the file.

    Args:
        struct: what the file must hold.
        check: gives what is wrong with a value that has the struct's shape.

    Raises:
        InputError: there is no such file, or it cannot be read.
        CourseError: it is not TOML or not valid; the first fault, with file and key.
    """
    value = _examine(path, struct, check)
    if isinstance(value, tuple):
        raise _error(path, value[0])
    return value


def errors_of(
    path: Path, struct: type[T], check: Callable[[T], Iterable[Fault]]
) -> tuple[CourseError, ...]:
    """Everything that is wrong in the file, none when it is valid; arguments as `read_struct`.

    Raises:
        InputError: there is no such file, or it cannot be read.
    """
    try:
        value = _examine(path, struct, check)
    except CourseError as error:
        return (error,)
    return tuple(_error(path, fault) for fault in value) if isinstance(value, tuple) else ()


def read_toml(path: Path) -> dict[str, Any]:
    """The table in the file.

    Raises:
        InputError: there is no such file, or it cannot be read.
        CourseError: it is not TOML; the place gives line and column.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise InputError(reason, place=shown(path)) from error
    return parse_toml(data, shown(path))


def parse_toml(data: bytes, place: str) -> dict[str, Any]:
    """The table in a file's bytes.

    Args:
        place: the file, as a person there would type it.

    Raises:
        CourseError: they are not TOML; the place gives line and column.
    """
    try:
        return tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise CourseError("is not UTF-8", place=place, hint="save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(place, str(error)) from error
    except ValueError as error:
        raise CourseError("holds a number too long to read", place=place) from error
    except RecursionError as error:
        raise CourseError("is nested too deeply to read", place=place) from error


def shown(path: Path) -> str:
    """The path as a person there would type it: relative where it lies below the folder."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def _examine(
    path: Path, struct: type[T], check: Callable[[T], Iterable[Fault]]
) -> T | tuple[Fault, ...]:
    """The value in the file, or its faults: those of shape first, as the others rest on it."""
    table = read_toml(path)
    try:
        value = msgspec.convert(table, struct)
    except msgspec.ValidationError as error:
        from toolkit.course.shape import shape_faults  # 30 ms, wanted only for a faulty file

        return tuple(shape_faults(table, struct)) or (Fault("", str(error)),)
    return tuple(check(value)) or value


def _error(path: Path, fault: Fault) -> CourseError:
    place = f"{shown(path)}: {fault.key}" if fault.key else shown(path)
    return CourseError(fault.message, place=place, hint=fault.hint)


def _syntax_error(place: str, reason: str) -> CourseError:
    """tomllib's complaint with its position moved to the place."""
    found = _POSITION.search(reason)
    message = reason[: found.start()] if found else reason
    position = f":{found[1]}:{found[2]}" if found and found[1] else ""
    if found and not position:
        message += " at the end of the file"
    return CourseError(f"is not TOML: {message[:1].lower()}{message[1:]}", place=place + position)
