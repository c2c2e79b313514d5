"""How far a network's confidence is from its accuracy, and a temperature that brings it nearer."""

import numpy as np
from perceptron import softmax

Array = np.ndarray

BINS = 15  # of equal width over the confidence, as in Guo et al. (2017)
TEMPERATURES = np.geomspace(0.05, 20.0, 151)  # candidates, 4 % apart


def reliability(logits: Array, labels: Array) -> Array:
    """For each bin: images, their summed confidence, how many are right; shape (BINS, 3)."""
    chances = softmax(logits)
    sure = chances.max(axis=1)
    right = chances.argmax(axis=1) == labels
    place = np.minimum((sure * BINS).astype(int), BINS - 1)
    return np.stack(
        [np.bincount(place, weights, BINS) for weights in (np.ones_like(sure), sure, right)], axis=1
    )


def calibration_error(bins: Array) -> float:
    """The expected calibration error of the bins that `reliability` gives."""
    count, sure, right = bins.T
    return float(np.abs(sure - right).sum() / count.sum())


def fit_temperature(logits: Array, labels: Array, share: float) -> float:
    """The temperature under which the labels are likeliest, if a ``share`` of them is corrupted.

    A share of 0 is plain temperature scaling; otherwise the probabilities pass through the
    symmetric noise model before they meet the labels.
    """
    losses = [_noisy_loss(logits / t, labels, share) for t in TEMPERATURES]
    return float(TEMPERATURES[int(np.argmin(losses))])


def _noisy_loss(logits: Array, labels: Array, share: float) -> float:
    """The mean cross-entropy of labels of which a ``share`` is replaced by another class."""
    stray = share / (logits.shape[1] - 1)
    clean = softmax(logits)[np.arange(labels.size), labels]
    return float(-np.log(np.maximum((1.0 - share - stray) * clean + stray, 1e-300)).mean())
