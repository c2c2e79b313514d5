"""The report's figures: drawn the same each time, with fonts that embed and no dates."""

from pathlib import Path

import matplotlib as mpl
import numpy as np
from calibration import BINS
from experiment import DECAYS, EPOCHS, SHARES, SHOWN_DECAYS, SHOWN_SHARE, make_data, mislabel
from glyphs import CLASSES, SIDE, Array
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from outcome import Outcome, column_of, interval, select

COLUMN, PAGE = 3.28, 6.875  # widths in the report, inches
SEEN = 4  # images of each class in the first figure
ZOOM = 8  # printed dots for each pixel, so that viewers do not blur it

INKS = ("#0072B2", "#009E73", "#E69F00", "#D55E00")  # Okabe and Ito's, safe for the colour-blind
MARKS = ("o", "s", "^", "D")
WAYS = {"none": "as is", "plain": "plain", "aware": "noise-aware", "oracle": "oracle"}

STYLE = {
    "font.family": "STIXGeneral",
    "mathtext.fontset": "stix",
    "font.size": 8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.6,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#dddddd",
    "grid.linewidth": 0.4,
    "legend.frameon": False,
    "lines.linewidth": 1.1,
    "lines.markersize": 3.5,
    "pdf.fonttype": 42,
}


def save(figure: Figure, path: Path) -> None:
    """Write a figure as PDF without a date or the drawing program's version."""
    figure.savefig(path, metadata={"CreationDate": None, "Producer": None, "Creator": None})


def blank(
    width: float, height: float, columns: int, **options: object
) -> tuple[Figure, list[Axes]]:
    """A figure of this size in inches and its panels, side by side."""
    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, list(figure.subplots(1, columns, squeeze=False, **options)[0])


def glyphs(_: Outcome) -> Figure:
    """Training images of every class, each over its label as given."""
    training = mislabel(make_data(0), SHOWN_SHARE, 0).training
    figure = Figure(figsize=(COLUMN, 1.78))
    panels = figure.subplots(SEEN, CLASSES)
    figure.subplots_adjust(
        left=0.005, right=0.995, top=0.995, bottom=0.075, hspace=0.42, wspace=0.12
    )
    for column in range(CLASSES):
        for row, index in enumerate(np.flatnonzero(training.true == column)[:SEEN]):
            panel = panels[row][column]
            image = training.images[index].reshape(SIDE, SIDE)
            panel.imshow(np.kron(image, np.ones((ZOOM, ZOOM))), cmap="gray_r", vmin=-0.5, vmax=1.2)
            panel.set(xticks=[], yticks=[])
            panel.spines[:].set_visible(False)
            wrong = training.given[index] != column
            panel.set_xlabel(
                str(training.given[index]),
                labelpad=1.5,
                fontsize=7,
                color=INKS[3] if wrong else "#555555",
                fontweight="bold" if wrong else "normal",
            )
    return figure


def curves(outcome: Outcome) -> Figure:
    """Test accuracy and memorised labels after each epoch, with and without weight decay."""
    figure, panels = blank(COLUMN, 1.85, 2, sharex=True, sharey=True)
    titles = {"accuracy": "Test accuracy", "memorised": "Labels memorised"}
    for panel, (column, title) in zip(panels, titles.items(), strict=True):
        for decay, ink, dash in zip(SHOWN_DECAYS, (INKS[3], INKS[0]), ("-", "--"), strict=True):
            rows = select(outcome.curves, decay=decay)
            seeds = column_of(rows, column).reshape(-1, EPOCHS)
            mean, half = zip(*(interval(epoch) for epoch in seeds.T), strict=True)
            epochs = np.arange(1, EPOCHS + 1)
            panel.plot(epochs, mean, dash, color=ink, label=rf"$\lambda={decay:g}$")
            panel.fill_between(epochs, *_band(mean, half), color=ink, alpha=0.2, linewidth=0)
        panel.set(xscale="log", xlabel="Epoch", ylim=(0, 1.03), xticks=[1, 10, 100])
        panel.set_title(title, fontsize=8)
        panel.xaxis.set_major_formatter("{x:g}")
    panels[1].legend(loc="center left", handlelength=1.8)
    panels[0].set_ylabel("Share of images")
    return figure


def decays(outcome: Outcome) -> Figure:
    """Accuracy and memorised labels over the weight decay, at the last epoch and stopped early."""
    figure, panels = blank(PAGE, 1.95, 3)
    shown = (("last", "accuracy"), ("early", "accuracy"), ("last", "memorised"))
    titles = ("Accuracy, last epoch", "Accuracy, stopped early", "Labels memorised, last epoch")
    for panel, (stop, column), title in zip(panels, shown, titles, strict=True):
        for share, ink, mark in zip(SHARES, INKS, MARKS, strict=True):
            if column == "memorised" and share == 0.0:
                continue
            values = [outcome.of(column, share=share, decay=decay, stop=stop) for decay in DECAYS]
            _errors(panel, values, f"{share:.0%}", ink, mark)
        _over_decays(panel)
        panel.set_title(title, fontsize=8)
        panel.set_ylabel("Share of images")
        panel.set_ylim(*((0.0, 1.03) if column == "memorised" else (0.38, 0.95)))
    panels[1].legend(title="Corrupted labels", loc="lower left", ncols=2, columnspacing=0.9)
    return figure


