"""What the experiment found: the rows of its CSV files, and the choices they allow."""

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from experiment import SEEDS

Array = np.ndarray
Row = dict[str, float | str]

STUDENT_T = 2.262  # two-sided 95 % point for SEEDS - 1 = 9 degrees of freedom

REMEDIES = {  # name: where training stops, and whether a weight decay may be chosen
    "None": ("last", False),
    "Early stopping": ("early", False),
    "Weight decay": ("last", True),
    "Both": ("early", True),
}


class Outcome:
    """The rows of the three CSV files of ``experiment.py``."""

    def __init__(self, folder: Path) -> None:
        self.runs = read(folder / "runs.csv")
        self.curves = read(folder / "curves.csv")
        self.reliability = read(folder / "reliability.csv")

    def of(self, column: str, **wanted: float | str) -> Array:
        """A column of the runs that have all these values, ordered by seed."""
        return column_of(select(self.runs, **wanted), column)

    def remedy(self, name: str, column: str, share: float) -> Array:
        """A column of the networks that a remedy leads to, shape (SEEDS,).

        Where the remedy leaves the decay open, the least validation loss on the labels as given
        chooses it, seed by seed: a practitioner could do the same.
        """
        stop, may_decay = REMEDIES[name]
        rows = select(self.runs, share=share, stop=stop)
        rows = [row for row in rows if may_decay or row["decay"] == 0.0]
        chosen = [min(select(rows, seed=seed), key=_validation_loss) for seed in range(SEEDS)]
        return column_of(chosen, column)


def read(path: Path) -> list[Row]:
    """The rows of a CSV file; what is a number becomes one, and nothing becomes nan."""
    with path.open(newline="", encoding="utf-8") as file:
        return [{key: _value(text) for key, text in row.items()} for row in csv.DictReader(file)]


def select(rows: Sequence[Row], **wanted: float | str) -> list[Row]:
    """The rows that have all these values."""
    return [row for row in rows if all(row[key] == value for key, value in wanted.items())]


def column_of(rows: Sequence[Row], column: str) -> Array:
    """One column as an array."""
    return np.array([row[column] for row in rows], dtype=float)


def interval(values: Array) -> tuple[float, float]:
    """The mean over seeds and half the width of its 95 % confidence interval."""
    return float(values.mean()), float(STUDENT_T * values.std(ddof=1) / np.sqrt(values.size))


def _validation_loss(row: Row) -> float:
    return float(row["validation_loss"])


def _value(text: str) -> float | str:
    return text if text[:1].isalpha() else float(text or "nan")
