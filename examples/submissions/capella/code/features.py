"""Least squares on random features, from too few to far too many: run it, write it, draw it.

Run ``python code/features.py`` from the report's folder: about a minute on one core.
"""

import csv
import os
from collections.abc import Callable
from itertools import product
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure

Array = np.ndarray

INPUTS = 8
SAMPLES = (50, 100, 200)
TEST = 1000
NOISES = (0.0, 0.2, 0.5)
RIDGES = (0.0, 1e-4, 1e-2, 1.0)
WIDTHS = (5, 10, 20, 30, 40, 50, 60, 70, 85, 100, 120, 140, 170, 200, 230, 270, 350, 500, 750, 1000)
SEEDS = 10
BENDS: dict[str, Callable[[Array], Array]] = {
    "relu": lambda z: np.maximum(z, 0.0),
    "tanh": np.tanh,
    "cosine": np.cos,
}
INKS = ("#0072B2", "#009E73", "#E69F00", "#D55E00")
STYLE = {
    "font.family": "STIXGeneral",
    "mathtext.fontset": "stix",
    "font.size": 9,
    "pdf.fonttype": 42,
    "legend.frameon": False,
    "axes.grid": True,
    "grid.color": "#dddddd",
    "axes.spines.top": False,
    "axes.spines.right": False,
}
Key = tuple[str, int, float, float, int]  # bend, samples, noise, ridge, width


def target(x: Array) -> Array:
    """What is to be learnt: smooth, and not a sum of functions of single inputs."""
    return np.sin(x[:, 0] + x[:, 1]) + 0.5 * x[:, 2] * x[:, 3] + 0.3 * np.abs(x[:, 4])


def fits(bend: str, samples: int, width: int, seed: int) -> list[tuple[Key, Array]]:
    """Errors on training and test data, and the norm of the weights, for each noise and ridge."""
    rng = np.random.default_rng([seed, samples])
    x, far = rng.normal(size=(samples, INPUTS)), rng.normal(size=(TEST, INPUTS))
    noise = rng.normal(size=samples)
    rng = np.random.default_rng([seed, width, 1])
    weights = rng.normal(size=(INPUTS, width)) / np.sqrt(INPUTS)
    shift = rng.normal(size=width)
    near, away = (BENDS[bend](z @ weights + shift) / np.sqrt(width) for z in (x, far))
    u, s, vt = np.linalg.svd(near, full_matrices=False)
    keep = s > 1e-10 * s[0]
    u, s, vt = u[:, keep], s[keep], vt[keep]
    found = []
    for level, ridge in product(NOISES, RIDGES):
        y = target(x) + level * noise
        theta = vt.T @ ((s / (s**2 + ridge)) * (u.T @ y))
        row = np.array(
            [
                np.mean((near @ theta - y) ** 2),
                np.mean((away @ theta - target(far)) ** 2),
                np.linalg.norm(theta),
            ]
        )
        found.append(((bend, samples, level, ridge, width), row))
    return found


def panels(count: int, height: float) -> tuple[Figure, list[object]]:
    """A figure across the page with panels side by side."""
    figure = Figure(figsize=(6.875, height), layout="constrained")
    return figure, list(figure.subplots(1, count, squeeze=False)[0])


def line(
    axes: object, rows: dict[Key, Array], column: int, key: tuple, name: str, ink: str
) -> None:
    """Median and quartiles over seeds against the width."""
    values = np.array([rows[(*key, width)][:, column] for width in WIDTHS])
    low, middle, high = np.percentile(values, (25, 50, 75), axis=1)
    axes.loglog(WIDTHS, middle, color=ink, label=name)
    axes.fill_between(WIDTHS, low, high, color=ink, alpha=0.2, linewidth=0)
    axes.set_xlabel("Random features $p$")


def draw(rows: dict[Key, Array], folder: Path) -> None:
    """Every figure of the report."""
    words = ("Training error", "Test error", "Norm of the weights")
    for bend, (column, name) in product(BENDS, enumerate(("training", "test", "norm"))):
        figure, axes = panels(3, 3.6)
        for panel, samples in zip(axes, SAMPLES, strict=True):
            for level, ink in zip(NOISES, INKS, strict=False):
                line(panel, rows, column, (bend, samples, level, 0.0), rf"$\sigma={level:g}$", ink)
            panel.axvline(samples, color="black", linestyle="--", linewidth=0.8)
            panel.set_title(f"$n={samples}$")
            if name == "training":
                panel.set_ylim(1e-6, 10)
        axes[0].set_ylabel(words[column])
        axes[0].legend()
        save(figure, folder / f"{bend}-{name}.pdf")
    for level, name in zip(NOISES, ("clean", "mild", "strong"), strict=True):
        figure, axes = panels(3, 3.6)
        for panel, samples in zip(axes, SAMPLES, strict=True):
            for ridge, ink in zip(RIDGES, INKS, strict=True):
                line(panel, rows, 1, ("relu", samples, level, ridge), rf"$\lambda={ridge:g}$", ink)
            panel.axvline(samples, color="black", linestyle="--", linewidth=0.8)
            panel.set_title(f"$n={samples}$")
        axes[0].set_ylabel("Test error")
        axes[0].legend()
        save(figure, folder / f"ridge-{name}.pdf")


def save(figure: Figure, path: Path) -> None:
    """Write a figure without dates."""
    figure.savefig(path, metadata={"CreationDate": None, "Producer": None, "Creator": None})


def main() -> None:
    """Fit everything, then write and draw it."""
    here = Path(__file__).parent
    rows: dict[Key, list[Array]] = {}
    for bend, samples, width, seed in product(BENDS, SAMPLES, WIDTHS, range(SEEDS)):
        for key, row in fits(bend, samples, width, seed):
            rows.setdefault(key, []).append(row)
    stacked = {key: np.array(found) for key, found in rows.items()}
    with (here / "results.csv").open("w", newline="", encoding="utf-8") as file:
        lines = csv.writer(file, lineterminator="\n")
        head = ("bend", "samples", "noise", "ridge", "width")
        lines.writerow((*head, "median_training_error", "median_test_error", "median_norm"))
        for key, found in stacked.items():
            lines.writerow((*key, *(f"{value:.5g}" for value in np.median(found, axis=0))))
    with mpl.rc_context(STYLE):
        draw(stacked, here.parent / "figures")


if __name__ == "__main__":
    main()
