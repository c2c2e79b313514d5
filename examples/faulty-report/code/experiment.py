"""Train every network of the report and write what came of it to three CSV files.

Run ``python code/experiment.py``: about two minutes on one core, numpy only. The same command gives
the same numbers. ``--seeds 1`` recomputes the rows of the first seed alone; ``--to DIR`` writes
elsewhere.
"""

import argparse
import csv
import os
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the sums' order, and so their last digits

import numpy as np
from calibration import BINS, calibration_error, fit_temperature, reliability
from glyphs import CLASSES, SIDE, Array, corrupt, draw
from perceptron import Perceptron, epochs, initial, loss, softmax

SEEDS = 10
SHARES = (0.0, 0.1, 0.2, 0.4)  # of the labels, corrupted
DECAYS = (0.0, 0.003, 0.01, 0.03, 0.1)
HIDDEN = 100
EPOCHS = 100
TRAINING, VALIDATION, TEST = 1000, 250, 2000  # images

SHOWN_SHARE = 0.4  # for the learning curves and the reliability diagrams
SHOWN_DECAYS = (0.0, 0.03)
MISJUDGED = 0.1  # how far off the assumed share is, where it is assumed wrongly


class Split(NamedTuple):
    """Images, the labels as given (some corrupted), and the true ones."""

    images: Array
    given: Array
    true: Array


class Data(NamedTuple):
    """The three sets of one seed and one share of corrupted labels; the test labels are true."""

    training: Split
    validation: Split
    test: Split


class Setting(NamedTuple):
    """One network to train."""

    share: float
    decay: float
    seed: int


def make_data(seed: int) -> Data:
    """Draw the images of a seed, with their true labels."""
    splits = []
    for number, count in enumerate((TRAINING, VALIDATION, TEST)):
        images, true = draw(count, np.random.default_rng([seed, number]))
        splits.append(Split(images, true, true))
    return Data(*splits)


def mislabel(data: Data, share: float, seed: int) -> Data:
    """Corrupt a share of the training and of the validation labels."""
    rng = np.random.default_rng([seed, len(data)])
    training, validation = (
        split._replace(given=corrupt(split.true, share, rng)) for split in data[:2]
    )
    return Data(training, validation, data.test)


def train(data: Data, setting: Setting) -> list[Perceptron]:
    """The network after each epoch."""
    rng = np.random.default_rng([setting.seed, 9])
    start = initial(SIDE * SIDE, HIDDEN, CLASSES, rng)
    path = epochs(start, data.training.images, data.training.given, setting.decay, rng)
    return list(islice(path, EPOCHS))


def accuracy(net: Perceptron, split: Split) -> float:
    """The share of images whose true class is found."""
    return float((net.logits(split.images).argmax(axis=1) == split.true).mean())


def memorised(net: Perceptron, split: Split) -> float:
    """The share of corrupted labels that the network gives back; nan where none is corrupted."""
    hit = split.given != split.true
    if not hit.any():
        return float("nan")
    return float((net.logits(split.images[hit]).argmax(axis=1) == split.given[hit]).mean())


def temperatures(net: Perceptron, validation: Split, share: float) -> dict[str, float]:
    """The temperature that each way of calibrating fits on the validation images."""
    logits = net.logits(validation.images)
    return {
        "none": 1.0,
        "plain": fit_temperature(logits, validation.given, 0.0),
        "aware": fit_temperature(logits, validation.given, share),
        "low": fit_temperature(logits, validation.given, max(share - MISJUDGED, 0.0)),
        "high": fit_temperature(logits, validation.given, share + MISJUDGED),
        "oracle": fit_temperature(logits, validation.true, 0.0),
    }


def measure(net: Perceptron, data: Data, share: float) -> dict[str, float]:
    """The figures of one network that go into a row."""
    logits = net.logits(data.test.images)
    row = {
        "accuracy": accuracy(net, data.test),
        "confidence": float(softmax(logits).max(axis=1).mean()),
        "memorised": memorised(net, data.training),
    }
    for way, temperature in temperatures(net, data.validation, share).items():
        row[f"t_{way}"] = temperature
        row[f"ece_{way}"] = calibration_error(reliability(logits / temperature, data.test.true))
    return row


def runs(data: Data, setting: Setting, nets: list[Perceptron]) -> Iterator[dict[str, object]]:
    """Two rows: the network after the last epoch, and after the one of least validation loss."""
    images, given, _ = data.validation
    losses = [loss(net.logits(images), given) for net in nets]
    for stop, epoch in (("last", EPOCHS - 1), ("early", int(np.argmin(losses)))):
        place = {"stop": stop, "epoch": epoch + 1, "validation_loss": losses[epoch]}
        yield setting._asdict() | place | measure(nets[epoch], data, setting.share)


def curve(data: Data, setting: Setting, nets: list[Perceptron]) -> Iterator[dict[str, object]]:
    """A row for each epoch: test accuracy and the share of corrupted labels given back."""
    for number, net in enumerate(nets, start=1):
        yield setting._asdict() | {
            "epoch": number,
            "accuracy": accuracy(net, data.test),
            "memorised": memorised(net, data.training),
        }


def bins(data: Data, setting: Setting, net: Perceptron) -> Iterator[dict[str, object]]:
    """A row for each confidence bin and way of calibrating."""
    logits = net.logits(data.test.images)
    fitted = temperatures(net, data.validation, setting.share)
    for way in ("none", "plain", "aware"):
        counts = reliability(logits / fitted[way], data.test.true)
        for number, (count, sure, right) in zip(range(BINS), counts, strict=True):
            found = {"way": way, "bin": number, "count": count, "sure": sure, "right": right}
            yield setting._asdict() | found


def write(path: Path, rows: list[dict[str, object]]) -> None:
    """Write rows as CSV, numbers with five significant digits, nan as nothing."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(rows[0])
        writer.writerows([_cell(value) for value in row.values()] for row in rows)


def _cell(value: object) -> object:
    if isinstance(value, float):
        return "" if np.isnan(value) else f"{value:.5g}"
    return value


def main() -> None:
    """Read the command line, train, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=SEEDS, help="how many seeds, from 0")
    parser.add_argument("--to", type=Path, default=Path(__file__).parent / "results")
    options = parser.parse_args()
    rows: list[dict[str, object]] = []
    curves: list[dict[str, object]] = []
    reliabilities: list[dict[str, object]] = []
    for seed in range(options.seeds):
        true = make_data(seed)
        for share, decay in product(SHARES, DECAYS):
            setting = Setting(share, decay, seed)
            data = mislabel(true, share, seed)
            nets = train(data, setting)
            rows += (found := list(runs(data, setting, nets)))
            if share == SHOWN_SHARE and decay in SHOWN_DECAYS:
                curves += curve(data, setting, nets)
                reliabilities += bins(data, setting, nets[found[1]["epoch"] - 1])
        print(f"seed {seed}: done", flush=True)
    options.to.mkdir(parents=True, exist_ok=True)
    write(options.to / "runs.csv", rows)
    write(options.to / "curves.csv", curves)
    write(options.to / "reliability.csv", reliabilities)


if __name__ == "__main__":
    main()
