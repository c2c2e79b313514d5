"""What is wrong with what came back: one line with its place, and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that a person must mend before grades are right.

    Args:
        path: the file it is in.
        place: where in the file; empty for all of it.
        message: what is wrong, lower case, no full stop.
        hint: what to do; empty where the message says so.
    """

    path: str
    place: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        where = f"{self.path}: {self.place}" if self.place else self.path
        return f"{where}: {self.message}" + (f" ({self.hint})" if self.hint else "")
