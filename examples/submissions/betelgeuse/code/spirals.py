"""Three optimisers on two spirals: train, write results.csv, draw the figures.

Run ``python code/spirals.py`` from the report's folder: about a minute on one core.
"""

import csv
import os
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure

Array = np.ndarray
Net = list[Array]

POINTS, TEST = 400, 2000  # of both spirals together
TURNS = 1.5
BLUR = 0.05  # standard deviation of the noise on each coordinate
WIDTHS = (2, 24, 24, 1)
EPOCHS, BATCH, SEEDS = 200, 20, 5
RATES = tuple(10.0**k for k in (-3.5, -3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0))
OPTIMISERS = ("descent", "momentum", "adam")
INKS = {"descent": "#D55E00", "momentum": "#009E73", "adam": "#0072B2"}
STYLE = {
    "font.family": "STIXGeneral",
    "mathtext.fontset": "stix",
    "font.size": 8,
    "pdf.fonttype": 42,
    "legend.frameon": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def spirals(count: int, rng: np.random.Generator) -> tuple[Array, Array]:
    """Points of two spirals, shape (count, 2), and which one each is on, shape (count, 1)."""
    arm = rng.integers(2, size=count)
    radius = np.sqrt(rng.uniform(0.01, 1.0, count))
    angle = 2 * np.pi * TURNS * radius + np.pi * arm
    points = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return points + rng.normal(0.0, BLUR, points.shape), arm[:, None].astype(float)


def initial(rng: np.random.Generator) -> Net:
    """Weights and biases, layer by layer, scaled after Glorot and Bengio (2010)."""
    net: Net = []
    for fan_in, fan_out in pairwise(WIDTHS):
        limit = np.sqrt(6.0 / (fan_in + fan_out))
        net += [rng.uniform(-limit, limit, (fan_in, fan_out)), np.zeros(fan_out)]
    return net


def layers(net: Net, x: Array) -> list[Array]:
    """The input, the two hidden layers and the score."""
    first = np.tanh(x @ net[0] + net[1])
    second = np.tanh(first @ net[2] + net[3])
    return [x, first, second, second @ net[4] + net[5]]


def gradient(net: Net, x: Array, arm: Array) -> Net:
    """The gradient of the mean logistic loss."""
    x, first, second, score = layers(net, x)
    error = (0.5 * (1.0 + np.tanh(score / 2)) - arm) / len(x)
    back = (error @ net[4].T) * (1 - second**2)
    front = (back @ net[2].T) * (1 - first**2)
    return [x.T @ front, front.sum(0), first.T @ back, back.sum(0), second.T @ error, error.sum(0)]


def step(name: str, slope: Net, memory: list[Net], count: int) -> Net:
    """The direction that an optimiser goes, before the learning rate."""
    if name == "descent":
        return slope
    if name == "momentum":
        memory[0] = [0.9 * m + g for m, g in zip(memory[0], slope, strict=True)]
        return memory[0]
    memory[0] = [0.9 * m + 0.1 * g for m, g in zip(memory[0], slope, strict=True)]
    memory[1] = [0.999 * v + 0.001 * g**2 for v, g in zip(memory[1], slope, strict=True)]
    first, second = 1 - 0.9**count, 1 - 0.999**count
    return [
        (m / first) / (np.sqrt(v / second) + 1e-8)
        for m, v in zip(memory[0], memory[1], strict=True)
    ]


def train(name: str, rate: float, seed: int) -> tuple[Net, list[float], float]:
    """The trained network, its training error after each epoch, and its test error."""
    rng = np.random.default_rng(seed)
    x, arm = spirals(POINTS, rng)
    far, truth = spirals(TEST, rng)
    net = initial(rng)
    memory = [[np.zeros_like(part) for part in net] for _ in range(2)]
    errors, count = [], 0
    for _ in range(EPOCHS):
        for batch in rng.permutation(POINTS).reshape(-1, BATCH):
            count += 1
            ahead = step(name, gradient(net, x[batch], arm[batch]), memory, count)
            net = [part - rate * a for part, a in zip(net, ahead, strict=True)]
        errors.append(float(((layers(net, x)[-1] > 0) != arm).mean()))
    return net, errors, float(((layers(net, far)[-1] > 0) != truth).mean())


def draw_points(net: Net, path: Path) -> None:
    """The training points of seed 0 over the regions that a network tells apart."""
    ticks = np.linspace(-1.25, 1.25, 300)
    grid = np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 2)
    side = (layers(net, grid)[-1] > 0).reshape(300, 300)
    x, arm = spirals(POINTS, np.random.default_rng(0))
    figure = Figure(figsize=(3.28, 2.9), layout="constrained")
    axes = figure.subplots()
    axes.contourf(ticks, ticks, side, levels=[-0.5, 0.5, 1.5], colors=["#f3d9c6", "#cfe3f1"])
    for value, ink, mark in ((0, "#D55E00", "o"), (1, "#0072B2", "s")):
        chosen = x[arm[:, 0] == value]
        axes.plot(*chosen.T, mark, color=ink, markersize=2, label=f"arm {value}")
    axes.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    axes.legend(loc="upper right")
    save(figure, path)