def reliability(outcome: Outcome) -> Figure:
    """Accuracy in each confidence bin for three ways of calibrating, all seeds together."""
    figure, panels = blank(PAGE, 2.0, 3, sharey=True)
    edges = np.arange(BINS) / BINS
    for panel, way in zip(panels, ("none", "plain", "aware"), strict=True):
        rows = select(outcome.reliability, way=way, decay=max(SHOWN_DECAYS))
        count, sure, right = (
            column_of(rows, name).reshape(-1, BINS).sum(axis=0)
            for name in ("count", "sure", "right")
        )
        error = np.abs(sure - right).sum() / count.sum()
        seen = count > 0
        panel.bar(edges[seen], right[seen] / count[seen], 1 / BINS, align="edge", color=INKS[0],
                  alpha=0.75, edgecolor="white", linewidth=0.5, label="accuracy")  # fmt: skip
        panel.bar(edges[seen], count[seen] / count.sum(), 1 / BINS, align="edge", color="#555555",
                  alpha=0.65, edgecolor="white", linewidth=0.5, label="images")  # fmt: skip
        panel.plot([0, 1], [0, 1], "--", color="black", linewidth=0.8)
        panel.set(xlabel="Confidence", xlim=(0, 1), ylim=(0, 1))
        panel.set_title(f"{WAYS[way].capitalize()}: pooled error {error:.1%}", fontsize=8)
    panels[0].set_ylabel("Accuracy; share of images")
    panels[2].legend(loc="upper left")
    return figure


def errors(outcome: Outcome) -> Figure:
    """Calibration error over the weight decay, for every way of calibrating."""
    figure, panels = blank(COLUMN, 1.9, 1)
    for (way, name), ink, mark in zip(WAYS.items(), reversed(INKS), MARKS, strict=True):
        values = [
            outcome.of(f"ece_{way}", share=SHOWN_SHARE, decay=decay, stop="last")
            for decay in DECAYS
        ]
        _errors(panels[0], values, name, ink, mark)
    _over_decays(panels[0])
    panels[0].set(ylabel="Calibration error", ylim=(0, 0.62))
    panels[0].legend(loc="upper left", ncols=2, columnspacing=1.0)
    return figure


def temperatures(outcome: Outcome) -> Figure:
    """Fitted temperatures against those that the true labels give, one point a network."""
    figure, panels = blank(COLUMN, 1.95, 1)
    panel = panels[0]
    rows = [row for row in select(outcome.runs, stop="early") if row["share"] in SHARES[1:]]
    true = column_of(rows, "t_oracle")
    for way, ink, mark in (("plain", INKS[3], "x"), ("aware", INKS[0], "o")):
        fitted = column_of(rows, f"t_{way}")
        name = f"{WAYS[way]}: median ratio {np.median(fitted / true):.2f}"
        panel.loglog(true, fitted, mark, color=ink, markersize=2.6, markerfacecolor="none",
                     markeredgewidth=0.6, label=name)  # fmt: skip
    ends = np.array([0.06, 1.1])
    panel.plot(ends, ends, "--", color="black", linewidth=0.8)
    panel.set(xlabel="Temperature from true labels", ylabel="Fitted temperature")
    for axis in (panel.xaxis, panel.yaxis):
        axis.set_major_locator(mpl.ticker.FixedLocator([0.1, 0.2, 0.5, 1.0]))
        axis.set_minor_locator(mpl.ticker.NullLocator())
        axis.set_major_formatter("{x:g}")
    panel.legend(loc="lower right")
    return figure


def _errors(panel: Axes, values: list[Array], name: str, ink: str, mark: str) -> None:
    """One line of means with their intervals, a point for each weight decay."""
    mean, half = zip(*map(interval, values), strict=True)
    panel.errorbar(range(len(DECAYS)), mean, half, color=ink, marker=mark, capsize=2, label=name)


def _over_decays(panel: Axes) -> None:
    """Label the horizontal axis with the weight decays, evenly spaced."""
    panel.set_xticks(range(len(DECAYS)), [f"{decay:g}" for decay in DECAYS])
    panel.set_xlabel(r"Weight decay $\lambda$")


def _band(mean: tuple[float, ...], half: tuple[float, ...]) -> tuple[Array, Array]:
    return np.subtract(mean, half), np.add(mean, half)


FIGURES = {
    "glyphs": glyphs,
    "curves": curves,
    "decays": decays,
    "reliability": reliability,
    "errors": errors,
    "temperatures": temperatures,
}
