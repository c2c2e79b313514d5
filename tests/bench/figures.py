"""The figures that are asked for, and whether a run reached them."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    Args:
        name: what is measured.
        asked: the most it may be, or the least.
        measured: None where what it is compared with is not installed.
        unit: of both.
        at_least: whether ``asked`` is the least.
    """

    name: str
    asked: float
    measured: float | None
    unit: str
    at_least: bool = False

    @property
    def verdict(self) -> str:
        """``yes`` where it is reached, ``no`` where it is not."""
        if self.measured is None:
            return "not measured"
        reached = self.measured >= self.asked if self.at_least else self.measured <= self.asked
        return "yes" if reached else "no"

    def row(self) -> str:
        """Its line of the table."""
        asked = f"{'≥' if self.at_least else '≤'} {self.asked:g} {self.unit}"
        found = "" if self.measured is None else f"{_rounded(self.measured)} {self.unit}"
        return f"| {self.name:56} | {asked:>9} | {found:>8} | {self.verdict:7} |"


def _rounded(value: float) -> str:
    return f"{value:.0f}" if value >= 20 else f"{value:.2f}"


def table(figures: list[Figure]) -> Iterator[str]:
    """The lines of the table."""
    yield f"| {'figure':56} | {'asked':>9} | {'measured':>8} | {'reached':7} |"
    yield f"|{'-' * 58}|{'-' * 10}:|{'-' * 9}:|{'-' * 9}|"
    yield from (figure.row() for figure in figures)