def draw_rates(errors: dict[tuple[str, float], list[float]], path: Path) -> None:
    """Test error over the learning rate: every seed, and the mean."""
    figure = Figure(figsize=(3.28, 2.3), layout="constrained")
    axes = figure.subplots()
    for name in OPTIMISERS:
        means = [np.mean(errors[name, rate]) for rate in RATES]
        axes.plot(RATES, means, "o-", color=INKS[name], label=name, markersize=3)
        for rate in RATES:
            found = errors[name, rate]
            axes.plot([rate] * len(found), found, "_", color=INKS[name], alpha=0.6)
    axes.set(xscale="log", xlabel="Learning rate", ylabel="Test error", ylim=(0, 0.6))
    axes.legend(ncols=3, loc="upper center")
    save(figure, path)


def draw_curves(curves: dict[str, list[list[float]]], path: Path) -> None:
    """Training error over the epochs at each optimiser's best learning rate."""
    figure = Figure(figsize=(3.28, 2.1), layout="constrained")
    axes = figure.subplots()
    for name, found in curves.items():
        axes.plot(range(1, EPOCHS + 1), np.mean(found, axis=0), color=INKS[name], label=name)
    axes.set(xlabel="Epoch", ylabel="Training error", ylim=(0, 0.5), xlim=(0, EPOCHS))
    axes.legend()
    save(figure, path)


def save(figure: Figure, path: Path) -> None:
    """Write a figure without dates."""
    figure.savefig(path, metadata={"CreationDate": None, "Producer": None, "Creator": None})


def main() -> None:
    """Train everything, then write and draw it."""
    here = Path(__file__).parent
    errors: dict[tuple[str, float], list[float]] = {}
    curves: dict[tuple[str, float], list[list[float]]] = {}
    nets: dict[tuple[str, float], Net] = {}
    with (here / "results.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("optimiser", "rate", "seed", "epochs_to_5_percent", "test_error"))
        for name in OPTIMISERS:
            for rate in RATES:
                for seed in range(SEEDS):
                    net, curve, error = train(name, rate, seed)
                    reached = [epoch for epoch, e in enumerate(curve, 1) if e <= 0.05]
                    first = reached[0] if reached else ""
                    rows.writerow((name, f"{rate:.5g}", seed, first, f"{error:.4f}"))
                    errors.setdefault((name, rate), []).append(error)
                    curves.setdefault((name, rate), []).append(curve)
                    nets.setdefault((name, rate), net)
    best = {name: min(RATES, key=lambda r, n=name: np.mean(errors[n, r])) for name in OPTIMISERS}
    with mpl.rc_context(STYLE):
        draw_points(nets["adam", best["adam"]], here.parent / "figures" / "points.pdf")
        draw_rates(errors, here.parent / "figures" / "rates.pdf")
        draw_curves(
            {name: curves[name, best[name]] for name in OPTIMISERS},
            here.parent / "figures" / "curves.pdf",
        )


if __name__ == "__main__":
    main()
